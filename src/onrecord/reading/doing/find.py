"""All deeds of a parse in the order of the text, those that others are composed of left out."""

from __future__ import annotations

from onrecord.lexicon import Lexicon
from onrecord.parsing.parse import Parse
from onrecord.reading.speech.quotations import Quotation
from onrecord.reading.speech.scene import Scene as SpeechScene
from onrecord.reading.who.found import Sight
from onrecord.trace import SILENT, Trace

from .composing import Composer
from .found import Deed
from .scene import FINDER, Scene
from .stance import told_as

_TOPICS = frozenset(("including", "about", "on", "of", "for", "without", "regarding", "concerning"))
_FORCE = ("138", "18", "19", "20")
_TELLING = ("VERB", "NOUN", "PROPN", "ADJ")


def find_deeds(
    parse: Parse,
    quotations: tuple[Quotation, ...],
    *,
    lexicon: Lexicon,
    sight: Sight | None = None,
    trace: Trace = SILENT,
    own_voice: bool = False,
) -> tuple[Deed, ...]:
    """What verbs, nouns and adjectives of a parse tell of doing, before anybody knows who the words mean.

    `sight` is what the lexicon of actors sees in the parse, where that is known already.
    `own_voice`: the document is itself what somebody said, so that "you" is somebody.
    """
    speech = SpeechScene(parse, quotations, lexicon.speech, lexicon.actors, trace, own_voice)
    scene = Scene(speech, sight or Sight.of(parse, lexicon.actors), lexicon.events)
    composer = Composer(scene)
    made = [d for t in parse.tokens if t.upos in _TELLING and (d := composer.of(t.index)) is not None]
    told = {head for deed in made if not deed.nominal for head in deed.inner}
    told |= {head for deed in made if deed.nominal and deed.head not in told for head in deed.inner}
    told_so = (told_as(scene, d) for d in made if d.head not in told and not _is_topic(parse, d))
    kept = tuple(deed for deed in told_so if not _is_condition(parse, deed))
    if trace.on:
        _explain(parse, kept, trace)
    return kept


def _is_topic(parse: Parse, deed: Deed) -> bool:
    """Whether a participle only names a matter or a trait: "including strengthening the pact", "the visiting king", "is no seizing"."""
    if parse.tokens[deed.head].relation == "amod" and not deed.nominal:
        return True
    marks = {c.lower for c in parse.children(deed.head, "mark", "case")}
    named = parse.child(deed.head, "cop") is not None
    return parse.tokens[deed.head].xpos == "VBG" and (named or bool(marks & _TOPICS))


def _is_condition(parse: Parse, deed: Deed) -> bool:
    """Whether a deed is but the case in which something would be done: "if the port were closed"."""
    return deed.modality == "hypothetical" and parse.tokens[deed.head].relation in ("advcl", "acl", "amod")


def _explain(parse: Parse, deeds: tuple[Deed, ...], trace: Trace) -> None:
    for deed in deeds:
        span = parse.span(deed.words[0], deed.words[-1] + 1)
        trace.kept(FINDER, deed.rules[0], span.start, span.end, f"{deed.code}, {deed.modality}")


def struck(deeds: tuple[Deed, ...]) -> frozenset[int]:
    """The tokens of those whom force hits or threatens: a city among them is its people, not its government."""
    return frozenset(h for d in deeds if d.code.startswith(_FORCE) for group in d.others for h in group)


def parties_of(deeds: tuple[Deed, ...]) -> frozenset[int]:
    """The tokens that must mean somebody: those who do a deed, and to whom it may be done."""
    return frozenset(head for deed in deeds for group in (deed.doers, *deed.others) for head in group)
