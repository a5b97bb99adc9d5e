"""A reader reports a problem; an editor reviews it and corrects; the log and the feed tell of it."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from onrecord.archive import Archive
from onrecord.queries.filters import Filter
from onrecord.queries.rows import StatementRow
from tests.desk.people.conftest import NAMES, Browser, Opens

ATOM = "{http://www.w3.org/2005/Atom}"


def chosen(place: Path) -> StatementRow:
    with Archive(place) as archive:
        return archive.statements(Filter(speaker=("Dana Korvel",), limit=1))[0]


def report(reader: Browser, row: StatementRow, words: str = "She <b>never</b> said so.", **more: str) -> str:
    """Reports a problem about a statement; its number."""
    start, end = row.content[0].start, row.content[0].end
    form = f"/report/{row.report.id}/problem?about={row.id}&mark={start}-{end}"
    page = reader.get(form)
    assert row.content[0].quote.split()[0] in page.text
    fields = {"about": row.id, "mark": f"{start}-{end}", "words": words, "contact": "reader@post.example", **more}
    answer = reader.send(form, f"/report/{row.report.id}/problem", **fields)
    assert answer.status_code == 200, answer.text
    found = re.search(r"P-[0-9A-Z]{4}-[0-9A-Z]{4}", answer.text)
    assert found
    assert answer.url.path == f"/problem/{found[0]}"
    return found[0]


def test_a_problem_becomes_a_correction_that_the_log_and_the_feed_tell(opens: Opens, staffed: Path) -> None:
    row, reader, editor = chosen(staffed), opens(), opens()
    number = report(reader, row)
    shown = reader.get(f"/problem/{number}").text
    assert "She &lt;b&gt;never&lt;/b&gt; said so." in shown
    assert "reader@post.example" not in shown
    assert '<span class="pill open">' in shown
    assert "contact" not in reader.get(f"/problem/{number}.json").json()

    editor.sign_in("editor")
    queue = editor.get("/review").text
    assert number in queue
    assert "reader@post.example" in queue
    form = f"/decide/{row.id}?problem={number}"
    assert f'href="{form}"' in queue
    fields = {"set.act": "deny", "was.act": row.act, "set.mode": row.mode, "was.mode": row.mode}
    why = "The report has her deny it."
    landed = editor.send(form, f"/decide/{row.id}/correct", problem=number, why=why, **fields)
    assert landed.url.path == "/review"
    with Archive(staffed) as archive:
        decision = archive.decisions(limit=1)[0]
        assert [(value.field, value.before, value.value) for value in decision.values] == [("act", row.act, "deny")]
        assert (decision.decided_by, decision.why) == (NAMES["editor"], why)

    told = reader.get(f"/problem/{number}").text
    assert '<span class="pill accepted">' in told
    assert f"/corrections/{decision.id}" in told
    log = reader.get("/corrections").text
    for words in (NAMES["editor"], why, f"/statement/{row.id}", "<ins", row.act):
        assert words in log
    entry = ElementTree.fromstring(reader.get("/corrections.atom").content).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == NAMES["editor"]
    content = entry.findtext(f"{ATOM}content") or ""
    assert f"act: {row.act} → deny" in content
    assert f"Why: {why}" in content
    links = [link.get("href") for link in entry.iter(f"{ATOM}link")]
    assert f"http://127.0.0.1/statement/{row.id}" in links


def test_a_problem_is_dismissed_with_a_reason_that_its_reader_sees(opens: Opens, staffed: Path) -> None:
    reader, editor = opens(), opens()
    number = report(reader, chosen(staffed))
    editor.sign_in("editor")
    editor.send("/review", "/review/problem", number=number, why="It stands so in the report.")
    told = reader.get(f"/problem/{number.lower()}").text
    assert "dismissed" in told
    assert "It stands so in the report." in told
    again = editor.send("/sign-out", "/review/problem", number=number, why="Once more.")
    assert again.status_code == 409


def test_a_report_that_is_removed_takes_what_problems_say_with_it(opens: Opens, staffed: Path) -> None:
    reader, row = opens(), chosen(staffed)
    number = report(reader, row, "It says: quillwork.")
    from onrecord.deciding import Author

    with Archive(staffed) as archive:
        archive.remove(row.report.id, Author("Ines Vark", "A court says so."))
        found = archive.problem(number)
    assert (found.words, found.contact, found.marked, found.report) == ("removed", None, None, None)
    assert found.state == "dismissed"
    assert b"quillwork" not in staffed.read_bytes()
    assert b"reader@post" not in staffed.read_bytes()


def test_what_only_a_program_fills_in_is_not_kept(opens: Opens, staffed: Path) -> None:
    reader, row = opens(), chosen(staffed)
    form = f"/report/{row.report.id}/problem"
    assert reader.send(form, form, words="Buy lamps.", website="https://lamps.example").status_code == 404
    with Archive(staffed) as archive:
        assert archive.problems() == []


def test_two_statements_that_are_perhaps_the_same_are_decided_and_wait_no_more(opens: Opens, staffed: Path) -> None:
    editor = opens()
    editor.sign_in("editor")
    with Archive(staffed) as archive:
        before = archive.doubtful_pairs()
    same = next(pair for pair in before if pair.kind == "statement")
    apart = next(pair for pair in before if pair.kind == "event")
    reply = next(pair for pair in before if pair.kind == "reply")
    for pair, verdict in ((same, "same"), (apart, "apart"), (reply, "apart")):
        one, other = pair.refs
        answer = editor.send(
            "/review?kind=pairs", "/review/pair", one=one, other=other, verdict=verdict, why="Read both."
        )
        assert answer.status_code == 200, answer.text
    with Archive(staffed) as archive:
        left = {pair.refs for pair in archive.doubtful_pairs()}
        kinds = [row.kind for row in archive.decisions(limit=3)]
    assert not left & {same.refs, apart.refs, reply.refs}
    assert kinds == ["split", "split", "confirm"]


def test_an_editor_says_who_somebody_is(opens: Opens, staffed: Path) -> None:
    editor = opens()
    editor.sign_in("editor")
    with Archive(staffed) as archive:
        (waits,) = archive.open_actors()
    assert waits.statement is not None
    who = waits.candidates[0]
    page = editor.get("/review?kind=actors").text
    assert all(one.name in page for one in waits.candidates)
    fields = {"ref": waits.statement.id, "field": waits.field, "figure": waits.figure, "others": waits.figure}
    editor.send("/review?kind=actors", "/review/actor", who=who.figure, why="She is the minister there.", **fields)
    with Archive(staffed) as archive:
        assert archive.open_actors() == []
        shown = archive.show(waits.statement.id)[0]
        assert shown.what == "statement"
        assert [one.name for one in shown.statement.addressees] == [who.name]


def test_actors_are_merged_by_name_and_split_by_report(opens: Opens, staffed: Path) -> None:
    editor = opens()
    editor.sign_in("editor")
    with Archive(staffed) as archive:
        one, other = archive.actors("Dana Korvel")[0], archive.actors("Mikal Torsen")[0]
    form = f"/decide/{one.id}"
    assert one.name in editor.get(form).text
    assert editor.send(form, f"{form}/merge", others="Mikal Torsen", why="For a test.").status_code == 200
    with Archive(staffed) as archive:
        assert archive.show(str(other.id))[0].actor.id == one.id  # type: ignore[union-attr]
        merged = archive.decisions(limit=1)[0]
        report_id = archive.statements(Filter(actor=("Dana Korvel",), limit=1))[0].report.id
    assert merged.kind == "merge"
    assert editor.send(form, f"{form}/split", reports=report_id, why="Another bears the name.").status_code == 200
    refused = editor.send(form, f"{form}/merge", others="Nobody Atall", why="For a test.")
    assert refused.status_code == 409


def test_what_is_not_found_any_more_can_be_taken_back(opens: Opens, staffed: Path) -> None:
    from sqlalchemy import update

    from onrecord.deciding import Author
    from onrecord.store import tables as t
    from onrecord.store.engine import writing

    row, editor = chosen(staffed), opens()
    with Archive(staffed) as archive:
        decision = archive.confirm([row.id], Author("Mira Tal", "Heard it."))
        with writing(archive.engine) as connection:
            connection.execute(update(t.decision_target).values(key=None))
    editor.sign_in("editor")
    assert "Heard it." in editor.get("/review?kind=broken").text
    editor.send("/review?kind=broken", "/review/broken", decision=decision, why="Gone.")
    with Archive(staffed) as archive:
        assert archive.decisions(unmatched=True) == []
    chain = editor.get(f"/corrections/{decision}").text
    assert "Heard it." in chain
    assert "Gone." in chain
