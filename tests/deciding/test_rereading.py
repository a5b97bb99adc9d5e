"""A decision survives whatever reads its report again, and a new version of it; what is lost is listed, and comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from onrecord.archive import Archive
from onrecord.records import MadeBy, Record, Stamp, Statement
from onrecord.store import tables as t
from tests.archive.telling import empty
from tests.builders import words
from tests.deciding.deciders import ANN, broken, standing
from tests.deciding.rereaders import Shift, reader_of, reread
from tests.queries.telling import Telling, dispute, gazette, letter, wire

ANOTHER = MadeBy("9", "another", "another")


def read_again(archive: Archive, *records: Record) -> None:
    """Reads all versions anew: each of them finds what the record of its document says."""
    by_document = {record.document.id: record for record in records}
    with archive.asking() as connection:
        versions = connection.execute(select(t.version.c.id, t.version.c.document_id)).all()
    for version, document in versions:
        archive.reread(version, reader_of(by_document[document]))


def test_the_same_reader_finds_the_same_and_the_decisions_stand(archive: Archive) -> None:
    for record in dispute():
        for said in record.statements:
            archive.correct(said.id, ANN, {"act": "praise", "speaker": "state:Ostland"})
    before = {record.document.id: record for record in standing(archive).values()}
    read_again(archive, *(replace(record, made_by=ANOTHER) for record in dispute()))
    after = standing(archive).values()
    assert {replace(record, made_by=before[record.document.id].made_by) for record in after} == set(before.values())
    assert archive.decisions(unmatched=True) == []
    assert broken(archive) == []


@settings(max_examples=15)
@given(data=st.data())
def test_a_reader_whose_spans_shift_leaves_the_decision_where_it_was(
    data: st.DataObject, shared_archive: Archive
) -> None:
    archive = shared_archive
    empty(archive)
    records = [wire().record, gazette().record]
    for record in records:
        archive.add(record)
    corrected = {}
    for n, said in enumerate(said for record in records for said in record.statements):
        corrected[said.content[0].quote] = f"20{n + 10}"
        archive.correct(said.id, ANN, {"said_at": f"20{n + 10}"})
    shifts = {
        said.id: data.draw(_shift(said.content[0].end - said.content[0].start))
        for record in records
        for said in record.statements
    }
    read_again(archive, *(reread(record, shifts) for record in records))
    stands = {s.said_at: s.content[0].quote for r in standing(archive).values() for s in r.statements}
    assert all(stands[year] in quote for quote, year in corrected.items())
    assert archive.decisions(unmatched=True) == []
    assert broken(archive) == []


def _shift(length: int) -> st.SearchStrategy[Shift]:
    """Less than a third of the words goes."""
    most = st.integers(0, max(0, length // 6))
    return st.tuples(most, most)


def test_what_no_reading_finds_is_listed_and_stands_again_when_one_does(archive: Archive) -> None:
    record = wire().record
    said, warned = record.statements
    correction = archive.correct(said.id, ANN, {"act": "deny"})
    retraction = archive.retract(warned.id, ANN)
    stood = standing(archive)
    others = [gazette().record, letter().record]
    read_again(archive, reread(record, lost={said.id, warned.id}), *others)
    assert {row.id for row in archive.decisions(unmatched=True)} == {correction, retraction}
    (history,) = archive.history(said.id)
    assert history.found == ()
    assert [row.id for row in history.decisions] == [correction]
    assert broken(archive) == []
    read_again(archive, record, *others)
    assert archive.decisions(unmatched=True) == []
    assert {r.document.id: r.statements for r in standing(archive).values()} == {
        r.document.id: r.statements for r in stood.values()
    }
    read_again(archive, reread(record, lost={said.id}), *others)
    archive.undo(correction, ANN)
    assert archive.decisions(unmatched=True) == []


def test_what_is_told_within_another_is_not_taken_for_it(archive: Archive) -> None:
    record = gazette().record
    outer, inner = record.statements[:2]
    retraction = archive.retract(inner.id, ANN)
    read_again(archive, reread(record, lost={inner.id}), wire().record, letter().record)
    now = next(r for r in standing(archive).values() if r.document.id == record.document.id)
    assert outer.id in {s.id for s in now.statements}
    assert [row.id for row in archive.decisions(unmatched=True)] == [retraction]


def test_a_decision_goes_over_to_a_new_version_by_its_words(archive: Archive) -> None:
    record = wire().record
    archive.correct(record.statements[0].id, ANN, {"act": "deny"})
    archive.retract(record.statements[1].id, ANN)
    newer = _moved(record, "Correction: an earlier version named another day. ", "2031-05-09T10:00")
    assert archive.add(newer).outcome == "changed"
    now = next(r for r in standing(archive).values() if r.document.id == newer.document.id)
    assert [(s.id, s.act) for s in now.statements] == [(newer.statements[0].id, "deny")]
    assert archive.decisions(unmatched=True) == []
    assert broken(archive) == []


def test_what_a_new_version_takes_out_is_listed(archive: Archive) -> None:
    record = wire().record
    decision = archive.correct(record.statements[0].id, ANN, {"act": "deny"})
    newer = _moved(record, "New: ", "2031-05-09T10:00")
    archive.add(replace(newer, statements=newer.statements[1:]))
    assert [row.id for row in archive.decisions(unmatched=True)] == [decision]
    assert broken(archive) == []


def test_a_corrected_head_holds_for_versions_that_said_the_same(archive: Archive) -> None:
    record = wire().record
    report = next(row.report.id for row in archive.statements() if row.report.publisher == "Meridian Wire")
    archive.correct(report, ANN, {"title": "A keeper is sent", "publisher": "Harbour Wire"})
    newer = _moved(record, "Correction. ", "2031-05-09T10:00", title="Verania withdraws its keeper")
    archive.add(newer)
    now = next(r for r in standing(archive).values() if r.document.id == newer.document.id)
    assert (now.document.title, now.document.publisher) == ("Verania withdraws its keeper", "Harbour Wire")
    assert broken(archive) == []


def test_joins_by_hand_survive(filled: Callable[..., Archive]) -> None:
    one, other = wire().record, letter().record
    archive = filled(one, other)
    said, told = one.statements[0], other.statements[0]
    archive.merge([said.id, told.id], ANN)
    assert _joined(archive, said.id, told.id)
    read_again(archive, reread(one, {said.id: (1, 0)}), other)
    now = next(
        s for r in standing(archive).values() for s in r.statements if said.content[0].quote[1:] == s.content[0].quote
    )
    assert now.id != said.id
    assert _joined(archive, now.id, told.id)
    archive.split([now.id], ANN)
    assert not _joined(archive, now.id, told.id)
    read_again(archive, one, other)
    assert not _joined(archive, said.id, told.id)
    assert broken(archive) == []


def _joined(archive: Archive, one: str, other: str) -> bool:
    s = t.statement.c
    with archive.asking() as connection:
        groups = connection.execute(select(s.same_id).where(s.ref.in_([one, other]), s.is_current)).scalars().all()
    assert len(groups) == 2
    return groups[0] is not None and groups[0] == groups[1]


def _moved(record: Record, before: str, published: str, title: str | None = None) -> Record:
    """A later version of the report: with words before the others, all spans so much further on, all ids others."""
    document = replace(
        record.document, id=record.document.identify("version", before), text=before + record.document.text,
        published=Stamp(published, "given"), title=title or record.document.title,
    )  # fmt: skip

    def at(evidence):  # type: ignore[no-untyped-def]
        return replace(evidence, start=evidence.start + len(before), end=evidence.end + len(before))

    actors = tuple(replace(a, mentions=tuple(map(at, a.mentions))) for a in record.actors)
    ids = {s.id: document.identify("statement", s.id) for s in record.statements}
    statements = tuple(
        replace(
            s,
            id=ids[s.id],
            cue=tuple(map(at, s.cue)),
            content=tuple(map(at, s.content)),
            source=tuple(map(at, s.source)),
        )
        for s in record.statements
    )
    assert all(s.parent is None and not s.responds_to for s in record.statements)
    return replace(record, document=document, actors=actors, statements=statements, events=())


def test_of_two_that_fit_equally_none_is_taken(filled: Callable[..., Archive]) -> None:
    archive = filled(_once())
    decision = archive.correct(_once().statements[0].id, ANN, {"act": "deny"})
    archive.add(_once(times=2))
    now = next(r for r in standing(archive).values() if len(r.statements) == 2)
    assert [s.act for s in now.statements] == ["assert", "assert"]
    assert [row.id for row in archive.decisions(unmatched=True)] == [decision]


def _once(times: int = 1) -> Record:
    """A report that says one thing, once or several times."""
    told = Telling(
        "Ida Moll said ships had come. " * times, published=f"2031-05-0{times}", url="https://wire.example/ships"
    )
    who = told.who("Ida Moll")
    for nth in range(1, times + 1):
        cue, content = (words(told.document, quote, nth) for quote in ("said", "ships had come"))
        own = told.document.identify("statement", cue.start)
        told.statements.append(Statement(own, who, cue=(cue,), content=(content,)))
    return told.record
