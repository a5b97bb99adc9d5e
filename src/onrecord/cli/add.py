"""`onrecord add`: reports into an archive; `retry`: what was set aside once more; `reread`: with today's onrecord."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import ArchiveOption
from onrecord.cli.how import Actors, How, Model, ModelName, ParserGiven, Rules
from onrecord.cli.joining import join_all
from onrecord.cli.options import SET_ASIDE, KindGiven, Published, tell
from onrecord.cli.progress import Tracked

if TYPE_CHECKING:
    from onrecord.adding import Adding, Step
    from onrecord.archive import Archive

Json = Annotated[bool, typer.Option("--json", help="Print what became of each report, as one JSON object a line.")]
Collection = Annotated[
    str | None, typer.Option("--collection", metavar="NAME", help="Put them into a collection of this name.")
]
Private = Annotated[bool, typer.Option("--allow-private", help="Fetch from this machine and private networks, too.")]
WORDS = {
    "added": "added",
    "changed": "changed: a new version of a report",
    "known": "known",
    "reread": "read again",
    "removed": "removed before, and not taken in again",
    "failed": "set aside",
}


def add(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files, folders, '-' for standard input, the address of a page or feed, or what a batch has written.",
        ),
    ],
    archive: ArchiveOption = None,
    collection: Collection = None,
    published: Published = None,
    kind: KindGiven = None,
    actors: Actors = None,
    rules: Rules = None,
    model: Model = ModelName.full,
    parser: ParserGiven = None,
    allow_private: Private = False,
    json: Json = False,
) -> None:
    """Add reports to an archive.

    Texts, pages, PDFs, JSON lines, Parquet, WARC, feeds. What is there already is known, what changed is a new version; what
    can't be read is set aside, and the exit status is then 1.
    """
    from onrecord.adding import Given, coming, expected_of
    from onrecord.batch.dataset import is_dataset, is_unfinished

    given = Given(published, kind.value if kind else None, allow_private)
    for path in paths:
        if is_dataset(path) and is_unfinished(path):
            typer.echo(f"onrecord: {path}: the batch is not finished; what is done is added", err=True)
    with _opened(archive) as opened:
        steps = adding_to(opened, How(actors, rules, model, parser), collection).add(
            coming(paths, given, stdin=sys.stdin.buffer)
        )
        _run(steps, opened, json=json, total=expected_of(paths))


def retry(
    archive: ArchiveOption = None,
    published: Published = None,
    kind: KindGiven = None,
    actors: Actors = None,
    rules: Rules = None,
    model: Model = ModelName.full,
    parser: ParserGiven = None,
    allow_private: Private = False,
    json: Json = False,
) -> None:
    """Try again what was set aside. Exits 1 where some still is."""
    from onrecord.adding import Given

    given = Given(published, kind.value if kind else None, allow_private)
    with _opened(archive) as opened:
        steps = adding_to(opened, How(actors, rules, model, parser)).retry(given)
        _run(steps, opened, json=json, total=len(opened.failures()))


def reread(
    archive: ArchiveOption = None,
    actors: Actors = None,
    rules: Rules = None,
    model: Model = ModelName.full,
    parser: ParserGiven = None,
    json: Json = False,
) -> None:
    """Read again what another onrecord has read.

    Another version, model or lexicon than today's. The archive stays usable meanwhile.
    """
    with _opened(archive) as opened:
        adding = adding_to(opened, How(actors, rules, model, parser))
        total = len(opened.outdated(adding.reader.made_by))
        _run(adding.reread(), opened, json=json, total=total)
        join_all(opened)


def _opened(archive: str | None) -> Archive:
    from onrecord.archive import Archive

    return Archive(archive)


def adding_to(opened: Archive, how: How, collection: str | None = None) -> Adding:
    """What adds to an archive, with a reader as it is asked for."""
    from onrecord.adding import Adding

    return Adding(opened, how.reader, collection=collection)


def _run(steps: Iterable[Step], archive: Archive, *, json: bool, total: int | None) -> None:
    """Does the work; what is done stays done, even where the archive is full or the user stops."""
    became: Counter[str] = Counter()
    older = 0
    try:
        with Tracked("adding", total=total) as tracked:
            for step in steps:
                became[step.became] += 1
                older += step.older
                tracked.advance()
                _tell(step, json=json)
    except KeyboardInterrupt:
        typer.echo("stopped; what was added stays added, and adding again goes on from here", err=True)
        raise typer.Exit(130) from None
    finally:
        if not json:
            typer.echo(_sum(became, archive))
    if older:
        typer.echo(
            f"{older} were read by another onrecord, model or lexicon: `onrecord reread` reads them again", err=True
        )
    tell_lost(archive)
    if became["failed"]:
        raise typer.Exit(SET_ASIDE)


def tell_lost(archive: Archive) -> None:
    """One line on standard error where decisions are about what no reading finds any more."""
    if lost := len(archive.decisions(unmatched=True)):
        typer.echo(f"decided about what is not found any more: {lost}; see `onrecord decisions --unmatched`", err=True)


def _tell(step: Step, *, json: bool) -> None:
    if json:
        from msgspec.json import encode

        path = step.path.encode("utf-8", "backslashreplace").decode()  # names of files need not be text
        sys.stdout.write(encode(replace(step, path=path)).decode() + "\n")
        sys.stdout.flush()
    if step.failure:
        tell(step.failure)
    if step.told:
        typer.echo(f"onrecord: not taken in: {step.path}{f', {step.part}' * bool(step.part)}: {step.told}", err=True)


def _sum(became: Counter[str], archive: Archive) -> str:
    """One line: how many of each, and where.

    >>> _sum(Counter(added=2, known=1), "talks.db")
    '2 added, 1 known: talks.db'
    """
    return f"{became_in_words(became)}: {archive}"


def became_in_words(became: Counter[str]) -> str:
    """How many reports became what.

    >>> became_in_words(Counter(changed=1)), became_in_words(Counter())
    ('1 changed: a new version of a report', 'nothing to do')
    """
    counted = [f"{became[kind]} {words}" for kind, words in WORDS.items() if became[kind]]
    return ", ".join(counted) or "nothing to do"
