"""Who is who across reports: names, countries, offices, imports, whatever came first."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import select

from onrecord.archive import Archive
from onrecord.records import Actor, ActorKind, Document, Form, MadeBy, Mention, Record, Stamp
from onrecord.registry.facts import Code, ExternalId, Import, Name, RegistryActor
from onrecord.store import tables as t

MADE_BY = MadeBy("0", "none", "none")
KNOWN_BY_TEXT = (("country", "text"),)
KNOWN_BY_CONTEXT = (("country", "context"),)


def told(
    number: int,
    name: str,
    kind: ActorKind = "person",
    country: str | None = None,
    form: Form = "name",
    *,
    known_from: tuple[tuple[str, str], ...] = KNOWN_BY_TEXT,
    published: str = "2031-04-02",
) -> Record:
    """A report that tells of one actor."""
    document = Document(f"{number:012x}", f"{name} spoke.", published=Stamp(published, "given"))
    mention = Mention(0, len(name), name, form)
    actor = Actor(f"{number:012x}", name, kind, country, known_from=known_from, mentions=(mention,))  # type: ignore[arg-type]
    return Record(document, MADE_BY, actors=(actor,))


def links(archive: Archive) -> dict[str, str | None]:
    """For each report, by the id of its document, the key of the registry's actor that its actor is."""
    with archive.asking() as connection:
        query = select(t.version.c.document_id, t.actor.c.key).select_from(t.figure).join(t.version)
        return {row.document_id: row.key for row in connection.execute(query.join(t.actor, isouter=True))}


def linked(tmp_path: Path, records: list[Record]) -> dict[str, str | None]:
    """What the links are, the same in every order of adding."""
    found = []
    for number, order in enumerate(permutations(records)):
        with Archive(tmp_path / f"{number}.db") as archive:
            for record in order:
                archive.add(record)
            found.append(links(archive))
    assert all(links == found[0] for links in found)
    return found[0]


def test_one_name_is_one_actor_however_it_is_spelled(tmp_path: Path) -> None:
    records = [told(1, "Elin O'Darvas"), told(2, "ELIN O’DARVAS"), told(3, "Elin  O'Darvas")]
    assert set(linked(tmp_path, records).values()) == {"person:elin o'darvas"}


def test_a_person_and_a_body_of_one_name_are_two(tmp_path: Path) -> None:
    found = linked(tmp_path, [told(1, "Talland"), told(2, "Talland", "institution"), told(3, "Talland", "state")])
    assert set(found.values()) == {"person:talland", "body:talland", "state:talland"}


def test_a_country_that_one_report_tells_holds_for_the_others(tmp_path: Path) -> None:
    found = linked(tmp_path, [told(1, "Jonas Reth"), told(2, "Jonas Reth", country="KOS"), told(3, "Jonas Reth")])
    assert set(found.values()) == {"person:jonas reth"}


def test_a_name_of_two_countries_is_two_and_open_where_neither_is_told(tmp_path: Path) -> None:
    records = [
        told(1, "Jonas Reth"), told(2, "Jonas Reth", country="KOS"), told(3, "Jonas Reth", country="VER"),
        told(4, "Jonas Reth", country="KOS"),
    ]  # fmt: skip
    found = linked(tmp_path, records)
    keys = {number: found[f"{number:012x}"] for number in (1, 2, 3, 4)}
    assert keys == {1: None, 2: "person:jonas reth:KOS", 3: "person:jonas reth:VER", 4: "person:jonas reth:KOS"}


def test_a_country_that_is_only_the_report_s_makes_no_two(tmp_path: Path) -> None:
    records = [told(1, "Jonas Reth", country="KOS"), told(2, "Jonas Reth", country="VER", known_from=KNOWN_BY_CONTEXT)]
    assert set(linked(tmp_path, records).values()) == {"person:jonas reth"}


def test_offices_are_somebody_s_only_with_their_country(tmp_path: Path) -> None:
    records = [
        told(1, "foreign minister", country="KOS", form="office"),
        told(2, "foreign minister", country="VER", form="office"),
        told(3, "foreign minister", form="office"),
        told(4, "Kostria's foreign minister", form="office"),
    ]
    assert list(linked(tmp_path, records).values()) == [
        "office:foreign minister:KOS",
        "office:foreign minister:VER",
        None,
        "office:kostria's foreign minister",
    ]


def test_officials_and_pronouns_are_nobody_across_reports(tmp_path: Path) -> None:
    records = [told(1, "a senior official", "unnamed", form="description"), told(2, "she", form="pronoun")]
    assert set(linked(tmp_path, records).values()) == {None}


def imported(*actors: RegistryActor) -> Import:
    return Import("own.csv", "csv", actors, sha256="00")


RETH = RegistryActor(
    "reth", "Jonas Reth", "person", "KOS", (Name("Jonas Reth"), Name("Premier Reth", "2031", "2033-06")),
    codes=(Code("KOSGOV", "2031", None),), external_ids=(ExternalId("wikidata", "Q1"),),
)  # fmt: skip


@pytest.mark.parametrize("first", ["import", "reports"])
def test_imports_go_before_what_reports_tell(tmp_path: Path, first: str) -> None:
    records = [
        told(1, "Jonas Reth"), told(2, "Premier Reth"), told(3, "Premier Reth", published="2034-01-01"),
        told(4, "Jonas Reth", country="VER"), told(5, "Jonas Reth", "state"),
    ]  # fmt: skip
    with Archive(tmp_path / "a.db") as archive:
        if first == "import":
            archive.import_actors(imported(RETH))
        for record in records:
            archive.add(record)
        if first == "reports":
            assert archive.import_actors(imported(RETH)).new == 1
        found = links(archive)
        with archive.asking() as connection:
            keys = sorted(connection.execute(select(t.actor.c.key)).scalars())
    assert {number: found[f"{number:012x}"] for number in range(1, 6)} == {
        1: "import:reth",
        2: "import:reth",
        3: "person:premier reth",  # not called so any more
        4: "person:jonas reth",  # of another country
        5: "state:jonas reth",
    }
    assert keys == sorted({*filter(None, found.values())}), "nobody is left whom no report and no file tells of"


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        assert not archive.import_actors(imported(RETH)).known
        assert archive.import_actors(imported(RETH)).known


def test_two_of_a_user_s_actors_with_one_name_stay_open(tmp_path: Path) -> None:
    other = RegistryActor("reth-2", "Jonas Reth", "person", None, (Name("Jonas Reth"),))
    with Archive(tmp_path / "a.db") as archive:
        archive.add(told(1, "Jonas Reth"))
        archive.import_actors(imported(RETH, other))
        assert links(archive) == {f"{1:012x}": None}
