"""What kind of document a text is: a report tells what others said, the other kinds are themselves what someone said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.article.blocks import Block
from onrecord.article.credits import issuer_like, name_like
from onrecord.article.head import Head
from onrecord.article.turns import Turn, is_dialogue
from onrecord.lexicon.article import CreditLexicon, plain
from onrecord.lexicon.issued import KindCue, KindLexicon
from onrecord.records import DocumentKind

_OPENING, _CLOSING = 10, 10
_GREETING_WORDS, _LEAVE_WORDS, _CLOSE_WORDS, _NAME_WORDS, _TITLE_WORDS = 10, 40, 4, 14, 9
_SURE = ("audience", "salutation", "formula")
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{0,2000}[\"”“»]")
_REPORTED = re.compile(r"\b(?:said|told|added|according to)\b", re.IGNORECASE)
_SELDOM, _OFTEN = (1, 80), (3, 30)
"""How often a statement, and a readout, may tell of others: so many times, and once more in so many words."""


def find_kind(
    text: str,
    blocks: Sequence[Block],
    head: Head,
    turns: Sequence[Turn],
    *,
    lexicon: KindLexicon,
    offices: CreditLexicon,
) -> DocumentKind:
    """The kind of a document: by labels of speakers, its greeting, title, leave, letterhead; a report where none tells."""
    cue = title_cue(head.title, lexicon=lexicon, offices=offices)
    if is_dialogue(turns, blocks, named=cue is not None and cue.kind == "transcript"):
        return "transcript"
    cue = kind_cue(blocks, head.title, lexicon=lexicon, offices=offices)
    if cue is not None and cue.where in _SURE:
        return cue.kind
    kind = cue.kind if cue is not None else "statement" if _has_letterhead(blocks, head, offices) else "report"
    return "report" if _tells_of_others(text, *(_OFTEN if kind == "readout" else _SELDOM)) else kind


def kind_cue(
    blocks: Sequence[Block], title: str | None, *, lexicon: KindLexicon, offices: CreditLexicon
) -> KindCue | None:
    """The row by which a document is known to be no report, and no transcript."""
    found = (
        _greeting(blocks, lexicon, audience=True),
        title_cue(title, lexicon=lexicon, offices=offices),
        _greeting(blocks, lexicon, audience=False),
        next(_compliments(blocks, lexicon), None),
        next((row for b in blocks[-_CLOSING:] if (row := takes_leave(b, lexicon=lexicon))), None),
        next((row for b in blocks[:_OPENING] if (row := lexicon.whole(b.plain))), None),
    )
    return next((row for row in found if row is not None and row.kind != "transcript"), None)


def title_cue(title: str | None, *, lexicon: KindLexicon, offices: CreditLexicon) -> KindCue | None:
    """The row by which a title names the kind: "Statement by the envoy", "The envoy's statement on the ferry"."""
    if title is None:
        return None
    if (cue := lexicon.opening("title", plain(title))) is not None:
        return cue
    found = lexicon.within("after", title)
    return found[0] if found and _issues(found[1], offices) else None


def greets(block: Block, *, lexicon: KindLexicon) -> KindCue | None:
    """The row of a line that greets whom the rest is said or written to."""
    if block.text[-1] not in ",:" or block.words > _GREETING_WORDS:
        return None
    found = lexicon.within("audience", block.text)
    return found[0] if found else lexicon.opening("salutation", block.plain)


def takes_leave(block: Block, *, lexicon: KindLexicon) -> KindCue | None:
    """The row of a line that ends a letter: "Yours sincerely,", "Please accept the assurances of ..."."""
    if block.words > _LEAVE_WORDS:
        return None
    found = lexicon.within("closing", block.text)
    if found is not None:
        return found[0]
    return lexicon.opening("close", block.plain) if block.words <= _CLOSE_WORDS else None


def compliments(block: Block, *, lexicon: KindLexicon) -> tuple[KindCue, str] | None:
    """The row of a note's first sentence, and who presents the compliments."""
    found = lexicon.within("formula", block.text)
    return found if found and len(found[1].split()) <= _NAME_WORDS else None


def _greeting(blocks: Sequence[Block], lexicon: KindLexicon, *, audience: bool) -> KindCue | None:
    rows = (greets(block, lexicon=lexicon) for block in blocks[:_OPENING])
    return next((row for row in rows if row is not None and (row.where == "audience") is audience), None)


def _compliments(blocks: Sequence[Block], lexicon: KindLexicon) -> Iterator[KindCue]:
    for block in blocks[:_OPENING]:
        if found := compliments(block, lexicon=lexicon):
            yield found[0]


def _issues(words: str, offices: CreditLexicon) -> bool:
    """Whether the words before "statement on" in a title name whose it is."""
    owner = words.replace("’", "'").removesuffix("'s").removesuffix("'")
    if not owner or len(owner.split()) > _TITLE_WORDS or not name_like(owner):
        return False
    return owner != words or bool(offices.issuer_words.intersection(owner.lower().split()))


def _has_letterhead(blocks: Sequence[Block], head: Head, offices: CreditLexicon) -> bool:
    """Whether an office's name stands alone on a line above the text, where no reporter or outlet is named."""
    if head.byline or head.source:
        return False
    title = head.title_block if head.title_block is not None else len(blocks)
    return any(issuer_like(b.text, offices) for n, b in enumerate(blocks[:title]) if not b.running)


def _tells_of_others(text: str, at_most: int, words_for_one: int) -> bool:
    """Whether its own words, quotations left out, attribute as often as a report's do."""
    own_words = _QUOTED.sub(" ", text)
    return len(_REPORTED.findall(own_words)) > at_most + own_words.count(" ") / words_for_one
