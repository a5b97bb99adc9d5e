"""Two invented reports of one quarrel, made by hand: what is claimed and answered, done in both directions, told through whom."""

from __future__ import annotations

from onrecord.records import Record
from tests.queries.telling import Telling

QUARREL = (
    "The quarrel goes on\n\n"
    "Elin Darvas accused Kostria of “planning a landing” and Oskar Venn rejected the charge. "
    "Darvas demanded a retreat; an aide asked Venn whether boats had sailed, and Venn would not say when they had. "
    "Darvas did not confirm that talks were near. Darvas proposed a truce, and Venn agreed to it. "
    "Verania and Kostria talked on Tuesday. Kostria seized a trawler on Wednesday. In April, Verania sent rice. "
    "Earlier it had blamed Kostria. Kostria may shell the coast, and perhaps ships were sunk."
)
CHAINS = (
    "Boats are theirs, radio says\n\n"
    "The Tidewater Gazette, citing Kost Radio, wrote that an official said that the boats were Kostrian. "
    "The Gazette also quoted Oskar Venn as saying that nobody would land. "
    "Jonas Reth said that he had slept well. It was believed that rain would come."
)


def quarrel(*, published: str = "2031-05-08", url: str | None = None) -> Telling:
    """A claim answered, a demand left open, an offer answered, a question left open, two things not said; eight events."""
    told = Telling(QUARREL, published=published, url=url, title="The quarrel goes on", publisher="Meridian Wire")
    darvas, venn = told.who("Elin Darvas", "person", "VRN"), told.who("Oskar Venn", "person", "KST")
    verania, kostria = told.who("Verania", "state", "VRN"), told.who("Kostria", "state", "KST")
    aide = told.who("aide", "unnamed")
    claim = told.said(darvas, "accused", "“planning a landing”", act="accuse", mode="direct", said_at="2031-05-07")
    told.said(venn, "rejected", "the charge", act="reject", responds_to=(claim,))
    told.said(darvas, "demanded", "a retreat", act="demand", addressees=(kostria,))
    told.said(aide, "asked", "whether boats had sailed", act="ask", addressees=(venn,))
    told.said(venn, "would not say", "when they had", act="decline")
    told.said(darvas, "did not confirm", "that talks were near", act="confirm", polarity="negative")
    offer = told.said(darvas, "proposed", "a truce", act="propose")
    told.said(venn, "agreed", "to it", act="agree", responds_to=(offer,), confidence=0.4)
    met = told.did([verania], [kostria], "040 CONSULT", "talked", when="2031-05-06", goldstein=1.0)
    told.did([kostria], [verania], "040 CONSULT", "talked", when="2031-05-06", goldstein=1.0, mirror_of=met)
    told.did([kostria], [verania], "171 COERCE", "seized a trawler", when="2031-05-07", goldstein=-9.0)
    told.did([verania], [kostria], "073 AID", "sent rice", when="2031-04", goldstein=7.4)
    told.did([darvas], [kostria], "112 ACCUSE", "blamed Kostria", goldstein=-2.0)
    told.did([kostria], [verania], "190 ASSAULT", "shell the coast", modality="planned", goldstein=-10.0)
    told.did([kostria], [verania], "190 ASSAULT", "ships were sunk", confidence=0.3, goldstein=-10.0)
    return told


def chained(*, published: str = "2031-05-09", url: str | None = None) -> Telling:
    """Four statements: through two, through one, at first hand, by nobody."""
    told = Telling(CHAINS, published=published, url=url, title="Boats are theirs, radio says", source="Harrow Post")
    paper, radio = told.who("Tidewater Gazette", "media"), told.who("Kost Radio", "media", "KST")
    official, venn = told.who("official", "unnamed"), told.who("Oskar Venn", "person", "KST")
    told.said(official, "said", "that the boats were Kostrian", via=(paper, radio))
    told.said(venn, "as saying", "that nobody would land", via=(paper,))
    told.said(told.who("Jonas Reth", "person", "KST"), "said that he", "that he had slept well")
    told.said(None, "believed", "that rain would come")
    return told


def reports() -> tuple[Record, ...]:
    """Both."""
    return quarrel().record, chained().record


YEAR = {
    "2031-01": "there 030 AGREE 4.0, back 040 CONSULT 1.0, back 057 AGREE 6.0",
    "2031-02": "there 061 COOPERATE 6.4, back 070 AID 7.0, back 040 CONSULT 1.0",
    "2031-03": "there 112 ACCUSE -2.0, back 125 REJECT -5.0",
    "2031-04": "there 112 ACCUSE -2.0, there 130 THREATEN -4.4, back 112 ACCUSE -2.0, back 171 COERCE -9.0",
    "2031-05": "there 163 SANCTION -8.0, there 112 ACCUSE -2.0, there 131 THREATEN -5.8, back 163 SANCTION -8.0, "
    "back 171 COERCE -9.0, back 171 COERCE -9.0",
    "2031-06": "there 100 REQUEST -5.0, back 120 REJECT -4.0",
    "2031-09": "there 036 AGREE 4.0, back 036 AGREE 4.0, back 040 CONSULT 1.0",
    "2031-10": "there 040 CONSULT 1.0, there 085 CONCEDE 7.0, back 084 CONCEDE 7.0",
    "2031-11": "there 057 AGREE 6.0, back 057 AGREE 6.0, there 070 AID 7.0",
    "2031": "there 112 ACCUSE -2.0",
}
"""What a picture of a year shows: a dispute that rises, a summer of which nothing is told, an end."""


def year() -> Record:
    """A year between two states; of one event no day is told, of one only the year. docs/relations.svg is drawn of it."""
    told = Telling("Verania and Kostria, a year of it.", published="2031-12-31", title="A year of it")
    verania, kostria = told.who("Verania", "state", "VRN"), told.who("Kostria", "state", "KST")
    for when, events in YEAR.items():
        for words in events.split(", "):
            way, code, kind, goldstein = words.split()
            sides = (verania, kostria) if way == "there" else (kostria, verania)
            told.did(sides[:1], sides[1:], f"{code} {kind}", "it", when=when, goldstein=float(goldstein))
    told.did([kostria], [verania], "112 ACCUSE", "it", goldstein=-2.0)
    return told.record
