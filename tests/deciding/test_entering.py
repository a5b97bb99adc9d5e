"""What no report told, taken down by hand: it answers questions like any other, and says whose word it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.archive import Archive
from onrecord.errors import BadDecision
from onrecord.queries.filters import Filter
from onrecord.records import MadeBy
from onrecord.store.deciding.entering import Entry
from tests.deciding.deciders import ANN, broken, standing

CALL = Entry(
    "statement",
    "Oskar Venn called: Kostria takes the keeper in, but no ship may land.",
    {"speaker": "Oskar Venn", "addressees": "Verania, person:Ida Moll", "act": "promise", "channel": "phone_call", "said_at": "2031-05-10"},
    quotes=("Kostria takes the keeper in",),
)  # fmt: skip


def test_a_call_is_told_on_the_timeline_with_its_words(archive: Archive) -> None:
    decision = archive.enter(CALL, ANN)
    (row,) = archive.statements(Filter(channel=("phone_call",)))
    assert row.speaker is not None
    assert (row.speaker.name, row.act, row.said_at, row.mode) == ("Oskar Venn", "promise", "2031-05-10", "direct")
    assert [e.quote for e in row.content] == ["Kostria takes the keeper in"]
    assert [who.name for who in row.addressees] == ["Verania", "Ida Moll"]
    assert row.report.source == "taken down by Ann Keeper"
    assert row.id in {line.statement.id for line in archive.timeline(Filter(since="2031-05-10")) if line.statement}
    (taken,) = archive.decisions()
    assert (taken.id, taken.kind, taken.targets[0].id, taken.why) == (decision, "enter", row.id, ANN.why)
    assert broken(archive) == []


def test_whoever_the_words_name_stands_on_them_and_others_on_a_person_s_word(archive: Archive) -> None:
    archive.enter(CALL, ANN)
    record = next(r for r in standing(archive).values() if r.made_by.model == "person")
    by_name = {actor.name: actor for actor in record.actors}
    assert [m.quote for m in by_name["Oskar Venn"].mentions] == ["Oskar Venn"]
    assert by_name["Ida Moll"].mentions == ()
    assert ("name", "person") in by_name["Ida Moll"].known_from
    venns = {row.id for row in archive.actors("Oskar Venn")}
    assert len(venns) == 1


def test_of_one_letter_several_things_are_taken_down(archive: Archive) -> None:
    archive.enter(CALL, ANN)
    archive.enter(replace(CALL, fields={"speaker": "Oskar Venn", "act": "threaten"}, quotes=("no ship may land",)), ANN)
    event = replace(
        CALL, what="event", fields={"actors": "Oskar Venn", "recipients": "Verania", "cameo": "057"}, quotes=()
    )
    archive.enter(event, ANN)
    record = next(r for r in standing(archive).values() if r.made_by.model == "person")
    assert [s.act for s in record.statements] == ["promise", "threaten"]
    assert [(e.cameo, e.plover) for e in record.events] == [("057", "SUPPORT")]
    with pytest.raises(BadDecision, match="taken down already"):
        archive.enter(event, ANN)
    assert broken(archive) == []


def test_it_is_corrected_and_retracted_as_any_other_and_no_machine_reads_it_again(archive: Archive) -> None:
    archive.enter(CALL, ANN)
    said = archive.statements(Filter(channel=("phone_call",)))[0]
    correction = archive.correct(said.id, ANN, {"said_at": "2031-05-11"})
    archive.enter(replace(CALL, fields={"speaker": "Oskar Venn"}, quotes=("no ship may land",)), ANN)
    assert archive.statements(Filter(channel=("phone_call",)))[0].said_at == "2031-05-11"
    archive.undo(correction, ANN)
    assert archive.statements(Filter(channel=("phone_call",)))[0].said_at == "2031-05-10"
    with pytest.raises(BadDecision, match="retract"):
        archive.undo(archive.decisions()[-1].id, ANN)
    by_hand = {key for key, record in standing(archive).items() if record.made_by.model == "person"}
    assert by_hand & set(archive.outdated(MadeBy("9", "another", "another"))) == set()


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (replace(CALL, text=" "), "no words"),
        (replace(CALL, quotes=("never said",)), "is not in the words"),
        (replace(CALL, fields={"act": "shout"}), "one of assert"),
        (replace(CALL, what="event", fields={"actors": "Verania"}), "without a code"),
    ],
)
def test_what_can_t_be_taken_down_is_refused(archive: Archive, entry: Entry, told: str) -> None:
    before = standing(archive)
    with pytest.raises(BadDecision, match=told):
        archive.enter(entry, ANN)
    assert standing(archive) == before
    assert archive.decisions() == []
