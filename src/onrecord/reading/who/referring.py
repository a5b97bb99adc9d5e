"""Mentions that are no names joined with whom they mean: offices, bodies, texts, pronouns."""

from __future__ import annotations

from onrecord.lexicon.actor_rows import StateRow
from onrecord.parsing.parse import Parse

from .binding import forbidden, subject_of_clause
from .drafts import BODIES, Draft
from .found import FoundMention, Sight
from .pronouns import pronouns
from .salience import LEAST, NETWORK, network, salience

SUBJECT = 0.8
"""What a possessive gains for the subject of its own clause."""
_BODY_LINK = 0.3
"""The share of the network without which a pronoun means no state or body: 'it' and 'they' mean so much else."""
_FAINT = 0.02
_SUBSTITUTES = ("prime", "vice", "deputy")
_SIDE = "side"
_CLASSES = ("party", "group", "igo", "media")
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
            if not any(known == role or known.endswith(" " + role) for known in draft.roles):
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
        noun = mention.noun
        if noun is None or not mention.definite:
            return Draft()
        if noun.document:
            return (self._writer(mention) if mention.needed else None) or Draft()
        if noun.id == _SIDE:
            return self._state(mention) or Draft()
        return (None if mention.plural else self._same_noun(mention) or self._of_class(mention)) or Draft()

    def _state(self, mention: FoundMention) -> Draft | None:
        """The state whose side, or the body whose side, a mention is."""
        owner = self.owner(mention)
        if owner is None and mention.owner is not None and (row := self.sight.row(mention.owner, StateRow)):
            owner = self._states[row.id] = Draft(row=row, kind="state", gender="n")
        return owner

    def _same_noun(self, mention: FoundMention) -> Draft | None:
        """The last draft that bears this office, or is this body, of the same owner as far as both are known."""
        country, owner = self._country(mention), self.owner(mention)
        for draft in reversed(self.drafts):
            if draft is owner or not any(_same_office(m, mention) for m in draft.mentions):
                continue
            if mention.owner is None or (draft.owner is owner if owner else country_of(draft) == country):
                return draft
        return None

    def _of_class(self, mention: FoundMention) -> Draft | None:
        """The named party, group or paper that "the party" or "the group" means: the last one met, or its leader's."""
        noun = mention.noun
        if noun is None or noun.kind not in _CLASSES or not noun.plural:
            return None
        owner = self.owner(mention)
        if owner is not None:
            return owner.owner if owner.owner and owner.owner.kind == noun.kind else None
        if mention.owner is not None:
            return None
        return next((d for d in reversed(self.drafts) if d.kind == noun.kind and d.named), None)

    def _writer(self, mention: FoundMention) -> Draft | None:
        """Who wrote a text: its possessor; else the subject of 'replied' before "the reply", of 'sent a letter' before it."""
        if mention.owner is not None:
            possessor = self.parse.tokens[mention.owner]
            return self.by_token.get(mention.owner) if possessor.deprel == "nmod:poss" else None
        head = self.parse.tokens[mention.head]
        for index in range(mention.first - 1, -1, -1):
            token = self.parse.tokens[index]
            if head.sentence - token.sentence > _NEAR:
                return None
            if token.lemma != head.lemma:
                continue
            verb = (
                token if token.upos == "VERB" else self.parse.head(token) if token.relation in ("obj", "obl") else None
            )
            subject = self.parse.child(verb.index, "nsubj") if verb else None
            if subject and subject.index in self.by_token:
                return self.by_token[subject.index]
        return None

    def _pronoun(self, mention: FoundMention) -> Draft | None:
        """Whom a pronoun most likely means: the fitting draft with the highest score, if it is high enough."""
        row = pronouns().get(mention.words[0])
        if row is None:
            return None
        reflexive = row.case == "reflexive"
        subject = self._clause_subject(mention, reflexive=reflexive)
        speaker = self._speaker(mention.head)
        best, most = None, LEAST
        for draft in dict.fromkeys([*self.drafts, *([subject] if subject else ())]):
            if draft is speaker or not _fits(draft, mention) or self._barred(draft, mention, reflexive=reflexive):
                continue
            score = self._score(draft, mention, subject, reflexive=reflexive)
            if score > most:
                best, most = draft, score
        return best

    def _speaker(self, index: int) -> Draft | None:
        """Who says the quotation that a token stands in, as far as the sentence's tree tells: no 'she' there means her."""
        if not self._quoted[index]:
            return None
        token = self.parse.tokens[index]
        for _ in range(12):
            if token.head < 0:
                return None
            token = self.parse.tokens[token.head]
            if not self._quoted[token.index] and token.upos == "VERB":
                subject = self.parse.child(token.index, "nsubj")
                return self.by_token.get(subject.index) if subject else None
        return None

    def _score(self, draft: Draft, mention: FoundMention, subject: Draft | None, *, reflexive: bool) -> float:
        linked = network(draft, self.parse, mention)
        own = draft is subject
        if draft.kind != "person" and not draft.plural and not mention.needed and not own and linked < _BODY_LINK:
            return 0.0
        score = salience(draft, self.parse, mention) + (0.0 if not own else 2.0 if reflexive else SUBJECT)
        return score + NETWORK * linked if score > _FAINT else 0.0

    def _clause_subject(self, mention: FoundMention, *, reflexive: bool) -> Draft | None:
        """Whose clause a possessive or reflexive stands in; also of a fronted "Despite his doubts, Doren signed"."""
        if not reflexive and self.parse.tokens[mention.head].deprel != "nmod:poss":
            return None
        subject = subject_of_clause(self.parse, mention.head)
        return self.by_token.get(subject) if subject is not None else None

    def _barred(self, draft: Draft, mention: FoundMention, *, reflexive: bool) -> bool:
        sentence = self.parse.tokens[mention.head].sentence
        for other in reversed(draft.mentions):
            if self.parse.tokens[other.head].sentence != sentence:
                break
            if forbidden(self.parse, mention, other, reflexive=reflexive):
                return True
        return False


def _same_office(one: FoundMention, other: FoundMention) -> bool:
    """Whether two mentions name one office or body: the same noun, or its last word: "the minister", "the ministry"."""
    if one.noun is None or other.noun is None or one.plural or one.form == "name":
        return False
    if one.noun.id == other.noun.id:
        return True
    return len(other.words) == 1 and one.words[-1] == other.words[0] and one.words[0] not in _SUBSTITUTES


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
