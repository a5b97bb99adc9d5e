"""Sources to beware of: chains of two and more, beliefs that nobody holds, speakers without a name, what was withheld."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.issued.utterances import is_own_words
from onrecord.records import Actor, Flag, Statement

from .facts import Facts

_CHAIN = 2
_ASKING = ("ask", "decline")
_PRESS = "MED"


def source_flags(facts: Facts) -> Iterator[Flag]:
    """The flags on who is behind what is said."""
    yield from _issued_by_nobody(facts)
    actors = {actor.id: actor for actor in facts.actors}
    told: set[str] = set()
    own = {s.id: s.speaker for s in facts.statements if is_own_words(s)}
    for statement in facts.statements:
        if statement.act == "decline" and statement.polarity == "positive":
            yield _withheld(facts, statement)
        if len(statement.via) - bool(own) >= _CHAIN:  # whoever issued it stands where a report's outlet does
            chain = ", which cites ".join(facts.name(link) for link in statement.via)
            note = f"The words of {facts.name(statement.speaker)} reach the reader through {chain}."
            yield facts.flag("secondhand", statement.content, note)
        if _is_owned(statement, own):
            continue
        if statement.id in own and statement.speaker is not None:  # named by the same label each time
            if statement.speaker in told:
                continue
            told.add(statement.speaker)
        if statement.speaker is None or _is_pronoun(actors[statement.speaker]):
            yield _nobodys(facts, statement)
        elif _is_nameless(actors[statement.speaker]) and not _is_press(statement, actors[statement.speaker]):
            note = f"Who said this is not named: {facts.name(statement.speaker)}."
            yield facts.flag("anonymous", (*statement.source, *statement.content), note)


def _issued_by_nobody(facts: Facts) -> Iterator[Flag]:
    """One flag where a document is somebody's own words and nothing tells whose."""
    if any(is_own_words(s) and s.speaker is None for s in facts.statements):
        kind = facts.document.kind
        yield facts.flag("unknown_speaker", (), f"Who issued this {kind}, and so who says what it says, is not known.")


def _is_owned(statement: Statement, own: dict[str, str | None]) -> bool:
    """Whether a document says of its own words whose they are, so that they need no flag of their own.

    A turn says so by its label alone: a speaker without a name is flagged there once.
    """
    if statement.id in own:
        return statement.speaker is None
    return statement.parent in own and own[statement.parent] == statement.speaker


def _is_press(statement: Statement, speaker: Actor) -> bool:
    """Whether somebody only asks, or is of those who ask at a briefing."""
    return statement.act in _ASKING or (is_own_words(statement) and speaker.code == _PRESS)


def _is_nameless(actor: Actor) -> bool:
    return actor.kind == "unnamed" and not any(m.form == "name" for m in actor.mentions)


def _is_pronoun(actor: Actor) -> bool:
    """Whether a report never says whom its "he" or "they" means."""
    return bool(actor.mentions) and all(m.form == "pronoun" for m in actor.mentions)


def _withheld(facts: Facts, statement: Statement) -> Flag:
    words = " ".join(" ".join(e.quote for e in statement.content).split())
    who = facts.name(statement.speaker)
    note = f"{who} declined: {words}" if statement.mode == "direct" else f"{who} would not say: {words}."
    return facts.flag("withheld", (*statement.cue, *statement.content), note)


def _nobodys(facts: Facts, statement: Statement) -> Flag:
    cue = " ".join(" ".join(e.quote for e in statement.cue).split())
    evidence = (*statement.cue, *statement.content)
    if statement.source:
        return facts.flag("unknown_speaker", evidence, "Who said this can't be told from the report.")
    return facts.flag("unattributed", evidence, f"A belief or report without a holder: “{cue}”, by whom is not said.")
