"""Knowledge as rows: one module a part, one CSV file a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .actors import ActorLexicon
from .doubts import DoubtLexicon
from .events import EventLexicon, EventVerb
from .own import NONE, OwnWords, Place, Source, place_of
from .own.verb_forms import regular_forms
from .speech import SpeechLexicon, VerbRow
from .tables import digest
from .times import TimeLexicon
from .warnings import WarningLexicon

if TYPE_CHECKING:
    from .own.merging import Merged


@dataclass(frozen=True)
class Lexicon:
    """All tables that reading needs."""

    speech: SpeechLexicon
    actors: ActorLexicon
    times: TimeLexicon
    events: EventLexicon
    warnings: WarningLexicon
    doubts: DoubtLexicon
    own: OwnWords = field(default=NONE, compare=False, repr=False)
    """The files of a user whose rows the tables have."""
    sources: Mapping[Place, tuple[Source, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Where these rows stand."""

    @classmethod
    def load(cls, *, actors: Iterable[str | Path] = (), rules: Iterable[str | Path] = ()) -> Lexicon:
        """The tables that come with the package, and before them the rows of a user's files. Raises BadLexicon."""
        shipped = cls(
            SpeechLexicon.load(), ActorLexicon.load(), TimeLexicon.load(), EventLexicon.load(), WarningLexicon.load(),
            DoubtLexicon.load(),
        )  # fmt: skip
        actors, rules = tuple(actors), tuple(rules)
        if not actors + rules:
            return shipped
        from .own.loading import load

        return shipped.with_own(load(actors, rules, lexicon=shipped))

    def with_own(self, words: OwnWords) -> Lexicon:
        """The lexicon with a user's rows. Raises BadLexicon for the first line that can't be read."""
        if not words.files:
            return self
        from .own.joining import joined

        found = self.merged(words)
        for problem in (*words.problems, *found.problems):
            if problem.stops:
                raise problem.error()
        return joined(self, words, found)

    def merged(self, words: OwnWords) -> Merged:
        """The tables with a user's rows, and what is to be said of these."""
        from .own.checking import checked
        from .own.joining import tables_of
        from .own.known import Known
        from .own.merging import merged

        tables = tables_of(self)
        found = merged(tables, words.rows)
        ours = frozenset(file.name for file in words.files if file.format in ("csv", "toml"))
        told = checked(found, tables, Known.of(self, words.rows), ours)
        return replace(found, problems=(*found.problems, *told))

    def on(self, day: str | None) -> Lexicon:
        """The lexicon as of an ISO day, for rows of a user's that hold for some time only."""
        actors = self.actors.on(day)
        return self if actors is self.actors else replace(self, actors=actors)

    @cached_property
    def lemmas(self) -> Mapping[str, str]:
        """The forms of a user's verbs to their lemmas, for those that no table of forms knows."""
        verbs: list[EventVerb | VerbRow] = [*self.events.verbs, *self.speech.verbs]
        own = [row for row in verbs if place_of(row) in self.sources]
        return {form: row.lemma for row in own for form in (*regular_forms(row.lemma), *row.forms)}

    @cached_property
    def digest(self) -> str:
        """The fingerprint of the tables and of a user's files."""
        return self.own.digest(digest())
