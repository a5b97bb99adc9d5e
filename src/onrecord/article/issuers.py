"""Who issued a document that is no report: by title, letterhead, label, signature or the first words of a note."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.article.blocks import Block
from onrecord.article.credits import name_like, person_like
from onrecord.article.envelope import Envelope, find_envelope
from onrecord.article.kind import compliments
from onrecord.article.names import name_run, owner_run
from onrecord.article.stamps import find_stamps
from onrecord.lexicon.article import CreditLexicon, plain
from onrecord.lexicon.issued import IssuerLexicon, KindLexicon
from onrecord.records import Document, DocumentKind

_MOST_WORDS = 14
_EDGE = " \t\xa0,.;:|–—-"
Place = Callable[[Document, Sequence[Block], Envelope, IssuerLexicon], Iterator[str]]


def find_issuers(document: Document, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The names under which a document may have been issued, as they are written, the surest first.

    A transcript has none: its words are its speakers'. Nor has a report.
    """
    if document.kind not in _PLACES:
        return ()
    held = outside_residue(document, blocks)
    envelope, lexicon = find_envelope(held, document.title, lexicon=KindLexicon.load()), IssuerLexicon.load()
    found = (name for place in _PLACES[document.kind] for name in place(document, held, envelope, lexicon))
    names: dict[str, str] = {}
    for name in (_bare(name) for name in found):
        known = names.setdefault(plain(name), name)
        if known.isupper():  # the same name elsewhere in small letters
            names[plain(name)] = name
    return tuple(name for words, name in names.items() if words and words.split()[0] not in lexicon.abstract)


def is_joint(document: Document) -> bool:
    """Whether the issuer's name is that of several: "Joint statement by Ostland and Varn"."""
    title = document.title or ""
    found = IssuerLexicon.load().joint.match(title)
    return found is not None and document.issuer is not None and document.issuer in title[found.start() :]


def outside_residue(document: Document, blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a document that are no residue of the page."""
    return [b for b in blocks if not any(a.start <= b.start < a.end for a in document.set_aside)]


def _bare(name: str) -> str:
    words = name.strip(_EDGE)
    return words[4:] if words[:4].lower() == "the " else words


def _label(document: Document, blocks: Sequence[Block], envelope: Envelope, lexicon: IssuerLexicon) -> Iterator[str]:
    """As in "From: Embassy of Ostland", "Issued by: the Cabinet Office"."""
    for block in blocks:
        found = lexicon.label.match(block.text)
        if found and not any(span.contains((block.start, block.end)) for span in envelope.body):
            run = name_run(block.text, found.end(), len(block.text), lexicon=lexicon, several=True)
            yield run.slice(block.text) if run else ""


def _title(document: Document, blocks: Sequence[Block], envelope: Envelope, lexicon: IssuerLexicon) -> Iterator[str]:
    """As in "Statement by the envoy on the ferry", "Joint statement by Ostland and Varn"."""
    title = document.title or ""
    for pattern, several in ((lexicon.joint, True), (lexicon.title, False)):
        if found := pattern.match(title):
            run = name_run(title, found.end(), len(title), lexicon=lexicon, several=several)
            yield run.slice(title) if run else ""
            return


def _owner(document: Document, blocks: Sequence[Block], envelope: Envelope, lexicon: IssuerLexicon) -> Iterator[str]:
    """As in "Readout of President Eide's call", "Foreign Ministry statement on the ferry"."""
    title = document.title or ""
    if found := lexicon.owner.match(title):
        run = owner_run(title, found.end(), len(title), lexicon=lexicon)
        yield run.slice(title) if run else ""
    elif before := KindLexicon.load().within("after", title):
        run = owner_run(title, 0, len(before[1]), lexicon=lexicon) or name_run(
            title, 0, len(before[1]), lexicon=lexicon
        )
        yield run.slice(title) if run else ""


def _letterhead(
    document: Document, blocks: Sequence[Block], envelope: Envelope, lexicon: IssuerLexicon
) -> Iterator[str]:
    """An office's name alone on a line above the words, a date beside it left out."""
    offices = CreditLexicon.load()
    for span in envelope.head:
        line = span.slice(document.text)
        for stamp in reversed(find_stamps(line, lexicon=offices)):
            line = line[: stamp.start] + line[stamp.end :]
        if _is_office(line.strip(_EDGE), lexicon, offices):
            yield line
    if document.publisher and _is_office(document.publisher, lexicon, offices):
        yield document.publisher


def _signature(
    document: Document, blocks: Sequence[Block], envelope: Envelope, lexicon: IssuerLexicon
) -> Iterator[str]:
    """The name, or else the office, under the words."""
    for span in envelope.signed:
        line = span.slice(document.text).split(",")[0].strip(_EDGE)
        if person_like(line) or _is_office(line, lexicon, CreditLexicon.load()):
            yield line


def _compliments(
    document: Document, blocks: Sequence[Block], envelope: Envelope, lexicon: IssuerLexicon
) -> Iterator[str]:
    """As in "The Embassy of Ostland presents its compliments to"."""
    for block in blocks:
        if found := compliments(block, lexicon=KindLexicon.load()):
            yield found[1]


def _is_office(line: str, lexicon: IssuerLexicon, offices: CreditLexicon) -> bool:
    words = plain(line)
    if words in lexicon.seats:
        return True
    return (
        bool(line)
        and name_like(line)
        and len(line.split()) <= _MOST_WORDS
        and bool(offices.issuer_words & set(words.split()))
    )


_PLACES: dict[DocumentKind, tuple[Place, ...]] = {
    "statement": (_label, _title, _letterhead, _owner, _signature),
    "readout": (_label, _title, _letterhead, _owner, _signature),
    "letter": (_compliments, _label, _signature, _title, _letterhead),
}
"""Where each kind tells its issuer, the surest first."""
