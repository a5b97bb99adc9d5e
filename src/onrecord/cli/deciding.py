"""What people decide: `correct`, `retract`, `confirm`, `merge`, `split`, `undo`; `history` and `decisions` show it."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import ArchiveOption, Json, Printer

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.deciding import Author

Id = Annotated[str, typer.Argument(metavar="ID", help="Of a statement, event, report or actor.")]
PartId = Annotated[str, typer.Argument(metavar="ID", help="Of a statement or an event.")]
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Of things of one kind.")]
DecisionId = Annotated[str, typer.Argument(metavar="DECISION", help="Its id, as `onrecord decisions` lists it.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason: it is kept, and shown.")]
By = Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who decides; else your settings, or your login.")]
Set = Annotated[
    list[str], typer.Option("--set", metavar="FIELD=VALUE", help="What is right; `none` empties it. Repeatable.")
]
Reports = Annotated[
    list[str] | None, typer.Option("--report", metavar="ID", help="Of an actor: where it is another. Repeatable.")
]


def author(by: str | None, why: str) -> Author:
    """Who decides, and why."""
    from onrecord.deciding import Author

    return Author(by or _login(), why)


def correct(ref: Id, values: Set, why: Why, by: By = None, archive: ArchiveOption = None, json: Json = False) -> None:
    """Correct what was found.

    Statements: speaker, addressees, via, channel, said_at, mode, act, polarity, translated, parent, responds_to.
    Events: actors, recipients, cameo, plover, plover_mode, goldstein, when, modality. Reports: title, publisher,
    published, byline, source, language, url. Actors: name, kind, country, code. Actors are given by name or id, several
    with commas between them. Nothing is lost: `onrecord undo` brings back what stood.
    """
    from onrecord.store.deciding.correcting import corrected_fields

    with _opened(archive) as opened:
        told(opened, opened.correct(ref, author(by, why), corrected_fields(values)), json=json)


def retract(ref: PartId, why: Why, by: By = None, archive: ArchiveOption = None, json: Json = False) -> None:
    """Take away what was found wrongly."""
    with _opened(archive) as opened:
        told(opened, opened.retract(ref, author(by, why)), json=json)


def confirm(refs: Ids, why: Why, by: By = None, archive: ArchiveOption = None, json: Json = False) -> None:
    """Confirm what was found: one statement or event, or two that may tell of the same."""
    with _opened(archive) as opened:
        told(opened, opened.confirm(refs, author(by, why)), json=json)


def merge(refs: Ids, why: Why, by: By = None, archive: ArchiveOption = None, json: Json = False) -> None:
    """Say that things are the same.

    Tellings of one statement or event, reports that copy one text, names of one actor: the first, and each of the others.
    """
    with _opened(archive) as opened:
        told(opened, opened.merge(refs, author(by, why)), json=json)


def split(
    refs: Ids, why: Why, report: Reports = None, by: By = None, archive: ArchiveOption = None, json: Json = False
) -> None:
    """Say that things are not the same.

    The first is none of the others; alone, none of those that it is joined with. An actor is somebody else in the reports
    named by --report.
    """
    with _opened(archive) as opened:
        told(opened, opened.split(refs, author(by, why), report or ()), json=json)


def undo(decision: DecisionId, why: Why, by: By = None, archive: ArchiveOption = None, json: Json = False) -> None:
    """Take a decision back."""
    with _opened(archive) as opened:
        told(opened, opened.undo(decision, author(by, why)), json=json)


def history(
    ref: Annotated[str, typer.Argument(metavar="ID", help="Of a statement, event, report, actor or decision.")],
    archive: ArchiveOption = None,
    json: Json = False,
) -> None:
    """What was found, and what people decided about it."""
    from onrecord.show.answers.history import history_page

    with _opened(archive) as opened:
        found = opened.history(ref)
        Printer(json=json, csv=False).one(found, history_page(found))


def decisions(
    unmatched: Annotated[
        bool, typer.Option("--unmatched", help="Only those about what is not found any more: look at them.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help="Rows at most; 0: all.")] = 100,
    archive: ArchiveOption = None,
    json: Json = False,
) -> None:
    """The log of decisions, the newest first."""
    from onrecord.show.answers.history import decision_page

    with _opened(archive) as opened:
        found = opened.decisions(unmatched=unmatched, limit=limit or None)
        Printer(json=json, csv=False, limit=limit or None).rows(found, decision_page)


def _opened(archive: str | None) -> Archive:
    from onrecord.archive import Archive

    return Archive(archive)


def told(opened: Archive, decision: str, *, json: bool) -> None:
    """Prints a decision that was taken."""
    from onrecord.show.answers.history import decision_page

    taken = opened.history(decision)[0].decisions[0]
    Printer(json=json, csv=False).one(taken, decision_page([taken]))


def _login() -> str:
    """The name by which the user is logged in; nothing where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
