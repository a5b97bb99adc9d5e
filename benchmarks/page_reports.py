"""Invented reports, block by block, and invented residue of each kind: what made-up pages are filled with."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import ResidueKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a page with what it truly is: a part of the report where its kind is null."""

    text: str
    kind: ResidueKind | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """An invented report."""

    title: str
    standfirst: str
    byline: str
    stamp: str
    shown_stamp: str
    outlet: str
    paragraphs: tuple[str, ...]
    quotation: str
    items: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    caption: str
    subhead: str


REPORTS = (
    Report(
        "Verania recalls its envoy over the seized trawler",
        "Kostria calls the step a mistake and says its door stays open",
        "Mira Holt", "2031-04-02T15:40:00+02:00", "2 April 2031, 15:40", "Coast Courier",
        (
            "Verania recalled its envoy from Kostria on Wednesday, saying that the seizure of the trawler Amsel could not stand.",
            "Foreign Minister Lena Ruud told parliament that the crew of eleven had been held for six days without a word to their families.",
            "“They fish where their fathers fished,” she said.",
            "Kostria's coast guard says the Amsel was four miles inside its waters when it was stopped.",
            "No chart has been shown.",
            "A spokesman for Kostria's foreign ministry, Paul Eide, called the recall a mistake and added that the envoy would be missed.",
            "Asked when the crew would be freed, he declined to name a day.",
            "The two states last recalled their envoys in 2019, over a lighthouse.",
        ),
        "“We will wait for as long as it takes, and then we will wait again,” the envoy told reporters at the airport.",
        ("the release of the crew and the ship", "an apology from the coast guard", "a joint survey of the northern sound"),
        (("Year", "Ships stopped"), ("2029", "3"), ("2030", "7")),
        "The trawler Amsel under guard in Port Sorrel on Tuesday.", "What Verania asks for",
    ),
    Report(
        "Talland's premier rejects the offer of joint patrols",
        "A patrol needs one captain, he says, and the offer has two",
        "Jon Aker and Ann Berg", "2031-05-19T08:05:00Z", "19 May 2031 at 08:05 GMT", "The Harbour Observer",
        (
            "Talland's premier, Ivo Stenn, rejected on Monday an offer by Ostland to patrol the strait together from June.",
            "“A patrol needs one captain,” he told reporters outside the cabinet office. “This one would have had two and a committee.”",
            "Ostland had made the offer in a letter last week, according to two officials who have read it.",
            "Its defence ministry would not comment.",
            "“Nobody asked us,” said a fisherman in Grey Haven.",
            "The opposition accused Stenn of having turned down peace for the sake of a headline, and demanded that the letter be published.",
            "Stenn promised an answer in writing by the end of the month.",
        ),
        "“Whoever reads the letter will find no patrol in it, but a bill,” Stenn said.",
        ("eight ships, four from each side", "one command post on the island of Lune", "a review after ninety days"),
        (("State", "Ships offered"), ("Ostland", "four"), ("Talland", "four")),
        "Ivo Stenn leaves the cabinet office in Talland's capital.", "What the letter proposes",
    ),
    Report(
        "Court orders Kostria to pay for the sunken ferry",
        "Judges find that the pilot had warned of the mine two days before",
        "Piet Halloran", "2031-06-11T11:20:00-04:00", "June 11, 2031 11:20 a.m. EDT", "Meridian Post",
        (
            "The Northern Court ordered Kostria on Wednesday to pay Verania for the ferry Lark, which sank after striking a mine in 2028.",
            "The judges found by nine votes to four that Kostria had known of the mine and had told nobody.",
            "Kostria's agent, Ada Sorel, said her government “takes note” of the ruling.",
            "She would not say whether it will pay.",
            "Verania's justice minister called the ruling late but right.",
            "Of the 41 people on board, 38 were saved by a passing freighter from Talland.",
            "“I heard the bell and then I heard the water,” one of them told the court in March.",
            "Relatives of the dead said they would ask for the pilot's log to be opened.",
        ),
        "“The sea keeps no secrets that a harbour master has written down,” the presiding judge said.",
        ("the price of the ship", "pensions for three families", "the cost of the search"),
        (("Vote", "Judges"), ("for", "nine"), ("against", "four")),
        "The ferry Lark in the harbour of Vardo, two years before it sank.", "What Kostria has to pay for",
    ),
)  # fmt: skip

LINKS = (
    "The price of herring has doubled in a year", "Two flags, one rock: a short history", "Who owns the northern sound?",
    "Bakers of Grey Haven march against the bread tax", "Cup final moved to Saturday after storm",
    "Five winter coats that last", "Museum finds lost map behind a stove", "Why the trams stopped twice last week",
)  # fmt: skip
TEASERS = (
    "Flour costs more than it did in any spring since the flood, a survey of mills has found.",
    "The striker will miss the rest of the season with a torn knee, his club announced.",
    "A curator moved the stove to sweep beneath it and found a chart of 1641.",
)
COMMENTS = (
    "I have read this twice and I still do not see why a trawler is worth an envoy.",
    "My uncle sailed there for thirty years and never met a coast guard who could read a chart.",
    "Finally somebody says it.",
)
MENU = ("Home", "World", "Politics", "Business", "Sport", "Culture", "Opinion")
FOOTER = ("About us", "Contact", "Terms of use", "Privacy policy", "Advertise with us")
COOKIE = "We use cookies and similar technologies to measure our audience. You can change your mind at any time."
NEWSLETTER = "Sign up for the Morning Tide, our newsletter on the northern states, delivered before breakfast."
PAYWALL = "This is one of your three free reports this month. Subscribe to read without limits."
DISCLAIMER = "Disclaimer: This report was supplied by a third party. The publisher is not responsible for the content of such reports."
BIO = "has written about the northern states since 2016 and is the author of a book about lighthouses."
FEEDBACK = "Was this report helpful?"
FORM_LABELS = ("Problem feedback", "Your email", "Submit")
AD = "Advertisement"
SHARE = ("Facebook", "WhatsApp", "Email", "Copy link")
