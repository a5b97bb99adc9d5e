"""What a person puts right stands from then on; what a machine found is kept beside it, and comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.archive import Archive
from onrecord.errors import BadDecision, NotFound
from onrecord.queries.filters import Filter
from onrecord.records import Actor, Mention
from onrecord.registry.facts import Import, Name, RegistryActor
from onrecord.store.deciding.kinds import Whom
from tests.builders import words
from tests.deciding.deciders import ANN, broken, rows, standing
from tests.queries.telling import Telling, gazette, letter, wire


def test_a_correction_stands_and_every_question_sees_it(archive: Archive) -> None:
    (said,) = archive.statements(Filter(text="lighthouse", act=("assert",), speaker=("Elin Darvas",)))
    decision = archive.correct(said.id, ANN, {"speaker": "Oskar Venn", "act": "deny", "said-at": "2031-05"})
    (now,) = archive.statements(
        Filter(text="lighthouse", speaker=("Oskar Venn",), since="2031-05", channel=("press_conference",))
    )
    assert (now.id, now.act, now.said_at, now.first_day, now.last_day) == (
        said.id,
        "deny",
        "2031-05",
        "2031-05-01",
        "2031-05-31",
    )
    assert (now.content, now.channel, now.confidence) == (said.content, said.channel, said.confidence)
    assert now.speaker_confidence == 1.0
    assert "person" in now.rules
    assert [row.id for row in archive.statements(Filter(speaker=("Elin Darvas",)))] == []
    (history,) = archive.history(said.id)
    (row,) = history.decisions
    assert (row.id, row.kind, row.decided_by, row.why) == (decision, "correct", "Ann Keeper", "the tape says so")
    changed = {value.field: (value.before, value.value) for value in row.values}
    assert changed["act"] == ("assert", "deny")
    before, value = changed["speaker"]
    assert isinstance(before, Whom)
    assert (before.name, value.name) == ("Elin Darvas", "Oskar Venn")
    assert not history.found[0].stands
    assert broken(archive) == []


def test_someone_whom_the_report_does_not_mention_comes_into_the_registry_by_a_person(archive: Archive) -> None:
    said = archive.statements(Filter(speaker=("Elin Darvas",)))[0]
    archive.correct(said.id, ANN, {"speaker": "state:Ostland", "addressees": "Oskar Venn, person:Ida Moll"})
    now = archive.statements(Filter(speaker=("Ostland",)))[0]
    assert now.id == said.id
    assert now.speaker is not None
    assert (now.speaker.name, now.speaker.kind) == ("Ostland", "state")
    assert [who.name for who in now.addressees] == ["Oskar Venn", "Ida Moll"]
    record = next(record for record in standing(archive).values() if any(s.id == said.id for s in record.statements))
    added = [actor for actor in record.actors if not actor.mentions]
    assert sorted((actor.name, actor.known_from) for actor in added) == [
        ("Ida Moll", (("name", "person"),)),
        ("Ostland", (("name", "person"),)),
    ]
    assert broken(archive) == []


def test_a_code_brings_its_type_and_its_value_and_the_other_side_follows(archive: Archive) -> None:
    met = next(
        e for record in standing(archive).values() for e in record.events if e.cameo == "040" and not e.mirror_of
    )
    archive.correct(met.id, ANN, {"cameo": "112", "when": "none", "actors": "Verania"})
    events = [e for record in standing(archive).values() for e in record.events if met.id in (e.id, e.mirror_of)]
    assert {(e.cameo, e.plover, e.goldstein, e.when) for e in events} == {("112", "ACCUSE", -2.0, None)}
    main, mirror = events
    assert (main.actors, main.recipients) == (mirror.recipients, mirror.actors)
    assert broken(archive) == []


def test_the_head_of_a_report(archive: Archive) -> None:
    before = rows(archive)
    report = archive.statements(Filter(source=("Harrow Post",)))[0].report
    decision = archive.correct(
        report.id, ANN, {"title": "Kostria replies", "published": "2031-05-12", "publisher": "none"}
    )
    (shown,) = (thing for thing in archive.show(report.id) if thing.what == "report")
    assert (shown.report.title, shown.report.published, shown.report.publisher) == (
        "Kostria replies",
        "2031-05-12",
        None,
    )
    assert shown.version.how == "given"
    assert [hit.report.id for hit in archive.search("replies")] == [report.id]
    undated = next(row for row in shown.events if row.when is None)
    assert undated.first_day == "2031-05-12"
    assert broken(archive) == []
    archive.undo(decision, ANN)
    assert rows(archive) == before
    assert broken(archive) == []


def test_what_is_retracted_is_found_no_more_and_what_hung_on_it_hangs_on(archive: Archive) -> None:
    record = gazette().record
    outer, inner = record.statements[:2]
    archive.retract(outer.id, ANN)
    (now,) = (r for r in standing(archive).values() if r.document.id == record.document.id)
    assert [s.id for s in now.statements] == [s.id for s in record.statements[1:]]
    assert now.statements[0].parent is None
    assert archive.statements(Filter(text="newspaper OR denied")) == []
    assert [row.id for row in archive.statements(Filter(text="wish"))] == [inner.id]
    (history,) = archive.history(outer.id)
    assert history.found[0].found == outer
    assert [one.kind for one in history.decisions] == ["retract"]
    with pytest.raises(NotFound, match="was retracted"):
        archive.correct(outer.id, ANN, {"act": "deny"})
    with pytest.raises(NotFound, match="was retracted"):
        archive.show(outer.id)
    assert broken(archive) == []


def test_a_happening_is_retracted_from_both_sides(archive: Archive) -> None:
    met = next(
        e for record in standing(archive).values() for e in record.events if e.cameo == "040" and not e.mirror_of
    )
    archive.retract(met.id, ANN)
    assert not [e for record in standing(archive).values() for e in record.events if met.id in (e.id, e.mirror_of)]
    assert broken(archive) == []


def test_with_a_happening_go_sides_that_are_told_of_its_sides_and_come_back(
    filled: Callable[..., Archive],
) -> None:
    met = wire()
    first, second = (event.id for event in met.events[:2])
    third = met.did([met.actors[0].id], [], "040 CONSULT", "met", mirror_of=second)
    archive = filled(met.record)
    before = rows(archive)
    decisions = [archive.confirm([third], ANN), archive.retract(first, ANN)]
    (now,) = standing(archive).values()
    assert not {first, second, third} & {e.id for e in now.events}
    assert broken(archive) == []
    for decision in reversed(decisions):
        archive.undo(decision, ANN)
    assert rows(archive) == before
    retracted = archive.retract(first, ANN)
    archive.undo(retracted, ANN)
    assert rows(archive) == before
    assert broken(archive) == []


def test_who_is_named_again_comes_after_who_was_named_meanwhile(archive: Archive) -> None:
    (said, other) = (row.id for row in archive.statements(Filter(text="lighthouse"))[:2])
    before = rows(archive)
    first = archive.correct(said, ANN, {"speaker": "state:Ostland", "via": "Harbour Post"})
    decisions = [first, archive.correct(said, ANN, {"speaker": "none"})]
    assert broken(archive) == []
    decisions.append(archive.correct(other, ANN, {"speaker": "state:Ostland", "via": "Harbour Post"}))
    assert broken(archive) == []
    for decision in decisions:
        archive.undo(decision, ANN)
        assert broken(archive) == []
    after = rows(archive)
    del before["actor_name"], after["actor_name"]
    assert after == before


def test_an_actor_whom_two_decisions_name_stays_when_the_first_is_taken_back(archive: Archive) -> None:
    (said, other) = (row.id for row in archive.statements(Filter(text="lighthouse"))[:2])
    first = archive.correct(said, ANN, {"speaker": "state:Ostland"})
    archive.correct(said, ANN, {"via": "Harbour Post"})
    archive.correct(other, ANN, {"speaker": "state:Ostland"})
    archive.undo(first, ANN)
    assert broken(archive) == []


def test_what_is_confirmed_is_sure_and_shows_so(archive: Archive) -> None:
    aid = next(e for record in standing(archive).values() for e in record.events if e.cameo == "070")
    assert aid.confidence == 0.4
    archive.confirm([aid.id], ANN)
    (shown,) = archive.show(aid.id)
    assert shown.what == "event"
    assert shown.event.confidence == 1.0
    assert [one.kind for one in shown.decisions] == ["confirm"]


def test_the_last_of_several_decisions_stands_and_undoing_one_keeps_the_others(archive: Archive) -> None:
    said = archive.statements(Filter(speaker=("Elin Darvas",)))[0]
    before = rows(archive)
    first = archive.correct(said.id, ANN, {"act": "deny", "mode": "mixed"})
    second = archive.correct(said.id, ANN, {"act": "warn"})
    assert _of(archive, said.id) == ("warn", "mixed")
    archive.undo(first, ANN)
    assert _of(archive, said.id) == ("warn", "direct")
    third = archive.undo(second, ANN)
    assert rows(archive) == before
    archive.undo(third, ANN)
    assert _of(archive, said.id) == ("warn", "direct")
    assert [one.kind for one in archive.decisions()] == ["undo", "undo", "undo", "correct", "correct"]
    with pytest.raises(BadDecision, match="undone already"):
        archive.undo(first, ANN)


def test_within_what_and_in_answer_to_what(archive: Archive) -> None:
    outer, inner, claim, asked = gazette().record.statements
    archive.correct(claim.id, ANN, {"parent": inner.id, "responds_to": "none"})
    archive.correct(asked.id, ANN, {"responds-to": f"{claim.id}, {outer.id}"})
    by_id = {s.id: s for record in standing(archive).values() for s in record.statements}
    assert by_id[claim.id].parent == inner.id
    assert by_id[asked.id].responds_to == (claim.id, outer.id)
    with pytest.raises(BadDecision, match="told within it"):
        archive.correct(outer.id, ANN, {"parent": claim.id})
    with pytest.raises(BadDecision, match="no statement"):
        archive.correct(outer.id, ANN, {"parent": wire().record.statements[0].id})
    assert broken(archive) == []


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("act", "shout", "one of assert, inform"),
        ("colour", "red", "there are speaker, addressees"),
        ("said_at", "next week", "is no date"),
        ("polarity", "none", "can't be empty"),
        ("speaker", "Oskar Venn, Elin Darvas", "one actor"),
        ("speaker", "ffffffffffff", "no actor has the id"),
        ("mode", "", "can't be empty"),
    ],
)
def test_what_a_field_does_not_take_is_refused_and_nothing_is_kept(
    archive: Archive, field: str, value: str, told: str
) -> None:
    said = archive.statements()[0]
    before = rows(archive)
    with pytest.raises(BadDecision, match=told):
        archive.correct(said.id, ANN, {field: value})
    assert rows(archive) == before
    assert archive.decisions() == []


def test_nobody_and_no_reason_are_refused(archive: Archive) -> None:
    said = archive.statements()[0]
    for author in (ANN._replace(why=" "), ANN._replace(by="")):
        with pytest.raises(BadDecision):
            archive.retract(said.id, author)
    with pytest.raises(NotFound):
        archive.retract("0" * 12, ANN)
    with pytest.raises(BadDecision, match="a report"):
        archive.retract(said.report.id, ANN)


def test_a_name_that_several_bear_is_refused(filled: Callable[..., Archive]) -> None:
    told = letter()
    told.who("Reth", "group")
    archive = filled(told.record)
    said = archive.statements()[0]
    with pytest.raises(BadDecision, match="may be"):
        archive.correct(said.id, ANN, {"speaker": "Reth"})


def _of(archive: Archive, ref: str) -> tuple[str, str]:
    (said,) = (s for record in standing(archive).values() for s in record.statements if s.id == ref)
    return said.act, said.mode


def test_the_bearer_of_an_office_is_the_registry_s_own(filled: Callable[..., Archive]) -> None:
    told = Telling("Kostria’s harbour master said that no ship had come.", published="2031-05-08")
    found = words(told.document, "Kostria’s harbour master")
    office = Mention(found.start, found.end, found.quote, "office")
    told.actors.append(Actor("ab" * 6, "Kostria’s harbour master", "unnamed", "KST", mentions=(office,)))
    told.said("ab" * 6, "said", "no ship had come")
    archive = filled(told.record, wire().record)
    (master,) = archive.actors("harbour master")
    archive.correct(wire().record.statements[0].id, ANN, {"speaker": master.id or ""})
    (now,) = archive.actors("harbour master")
    assert (now.id, now.statements) == (master.id, 2)
    assert broken(archive) == []


def test_the_day_of_a_report_says_who_bore_a_name_on_it(filled: Callable[..., Archive]) -> None:
    archive = filled(wire().record)
    names = (Name("Oskar Venn", since="2031-05-10"),)
    younger = RegistryActor("younger", "Oskar Venn", "person", "KST", names)
    archive.import_actors(Import("own.csv", "csv", (younger,), sha256="f" * 64))
    report = archive.statements()[0].report.id

    def known() -> dict[str, int]:
        return {row.known: row.statements for row in archive.actors("Oskar Venn")}

    assert known() == {"reports": 1, "import": 0}
    decision = archive.correct(report, ANN, {"published": "2031-05-11"})
    assert known() == {"import": 1}
    assert broken(archive) == []
    archive.undo(decision, ANN)
    assert known() == {"reports": 1, "import": 0}
    assert broken(archive) == []


def test_whom_the_registry_calls_otherwise_is_meant_as_the_report_calls_it(archive: Archive) -> None:
    ids = {row.name: row.id or "" for row in archive.actors()}
    said = wire().record.statements[0]
    archive.merge([ids["Jonas Reth"], ids["Oskar Venn"]], ANN)
    archive.correct(said.id, ANN, {"speaker": "Jonas Reth"})
    record = next(r for r in standing(archive).values() if r.document.id == wire().record.document.id)
    speaker = next(s.speaker for s in record.statements if s.id == said.id)
    assert record.actor(speaker or "").name == "Oskar Venn"
    assert [actor for actor in record.actors if not actor.mentions] == []
    assert broken(archive) == []


def test_who_is_who_later_changes_nothing_of_what_was_decided(archive: Archive) -> None:
    ids = {row.name: row.id or "" for row in archive.actors()}
    said = wire().record.statements[0]
    archive.correct(said.id, ANN, {"speaker": "Jonas Reth"})
    archive.merge([ids["Jonas Reth"], ids["Oskar Venn"]], ANN)
    assert broken(archive) == []
    with pytest.raises(BadDecision, match="two actors"):
        archive.confirm([ids["Jonas Reth"], ids["Verania"]], ANN)
