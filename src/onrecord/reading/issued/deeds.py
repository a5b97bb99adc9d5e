"""Sentences that do something though no verb of saying tells so: "I have nothing on that" declines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.lexicon.dialogue import ReplyLexicon
from onrecord.lexicon.speech import SpeechLexicon
from onrecord.parsing.parse import ROOT, Parse
from onrecord.spans import Span

from .casting import tokens_of
from .utterances import Deed, Utterance

_SHORT, _LONGEST, _WORDLET = 3, 30, 3
"""Sentences of a reply that does one thing as a whole; words of a sentence that does something, and of "No." before it."""
_NEGATIONS = ("not", "n't", "n’t", "no", "never")


def with_deeds(parse: Parse, said: Utterance, *, reply: bool, lexicon: SpeechLexicon) -> Utterance:
    """The utterance with the act of its words, where it does one thing, or else with the sentences that do something."""
    sentences = list(_sentences(parse, said))
    deeds = [deed for span in sentences if (deed := _deed(parse, span, reply, lexicon)) is not None]
    before = [span for span in sentences if deeds and span.end <= deeds[0].words.start]
    at_once = not any(len(span.slice(parse.text).split()) > _WORDLET for span in before)
    if deeds and at_once and len(sentences) <= (_SHORT if reply else 1):
        return replace(said, act=deeds[0].act, rule=deeds[0].rule)
    return replace(said, deeds=tuple(deeds))


def _deed(parse: Parse, span: Span, reply: bool, lexicon: SpeechLexicon) -> Deed | None:
    """What a sentence does: by its phrases, or as a claim on what somebody said: "the charge is baseless"."""
    words = span.slice(parse.text)
    if len(words.split()) > _LONGEST or words.endswith("?"):
        return None
    if (row := ReplyLexicon.load().find(words, reply=reply)) is not None:
        return Deed(span, row.act, f"deed:{row.id}")
    main = next((parse.tokens[t] for t in tokens_of(parse, span) if parse.tokens[t].head == ROOT), None)
    content = lexicon.content.get(main.lemma) if main is not None else None
    if main is None or content is None or not content.matches(main.upos):
        return None
    of_claim = any(child.lemma in lexicon.noun for child in parse.children(main.index, "nsubj"))
    negated = any(child.lower in _NEGATIONS for child in parse.children(main.index))
    return Deed(span, content.act, f"deed:{content.id}") if not negated and (of_claim or not content.of_claim) else None


def _sentences(parse: Parse, said: Utterance) -> Iterator[Span]:
    """The sentences of an utterance, each within one of its pieces."""
    for words in said.words:
        tokens = tokens_of(parse, words)
        for number in sorted({parse.tokens[t].sentence for t in tokens}):
            sentence = parse.sentences[number]
            yield parse.span(max(sentence.start, tokens.start), min(sentence.end, tokens.stop))
