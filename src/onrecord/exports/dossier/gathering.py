"""The sentences of a dossier, from the questions that an archive answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from sqlalchemy import Connection

from onrecord import queries
from onrecord.exports.columns import rows
from onrecord.exports.counts import others
from onrecord.exports.dossier.content import Dossier, Group, Note, Section, Sentence
from onrecord.exports.dossier.titles import in_words, when
from onrecord.exports.plain import flowing
from onrecord.exports.sentences import done, named, often, outlet, told
from onrecord.lexicon.actors import country_names
from onrecord.queries.filters import Filter
from onrecord.queries.rows import ContestedKind, ContestedRow, EventRow, StatementRow, TimelineRow, WhoRow
from onrecord.records import Evidence
from onrecord.wording import CHANNELS, counted, listed

_UNSURE = 0.5
"""What is less sure is called uncertain: of such finds more were wrong than right (docs/confidence.md)."""
_CONTESTED: tuple[tuple[str, str, tuple[ContestedKind, ...], bool], ...] = (
    ("Said, and what others answered", "No claim with an answer is told.", ("claim",), False),
    ("Demands and questions without an answer", "None is told.", ("demand", "question"), True),
    ("Not said", "Nothing is told that somebody would not say.", ("withheld",), False),
)
"""Title, what stands there where nothing is told, kinds, and whether only what is open belongs there."""


def gathered(connection: Connection, wanted: Filter) -> Dossier:
    """The dossier of what a filter leaves; its limit holds for what happened and was said alone.

    Raises NotFound for names that nobody bears.
    """
    whole = replace(wanted, limit=None, offset=0)
    notes, found = _Notes(connection), list(rows(connection, wanted))
    sections = [_involved(found, notes), _timeline(found, notes)]
    for title, empty, kinds, unanswered in _CONTESTED:
        claims = queries.contested(connection, whole, kinds=kinds, unanswered=unanswered)
        sections.append(Section(title, empty, _claims(claims, notes)))
    reports = {report.id: report for note in notes.all for report in (note.report, *note.also)}
    return Dossier(
        title=in_words(wanted),
        sections=tuple(sections),
        outlets=tuple(queries.sources(connection, whole)),
        reports=tuple(sorted(reports.values(), key=lambda report: (report.published or "9", report.id))),
        notes=tuple(notes.all),
    )


@dataclass(slots=True)
class _Notes:
    """Notes are numbered as they come up; a find has one, however often it is told of."""

    connection: Connection
    all: list[Note] = field(default_factory=list)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def of(self, find: StatementRow | EventRow) -> int:
        """The number of its note."""
        key = (find.report.id, find.id)
        if key not in self._numbers:
            self._numbers[key] = len(self.all) + 1
            also = others(self.connection, find)
            self.all.append(Note(self._numbers[key], find.report, find.id, _words(find), also))
        return self._numbers[key]


def _words(find: StatementRow | EventRow) -> tuple[Evidence, ...]:
    spans = find.evidence if isinstance(find, EventRow) else (*find.source, *find.cue, *find.content)
    return tuple(sorted(set(spans), key=lambda span: (span.start, span.end)))


def _timeline(found: Sequence[TimelineRow], notes: _Notes) -> Section:
    """What happened and was said, by date; what is told within another statement only where that is not there."""
    there = {(row.statement.report.id, row.statement.id) for row in found if row.statement}
    alone = [row for row in found if not (row.statement and (row.statement.report.id, row.statement.parent) in there)]
    groups = tuple(
        Group(head, tuple(_sentence(row.event or row.statement, notes, dated=row.dated) for row in some))
        for head, some in groupby(alone, key=when)
    )
    return Section("What happened and was said", "Nothing is told.", groups)


def _claims(claims: Iterable[ContestedRow], notes: _Notes) -> tuple[Group, ...]:
    sentences = tuple(_sentence(row.statement, notes, answers=row.answers) for row in claims)
    return (Group("", sentences),) if sentences else ()


def _sentence(
    find: StatementRow | EventRow | None, notes: _Notes, *, dated: str = "told", answers: Sequence[StatementRow] = ()
) -> Sentence:
    """According to whom, who said or did what; in brackets how, through whom, and what is to be doubted."""
    assert find is not None
    text = told(find) if isinstance(find, StatementRow) else done(find, find.actors, find.recipients)
    aside = [*_asides(find), *(["dated by its report"] if dated == "published" else [])]
    whole = f"According to {outlet(find.report)}, {text}" + (f" ({'; '.join(aside)})" if aside else "")
    return Sentence(whole, notes.of(find), tuple(_sentence(answer, notes) for answer in answers))


def _asides(find: StatementRow | EventRow) -> Iterator[str]:
    if isinstance(find, StatementRow):
        if find.channel:
            yield CHANNELS[find.channel]
        if find.via:
            yield f"via {named(find.via)}"
    elif find.guessed:
        yield f"guessed: {', '.join(find.guessed)}"
    if isinstance(find, EventRow) and find.dates:
        yield f"reports date it {', '.join(map(str, find.dates))}"
    yield from often(find.told)
    if find.confidence < _UNSURE:
        yield "uncertain"


def _involved(found: Sequence[TimelineRow], notes: _Notes) -> Section:
    """Who takes part, those of whom most is told first; each with a note to the first that is told of them."""
    takes: dict[str, list[StatementRow | EventRow]] = defaultdict(list)
    who: dict[str, WhoRow] = {}
    for row in found:
        find = row.event or row.statement
        assert find is not None
        sides = (*find.actors, *find.recipients) if isinstance(find, EventRow) else (find.speaker, *find.addressees)
        for side in filter(None, sides):
            key = side.actor or f"{side.name}\n{side.country}"
            who.setdefault(key, side)
            if find not in takes[key][-1:]:
                takes[key].append(find)
    order = sorted(takes, key=lambda key: (-len(takes[key]), who[key].name, key))
    sentences = tuple(Sentence(_part(who[key], takes[key]), notes.of(takes[key][0])) for key in order)
    return Section("Who is involved", "Nobody is told of.", (Group("", sentences),) if sentences else ())


def _part(who: WhoRow, finds: Sequence[StatementRow | EventRow]) -> str:
    """Who somebody is, and how much is told of them."""
    statements = sum(isinstance(find, StatementRow) for find in finds)
    country = f" ({country_names().get(who.country, who.country)})" if who.country and who.kind != "state" else ""
    parts = [(statements, "statement"), (len(finds) - statements, "event")]
    return f"{flowing(who.name)}{country}, in {listed([counted(number, noun) for number, noun in parts if number])}"
