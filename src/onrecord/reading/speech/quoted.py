"""Quotations joined to the cue beside them, over sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.marks import EDGES
from onrecord.spans import Shelf, Span, merged

from .cues import ANY, Cue
from .quotations import Quotation, touching
from .scene import Attribution, Scene
from .subjects import others_act
from .uncued import after_saying, alone, behind_colon
from .verbal import from_cue, objection

_SCARE_WORDS = 4
_TITLE_WORDS, _SHORT_WORD = 6, 3
_FARTHEST = 14
"""Tokens between a quotation and its cue, at most."""
_INNER_END = re.compile(r"[.,!?…]?[’'](?!\w)")
_ENDS = (",", ".", "!", "?", "…", ",”", ".”")


class Quoted:
    """Gives every quotation to an attribution: one that contains it, a cue beside it, or the one before it."""

    def __init__(self, scene: Scene, cues: Iterable[Cue], found: Iterable[Attribution]) -> None:
        self.scene = scene
        self.found: list[Attribution] = []
        self._said = Shelf[int]()
        self._of_verb: dict[int, int] = {}
        self._in_paragraph: dict[int, list[int]] = {}
        for attribution in found:
            self._add(_widened(scene, attribution))
        self._cues = self._by_sentence(cues)
        self._owner: dict[int, int] = {}

    def attributions(self) -> list[Attribution]:
        """All attributions, with every quotation that could be given to one."""
        for number, quotation in enumerate(self.scene.quotations):
            holder = self._holder(quotation.span)
            if holder is not None:
                self._owner[number] = holder
            elif self._is_speech(number):
                self._place(number)
        return [a for a in self.found if a.content]

    def _add(self, attribution: Attribution) -> None:
        number = len(self.found)
        self.found.append(attribution)
        self._said.add(number, attribution.content)
        if attribution.verb is not None:
            self._of_verb.setdefault(attribution.verb, number)
            self._in_paragraph.setdefault(self.scene.paragraph_of(attribution.verb), []).append(number)

    def _give(self, number: int, span: Span) -> None:
        """Adds a quotation to what an attribution found already says."""
        attribution = self.found[number]
        self.found[number] = replace(attribution, content=merged([*attribution.content, span], gap=1))
        self._said.add(number, self.found[number].content)

    def _by_sentence(self, cues: Iterable[Cue]) -> dict[int, list[Cue]]:
        found: dict[int, list[Cue]] = {}
        for cue in cues:
            if cue.row is not ANY and "quote" in cue.row.frames and self.scene.quotation_of(cue.head) is None:
                found.setdefault(self.scene.parse.tokens[cue.head].sentence, []).append(cue)
        return found

    def _holder(self, span: Span) -> int | None:
        """The narrowest attribution whose content has the whole quotation in it, or fills it."""
        holders = [
            (c.end - c.start, n)
            for n in self._said.at(span)
            for c in self.found[n].content
            if c.contains(span) and not self._cue_inside(self.found[n], span)
        ]
        return min(holders)[1] if holders else None

    def _cue_inside(self, attribution: Attribution, span: Span) -> bool:
        tokens = self.scene.parse.tokens
        return any(span.contains((tokens[t].start, tokens[t].end)) for t in attribution.cue)

    def _is_speech(self, number: int) -> bool:
        """Whether a quotation is somebody's utterance, not a word in scare quotes or a title."""
        q = self.scene.quotations[number]
        inner = self.scene.parse.text[q.start : q.end].strip(EDGES)
        words = len(inner.split())
        after = self.scene.parse.text[q.end : q.end + 1]
        gap = _gap(self.scene.parse.text, q.start)
        before = self.scene.parse.text[gap - 1 : gap]
        long = [w for w in inner.split() if len(w) > _SHORT_WORD and w[0].isalpha()]
        if 1 < words <= _TITLE_WORDS and long and all(w[0].isupper() for w in long):
            return before == ":"
        if self._follows_cue(number):
            return True
        if words >= _SCARE_WORDS:
            return True
        return words > 0 and (inner.endswith(_ENDS) or after == "," or before in (",", ":"))

    def _follows_cue(self, number: int) -> bool:
        """Whether a verb of saying stands right before the quotation: 'they shouted "shame"'."""
        first, _ = self._edges(number)
        before = self.scene.parse.tokens[first - 1] if first else None
        rows = self.scene.lexicon.verb.get(before.lemma, ()) if before is not None and before.upos == "VERB" else ()
        return any("quote" in row.frames for row in rows)

    def _place(self, number: int) -> None:
        cue = self._beside(number)
        span = self.scene.quotations[number].span
        before = self._owner.get(number - 1)
        if before is not None and self._goes_on(number, cue):
            self._owner[number] = before
            self._give(before, span)
        elif cue is not None and (same := self._of_cue(cue)) is not None:
            if before == same and self._others_between(number, self.found[same]):
                return
            self._owner[number] = same
            self._give(same, span)
        elif cue is not None:
            self._owner[number] = len(self.found)
            content = (*self._begun(number), span)
            self._add(replace(from_cue(self.scene, cue, f"quotation:{cue.row.id}", 0.94), content=content))
        elif (orphan := self._uncued(number)) is not None:
            self._owner[number] = len(self.found)
            self._add(orphan)

    def _uncued(self, number: int) -> Attribution | None:
        """What no verb of saying stands beside: words behind a colon, or a paragraph of their own."""
        first, _ = self._edges(number)
        paragraph = self.scene.paragraph_of(first)
        led_in = behind_colon(self.scene, first, self.scene.quotations[number])
        return (
            led_in
            or alone(self.scene, number, first, self._told_in(paragraph - 1))
            or after_saying(self.scene, number, first, self._told_in(paragraph))
        )

    def _told_in(self, paragraph: int) -> list[Attribution]:
        """What verbs of a paragraph tell that somebody says."""
        return [self.found[number] for number in self._in_paragraph.get(paragraph, ())]

    def _begun(self, number: int) -> tuple[Span, ...]:
        """The quotation before, where it was left open for this one to go on with and nobody has it yet."""
        if not number or number - 1 in self._owner or self.scene.quotations[number - 1].closed:
            return ()
        self._owner[number - 1] = self._owner[number]
        return (self.scene.quotations[number - 1].span,)

    def _of_cue(self, cue: Cue) -> int | None:
        """The attribution that the cue has already made of other words."""
        return self._of_verb.get(cue.head)

    def _beside(self, number: int) -> Cue | None:
        """The nearest cue outside the quotation in the sentences where it begins and ends, or before its colon."""
        first, last = self._edges(number)
        tokens = self.scene.parse.tokens
        near: list[tuple[int, int, Cue]] = []
        sentences = {tokens[first].sentence, tokens[last].sentence}
        if tokens[first].sentence and self._led_in(number):
            sentences.add(tokens[first].sentence - 1)
        if self._asks(number) and tokens[last].sentence + 1 < len(self.scene.parse.sentences):
            sentences.add(tokens[last].sentence + 1)
        for sentence in sorted(sentences):
            for cue in self._cues.get(sentence, ()):
                if first <= cue.head <= last or self._unfit(cue):
                    continue
                distance = first - cue.head if cue.head < first else self._after(cue, last)
                if distance <= _FARTHEST or sentence == tokens[first].sentence - 1:
                    near.append((distance, cue.head, cue))
        return min(near)[2] if near else None

    def _unfit(self, cue: Cue) -> bool:
        """Whether a cue can't have a quotation; a speech verb can, whatever its subject is: words are never dropped."""
        own = any(child.index == cue.subject for child in self.scene.parse.children(cue.head, "nsubj"))
        if cue.row.kind == "speech" and own and cue.subject is not None:
            return self.scene.parse.tokens[cue.subject].lower in ("what", "which", "that", "who")
        return bool(objection(self.scene, cue))

    def _asks(self, number: int) -> bool:
        """Whether a quotation ends with a mark after which its cue may seem to begin a sentence: "Why now?" he asked."""
        q = self.scene.quotations[number]
        return q.closed and self.scene.parse.text[q.start : q.end].rstrip(EDGES).endswith(("?", "!", "…"))

    def _after(self, cue: Cue, last: int) -> int:
        edge = min(cue.head, cue.subject) if cue.subject is not None and cue.subject > last else cue.head
        return edge - last

    def _edges(self, number: int) -> tuple[int, int]:
        quotation, parse = self.scene.quotations[number], self.scene.parse
        first = parse.token_after(quotation.start)
        last = max(first, parse.token_after(quotation.end - 1))
        return (first, last) if last < len(parse.tokens) else (0, 0)

    def _led_in(self, number: int) -> bool:
        """Whether the quotation begins its sentence and the one before ends with a colon, or its paragraph with a comma."""
        first, _ = self._edges(number)
        text, start = self.scene.parse.text, self.scene.quotations[number].start
        gap = _gap(text, start)
        begins = self.scene.sentence_of(first)[0] == first
        return begins and text.endswith((":", ",") if "\n" in text[gap:start] else ":", 0, gap)

    def _goes_on(self, number: int, cue: Cue | None) -> bool:
        """Whether a quotation goes on with the one before it: in its paragraph, nothing but their cue between."""
        text, before = self.scene.parse.text, self.scene.quotations[number - 1]
        between = text[before.end : self.scene.quotations[number].start]
        owner = self.found[self._owner[number - 1]]
        tokens = self.scene.parse.tokens
        own = [tokens[t] for t in (*owner.cue, *owner.source)]
        told_between = any(before.end <= t.start < self.scene.quotations[number].start for t in own)
        if not before.closed and "\n" in between:
            return True
        if "\n" in between or (cue is not None and cue.head not in owner.cue):
            return False
        if not between.strip():
            return True
        return told_between and len(between.split()) <= 2 * _FARTHEST and not self._others_between(number, owner)

    def _others_between(self, number: int, owner: Attribution) -> bool:
        """Whether somebody else does something between a quotation and the one before."""
        between = range(self._edges(number - 1)[1] + 1, self._edges(number)[0])
        return others_act(self.scene, between, {*owner.cue, *owner.source})


def _gap(text: str, end: int) -> int:
    """Where the white space begins that stands right before a character."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _widened(scene: Scene, attribution: Attribution) -> Attribution:
    """The attribution with the whole of each quotation that its content begins or runs into."""
    tokens = scene.parse.tokens
    spans = list(attribution.content)
    for quotation in _touched(scene, attribution):
        cue_inside = any(quotation.start <= tokens[t].start < quotation.end for t in attribution.cue)
        holds_all = all(quotation.span.contains(s) for s in attribution.content)
        if cue_inside or (holds_all and not _begins(attribution, quotation.span)):
            continue
        spans.append(quotation.span)
    content = merged([_with_end(scene, s) for s in spans], gap=1)
    return attribution if content == attribution.content else replace(attribution, content=content)


def _with_end(scene: Scene, span: Span) -> Span:
    """The span, with the end of the single marks that it begins with, where that stands right behind it."""
    words, behind = scene.parse.text[slice(*span)], scene.parse.text[span.end : span.end + 2]
    end = _INNER_END.match(behind) if words[0] in "‘'" and words[-1] not in "’'" else None
    return span if end is None else Span(span.start, span.end + end.end())


def _begins(attribution: Attribution, span: Span) -> bool:
    return abs(attribution.content[0].start - span.start) <= 2 or abs(attribution.content[-1].end - span.end) <= 2


def _touched(scene: Scene, attribution: Attribution) -> Iterator[Quotation]:
    """The quotations that share a character with what is said, in order, each once."""
    met = dict.fromkeys(q for span in attribution.content for q in touching(scene.quotations, span))
    yield from sorted(met, key=lambda q: q.start)
