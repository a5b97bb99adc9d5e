"""What fills the sentences of invented reports: phrases with their numbers and ships, days as a report names them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.invented_frames import Frame
from benchmarks.invented_people import Persona, Phrase, joined, whole
from benchmarks.invented_words import MONTHS, SHIPS

DAYS_AGO = (0, 0, 1, 1, 1, 2, 3, 4, 9, 16, 30)
"""How old what a report tells is: mostly of the last days."""
WEEK = 7


def filled(phrases: Sequence[str], rng: random.Random) -> str:
    """One of the phrases with a number, a ship and a month."""
    return rng.choice(phrases).format(n=rng.randrange(2, 90), ship=rng.choice(SHIPS), month=rng.choice(MONTHS))


def day_named(published: date, rng: random.Random) -> tuple[Phrase, str]:
    """A day of the last weeks as a report names it, and its ISO date."""
    ago = rng.choice(DAYS_AGO)
    day = published - timedelta(days=ago)
    month, words = MONTHS[day.month - 1], f"{day:%A}"
    if ago >= WEEK:
        words = f"{day.day} {month}" if rng.random() < 0.5 else f"{month} {day.day}"
    return Phrase(f"on {words}", (), (words, day.isoformat())), day.isoformat()


def printed(frame: Frame, words: str, other: Persona) -> Phrase:
    """What is said as it stands in its sentence: a quotation in its marks, its last point a comma before who said it."""
    if frame.pool == "doing":
        return joined(whole(other), " ", words)
    if frame.pool != "quotes":
        return Phrase(words)
    return Phrase(f"“{words[:-1]},”" if frame.text.startswith("{x}") else f"“{words}”")
