"""How much each actor of a record says and does, and between which days: counted once, when it is saved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from onrecord.records import Record
from onrecord.store.days import Days


@dataclass(slots=True)
class Tally:
    """The counts of one actor."""

    said: int = 0
    """Statements by it."""
    done: int = 0
    """Events that it has a part in, mirrors left out."""
    passed: int = 0
    """Statements that the report has from it, nearest the reader."""
    chained: int = 0
    """Those of them that it has from another."""
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
        return asdict(self)


def tallied(record: Record, days: Callable[[str | None], Days]) -> Mapping[str, Tally]:
    """The tallies of a record's actors, by their ids; `days` gives the days that a date may mean."""
    found: dict[str, Tally] = defaultdict(Tally)
    for said in record.statements:
        if said.speaker is not None:
            found[said.speaker].said += 1
            found[said.speaker].dated(days(said.said_at))
        if said.via:
            found[said.via[0]].passed += 1
            found[said.via[0]].chained += len(said.via) > 1
    for event in record.events:
        for actor in {*event.actors, *event.recipients} if event.mirror_of is None else ():
            found[actor].done += 1
            found[actor].dated(days(event.when))
    return found


def statements_tallied(record: Record) -> dict[str, int]:
    """How many statements there are, how many have no speaker, and how many one without a name: columns of `version`."""
    unnamed = {actor.id for actor in record.actors if actor.kind == "unnamed"}
    speakers = [said.speaker for said in record.statements]
    return {
        "said": len(speakers),
        "nobody": speakers.count(None),
        "unnamed": sum(speaker in unnamed for speaker in speakers),
    }
