"""Records into an archive and out of it: nothing is lost, nothing is there twice, and no order matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from onrecord.archive import Archive
from onrecord.errors import ArchiveError
from onrecord.records import Actor, Document, Evidence, Failure, MadeBy, Mention, Record, Stamp, Statement
from onrecord.spans import identity
from onrecord.store import tables as t
from onrecord.store.identities import fingerprint, rank
from tests.archive.opening import opened
from tests.archive.strategies import records, records_of, versions_of
from tests.archive.telling import counts, empty, quick, stored, told

MADE_BY = MadeBy("0.1.0", "0" * 16, "1" * 16)
TRIED = settings(
    max_examples=max(20, settings().max_examples // 5),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
OFTEN = settings(TRIED, max_examples=2 * TRIED.max_examples)
READ = records().filter(lambda record: record.document.failure is None)
NAMES = ("Ada Sorel", "ADA SOREL", "Adá Sorel", "Kostria", "ministry")
COUNTRIES = (None, "NOR", "JPN", "VRN")


@pytest.fixture
def archive(archive_url: str) -> Iterator[Archive]:
    with opened(archive_url) as archive:
        yield quick(archive)


def cast_of(number: int, cast: Sequence[tuple[str, str, str | None, bool]], published: str | None = None) -> Record:
    """A report in which these appear: name, kind, country, and whether the country is told by the context alone."""
    text = " ".join(name for name, *_ in cast) + f" met in report {number}."
    document = Document(identity("document", number), text, url=f"https://example.org/{number}")
    if published:
        document = replace(document, published=Stamp(published, "text"))
    actors = []
    for n, (name, kind, country, by_context) in enumerate(cast):
        at = text.index(name)
        known = (("country", "context"),) if by_context and country else ()
        mention = Mention(at, at + len(name), name, "name")
        own = document.identify("actor", n)
        actors.append(Actor(own, name, kind, country, known_from=known, mentions=(mention,)))  # type: ignore[arg-type]
    return Record(document, MADE_BY, tuple(actors))


@TRIED
@given(record=READ)
def test_what_is_saved_is_loaded(archive: Archive, record: Record) -> None:
    empty(archive)
    saved = archive.add(record)
    assert saved.outcome == "added"
    loaded = archive.record(saved.report)
    assert loaded == record
    assert fingerprint(loaded.document) == fingerprint(record.document)


@TRIED
@given(record=READ)
def test_what_is_there_is_not_added_again(archive: Archive, record: Record) -> None:
    empty(archive)
    first = archive.add(record)
    before = counts(archive)
    again = archive.add(record)
    assert (again.outcome, again.report) == ("known", first.report)
    assert counts(archive) == before


@TRIED
@given(data=st.data())
def test_any_order_of_adding_gives_the_same_archive(archive: Archive, data: st.DataObject) -> None:
    with_versions = data.draw(READ.filter(lambda r: r.document.url is not None).flatmap(_with_versions))
    drawn = [*with_versions, *data.draw(st.lists(READ, max_size=2))]
    added = list({record.document: record for record in drawn}.values())  # one document is read once: the rest is known
    expected = None
    for order in (added, data.draw(st.permutations(added))):
        empty(archive)
        for record in order:
            archive.add(record)
        held = told(archive)
        expected = expected or held
        assert held == expected


def _with_versions(record: Record) -> st.SearchStrategy[list[Record]]:
    return versions_of(record).map(lambda others: [record, *others])


CASTS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(["person", "unnamed", "state", "government", "institution"]),
        st.sampled_from(COUNTRIES),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


@OFTEN
@example(casts=[[("Ada Sorel", "person", None, False), ("Ada Sorel", "person", "NOR", False),
                 ("Ada Sorel", "person", "JPN", False)]], seed=[0])  # fmt: skip
@example(casts=[[("ADA SOREL", "government", None, False)], [("Ada Sorel", "institution", "NOR", False),
                 ("Ada Sorel", "government", "JPN", False)]], seed=[1, 0])  # fmt: skip
@example(casts=[[("Ada Sorel", "person", "JPN", False)],
                [("Ada Sorel", "person", "NOR", False), ("Ada Sorel", "person", "NOR", True)]], seed=[1, 0])  # fmt: skip
@given(casts=st.lists(CASTS, min_size=1, max_size=4), seed=st.permutations(range(4)))
def test_who_is_who_does_not_depend_on_the_order(
    archive: Archive, casts: list[list[tuple[str, str, str | None, bool]]], seed: list[int]
) -> None:
    added = [cast_of(n, cast) for n, cast in enumerate(casts)]
    mixed = [added[n] for n in seed if n < len(added)]
    expected = None
    for order in (added, mixed, [_turned(record) for record in mixed]):
        empty(archive)
        for record in order:
            archive.add(record)
        held = {name: told(archive)[name] for name in ("actor", "actor_name", "figure")}
        expected = expected or held
        assert held == expected


def _turned(record: Record) -> Record:
    return replace(record, actors=record.actors[::-1])


def test_a_name_of_two_countries_is_two_actors_and_open_where_nothing_tells(archive: Archive) -> None:
    """In every order of reports, and of actors within one."""
    casts = (
        ("Ada Sorel", "person", None, False),
        ("Ada Sorel", "person", "NOR", False),
        ("ADA SOREL", "person", "JPN", False),
    )
    for order in permutations(casts):
        for together in (True, False):
            empty(archive)
            for n, cast in enumerate([order] if together else [[one] for one in order]):
                archive.add(cast_of(n, cast))
            f, a = t.figure.c, t.actor.c
            with archive.asking() as connection:
                links = connection.execute(select(f.country, a.key).join(t.actor, isouter=True)).all()
            assert dict(map(tuple, links)) == {
                None: None, "NOR": "person:ada sorel:NOR", "JPN": "person:ada sorel:JPN"
            }  # fmt: skip


@TRIED
@given(data=st.data())
def test_the_last_version_by_stamp_then_fingerprint_is_current(archive: Archive, data: st.DataObject) -> None:
    added = data.draw(READ.filter(lambda r: r.document.url is not None).flatmap(_with_versions))
    empty(archive)
    outcomes = [archive.add(record).outcome for record in added]
    assert outcomes == ["added", *["changed"] * (len(added) - 1)]
    last = max(
        (r.document for r in added), key=lambda d: rank(d.published.value if d.published else None, fingerprint(d))
    )
    with archive.asking() as connection:
        current = connection.execute(select(t.version.c.document_id).where(t.version.c.is_current)).scalars().all()
    assert current == [last.id]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (None, "2031"),
        ("2031-04-02", "2031-04-02T00:01"),
        ("2031-04-02T23:30+02:00", "2031-04-02T22:00+00:00"),
        ("2031-04-03T01:00+05:00", "2031-04-02T21:00"),
        ("0001-01-01T00:00+05:00", "2031-04-02"),
    ],
)
def test_stamps_are_compared_as_moments(archive: Archive, earlier: str | None, later: str) -> None:
    first = cast_of(1, [("Kostria", "state", None, False)], later)
    stamp = Stamp(earlier, "text") if earlier else None
    other = replace(first, document=replace(first.document, id=identity("other"), published=stamp))
    archive.add(first)
    assert archive.record(archive.add(other).report) == first


@TRIED
@given(data=st.data())
def test_reading_again_replaces_what_was_found_and_keeps_the_text(archive: Archive, data: st.DataObject) -> None:
    before = data.draw(READ)
    other = replace(data.draw(records_of(before.document)), made_by=MadeBy("9", "9" * 16, "9" * 16))
    empty(archive)
    archive.add(other)
    fresh = told(archive)
    empty(archive)
    report = archive.add(before).report
    (version,) = archive.outdated(other.made_by)
    assert archive.reread(version, lambda document: replace(other, document=document)) == report
    assert archive.record(report) == other
    assert archive.outdated(other.made_by) == []
    held = told(archive)
    assert {**held, "made_by": fresh["made_by"]} == fresh


@OFTEN
@given(
    casts=st.lists(CASTS, min_size=1, max_size=3),
    again=st.lists(CASTS, min_size=3, max_size=3),
    order=st.permutations(range(3)),
)
def test_who_is_who_after_reading_again_is_as_if_read_so_at_first(
    archive: Archive,
    casts: list[list[tuple[str, str, str | None, bool]]],
    again: list[list[tuple[str, str, str | None, bool]]],
    order: list[int],
) -> None:
    then = [cast_of(n, cast) for n, cast in enumerate(casts)]
    # the same documents, others found in them: the names are put at the start of the text by hand
    now = [replace(_others(record.document, again[n]), made_by=MadeBy("9", "9", "9")) for n, record in enumerate(then)]
    empty(archive)
    for record in now:
        archive.add(record)
    fresh = told(archive)
    empty(archive)
    for record in then:
        archive.add(record)
    by_document = {record.document.id: record for record in now}
    versions = archive.outdated(MadeBy("9", "9", "9"))
    for n in order:
        if n < len(versions):
            archive.reread(versions[n], lambda document: by_document[document.id])
    held = told(archive)
    for name in ("actor", "actor_name", "figure"):
        assert held[name] == fresh[name]


def _others(document: Document, cast: Sequence[tuple[str, str, str | None, bool]]) -> Record:
    words = Mention(0, 3, document.text[:3], "name")
    actors = tuple(
        Actor(
            document.identify("other", n), name, kind, country,  # type: ignore[arg-type]
            known_from=(("country", "context"),) if by_context and country else (), mentions=(words,),
        )
        for n, (name, kind, country, by_context) in enumerate(cast)
    )  # fmt: skip
    return Record(document, MADE_BY, actors)


def test_what_was_not_read_is_not_added(archive: Archive) -> None:
    record = cast_of(1, [("Ada Sorel", "person", "NOR", False)])
    unread = Record(replace(record.document, failure=Failure("empty", "no text")), MADE_BY)
    with pytest.raises(ArchiveError, match=r"a report that was not read \(empty\); set it aside"):
        archive.add(unread)
    assert counts(archive)["report"] == counts(archive)["version"] == 0


def test_whom_no_report_tells_of_any_more_goes(archive: Archive) -> None:
    record = cast_of(1, [("Ada Sorel", "person", "NOR", False)])
    archive.add(record)
    (version,) = archive.outdated(MadeBy("9", "9", "9"))
    archive.reread(version, lambda document: Record(document, MadeBy("9", "9", "9")))
    assert counts(archive)["actor"] == counts(archive)["actor_name"] == counts(archive)["figure"] == 0
    assert [r.document for r in stored(archive)] == [record.document]


def test_what_was_said_is_found_by_its_words_in_the_current_version_alone(archive: Archive) -> None:
    old, new = _said(1, "The harbours will close.", "2031-04-02"), _said(1, "The piers will open.", "2031-04-03")
    for order in ((old, new), (new, old)):
        empty(archive)
        for record in order:
            archive.add(record)
        assert _statements_with(archive, "pier") == 1
        assert _statements_with(archive, "harbour") == 0
        version = next(key for key in archive.outdated(MadeBy("9", "9", "9")))
        archive.reread(version, lambda document: Record(document, MadeBy("9", "9", "9")))
        assert _statements_with(archive, "pier") == 0


def _said(number: int, text: str, published: str) -> Record:
    document = Document(
        identity("d", text), text, url=f"https://example.org/{number}", published=Stamp(published, "text")
    )
    cue = Evidence(0, 3, text[:3])
    said = Statement(document.identify("s"), None, cue=(cue,), content=(Evidence(0, len(text), text),))
    return Record(document, MADE_BY, statements=(said,))


def _statements_with(archive: Archive, word: str) -> int:
    from onrecord.queries.finding import matching_statements

    with archive.asking() as connection:
        return len(connection.execute(matching_statements(connection, word)).all())
