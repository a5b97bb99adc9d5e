"""The text of a dictionary of PETRARCH's form: its lines without remarks, its words as reports write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .rows import FileFormat

_REMARK = re.compile(r"(^|\s);.*|#.*")
_OPEN, _CLOSE = re.compile(r"<\s*!-*"), "-->"
_BLOCK = re.compile(r"^---.*\[[^\]]*\].*---", re.MULTILINE)
_AGENT = re.compile(r"\[\s*(~\s*\w|\w+\s*~)")
_ACTOR = re.compile(r"^\s*[^\s#;\[].*\[[^\]]+\]|^\s*\[[^\]]+\]\s*$", re.MULTILINE)
_FIRST = re.compile(r"(?:^|(?<=[-./(]))[^\W\d_]|(?<=['’])[^\W\d_](?=\w)")
"""The letters of a name that are capitals: D in O'Dell, and no s in children's."""
_SMALL = frozenset(("of", "the", "and", "for", "on", "in", "to", "at", "by", "with", "against", "from"))
_SHORT = 3


def lines(text: str) -> Iterator[tuple[int, str]]:
    r"""The lines that say something, each with its number: what follows '#' or ' ;' and what stands in <!-- --> says nothing.

    >>> list(lines("# names\nOSTLAND_ [OST] # since 1990\n<!-- old\nones -->\n+OSTLANDER_\n"))
    [(2, 'OSTLAND_ [OST]'), (5, '+OSTLANDER_')]
    """
    remark = False
    for number, line in enumerate(text.splitlines(), 1):
        kept, remark = _without_remarks(line, remark)
        if kept.strip():
            yield number, kept.strip()


def _without_remarks(line: str, inside: bool) -> tuple[str, bool]:
    """A line without remarks, given whether it begins inside one, and whether it ends inside one."""
    kept = ""
    while line:
        if inside:
            _, closed, line = line.partition(_CLOSE)
            inside = not closed
            continue
        opening = _OPEN.search(line)
        if opening is None:
            kept, line = kept + line, ""
        else:
            kept, line, inside = kept + line[: opening.start()], line[opening.end() :], True
            if _CLOSE not in line and opening[0].rstrip("-") == opening[0]:
                inside, line = False, ""  # "<!" alone ends with its line
    return _REMARK.sub("", kept), inside


def form_of(text: str) -> FileFormat | None:
    """Which dictionary a text is; None where it is none."""
    said = "\n".join(line for _, line in lines(text))
    if _BLOCK.search(said):
        return "verb dictionary"
    if _AGENT.search(said):
        return "agent dictionary"
    return "actor dictionary" if _ACTOR.search(said) else None


def spelled(entry: str) -> str:
    """A name as reports write it.

    >>> [spelled(entry) for entry in ("LEAGUE_OF_HARBOURS_", "AL-NUR BRIGADE", "UNO_", "MIRA_O'DELL", "U.N._")]
    ['League of Harbours', 'Al-Nur Brigade', 'UNO', "Mira O'Dell", 'U.N.']
    """
    words = entry.replace("_", " ").split()
    if len(words) == 1 and len(words[0]) <= _SHORT:
        return words[0].upper()
    return " ".join(_capital(word, n) for n, word in enumerate(words))


def common(entry: str) -> str:
    """A common noun or verb as reports write it.

    >>> common("FARM_WORKER_")
    'farm worker'
    """
    return " ".join(entry.replace("_", " ").split()).lower()


def _capital(word: str, place: int) -> str:
    low = word.lower()
    if place and low in _SMALL:
        return low
    return _FIRST.sub(lambda m: m[0].upper(), low)
