"""Why a rule fired or was dropped. Finders write to a trace; `explain` shows it; reading leaves it off at no cost."""

from __future__ import annotations

from dataclasses import dataclass, field

Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One rule tried at one place: kept, or dropped for a reason."""

    finder: str
    rule: str
    start: int
    end: int
    kept: bool
    reason: str
    rows: Rows = ()
    """The rows of the lexicon behind it, where the rule does not name them: table and id."""


class Trace:
    """A trace that keeps nothing: what finders get unless somebody asks why."""

    on = False

    def kept(self, finder: str, rule: str, start: int, end: int, reason: str = "", rows: Rows = ()) -> None:
        """Notes that a rule fired on the characters start..end."""

    def dropped(self, finder: str, rule: str, start: int, end: int, reason: str) -> None:
        """Notes that a rule matched there and why it was not kept."""


@dataclass
class FullTrace(Trace):
    """A trace that keeps every step.

    >>> trace = FullTrace()
    >>> trace.dropped("times", "month", 4, 7, "'may' is a verb here")
    >>> [(s.rule, s.kept, s.reason) for s in trace.steps]
    [('month', False, "'may' is a verb here")]
    """

    steps: list[Step] = field(default_factory=list)
    on = True

    def kept(self, finder: str, rule: str, start: int, end: int, reason: str = "", rows: Rows = ()) -> None:
        self.steps.append(Step(finder, rule, start, end, True, reason, rows))

    def dropped(self, finder: str, rule: str, start: int, end: int, reason: str) -> None:
        self.steps.append(Step(finder, rule, start, end, False, reason))


SILENT = Trace()
