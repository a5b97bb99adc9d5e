"""An explanation as a page: the words found underlined, the tokens, the tree, the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from onrecord.explain import Explanation, Found, OwnFired
from onrecord.lexicon.events import event_names
from onrecord.parsing.parse import ROOT, Token
from onrecord.records import Record
from onrecord.show.layout import MEASURE, Hanging, OneLine, flowing
from onrecord.show.said import Said
from onrecord.show.statements import NOBODY, Statements
from onrecord.show.words import ASIDE, DATE, DENIED, OWN_WORDS, SPEAKER, listed
from onrecord.trace import Step

_WIDEST = 40
COLUMNS = ("", "word", "lemma", "upos", "xpos", "relation", "head", "entity")


def explanation(explained: Explanation) -> RenderableType:
    """The page of an explanation, for a rich console."""
    return Page(explained)


class Page:
    """Renders itself when a console prints it, so that it fits the console's width."""

    def __init__(self, explained: Explanation) -> None:
        self.explained = explained

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        width = min(options.max_width, MEASURE)
        read_as = filter(None, [Said(Statements(self.explained.record))])
        yield from section("Found", map(OneLine, underlined(self.explained, width)))
        yield from section("Read as", read_as)
        yield from section("Coded as", coded(self.explained.record))
        if self.explained.own is not None:
            yield from section("By your rows", own_rows(self.explained.own))
        yield from section("Tokens", map(OneLine, table(self.explained.tokens)))
        yield from section("Tree", map(OneLine, tree(self.explained.tokens)))
        yield from section("Rules", rules(self.explained.steps, self.explained.text))


def section(title: str, lines: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """A title above its lines, or above a dash where there are none."""
    yield Text(title.upper(), style=SPEAKER)
    found = list(lines)
    yield from found or [Text("  -", style=ASIDE)]
    yield Text()


def underlined(explained: Explanation, width: int) -> Iterator[Text]:
    """The text in rows, under each row the spans found in it, each with what it is and its offsets."""
    for start, end in _rows(explained.text, width - 2):
        yield Text("  " + explained.text[start:end].replace("\t", " "))
        for found in explained.found:
            if found.start < end and start < found.end:
                yield _underline(found, start, end, width)


def _underline(found: Found, start: int, end: int, width: int) -> Text:
    first, last = max(found.start, start) - start, min(found.end, end) - start
    told = f"{found.what}, {found.start}..{found.end}"
    after = last + len(told) + 3 <= width or first < len(told) + 1
    mark = ("▔" * (last - first), OWN_WORDS)
    if after:
        return Text.assemble(" " * (first + 2), mark, " ", (told, ASIDE))
    return Text.assemble(" " * (first + 1 - len(told)), (told, ASIDE), " ", mark)


def _rows(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where each row of the text starts and ends: at line breaks, and at the last space that fits."""
    at = 0
    for line in text.splitlines(keepends=True):
        start, end = at, at + len(line.rstrip())
        while end - start > width:
            space = text.rfind(" ", start + 1, start + width)
            cut = space if space > 0 else start + width
            yield start, cut
            start = cut + 1 if space > 0 else cut
        if end > start:
            yield start, end
        at += len(line)


def coded(record: Record) -> Iterator[Hanging]:
    """The events, a line each: who did what to whom, what the code means, on which words and by which rules."""
    statements, names = Statements(record), event_names()
    for number, event in enumerate(record.events, 1):
        who, whom = (listed(list(map(statements.name, side))) or NOBODY for side in (event.actors, event.recipients))
        name = names.get(event.cameo, "")
        parts = [
            f"{who} → {whom}",
            f"CAMEO {event.cameo} {name}".rstrip(),
            f"PLOVER {' '.join(filter(None, (event.plover, event.plover_mode)))}" if event.plover else "no PLOVER type",
            "no Goldstein value" if event.goldstein is None else f"Goldstein {event.goldstein:+.1f}",
            event.modality,
            " … ".join(f"“{flowing(e.quote)}”" for e in event.evidence),
            f"by {listed(list(event.rules))}" if event.rules else "",
        ]
        yield Hanging(Text(f"  {number}  ", style=DATE), Text(", ".join(filter(None, parts))), 5)


def own_rows(fired: Iterable[OwnFired]) -> Iterator[Hanging]:
    """The rows of a user's that fired, a line each: at which words, and where they stand; why nothing came of others."""
    for row in fired:
        lead = Text(f"  “{flowing(row.quote)}” {row.start}..{row.end}  ")
        body = Text.assemble((f"{row.file}, line {row.line}", SPEAKER), (f"  {row.table} {row.id}", ASIDE))
        dropped = Text(f"dropped: {row.dropped}", style=DENIED) if row.dropped else Text()
        yield Hanging(lead, body, min(lead.cell_len, _WIDEST), tail=dropped)


def table(tokens: tuple[Token, ...]) -> Iterator[Text]:
    """The tokens, a row each, in columns as wide as they need."""
    if not tokens:
        return
    rows = [COLUMNS, *(_row(token, tokens) for token in tokens)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(COLUMNS))]
    for number, row in enumerate(rows):
        cells = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield Text(f"  {cells}".rstrip(), style="" if number else ASIDE)


def _row(token: Token, tokens: tuple[Token, ...]) -> tuple[str, ...]:
    head = "-" if token.head == ROOT else f"{token.head} {tokens[token.head].text}"
    entity = "" if token.entity == "other" else token.entity
    return str(token.index), token.text, token.lemma, token.upos, token.xpos, token.deprel, head, entity


def tree(tokens: tuple[Token, ...]) -> Iterator[Text]:
    """The tokens under their heads, dependents in the order of the text."""
    below: dict[int, list[Token]] = {}
    for token in tokens:
        below.setdefault(token.head, []).append(token)
    for root in below.get(ROOT, ()):
        yield _leaf("  ", root)
        yield from _branches(root, below, "  ")


def _branches(token: Token, below: dict[int, list[Token]], stem: str) -> Iterator[Text]:
    children = below.get(token.index, [])
    for number, child in enumerate(children, 1):
        last = number == len(children)
        yield _leaf(f"{stem}{'└─' if last else '├─'} ", child)
        yield from _branches(child, below, f"{stem}{'   ' if last else '│  '}")


def _leaf(stem: str, token: Token) -> Text:
    return Text.assemble((stem, ASIDE), token.text, "  ", (token.deprel, DATE), " ", (token.upos, ASIDE))


def rules(steps: tuple[Step, ...], text: str) -> Iterator[Text]:
    """The rules tried, in the order of the text, each with what became of it and why."""
    width = max((len(f"{s.finder} {s.rule}") for s in steps), default=0)
    for step in steps:
        fate = ("kept   ", OWN_WORDS) if step.kept else ("dropped", DENIED)
        rule = f"{step.finder} {step.rule}".ljust(width)
        words = f"“{flowing(text[step.start : step.end])}” {step.start}..{step.end}"
        yield Text.assemble("  ", fate, "  ", rule, "  ", words, (f"  {step.reason}" if step.reason else "", ASIDE))
