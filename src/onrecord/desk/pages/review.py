"""What waits for a person, one thing at a time, with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query

from onrecord.archive import Archive
from onrecord.desk.asked import Open
from onrecord.desk.people.allowed import Editor
from onrecord.errors import NotFound
from onrecord.queries.decided import DecisionRow
from onrecord.queries.reviewing import OpenRow, PairRow, ProblemRow, WaitingRow
from onrecord.queries.shown import Shown

Kind = Literal["problems", "actors", "pairs", "broken"]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What waits, and one of it."""

    kind: Kind
    waiting: WaitingRow
    at: int
    """How many of this kind were passed over."""
    problem: ProblemRow | None = None
    about: Shown | None = None
    """What the problem is about; null: it is not there any more."""
    actor: OpenRow | None = None
    pair: PairRow | None = None
    broken: DecisionRow | None = None

    @property
    def there(self) -> int:
        """How much of this kind waits."""
        count: int = getattr(self.waiting, self.kind)
        return count


def review(
    archive: Open,
    person: Editor,
    kind: Annotated[Kind | None, Query(description="Of what; else of what waits first.")] = None,
    at: Annotated[int, Query(description="Pass over so many.", ge=0, le=10**6)] = 0,
) -> ReviewPage:
    """One thing that waits."""
    waiting = archive.waiting()
    chosen = kind or _first(waiting)
    match chosen:
        case "problems":
            problem = next(iter(archive.problems(limit=1, offset=at)), None)
            about = _about(archive, problem) if problem else None
            return ReviewPage(chosen, waiting, at, problem=problem, about=about)
        case "actors":
            return ReviewPage(chosen, waiting, at, actor=next(iter(archive.open_actors(limit=1, offset=at)), None))
        case "pairs":
            return ReviewPage(chosen, waiting, at, pair=next(iter(archive.doubtful_pairs(limit=1, offset=at)), None))
    lost = archive.decisions(unmatched=True, limit=1, offset=at)
    return ReviewPage(chosen, waiting, at, broken=next(iter(lost), None))


def _first(waiting: WaitingRow) -> Kind:
    """The first kind of which something waits."""
    kinds: tuple[Kind, ...] = ("problems", "actors", "pairs", "broken")
    return next((kind for kind in kinds if getattr(waiting, kind)), "problems")


def _about(archive: Archive, problem: ProblemRow) -> Shown | None:
    try:
        return archive.show(problem.about)[0]
    except NotFound:
        return None
