"""Sources to beware of: chains of two and more, beliefs that nobody holds, speakers without a name, what was withheld."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.records import Flag, Statement

from .facts import Facts

_CHAIN = 2
_ASKING = ("ask", "decline")


def source_flags(facts: Facts) -> Iterator[Flag]:
    """The flags on who is behind what is said."""
    kinds = {actor.id: (actor.kind, actor.mentions) for actor in facts.actors}
    for statement in facts.statements:
        if statement.act == "decline" and statement.polarity == "positive":
            yield _withheld(facts, statement)
        if len(statement.via) >= _CHAIN:
            chain = ", which cites ".join(facts.name(link) for link in statement.via)
            note = f"The words of {facts.name(statement.speaker)} reach the reader through {chain}."
            yield facts.flag("secondhand", statement.content, note)
        if statement.speaker is None:
            yield _nobodys(facts, statement)
        elif _is_nameless(kinds[statement.speaker]) and statement.act not in _ASKING:
            note = f"Who said this is not named: {facts.name(statement.speaker)}."
            yield facts.flag("anonymous", (*statement.source, *statement.content), note)


def _is_nameless(known: tuple[str, tuple[object, ...]]) -> bool:
    kind, mentions = known
    return kind == "unnamed" and not any(getattr(m, "form", "") == "name" for m in mentions)


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
