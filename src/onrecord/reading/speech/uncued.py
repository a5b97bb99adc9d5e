"""Quotations without a verb of saying: behind a colon ('The premier was blunt: "No."'), or as a paragraph of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.marks import EDGES
from onrecord.parsing.parse import Token

from .nominal import source_of
from .quotations import Quotation
from .scene import Attribution, Scene, noun_phrase
from .subjects import can_speak, is_passive, is_public

_BEHIND_COLON, _AFTER, _ALONE = 0.6, 0.55, 0.5
_LONE_WORDS, _NAME_WORDS, _SHORT_WORD, _SENTENCE_WORDS = 8, 3, 3, 5
_ANSWERS = {"answer", "message", "verdict", "word", "line", "slogan", "motto", "tweet", "post", "statement", "comment"}
_NAMED = {
    "book",
    "film",
    "song",
    "album",
    "novel",
    "play",
    "report",
    "poem",
    "painting",
    "series",
    "sign",
    "ship",
    "article",
}
"""Things whose name a colon may lead in."""


def behind_colon(scene: Scene, first: int, quotation: Quotation) -> Attribution | None:
    """The words that a clause leads in with a colon, said by its subject, or by whose answer it tells of."""
    lead = _lead(scene, first)
    if not lead or _is_title(scene, quotation, lead):
        return None
    root = _root(scene, lead)
    told = None if root is None else _told(scene, root, lead)
    if root is None or told is None:
        return None
    speaker, cue_token = told
    words = noun_phrase(scene, speaker)
    cue = (cue_token,) if cue_token not in words else (lead[-1] + 1,)
    return Attribution(
        words, scene.named(speaker, words), cue, root.index, (quotation.span,),
        "assert", "quotation:colon", _BEHIND_COLON,
    )  # fmt: skip


def alone(scene: Scene, number: int, first: int, before: Sequence[Attribution]) -> Attribution | None:
    """A quotation that is a paragraph of its own, given to the speaker of the paragraph before it.

    `before` are the sayings of that paragraph.
    """
    parse, quotation = scene.parse, scene.quotations[number]
    paragraph = scene.paragraph_of(first)
    lonely = all(
        scene.quotation_of(t) == number or parse.tokens[t].upos == "PUNCT"
        for s in scene.paragraphs[paragraph]
        for t in range(s.start, s.end)
    )
    words = len(parse.text[slice(*quotation.span)].split())
    if not quotation.closed or not lonely or not paragraph or words < _LONE_WORDS:
        return None
    outer = _outermost(scene, before)
    if not outer:
        return None
    last_said = max(outer, key=lambda a: a.start)
    return Attribution(
        last_said.source,
        last_said.source_head,
        (),
        last_said.verb,
        (quotation.span,),
        "assert",
        "quotation:alone",
        _ALONE,
    )


def after_saying(scene: Scene, number: int, first: int, told: Sequence[Attribution]) -> Attribution | None:
    """A quotation of whole sentences, given to whoever the sentence before it in its paragraph tells to have spoken.

    `told` are the sayings of that paragraph.
    """
    parse, quotation = scene.parse, scene.quotations[number]
    sentence = parse.tokens[first].sentence
    behind = parse.token_after(quotation.end)
    whole = scene.sentence_of(first)[0] == first and (
        behind == len(parse.tokens) or scene.sentence_of(behind)[0] == behind
    )
    words = len(parse.text[slice(*quotation.span)].split())
    if (
        not whole
        or not sentence
        or words < _SENTENCE_WORDS
        or scene.paragraph_of(first) != scene.paragraph_of(first - 1)
    ):
        return None
    speakers = [a for a in told if a.verb is not None and parse.tokens[a.verb].sentence == sentence - 1]
    outer = _outermost(scene, speakers)
    heads = {a.source_head for a in outer}
    if len(heads) != 1 or None in heads:
        return None
    return replace(
        outer[-1], cue=(), content=(quotation.span,), act="assert", rule="quotation:after", polarity="positive", confidence=_AFTER,
        addressees=(), through=(),
    )  # fmt: skip


def _lead(scene: Scene, first: int) -> range:
    """The tokens of the sentence before the colon that stands right before a quotation."""
    tokens = scene.parse.tokens
    if not first or tokens[first - 1].lower != ":" or scene.paragraph_of(first - 1) != scene.paragraph_of(first):
        return range(0)
    lead = range(scene.sentence_of(first - 1)[0], first - 1)
    return range(0) if any(scene.quotation_of(t) is not None for t in lead) else lead


def _is_title(scene: Scene, quotation: Quotation, lead: range) -> bool:
    """Whether a quotation names a thing: all its long words have capitals, and those that lead it in have not."""
    marked = scene.parse.text[slice(*quotation.span)].split()
    return _capitals(marked) and not _capitals([scene.parse.tokens[t].text for t in lead])


def _capitals(words: Sequence[str]) -> bool:
    long = [w for w in (word.strip(f"{EDGES}.,!?") for word in words) if len(w) > _SHORT_WORD]
    return bool(long) and all(w[0].isupper() for w in long)


def _root(scene: Scene, lead: range) -> Token | None:
    """What heads the clause before the colon: its verb or predicate, else the word on which all others hang."""
    heads = [t for t in (scene.parse.tokens[i] for i in lead) if t.head not in lead and t.upos != "PUNCT"]
    clauses = [t for t in heads if bool(scene.parse.children(t.index, "nsubj"))]
    return next(iter([*clauses, *heads]), None)


def _told(scene: Scene, root: Token, lead: range) -> tuple[int, int] | None:
    """The head of who says it, and the word that tells so."""
    subject = next((s for s in scene.parse.children(root.index, "nsubj") if s.index in lead), None)
    objects = [o for o in scene.parse.children(root.index, "obj", "obl") if o.index in lead]
    if any(o.lemma in _NAMED for o in objects) or is_passive(scene.parse, root.index):
        return None
    if subject is None:
        named = _opens_with_name(scene, root, lead) or (root.upos == "NOUN" and is_public(scene, root))
        return (root.index, root.index) if named and root.lemma not in _ANSWERS else _whose(scene, root)
    if subject.lemma in _ANSWERS or subject.lemma in scene.lexicon.noun:
        return _whose(scene, subject)
    return (subject.index, root.index) if is_public(scene, subject) and can_speak(scene, subject.index) else None


def _opens_with_name(scene: Scene, root: Token, lead: range) -> bool:
    """Whether a headline opens with a speaker's name: 'Lunde on nets: "Enough"'."""
    name = next((n for n in scene.parse.names if n.start == lead[0]), None)
    return (
        name is not None
        and name.start <= root.index < name.end <= lead[0] + _NAME_WORDS
        and can_speak(scene, root.index)
    )


def _whose(scene: Scene, noun: Token) -> tuple[int, int] | None:
    """Whose answer, message or claim a noun is."""
    if noun.lemma not in _ANSWERS and noun.lemma not in scene.lexicon.noun:
        return None
    source = source_of(scene, noun)
    return (source, noun.index) if source is not None and can_speak(scene, source) else None


def _outermost(scene: Scene, sayings: Sequence[Attribution]) -> list[Attribution]:
    """The sayings of which no other holds the cue."""
    return [a for a in sayings if not any(_inside(scene, a, b) for b in sayings if b is not a)]


def _inside(scene: Scene, inner: Attribution, outer: Attribution) -> bool:
    tokens = scene.parse.tokens
    return any(span.contains((tokens[t].start, tokens[t].end)) for t in inner.cue[:1] for span in outer.content)
