"""`onrecord check`: a healthy archive passes; of each damage exactly the promise that it breaks is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from typer.testing import CliRunner

from onrecord.archive import Archive
from onrecord.cli import app
from onrecord.store.checking import CHECKS, VERSIONS, check, steps
from tests.archive.held import held
from tests.archive.opening import opened
from tests.archive.strategies import records, versions_of
from tests.archive.telling import empty, quick

FIRST = "(SELECT min(id) FROM {0})"
PAST, NOW = "(SELECT id FROM version WHERE NOT is_current)", "(SELECT min(id) FROM version WHERE is_current)"
DAMAGES: dict[str, tuple[str, set[str]]] = {
    "spans": ("UPDATE mention SET stop = 100000 WHERE figure_id = (SELECT min(id) FROM figure)", {"spans"}),
    "empty span": ("UPDATE event_span SET stop = start", {"spans"}),
    "text": (f"UPDATE version SET text = replace(text, 'Monday', 'Sunday') WHERE id = {PAST}", {"fingerprint"}),
    "text that is searched": (
        f"UPDATE version SET text = replace(text, 'Monday', 'Sunday') WHERE id = {NOW}", {"fingerprint", "words"}
    ),
    "nul": (f"UPDATE version SET nul = NULL WHERE id = {PAST}", {"fingerprint"}),
    "claim": ("DELETE FROM claim", {"fingerprint"}),
    "residue": (f"UPDATE residue SET kind = 'share' WHERE version_id = {PAST}", {"fingerprint"}),
    "byline": ("UPDATE version SET byline = 'Ines Calloway'", {"fingerprint"}),
    "address": (f"UPDATE version SET url = 'https://example.org/x' WHERE id = {PAST}", {"fingerprint", "report key"}),
    "moved": (
        f"UPDATE version SET report_id = (SELECT max(id) FROM report) WHERE id = {PAST}", {"report key"}
    ),
    "report id": ("UPDATE report SET ref = 7 WHERE id = (SELECT min(id) FROM report)", {"report ids"}),
    "cycle": (
        ("UPDATE statement SET parent_id = (SELECT max(o.id) FROM statement o WHERE o.version_id = statement.version_id) "
        "WHERE act = 'deny'"), {"tree"},
    ),
    "answers itself": ("UPDATE answer SET responds_to_id = statement_id", {"tree"}),
    "parent elsewhere": (
        f"UPDATE statement SET parent_id = (SELECT max(id) FROM statement) WHERE version_id = {PAST} AND act = 'deny'",
        {"references"},
    ),
    "speaker elsewhere": (
        f"UPDATE statement SET speaker_id = (SELECT max(id) FROM figure) WHERE version_id = {PAST}", {"derived", "references"},
    ),
    "addressee elsewhere": (
        ("UPDATE statement_figure SET figure_id = (SELECT max(id) FROM figure) WHERE statement_id = "
        "(SELECT min(id) FROM statement)"), {"references", "loads"},
    ),
    "mirror": ("UPDATE event SET mirror_of_id = id WHERE mirror_of_id IS NOT NULL", {"mirrors"}),
    "member": ("UPDATE figure_member SET member = 7 WHERE nth = 0", {"members"}),
    "id twice": (
        (f"UPDATE statement SET ref = (SELECT ref FROM statement WHERE version_id = {PAST} AND parent_id IS NOT NULL) "
        f"WHERE version_id = {PAST} AND act = 'deny'"), {"ids", "derived"},
    ),
    "long id": ("UPDATE statement SET ref = 281474976710656 WHERE act = 'deny'", {"ids"}),
    "negative id": (f"UPDATE version SET document_id = -1 WHERE id = {PAST}", {"ids", "fingerprint"}),
    "no date": (("UPDATE event SET happened_on = 'some day', first_day = 20310402, last_day = 20310402 "
                f"WHERE version_id = {NOW}"), {"derived", "dates"}),
    "day": ("UPDATE statement SET first_day = 20310401, last_day = 20310330 WHERE act = 'deny'", {"derived"}),
    "via": ("UPDATE statement SET via_id = speaker_id WHERE via_id IS NOT NULL", {"derived"}),
    "tally": ("UPDATE figure SET said = said + 1", {"derived"}),
    "stale event": ("UPDATE event SET is_current = (1 = 0)", {"derived"}),
    "day of an event": ("UPDATE event SET last_day = NULL", {"derived"}),
    "published": ("UPDATE version SET published_day = 20310401", {"derived"}),
    "none current": (f"UPDATE version SET is_current = (1 = 0) WHERE id = {NOW}", {"derived", "current", "words"}),
    "two current": ("UPDATE version SET is_current = (1 = 1)", {"derived", "current", "words"}),
    "no version": (
        ("INSERT INTO report (id, ref, key, added_at) SELECT 0, ref, 'document:x', '' FROM report WHERE FALSE "
        "UNION SELECT 0, {document_x}, 'document:x', ''"), {"current"},
    ),
    "unindexed": ("{unindex}", {"words"}),
    "unindexed statement": ("{unindex_statement}", {"words"}),
    "counter": ("UPDATE counter SET next = 3", {"counter"}),
    "no counter": ("DELETE FROM counter", {"counter"}),
    "unused": (
        "INSERT INTO actor (id, ref, key, name, kind, known) VALUES (0, {actor_x}, 'person:x', 'X', 'person', 'reports')",
        {"used"},
    ),
    "actor id": ("UPDATE actor SET ref = 7 WHERE name = 'Kostria'", {"actor ids"}),
    "unlinked": ("UPDATE figure SET actor_id = NULL WHERE name = 'Kostria' AND version_id = " + PAST, {"links"}),
    "linked to another": (
        "UPDATE figure SET actor_id = (SELECT id FROM actor WHERE name = 'Kostria') WHERE name = 'Ada Sorel' "
        "AND version_id = " + PAST, {"called", "links"},
    ),
    "country": ("UPDATE actor SET country = NULL WHERE name = 'Kostria'", {"links"}),
    "spelling": ("UPDATE actor SET name = 'Costria' WHERE name = 'Kostria'", {"links"}),
    "compared": ("UPDATE figure SET identified = NULL, normal = NULL, actor_id = NULL WHERE name = 'Ada Sorel' "
                 "AND version_id = " + PAST, {"names"}),
    "decided": (
        ("INSERT INTO machine_part (kind, ref, version_id, key, part) SELECT 'added', ref, version_id, id, 'null' "
        f"FROM figure WHERE name = 'The two' AND version_id = {PAST}"), {"decided"},
    ),
    "index gone": ("DROP INDEX ix_statement_first_day", {"schema"}),
    "column more": ("ALTER TABLE flag ADD COLUMN more INTEGER", {"schema"}),
    "view gone": ("DROP VIEW quotes", {"schema"}),
    "revision": ("UPDATE alembic_version SET version_num = '0000'", {"revision"}),
}  # fmt: skip
SQLITE_ALONE: dict[str, tuple[str, set[str]]] = {
    "version gone": ("DELETE FROM version WHERE NOT is_current", {"foreign keys"}),
    "figure gone": ("DELETE FROM figure WHERE name = 'Ada Sorel' AND version_id = " + PAST, {"foreign keys", "loads"}),
}
UNINDEX = {
    "sqlite": (
        f"INSERT INTO version_words (version_words, rowid, title, text) SELECT 'delete', id, title, text FROM version WHERE id = {NOW}",
        (
            "INSERT INTO statement_words (statement_words, rowid, content) SELECT 'delete', id, content FROM statement_content "
            f"WHERE id = (SELECT max(id) FROM statement WHERE version_id = {NOW})"
        ),
    ),
    "postgresql": (
        f"DELETE FROM version_words WHERE version_id = {NOW}",
        f"DELETE FROM statement_words WHERE statement_id = (SELECT max(id) FROM statement WHERE version_id = {NOW})",
    ),
}


@pytest.fixture
def archive(archive_url: str) -> Iterator[Archive]:
    """Two reports, one in two versions."""
    with opened(archive_url) as archive:
        archive.add(held(1, published="2031-04-01", more=" Soon."), collection="talks")
        archive.add(held(1))
        archive.add(held(2))
        yield archive


def broken(archive: Archive) -> set[str]:
    return {one.check for one in check(archive.engine)}


def test_a_healthy_archive_passes_and_is_left_as_it_is(archive: Archive) -> None:
    done: list[int] = []
    assert list(check(archive.engine, lambda: done.append(1))) == []
    assert len(done) == steps(archive.engine) == len(CHECKS) + 3


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damage_is_found(archive: Archive, damage: str) -> None:
    sql, expected = DAMAGES[damage]
    from onrecord.spans import identity

    whole, said = UNINDEX[archive.engine.dialect.name]
    refs = {"actor_x": identity("actor", "person:x"), "document_x": identity("report", "document:x")}
    named = {name: str(int(ref, 16)) for name, ref in refs.items()} | {"unindex": whole, "unindex_statement": said}
    for name, value in named.items():
        sql = sql.replace("{" + name + "}", value)
    _execute(archive, sql)
    assert broken(archive) == expected


@pytest.mark.parametrize("damage", SQLITE_ALONE)
def test_a_damage_that_postgresql_would_not_let_happen_is_found(archive: Archive, damage: str) -> None:
    if archive.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL's keys forbid it")
    sql, expected = SQLITE_ALONE[damage]
    _execute(archive, sql)
    assert broken(archive) == expected


def test_every_check_was_seen_to_fail() -> None:
    seen = set().union(*(expected for _, expected in (*DAMAGES.values(), *SQLITE_ALONE.values())))
    assert {*(one.name for one in CHECKS), *VERSIONS, "loads"} - seen == {"pages"}


def _execute(archive: Archive, sql: str) -> None:
    with archive.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        with connection.begin():
            connection.execute(text(sql.replace(":", r"\:")))
    archive.engine.dispose()


def test_a_page_that_is_damaged_is_found(tmp_path: object, archive: Archive) -> None:
    if archive.engine.dialect.name != "sqlite":
        pytest.skip("the pages are PostgreSQL's own")
    from pathlib import Path

    path = Path(archive.engine.url.database or "")
    with archive.engine.connect() as connection:
        root = connection.execute(
            text("SELECT rootpage FROM sqlite_master WHERE name = 'ix_figure_normal'")
        ).scalar_one()
        size = connection.execute(text("PRAGMA page_size")).scalar_one()
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    archive.engine.dispose()
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    assert "pages" in broken(archive)


@settings(
    max_examples=max(10, settings().max_examples // 10),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_whatever_is_added_and_read_again_passes(archive: Archive, data: st.DataObject) -> None:
    quick(archive)
    empty(archive)
    read = records().filter(lambda r: r.document.failure is None)
    first = data.draw(read.filter(lambda r: r.document.url is not None))
    for record in (first, *data.draw(versions_of(first)), data.draw(read)):
        archive.add(record, collection=data.draw(st.none() | st.just("talks")))
    assert list(check(archive.engine)) == []
    for version in archive.outdated(replace(first.made_by, model="9"))[:2]:
        archive.reread(version, lambda document: replace(first, document=document, times=(), statements=(), events=(),
                                                         flags=(), actors=()))  # fmt: skip
    assert list(check(archive.engine)) == []


def test_the_command_says_what_is_broken_and_exits_1(archive: Archive) -> None:
    url = archive.engine.url.render_as_string(hide_password=False)
    healthy = CliRunner().invoke(app, ["check", "--archive", url])
    assert (healthy.exit_code, healthy.output.endswith(": nothing is broken\n")) == (0, True)
    _execute(archive, DAMAGES["day"][0])
    damaged = CliRunner().invoke(app, ["check", "--archive", url, "--json"])
    assert damaged.exit_code == 1
    rows = json.loads(damaged.stdout)
    assert [row["check"] for row in rows] == ["derived"] * 5
    assert rows[0]["where"].startswith("report ")
    table = CliRunner().invoke(app, ["check", "--archive", url, "--csv"])
    assert table.stdout.splitlines()[0] == "check,where,what"
    page = CliRunner().invoke(app, ["check", "--archive", url])
    assert (page.exit_code, page.stdout.count("derived  ")) == (1, 5)
