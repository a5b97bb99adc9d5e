"""`onrecord enter`: what no report told, taken down by hand with its evidence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.asking import Acts, ArchiveOption, Channels, Json
from onrecord.cli.deciding import By, Why, author, told
from onrecord.cli.options import Kind, Published

if TYPE_CHECKING:
    from onrecord.store.deciding.entering import What

entering = typer.Typer(help="Take down what no report told.", no_args_is_help=True, rich_markup_mode=None)

Words = Annotated[str | None, typer.Option("--words", metavar="TEXT", help="The words, or how somebody tells of it.")]
File = Annotated[
    Path | None, typer.Option("--file", metavar="FILE", help="A file with the words: a text, page or PDF.")
]
Quotes = Annotated[
    list[str] | None, typer.Option("--quote", metavar="WORDS", help="Those it stands on; else all. Repeatable.")
]
KindOf = Annotated[Kind, typer.Option("--kind", help="What kind of document the words are.")]
Collection = Annotated[str | None, typer.Option("--collection", metavar="NAME", help="Put it into this collection.")]


def _who(flag: str, what: str) -> Any:
    return typer.Option(flag, metavar="WHO", help=f"{what}: a name, an id, or state:NAME. Repeatable.")


@entering.command()
def statement(
    why: Why,
    words: Words = None,
    file: File = None,
    speaker: Annotated[str | None, typer.Option(metavar="WHO", help="Who says it.")] = None,
    addressee: Annotated[list[str] | None, _who("--addressee", "To whom")] = None,
    via: Annotated[list[str] | None, _who("--via", "Through whom it is known")] = None,
    act: Annotated[Acts | None, typer.Option(metavar="ACT", help="As accuse, deny, demand.")] = None,
    channel: Annotated[Channels | None, typer.Option(metavar="CHANNEL", help="As letter, phone_call.")] = None,
    said_at: Annotated[
        str | None, typer.Option("--said-at", metavar="DATE", help="When, as far as it is known.")
    ] = None,
    quote: Quotes = None,
    kind: KindOf = Kind.statement,
    published: Published = None,
    collection: Collection = None,
    by: By = None,
    archive: ArchiveOption = None,
    json: Json = False,
) -> None:
    """Take down what somebody said or wrote."""
    fields = {
        "speaker": speaker, "addressees": ", ".join(addressee or ()), "via": ", ".join(via or ()),
        "act": act.value if act else None, "channel": channel.value if channel else None, "said_at": said_at,
    }  # fmt: skip
    given = {"kind": kind.value, "published": published, "collection": collection, "quotes": tuple(quote or ())}
    _enter("statement", words, file, fields, given, author(by, why), archive, json)


@entering.command()
def event(
    why: Why,
    cameo: Annotated[str, typer.Option(metavar="CODE", help="CAMEO's code, as 040 for talks.")],
    words: Words = None,
    file: File = None,
    actor: Annotated[list[str] | None, _who("--actor", "Who does it")] = None,
    recipient: Annotated[list[str] | None, _who("--recipient", "To whom")] = None,
    when: Annotated[str | None, typer.Option(metavar="DATE", help="When, as far as it is known.")] = None,
    modality: Annotated[str | None, typer.Option(metavar="HOW", help="happened, planned, denied ...")] = None,
    quote: Quotes = None,
    kind: KindOf = Kind.statement,
    published: Published = None,
    collection: Collection = None,
    by: By = None,
    archive: ArchiveOption = None,
    json: Json = False,
) -> None:
    """Take down what happened."""
    fields = {
        "actors": ", ".join(actor or ()), "recipients": ", ".join(recipient or ()), "cameo": cameo, "when": when,
        "modality": modality,
    }  # fmt: skip
    given = {"kind": kind.value, "published": published, "collection": collection, "quotes": tuple(quote or ())}
    _enter("event", words, file, fields, given, author(by, why), archive, json)


def _enter(
    what: What, words: str | None, file: Path | None, fields: dict[str, str | None], given: dict[str, Any],
    who: Any, archive: str | None, json: bool,
) -> None:  # fmt: skip
    from onrecord.archive import Archive
    from onrecord.store.deciding.entering import Entry

    if (words is None) == (file is None):
        raise typer.BadParameter("--words or --file, one of the two")
    text, sha256 = (words or "", None) if file is None else _read(file)
    typed = {name: value for name, value in fields.items() if value}
    entry = Entry(what, text, typed, file=file.name if file else None, sha256=sha256, **given)
    with Archive(archive) as opened:
        told(opened, opened.enter(entry, who), json=json)


def _read(file: Path) -> tuple[str, str]:
    """The text of a file, and the hash of its bytes. Raises ArchiveError where it can't be read."""
    import hashlib

    from onrecord.article.inputs import arrivals
    from onrecord.errors import BadDecision

    if not file.is_file():
        raise BadDecision(f"{file}: no such file", remedy="check the path")
    (document,) = (arrival.document for arrival in arrivals([str(file)]))
    if document.failure:
        raise BadDecision(f"{file}: {document.failure.reason}")
    return document.text, hashlib.sha256(file.read_bytes()).hexdigest()
