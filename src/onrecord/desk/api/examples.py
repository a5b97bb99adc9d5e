"""What the description of the API shows: questions of the worked example, that have an answer there."""

from __future__ import annotations

ACTOR = "4708fa69ac10"
"""Dana Korvel."""
REPORT = "ad30023cb7ac"
"""The first report of the agency."""
STATEMENT = "dbf9e1eb387b"
"""What a minister would not promise."""
SIDES = "Brevia", "Lorvania"
TALK = "2031-03-12"
"""The day of the call."""
COLLECTION = "power-line"
TEXT = (
    "The foreign minister of Verania, Elin Darvas, accused Kostria on 6 May 2031 of holding back a ship. "
    "“No ship was held,” a spokesman of Kostria said."
)
