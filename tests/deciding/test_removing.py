"""A report that has to go leaves nothing of its words: not in the file, not in the index, not in decisions."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from onrecord.archive import Archive
from onrecord.errors import BadDecision, NotFound
from onrecord.store import tables as t
from onrecord.store.failing import Failed
from tests.deciding.deciders import ANN, broken, rows, standing
from tests.queries.telling import Telling, gazette, letter, wire

SYLLABLES = ("qua", "xol", "zim", "wuv", "jyp", "kriz", "vogh", "thux", "plyx", "gnaz")
ODD = st.lists(st.sampled_from(SYLLABLES), min_size=3, max_size=5).map("".join)
"""Words that no other text has."""


@settings(max_examples=12)
@given(odd=st.lists(ODD, min_size=6, max_size=6, unique=True), others=st.integers(0, 2))
def test_no_byte_of_it_is_left(odd: list[str], others: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("removing") / "archive.db"
    with Archive(path) as archive:
        told = secret(odd)
        report = archive.add(told.record).report
        for record in (wire().record, gazette().record)[:others]:
            archive.add(record)
        archive.correct(
            told.statements[0].id, ANN._replace(why=f"{odd[3]} was meant"), {"act": "deny", "speaker": odd[5]}
        )
        archive.retract(told.statements[1].id, ANN)
        archive.set_aside(Failed("elsewhere.txt", "", None, "text", "broken", content=told.document.text.encode()))
        archive.correct(report, ANN, {"title": f"The {odd[4]} affair"})
        archive.remove(report, ANN)
        assert broken(archive) == []
        with pytest.raises(NotFound):
            archive.record(report)
        assert archive.add(told.record).outcome == "removed"
    assert left(path, odd) == []
    assert tokens(path) & {word.lower() for word in odd} == set()


def test_what_others_tell_stands(filled) -> None:  # type: ignore[no-untyped-def]
    archive = filled(wire().record, gazette().record, letter().record)
    kept = [r.document.id for r in standing(archive).values() if r.document.title != "Kostria answers"]
    report = next(row.report.id for row in archive.statements() if row.report.title == "Kostria answers")
    archive.merge([s.id for r in (wire().record, gazette().record) for s in r.statements[:1]], ANN)
    decision = archive.remove(report, ANN)
    assert [r.document.id for r in standing(archive).values()] == kept
    assert broken(archive) == []
    removed, merged = archive.decisions()
    assert (removed.id, removed.kind, removed.why) == (decision, "remove", ANN.why)
    assert (merged.kind, merged.why, [target.words for target in merged.targets]) == ("merge", "removed", [
        ("“The lighthouse is ours,”",), (),
    ])  # fmt: skip
    assert archive.decisions(unmatched=True) == []
    assert archive.remove(report, ANN) == decision


def test_taken_back_it_may_come_in_again_and_is_not_there_by_itself(archive: Archive) -> None:
    record = gazette().record
    report = next(row.report.id for row in archive.statements() if row.report.title == "Kostria answers")
    decision = archive.remove(report, ANN)
    assert archive.add(record).outcome == "removed"
    again = archive.undo(decision, ANN)
    assert record.document.id not in {r.document.id for r in standing(archive).values()}
    assert archive.add(record).outcome == "added"
    with pytest.raises(BadDecision, match="remove it again"):
        archive.undo(again, ANN)
    assert archive.remove(report, ANN) != decision
    assert archive.add(record).outcome == "removed"


def test_it_is_as_if_it_had_never_been_added(filled) -> None:  # type: ignore[no-untyped-def]
    archive = filled(wire().record)
    before = rows(archive)
    archive.remove(archive.add(gazette().record).report, ANN)
    assert rows(archive) == before


def test_only_reports_are_removed(archive: Archive) -> None:
    with pytest.raises(BadDecision, match="is no report"):
        archive.remove(archive.statements()[0].id, ANN)
    assert archive.decisions() == []


def test_a_tombstone_holds_hashes_alone(archive: Archive) -> None:
    report = archive.statements()[0].report
    archive.remove(report.id, ANN)
    with archive.asking() as connection:
        (row,) = connection.execute(select(t.tombstone)).mappings()
        hashes = connection.execute(select(t.tombstone_hash.c.sha256)).scalars().all()
        left = connection.execute(
            text("SELECT count(*) FROM version WHERE title = :title"), {"title": report.title}
        ).scalar()
    assert (row["ref"], row["removed_by"], row["why"]) == (report.id, *ANN)
    assert all(len(one) == 64 for one in hashes)
    assert hashes
    assert left == 0


def secret(odd: list[str]) -> Telling:
    """A report of odd words: in its head, its text, its names."""
    told = Telling(
        f"{odd[0].title()} {odd[1]} said on Monday: “The {odd[2]} {odd[3]} is ours.” Reports of a {odd[4]} were denied.",
        published="2031-05-08", title=f"{odd[4]} {odd[3]}", publisher=f"{odd[1].title()} Post",
        url=f"https://{odd[0]}.example/{odd[2]}", external_id=odd[3], byline=odd[2], source=odd[5],
    )  # fmt: skip
    who = told.who(f"{odd[0].title()} {odd[1]}", "person", "VRN", f"{odd[4]} minister")
    told.said(who, "said", f"The {odd[2]} {odd[3]} is ours.", mode="direct")
    told.said(None, "denied", f"Reports of a {odd[4]}", act="deny")
    told.did([who], [], "112 ACCUSE", f"a {odd[4]} were denied", when="2031-05")
    return told


def left(path: Path, words: list[str]) -> list[str]:
    """Which of the words a file, or a file beside it, still holds, in letters of whatever size."""
    files = [one for one in path.parent.iterdir() if one.name.startswith(path.name)]
    held = b"".join(one.read_bytes() for one in files).lower()
    return [word for word in words if word.encode() in held or word.encode("utf-16-le") in held]


def tokens(path: Path) -> set[str]:
    """All words that the indexes hold."""
    found: set[str] = set()
    with closing(sqlite3.connect(path)) as connection:
        for index in ("version_words", "statement_words"):
            connection.execute(f"CREATE VIRTUAL TABLE temp.{index}_terms USING fts5vocab(main, {index}, 'row')")
            found |= {row[0] for row in connection.execute(f"SELECT term FROM temp.{index}_terms")}
    return found


def test_decisions_about_actors_of_whom_it_alone_told_say_nothing_more(filled) -> None:  # type: ignore[no-untyped-def]
    archive = filled(wire().record)
    report = archive.add(gazette().record).report
    ids = {row.name: row.id for row in archive.actors()}
    archive.correct(ids["Jonas Reth"], ANN, {"name": "Jonas Ferdinand Reth"})
    merged = archive.merge([ids["Elin Darvas"], ids["Tidewater Gazette"]], ANN)
    archive.remove(report, ANN)
    with archive.asking() as connection:
        held = str(
            [
                tuple(row)
                for table in (t.decision_target, t.decision_value, t.decision)
                for row in connection.execute(select(table))
            ]
        )
    assert not {"Reth", "reth", "tidewater", "Tidewater"} & set(held.replace("'", " ").replace(":", " ").split())
    assert [row.id for row in archive.decisions(unmatched=True)] == [merged]
    again = gazette().record
    archive.add(replace(again, document=replace(again.document, text=again.document.text + " More.", id="ab" * 6)))
    assert broken(archive) == []
    assert {row.name for row in archive.actors()} >= {"Jonas Reth", "Elin Darvas"}
