"""What all questions to an archive share: the options that narrow them, and how their answers are printed."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from onrecord.records import Act, Channel

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.queries.filters import Filter

Acts = StrEnum("Acts", {act: act for act in get_args(Act)})  # type: ignore[misc]
Channels = StrEnum("Channels", {channel: channel for channel in get_args(Channel)})  # type: ignore[misc]

ArchiveOption = Annotated[
    str | None,
    typer.Option("--archive", metavar="FILE|URL", help="The archive: a file, or postgresql://...; else your own."),
]


def _narrow(*names: str, metavar: str, what: str) -> Any:
    return typer.Option(*names, metavar=metavar, help=what)


_FILTERS: dict[str, tuple[Any, Any]] = {
    "actor": (list[str] | None, _narrow("--actor", metavar="WHO", what="A name or id on either side. Repeatable.")),
    "speaker": (list[str] | None, _narrow("--speaker", metavar="WHO", what="Who speaks or acts. Repeatable.")),
    "country": (list[str] | None, _narrow("--country", metavar="COUNTRY", what="ISO code or name, on either side.")),
    "since": (str | None, _narrow("--since", metavar="DATE", what="From this day, month or year on.")),
    "until": (str | None, _narrow("--until", metavar="DATE", what="Up to and with it.")),
    "channel": (list[Channels] | None, _narrow("--channel", metavar="CHANNEL", what="As speech, letter, phone_call.")),
    "act": (list[Acts] | None, _narrow("--act", metavar="ACT", what="As accuse, deny, demand, decline.")),
    "source": (list[str] | None, _narrow("--source", metavar="OUTLET", what="Who published it, or files it.")),
    "collection": (list[str] | None, _narrow("--collection", metavar="NAME", what="Reports of this collection.")),
    "text": (str | None, _narrow("--text", metavar="WORDS", what='Words in it; "a phrase", -without, begin*.')),
    "min_confidence": (float, _narrow("--min-confidence", metavar="0..1", what="Nothing less sure.")),
    "limit": (int, _narrow("--limit", metavar="N", what="Rows at most; 0: all.")),
    "offset": (int, _narrow("--offset", metavar="N", what="Pass over so many rows first.")),
}
_DEFAULTS = {"min_confidence": 0.0, "limit": 100, "offset": 0}
Json = Annotated[bool, typer.Option("--json", help="Print JSON: all fields, with offsets.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV, one row a line.")]


def question(function: Callable[..., None]) -> Callable[..., None]:
    """A command `function(archive: Archive, wanted: Filter, printed: Printer, ...its own)` with the shared options.

    It gets the archive open, and what narrows the question as a `Filter`. An option of its own takes the place of a shared one
    of that name.
    """
    own = list(_own(function, behind=3))

    def command(**given: Any) -> None:
        from onrecord.archive import Archive

        mine = {parameter.name: given.pop(parameter.name) for parameter in own}
        wanted = _filter(given)
        printer = Printer(json=given.pop("json"), csv=given.pop("csv"), limit=wanted.limit)
        with Archive(given.pop("archive")) as archive:
            function(archive, wanted, printer, **mine)

    named = {parameter.name for parameter in own}
    shared = (parameter for parameter in (*_narrowing(_DEFAULTS), *_shared()) if parameter.name not in named)
    return _signed(command, function, [*own, *shared])


def narrowed(function: Callable[..., None]) -> Callable[..., None]:
    """A command `function(wanted: Filter, ...its own)` with the options that narrow; all there is unless it is told."""
    own = list(_own(function, behind=1))

    def command(**given: Any) -> None:
        function(_filter(given), **given)

    return _signed(command, function, [*own, *_narrowing(_DEFAULTS | {"limit": 0})])


def _signed(
    command: Callable[..., None], function: Callable[..., None], parameters: list[inspect.Parameter]
) -> Callable[..., None]:
    """The command with the name and words of a function, and with these parameters."""
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    command.__name__, command.__doc__ = function.__name__, function.__doc__
    return command


def _own(function: Callable[..., None], *, behind: int) -> Iterator[inspect.Parameter]:
    """The parameters behind the first ones, whose types are known only to whoever checks them."""
    for parameter in list(inspect.signature(function).parameters.values())[behind:]:
        hint = parameter.annotation
        yield parameter.replace(annotation=eval(hint, function.__globals__) if isinstance(hint, str) else hint)


def _narrowing(defaults: dict[str, Any]) -> Iterator[inspect.Parameter]:
    for name, (hint, option) in _FILTERS.items():
        kind, default = inspect.Parameter.KEYWORD_ONLY, defaults.get(name)
        yield inspect.Parameter(name, kind, default=default, annotation=Annotated[hint, option])


def _shared() -> Iterator[inspect.Parameter]:
    kind = inspect.Parameter.KEYWORD_ONLY
    for name, annotated, default in (("archive", ArchiveOption, None), ("json", Json, False), ("csv", Csv, False)):
        yield inspect.Parameter(name, kind, default=default, annotation=annotated)


def _filter(given: dict[str, Any]) -> Filter:
    """The filter of what was given, which is taken out of it."""
    from onrecord.queries.filters import Filter

    values = {name: given.pop(name, _DEFAULTS.get(name)) for name in _FILTERS}
    plain: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in values.items() if v is not None
    }
    plain["limit"] = values["limit"] or None
    return Filter(**plain)


class Printer:
    """Prints rows as the user asked: a page for people, JSON, or CSV."""

    def __init__(self, *, json: bool, csv: bool, limit: int | None = None) -> None:
        if json and csv:
            raise typer.BadParameter("--json or --csv, not both")
        self.json, self.csv, self.limit = json, csv, limit

    def rows(self, rows: Iterable[Any], shown: Callable[[list[Any]], RenderableType]) -> None:
        """Prints the rows; `shown` makes the page of them for people."""
        if self.json:
            self._json(rows)
            return
        found = list(rows)
        if self.csv:
            from onrecord.show.flat import csv_of

            sys.stdout.writelines(csv_of(found))
        elif found:
            show(shown(found))
        if not found:
            typer.echo("nothing found", err=True)
        elif len(found) == self.limit:
            typer.echo(
                f"the first {self.limit} shown; --limit N for more, --limit 0 for all",
                err=True,
            )

    def _json(self, rows: Iterable[Any]) -> None:
        from msgspec.json import Encoder

        encode, opening = Encoder().encode, "[\n"
        for row in rows:
            sys.stdout.write(opening + encode(row).decode())
            opening = ",\n"
        sys.stdout.write("[]\n" if opening == "[\n" else "\n]\n")

    def one(self, found: Any, shown: RenderableType) -> None:
        """Prints a single answer; as CSV the rows that it holds, where it is a list of them."""
        if self.json:
            from msgspec.json import encode

            sys.stdout.write(encode(found).decode() + "\n")
        else:
            show(shown)


def show(page: RenderableType) -> None:
    """A page as the terminal shows it, or as plain text in a pipe."""
    from onrecord.show import plain

    if sys.stdout.isatty():
        from rich.console import Console

        Console().print(page)
    else:
        sys.stdout.write(plain(page))
