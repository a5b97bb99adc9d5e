"""Documents with their kind: how it is known, and who issued what is no report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from onrecord.article.blocks import Block, find_blocks
from onrecord.article.issuers import find_issuers
from onrecord.errors import UnreadableInput
from onrecord.lexicon.issued import IssuedLexicon
from onrecord.records import Claim, Document, DocumentKind


def kind_named(given: str | None) -> DocumentKind | None:
    """The kind of this name, in letters of either size; raises UnreadableInput where there is no such kind.

    >>> kind_named("Readout"), kind_named(None)
    ('readout', None)
    """
    kind = next((kind for kind in get_args(DocumentKind) if kind == (given or "").lower()), None)
    if given and kind is None:
        remedy = f"give one of {', '.join(get_args(DocumentKind))}, or none"
        raise UnreadableInput(f"no kind of document is called {given!r}", remedy=remedy, stage="kind")
    return kind


def issued(
    document: Document, blocks: Sequence[Block], *, found: DocumentKind, kind_given: bool, issuer: str | None
) -> Document:
    """The document with its issuer, where one is given or found, and with how its kind and its issuer are known.

    `found` is the kind that its text tells.
    """
    if document.kind == "report" and not kind_given:
        return document
    claims = [Claim("kind", document.kind, "given")] if kind_given else []
    if found != "report" and found not in [claim.value for claim in claims]:
        claims.append(Claim("kind", found, "text"))
    issuers = [Claim("issuer", issuer, "given")] if issuer else []
    names = find_issuers(document, blocks, lexicon=IssuedLexicon.load())
    issuers += [Claim("issuer", name, "text") for name in names if name != issuer]
    believed = issuers[0].value if issuers else None
    return replace(document, issuer=believed, claims=(*document.claims, *claims, *issuers))


def as_kind(document: Document, kind: DocumentKind | None) -> Document:
    """The document as one of the kind that whoever hands it in says it is, unless it brought a kind itself."""
    brought = any(claim.field == "kind" and claim.how == "given" for claim in document.claims)
    if kind is None or brought or document.failure is not None:
        return document
    issuer = next((c.value for c in document.claims if c.field == "issuer" and c.how == "given"), None)
    claims = tuple(claim for claim in document.claims if claim.field not in ("kind", "issuer"))
    bare = replace(document, kind=kind, claims=claims)
    return issued(bare, find_blocks(document.text), found=document.kind, kind_given=True, issuer=issuer)
