"""Tables moved forward: from nothing to what `store.tables` says; by two at once; and the views over them."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from onrecord import store
from onrecord.archive import Archive
from onrecord.records import Record
from onrecord.store.address import address_of
from onrecord.store.checking.database import differences
from onrecord.store.engine import open_engine, writing
from onrecord.store.migrating import HEAD, migrate, revision
from onrecord.store.views import VIEWS, drop_views
from tests.archive.held import held
from tests.archive.opening import opened


def test_the_last_script_is_the_head() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(store.__path__[0]) / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_from_nothing_the_tables_are_those_of_this_onrecord(archive_url: str) -> None:
    engine = open_engine(address_of(archive_url))
    assert revision(engine) is None
    assert migrate(engine) == (None, HEAD)
    with engine.connect() as connection:
        assert differences(connection) == []
        assert set(inspect(connection).get_view_names()) >= set(VIEWS)
    assert migrate(engine) == (HEAD, HEAD)
    assert revision(engine) == HEAD
    engine.dispose()


def test_two_who_open_a_new_archive_at_once_both_can(archive_url: str) -> None:
    both = threading.Barrier(4)
    went: list[object] = []

    def open_() -> None:
        engine = open_engine(address_of(archive_url))
        both.wait()
        try:
            went.append(migrate(engine)[1])
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            went.append(error)
        engine.dispose()

    threads = [threading.Thread(target=open_) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert went == [HEAD] * 4
    with Archive(archive_url) as archive:
        assert archive.add(held(1)).outcome == "added"


@pytest.fixture
def record() -> Record:
    return held(1)


def test_views_give_ids_as_the_world_sees_them_and_words_as_they_stand(archive_url: str, record: Record) -> None:
    with opened(archive_url) as archive:
        archive.add(held(1, published="2031-04-01", more=" Soon."))
        report = archive.add(record).report
        rows = {name: _rows(archive, name) for name in VIEWS}
    stored_text = record.document.text.replace("\0", "\ue000")
    assert [(r["report_id"], r["document_id"], r["text"]) for r in rows["reports"]] == [
        (report, record.document.id, stored_text)
    ]
    said, agreed, denied = record.statements
    by_id = {r["statement_id"]: r for r in rows["statements"]}
    assert by_id.keys() == {said.id, agreed.id, denied.id}
    for statement in record.statements:
        row = by_id[statement.id]
        assert row["content"] == " … ".join(e.quote for e in statement.content)
        assert row["cue"] == " … ".join(e.quote for e in statement.cue)
        assert (row["told_within"], row["report_id"], row["act"]) == (statement.parent, report, statement.act)
    assert [by_id[s.id]["speaker"] for s in (said, agreed, denied)] == ["Ada Sorel", "Kostria", "Kostria"]
    assert (by_id[said.id]["addressees"], by_id[agreed.id]["via"]) == ("Kostria", "Ada Sorel")
    (quote,) = rows["quotes"]
    assert quote["quote"] == "The lighthouse \U0001f6a2 is ours."
    assert stored_text[quote["start"] : quote["stop"]] == quote["quote"]
    events = {r["event_id"]: r for r in rows["events"]}
    assert {(e, r["words"], r["actors"], r["recipients"], r["mirror_of"]) for e, r in events.items()} == {
        (record.events[0].id, "met", "Ada Sorel", "Kostria", None),
        (record.events[1].id, "met", "Kostria", "Ada Sorel", record.events[0].id),
    }
    assert {(r["name"], r["statements"]) for r in rows["actors"]} == {("Ada Sorel", 1), ("Kostria", 2)}
    assert {r["actor_id"] for r in rows["actors"]} >= {r["speaker_id"] for r in rows["statements"]}


def test_views_can_be_taken_away(archive_url: str) -> None:
    with opened(archive_url) as archive:
        with writing(archive.engine) as connection:
            drop_views(connection)
        with archive.engine.connect() as connection:
            assert not set(inspect(connection).get_view_names()) & set(VIEWS)


def _rows(archive: Archive, view: str) -> list[dict[str, Any]]:
    with archive.asking() as connection:
        return [dict(row) for row in connection.execute(text(f"SELECT * FROM {view}")).mappings()]


def test_an_archive_of_the_first_tables_moves_forward_and_its_reports_wait_to_be_joined(archive_url: str) -> None:
    engine = open_engine(address_of(archive_url))
    with writing(engine) as connection:
        _upgrade(connection, "0001")
        connection.execute(
            text("INSERT INTO report (id, ref, key, added_at) VALUES (7, 7, 'file:a', '2031-04-02T00:00:00Z')")
        )
    assert migrate(engine) == ("0001", HEAD)
    with engine.connect() as connection:
        assert differences(connection) == []
        assert connection.execute(text("SELECT report_id FROM unjoined")).scalars().all() == [7]
    engine.dispose()


def _upgrade(connection: Connection, to: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(store.__path__[0]) / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
