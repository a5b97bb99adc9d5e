"""Whether quoted words are a translation: the report says so, or the speaker hardly spoke the report's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.lexicon.actors import ActorLexicon
from onrecord.parsing.parse import Parse, Token
from onrecord.reading.actors import Cast
from onrecord.records import Actor, Statement, Translated

_WORDS = frozenset(("translation", "translator", "interpreter", "translate", "interpret"))
_INTERNATIONAL = "IGO"
_ABROAD = ("note_verbale",)
"""Channels that are written in a language of those who read them."""


def with_translations(
    parse: Parse, statements: tuple[Statement, ...], cast: Cast, *, language: str | None, lexicon: ActorLexicon
) -> tuple[Statement, ...]:
    """The statements, those that quote with what is known of their being translated into the report's language.

    What a transcriber says of it stays.
    """
    asking = _Asking(parse, {actor.id: actor for actor in cast.actors}, language, lexicon)
    return tuple(
        replace(s, translated=s.translated or asking.translated(s)) if s.mode != "indirect" else s for s in statements
    )


@dataclass(frozen=True, slots=True)
class _Asking:
    parse: Parse
    known: dict[str, Actor]
    language: str | None
    lexicon: ActorLexicon

    def translated(self, statement: Statement) -> Translated | None:
        """Stated, likely, or None."""
        if any(self._tells(token) for token in self._around(statement)):
            return "stated"
        speaker = self.known.get(statement.speaker or "")
        if speaker is None or self.language is None or statement.channel in _ABROAD:
            return None
        own = self._languages(speaker)
        if not own or self.language in own:
            return None
        hearers = [self.known[a] for a in statement.addressees]
        return None if any(_is_international(h) or self.language in self._languages(h) for h in hearers) else "likely"

    def _languages(self, actor: Actor) -> frozenset[str]:
        """The official languages of an actor's country."""
        return self.lexicon.languages(actor.country) if actor.country is not None else frozenset()

    def _around(self, statement: Statement) -> Iterator[Token]:
        """The words of the cue's sentence that are no part of what was said."""
        if not statement.cue:
            return
        at = self.parse.tokens[min(self.parse.token_after(statement.cue[0].start), len(self.parse.tokens) - 1)]
        for token in self.parse.sentence_tokens(at.sentence):
            if not any(e.start <= token.start < e.end for e in statement.content):
                yield token

    def _tells(self, token: Token) -> bool:
        """Whether a word tells of a translation, or of another language: "said in Danish"."""
        if token.lemma in _WORDS:
            return True
        capital = token.text[:1].isupper()
        in_it = capital and any(c.lower == "in" for c in self.parse.children(token.index, "case"))
        named = in_it and any(h.form == "adjective" for h in self.lexicon.state_of(token.text))
        return named and not any(self.language in h.row.languages for h in self.lexicon.state_of(token.text))


def _is_international(actor: Actor) -> bool:
    """Whether an actor is, or works for, an international body."""
    return (actor.code or "").startswith(_INTERNATIONAL)
