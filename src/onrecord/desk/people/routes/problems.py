"""Reporting a problem: anyone may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from onrecord.archive import Archive
from onrecord.desk.asked import Open
from onrecord.desk.drawing import draw
from onrecord.desk.guard.rates import rates_of, waited
from onrecord.desk.people.forms import Checked, Prepared, onwards
from onrecord.errors import NotFound
from onrecord.people import Report
from onrecord.queries.rows import ReportRow
from onrecord.queries.shown import ReportShown, Shown
from onrecord.records import Evidence
from onrecord.store.people.problems import CONTACT, WORDS

problems = APIRouter()
_MARK = Query(pattern=r"^\d{1,9}-\d{1,9}$", description="Start and stop of words in the report, in code points.")


@dataclass(frozen=True, slots=True)
class ReportProblem:
    """What the form shows."""

    report: ReportRow
    about: Shown
    """What it is about: the report, or what was chosen in it."""
    marked: Evidence | None
    """The words of the report that were marked."""
    most: int = WORDS
    most_contact: int = CONTACT


@problems.get("/report/{ref}/problem", dependencies=[Prepared])
def form(
    request: Request, archive: Open, ref: str, about: str | None = None, mark: Annotated[str | None, _MARK] = None
) -> Response:
    """The form."""
    report = _report(archive, ref)
    chosen = archive.show(about)[0] if about and about != ref else report
    return HTMLResponse(draw(request, "report_problem", ReportProblem(report.report, chosen, _marked(report, mark))))


@problems.post("/report/{ref}/problem", dependencies=[Checked])
def report_problem(
    request: Request,
    archive: Open,
    ref: str,
    words: Annotated[str, Form(max_length=WORDS)],
    about: Annotated[str, Form(max_length=12)] = "",
    mark: Annotated[str, Form(max_length=30)] = "",
    contact: Annotated[str, Form(max_length=CONTACT)] = "",
    website: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Takes a problem in, and leads to its number. `website` is a field that nobody sees: only programs fill it in."""
    waited(rates_of(request).problems, request)
    if website:
        raise NotFound("no problem was reported", remedy="leave the last field empty")
    marked = _marked(_report(archive, ref), mark)
    start, stop = (marked.start, marked.end) if marked else (None, None)
    number = archive.report_problem(Report(about or ref, words, contact, start, stop))
    return onwards(f"/problem/{number}?new=1")


def _report(archive: Archive, ref: str) -> ReportShown:
    shown = archive.show(ref)[0]
    if not isinstance(shown, ReportShown):
        raise NotFound(f"no report {ref}")
    return shown


def _marked(report: ReportShown, mark: str | None) -> Evidence | None:
    """The words between two offsets; none where they do not stand in the report."""
    start, _, stop = (mark or "").partition("-")
    if not (start.isdecimal() and stop.isdecimal()):
        return None
    first, last = int(start), int(stop)
    return Evidence(first, last, report.text[first:last]) if first < last <= len(report.text) else None
