"""What kind of document a text is: a report tells what others said, the other kinds are themselves what someone said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from onrecord.article.blocks import Block
from onrecord.article.credits import issuer_like, name_like
from onrecord.article.head import Head
from onrecord.article.names import name_run
from onrecord.article.turns import find_turns, is_dialogue
from onrecord.lexicon.article import plain
from onrecord.lexicon.issued import IssuedLexicon, KindCue
from onrecord.records import DocumentKind

_OPENING, _CLOSING = 10, 10
_GREETING_WORDS, _LEAVE_WORDS, _CLOSE_WORDS, _NAME_WORDS, _TITLE_WORDS, _PROSE_WORDS = 10, 40, 4, 14, 9, 3
_SURE = ("audience", "salutation", "formula", "memo")
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{0,2000}[\"”“»]")
_BETWEEN = re.compile(r"\b(?:with|between)\s+", re.IGNORECASE)
_REPORTED = re.compile(r"\b(?:said|told|added|according to)\b", re.IGNORECASE)
_SELDOM, _OFTEN = (1, 80), (3, 30)
"""How often a statement, and a readout, may tell of others: so many times, and once more in so many words."""


def find_kind(text: str, blocks: Sequence[Block], head: Head, *, lexicon: IssuedLexicon) -> DocumentKind:
    """The kind of a document: by labels of speakers, greeting, title, leave, letterhead; a report where none tells."""
    lines = [head.title or "", *(b.text for b in head_lines(blocks))]
    named = any(cue.kind == "transcript" for line in lines if (cue := title_cue(line, lexicon=lexicon)))
    if is_dialogue(find_turns(text, blocks, lexicon=lexicon.turns), blocks, named=named):
        return "transcript"
    cue = kind_cue(blocks, head.title, lexicon=lexicon)
    if cue is not None and cue.where in _SURE:
        return cue.kind
    if cue is not None and cue.where == "with" and (head.byline or head.source):
        return "report"
    kind = cue.kind if cue is not None else "statement" if _has_letterhead(blocks, head, lexicon) else "report"
    if kind == "report" or _tells_of_others(text, *(_OFTEN if kind == "readout" else _SELDOM)):
        return "report"
    return kind


def kind_cue(blocks: Sequence[Block], title: str | None, *, lexicon: IssuedLexicon) -> KindCue | None:
    """The row by which a document is known to be no report, and no transcript."""
    return next((row for row in _cues(blocks, title, lexicon) if row is not None and row.kind != "transcript"), None)


def head_lines(blocks: Sequence[Block]) -> list[Block]:
    """The lines above the first paragraph, which may itself be the first line where it is a title."""
    first = [block for block in blocks[:1] if block.words <= _LEAVE_WORDS]
    return first + list(takewhile(lambda block: not is_prose(block), blocks[len(first) : _OPENING]))


def is_prose(block: Block) -> bool:
    """Whether a line is a sentence, or leads one in."""
    return block.running or (block.words >= _PROSE_WORDS and (block.ends_sentence or block.text[-1] in ":;"))


def title_cue(title: str, *, lexicon: IssuedLexicon) -> KindCue | None:
    """The row by which a title names the kind: "Statement by the envoy", "The envoy's statement on the ferry".

    Before it may stand what it is on: "Northern Sound: Statement by the envoy".
    """
    title = without_topic(title, lexicon=lexicon)
    if (cue := lexicon.kinds.opening("title", plain(title))) is not None:
        return cue
    found = lexicon.kinds.within("after", title)
    return found[0] if found and _issues(found[1], lexicon) else _talk_cue(title, lexicon)


def without_topic(title: str, *, lexicon: IssuedLexicon) -> str:
    """A title without the topic before the words that say what it is.

    >>> without_topic("Northern Sound: Statement by the envoy", lexicon=IssuedLexicon.load())
    'Statement by the envoy'
    """
    _, _, rest = title.partition(": ")
    return rest if rest and lexicon.kinds.opening("title", plain(rest)) is not None else title


def _talk_cue(title: str, lexicon: IssuedLexicon) -> KindCue | None:
    """The row of a title that only says who had a call or a meeting with whom; a headline goes on with a verb."""
    found = lexicon.kinds.within("with", title)
    if found is None or not (found[1] == "" or name_like(found[1])):
        return None
    behind = next((m.end() for m in _BETWEEN.finditer(title, len(found[1]))), None)
    run = name_run(title, behind, len(title), lexicon=lexicon.issuers, several=True) if behind else None
    rest = title[run.end if run else len(found[1]) :].strip(" ,.")
    ends = rest == "" or rest[0] in ":–—(|" if run else lexicon.kinds.ends("with", rest)
    return found[0] if ends else None


def greets(block: Block, *, lexicon: IssuedLexicon) -> KindCue | None:
    """The row of a line that greets whom the rest is said or written to."""
    if block.text[-1] not in ",:" or block.words > _GREETING_WORDS:
        return None
    found = lexicon.kinds.within("audience", block.text)
    return found[0] if found else lexicon.kinds.opening("salutation", block.plain)


def takes_leave(block: Block, *, lexicon: IssuedLexicon) -> KindCue | None:
    """The row of a line that ends a letter: "Yours sincerely,", "Please accept the assurances of ..."."""
    if block.words > _LEAVE_WORDS:
        return None
    found = lexicon.kinds.within("closing", block.text)
    if found is not None:
        return found[0]
    return lexicon.kinds.opening("close", block.plain) if block.words <= _CLOSE_WORDS else None


def compliments(block: Block, *, lexicon: IssuedLexicon) -> tuple[KindCue, str] | None:
    """The row of a note's first sentence, and who presents the compliments."""
    found = lexicon.kinds.within("formula", block.text)
    return found if found and len(found[1].split()) <= _NAME_WORDS else None


def _cues(blocks: Sequence[Block], title: str | None, lexicon: IssuedLexicon) -> Iterator[KindCue | None]:
    """The rows that fit, the surest first."""
    opening, lines = blocks[:_OPENING], head_lines(blocks)
    greetings = [row for block in opening if (row := greets(block, lexicon=lexicon))]
    yield from (row for row in greetings if row.where == "audience")
    yield from (title_cue(line, lexicon=lexicon) for line in (title or "", *(block.text for block in lines)))
    yield from greetings
    yield from (found[0] for block in opening if (found := compliments(block, lexicon=lexicon)))
    yield from (lexicon.kinds.memo for _ in [1] if _is_memo(lines, lexicon))
    yield from (takes_leave(block, lexicon=lexicon) for block in blocks[-_CLOSING:])
    whole = [row for block in lines if (row := lexicon.kinds.whole(block.plain))]
    yield from sorted(whole, key=lambda row: row.kind == "statement")
    yield from (lexicon.kinds.lead for block in opening if lexicon.kinds.lead_at.match(block.text))


def _is_memo(lines: Sequence[Block], lexicon: IssuedLexicon) -> bool:
    """Whether the first lines say from whom and to whom it goes."""
    return any(lexicon.issuers.label.match(b.text) for b in lines) and any(
        lexicon.kinds.to_at.match(b.text) for b in lines
    )


def _issues(words: str, lexicon: IssuedLexicon) -> bool:
    """Whether the words before "statement on" in a title name whose it is."""
    owner = words.replace("’", "'").removesuffix("'s").removesuffix("'")
    if not owner or len(owner.split()) > _TITLE_WORDS or not name_like(owner):
        return False
    return owner != words or bool(lexicon.offices.issuer_words.intersection(owner.lower().split()))


def _has_letterhead(blocks: Sequence[Block], head: Head, lexicon: IssuedLexicon) -> bool:
    """Whether an office's name stands alone on a line above the text, where no reporter or outlet is named."""
    if head.byline or head.source:
        return False
    title = head.title_block if head.title_block is not None else len(blocks)
    return any(issuer_like(b.text, lexicon.offices) for n, b in enumerate(blocks[:title]) if not b.running)


def _tells_of_others(text: str, at_most: int, words_for_one: int) -> bool:
    """Whether its own words, quotations left out, attribute as often as a report's do."""
    own_words = _QUOTED.sub(" ", text)
    return len(_REPORTED.findall(own_words)) > at_most + own_words.count(" ") / words_for_one
