"""What a page claims of itself, each value cleaned; a node of JSON-LD that speaks of some other report is doubted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from onrecord.article.claims import agree, believed, without_outlet
from onrecord.article.credits import name_like, outlet_like, read_credit
from onrecord.article.documents import primary_language
from onrecord.article.page.jsonld import Node, article_nodes, node_claims
from onrecord.article.page.markup import Tree
from onrecord.article.page.metas import meta_claims
from onrecord.article.stamps import iso_stamp
from onrecord.article.vocabulary import content_words, shared
from onrecord.lexicon.article import CreditLexicon, plain
from onrecord.lexicon.page import PageLexicon
from onrecord.records import Claim

_LANGUAGE = re.compile(r"[a-z]{2,3}$")
_ADDRESS = re.compile(r"(?:https?:)?//|www\.|@")
_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
_NO_DATE = ("0", "1970-01-01")
_ALIKE = 0.5


def page_claims(tree: Tree, headings: Sequence[str], *, lexicon: PageLexicon) -> tuple[list[Claim], list[Claim]]:
    """The claims of a page, and those that are doubted; `headings` are the first headings of its text."""
    credit_lexicon = CreditLexicon.load()
    metas = list(_cleaned(meta_claims(tree, lexicon=lexicon), credit_lexicon))
    scripts = [script.text or "" for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower()]
    nodes = article_nodes(scripts)
    titles = [claim.value for claim in metas if claim.field == "title"] + list(headings)
    ours = [node for node in nodes if _speaks_of_page(node, titles, metas)]
    believed_node = [*_cleaned(node_claims(ours[0]), credit_lexicon)] if ours else []
    doubted = [] if ours or not nodes else [*_cleaned(node_claims(nodes[0]), credit_lexicon)]
    addresses = [claim for claim in metas if claim.field == "url"]
    claims = [*addresses, *believed_node, *metas]
    return list(_without_own_source(_without_outlets(claims, credit_lexicon))), doubted


def _speaks_of_page(node: Node, titles: Sequence[str], metas: Sequence[Claim]) -> bool:
    """Whether a node describes this page's report: its headline is one of the page's titles, or its address is."""
    claims = list(node_claims(node))
    headline, address, canonical = (believed(claims, "title"), believed(claims, "url"), believed(metas, "url"))
    if headline is None or not titles:
        return True
    if address is not None and canonical is not None and agree("url", address.value, canonical.value):
        return True
    words = plain(headline.value)
    return any(agree("title", headline.value, title) or _alike(words, plain(title)) for title in titles)


def _alike(one: str, other: str) -> bool:
    return min(shared(one, content_words(other)), shared(other, content_words(one))) >= _ALIKE


def _cleaned(claims: Iterator[Claim], lexicon: CreditLexicon) -> Iterator[Claim]:
    """The claims whose values can be what their fields ask for."""
    for claim in claims:
        if claim.field == "byline":
            yield from _credited(claim, lexicon)
        elif value := _clean(claim, lexicon):
            yield replace(claim, value=value)


def _clean(claim: Claim, lexicon: CreditLexicon) -> str | None:
    value = " ".join(claim.value.split())
    match claim.field:
        case "published":
            return None if value.startswith(_NO_DATE) else iso_stamp(value, lexicon=lexicon)
        case "language":
            language = primary_language(value)
            return language if _LANGUAGE.match(language) else None
        case "url":
            return value if _is_address(value) else None
        case "publisher" | "source":
            return None if _ADDRESS.match(value) else value
        case _:
            return value if plain(value) else None


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _credited(claim: Claim, lexicon: CreditLexicon) -> Iterator[Claim]:
    """What an author's tag tells: a byline, a source; nothing for an address or for whoever runs the site."""
    names = _BY.sub("", claim.value)
    credit = None if _ADDRESS.match(names) else read_credit(f"By {names}", lexicon=lexicon)
    if credit is not None and credit.byline and name_like(credit.byline):
        yield replace(claim, value=credit.byline)
    if credit is not None and credit.source:
        yield replace(claim, field="source", value=credit.source)


def _without_outlets(claims: Sequence[Claim], lexicon: CreditLexicon) -> Iterator[Claim]:
    """The claims, titles cut before the name of the outlet."""
    outlets = {plain(claim.value) for claim in claims if claim.field == "publisher"}
    for claim in claims:
        bare = without_outlet(claim.value) if claim.field == "title" else claim.value
        outlet = claim.value[len(bare) :].strip(" |–—·:»-")
        cut = bare and outlet and (plain(outlet) in outlets or outlet_like(outlet, lexicon))
        yield replace(claim, value=bare) if cut else claim


def _without_own_source(claims: Iterator[Claim]) -> Iterator[Claim]:
    """The claims, but for sources that are the publisher itself."""
    known = list(claims)
    outlets = [claim.value for claim in known if claim.field == "publisher"]
    for claim in known:
        if claim.field != "source" or not any(agree("source", claim.value, outlet) for outlet in outlets):
            yield claim
