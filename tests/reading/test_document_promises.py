"""What always holds of documents that are no reports, tried on made-up transcripts, and on any text that is called one."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.article import document_from_text
from onrecord.reading.issued.utterances import TURN
from onrecord.reading.reader import Reader
from onrecord.records import Statement
from tests.test_invariants import EXAMPLES, broken, reports

LABELS = st.sampled_from(
    ["QUESTION", "SECRETARY RUUD", "MODERATOR", "Ms. Holt", "Q", "FOREIGN MINISTER EIDE", "Coast Courier"]
)
WORDS = st.sampled_from(
    [
        "Will the ferry sail on Monday?", "We call on Kostria to release the crew.", "I have nothing on that.",
        "No. That's not true.", "Minister Eide told me that the port was shut.", "Thank you.", "Is it so? We doubt it.",
        '"We are ready," he said.', "Varn says its boat never left.", "I won't speculate, but you may ask them.",
    ]
)  # fmt: skip
DIRECTIONS = st.sampled_from(["", "", "(Laughter.) ", "(Via interpreter.) ", "[crosstalk] "])
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n\r\n"])
KINDS = st.sampled_from(["report", "statement", "readout", "letter", "transcript"])


@st.composite
def turns(draw: st.DrawFn) -> list[tuple[str, list[str]]]:
    """Labels, each with paragraphs; two speakers at least, each of whom speaks twice."""
    spoken = st.lists(st.builds("{}{}".format, DIRECTIONS, WORDS), min_size=1, max_size=3)
    first, second = draw(st.lists(LABELS, min_size=2, max_size=2, unique=True))
    once = st.sampled_from([first, second, "MODERATOR", "QUESTION"])  # a bare name met once is not surely a label
    labels = [first, second, *draw(st.lists(once, max_size=3)), first, second]
    return [(label, draw(spoken)) for label in labels]


def own(statements: tuple[Statement, ...]) -> list[Statement]:
    """The statements that are whole turns."""
    return [s for s in statements if s.parent is None]


@EXAMPLES
@given(turns=turns(), between=BREAKS)
def test_every_labelled_line_is_a_turn_in_its_place(
    reader: Reader, turns: list[tuple[str, list[str]]], between: str
) -> None:
    text = between.join(f"{label}: {between.join(words)}" for label, words in turns)
    document = document_from_text(text, kind="transcript", published="2031-05-06")
    record = reader.read(document)
    found = own(record.statements)
    assert [" ".join(e.quote for e in s.source) for s in found] == [label for label, _ in turns]
    for statement, (_, words) in zip(found, turns, strict=True):
        assert " ".join(" ".join(e.quote for e in statement.content).split()) == " ".join(map(_bare, words))
    assert all(one.content[-1].end <= other.source[0].start for one, other in pairwise(found))
    assert broken(record) == []


@EXAMPLES
@given(turns=turns())
def test_replies_refer_to_what_was_asked_before(reader: Reader, turns: list[tuple[str, list[str]]]) -> None:
    text = "\n\n".join(f"{label}: {' '.join(words)}" for label, words in turns)
    record = reader.read(document_from_text(text, kind="transcript"))
    places = {s.id: n for n, s in enumerate(record.statements)}
    asked = {s.id: s for s in record.statements if s.act == "ask"}
    for statement in own(record.statements):
        assert all(places[earlier] < places[statement.id] for earlier in statement.responds_to)
        for earlier in statement.responds_to:
            assert earlier not in asked or asked[earlier].speaker != statement.speaker
        if statement.act == "answer" and TURN in statement.rules:
            assert statement.responds_to


@settings(EXAMPLES)
@given(text=reports(), kind=KINDS)
def test_any_text_may_be_called_any_kind(reader: Reader, text: str, kind: str) -> None:
    record = reader.read(document_from_text(text, kind=kind))
    assert record.document.failure or record.document.kind == kind
    assert broken(record) == []


def _bare(words: str) -> str:
    """A paragraph without what the transcriber put in brackets."""
    return words.removeprefix("(Laughter.) ").removeprefix("(Via interpreter.) ").removeprefix("[crosstalk] ")
