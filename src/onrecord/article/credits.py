"""Credit lines: who wrote a report, when it was stamped, under which label it is filed. One line in, its parts out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.article.stamps import FoundStamp, find_stamps
from onrecord.lexicon.article import CreditLexicon, Part

_MOST_WORDS, _MOST_PART_WORDS, _MOST_BYLINE_WORDS = 30, 6, 12
_MOST_CHARACTERS = 400
_CUT = re.compile(r"\s*[|•·●;/\n\t]+\s*|\s+[-–—]+\s+|\s{3,}|(,)\s+")
_EDGE = " \t\xa0,.;:|•·●-–—()[]"
_PARTICLES = frozenset(
    {"de", "van", "von", "der", "den", "di", "da", "du", "le", "la", "el", "al", "bin", "ibn", "y", "bint"}
)
_JOINERS = frozenset({"and", "&", "of", "the", "for", "on"})
_SPELL = re.compile(
    r"\d+[\s-]*(?:h|hrs?|hours?|m|min|mins|minutes?|d|days?|weeks?|months?)(?:\s+(?:ago|read))?$", re.IGNORECASE
)
_PLACE = re.compile(r"\s+in\s+[^\W\d_a-z]\w*(?:\s[^\W\d_a-z]\w*)*")
_LOOSE_END = re.compile(r"\s+(?:on|at)$|\s+@\w+")
_EMPLOYER = re.compile(r"\s+(?:for|of)\s+")
_PERSON_WORDS = range(2, 5)
_ACRONYM = re.compile(r"[A-Z]{2,6}$|[\w-]+\.(?:com|org|net|info|news|[a-z]{2})$")


class _Waiting(NamedTuple):
    words: str
    late: bool
    """It stands behind a date."""
    comma: bool


@dataclass(slots=True)
class Credit:
    """What one credit line tells."""

    byline: str | None = None
    source: str | None = None
    published: FoundStamp | None = None
    updated: FoundStamp | None = None
    bare: bool = True
    """A date alone, or with its place, as at the head of a letter: told, but part of the text."""
    waiting: list[_Waiting] = field(default_factory=list)
    """Parts without a label, not judged yet."""


@dataclass(frozen=True, slots=True)
class _Part:
    label: Part | None
    words: str
    stamp: FoundStamp | None
    comma: bool
    """It was cut off by a comma."""


def read_credit(line: str, *, lexicon: CreditLexicon) -> Credit | None:
    """What a credit line tells; None where the line is none.

    >>> lexicon = CreditLexicon.load()
    >>> credit = read_credit("Mira Holt 2031-04-02 15:40 Web Report", lexicon=lexicon)
    >>> credit.byline, credit.published.value, credit.source
    ('Mira Holt', '2031-04-02T15:40', 'Web Report')
    >>> read_credit("By Monday the envoy had left", lexicon=lexicon) is None
    True
    """
    if len(line) > _MOST_CHARACTERS or len(line.split()) > _MOST_WORDS:
        return None
    credit, label, dated = Credit(), None, False
    for part in _parts(line, lexicon):
        label = part.label or label
        credit.bare &= part.label is None or bool(part.words)
        if part.stamp:
            _take_stamp(credit, part.stamp, label)
            label, dated = None, True
        elif part.words:
            if not _take_words(credit, part, label, dated, lexicon):
                return None
            label = label if part.comma else None
    if credit.waiting and not _settle(credit, lexicon):
        return None
    told = credit.byline or credit.source or credit.published or credit.updated
    return credit if told or (not credit.bare and line[-1] not in ".?!") else None


def _parts(line: str, lexicon: CreditLexicon) -> Iterator[_Part]:
    at = 0
    for stamp in find_stamps(line, lexicon=lexicon):
        yield from _worded(line[at : stamp.start], lexicon)
        yield _Part(None, "", stamp, False)
        at = stamp.end
    yield from _worded(line[at:], lexicon)


def _worded(text: str, lexicon: CreditLexicon) -> Iterator[_Part]:
    """The parts of a stretch without a date, cut at its separators and before each label."""
    at, comma = 0, False
    for cut in [*_CUT.finditer(text), None]:
        piece = text[at : cut.start() if cut else len(text)].strip(_EDGE.replace(":", ""))
        comma_next = bool(cut and cut[1])
        for label, words in _labelled(piece, lexicon):
            if (label or words) and not _SPELL.match(words):
                yield _Part(label, words, None, comma or comma_next)
        at, comma = cut.end() if cut else len(text), comma_next


def _labelled(piece: str, lexicon: CreditLexicon) -> Iterator[tuple[Part | None, str]]:
    """The stretches of a piece, each with its label: `Source: Northern Wire Author: Mira Holt` has two."""
    label, at = None, 0
    for match in lexicon.label_at.finditer(piece):
        if match.start() and not match[1]:
            continue
        yield label, piece[at : match.start()].strip(_EDGE)
        label, at = lexicon.labels[(match[1] or match[2]).lower()].part, match.end()
    yield label, piece[at:].strip(_EDGE)


def _take_stamp(credit: Credit, stamp: FoundStamp, label: Part | None) -> None:
    credit.bare &= label is None and "T" not in stamp.value
    if label == "updated":
        credit.updated = credit.updated or stamp
    else:
        credit.published = credit.published or stamp


def _take_words(credit: Credit, part: _Part, label: Part | None, dated: bool, lexicon: CreditLexicon) -> bool:
    """Whether the words have a place in a credit line, which they then take."""
    if label in ("drop", "photo"):
        credit.bare = False
        return True
    words = _LOOSE_END.sub("", part.words)
    if label == "byline":
        return _take_byline(credit, without_place(words), lexicon)
    if not name_like(words) or len(words.split()) > _MOST_PART_WORDS:
        return False
    if label == "source":
        credit.source, credit.bare = credit.source or words, False
    else:
        credit.waiting.append(_Waiting(words, dated, part.comma))
    return True


def _take_byline(credit: Credit, words: str, lexicon: CreditLexicon) -> bool:
    words, *employer = _EMPLOYER.split(words, maxsplit=1)
    if not name_like(words) or len(words.split()) > _MOST_BYLINE_WORDS:
        return False
    credit.bare, credit.source = False, credit.source or next(iter(employer), None)
    if outlet_like(words, lexicon) and not has_job(words, lexicon):
        credit.source = credit.source or words
    elif has_job(words, lexicon):
        credit.byline = credit.byline or (None if len(words.split()) < 2 else words)
    elif person_like(words):
        credit.byline = f"{credit.byline}, {words}" if credit.byline else words
    else:
        return False
    return True


def _settle(credit: Credit, lexicon: CreditLexicon) -> bool:
    """Gives the parts without a label their places; False where they make the line no credit line."""
    sure = bool(credit.byline or credit.source or credit.published or credit.updated)
    outlets = [part.words for part in credit.waiting if outlet_like(part.words, lexicon)]
    others = [p for p in credit.waiting if p.words not in outlets and not has_job(p.words, lexicon)]
    if not sure and not (len(outlets) == 1 and [person_like(p.words) for p in others] == [True]):
        return False
    if credit.bare and len(others) == 1 and others[0].comma and not outlets:
        return True  # "New Vardo, 2 April 2031": a place as likely as a person
    for words, late, _ in others:
        if not credit.byline and not (late and outlets) and person_like(words):
            credit.byline, credit.bare = words, False
        elif late and not credit.source and not outlets:
            credit.source, credit.bare = words, False
    if outlets:
        credit.source, credit.bare = credit.source or outlets[0], False
    return True


def person_like(words: str) -> bool:
    """Whether the words are shaped like the names of persons.

    >>> [person_like(w) for w in ("Mira Holt", "Mira Holt and Jon Aker", "Office of the Envoy", "Vardo")]
    [True, True, False, False]
    """
    for person in re.split(r"\s+(?:and|&)\s+", words):
        parts = person.split()
        if len(parts) not in _PERSON_WORDS or any(p.lower() in _JOINERS or p.endswith(("'s", "’s")) for p in parts):
            return False
    return name_like(words)


def without_place(words: str) -> str:
    """The words without where somebody wrote from.

    >>> without_place("Mira Holt in New Varn and Jon Aker in Vardo")
    'Mira Holt and Jon Aker'
    """
    return _PLACE.sub("", words)


def name_like(words: str) -> bool:
    """Whether all words are written as in a name.

    >>> name_like("Ostland Ministry of Mira van Holt"), name_like("Talks in Vardo")
    (True, False)
    """
    parts = words.replace(".", ". ").split()
    return (
        bool(parts)
        and all(
            part in _PARTICLES or part in _JOINERS or not (part[0].islower() or part[0].isdigit()) for part in parts
        )
        and any(part[0].isalpha() for part in parts)
    )


def outlet_like(words: str, lexicon: CreditLexicon) -> bool:
    """Whether the words name an outlet, an agency or a wire.

    >>> outlet_like("The Vardo Times", CreditLexicon.load()), outlet_like("Mira Holt", CreditLexicon.load())
    (True, False)
    """
    parts = [part.strip(_EDGE) for part in words.lower().split()]
    return any(part in lexicon.outlet_words for part in parts) or (
        len(parts) == 1 and _ACRONYM.match(words) is not None
    )


def issuer_like(words: str, lexicon: CreditLexicon) -> bool:
    """Whether the words name an office that publishes for itself: "Ministry of Foreign Affairs"."""
    first = words.lower().removeprefix("the ").split(maxsplit=1)[:1]
    return name_like(words) and bool(lexicon.issuer_words.intersection(first))


def has_job(words: str, lexicon: CreditLexicon) -> bool:
    """Whether the words tell a job: "Senior Correspondent"."""
    return any(part in lexicon.job_words for part in words.lower().split())
