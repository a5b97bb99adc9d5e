"""Records of invented reports, as many as asked for: disputes of invented states over two years of days.

Spans are exact because the sentences are written field by field: nothing is parsed, no model is needed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from benchmarks.invented_page import Page
from benchmarks.invented_people import Side, body, state
from benchmarks.invented_telling import Teller
from benchmarks.invented_words import AGENCIES, FIRST, LAST, OUTLETS, STATES, TOPICS, Topic
from onrecord.records import Claim, ClaimedField, Document, Record, Stamp
from onrecord.spans import identity

REPORTS_PER_DISPUTE = 120
"""Copies not counted."""
DAYS_PER_DISPUTE = 730
SCENES = 7
FROM_AN_AGENCY = 0.5
"""The share of reports that come from an agency: other outlets may carry them too."""
COPIES = (0, 0, 1, 2)
"""By how many, each number equally likely."""
DISCLAIMER = "The views quoted here are those of their speakers."
HEADLINES = (
    "{0} and {1} at odds over {2}",
    "{0} and {1} exchange words about {2}",
    "New turn in the quarrel of {0} and {1} over {2}",
    "What {0} says to {1} about {2}, and what comes back",
)


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two states, who mediates, over what, and since when."""

    number: int
    sides: tuple[Side, Side, Side]
    topic: Topic
    begins: date


@dataclass(frozen=True, slots=True)
class Plan:
    """What makes a report what it is: the same plan gives the same words, but for what each outlet changes."""

    name: str
    """The seed of its words."""
    dispute: Dispute
    phase: int
    day: date
    agency: str | None


def invented(seed: int) -> Iterator[Record]:
    """Records without end, in the order of days within a dispute; the same seed gives the same ones.

    >>> from itertools import islice
    >>> first, second = islice(invented(7), 2)
    >>> first == next(invented(7)), first.document.url == second.document.url
    (True, False)
    """
    return (record for _, record in planned(seed))


def planned(seed: int) -> Iterator[tuple[Plan, Record]]:
    """The same records, each with its plan: those of one plan are copies of one text."""
    number = serial = 0
    while True:
        dispute = _dispute(seed, number)
        for plan in _plans(seed, dispute):
            rng = random.Random(f"{plan.name}/outlets")
            carried = 1 + (rng.choice(COPIES) if plan.agency else 0)
            for edit, (publisher, site) in enumerate(rng.sample(OUTLETS, carried)):
                serial += 1
                yield plan, _report(plan, publisher, f"https://{site}/{plan.day:%Y/%m}/{seed}-{serial}", edit)
        number += 1


def _dispute(seed: int, number: int) -> Dispute:
    rng = random.Random(f"{seed}/{number}")
    first, second = rng.sample(range(len(STATES)), 2)
    begins = date(2031, 1, 1) + timedelta(days=rng.randrange(1500))
    return Dispute(number, (state(first, rng), state(second, rng), body(rng)), rng.choice(TOPICS), begins)


def _plans(seed: int, dispute: Dispute) -> Iterator[Plan]:
    """A dispute's reports by day: it rises, is talked over and settled, with steps back."""
    for n in range(REPORTS_PER_DISPUTE):
        name = f"{seed}/{dispute.number}/{n}"
        rng = random.Random(name)
        share = n / REPORTS_PER_DISPUTE
        phase = min(3, max(0, int(4 * share + rng.gauss(0, 0.5))))
        day = dispute.begins + timedelta(days=int(DAYS_PER_DISPUTE * share))
        agency = rng.choice(AGENCIES) if rng.random() < FROM_AN_AGENCY else None
        yield Plan(name, dispute, phase, day, agency)


def _report(plan: Plan, publisher: str, url: str, edit: int) -> Record:
    """The report as one outlet prints it; copies (edit 1 and on) have another head, and lack the end."""
    rng = random.Random(f"{plan.name}/{edit}")
    page = Page()
    one, other, _ = plan.dispute.sides
    title = rng.choice(HEADLINES).format(one.whole.name, other.whole.name, plan.dispute.topic.name)
    byline = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    moment = datetime.combine(plan.day, time(6 + 2 * edit, rng.randrange(60)))
    published = moment.isoformat(timespec="minutes")
    page.write(f"{title}\n\n")
    page.set_aside(" ".join(filter(None, [byline, published.replace("T", " "), plan.agency])), "credit")
    teller = Teller(page, plan.dispute.sides, plan.dispute.topic, plan.day, plan.phase)
    scenes = SCENES - edit
    teller.opening(random.Random(f"{plan.name}/opening"))
    for n in range(scenes):
        teller.scene(random.Random(f"{plan.name}/scene/{n}"))
    teller.deed(random.Random(f"{plan.name}/deed"))
    teller.chain(random.Random(f"{plan.name}/chain"))
    _foot(page, rng, title)
    source = (("source", plan.agency),) if plan.agency else ()
    head: tuple[tuple[ClaimedField, str], ...] = (
        ("title", title), ("byline", byline), ("publisher", publisher), ("url", url), ("published", published), *source,
    )  # fmt: skip
    return page.record(
        Document(
            identity("document", "", url, publisher, page.text),
            page.text,
            title=title,
            byline=byline,
            publisher=publisher,
            source=plan.agency,
            url=url,
            language="en",
            published=Stamp(published, "text"),
            claims=tuple(
                Claim(name, value, "given" if name in ("publisher", "url") else "text") for name, value in head
            ),
        )
    )


def _foot(page: Page, rng: random.Random, title: str) -> None:
    if rng.random() < 0.3:
        page.set_aside(title, "repeated_headline")
    if rng.random() < 0.4:
        page.set_aside(f"Disclaimer: {DISCLAIMER}", "disclaimer")
        at, _ = page.aside[-1]
        page.flags.append(("disclaimer", at, "The outlet says that the views are those of their speakers."))
    page.set_aside("Share this page", "share")
