"""All frames in order, then what overlaps made one: the attributions of a document."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from onrecord.lexicon import Lexicon
from onrecord.parsing.parse import Parse, Token
from onrecord.spans import Shelf, Span
from onrecord.trace import Trace

from .according import according_attributions
from .bare import bare_attributions
from .cues import find_cues
from .impersonal import impersonal_attributions
from .leadin import block_attributions, leadin_attributions
from .nominal import nominal_attributions
from .quotations import Quotation, find_quotations
from .quoted import Quoted
from .scene import FINDER, Attribution, Scene
from .verbal import verbal_attributions
from .withheld import withheld_attributions

_FIRST_PERSON = {"i", "we"}
_SAME = 0.8
_UNREAL = {"ask", "demand", "request", "propose", "promise", "threaten"}


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution and the place of the one within which it is told, None at the top."""

    attribution: Attribution
    parent: int | None


def quotations_of(parse: Parse) -> tuple[Quotation, ...]:
    """The quotations of a parsed document."""
    return find_quotations(parse.text, _paragraphs(parse))


def find_attributions(
    parse: Parse, quotations: tuple[Quotation, ...], *, lexicon: Lexicon, trace: Trace, own_voice: bool = False
) -> tuple[Told, ...]:
    """Who said what in a document, in the order of the text, each with the one it is told within.

    `own_voice`: the document is itself what somebody said, so that its first persons are speakers.
    """
    scene = Scene(parse, quotations, lexicon.speech, lexicon.actors, trace, own_voice)
    cues = tuple(find_cues(scene))
    verbal = [*verbal_attributions(scene, cues), *according_attributions(scene), *leadin_attributions(scene)]
    found = Quoted(scene, cues, verbal).attributions()
    found += [*block_attributions(scene, found), *nominal_attributions(scene), *impersonal_attributions(scene)]
    found += withheld_attributions(scene, found)
    found += bare_attributions(scene, found)
    kept = _without_unsaid(scene, _without_doubles(scene, [a for a in found if not _is_own_voice(scene, a)]))
    _tell(scene, kept)
    return _nested(scene, sorted(kept, key=lambda a: (a.start, -a.content[-1].end)))


def _paragraphs(parse: Parse) -> list[tuple[int, int]]:
    """The characters of each paragraph that has tokens."""
    bounds: dict[int, tuple[int, int]] = {}
    for sentence in parse.sentences:
        start, end = parse.span(sentence.start, sentence.end)
        bounds[sentence.paragraph] = (bounds.get(sentence.paragraph, (start, end))[0], end)
    return list(bounds.values())


def _is_own_voice(scene: Scene, attribution: Attribution) -> bool:
    """As in "I think" within somebody's words adds no teller: the words are theirs already."""
    if attribution.source_head is None or attribution.verb is None:
        return False
    head = scene.parse.tokens[attribution.source_head]
    own = head.lower in _FIRST_PERSON and scene.quotation_of(head.index) is not None
    if own:
        scene.dropped(attribution.rule, head, "the speaker's own voice within a quotation")
    return own


def _without_doubles(scene: Scene, found: list[Attribution]) -> list[Attribution]:
    """Of attributions with nearly the same content and cue, the surest alone."""
    kept: list[Attribution] = []
    shelf: Shelf[Attribution] = Shelf()
    for attribution in sorted(found, key=lambda a: (-a.confidence, a.start)):
        rival = next((k for k in shelf.at(attribution.bounds) if _alike(k, attribution)), None)
        if rival is None:
            kept.append(attribution)
            shelf.add(attribution, [attribution.bounds])
        elif attribution.cue:
            scene.dropped(
                attribution.rule, scene.parse.tokens[attribution.cue[0]], f"{rival.rule} has the same content"
            )
    by_cue: dict[int, list[Attribution]] = defaultdict(list)
    for a in kept:
        for token in set(a.cue):
            by_cue[token].append(a)
    return [a for a in kept if not a.cue or not _said_better(a, by_cue[a.cue[0]])]


def _alike(one: Attribution, other: Attribution) -> bool:
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
    size = max(_length(one.content), _length(other.content))
    same_cue = bool(set(one.cue) & set(other.cue))
    return shared >= _SAME * size and (same_cue or one.source_head == other.source_head)


def _without_unsaid(scene: Scene, found: list[Attribution]) -> list[Attribution]:
    """Without sayings that are only asked about, demanded or promised: "whether he had said so", "demanded that it admit"."""
    unreal = {a.verb for a in found if a.verb is not None and (a.act in _UNREAL or _is_question(scene, a))}
    kept = []
    for attribution in found:
        if attribution.verb is not None and _below(scene, attribution.verb, unreal):
            scene.dropped(attribution.rule, scene.parse.tokens[attribution.verb], "asked or demanded, not said")
        else:
            kept.append(attribution)
    return kept


def _is_question(scene: Scene, attribution: Attribution) -> bool:
    return scene.parse.text[attribution.start : attribution.start + 8].lower().startswith(("whether ", "if "))


def _below(scene: Scene, verb: int, unreal: set[int]) -> bool:
    """Whether a cue is the main verb, or joined to it, of what an unreal cue has for its content."""
    at = scene.parse.tokens[verb]
    while at.relation in ("ccomp", "xcomp", "conj") or _is_infinitive(scene, at):
        governor = scene.parse.head(at)
        if governor is None:
            return False
        if governor.index in unreal and at.relation != "conj":
            return True
        at = governor
    return False


def _is_infinitive(scene: Scene, token: Token) -> bool:
    """Whether a clause is one with "to" that was read as adverbial: "called on him to apologize"."""
    return token.relation == "advcl" and any(m.lower == "to" for m in scene.parse.children(token.index, "mark"))


def _length(content: tuple[Span, ...]) -> int:
    return sum(span.end - span.start for span in content)


def _said_better(attribution: Attribution, others: list[Attribution]) -> bool:
    """Whether another attribution of the same source holds its cue and more: "declined to answer", "expressed concern"."""
    cue = set(attribution.cue)
    return any(cue < set(other.cue) and attribution.source_head == other.source_head for other in others)


def _nested(scene: Scene, found: list[Attribution]) -> tuple[Told, ...]:
    """Each attribution with the narrowest other whose content holds its cue and its content."""
    tokens = scene.parse.tokens
    told = []
    lengths = [_length(a.content) for a in found]
    shelf: Shelf[int] = Shelf()
    for number, each in enumerate(found):
        shelf.add(number, each.content)
    for number, inner in enumerate(found):
        marks = [Span(tokens[t].start, tokens[t].end) for t in inner.cue] or list(inner.content)
        outer = [
            (lengths[place], place)
            for place in shelf.at(inner.content[0])
            if lengths[place] > lengths[number] and all(any(c.contains(m) for c in found[place].content) for m in marks)
        ]
        told.append(Told(inner, min(outer)[1] if outer else None))
    return tuple(told)


def _tell(scene: Scene, kept: list[Attribution]) -> None:
    if scene.trace.on:
        for a in kept:
            scene.trace.kept(FINDER, a.rule, a.content[0].start, a.content[-1].end, a.act)
