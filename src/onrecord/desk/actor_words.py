"""The words of an actor's page: its offices, where else it is known, and what people decided about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from onrecord.queries.decided import DecisionRow
from onrecord.queries.rows import OfficeRow
from onrecord.show.answers.history import decision_line
from onrecord.show.layout import flowing
from onrecord.show.words import day

_WIKIDATA = re.compile(r"wikidata:(Q[1-9]\d{0,11})$")
KNOWN = {
    "reports": "known from reports", "lexicon": "known from the lexicon", "import": "from a file of actors",
    "person": "told from another by a person", "open": "open who it is",
}  # fmt: skip
"""How an actor, or an office, is known."""


def office(row: OfficeRow, country: str | None) -> str:
    """An office in words; its country only where that is another than the actor's.

    >>> office(OfficeRow("premier", None, "MLT", "2031-02", None, "import"), "MLT")
    'premier, since Feb 2031'
    """
    whose = row.body or (row.country if row.country != country else None)
    since, until = day(row.since), day(row.until)
    when = (
        f"{since} to {until}" if since and until else f"since {since}" if since else f"until {until}" if until else ""
    )
    return ", ".join(filter(None, (f"{flowing(row.title)}{f' of {whose}' if whose else ''}", when)))


def elsewhere(external: str) -> str | None:
    """The address of an id elsewhere, where it is one that has an address.

    >>> elsewhere("wikidata:Q42"), elsewhere("wikidata:Q42/../evil"), elsewhere("isni:1")
    ('https://www.wikidata.org/wiki/Q42', None, None)
    """
    found = _WIKIDATA.match(external)
    return f"https://www.wikidata.org/wiki/{found[1]}" if found else None


def decided(row: DecisionRow) -> str:
    """A decision in one sentence: the day, who decided what, and why."""
    line = decision_line(row)
    return f"{line.lead.plain}: {line.body.plain} {line.tail.plain}".strip()


ACTOR_WORDS: dict[str, Callable[..., Any] | dict[Any, Any]] = {
    "decided": decided, "elsewhere": elsewhere, "known": KNOWN, "office": office,
}  # fmt: skip
