"""Events: deeds with who did them and to whom, coded in CAMEO and PLOVER, each once, vouched for by the statement that tells it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from onrecord.lexicon.events import EventLexicon
from onrecord.parsing.parse import Parse, Token
from onrecord.records import Document, Event, Evidence, Modality, Statement, TimeExpression
from onrecord.trace import SILENT, Trace

from .actors import Cast
from .doing.dates import Dates
from .doing.found import Deed, Happening
from .doing.merging import Merger
from .doing.occasions import occasion_of
from .doing.parties import Parties, Sides
from .doing.relevance import Relevance
from .doing.sayings import Sayings
from .doing.scene import FINDER

_GUESS = 0.2
"""How much less sure an event is for each side that is guessed."""
_SURELY = 0.99
"""The score from which the name of a person is hardly that of a state which no table knows."""
_OPEN_ACTS = ("ask", "demand", "request", "propose", "promise", "threaten")
"""Acts whose content has not happened yet, or may not have."""


def find_events(
    document: Document,
    parse: Parse,
    deeds: tuple[Deed, ...],
    statements: tuple[Statement, ...],
    cast: Cast,
    times: tuple[TimeExpression, ...],
    *,
    lexicon: EventLexicon,
    trace: Trace = SILENT,
) -> tuple[Event, ...]:
    """The events of a document in the order of the text, each happening once with all the words that tell of it."""
    making = _Making(document, parse, statements, Parties(parse, cast, lexicon), Dates.of(parse, times), deeds, trace)
    told = [happening for deed in deeds for happening in making.happenings(deed)]
    told += Sayings(parse, cast, statements, making.relevance).happenings(told, making.private)
    merged = Merger(cast.sides).merged(told)
    dated = _dated_by_occasion(merged)
    events = {event.id: event for event in _events(document, dated, lexicon)}
    return tuple(sorted(events.values(), key=lambda e: (e.evidence[0].start, e.evidence[0].end)))


_UNREAL = ("hypothetical", "planned")
"""What a noun only brings up in words that ask for, suppose or plan something is no event of its own."""


@dataclass(frozen=True)
class _Making:
    document: Document
    parse: Parse
    statements: tuple[Statement, ...]
    parties: Parties
    dates: Dates
    deeds: tuple[Deed, ...]
    trace: Trace
    relevance: Relevance = field(init=False)
    by_head: dict[int, Deed] = field(init=False)
    by_cue: dict[int, list[Statement]] = field(init=False)
    """By the head of a deed the statements in whose cue it stands, in their order."""
    by_content: dict[int, list[Statement]] = field(init=False)
    """The same for their content."""
    private: list[Evidence] = field(default_factory=list)
    """The words of deeds that are no matter between powers."""

    def __post_init__(self) -> None:
        cast, entities = self.parties.cast, {token.end: token.entity for token in self.parse.tokens}
        surely = (n for n in self.parse.names if n.kind == "PER" and n.score >= _SURELY)
        persons = frozenset(self.parse.tokens[n.end - 1].end for n in surely)
        object.__setattr__(self, "relevance", Relevance(self.parties.known, cast.sides, entities, persons))
        object.__setattr__(self, "by_head", {deed.head: deed for deed in self.deeds})
        heads = sorted(self.by_head)
        object.__setattr__(self, "by_cue", _by_head(self.parse, heads, ((s, s.cue) for s in self.statements)))
        object.__setattr__(self, "by_content", _by_head(self.parse, heads, ((s, s.content) for s in self.statements)))

    def happenings(self, deed: Deed) -> Iterator[Happening]:
        """The deed with its sides, once or from each of them; none where too little is known of who did it to whom."""
        within, saying = self._vouching(deed), self._saying(deed)
        if saying is not None and _does_nothing(saying, deed):
            return
        if deed.nominal and _modality(deed, within) in _UNREAL:
            self._drop(deed, "only the matter of what is asked, supposed or denied")
            return
        told = tuple(self.parties.of(deed, within, saying))
        public = [p for sides in told if (p := self.relevance.kept(deed.code, sides)) is not None]
        if not told:
            self._drop(deed, "nobody is known who did it, or to whom")
        elif not public:
            self.private.append(self.document.evidence(*self._span(deed)))
            self._drop(deed, "nobody on either side is or belongs to a state, a public body or a force")
        yield from (self._happening(deed, sides, within, saying) for sides in public)

    def _drop(self, deed: Deed, why: str) -> None:
        if self.trace.on:
            self.trace.dropped(FINDER, deed.rules[0], *self._span(deed), why)

    def _happening(self, deed: Deed, sides: Sides, within: Statement | None, saying: Statement | None) -> Happening:
        start, end = self._span(deed)
        return Happening(
            deed.code,
            sides.actors,
            sides.recipients,
            (self.document.evidence(start, end),),
            _modality(deed, within),
            deed.rules,
            round(deed.confidence - _GUESS * len(sides.guessed), 2),
            sides.guessed,
            (saying.said_at if saying else None) or self.dates.on(deed),
            within.id if within is not None else None,
            (deed.head,),
            occasion_of(self.parse, deed, self.by_head),
            deed.nominal,
            sides.mirrored,
        )

    def _span(self, deed: Deed) -> tuple[int, int]:
        return self.parse.span(deed.words[0], deed.words[-1] + 1)

    def _saying(self, deed: Deed) -> Statement | None:
        """The statement of which the deed's verb is the cue."""
        token = self.parse.tokens[deed.head]
        return next((s for s in self.by_cue.get(deed.head, ()) if any(_holds(e, token) for e in s.cue)), None)

    def _vouching(self, deed: Deed) -> Statement | None:
        """The narrowest statement whose content holds the deed's word."""
        token = self.parse.tokens[deed.head]
        holding = [s for s in self.by_content.get(deed.head, ()) if any(_holds(e, token) for e in s.content)]
        return min(holding, key=lambda s: sum(e.end - e.start for e in s.content), default=None)


def _by_head(
    parse: Parse, heads: list[int], words: Iterable[tuple[Statement, tuple[Evidence, ...]]]
) -> dict[int, list[Statement]]:
    """For each of these tokens, which are sorted, the statements among whose words it stands."""
    found: dict[int, list[Statement]] = defaultdict(list)
    for statement, evidence in words:
        for each in evidence:
            first, last = parse.token_after(each.start), parse.token_after(each.end)
            for head in heads[bisect_left(heads, first) : bisect_left(heads, last)]:
                found[head].append(statement)
    return found


def _does_nothing(saying: Statement, deed: Deed) -> bool:
    """Whether what is asked, and what is left unsaid ("declined to say"), is a statement alone."""
    unsaid = saying.act == "decline" and not deed.inner and any(" " in e.quote for e in saying.cue)
    return saying.act == "ask" or unsaid


def _holds(evidence: Evidence, token: Token) -> bool:
    return evidence.start <= token.start and token.end <= evidence.end


def _modality(deed: Deed, statement: Statement | None) -> Modality:
    """The deed's own, unless it is told by a statement that denies it, or asks whether it happened or for it to happen."""
    if statement is None or deed.modality == "denied":
        return deed.modality
    if statement.act == "deny":
        return "denied"
    if statement.act in _OPEN_ACTS or statement.polarity == "negative":
        return "planned" if statement.act in ("promise", "threaten") else "hypothetical"
    return deed.modality


def _dated_by_occasion(happenings: list[Happening]) -> list[Happening]:
    """The happenings, those without a date of their own with that of the meeting at which they were done."""
    days = {head: h.when for h in happenings if h.when is not None for head in h.heads}
    return [
        replace(h, when=days.get(h.occasion)) if h.when is None and h.occasion is not None else h for h in happenings
    ]


def _events(document: Document, happenings: Iterable[Happening], lexicon: EventLexicon) -> Iterator[Event]:
    """The events of happenings; of those that tell one from several sides the first is the mirrored one."""
    first: dict[tuple[Evidence, ...], str] = {}
    for happening in happenings:
        event = _event(document, happening, lexicon)
        if happening.mirrored and (told := first.setdefault(event.evidence, event.id)) != event.id:
            event = replace(event, mirror_of=told)
        yield event


def _event(document: Document, happening: Happening, lexicon: EventLexicon) -> Event:
    row = lexicon.codes[happening.code]
    spans = [f"{e.start}-{e.end}" for e in happening.evidence]
    return Event(
        id=document.identify("event", *spans, *happening.actors, "to", *happening.recipients),
        actors=happening.actors,
        recipients=happening.recipients,
        cameo=happening.code,
        plover=row.plover,
        plover_mode=row.mode,
        goldstein=row.goldstein,
        when=happening.when,
        modality=happening.modality,
        guessed=happening.guessed,
        evidence=happening.evidence,
        statement=happening.statement,
        rules=happening.rules,
        confidence=happening.confidence,
    )
