"""What invented reports are made of: names of states, people and outlets, and what disputes are about."""

from __future__ import annotations

from dataclasses import dataclass

STATES = (
    ("Ostmark", "Ostmarkian", "Halden"), ("Kellia", "Kellian", "Port Arum"), ("Sorvenia", "Sorvenian", "Lisk"),
    ("Tamarra", "Tamarran", "Oruba"), ("Brevia", "Brevian", "Castelot"), ("Nordhal", "Nordhalian", "Vigg"),
    ("Quellia", "Quellian", "Santo Mar"), ("Ruvania", "Ruvanian", "Dresk"), ("Ilmaria", "Ilmarian", "Tolva"),
    ("Pelagia", "Pelagian", "Anthis"), ("Zemlin", "Zemlinian", "Krasto"), ("Westreach", "Westreachan", "Colm"),
    ("Averna", "Avernan", "Dunmore"), ("Lothia", "Lothian", "Bruck"), ("Marenna", "Marennan", "Villaquay"),
    ("Cordovar", "Cordovari", "Esk"), ("Hestia", "Hestian", "Lindos Bay"), ("Yarovia", "Yarovian", "Tver Hill"),
)  # fmt: skip
"""Name, adjective and capital: none of them exists."""
FIRST = (
    "Elin", "Jonas", "Ada", "Piet", "Nils", "Mira", "Oskar", "Ines", "Tomas", "Runa", "Hedda", "Karel", "Livia", "Anton",
    "Sanne", "Bela", "Dario", "Freya", "Goran", "Hanne", "Ivo", "Jutta", "Klara", "Lars", "Magda", "Nadia", "Otto", "Petra",
)  # fmt: skip
LAST = (
    "Darvas", "Reth", "Sorel", "Halloran", "Aubrey", "Holt", "Venn", "Calloway", "Lindgren", "Teague", "Marsh", "Okonjo",
    "Brandt", "Castell", "Dravik", "Eskola", "Farrow", "Gallo", "Hsuan", "Ivarsen", "Jelinek", "Korda", "Lunde", "Moreau",
    "Novik", "Orsini", "Pahl", "Quist", "Rostova", "Sandoval", "Tarn", "Ulmer", "Voss", "Wexler", "Ylonen", "Zeller",
)  # fmt: skip
AGENCIES = ("Meridian Wire", "Agence Littoral", "Northern Press Agency", "Compass News Service")
OUTLETS = (
    ("The Harbour Observer", "harbour-observer.example"), ("Tidewater Gazette", "tidewater.example"),
    ("Coast Courier", "coastcourier.example"), ("The Evening Ledger", "eveningledger.example"),
    ("Capital Post", "capitalpost.example"), ("The Borderer", "borderer.example"), ("Morning Dispatch", "dispatch.example"),
    ("Radio Four Winds", "fourwinds.example"), ("The Plain Record", "plainrecord.example"), ("Sound Tribune", "sound.example"),
    ("Valley Herald", "valleyherald.example"), ("The Lantern", "lantern.example"),
)  # fmt: skip
BODIES = ("United Council of Ports", "Commission for the Straits", "League of River States")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a dispute is about, in phrases that templates of sayings take; braces stand for what each report fills in."""

    name: str
    facts: tuple[str, ...]
    """After that or whether."""
    misdeeds: tuple[str, ...]
    """After of or for."""
    deeds: tuple[str, ...]
    """What a state may do to yield: after to, or after its name where it is demanded."""
    threats: tuple[str, ...]
    offers: tuple[str, ...]
    quotes: tuple[str, ...]
    background: tuple[str, ...]


TOPICS = (
    Topic(
        "ferry inspections",
        (
            "the {ship} had been boarded {n} miles from the coast", "{n} inspectors were still aboard the {ship}",
            "every ferry would be searched until the end of {month}", "the crew of the {ship} had been warned beforehand",
            "no passenger of the {ship} had come to harm", "the new rules for ferries had been published in time",
        ),
        ("boarding the {ship} without a warrant", "piracy with paperwork", "holding {n} sailors of the {ship} for a bargain"),
        ("call back its inspectors", "release the captain of the {ship}", "open the ferry line again before {month}"),
        ("close its ports to foreign ferries", "search every vessel that enters the strait", "send escorts with its ferries"),
        ("joint patrols in the strait", "a hotline between the coast guards", "a court of {n} captains to settle each case"),
        (
            "The searches must stop, and they must stop before {month}.", "Nobody boards a ship of ours and is thanked for it.",
            "We have counted {n} boardings, and we will count the next one too.", "A ferry is not a warship.",
        ),
        (
            "Some {n} ferries cross the strait on a working day.", "The {ship} has plied the route for {n} years.",
            "Fishermen on both shores say that they have stopped listening to the radio.",
        ),
    ),
    Topic(
        "the dam on the Amber river",
        (
            "the gates of the dam had been shut for {n} days", "the river would run dry below the border by {month}",
            "farmers in {n} villages had lost their harvest", "the level of the lake had been reported every week",
            "work on the second dam had begun", "engineers of both sides had seen the same figures",
        ),
        ("stealing water from {n} villages", "building the second dam in secret", "hiding the level of the lake"),
        ("open the gates of the dam", "let {n} observers visit the site", "pay for the lost harvest by {month}"),
        ("cut the power lines to the north", "leave the river treaty", "stop all work on the canal"),
        ("a commission of {n} engineers", "a shared gauge at the border", "a pause in the works until {month}"),
        (
            "Water knows no passport, but it has a price.", "We drink what is left, and nothing is left.",
            "Our turbines have turned for {n} days without a pause.", "The lake is full because it rained.",
        ),
        (
            "The river feeds {n} towns on its way to the sea.", "A treaty of {n} years ago shares the water by season.",
            "In the valley, wells have been dug deeper each summer.",
        ),
    ),
    Topic(
        "the fishing grounds",
        (
            "{n} trawlers had crossed the line at night", "the {ship} had cut the nets of smaller boats",
            "the quota for {month} had been used up", "licences for {n} boats had been sold twice",
            "the buoys had been moved by the storm alone", "patrol boats had fired flares at the {ship}",
        ),
        ("emptying the grounds by night", "ramming the {ship}", "selling licences for {n} boats that do not exist"),
        ("return the nets of the {ship}", "withdraw its patrol boats", "share the catch figures for {month}"),
        ("seize every trawler beyond the line", "ban the sale of foreign herring", "arm its patrol boats"),
        ("a closed season of {n} weeks", "observers on every trawler", "a new chart drawn by both"),
        (
            "The sea has room for all, but not for thieves.", "They counted our fish before we had caught them.",
            "There were {n} boats, and we have the names of each.", "A net is a poor border.",
        ),
        (
            "Herring from the grounds is sold in {n} countries.", "The line on the chart was drawn {n} years ago.",
            "Prices at the quay have risen since the spring.",
        ),
    ),
    Topic(
        "tolls on the mountain road",
        (
            "the toll had been raised {n} times in a year", "lorries had waited {n} hours at the pass",
            "the road would be closed for repairs in {month}", "the money went into the repair of the tunnel",
            "{n} drivers had been turned back without a reason", "customs officers had been given new orders",
        ),
        ("strangling trade with tolls", "turning back {n} drivers at the pass", "breaking the transit treaty"),
        ("lift the tolls before {month}", "let the stranded lorries through", "publish its accounts of the tunnel"),
        ("answer with duties on timber", "close the pass to lorries", "build a road of its own around the pass"),
        ("one toll for both sides", "a study of the road by {n} experts", "a free week for harvest lorries"),
        (
            "A road that nobody can afford leads nowhere.", "We repaired the tunnel, and the bill has come.",
            "Count the lorries: there are {n} of them, and each has a driver.", "The pass is open to everyone who pays.",
        ),
        (
            "About {n} lorries an hour use the pass in {month}.", "The tunnel was cut {n} years ago by workers of both states.",
            "Timber has gone by sea since the tolls rose.",
        ),
    ),
)  # fmt: skip
SHIPS = ("Amsel", "Corrie", "Stella Polar", "Gannet", "Old Margrave", "Ninefold", "Petrel", "Sankt Olai")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
