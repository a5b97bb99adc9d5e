"""Sayings that a question only asks about: "Did the envoy promise a date?" tells of no promise."""

from __future__ import annotations

from onrecord.parsing.parse import Parse
from onrecord.records import Statement

from .casting import tokens_of


def is_only_asked(parse: Parse, statement: Statement) -> bool:
    """Whether the cue is the verb of a question that yes or no may answer; "Why did he say so?" takes it as said."""
    cue = [parse.tokens[t] for evidence in statement.cue for t in tokens_of(parse, evidence.span)]
    verb = next((token for token in reversed(cue) if token.upos == "VERB"), None)
    if verb is None or parse.sentence_tokens(verb.sentence)[-1].lower != "?":
        return False
    subject, helper = parse.child(verb.index, "nsubj"), parse.child(verb.index, "aux")
    inverted = subject is not None and helper is not None and helper.index < subject.index
    return inverted and not any(child.xpos == "WRB" for child in parse.children(verb.index, "advmod"))
