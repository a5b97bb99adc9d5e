"""Who issued a document that is no report: by title, letterhead, label, signature or the first words of a note."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.article.blocks import Block
from onrecord.article.credits import person_like
from onrecord.article.envelope import Envelope, find_envelope
from onrecord.article.kind import compliments, without_topic
from onrecord.article.names import name_run, owner_run
from onrecord.article.stamps import find_stamps
from onrecord.lexicon.actors import ActorLexicon
from onrecord.lexicon.article import plain
from onrecord.lexicon.issued import IssuedLexicon
from onrecord.records import Document, DocumentKind
from onrecord.spans import merged, overlapping

_MOST_WORDS, _OFFICE_WORDS = 14, 4
_EDGE = " \t\xa0,.;:|–—-"
_HONOURS = re.compile(r"(?:the\s+|H\.\s?E\.\s+|(?:his|her)\s+excellency\s+|(?:mr|mrs|ms|dr)\.?\s+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Page:
    """What the places look at."""

    title: str
    publisher: str
    text: str
    blocks: Sequence[Block]
    envelope: Envelope
    lexicon: IssuedLexicon


def find_issuers(document: Document, blocks: Sequence[Block], *, lexicon: IssuedLexicon) -> tuple[str, ...]:
    """The names under which a document may have been issued, as they are written, the surest first.

    A transcript has none: its words are its speakers'. Nor has a report.
    """
    if document.kind not in _PLACES:
        return ()
    held = outside_residue(document, blocks)
    envelope = find_envelope(held, document.title, lexicon=lexicon)
    page = _Page(document.title or "", document.publisher or "", document.text, held, envelope, lexicon)
    names: dict[str, str] = {}
    for name in (_bare(name) for place in _PLACES[document.kind] for name in place(page)):
        names.setdefault(plain(name), _spelt(name, document.text))
    found = [(words, name) for words, name in names.items() if words]
    named = [name for words, name in found if words.split()[0] not in lexicon.issuers.abstract]
    return tuple(sorted(named, key=lambda name: plain(name) in lexicon.issuers.parts))


def is_joint(document: Document, *, lexicon: IssuedLexicon) -> bool:
    """Whether the issuer's name is that of several: "Joint statement by Ostland and Varn"."""
    title = document.title or ""
    found = lexicon.issuers.joint.match(title)
    return found is not None and document.issuer is not None and document.issuer in title[found.start() :]


def outside_residue(document: Document, blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a document that are no residue of the page."""
    aside = merged((a.start, a.end) for a in document.set_aside)
    return [b for b in blocks if not overlapping(aside, b.start, b.start + 1)]


def is_office(line: str, lexicon: IssuedLexicon) -> bool:
    """Whether a line is the name of an office: "Ministry of Foreign Affairs of Ostland".

    >>> [is_office(line, IssuedLexicon.load()) for line in ("PRESIDENT OF OSTLAND", "Press Office", "Ostland Protests")]
    [True, True, False]
    """
    words = plain(line)
    if words in lexicon.issuers.seats or words in lexicon.issuers.parts:
        return True
    run = name_run(line, 0, len(line), lexicon=lexicon.issuers)
    if run is None or run.end < len(line) or len(line.split()) > _MOST_WORDS:
        return False
    return bool(lexicon.offices.issuer_words & set(words.split())) or lexicon.issuers.holder.match(line) is not None


def named_with_office(line: str) -> bool:
    """Whether a line is a person's name with the office behind a comma.

    >>> [named_with_office(line) for line in ("Lena Ruud, Secretary of State", "Port Verin, Monday", "Lena Ruud")]
    [True, False, False]
    """
    name, _, office = line.partition(", ")
    words = office.split()[:_OFFICE_WORDS]
    nouns = (ActorLexicon.load().noun(" ".join(words[: n + 1])) for n in range(len(words)))
    return person_like(name) and any(noun is not None and (noun.row.office or noun.row.title) for noun in nouns)


def _spelt(name: str, text: str) -> str:
    """A name that a letterhead shouts as it is written elsewhere, where it is."""
    if not name.isupper():
        return name
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    return next((match[0] for match in found if match[0][0].isupper() and not match[0].isupper()), name)


def _bare(name: str) -> str:
    """A name without article and honours."""
    words = name.strip(_EDGE)
    found = _HONOURS.match(words)
    return words[found.end() :] if found else words


def _label(page: _Page) -> Iterator[str]:
    """As in "From: Embassy of Ostland", "The following is attributable to Spokesperson Holt:"."""
    issuers, lead = page.lexicon.issuers, page.lexicon.kinds.lead_at
    body = {span.start for part in page.envelope.body for span in part}
    for block in page.blocks:
        found = issuers.label.match(block.text) or (lead.match(block.text) if block.text[-1] == ":" else None)
        if found and block.start not in body:
            run = name_run(block.text, found.end(), len(block.text), lexicon=issuers, several=True)
            yield run.slice(block.text) if run else ""


def _title(page: _Page) -> Iterator[str]:
    """As in "Statement by the envoy on the ferry", "Joint statement by Ostland and Varn"."""
    issuers, title = page.lexicon.issuers, without_topic(page.title, lexicon=page.lexicon)
    for pattern, several in ((issuers.joint, True), (issuers.title, False)):
        if found := pattern.match(title):
            run = name_run(title, found.end(), len(title), lexicon=issuers, several=several)
            yield run.slice(title) if run else ""
            return


def _owner(page: _Page) -> Iterator[str]:
    """As in "Readout of President Eide's call", "Foreign Ministry statement on the ferry"."""
    title, lexicon = page.title, page.lexicon
    if found := lexicon.issuers.owner.match(title):
        run = owner_run(title, found.end(), len(title), lexicon=lexicon.issuers)
    elif (
        before := lexicon.kinds.within("after", title) or lexicon.kinds.within("with", title)
    ) and not lexicon.kinds.opening("title", plain(title)):
        end = len(before[1])
        run = owner_run(title, 0, end, lexicon=lexicon.issuers) or name_run(title, 0, end, lexicon=lexicon.issuers)
    else:
        return
    yield run.slice(title) if run else ""


def _letterhead(page: _Page) -> Iterator[str]:
    """An office's name alone on a line above the words, a date beside it left out."""
    for span in page.envelope.head:
        line = span.slice(page.text)
        for stamp in reversed(find_stamps(line, lexicon=page.lexicon.offices)):
            line = line[: stamp.start] + line[stamp.end :]
        if is_office(line.strip(_EDGE), page.lexicon):
            yield line
        elif named_with_office(line):
            yield line.split(",")[0]
    if is_office(page.publisher, page.lexicon):
        yield page.publisher


def _signature(page: _Page) -> Iterator[str]:
    """The name, or else the office, under the words; a note ends with the address of whoever gets it."""
    if any(_compliments(page)):
        return
    for span in page.envelope.signed:
        if find_stamps(span.slice(page.text), lexicon=page.lexicon.offices):
            continue
        line = span.slice(page.text).split(",")[0].strip(_EDGE)
        if person_like(line) or is_office(line, page.lexicon):
            yield line


def _compliments(page: _Page) -> Iterator[str]:
    """As in "The Embassy of Ostland presents its compliments to"."""
    for block in page.blocks:
        if found := compliments(block, lexicon=page.lexicon):
            yield found[1]


_PLACES: dict[DocumentKind, tuple[Callable[[_Page], Iterator[str]], ...]] = {
    "statement": (_label, _title, _letterhead, _owner, _signature),
    "readout": (_label, _letterhead, _title, _owner, _signature),
    "letter": (_compliments, _label, _signature, _title, _letterhead),
}
"""Where each kind tells its issuer, the surest first."""
