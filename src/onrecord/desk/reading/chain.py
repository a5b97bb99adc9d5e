"""By which way words came from a speaker to the reader, link by link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.queries.rows import ReportRow, StatementRow, WhoRow
from onrecord.records import ActorKind

_KINDS: dict[ActorKind, str] = {
    "person": "person", "state": "state", "government": "government", "institution": "institution", "party": "party",
    "igo": "organisation", "media": "media", "group": "group", "unnamed": "not named",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One of those through whom words came."""

    part: Literal["speaker", "through", "outlet"]
    name: str
    who: WhoRow | None
    what: str
    """What it is: official, media, outlet."""


def chain(row: StatementRow, within: tuple[StatementRow, ...]) -> Iterator[Step]:
    """From the speaker to the outlet, all through whom the words came; where none is told, those who tell of the saying."""
    yield Step("speaker", row.speaker.name if row.speaker else "", row.speaker, "speaker")
    for who in row.via[::-1] or _tellers(row, within):
        yield Step("through", who.name, who, _KINDS[who.kind])
    yield Step("outlet", *_outlet(row.report))


def _tellers(row: StatementRow, within: tuple[StatementRow, ...]) -> tuple[WhoRow, ...]:
    speakers = (above.speaker for above in within)
    return tuple(who for who in speakers if who is not None and who != row.speaker)


def _outlet(report: ReportRow) -> tuple[str, None, str]:
    filed = (
        f"outlet, files it under {report.source}" if report.source and report.source != report.publisher else "outlet"
    )
    return report.publisher or report.source or "This report", None, filed
