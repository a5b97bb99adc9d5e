"""How invented reports tell of sayings and deeds: sentence templates with what each says, and the scenes they make.

In braces stand fields: s the speaker, x what was said, t the other side, a whom it was said to, d a day, v and w whoever
passes it on, o the other party of an event, p what fills the sentence; `c:words` are the cue. The fields become spans.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records import Act, Channel, Modality, Mode, Polarity

Pool = Literal["facts", "misdeeds", "deeds", "threats", "offers", "quotes", "doing"]
"""What is said: doing is a deed of the other side, with its name; the rest are a topic's phrases."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence that tells of one saying."""

    act: Act
    text: str
    pool: Pool
    channel: Channel | None = None
    mode: Mode = "indirect"
    polarity: Polarity = "positive"


FRAMES = (
    Frame("assert", "{s} {c:said} {d} that {x}.", "facts"),
    Frame("assert", "{x} {s} {c:told} {a} {d}.", "quotes", "press_conference", "direct"),
    Frame("assert", "In an interview {d}, {s} {c:said}: {x}", "quotes", "interview", "direct"),
    Frame("assert", "Before parliament, {s} {c:maintained} that {x}.", "facts", "parliament"),
    Frame("assert", "{s} {c:did not say} whether {x}.", "facts", None, "indirect", "negative"),
    Frame("inform", "{s} {c:informed} {t} {d} that {x}.", "facts", "note_verbale"),
    Frame("inform", "A written reply from {s} {c:made known} that {x}.", "facts", "written_reply"),
    Frame("ask", "{s} {c:asked} {t} {d} whether {x}.", "facts", "letter"),
    Frame("ask", "{s} {c:wanted to know} from {t} if {x}.", "facts"),
    Frame("answer", "{s} {c:replied} that {x}.", "facts", "letter"),
    Frame("answer", "{x} {s} {c:answered} {d}.", "quotes", None, "direct"),
    Frame("demand", "{s} {c:demanded} {d} that {x}.", "doing", "statement"),
    Frame("demand", "{s} {c:insisted} that {x}.", "doing"),
    Frame("request", "{s} {c:requested} {x} from {t} {d}.", "offers", "note_verbale"),
    Frame("propose", "{s} {c:proposed} {x} {d}.", "offers"),
    Frame("propose", "In a speech {d}, {s} {c:suggested} {x}.", "offers", "speech"),
    Frame("promise", "{s} {c:promised} {t} to {x}.", "deeds", "phone_call"),
    Frame("promise", "{s} {c:pledged} {d} to {x}.", "deeds", "speech"),
    Frame("threaten", "{s} {c:threatened} {d} to {x}.", "threats"),
    Frame(
        "threaten", "If nothing changed, {s} {c:would not hesitate}, it was told {d}, to {x}.", "threats", "statement"
    ),
    Frame("warn", "{s} {c:warned} {t} {d} that {x}.", "facts"),
    Frame("warn", "{x} {s} {c:cautioned} {a}.", "quotes", "press_conference", "direct"),
    Frame("accuse", "{s} {c:accused} {t} {d} of {x}.", "misdeeds", "statement"),
    Frame("accuse", "In an open letter, {s} {c:charged} {t} with {x}.", "misdeeds", "letter"),
    Frame("criticize", "{s} {c:criticised} {t} {d} for {x}.", "misdeeds", "social_media"),
    Frame("deny", "{s} {c:denied} {x}.", "misdeeds", "statement"),
    Frame("deny", "{s} {c:denied} {d} that {x}.", "facts", "press_conference"),
    Frame("reject", "{s} {c:refused} to {x}.", "deeds"),
    Frame("reject", "{x} {s} {c:retorted} {d}.", "quotes", "social_media", "direct"),
    Frame("confirm", "{s} {c:confirmed} {d} that {x}.", "facts"),
    Frame("agree", "{s} {c:agreed} {d} to {x}.", "deeds", "meeting"),
    Frame("praise", "{s} {c:praised} {t} {d} for {x}.", "offers", "speech"),
    Frame("apologize", "{s} {c:apologised} to {t} for {x}.", "misdeeds", "phone_call"),
    Frame("retract", "{s} {c:took back} the charge of {x} {d}.", "misdeeds", "court"),
    Frame("decline", "{s} {c:declined to say} whether {x}.", "facts"),
    Frame("decline", "Asked {d}, {s} {c:would not comment on} reports that {x}.", "facts", "press_conference"),
)
UNSIGNED = Frame("assert", "It {c:is widely held} that {x}.", "facts")
"""Nobody stands behind it: the report is flagged."""
REPORTED = "{v}, {c:citing} {w}, {c:reported} {d} that "
"""What a chain begins with: the rest of the sentence is what it reports, a saying of its own."""

Scene = tuple[tuple[Act, int, int | None], ...]
"""Sayings that belong together: the act, whose (0, 1 the parties, 2 a mediator), and which of them it answers."""
QUARREL: tuple[Scene, ...] = (
    (("accuse", 0, None), ("deny", 1, 0)),
    (("demand", 0, None), ("reject", 1, 0), ("assert", 0, None)),
    (("demand", 0, None), ("assert", 0, None)),
    (("ask", 0, None), ("decline", 1, 0)),
    (("criticize", 0, None), ("deny", 1, 0), ("assert", 1, None)),
    (("inform", 0, None), ("warn", 0, None)),
)
RISING: tuple[Scene, ...] = (
    (("threaten", 0, None), ("warn", 1, 0)),
    (("accuse", 0, None), ("reject", 1, 0), ("threaten", 1, None)),
    (("demand", 0, None), ("threaten", 0, None)),
    (("ask", 2, None), ("answer", 0, 0), ("decline", 1, 0)),
    (("warn", 2, None), ("criticize", 0, None), ("deny", 1, 1)),
)
TALKING: tuple[Scene, ...] = (
    (("propose", 2, None), ("agree", 0, 0), ("reject", 1, 0)),
    (("request", 0, None), ("decline", 1, 0), ("assert", 1, None)),
    (("ask", 0, None), ("answer", 1, 0)),
    (("propose", 0, None), ("assert", 1, None)),
    (("promise", 0, None), ("confirm", 1, None)),
)
SETTLING: tuple[Scene, ...] = (
    (("promise", 0, None), ("praise", 1, None)),
    (("apologize", 0, None), ("agree", 1, None)),
    (("retract", 0, None), ("confirm", 1, None), ("assert", 2, None)),
    (("request", 0, None), ("agree", 1, 0)),
    (("demand", 0, None), ("reject", 1, 0)),
)
PHASES = (QUARREL, RISING, TALKING, SETTLING)


@dataclass(frozen=True, slots=True)
class Deed:
    """A sentence that tells of a happening between states, with its CAMEO code; phases are those in which it comes up."""

    code: str
    text: str
    phases: tuple[int, ...]
    both: bool = False
    """Told once, done by each with the other: two events that mirror one another."""
    modality: Modality = "happened"


DEEDS = (
    Deed("041", "{s} {e:spoke by telephone with} {o} {d}.", (0, 1, 2, 3), both=True),
    Deed("046", "{s} {e:held talks with} {o} {d}.", (2, 3), both=True),
    Deed("042", "{s} {e:travelled to meet} {o} {d}.", (0, 2, 3)),
    Deed("161", "{s} {e:recalled its ambassador from} {o} {d}.", (0, 1)),
    Deed("166", "{s} {e:expelled diplomats of} {o} {d}.", (1,)),
    Deed("163", "{s} {e:imposed sanctions on} {o} {d}.", (1,)),
    Deed("171", "{s} {e:seized a ship of} {o} {d}.", (0, 1)),
    Deed("154", "{s} {e:moved troops towards the border with} {o} {d}.", (1,), modality="ongoing"),
    Deed("163", "{s} {e:is to impose an embargo on} {o} within weeks.", (1,), modality="planned"),
    Deed("0841", "{s} {e:released sailors from} {o} {d}.", (2, 3)),
    Deed("085", "{s} {e:lifted its sanctions on} {o} {d}.", (3,)),
    Deed("057", "{s} {e:signed an accord with} {o} {d}.", (3,), both=True),
)
VERBAL: dict[Act, str] = {
    "accuse": "112", "demand": "100", "reject": "120", "threaten": "130", "criticize": "111", "praise": "051",
    "apologize": "055", "promise": "030",
}  # fmt: skip
"""Sayings that CAMEO codes as deeds towards the other side."""
TOLD_TO = frozenset({"inform", "ask", "request", "promise", "warn", "apologize"})
"""Acts whose other side is addressed, not only spoken of."""
BY_ACT: dict[Act, tuple[Frame, ...]] = {f.act: tuple(g for g in FRAMES if g.act == f.act) for f in FRAMES}
CHAINED = tuple(f for f in FRAMES if f.pool == "facts" and f.text.startswith("{s}") and "{d}" not in f.text)
TAKEN_UP: dict[Pool, Pool] = {
    "facts": "facts",
    "misdeeds": "misdeeds",
    "deeds": "deeds",
    "doing": "deeds",
    "offers": "offers",
}
"""What an answer speaks of, by what it answers."""
