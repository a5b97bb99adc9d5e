"""What a format takes out of its bytes, and what was given with it -> a Document: head, language, claims, residue.

One place for every format; what can't be read becomes a document that keeps its failure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.article.blocks import Block, find_blocks
from onrecord.article.claims import believed, settled
from onrecord.article.head import Head, find_head
from onrecord.article.heading import issued_head
from onrecord.article.issuing import issued, kind_named
from onrecord.article.kind import find_kind
from onrecord.article.language import FOREIGN, READ, find_language
from onrecord.article.residue import find_residue
from onrecord.article.stamps import iso_stamp
from onrecord.errors import UnreadableInput
from onrecord.lexicon.article import CreditLexicon, ResidueCues
from onrecord.lexicon.issued import IssuedLexicon
from onrecord.records import Claim, ClaimedField, Document, DocumentKind, Failure, SetAside, Stamp
from onrecord.spans import identity
from onrecord.trace import SILENT, Trace

_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
_GIVEN: tuple[ClaimedField, ...] = ("title", "byline", "publisher", "url")
_OF_HEAD: tuple[ClaimedField, ...] = ("title", "byline", "publisher", "source", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What comes with a text from outside: it is believed before the text is."""

    external_id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    kind: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a format takes out of its bytes."""

    text: str
    claims: tuple[Claim, ...] = ()
    """What it says of the document outside its text, the better claims first."""
    doubted: tuple[Claim, ...] = ()
    """What it says of some other document, by the looks of it: believed last."""
    aside: tuple[SetAside, ...] = ()
    """What the format itself shows to be no part of the report: whole lines of the text."""
    raw_sha256: str | None = None


def build_document(taken: Taken, given: Given, *, where: str, trace: Trace = SILENT) -> Document:
    """The document of what a format took out of something that came from `where`."""
    text, outside = taken.text, [*_given_claims(given), *taken.claims]
    try:
        _refuse_unreadable(text, where)
        kind = kind_named(given.kind)
        languages = settled(_languages(text, given, taken))
        _refuse_foreign(languages)
    except UnreadableInput as error:
        unread = failed(error, where, text=text, external_id=given.external_id)
        return _with_head(unread, [*outside, *_languages(text, given, taken)]) if error.stage == FOREIGN else unread
    blocks = find_blocks(text)
    titles = [claim.value for claim in (*outside, *taken.doubted) if claim.field == "title"]
    judged = _judged(taken, blocks, titles, kind, trace)
    claims = settled([*outside, *_head_claims(judged.head), *languages, *taken.doubted])
    published = believed(claims, "published")
    value: dict[str, str] = {claim.field: claim.value for claim in reversed(claims)}
    document = Document(
        id=_document_id(text, given.external_id, outside),
        text=text,
        external_id=given.external_id,
        kind=kind or judged.kind,
        title=value.get("title"),
        byline=value.get("byline"),
        publisher=value.get("publisher"),
        source=value.get("source"),
        url=value.get("url"),
        language=value.get("language"),
        published=Stamp(published.value, published.how) if published else None,
        claims=claims,
        raw_sha256=taken.raw_sha256,
        set_aside=judged.set_aside,
    )
    return issued(document, blocks, found=judged.kind, kind_given=kind is not None, issuer=given.issuer)


def failed(error: UnreadableInput, where: str, *, text: str = "", external_id: str | None = None) -> Document:
    """A document that says why it could not be read."""
    text = "" if error.stage == "decode" else text
    where = where.encode("utf-8", "backslashreplace").decode()  # names of files need not be text
    failure = Failure(error.stage, f"{where}: {error}")
    return Document(identity("document", where, external_id, text), text, external_id=external_id, failure=failure)


def _with_head(unread: Document, claims: Sequence[Claim]) -> Document:
    """A document in a language that is not read, with what is claimed of it, so that it can be shown and found."""
    value: dict[str, str] = {claim.field: claim.value for claim in reversed(settled(claims))}
    stamp = believed(claims, "published")
    return replace(
        unread,
        title=value.get("title"),
        byline=value.get("byline"),
        publisher=value.get("publisher"),
        source=value.get("source"),
        url=value.get("url"),
        language=value.get("language"),
        published=Stamp(stamp.value, stamp.how) if stamp else None,
    )


def refuse_half_characters(text: str) -> None:
    """Nothing for a text of whole characters; raises UnreadableInput where it holds a lone surrogate."""
    if half := _HALF_A_CHARACTER.search(text):
        seen = f"half a character (a lone surrogate) at character {half.start()}"
        raise UnreadableInput(seen, remedy="mend the encoding", stage="decode")


@dataclass(frozen=True, slots=True)
class _Judged:
    """What the lines of a text are taken for."""

    head: Head
    kind: DocumentKind
    """The kind that the text itself tells."""
    set_aside: tuple[SetAside, ...]


def _judged(
    taken: Taken, blocks: Sequence[Block], titles: Sequence[str], kind: DocumentKind | None, trace: Trace
) -> _Judged:
    """The head, the kind, and all that is set aside: what the format shows, then what the lines that it leaves tell.

    Credit lines that the format shows are read for what they say all the same. `kind`: the one that is given.
    """
    cues, lexicon = ResidueCues.load(), IssuedLexicon.load()
    shown = list(_by_block(taken.aside, blocks))
    left = [b for b, aside in zip(blocks, shown, strict=True) if aside is None or _may_credit(b, aside)]
    head = find_head(left, titles=titles, cues=cues, lexicon=lexicon.offices, trace=trace)
    titled = replace(head, title=next(iter(titles), head.title))
    found_kind = find_kind(taken.text, left, titled, lexicon=lexicon)
    if (kind or found_kind) != "report":
        head = issued_head(head, left, kind or found_kind, titled=bool(titles), lexicon=lexicon)
    found = find_residue(taken.text, left, head, titles=titles, cues=cues, trace=trace)
    by_start = {aside.start: aside for aside in (*filter(None, shown), *found)}
    return _Judged(head, found_kind, tuple(by_start[start] for start in sorted(by_start)))


def _may_credit(block: Block, aside: SetAside) -> bool:
    return aside.kind == "credit" and not block.running


def _by_block(aside: Sequence[SetAside], blocks: Sequence[Block]) -> Iterator[SetAside | None]:
    """For each block what of the format's residue covers it, cut to the block."""
    waiting = iter(aside)
    now = next(waiting, None)
    for block in blocks:
        while now is not None and now.end <= block.start:
            now = next(waiting, None)
        covers = now is not None and now.start <= block.start and block.end <= now.end
        yield SetAside(block.start, block.end, block.text, now.kind) if now is not None and covers else None


def _refuse_unreadable(text: str, where: str) -> None:
    if not text.strip(" \t\r\n\v\f\0\xa0\ufeff\u200b"):
        seen = "an empty text" if not text else f"white space alone ({len(text)} characters)"
        raise UnreadableInput(seen, remedy="give a report with text in it", stage="empty")
    refuse_half_characters(text)


def _languages(text: str, given: Given, taken: Taken) -> Iterator[Claim]:
    """What is known of the language: given, found in the text, and last what a page says, which may be its template's."""
    if given.language:
        yield Claim("language", primary_language(given.language), "given")
    elif (found := find_language(_report(taken))) is not None:
        yield Claim("language", found, "text")
    yield from (claim for claim in taken.claims if claim.field == "language")


def _report(taken: Taken) -> str:
    """The text without what the format sets aside: menus may be in another language."""
    at, parts = 0, []
    for aside in taken.aside:
        parts.append(taken.text[at : aside.start])
        at = aside.end
    return "".join([*parts, taken.text[at:]])


def primary_language(tag: str) -> str:
    """The language of a tag of language and region: en for en-GB or en_GB."""
    return tag.strip().replace("_", "-").split("-")[0].lower()


def _refuse_foreign(languages: Sequence[Claim]) -> None:
    """Nothing for a language that is read or unknown; raises UnreadableInput for one that onrecord does not read."""
    claim = next(iter(languages), None)
    if claim is not None and claim.value not in READ:
        how = {"given": "given", "text": "found"}.get(claim.how, "the page says so")
        remedy = "onrecord reads English; translate the report first, or give its language as en where that is wrong"
        raise UnreadableInput(f"the language is {claim.value} ({how})", remedy=remedy, stage=FOREIGN)


def _given_claims(given: Given) -> Iterator[Claim]:
    for name in _GIVEN:
        if value := getattr(given, name):
            yield Claim(name, value, "given")
    if given.published and (stamp := iso_stamp(given.published, lexicon=CreditLexicon.load())):
        yield Claim("published", stamp, "given")


def _head_claims(head: Head) -> Iterator[Claim]:
    for name in _OF_HEAD:
        if value := getattr(head, name):
            yield Claim(name, value, "text")


def _document_id(text: str, external_id: str | None, outside: Sequence[Claim]) -> str:
    """The same for the same text from the same source, wherever it lies."""
    url, publisher = believed(outside, "url"), believed(outside, "publisher")
    return identity("document", external_id or "", url.value if url else "", publisher.value if publisher else "", text)
