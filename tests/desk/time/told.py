"""Rows of a timeline, made by hand."""

from __future__ import annotations

from onrecord.queries.rows import Dated, EventRow, ReportRow, TimelineRow, WhoRow

VERANIA = WhoRow("Verania", "state", "VRN", "0a0000000001")
KOSTRIA = WhoRow("Kostria", "state", "KST", "0a0000000002")
DARVAS = WhoRow("Elin Darvas", "person", None, "0a0000000003")
_REPORT = ReportRow("0b0000000001", None, "Harbour Post", None, None, "2031-05-06")


def row(
    *actors: WhoRow, on: str | None = "2031-05-06", until: str | None = None, when: str | None = None
) -> TimelineRow:
    """Something that these did between two days."""
    event = EventRow(
        "0c0000000001", _REPORT, actors, (), "040", "CONSULT", None, 1.0, when, on, until or on, "happened", (), (),
        None, None, (), 1.0,
    )  # fmt: skip
    dated: Dated = "unknown" if on is None else "told" if when else "published"
    return TimelineRow("event", on, until or on, dated, None if on is None else "day", event, None)
