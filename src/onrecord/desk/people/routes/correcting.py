"""Corrections of one thing: its fields, whether it stands, and what it is one with."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response

from onrecord.archive import Archive
from onrecord.deciding import Author
from onrecord.desk.asked import Open
from onrecord.desk.people.allowed import Editor, Person
from onrecord.desk.people.forms import LONGEST, Checked, Short, onwards
from onrecord.errors import BadDecision

correcting = APIRouter(prefix="/decide/{ref}", dependencies=[Checked])
_ID = re.compile(r"[0-9a-f]{12}$")
Problem = Annotated[str, Form(max_length=12, description="The number of a problem that is accepted with it.")]


async def _changed(request: Request) -> dict[str, str]:
    """The fields whose values are not those that the form was sent with. Raises BadDecision."""
    form = await request.form()
    typed = {name[4:]: str(value) for name, value in form.items() if name.startswith("set.")}
    if any(len(value) > LONGEST for value in typed.values()):
        raise BadDecision("a value that is too long", remedy=f"give up to {LONGEST} characters")
    return {name: value for name, value in typed.items() if value.strip() != str(form.get(f"was.{name}", "")).strip()}


Changed = Annotated[dict[str, str], Depends(_changed)]


@correcting.post("/correct")
def correct(archive: Open, person: Editor, ref: str, values: Changed, why: Short, problem: Problem = "") -> Response:
    """Corrects the fields that were changed."""
    if not values:
        raise BadDecision("nothing was changed", remedy="change a field, then send it")
    return _settled(archive, person, archive.correct(ref, Author(person.name, why), values), ref, why, problem)


@correcting.post("/retract")
def retract(archive: Open, person: Editor, ref: str, why: Short, problem: Problem = "") -> Response:
    """Takes a statement or an event away."""
    shown = archive.show(ref)[0]
    decision = archive.retract(ref, Author(person.name, why))
    report = (
        shown.statement.report.id
        if shown.what == "statement"
        else shown.event.report.id
        if shown.what == "event"
        else ref
    )
    return _settled(archive, person, decision, report, why, problem)


@correcting.post("/confirm")
def confirm(archive: Open, person: Editor, ref: str, why: Short, problem: Problem = "") -> Response:
    """Says that a statement or an event is as it stands; a problem because of which it was looked at is dismissed."""
    author = Author(person.name, why)
    decision = archive.confirm([ref], author)
    if problem:
        archive.settle_problem(problem, "dismissed", author, decision)
        return onwards("/review?kind=problems")
    return _settled(archive, person, decision, ref, why, "")


@correcting.post("/merge")
def merge(archive: Open, person: Editor, ref: str, others: Short, why: Short, problem: Problem = "") -> Response:
    """Says that it is the same as others, given by ids, actors by names, too."""
    refs = [ref, *(_ref(archive, one.strip()) for one in others.split(",") if one.strip())]
    return _settled(archive, person, archive.merge(refs, Author(person.name, why)), ref, why, problem)


@correcting.post("/split")
def split(
    archive: Open,
    person: Editor,
    ref: str,
    why: Short,
    reports: Annotated[list[str], Form()] = [],  # noqa: B006
    more: Short = "",
    problem: Problem = "",
) -> Response:
    """Says that an actor is somebody else in some reports, or that a thing is none of those that it is joined with."""
    where = [*reports, *(one.strip() for one in more.split(",") if one.strip())]
    return _settled(archive, person, archive.split([ref], Author(person.name, why), where), ref, why, problem)


def _settled(archive: Archive, person: Person, decision: str, ref: str, why: str, problem: str) -> Response:
    """Accepts the problem, and leads on: to the next one, or to what was decided about."""
    if problem:
        archive.settle_problem(problem, "accepted", Author(person.name, why), decision)
        return onwards("/review?kind=problems")
    return onwards(f"/{archive.show(ref)[0].what}/{ref}")


def _ref(archive: Archive, typed: str) -> str:
    """The id that was typed, or that of the one actor who has the name. Raises BadDecision."""
    if _ID.match(typed):
        return typed
    named = {row.id: row.name for row in archive.actors(typed) if row.id and row.name.casefold() == typed.casefold()}
    if len(named) == 1:
        return next(iter(named))
    told = ", ".join(f"{ref} ({name})" for ref, name in named.items())
    raise BadDecision(f"{typed!r} may be {told}" if told else f"no actor is called {typed!r}", remedy="give an id")
