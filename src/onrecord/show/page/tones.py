"""The tone of an act, for colours: denied, pressed, withheld, or plain."""

from __future__ import annotations

from onrecord.records import Act
from onrecord.show.words import DENIED, PRESSED, STYLES, WITHHELD

TONES = {DENIED: "denied", PRESSED: "pressed", WITHHELD: "withheld"}


def tone(act: Act) -> str:
    """The class under which the page colours an act, as the brief does.

    >>> tone("deny"), tone("warn"), tone("assert")
    ('denied', 'pressed', 'plain')
    """
    return TONES.get(STYLES.get(act, ""), "plain")
