"""What is decided about what waits: each with two keys, or two buttons."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form
from fastapi.responses import Response

from onrecord.deciding import Author
from onrecord.desk.asked import Open
from onrecord.desk.people.allowed import Editor
from onrecord.desk.people.forms import Checked, Short, onwards

reviewing = APIRouter(prefix="/review", dependencies=[Checked])
Id = Annotated[str, Form(max_length=12)]


@reviewing.post("/pair")
def pair(
    archive: Open, person: Editor, one: Id, other: Id, verdict: Annotated[Literal["same", "apart"], Form()], why: Short,
    back: Short = "/review?kind=pairs",
) -> Response:  # fmt: skip
    """Two are one, or they are not; or one answers the other, or it does not."""
    author = Author(person.name, why)
    archive.confirm([one, other], author) if verdict == "same" else archive.split([one, other], author)
    return onwards(back)


@reviewing.post("/actor")
def actor(
    archive: Open, person: Editor, ref: Id, field: Annotated[str, Form(max_length=20)], figure: Id, why: Short,
    who: Annotated[str, Form(max_length=200)] = "", others: Short = "", back: Short = "/review?kind=actors",
) -> Response:  # fmt: skip
    """Somebody in a statement or an event is `who`; with nobody given it stays open, and somebody looked."""
    author = Author(person.name, why)
    if not who.strip():
        archive.confirm([ref], author)
        return onwards(back)
    all_there = [one for one in others.split(",") if one] or [figure]
    archive.correct(ref, author, {field: ", ".join(who.strip() if one == figure else one for one in all_there)})
    return onwards(back)


@reviewing.post("/problem")
def problem(
    archive: Open, person: Editor, number: Annotated[str, Form(max_length=12)], why: Short,
    verdict: Annotated[Literal["accepted", "dismissed"], Form()] = "dismissed", back: Short = "/review?kind=problems",
) -> Response:  # fmt: skip
    """A problem is none; or it is one, and what was to be done is done."""
    archive.settle_problem(number, verdict, Author(person.name, why))
    return onwards(back)


@reviewing.post("/broken")
def broken(
    archive: Open, person: Editor, decision: Id, why: Short, back: Short = "/review?kind=broken"
) -> Response:  # fmt: skip
    """A decision about what is not found any more is taken back."""
    archive.undo(decision, Author(person.name, why))
    return onwards(back)
