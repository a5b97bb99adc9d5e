"""Paragraphs of an invented report: scenes of sayings that answer each other, deeds, chains of sources."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date

from benchmarks.invented_drafts import Doing, Saying, deed_of
from benchmarks.invented_filling import day_named, filled, printed
from benchmarks.invented_frames import (
    BY_ACT,
    CHAINED,
    DEEDS,
    PHASES,
    REPORTED,
    TAKEN_UP,
    TOLD_TO,
    UNSIGNED,
    VERBAL,
    Frame,
    Pool,
)
from benchmarks.invented_page import Page
from benchmarks.invented_people import TO_REPORTERS, Persona, Phrase, Side, named, seat, whole
from benchmarks.invented_words import Topic
from onrecord.records import Act
from onrecord.spans import Span


@dataclass(slots=True)
class Teller:
    """Writes paragraphs of one report on a page."""

    page: Page
    sides: tuple[Side, Side, Side]
    topic: Topic
    day: date
    phase: int
    known: set[Persona] = field(default_factory=set)

    def opening(self, rng: random.Random) -> None:
        """Both states by name, and now and then a belief that nobody signs."""
        one, other, _ = (whole(side.whole) for side in self.sides)
        self.page.sentence("{s} and {o} have not come closer over " + f"{self.topic.name}. ", {"s": one, "o": other})
        self.page.write(filled(self.topic.background, rng))
        if rng.random() < 0.3:
            self.page.write(" ")
            self._say(UNSIGNED, None, Phrase(self._words(UNSIGNED, rng)), 0, rng)
            at = self.page.sayings[-1].cue[0]
            self.page.flags.append(("unattributed", at, "Nobody is named who holds this."))
        self.page.write("\n\n")

    def scene(self, rng: random.Random) -> None:
        """A paragraph of sayings that belong together."""
        roles, first = [0, 1, 2], len(self.page.sayings)
        if rng.random() < 0.5:
            roles[:2] = 1, 0
        cast = {role: rng.choice(self.sides[role].speakers) for role in roles}
        last: Persona | None = None
        told: list[tuple[Pool, str]] = []
        for n, (act, role, answered) in enumerate(rng.choice(PHASES[self.phase])):
            if n:
                self.page.write(" ")
            heard, answers = (None, ()) if answered is None else (told[answered], (first + answered,))
            side, (frame, words) = roles[role], self._answer(act, heard, rng)
            told.append((frame.pool, words))
            who = cast[side]
            source = named(who, rng, known=who in self.known, again=who is last)
            self._say(frame, source, printed(frame, words, self._other(side)), side, rng, answers=answers)
            self.known.add(who)
            last = who
        if rng.random() < 0.5:
            self.page.write(" ")
            self.page.write(filled(self.topic.background, rng))
        self.page.write("\n\n")

    def deed(self, rng: random.Random) -> None:
        """A paragraph with what was done, twice told from both sides where both do it."""
        for n, deed in enumerate(rng.sample([d for d in DEEDS if self.phase in d.phases], 2)):
            if n:
                self.page.write(" ")
            one, other = rng.sample(self.sides[:2], 2)
            when, value = day_named(self.day, rng)
            doer = seat(one) if rng.random() < 0.2 else whole(one.whole)
            fields = {"s": doer, "o": whole(other.whole), "d": when}
            found = self.page.sentence(deed.text, fields)
            words = (Span(found["s"][0].start, found["o"][0].end),)
            keys, told = (one.whole.key, other.whole.key), None if deed.modality == "planned" else value
            done = Doing(
                code=deed.code, actors=keys[:1], recipients=keys[1:], words=words, when=told, modality=deed.modality
            )
            self.page.doings.append(done)
            if deed.both:
                mirrored = replace(done, actors=keys[1:], recipients=keys[:1], mirrors=len(self.page.doings) - 1)
                self.page.doings.append(mirrored)
        self.page.write("\n\n")

    def chain(self, rng: random.Random) -> None:
        """What a newspaper cites another one for."""
        side = rng.randrange(2)
        frame, who = rng.choice(CHAINED), rng.choice(self.sides[side].speakers)
        papers = [self.sides[1 - side].paper, self.sides[side].paper]
        reporter, cited = (whole(paper) for paper in papers)
        when, value = day_named(self.day, rng)
        outer = self.page.sentence(REPORTED, {"v": reporter, "w": cited, "d": when})
        place = len(self.page.sayings)
        start = len(self.page.text)
        self.page.sayings.append(Saying(act="inform", speaker=None, cue=(), content=()))
        via = tuple(paper.key for paper in papers)
        source = named(who, rng, known=who in self.known)
        self._say(
            frame,
            source,
            Phrase(self._words(frame, rng)),
            side,
            rng,
            via=via,
            parent=place,
            opens=False,
        )
        told = Span(start, len(self.page.text) - 1)
        self.page.sayings[place] = Saying(
            act="inform",
            speaker=papers[0].key,
            via=via[1:],
            channel="media_report",
            said_at=value,
            source=outer["v"],
            cue=outer["c"],
            content=(told,),
        )
        self.page.flags.append(("secondhand", told, "The report knows this through two newspapers."))
        self.page.write("\n\n")

    def _say(
        self,
        frame: Frame,
        source: Phrase | None,
        what: Phrase,
        side: int,
        rng: random.Random,
        *,
        answers: tuple[int, ...] = (),
        via: tuple[str, ...] = (),
        parent: int | None = None,
        opens: bool = True,
    ) -> None:
        """One sentence that tells of one saying."""
        other = self._other(side)
        when, value = day_named(self.day, rng)
        fields = {"x": what, "d": when, "t": whole(other), "a": TO_REPORTERS}
        if source:
            fields["s"] = source
        found = self.page.sentence(frame.text, fields, opens=opens)
        heard = TO_REPORTERS.mentions[0].who.key if "a" in found else None
        addressed = [heard] if heard else [other.key] if "t" in found and frame.act in TOLD_TO else []
        said = Saying(
            act=frame.act,
            speaker=source.mentions[0].who.key if source else None,
            cue=found["c"],
            content=found["x"],
            source=found.get("s", ()),
            addressees=tuple(addressed),
            via=via,
            channel=frame.channel,
            said_at=value if "d" in found else None,
            mode=frame.mode,
            polarity=frame.polarity,
            parent=parent,
            answers=answers,
        )
        self.page.sayings.append(said)
        self._consequences(said, other, told="t" in found)

    def _consequences(self, said: Saying, other: Persona, *, told: bool) -> None:
        """The flag of a refusal to say; the event that CAMEO makes of some sayings, one time in three."""
        place = len(self.page.sayings) - 1
        if said.act == "decline":
            self.page.flags.append(("withheld", said.cue[0], "This would not be said."))
        if said.act in VERBAL and place % 3 == 0:
            self.page.doings.append(deed_of(said, place, VERBAL[said.act], other.key, told=told))

    def _answer(self, act: Act, heard: tuple[Pool, str] | None, rng: random.Random) -> tuple[Frame, str]:
        """A frame for an act and what is said in it; who answers speaks of the very thing, where a frame lets them."""
        if heard and (same := [f for f in BY_ACT[act] if f.pool == TAKEN_UP.get(heard[0])]):
            return rng.choice(same), heard[1]
        frame = rng.choice(BY_ACT[act])
        return frame, self._words(frame, rng)

    def _words(self, frame: Frame, rng: random.Random) -> str:
        """A phrase of the topic for a frame, filled in."""
        phrases: tuple[str, ...] = getattr(self.topic, "deeds" if frame.pool == "doing" else frame.pool)
        return filled(phrases, rng)

    def _other(self, side: int) -> Persona:
        """The state that a side speaks to: a mediator to the first."""
        return self.sides[1 - side if side < 2 else 0].whole
