"""What the outlet itself says of the report: opinion, sponsored, a translation, "from the Internet"; what it disclaims."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.records import Claim, Flag

from .facts import Facts

_MADE_OUT = ("kind", "issuer")


def label_flags(facts: Facts) -> Iterator[Flag]:
    """The flags on the outlet's own labels and disclaimers, and on what its page says twice and differently."""
    document = facts.document
    for words in filter(None, (document.source, document.title, document.byline)):
        row = facts.lexicon.label(words)
        if row is not None:
            at = document.text.find(words)
            evidence = (document.evidence(at, at + len(words)),) if at >= 0 else ()
            yield facts.flag("label", evidence, f"The outlet files this under “{words}”: {row.meaning}.")
    disclaimers = [
        aside for aside in document.set_aside if aside.kind == "disclaimer" and facts.lexicon.disclaims(aside.quote)
    ]
    if disclaimers:
        yield facts.flag("disclaimer", disclaimers, "The outlet does not answer for what it prints here.")
    yield from _disagreements(facts)


def _disagreements(facts: Facts) -> Iterator[Flag]:
    """A flag for each field of which the page tells two values; kind and issuer are what was made of the text."""
    claims: dict[str, list[Claim]] = {}
    for claim in (c for c in facts.document.claims if c.field not in _MADE_OUT):
        claims.setdefault(claim.field, []).append(claim)
    for field, found in claims.items():
        if len(found) > 1:
            told = "; ".join(f"“{claim.value}” ({claim.how})" for claim in found)
            yield facts.flag("metadata_conflict", (), f"The page gives its {field} in more than one way: {told}.")
