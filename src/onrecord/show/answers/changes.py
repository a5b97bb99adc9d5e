"""A wording with what was added to the first one, cut from it and changed: in colours, or with marks where there are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions
from rich.text import Text

from onrecord.queries.variants import Piece
from onrecord.show.layout import Hanging

ADDED, CUT = "green underline", "red strike"


@dataclass(frozen=True, slots=True)
class Changes:
    """The pieces of a wording, wrapped behind an indent."""

    pieces: Sequence[Piece]
    indent: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Hanging]:
        shown = plainly(self.pieces) if console.no_color or console.color_system is None else coloured(self.pieces)
        yield Hanging(Text(), shown, self.indent)


def coloured(pieces: Sequence[Piece]) -> Text:
    """What is cut struck out, what is added underlined."""
    return _shown(pieces, ("", ""), ("", ""))


def plainly(pieces: Sequence[Piece]) -> Text:
    """What is cut between [- and -], what is added between {+ and +}.

    >>> from onrecord.records import Evidence
    >>> print(plainly([Piece("same", None, Evidence(0, 4, "We  ")), Piece("changed", Evidence(3, 6, "may"), Evidence(4, 8, "will"))]))
    We [-may-] {+will+}
    """
    return _shown(pieces, ("[-", "-]"), ("{+", "+}"))


def _shown(pieces: Sequence[Piece], cut: tuple[str, str], added: tuple[str, str]) -> Text:
    text, end = Text(), None
    for piece in pieces:
        if piece.after:
            text.append(_BETWEEN if end is not None and end < piece.after.start else "")
            end = piece.after.end
        sides = (piece.before, cut, CUT), (piece.after, added if piece.kind != "same" else ("", ""), ADDED)
        for words, (opening, closing), style in sides:
            if words is None:
                continue
            shown = f"{opening}{_flowing(words.quote, kept=piece.kind == 'same')}{closing}"
            text.append(" " if _touch(text.plain, shown, piece) else "")
            text.append(shown, style="" if piece.kind == "same" else style)
    return text


def _touch(before: str, behind: str, piece: Piece) -> bool:
    """Whether words that stand nowhere in this wording would stick to those around them."""
    if piece.kind == "same":
        return before.endswith(_CLOSING) and behind[:1].isalnum()
    return bool(before) and not before[-1].isspace() and before[-1] not in _OPENING


_BETWEEN = " … "
_CLOSING = "-]"
_OPENING = "“‘«„\"'(["


def _flowing(words: str, *, kept: bool) -> str:
    """The words on one line; with the space around them, or without."""
    found = re.sub(r"\s+", " ", words)
    return found if kept else found.strip()
