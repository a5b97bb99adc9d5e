"""Actors: mentions joined into who is meant, with kind, country, code and how each is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.lexicon.actors import ActorLexicon
from onrecord.parsing.parse import Parse
from onrecord.records import Actor, Document, Mention
from onrecord.trace import SILENT, Trace

from .mentions import FoundMention
from .who.codes import code_of
from .who.drafts import Draft
from .who.found import Sight
from .who.naming import Names
from .who.referring import Referring, country_of


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a report in the order of their first mention, and whom each token means."""

    actors: tuple[Actor, ...]
    by_token: dict[int, str]

    def of(self, token: int) -> str | None:
        """The id of the actor meant by the mention that this token heads or belongs to."""
        return self.by_token.get(token)


def find_actors(
    document: Document,
    parse: Parse,
    mentions: tuple[FoundMention, ...],
    *,
    lexicon: ActorLexicon,
    trace: Trace = SILENT,
) -> Cast:
    """The cast of a report: names first, then what is no name, in the order of the text."""
    sight, names = Sight.of(parse, lexicon), Names()
    named = {m: names.place(m) for m in mentions if m.form in ("name", "metonym")}
    referring = Referring(parse, sight, named)
    meant = {mention: referring.meet(mention) for mention in mentions}
    actors: dict[Draft, Actor] = {}
    for draft in referring.drafts:
        if worth_an_actor(draft):
            actors[draft] = _actor(document, draft, lexicon)
    by_token: dict[int, str] = {}
    for mention, whom in sorted(meant.items(), key=lambda pair: -len(pair[0].tokens)):
        if whom in actors:
            by_token |= dict.fromkeys((*mention.tokens, mention.head), actors[whom].id)
    return Cast(tuple(sorted(actors.values(), key=lambda a: (a.mentions[0].start, a.mentions[0].end))), by_token)


def worth_an_actor(draft: Draft) -> bool:
    """Whether a draft is an actor: named, needed by a statement, an office, a body that somebody owns."""
    if draft.named or draft.needed:
        return draft.kind is not None
    first = draft.mentions[0]
    if draft.kind in ("group", "unnamed", "person") and any(m.form == "pronoun" for m in draft.mentions):
        return True
    if draft.plural:
        return False
    if first.form == "office":
        return first.definite
    return draft.kind in ("government", "institution") and first.definite and len(first.words) > 0


def _actor(document: Document, draft: Draft, lexicon: ActorLexicon) -> Actor:
    mentions = tuple(
        Mention(m.start, m.end, document.text[m.start : m.end], m.form)
        for m in sorted(set(draft.mentions), key=lambda m: (m.start, m.end))
    )
    kind = draft.kind or "unnamed"
    country, known = _country(document, draft, lexicon)
    how: list[tuple[str, Literal["text", "lexicon"]]] = [("kind", "lexicon" if draft.row else "text")]
    if country:
        how.append(("country", known))
    code = code_of(draft, country)
    if code:
        how.append(("code", "lexicon" if draft.row else "text"))
    actor_id = document.identify("actor", kind, *(f"{m.start}-{m.end}" for m in mentions[:1]))
    return Actor(
        actor_id, _name(document, draft, mentions), kind, country, code, tuple(draft.roles), tuple(how),
        draft.candidates, mentions,
    )  # fmt: skip


def _country(document: Document, draft: Draft, lexicon: ActorLexicon) -> tuple[str | None, Literal["text", "lexicon"]]:
    if draft.owner or draft.country:
        if country := country_of(draft):
            return country, "text"
    if country := country_of(draft):
        return country, "lexicon"
    if draft.kind == "person":
        on = document.published.value if document.published else None
        found = {h.country for n in draft.names if len(n) > 1 for h in lexicon.holders(" ".join(n), on=on)}
        if len(found) == 1:
            return found.pop(), "lexicon"
    return None, "text"


def _name(document: Document, draft: Draft, mentions: tuple[Mention, ...]) -> str:
    """The fullest proper name, else the description or office, else what stands first."""
    for form in ("name", "metonym", "office", "description"):
        quotes = [m.quote for m in mentions if m.form == form]
        if form == "name" and draft.row:
            return draft.row.name
        if quotes:
            return max(quotes, key=len) if form == "name" else quotes[0]
    return mentions[0].quote
