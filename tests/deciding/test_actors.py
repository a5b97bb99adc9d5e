"""Two actors who are one, one who is two, facts put right: for all reports, those to come too, in any order."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from onrecord.archive import Archive
from onrecord.errors import BadDecision, NotFound
from onrecord.queries.filters import Filter
from onrecord.queries.rows import ActorRow
from onrecord.records import MadeBy, Record
from tests.archive.telling import empty
from tests.deciding.deciders import ANN, broken, standing
from tests.deciding.rereaders import reader_of, reread
from tests.queries.telling import Telling


def told(name: str, country: str | None, number: int, kind: str = "person") -> Record:
    """A report in which somebody speaks once."""
    telling = Telling(
        f"{name} said that ship {number} had sailed.", published="2031-05-08", url=f"https://a.example/{number}"
    )
    telling.said(telling.who(name, kind, country), "said", f"ship {number} had sailed")
    return telling.record


VENN, SHORT, OTHER = told("Oskar Venn", "KST", 1), told("O. Venn", None, 2), told("Ida Moll", "VRN", 3)


def by_name(archive: Archive) -> dict[str, ActorRow]:
    return {row.name: row for row in archive.actors()}


def ids_of(archive: Archive) -> dict[str, str]:
    return {name: row.id for name, row in by_name(archive).items() if row.id}


def test_two_names_of_one_actor(filled: Callable[..., Archive]) -> None:
    archive = filled(VENN, SHORT, OTHER)
    ids = ids_of(archive)
    decision = archive.merge([ids["Oskar Venn"], ids["O. Venn"]], ANN)
    actors = by_name(archive)
    assert set(actors) == {"Oskar Venn", "Ida Moll"}
    assert (actors["Oskar Venn"].statements, actors["Oskar Venn"].names) == (2, ("Oskar Venn", "O. Venn"))
    for asked in ("Oskar Venn", "O. Venn", ids["O. Venn"], ids["Oskar Venn"]):
        assert len(archive.statements(Filter(speaker=(asked,)), each=True)) == 2
    (shown,) = archive.show(ids["O. Venn"])
    assert shown.what == "actor"
    assert shown.actor.name == "Oskar Venn"
    assert [one.kind for one in shown.decisions] == ["merge"]
    archive.add(told("O. Venn", None, 4))
    assert by_name(archive)["Oskar Venn"].statements == 3
    assert broken(archive) == []
    archive.undo(decision, ANN)
    assert {name: row.statements for name, row in by_name(archive).items()} == {
        "Oskar Venn": 1,
        "O. Venn": 2,
        "Ida Moll": 1,
    }
    assert broken(archive) == []


def test_whatever_comes_first(filled: Callable[..., Archive]) -> None:
    """Reports added before and after two who are one: the same registry, links and answers."""
    records = [VENN, SHORT, told("Oskar Venn", None, 5), told("O. Venn", "KST", 6)]
    expected = None
    for n, order in enumerate(permutations(range(len(records)))):
        if n % 5:
            continue
        archive = filled()
        empty(archive)
        first, rest = order[:2], order[2:]
        for number in first:
            archive.add(records[number])
        if {0, 2} & set(first) and {1, 3} & set(first):
            ids = ids_of(archive)
            archive.merge([ids["Oskar Venn"], ids["O. Venn"]], ANN)
        for number in rest:
            archive.add(records[number])
        if not archive.decisions():
            ids = ids_of(archive)
            archive.merge([ids["Oskar Venn"], ids["O. Venn"]], ANN)
        found = [(row.id, row.name, row.country, row.names, row.statements) for row in archive.actors()]
        expected = expected or found
        assert found == expected
        assert broken(archive) == []


def test_a_merge_survives_another_reading_and_comes_back_with_its_reports(filled: Callable[..., Archive]) -> None:
    archive = filled(VENN, SHORT)
    ids = ids_of(archive)
    archive.merge([ids["Oskar Venn"], ids["O. Venn"]], ANN)
    versions = {record.document.id: key for key, record in standing(archive).items()}
    for record in (VENN, SHORT):
        archive.reread(versions[record.document.id], reader_of(reread(record)))
    assert {name: row.statements for name, row in by_name(archive).items()} == {"Oskar Venn": 2}
    nobody = Record(VENN.document, MadeBy("10", "none", "none"))
    archive.reread(versions[VENN.document.id], reader_of(nobody))
    assert {name: row.statements for name, row in by_name(archive).items()} == {"O. Venn": 1}
    assert [one.kind for one in archive.decisions(unmatched=True)] == ["merge"]
    archive.reread(versions[VENN.document.id], reader_of(VENN))
    assert {name: row.statements for name, row in by_name(archive).items()} == {"Oskar Venn": 2}
    assert archive.decisions(unmatched=True) == []
    assert broken(archive) == []


def test_one_name_of_two_actors(filled: Callable[..., Archive]) -> None:
    archive = filled(VENN, told("Oskar Venn", "KST", 7), told("Oskar Venn", "KST", 8))
    report = next(row.report.id for row in archive.statements() if "ship 7" in row.content[0].quote)
    decision = archive.split([ids_of(archive)["Oskar Venn"]], ANN, [report])
    rows = archive.actors()
    assert sorted((row.name, row.known, row.statements) for row in rows) == [
        ("Oskar Venn", "person", 1), ("Oskar Venn", "reports", 2),
    ]  # fmt: skip
    other = next(row for row in rows if row.known == "person")
    archive.correct(other.id or "", ANN, {"name": "Oskar Venn the younger"})
    (said,) = archive.statements(Filter(speaker=("Oskar Venn the younger",)), each=True)
    assert said.report.id == report
    archive.add(told("Oskar Venn", "KST", 9))
    assert {row.name: row.statements for row in archive.actors()} == {"Oskar Venn": 3, "Oskar Venn the younger": 1}
    assert broken(archive) == []
    archive.undo(decision, ANN)
    assert {row.name: row.statements for row in archive.actors()} == {"Oskar Venn": 4}
    assert broken(archive) == []
    with pytest.raises(BadDecision, match="--report"):
        archive.split([ids_of(archive)["Oskar Venn"]], ANN)


def test_facts_stand_whatever_reports_tell_later(filled: Callable[..., Archive]) -> None:
    archive = filled(SHORT)
    (short,) = archive.actors()
    assert short.id is not None
    decision = archive.correct(
        short.id, ANN, {"name": "Olga Venn", "country": "KST", "code": "KSTGOV", "kind": "person"}
    )
    archive.add(told("o. venn", None, 4))
    archive.add(told("O. VENN", "VRN", 5))
    (now,) = archive.actors()
    assert (now.id, now.name, now.country, now.codes, now.statements) == (short.id, "Olga Venn", "KST", ("KSTGOV",), 3)
    assert len(archive.statements(Filter(speaker=("Olga Venn",)), each=True)) == 3
    (history,) = archive.history(short.id)
    assert history.found[0].found == {"name": "O. Venn", "kind": "person", "country": "VRN"}
    assert broken(archive) == []
    archive.undo(decision, ANN)
    (now,) = archive.actors()
    assert (now.name, now.country, now.codes) == ("O. Venn", "VRN", ())
    with pytest.raises(NotFound):
        archive.statements(Filter(speaker=("Olga Venn",)), each=True)
    assert broken(archive) == []


def test_a_name_that_becomes_that_of_two_countries_keeps_its_decision(filled: Callable[..., Archive]) -> None:
    archive = filled(VENN, OTHER)
    ids = ids_of(archive)
    archive.merge([ids["Ida Moll"], ids["Oskar Venn"]], ANN)
    archive.add(told("Oskar Venn", "VRN", 4))
    assert {(row.name, row.statements) for row in archive.actors()} == {("Ida Moll", 2), ("Oskar Venn", 1)}
    assert archive.decisions(unmatched=True) == []
    assert broken(archive) == []


def test_an_import_goes_on_beside(filled: Callable[..., Archive]) -> None:
    archive = filled(SHORT, OTHER)
    ids = ids_of(archive)
    archive.merge([ids["Ida Moll"], ids["O. Venn"]], ANN)
    assert by_name(archive)["Ida Moll"].statements == 2
    archive.correct(ids["Ida Moll"] or "", ANN, {"country": "OST"})
    archive.add(told("O. Venn", None, 4))
    assert (by_name(archive)["Ida Moll"].statements, by_name(archive)["Ida Moll"].country) == (3, "OST")
    assert broken(archive) == []
