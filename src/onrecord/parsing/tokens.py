"""Text to tokens, as Universal Dependencies cuts English: clitics and marks apart, abbreviations and addresses whole.

One regular expression, whose alternatives stand in the order in which they are tried; offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from onrecord.marks import DOUBLE
from onrecord.spans import Span, without

_TITLES = (
    "Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Capt|Maj|Cmdr|Adm|Prof|Rev|Hon|Jr|Sr|Inc|Co|Corp|Ltd|Bros|No|vs|etc|al"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|Ave|Mt|Ft|Ph\\.D"
)
_WORD = re.compile(
    "|".join(
        (
            r"(?![Cc]annot |[Gg]onna |[Ww]anna |[Gg]otta )[A-Za-z]+(?= )",  # most words; all others would find the same
            DOUBLE.pattern,
            r"(?:https?://|www\.)[^\s<>\"”]*[\w/=#-]",
            r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]*\w",
            r"(?:[A-Za-z]\.){2,}(?:[A-Z](?![\w]))?",
            rf"\b(?:{_TITLES})\.",
            r"(?:a\.m|p\.m|e\.g|i\.e)\b",
            r"\b[A-Z]\.(?=\s?[A-Z])",
            r"\d{1,2}/\d{1,2}(?:/\d{2,4})?(?!\w)",
            r"\d{3}-\d{3}-\d{4}\b",
            r"\d+(?:[.,:]\d+)+",
            r"\d+(?:st|nd|rd|th)\b",
            r"\d+(?=(?:am|pm|km|m|bn|k|kg|mm|cm|GB|MB|ft|mph|th|p)\b)",
            r"[Cc]an(?=not\b)|(?<=[Cc]an)not\b",
            r"[Gg]on(?=na\b)|[Ww]an(?=na\b)|[Gg]ot(?=ta\b)|(?<=\b[Gg]on)na\b|(?<=\b[Ww]an)na\b|(?<=\b[Gg]ot)ta\b",
            r"\w+?(?=n[’']t\b)|n[’']t\b",
            r"[’'](?:s|S|m|M|re|RE|ve|VE|ll|LL|d|D)\b",
            r"(?:\w+\.){1,8}(?:com|org|net|gov|edu|co|uk|io|info|eu|jp|cn)\b",
            r"[A-Za-z]\.[a-z]\.",
            r"O[’'](?=[A-Z])\w+|[dDlL][’'](?=[A-Z])\w+",
            r"\w+",
            r"\.{2,}|-{2,}|[!?]{2,}|<{2,}|>{2,}|\*{2,}|–|—|…",
            r"[^\w\s]",
        )
    )
)
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,30}(?:,[A-Z][^—–―\n]{0,30}|, [A-Z][^—–―\n]{0,40})?(?: ?\([^()\n]{1,40}\))?\s?(?:—|–|―|--| - )\s?"
)
"""A place in capitals, perhaps a state, a date, an agency in brackets, and a dash: "VARDO, June 3 (Agency) - "."""
_BLANK = re.compile(r"\n[ \t\r]*\n")
_LINE = re.compile(r"\n")
_WRAPPED_WIDTHS = range(50, 101)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The spans of the tokens of text[start:end].

    >>> text = "The U.S. didn't reply to Mr. Vale's letter (dated 3.5.2031)."
    >>> [s.slice(text) for s in tokenize(text)]
    ['The', 'U.S.', 'did', "n't", 'reply', 'to', 'Mr.', 'Vale', "'s", 'letter', '(', 'dated', '3.5.2031', ')', '.']
    """
    return [Span(*match.span()) for match in _WORD.finditer(text, start, len(text) if end is None else end)]


def paragraphs(text: str, skip: Iterable[tuple[int, int]] = ()) -> Iterator[Span]:
    r"""The spans of the paragraphs, in order, what is skipped left out.

    A line is a paragraph, except in text wrapped by hand, where blank lines alone part paragraphs.

    >>> text = "Talks end.\nNo date was set."
    >>> [s.slice(text) for s in paragraphs(text)]
    ['Talks end.', 'No date was set.']
    """
    breaks = _BLANK if _hand_wrapped(text) else _LINE
    for piece in without((0, len(text)), skip):
        at = piece.start
        for found in breaks.finditer(text, piece.start, piece.end):
            yield from _unless_blank(text, at, found.start())
            at = found.end()
        yield from _unless_blank(text, at, piece.end)


def _unless_blank(text: str, start: int, end: int) -> Iterator[Span]:
    """The span, a dateline at its front apart; nothing for white space."""
    if (dateline := _DATELINE.match(text, start, end)) and dateline.end() < end:
        yield Span(start, dateline.end())
        start = dateline.end()
    if not text[start:end].isspace() and start < end:
        yield Span(start, end)


def _hand_wrapped(text: str) -> bool:
    """Whether most lines that another line follows are of a page's width, and none much longer."""
    lines = [line.rstrip() for line in text.split("\n")]
    followed = [len(a) for a, b in pairwise(lines) if a and b]
    if len(followed) < 3 or max(followed) >= _WRAPPED_WIDTHS.stop:
        return False
    return sum(length in _WRAPPED_WIDTHS for length in followed) >= 0.7 * len(followed)
