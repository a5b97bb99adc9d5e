"""What people decide: corrections of what was found, each kept with who, when and why, and each to be undone."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Response
from msgspec.json import encode
from pydantic import BaseModel, ConfigDict, Field

from onrecord.archive import Archive
from onrecord.deciding import Author, Entry
from onrecord.desk.api.describing import changing, needing
from onrecord.desk.api.examples import ACTOR, REPORT, STATEMENT
from onrecord.desk.api.listing import MEDIA
from onrecord.desk.api.narrowing import PLAIN
from onrecord.desk.asked import Open
from onrecord.desk.people.allowed import Admin, Editor
from onrecord.queries.decided import DecisionRow
from onrecord.records import DocumentKind
from onrecord.store.deciding.entering import What

router = APIRouter(prefix="/corrections", tags=["corrections"])
Ref = Annotated[str, Field(pattern="^[0-9a-f]{12}$")]
Refs = Annotated[list[Ref], Field(min_length=1, max_length=50)]
Short = Annotated[str, Field(max_length=1000, pattern=PLAIN)]
Fields = Annotated[dict[Annotated[str, Field(max_length=50, pattern=PLAIN)], Short], Field(max_length=20)]
Why = Annotated[str, Field(min_length=1, max_length=2000, pattern=PLAIN)]
_OTHER = "0a1b2c3d4e5f"
_TAKEN: dict[str, Any] = {
    "openapi_extra": needing("editor"),
    "status_code": 201, "response_model": DecisionRow, "responses": changing("The decision, as it was taken down."),
}  # fmt: skip


def _shown(**example: Any) -> ConfigDict:
    return ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, json_schema_extra={"examples": [example]}
    )


class Thing(BaseModel):
    """One thing, and why."""

    model_config = _shown(ref=STATEMENT, why="He said it of the year before.")

    ref: Ref
    why: Why


class Correction(Thing):
    """What is right."""

    model_config = _shown(ref=STATEMENT, values={"said_at": "2031-03-12"}, why="The readout gives the day.")

    values: Annotated[Fields, Field(min_length=1)]
    """By field, as it is typed at the terminal; "none" empties it."""


class Things(BaseModel):
    """Things of one kind, and why."""

    model_config = _shown(refs=[STATEMENT, _OTHER], why="Both papers quote one sentence.")

    refs: Refs
    why: Why


class Apart(Things):
    """Things that are not the same."""

    model_config = _shown(refs=[ACTOR], reports=[REPORT], why="Another of the same name.")

    reports: Annotated[list[Ref], Field(max_length=50)] = []
    """Of an actor: the reports in which it is somebody else."""


class Undoing(BaseModel):
    """A decision, and why it is taken back."""

    model_config = _shown(decision=_OTHER, why="The paper corrected itself.")

    decision: Ref
    why: Why


class Entering(BaseModel):
    """What no report told."""

    model_config = _shown(
        what="statement",
        text="We will answer by Friday, Ida Falk wrote to the desk.",
        fields={"speaker": "Ida Falk", "act": "promise", "said_at": "2031-03-14"},
        quotes=["We will answer by Friday"],
        kind="statement",
        why="From her letter to us.",
    )

    what: What
    text: Annotated[str, Field(min_length=1, max_length=100_000, pattern=PLAIN)]
    """The words: of a letter, or how somebody tells of it."""
    fields: Fields = {}
    quotes: Annotated[list[Short], Field(max_length=20)] = []
    """The words of the text that it stands on; none are all."""
    kind: DocumentKind = "statement"
    published: Annotated[str | None, Field(max_length=40, pattern=PLAIN)] = None
    """ISO 8601."""
    collection: Annotated[str | None, Field(min_length=1, max_length=200, pattern=PLAIN)] = None
    why: Why


@router.post("/correct", **_TAKEN)
def correct(archive: Open, sent: Correction, person: Editor) -> Response:
    """Correct fields of a statement, an event, a report or an actor."""
    return _taken(archive, archive.correct(sent.ref, Author(person.name, sent.why), sent.values))


@router.post("/retract", **_TAKEN)
def retract(archive: Open, sent: Thing, person: Editor) -> Response:
    """Take away a statement or an event that was found wrongly."""
    return _taken(archive, archive.retract(sent.ref, Author(person.name, sent.why)))


@router.post("/confirm", **_TAKEN)
def confirm(archive: Open, sent: Things, person: Editor) -> Response:
    """Confirm a statement or event, or that two tell of the same."""
    return _taken(archive, archive.confirm(sent.refs, Author(person.name, sent.why)))


@router.post("/merge", **_TAKEN)
def merge(archive: Open, sent: Things, person: Editor) -> Response:
    """Say that the first and each of the others are the same: statements, events, copies of a text, actors."""
    return _taken(archive, archive.merge(sent.refs, Author(person.name, sent.why)))


@router.post("/split", **_TAKEN)
def split(archive: Open, sent: Apart, person: Editor) -> Response:
    """Say that the first is none of the others; alone: none of those joined with it."""
    return _taken(archive, archive.split(sent.refs, Author(person.name, sent.why), sent.reports))


@router.post("/undo", **_TAKEN)
def undo(archive: Open, sent: Undoing, person: Editor) -> Response:
    """Take a decision back; what stood without it stands again."""
    return _taken(archive, archive.undo(sent.decision, Author(person.name, sent.why)))


@router.post("/enter", **_TAKEN)
def enter(archive: Open, sent: Entering, person: Editor) -> Response:
    """Take down what no report told, with its words."""
    entry = Entry(**sent.model_dump(exclude={"why"}))
    return _taken(archive, archive.enter(entry, Author(person.name, sent.why)))


@router.post("/remove", **_TAKEN | {"openapi_extra": needing("admin")})
def remove(archive: Open, sent: Thing, person: Admin) -> Response:
    """Take a report out, its text and all quotes of it. For admins."""
    return _taken(archive, archive.remove(sent.ref, Author(person.name, sent.why)))


def _taken(archive: Archive, decision: str) -> Response:
    """The decision that was taken."""
    row = archive.history(decision)[0].decisions[0]
    return Response(encode(row), 201, {"Location": f"/api/v1/history/{decision}"}, MEDIA["json"])
