"""Mentions that are no names joined with whom they mean: offices, bodies, texts, pronouns."""

from __future__ import annotations

from onrecord.lexicon.actor_rows import StateRow
from onrecord.parsing.parse import Parse

from .binding import forbidden, subject_of_clause
from .drafts import BODIES, Draft
from .found import FoundMention, Sight
from .pronouns import pronouns
from .salience import LEAST, NETWORK, network, salience

_NEAR = 3
"""Sentences back in which a text's writer is looked for."""


class Referring:
    """Goes through the mentions in the order of the text, each time with the drafts that stand by then."""

    def __init__(self, parse: Parse, sight: Sight, names: dict[FoundMention, Draft]) -> None:
        self.parse, self.sight, self._names = parse, sight, names
        self.drafts: list[Draft] = []
        self.by_token: dict[int, Draft] = {}
        self._states = {d.row.id: d for d in names.values() if isinstance(d.row, StateRow)}
        for mention, draft in names.items():
            for index in mention.tokens:
                self.by_token[index] = draft
        self._quoted = quoted(parse)

    def meet(self, mention: FoundMention) -> Draft | None:
        """The draft that a mention belongs to, the mention added; None for a pronoun that means nobody known."""
        draft = self._names.get(mention) or self._referent(mention)
        if draft is None:
            return None
        if draft not in self.drafts:
            self.drafts.append(draft)
        draft.add(mention)
        if mention.noun and mention.form == "office":
            role = " ".join(mention.words)
            if role not in draft.roles:
                draft.roles.append(role)
        self._own(draft, mention)
        for index in mention.tokens:
            self.by_token[index] = draft
        return draft

    def _own(self, draft: Draft, mention: FoundMention) -> None:
        if mention.owner is None or draft.owner or draft.country:
            return
        owner = self.owner(mention)
        if owner is not None and owner is not draft:
            draft.owner = owner
        elif state := self.sight.row(mention.owner, StateRow):
            draft.country = state.id

    def owner(self, mention: FoundMention) -> Draft | None:
        """The draft of whose office or body a mention is."""
        if mention.owner is None:
            return None
        if (draft := self.by_token.get(mention.owner)) is not None:
            return draft
        state = self.sight.row(mention.owner, StateRow)
        return self._states.get(state.id) if state else None

    def _country(self, mention: FoundMention) -> str | None:
        owner = self.owner(mention)
        if owner is not None:
            return country_of(owner)
        state = self.sight.row(mention.owner, StateRow) if mention.owner is not None else None
        return state.id if state else None

    def _referent(self, mention: FoundMention) -> Draft | None:
        if mention.partner is not None and mention.partner in self.by_token:
            return self.by_token[mention.partner]
        if mention.form == "pronoun":
            return self._pronoun(mention)
        if mention.noun and mention.noun.document and mention.definite and mention.needed and mention.owner is None:
            if (writer := self._writer(mention)) is not None:
                return writer
        if mention.noun and mention.definite and not mention.plural and not mention.noun.document:
            if (same := self._same_noun(mention)) is not None:
                return same
        return Draft()

    def _same_noun(self, mention: FoundMention) -> Draft | None:
        """The last draft that bears this office, or is this body, of the same owner as far as both are known."""
        country, owner = self._country(mention), self.owner(mention)
        for draft in reversed(self.drafts):
            if draft is owner or not any(_same_office(m, mention) for m in draft.mentions):
                continue
            known = country_of(draft)
            if mention.owner is not None and (draft.owner is not owner if owner else known != country):
                continue
            return draft
        if mention.noun and mention.noun.kind == "party" and mention.owner is None:
            return next((d for d in reversed(self.drafts) if d.kind == "party" and d.named), None)
        return None

    def _writer(self, mention: FoundMention) -> Draft | None:
        """Who wrote a text: the subject of 'replied' before "the reply", of 'sent a letter' before "the letter"."""
        tokens = self.parse.tokens
        head = tokens[mention.head]
        for index in range(mention.first - 1, -1, -1):
            token = tokens[index]
            if head.sentence - token.sentence > _NEAR:
                return None
            if token.lemma != head.lemma or index == mention.head:
                continue
            verb = token if token.upos == "VERB" else self.parse.head(token) if token.relation == "obj" else None
            subject = self.parse.child(verb.index, "nsubj") if verb else None
            if subject and subject.index in self.by_token:
                return self.by_token[subject.index]
        return None

    def _pronoun(self, mention: FoundMention) -> Draft | None:
        row = pronouns().get(mention.words[0])
        if row is None:
            return None
        reflexive, possessive = row.case == "reflexive", self.parse.tokens[mention.head].deprel == "nmod:poss"
        subject = subject_of_clause(self.parse, mention.head) if reflexive or possessive else None
        best, most = None, LEAST
        for draft in self.drafts:
            if not _fits(draft, mention) or self._barred(draft, mention, reflexive=reflexive):
                continue
            score = salience(draft, self.parse, mention)
            if score <= 0.02:
                continue
            score += NETWORK * network(draft, self.parse, mention)
            if subject is not None and self.by_token.get(subject) is draft:
                score += 2.0 if reflexive else 0.8
            if score > most:
                best, most = draft, score
        return best

    def _barred(self, draft: Draft, mention: FoundMention, *, reflexive: bool) -> bool:
        sentence = self.parse.tokens[mention.head].sentence
        for other in reversed(draft.mentions):
            if self.parse.tokens[other.head].sentence != sentence:
                break
            if forbidden(self.parse, mention, other, reflexive=reflexive):
                return True
        return False


def _same_office(one: FoundMention, other: FoundMention) -> bool:
    if one.noun is None or other.noun is None or one.plural:
        return False
    if one.noun.id == other.noun.id:
        return True
    return one.form == other.form == "office" and len(other.words) == 1 and one.words[-1] == other.words[0] and one.words[0] not in (
        "prime", "vice", "deputy",
    )  # fmt: skip


def _fits(draft: Draft, mention: FoundMention) -> bool:
    """Whether gender, number and kind allow a pronoun to mean the draft."""
    if mention.gender == "n":
        return (draft.kind == "state" or draft.kind in BODIES) and not draft.plural
    if mention.plural:
        return draft.plural or draft.kind in BODIES
    if draft.plural or draft.gender == "n" or draft.kind not in ("person", "unnamed", None):
        return False
    return draft.gender in (None, mention.gender)


def country_of(draft: Draft) -> str | None:
    """The country of a draft as far as the text tells: its own, or that of whom it belongs to."""
    for _ in range(4):
        if isinstance(draft.row, StateRow):
            return draft.row.id
        if draft.country:
            return draft.country
        if draft.row is not None and draft.row.country:
            return draft.row.country
        if draft.owner is None:
            return None
        draft = draft.owner
    return None


def quoted(parse: Parse) -> tuple[bool, ...]:
    """For each token whether it stands inside quotation marks."""
    inside, out = False, []
    for token in parse.tokens:
        if token.text in ("“", "«"):
            inside = True
        elif token.text in ("”", "»"):
            inside = False
        elif token.text == '"':
            inside = token.xpos == "``" or (not inside and token.xpos != "''")
        out.append(inside)
    return tuple(out)
