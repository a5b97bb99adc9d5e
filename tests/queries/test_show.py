"""One thing by its id: everything that hangs on it, and nothing that does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from onrecord.archive import Archive
from onrecord.cli import app
from onrecord.errors import NotFound
from onrecord.queries.filters import Filter
from onrecord.queries.showing import widened
from onrecord.queries.shown import ActorShown, EventShown, ReportShown, Shown, StatementShown
from onrecord.records import Claim, Stamp
from tests.queries.telling import Telling, gazette, wire

PAGE = """\
Oskar Venn denied “any wish to own the lighthouse” (via Tidewater Gazette · Harrow Post ·
{denial})
  that Oskar Venn denied “any wish to own the lighthouse”. Jonas Reth said
  when        8 May 2031
  how         deny, positive, indirect
  confidence  1
  made by     onrecord 0, model none, lexicon none
  report      9 May 2031 · Kostria answers · Harrow Post · {report}
Told within
  Tidewater Gazette reported Oskar Venn denied “any wish to own the lighthouse” (media report ·
  Harrow Post · {outer})
"""


def one(archive: Archive, ref: str) -> Any:
    (found,) = archive.show(ref)
    return found


def run(archive_url: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["show", *arguments, "--archive", archive_url])


def denial_of(archive: Archive) -> str:
    return archive.statements(Filter(act=("deny",)))[0].id


def test_a_report(archive: Archive) -> None:
    ref = archive.search("strait")[0].report.id
    found = one(archive, ref)
    assert isinstance(found, ReportShown)
    assert (found.report.id, found.report.title, found.kind) == (ref, "Kostria answers", "report")
    assert found.text == gazette().document.text
    assert found.collections == ("lighthouse",)
    assert [s.act for s in found.statements] == ["assert", "deny", "assert", "request"]
    assert [e.cameo for e in found.events] == ["1381"]
    assert [(v.published, v.how, v.is_current) for v in found.versions] == [("2031-05-09", "given", True)]
    assert found.version == found.versions[0]
    assert found.versions[0].document == gazette().document.id
    assert one(archive, gazette().document.id) == found, "the id of its document means the same"


def test_a_happening_told_from_two_sides_is_one_of_a_report_s_events(archive: Archive) -> None:
    found = one(archive, archive.search('"dark nights"')[0].report.id)
    assert [e.cameo for e in found.events] == ["040", "070"]


def test_a_report_of_two_versions(filled: Callable[..., Archive]) -> None:
    first, second = wire(), wire()
    second.document = replace(second.document, id="0123456789ab", published=Stamp("2031-05-09", "given"))
    archive = filled(first.record, second.record)
    (found,) = archive.show(archive.search("keeper")[0].report.id)
    assert isinstance(found, ReportShown)
    assert [(v.document, v.is_current) for v in found.versions] == [
        ("0123456789ab", True), (first.document.id, False),
    ]  # fmt: skip
    assert found.version.document == "0123456789ab"
    older = one(archive, first.document.id)
    assert (older.version.document, older.versions) == (first.document.id, found.versions)


def test_a_statement_of_two_versions_is_shown_for_each_the_current_one_first(filled: Callable[..., Archive]) -> None:
    first, second = wire(), wire()
    second.document = replace(
        second.document, published=Stamp("2031-05-09", "given"), claims=(Claim("title", "A keeper", "meta"),)
    )
    archive = filled(first.record, second.record)
    ref = archive.statements(Filter(act=("warn",)))[0].id
    found = archive.show(ref)
    assert [(type(thing), thing.version.is_current) for thing in found if isinstance(thing, StatementShown)] == [
        (StatementShown, True),
        (StatementShown, False),
    ]


def test_a_statement_with_its_chain(archive: Archive) -> None:
    found = one(archive, denial_of(archive))
    assert isinstance(found, StatementShown)
    assert [s.channel for s in found.within] == ["media_report"]
    assert (found.holds, found.answers, found.answered_by, found.events) == ((), (), (), ())
    outer = one(archive, found.within[0].id)
    assert [s.id for s in outer.holds] == [found.statement.id]
    assert found.statement.via[0].name == "Tidewater Gazette"
    assert found.version.made_by.model == "none"
    text = gazette().document.text
    assert text[found.passage.start : found.passage.end] == found.passage.quote
    assert found.passage.quote.startswith("Kostria answers\n\nThe Tidewater Gazette reported")


def test_what_answers_what_and_vouches_for_what(archive: Archive) -> None:
    request = one(archive, archive.statements(Filter(act=("request",)))[0].id)
    (claim,) = request.answers
    shown = one(archive, claim.id)
    assert [s.id for s in shown.answered_by] == [request.statement.id]
    assert [e.cameo for e in shown.events] == ["1381"]
    event = one(archive, shown.events[0].id)
    assert isinstance(event, EventShown)
    assert event.statement is not None
    assert (event.statement.id, event.other_sides) == (claim.id, ())


def test_both_sides_of_a_happening(archive: Archive) -> None:
    met = archive.timeline(Filter(since="2031-05-06", until="2031-05-06"), "events")[0].event
    assert met
    found = one(archive, met.id)
    assert [side.actors[0].name for side in found.other_sides] == ["Oskar Venn"]
    other = one(archive, found.other_sides[0].id)
    assert [side.id for side in other.other_sides] == [met.id]
    assert found.statement is None


def test_an_actor_with_the_latest_by_and_to_it(archive: Archive, filled: Callable[..., Archive]) -> None:
    told = Telling("Ada Quill told Oskar Venn no. It said nothing to Jonas Reth.", published="2031-06-01")
    quill, venn = told.who("Ada Quill"), told.who("Oskar Venn", "person", "KST")
    told.said(quill, "told", "no", addressees=(venn,))
    filled(told.record)
    found = one(archive, archive.actors("venn")[0].id or "")
    assert isinstance(found, ActorShown)
    assert found.actor == archive.actors("venn")[0]
    assert {s.act for s in found.said} == {"deny", "warn"}
    assert [(s.speaker.name if s.speaker else None) for s in found.told] == ["Ada Quill"]


@pytest.mark.parametrize("ref", ["0123456789ab", "", "Oskar Venn", "0123", "0123456789AB", "0123456789ag"])
def test_what_means_nothing_is_told(archive: Archive, ref: str) -> None:
    with pytest.raises(NotFound, match=r"no id|nothing has the id"):
        archive.show(ref)


def test_an_id_of_two_things_shows_both(filled: Callable[..., Archive]) -> None:
    told = Telling("Oskar Venn said no to the envoy of the port.", published="2031-05-01")
    venn = told.who("Oskar Venn")
    told.said(venn, "said", "no")
    told.did([venn], [], "120 REJECT", "said no")
    told.statements[0] = replace(told.statements[0], id="0123456789ab")
    told.events[0] = replace(told.events[0], id="0123456789ab")
    found: list[Shown] = filled(told.record).show("0123456789ab")
    assert [thing.what for thing in found] == ["statement", "event"]


def test_context_keeps_its_offsets(filled: Callable[..., Archive]) -> None:
    told = Telling("🚢\0 Two\r\nships\0 came. Venn said no\0way to them all.", published="2031-05-01")
    told.said(told.who("Venn"), "said", "no\0way")
    archive = filled(told.record)
    ref = archive.statements()[0].id
    for around, expected in ((0, "said no\0way"), (1, "Venn said no\0way to"), (99, told.document.text)):
        (found,) = archive.show(ref, around=around)
        assert isinstance(found, StatementShown)
        assert found.passage.quote == expected
        assert told.document.text[found.passage.start : found.passage.end] == expected


@given(st.text("ab .\n\0", min_size=1), st.data(), st.integers(0, 5))
def test_context_holds_its_words_and_no_more_than_asked_for(text: str, data: st.DataObject, words: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = widened(text, start, end, words)
    assert 0 <= first <= start <= end <= last <= len(text)
    assert len(text[first:start].split()) <= words + 1
    assert len(text[end:last].split()) <= words + 1


def test_the_page(archive: Archive, archive_url: str) -> None:
    denial = denial_of(archive)
    shown = one(archive, denial)
    outer, report = shown.within[0].id, shown.statement.report.id
    done = run(archive_url, denial, "--context", "3")
    assert done.output == PAGE.format(denial=denial, outer=outer, report=report)


def test_every_kind_has_a_page(archive: Archive, archive_url: str) -> None:
    report = archive.search("strait")[0].report.id
    shown = run(archive_url, report).output
    assert shown.startswith("9 May 2031 · Kostria answers · Harrow Post · ")
    assert "\n  in          lighthouse\n  holds       4 statements, 1 event\nSaid\n" in shown
    event = archive.timeline(Filter(since="2031-05-06", until="2031-05-06"), "events")[0].event
    assert event
    assert "\n  coded       CAMEO 040, PLOVER CONSULT, happened\n" in run(archive_url, event.id).output
    assert "\nIts other side\n  Oskar Venn → Elin Darvas: consult 040" in run(archive_url, event.id).output
    venn = archive.actors("venn")[0].id or ""
    assert "\nThe latest it said\n" in run(archive_url, venn).output


def test_json_and_text(archive: Archive, archive_url: str) -> None:
    report = archive.search("strait")[0].report.id
    (found,) = json.loads(run(archive_url, report, "--json").stdout)
    assert (found["what"], found["text"]) == ("report", gazette().document.text)
    assert run(archive_url, report, "--text").stdout == gazette().document.text
    refused = run(archive_url, denial_of(archive), "--text")
    assert isinstance(refused.exception, NotFound)
