"""What stands at a point of the text while mentions are joined: the parse, the drafts so far, who each token means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.lexicon.actor_rows import StateRow
from onrecord.parsing.parse import Parse

from .drafts import Draft
from .found import FoundMention, Sight


@dataclass(slots=True)
class Scene:
    """The joining's memory. `by_token` knows all names from the start, other mentions once they are met."""

    parse: Parse
    sight: Sight
    published: str | None = None
    drafts: dict[Draft, None] = field(default_factory=dict)
    """All drafts met so far, the one met last at the end."""
    called: dict[str, dict[Draft, None]] = field(default_factory=dict)
    """The drafts that bear a noun, by its id and by its last word, and those whose name begins with it."""
    by_token: dict[int, Draft] = field(default_factory=dict)
    states: dict[str, Draft] = field(default_factory=dict)
    together: dict[int, Draft] = field(default_factory=dict)
    """The groups of those whom a row joins, by the head of the row: "Ostland and Westmark"."""
    titles: tuple[FoundMention, ...] = ()
    """The offices that stand beside a name."""
    quoted: tuple[bool, ...] = ()

    @classmethod
    def of(
        cls,
        parse: Parse,
        sight: Sight,
        mentions: tuple[FoundMention, ...],
        named: dict[FoundMention, Draft],
        published: str | None,
    ) -> Scene:
        """The scene before the first mention: whom the names mean is known."""
        titles = tuple(m for m in mentions if m.form == "office" and m.partner is not None)
        scene = cls(parse, sight, published, titles=titles, quoted=quoted(parse))
        for mention, draft in named.items():
            scene.by_token.update(dict.fromkeys(mention.tokens, draft))
            for index in _titles(parse, mention.head):
                scene.by_token.setdefault(index, draft)
            if isinstance(draft.row, StateRow):
                scene.states[draft.row.id] = draft
        return scene

    def met(self, draft: Draft, mention: FoundMention) -> None:
        """Remembers that a mention means a draft."""
        self.drafts.pop(draft, None)
        self.drafts[draft] = None
        self.by_token.update(dict.fromkeys(mention.tokens, draft))
        if self._only_modifies(mention):
            return
        if mention.form in ("office", "description") and mention.noun:
            keys = {mention.noun.id, mention.words[-1]}
        else:
            keys = {mention.words[0], mention.words[-1]} if len(mention.words) > 1 else set()
        for key in keys:
            self.called.setdefault(key, {}).setdefault(draft)

    def _only_modifies(self, mention: FoundMention) -> bool:
        """Whether a noun stands before another and for no one in particular: "government decisions"."""
        token = self.parse.tokens[mention.head]
        return token.relation == "compound" and token.text.islower() and mention.owner is None and not mention.definite

    def meant(self, index: int, by: FoundMention) -> Draft | None:
        """Whom a token means for a pronoun: for a plural one the whole row that the token heads."""
        row = self.together.get(index) if by.plural else None
        return row or self.by_token.get(index)

    def recent(self, sentence: int, window: int) -> Iterator[Draft]:
        """The drafts met in a sentence or at most so many before it, the last first."""
        for draft in reversed(self.drafts):
            if sentence - self.parse.tokens[draft.mentions[-1].head].sentence > window:
                return
            yield draft

    def bearers(self, mention: FoundMention) -> list[Draft]:
        """The drafts that may bear the noun of a mention, the one met last first."""
        keys = {mention.words[-1], *((mention.noun.id,) if mention.noun else ())}
        found = dict.fromkeys(draft for key in keys for draft in self.called.get(key, ()))
        return sorted(found, key=lambda draft: -draft.mentions[-1].first)

    def owner(self, mention: FoundMention) -> Draft | None:
        """The draft of whose office or body a mention is."""
        if mention.owner is None:
            return None
        state = self.sight.row(mention.owner, StateRow)
        return self.by_token.get(mention.owner) or (self.states.get(state.id) if state else None)

    def country(self, mention: FoundMention) -> str | None:
        """The country of whose office or body a mention is."""
        owner = self.owner(mention)
        if owner is not None:
            return owner.home
        return self.sight.country(mention.owner) if mention.owner is not None else None


def _titles(parse: Parse, head: int) -> Iterator[int]:
    """The tokens that head a name together with the title before it, or stand below it as one: 'Mr.' in "Mr. Aldane"."""
    yield from (c.index for c in parse.children(head, "nmod:desc") if c.index < head and c.upos == "PROPN")
    token = parse.tokens[head]
    while token.relation == "flat" and token.head >= 0:
        token = parse.tokens[token.head]
        yield token.index


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
