"""Two invented readouts of one call that disagree, and a newspaper's report of it, made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onrecord.records import Record, TimeExpression
from tests.builders import words
from tests.queries.telling import Telling

OURS = (
    "President Elin Darvas spoke by phone today with Prime Minister Oskar Venn. The call lasted 40 minutes.",
    "Darvas demanded the release of the old keeper of the lighthouse. Venn promised that the keeper would go home by 12 May.",
    "Darvas asked who had sent the boats. Venn declined to answer.",
    "The two leaders agreed to meet in Harrow on 20 May. Darvas raised the fishing rights of three villages.",
)
THEIRS = (
    "Prime Minister Oskar Venn spoke by phone today with President Elin Darvas. The call lasted an hour.",
    "Darvas demanded the release of the keeper of the lighthouse. No date was promised.",
    "Venn demanded that Verania withdraw its boats. Fishing rights were not discussed.",
    "The two leaders agreed to meet in Harrow on 21 May.",
)
PAPER = (
    "Elin Darvas and Oskar Venn talked on Tuesday. Kostria denied that Venn had promised anything about the keeper. "
    "Darvas warned Venn by phone of a cold winter. Jonas Reth of Talland said that Darvas had thanked Venn by phone."
)
DAY = "2031-05-06"
TIMES = {
    "40 minutes": "PT40M", "an hour": "PT1H", "12 May": "2031-05-12", "20 May": "2031-05-20", "21 May": "2031-05-21",
    "today": DAY, "Tuesday": DAY,
}  # fmt: skip


def talk(*, countries: bool = True) -> tuple[Record, ...]:
    """The two readouts and the report; with the countries of those who talk, or without."""
    codes = ("VRN", "KST", "TLD") if countries else (None, None, None)
    return _ours(codes), _theirs(codes), _paper(codes)


def joint() -> Record:
    """What both sides say together."""
    paragraphs = "Verania and Kostria met today.", "The keeper will go home."
    told = Telling(
        "\n\n".join(("Joint statement of Verania and Kostria by Elin Darvas and Oskar Venn", *paragraphs)),
        published=DAY, title="Joint statement", publisher="Office of the President of Verania", kind="statement",
    )  # fmt: skip
    darvas, venn = told.who("Elin Darvas", "person", "VRN"), told.who("Oskar Venn", "person", "KST")
    both = told.who("Verania and Kostria", "group", members=(darvas, venn))
    for paragraph in paragraphs:
        told.said(both, "Joint statement", paragraph, mode="direct", channel="statement", said_at=DAY)
    told.did([darvas], [venn], "040 CONSULT", "met today", when=DAY)
    return _timed(told)


def _ours(codes: Sequence[str | None]) -> Record:
    told, who = _readout(OURS, "Office of the President of Verania", codes, codes[0], first="Elin Darvas")
    _, second, third, fourth = _paragraphs(told, OURS, who["issuer"])
    _in_call(told, who, "darvas", "demanded", "the release of the old keeper of the lighthouse", second, act="demand")
    _in_call(told, who, "venn", "promised", "the keeper would go home by 12 May", second, act="promise")
    asked = _in_call(told, who, "darvas", "asked", "who had sent the boats", third, act="ask")
    _in_call(
        told, who, "venn", "declined", "answer", third, act="decline", responds_to=(asked,), rules=("infinitive:x",)
    )
    _in_call(told, who, "both", "agreed", "meet in Harrow on 20 May", fourth, act="agree", rules=("infinitive:x",))
    _in_call(told, who, "darvas", "raised", "the fishing rights of three villages", fourth)
    told.did([who["darvas"]], [who["venn"]], "041 CONSULT", "spoke by phone", when=DAY)
    return _timed(told)


def _theirs(codes: Sequence[str | None]) -> Record:
    told, who = _readout(THEIRS, "Office of the Prime Minister of Kostria", codes, codes[1], first="Oskar Venn")
    _, second, third, fourth = _paragraphs(told, THEIRS, who["issuer"])
    _in_call(told, who, "darvas", "demanded", "the release of the keeper of the lighthouse", second, act="demand")
    _in_call(told, who, "venn", "Venn demanded", "Verania withdraw its boats", third, act="demand")
    _in_call(told, who, "both", "agreed", "meet in Harrow on 21 May", fourth, act="agree", rules=("infinitive:x",))
    told.did([who["venn"]], [who["darvas"]], "041 CONSULT", "spoke by phone", when=DAY)
    return _timed(told)


def _paper(codes: Sequence[str | None]) -> Record:
    told = Telling(PAPER, published="2031-05-07T08:00", title="Two calls", publisher="Meridian Wire")
    darvas, venn = told.who("Elin Darvas", "person", codes[0]), told.who("Oskar Venn", "person", codes[1])
    kostria, reth = told.who("Kostria", "state", codes[1]), told.who("Jonas Reth", "person", codes[2])
    denied = told.said(kostria, "denied", "Venn had promised anything about the keeper", act="deny")
    told.said(venn, "promised", "anything about the keeper", act="promise", parent=denied, via=(kostria,))
    call = {"channel": "phone_call", "said_at": DAY}
    told.said(darvas, "warned", "a cold winter", act="warn", addressees=(venn,), **call)
    outer = told.said(reth, "said", "Darvas had thanked Venn by phone")
    told.said(darvas, "thanked", "Venn by phone", act="praise", parent=outer, via=(reth,), addressees=(venn,), **call)
    told.did([darvas], [venn], "040 CONSULT", "talked", when=DAY)
    return _timed(told)


def _readout(
    paragraphs: Sequence[str], issuer: str, codes: Sequence[str | None], country: str | None, *, first: str
) -> tuple[Telling, dict[str, str]]:
    text = "\n\n".join((f"{issuer}\n\nReadout of {first}'s call", *paragraphs))
    told = Telling(
        text, published=DAY, title=f"Readout of {first}'s call", publisher=issuer, kind="readout", issuer=issuer
    )
    who = {
        "issuer": told.who(issuer, "institution", country), "darvas": told.who("Elin Darvas", "person", codes[0]),
        "venn": told.who("Oskar Venn", "person", codes[1]),
    }  # fmt: skip
    who["both"] = told.who("two leaders", "group", members=(who["darvas"], who["venn"]))
    return told, who


def _paragraphs(told: Telling, paragraphs: Sequence[str], issuer: str) -> list[str]:
    """Each paragraph is one statement by the issuer."""
    own = {"mode": "direct", "channel": "statement", "said_at": DAY}
    return [told.said(issuer, told.document.title or "", paragraph, **own) for paragraph in paragraphs]


def _in_call(told: Telling, who: dict[str, str], speaker: str, cue: str, content: str, parent: str, **more: Any) -> str:
    """What somebody said in the call, as the issuer tells it."""
    there = {"channel": "phone_call", "said_at": DAY, "via": (who["issuer"],), "parent": parent}
    return told.said(who[speaker], cue, content, **there, **more)


def _timed(told: Telling) -> Record:
    found = [
        (words(told.document, quote), value) for quote, value in TIMES.items() if quote in told.document.text
    ]  # fmt: skip
    kinds = {value: "DURATION" if value.startswith("P") else "DATE" for _, value in found}
    times = tuple(TimeExpression(e.start, e.end, e.quote, kinds[v], v) for e, v in found)  # type: ignore[arg-type]
    return replace(told.record, times=tuple(sorted(times, key=lambda time: time.start)))
