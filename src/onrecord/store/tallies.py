"""How much each actor of a record says and does, and between which days: counted once, when it is saved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.records import Record
from onrecord.store.days import Days


@dataclass(slots=True)
class Tally:
    """The counts of one actor."""

    said: int = 0
    """Statements by it."""
    done: int = 0
    """Events that it has a part in, mirrors left out."""
    first_day: int | None = None
    last_day: int | None = None

    def dated(self, days: Days) -> None:
        """Takes in the days of one more."""
        first, last = days
        if first is not None and last is not None:
            self.first_day = min(first, self.first_day or first)
            self.last_day = max(last, self.last_day or last)

    def columns(self) -> dict[str, int | None]:
        """As columns of `figure`."""
        return {"said": self.said, "done": self.done, "first_day": self.first_day, "last_day": self.last_day}


def tallied(record: Record, days: Callable[[str | None], Days]) -> Mapping[str, Tally]:
    """The tallies of a record's actors, by their ids; `days` gives the days that a date may mean."""
    found: dict[str, Tally] = defaultdict(Tally)
    for said in record.statements:
        if said.speaker is not None:
            found[said.speaker].said += 1
            found[said.speaker].dated(days(said.said_at))
    for event in record.events:
        for actor in {*event.actors, *event.recipients} if event.mirror_of is None else ():
            found[actor].done += 1
            found[actor].dated(days(event.when))
    return found
