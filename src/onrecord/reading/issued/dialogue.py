"""The turns of a transcript as utterances: who speaks to whom, what each turn does, to which question it replies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.article.turns import Turn
from onrecord.lexicon import Lexicon
from onrecord.records import Document

from .casting import Casting
from .channels import channel_of
from .deeds import with_deeds
from .joins import Part, joined
from .offices import join_offices
from .outline import Outline
from .speakers import Speakers
from .utterances import TURN, Utterance

_THANKS = 4
"""Words with which whoever asks may yet ask nothing: "Thank you, Madam Secretary.\""""
_MARK = "?"
_INVERTED = ("can", "could", "did", "do", "does", "is", "are", "was", "were", "will", "would", "has", "have", "should")
"""With which a question begins that may have been cut short."""
_OPENING = ("what", "when", "where", "who", "whom", "why", "how", "which", "whether", "if")


def turns_of(casting: Casting, document: Document, outline: Outline, lexicon: Lexicon) -> Iterator[Utterance]:
    """An utterance for each turn that has words."""
    channel = channel_of(document, outline)
    speakers = Speakers(casting, outline.turns, lexicon.actors, interview=channel == "interview")
    spoken = [(turn, speaker) for turn in outline.turns if (speaker := speakers.of(turn)) and turn.words]
    labelled = any(turn.role == "asks" for turn, _ in spoken)
    asking = [_asks(document.text, turn, labelled=labelled) for turn, _ in spoken]
    parts = [Part(who, asks, turn.role == "chairs") for (turn, who), asks in zip(spoken, asking, strict=True)]
    main = _main(spoken)
    join_offices(casting, (speaker for turn, speaker in spoken if not turn.called))
    for (turn, speaker), part, join in zip(spoken, parts, joined(parts, labelled=labelled), strict=True):
        to = spoken[join.to][1] if join.to is not None else main if part.asks else None
        said = Utterance(
            words=turn.words,
            source=turn.name,
            speaker=speaker,
            rule=TURN,
            addressees=(to,) if to is not None and to != speaker else (),
            act="answer" if join.answers else "ask" if part.asks else "assert",
            channel=channel,
            translated=turn.translated,
            responds_to=join.answers,
        )
        yield (
            said
            if said.act == "ask"
            else with_deeds(casting.parse, said, reply=bool(join.answers), lexicon=lexicon.speech)
        )


def _asks(text: str, turn: Turn, *, labelled: bool) -> bool:
    """Whether a turn is a question: by its label, unless it only thanks; where no label tells, by its last mark.

    A question that was put in writing before is one sentence without that mark: "What steps she has taken."
    """
    words = " ".join(span.slice(text) for span in turn.words)
    if labelled:
        asks = _MARK in words or len(words.split()) > _THANKS or words.split()[0].casefold() in (*_OPENING, *_INVERTED)
        return turn.role == "asks" and asks
    if turn.role in ("chairs", "answers"):
        return False
    written = words.split()[0].casefold() in _OPENING and words.count(".") == 1
    return written or words.rstrip('"”’)] ').endswith(_MARK)


def _main(spoken: list[tuple[Turn, str]]) -> str | None:
    """Whoever speaks most often and neither asks nor leads by label."""
    times = Counter(speaker for turn, speaker in spoken if turn.role not in ("asks", "chairs"))
    return max(times, key=lambda who: times[who]) if times else None
