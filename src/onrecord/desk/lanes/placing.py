"""Where the marks of a lane stand: what means the same span side by side on it, what would lie on another under it.

`static/timeline.js` places marks by the same rules when a reader zooms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

SLOT = 16.0
"""Pixels across and down that a mark takes."""
TALL = 6
"""Marks of one span on top of each other at most, where it is too narrow for all."""
_TOUCHING = 0.01


@dataclass(frozen=True, slots=True)
class Group:
    """The marks of one span."""

    left: float
    """Pixels: where the span begins."""
    right: float
    top: int
    """Rows of the lane above it."""
    columns: int
    members: tuple[int, ...]
    """Numbers of the spans that it stands for."""

    @property
    def rows(self) -> int:
        return -(-len(self.members) // self.columns)

    def at(self, nth: int) -> tuple[float, int]:
        """Where a member stands: pixels from the middle of the span to the mark's own, and its row.

        >>> [Group(0, 100, 2, 2, (0, 1, 2)).at(nth) for nth in range(3)]
        [(-8.0, 2), (8.0, 2), (0.0, 3)]
        """
        row, column = divmod(nth, self.columns)
        here = min(self.columns, len(self.members) - row * self.columns)
        return (column - (here - 1) / 2) * SLOT, self.top + row


def placed(spans: Sequence[tuple[float, float]]) -> list[Group]:
    """The groups of these spans, which are pixels; none lies on another.

    >>> [(g.left, g.top, g.members) for g in placed([(0, 40), (0, 40), (20, 60), (40, 80)])]
    [(0, 0, (0, 1)), (20, 1, (2,)), (40, 0, (3,))]
    """
    same: dict[tuple[float, float], list[int]] = {}
    for nth, span in enumerate(spans):
        same.setdefault(span, []).append(nth)
    found: list[Group] = []
    for (left, right), members in sorted(same.items(), key=lambda item: (item[0][0], -item[0][1])):
        columns = min(len(members), max(1, int((right - left + _TOUCHING) // SLOT), -(-len(members) // TALL)))
        lying = Group(left, right, 0, columns, tuple(members))
        near = [group for group in found if _touch(group, lying)]
        found.append(Group(left, right, _free(near, lying.rows), columns, tuple(members)))
    return found


def height(groups: Sequence[Group]) -> int:
    """Rows that all of them take."""
    return max((group.top + group.rows for group in groups), default=0)


def _reach(group: Group) -> tuple[float, float]:
    middle, half = (group.left + group.right) / 2, group.columns * SLOT / 2
    return min(group.left, middle - half), max(group.right, middle + half)


def _touch(one: Group, other: Group) -> bool:
    (a, b), (c, d) = _reach(one), _reach(other)
    return a < d - _TOUCHING and c < b - _TOUCHING


def _free(near: Sequence[Group], rows: int) -> int:
    """The first row from which on so many are free."""
    return next(
        top for top in count() if not any(top < group.top + group.rows and group.top < top + rows for group in near)
    )
