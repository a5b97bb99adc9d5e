"""Knowledge as rows: one module a part, one CSV file a table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .actors import ActorLexicon
from .events import EventLexicon
from .speech import SpeechLexicon
from .tables import digest
from .times import TimeLexicon
from .warnings import WarningLexicon
from .weights import WeightLexicon


@dataclass(frozen=True)
class Lexicon:
    """All tables that reading needs."""

    speech: SpeechLexicon
    actors: ActorLexicon
    times: TimeLexicon
    events: EventLexicon
    warnings: WarningLexicon
    weights: WeightLexicon

    @classmethod
    def load(cls) -> Lexicon:
        """The tables that come with the package. Raises BadLexicon where a row is broken."""
        return cls(
            SpeechLexicon.load(), ActorLexicon.load(), TimeLexicon.load(), EventLexicon.load(), WarningLexicon.load(),
            WeightLexicon.load(),
        )  # fmt: skip

    @cached_property
    def digest(self) -> str:
        """The fingerprint of the tables."""
        return digest()
