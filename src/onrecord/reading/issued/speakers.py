"""Whom a label means: somebody whom the text names, or somebody who enters with the label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.article.credits import outlet_like
from onrecord.article.turns import Turn
from onrecord.lexicon.actors import ActorLexicon
from onrecord.lexicon.article import CreditLexicon
from onrecord.reading.who.codes import actor_code
from onrecord.records import Actor, ActorKind, Form
from onrecord.spans import Span

from .casting import Casting
from .offices import holds, is_office

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_INTERVIEWER = "interviewer"
_ARTICLES = ("the", "of", "for", "and")
_COURTESY = ("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady")


class Speakers:
    """Gives labels their actors, one after another: "Ruud" is who "Lena Ruud" was before."""

    def __init__(
        self, casting: Casting, turns: Sequence[Turn], lexicon: ActorLexicon, *, interview: bool = False
    ) -> None:
        self._casting, self._lexicon = casting, lexicon
        self._head = Span(0, turns[0].label.start) if turns else Span(0, 0)
        self._interview = interview
        self._unnamed: dict[str, str] = {}

    def of(self, turn: Turn) -> str:
        """The id of the actor whom a turn's label means, to whom the label is added as a mention."""
        actor = self._role(turn) if turn.called else self._named(turn)
        form: Form = "description" if turn.called else "name" if self._proper(turn) else "office"
        self._casting.meet(actor, turn.name, form)
        self._serve(actor, turn)
        return actor

    def _role(self, turn: Turn) -> str:
        """Whoever is labelled as one who asks; who answers is the one person above the turns, if there is one."""
        called = _INTERVIEWER if self._interview and turn.role == "asks" else turn.called
        if called not in self._unnamed:
            above = [
                actor
                for a in self._casting.within(self._head)
                if (actor := self._casting.actors[a]).kind in ("person", "unnamed")
            ]
            named = [actor.id for actor in above if any(m.form == "name" for m in actor.mentions)]
            named = named or [actor.id for actor in above if is_office(actor)]
            kind: ActorKind = "group" if called.endswith("s") else "unnamed"
            answers = turn.role == "answers" and len(named) == 1
            self._unnamed[called] = named[0] if answers else self._enter_role(turn, called, kind)
        return self._unnamed[called]

    def _enter_role(self, turn: Turn, called: str, kind: ActorKind) -> str:
        actor = self._casting.enter(turn.name, called, kind, "description")
        if turn.code and self._casting.actors[actor].code is None:
            self._casting.actors[actor] = replace(self._casting.actors[actor], code=turn.code)
        return actor

    def _named(self, turn: Turn) -> str:
        """Whoever bears the name, or else the office, that the label gives; several stay candidates."""
        proper = self._proper(turn)
        known = self._called(turn) or (self._bearers(proper) if proper else self._holders(turn))
        if len(known) == 1:
            return known[0]
        actor = self._enter(turn, proper)
        self._casting.actors[actor] = replace(self._casting.actors[actor], candidates=tuple(known))
        return actor

    def _proper(self, turn: Turn) -> tuple[str, ...]:
        """The words of a label that are a name: "RUUD" of "FOREIGN MINISTER RUUD", nothing of "THE PRESIDENT"."""
        words = tuple(_WORD.findall(turn.name.slice(self._casting.document.text)))
        if words and words[0].lower() in _COURTESY:
            return words[1:]
        if words[:1] and (self._lexicon.noun(" ".join(w for w in words if w.lower() != "the")) is not None):
            return ()
        last = max((n for n, word in enumerate(words) if self._is_office(word)), default=-1)
        return words[last + 1 :]

    def _is_office(self, word: str) -> bool:
        return (
            word.lower() in _ARTICLES or self._lexicon.noun(word) is not None or self._lexicon.title(word) is not None
        )

    def _called(self, turn: Turn) -> list[str]:
        """The actors that bear the very words of a label as a name."""
        words = _words(turn.name.slice(self._casting.document.text))
        return [actor.id for actor in self._casting.actors.values() if words in _names(actor)]

    def _bearers(self, proper: tuple[str, ...]) -> list[str]:
        """The actors whose name ends with a name's last word and has all of its words."""
        words = _words(" ".join(proper))
        return [
            actor.id
            for actor in self._casting.actors.values()
            if actor.kind in ("person", "unnamed") and any(_is_short(words, name) for name in _names(actor))
        ]

    def _holders(self, turn: Turn) -> list[str]:
        """The persons who hold an office, those named above the turns before others; else whom the words mean there."""
        office = turn.name.slice(self._casting.document.text)
        persons = [a for a in self._casting.actors.values() if a.kind in ("person", "unnamed")]
        held = [a for a in persons if holds(a, office) or any(_says(m.quote, office) for m in a.mentions)]
        above = set(self._casting.within(self._head))
        return [a.id for a in held if a.id in above] or [a.id for a in held]

    def _enter(self, turn: Turn, proper: tuple[str, ...]) -> str:
        """Somebody whom the label alone names."""
        words = turn.name.slice(self._casting.document.text)
        rows = [hit.row for hit in self._lexicon.organisation(words)]
        kind: ActorKind = "media" if outlet_like(words, CreditLexicon.load()) else "person" if proper else "unnamed"
        name = words[words.index(proper[0]) :] if proper and kind == "person" and not rows else words
        actor = self._casting.enter(turn.name, name, rows[0].kind if rows else kind, "name" if proper else "office")
        if rows:
            known = self._casting.actors[actor]
            self._casting.actors[actor] = replace(known, name=rows[0].name, country=rows[0].country, code=rows[0].code)
        return actor

    def _serve(self, actor: str, turn: Turn) -> None:
        """Notes the office beside a name, or before it in the label, and the code that it makes."""
        text, known = self._casting.document.text, self._casting.actors[actor]
        name, proper = turn.name.slice(text), self._proper(turn)
        before = name[: name.index(proper[0])] if proper and not turn.called else ""
        for words in (before, turn.office.slice(text) if turn.office else ""):
            role = words.strip(" ,").casefold().removeprefix("the ")
            rows = [hit.row for word in (role, *role.split()) if (hit := self._lexicon.noun(word)) is not None]
            office = next((row for row in rows if row.office or row.title), None)
            if office is not None and known.kind == "person" and not holds(known, role):
                code = known.code or actor_code("person", known.country, office.role, None)
                known = replace(known, code=code, roles=(*known.roles, role))
        self._casting.actors[actor] = known


def _says(words: str, office: str) -> bool:
    return words.casefold() == office.casefold().removeprefix("the ")


def _names(actor: Actor) -> list[list[str]]:
    """The words of each name of an actor."""
    quotes = dict.fromkeys((actor.name, *(m.quote for m in actor.mentions if m.form == "name")))
    return [_words(quote) for quote in quotes]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _is_short(words: list[str], name: list[str]) -> bool:
    """Whether words are a name, or a shorter form of it, or it of them: they share the last."""
    return bool(name) and name[-1] == words[-1] and (set(words) <= set(name) or set(name) <= set(words))
