"""Actors: mentions joined into who is meant, with kind, country, code and how each is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from onrecord.lexicon.actor_rows import HolderRow, StateRow
from onrecord.lexicon.actors import ActorLexicon
from onrecord.lexicon.own import place_of
from onrecord.parsing.parse import Parse
from onrecord.records import Actor, Document, Mention
from onrecord.trace import SILENT, Trace

from .mentions import INDEFINITE, FoundMention
from .who.codes import body_code, code_of, country_and_role
from .who.context import settle
from .who.drafts import Draft, Known
from .who.found import Sight
from .who.groups import need_members
from .who.holders import one_country, terms_of
from .who.naming import Names
from .who.referring import meet, own
from .who.scene import Scene


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a report in the order of their first mention, and whom each token means."""

    actors: tuple[Actor, ...]
    by_token: dict[int, str]
    sides: dict[str, str]
    rows: dict[int, str] = field(default_factory=dict)
    """The groups of those whom a row joins and who say something together, by the head of the row."""
    """For each actor its country, or the id of the state or body to which it belongs in the end; of others their own."""

    def of(self, token: int) -> str | None:
        """The id of the actor meant by the mention that this token heads or belongs to."""
        return self.by_token.get(token)


def find_actors(
    document: Document,
    parse: Parse,
    mentions: tuple[FoundMention, ...],
    *,
    speaking: frozenset[int] = frozenset(),
    lexicon: ActorLexicon,
    sight: Sight | None = None,
    trace: Trace = SILENT,
) -> Cast:
    """The cast of a report: names first, then what is no name, in the order of the text.

    `sight` is what the lexicon sees in the parse, where that is known already.
    Those whom a row joins are one group where its head is among the speaking, or a pronoun means them all.
    """
    sight, names = sight or Sight.of(parse, lexicon), Names()
    named = {m: names.place(m) for m in mentions if m.form in ("name", "metonym")}
    published = document.published.value[:10] if document.published else None
    scene = Scene.of(parse, sight, mentions, named, published)
    meant = {mention: meet(scene, mention, named) for mention in mentions}
    for mention, draft in meant.items():
        if draft is not None:
            own(scene, draft, mention)
    settle(scene.drafts)
    need_members(scene, speaking)
    if trace.on:
        _explain(meant, parse, trace, sight, published)
    actors: dict[Draft, Actor] = {}
    for draft in sorted(scene.drafts, key=lambda d: bool(d.members)):
        if worth_an_actor(draft):
            terms = terms_of(draft, lexicon, published) if draft.kind == "person" else ()
            actors[draft] = _group(_actor(document, draft, terms), draft, actors)
    by_token: dict[int, str] = {}
    for mention, whom in sorted(meant.items(), key=lambda pair: -len(pair[0].tokens)):
        if whom in actors:
            by_token |= dict.fromkeys((*mention.tokens, mention.head), actors[whom].id)
    sides = {actor.id: _side(draft, actors) for draft, actor in actors.items()}
    rows = {head: actors[group].id for head, group in scene.together.items() if group in actors}
    ordered = sorted(actors.values(), key=lambda a: (a.mentions[0].start, a.mentions[0].end))
    return Cast(tuple(ordered), by_token, sides, rows)


def _group(actor: Actor, draft: Draft, actors: Mapping[Draft, Actor]) -> Actor:
    """The actor with its members, and called by their names, where it is a group of whom the text names all."""
    if not draft.members:
        return actor
    members = [actors[member] for member in draft.members]
    return replace(actor, name=" and ".join(m.name for m in members), members=tuple(m.id for m in members))


def _side(draft: Draft, actors: Mapping[Draft, Actor]) -> str:
    """The country, or the topmost of those to whom it belongs who is an actor: a state that no table knows."""
    if draft.home is not None:
        return draft.home
    sides = {_side(member, actors) for member in draft.members}
    if len(sides) == 1:
        return sides.pop()
    top = [actors[d].id for d in draft.line() if d in actors]
    return top[-1] if top else actors[draft].id


def _explain(
    meant: dict[FoundMention, Draft | None], parse: Parse, trace: Trace, sight: Sight, published: str | None
) -> None:
    """Tells whom each mention was taken to mean, by which words whose it is, and by which rows."""
    for mention, draft in meant.items():
        if draft is None:
            trace.dropped("actors", mention.form, mention.start, mention.end, "means nobody who is known for sure")
            continue
        called = " ".join(draft.names[0] if draft.names else draft.mentions[0].words)
        terms = terms_of(draft, sight.lexicon, published) if draft.kind == "person" and mention.form == "name" else ()
        rows = tuple(place_of(row) for row in (mention.row, mention.noun, *terms) if row is not None)
        trace.kept("actors", mention.form, mention.start, mention.end, f"means {called}", rows)
        home = sight.row(mention.owner, StateRow) if mention.owner is not None else None
        if mention.owner is not None and home is not None:
            words = parse.span(sight.at[mention.owner].start, sight.at[mention.owner].end)
            trace.kept("actors", "owner", *words, f"tells whose {called} is", (place_of(home),))


def worth_an_actor(draft: Draft) -> bool:
    """Whether a draft is an actor: named, needed by a statement, an office, a body that somebody owns."""
    if draft.named or draft.needed:
        return draft.kind is not None
    first = draft.mentions[0]
    if first.words[0] in INDEFINITE:
        return False
    if draft.kind in ("group", "unnamed", "person") and any(m.form == "pronoun" for m in draft.mentions):
        return True
    if draft.plural:
        return False
    if first.form == "office":
        return first.definite
    return draft.kind in ("government", "institution") and first.definite and len(first.words) > 0


def _actor(document: Document, draft: Draft, terms: tuple[HolderRow, ...]) -> Actor:
    mentions = tuple(
        Mention(m.start, m.end, document.text[m.start : m.end], m.form)
        for m in sorted(dict.fromkeys(_told(draft)), key=lambda m: (m.start, m.end))
    )
    kind = draft.kind or "unnamed"
    country = draft.home or one_country(terms)
    code = country_and_role(code_of(draft, country, terms))
    known: dict[str, Known] = {
        "kind": "lexicon" if draft.row else "text",
        "country": "context" if draft.by_context else "text" if draft.home and not draft.row else "lexicon",
        "code": "text" if draft.home and not draft.row else "lexicon",
    }
    values = {"kind": kind, "country": country, "code": code}
    return Actor(
        _id_of(document, draft),
        _name(draft, mentions), kind, country, code, tuple(draft.roles),
        tuple((field, how) for field, how in known.items() if values[field]),
        _candidates(document, draft, terms if country is None else ()), mentions,
        body_code(draft),
    )  # fmt: skip


def _told(draft: Draft) -> list[FoundMention]:
    """The mentions of a draft, without a capital as a place where anything else means it."""
    return [m for m in draft.mentions if not m.place] or draft.mentions


def _id_of(document: Document, draft: Draft) -> str:
    first = min(draft.mentions, key=lambda m: (m.start, m.end))
    return document.identify("actor", first.start, first.end)


def _candidates(document: Document, draft: Draft, terms: tuple[HolderRow, ...]) -> tuple[str, ...]:
    """Whom an ambiguous actor may be: other actors of the record, or holders of offices in the lexicon."""
    return (*(_id_of(document, rival) for rival in draft.rivals if rival.mentions), *(term.id for term in terms))


def _name(draft: Draft, mentions: tuple[Mention, ...]) -> str:
    """The fullest proper name, else the description or office, else what stands first."""
    for form in ("name", "metonym", "office", "description"):
        quotes = [m.quote for m in mentions if m.form == form]
        if form == "name" and draft.row:
            return draft.row.name
        if quotes:
            fullest = min if draft.kind == "state" else max  # a state's demonym is longer than its name
            return fullest(quotes, key=len) if form == "name" else quotes[0]
    return mentions[0].quote
