"""The roles of CAMEO's actor codes."""

from __future__ import annotations

KNOWN_ROLES = frozenset(
    [
        "GOV",
        "MIL",
        "REB",
        "OPP",
        "PTY",
        "COP",
        "JUD",
        "LEG",
        "SPY",
        "MED",
        "EDU",
        "BUS",
        "CVL",
        "CRM",
        "LAB",
        "AGR",
        "HLH",
        "HRI",
        "ELI",
        "REF",
        "MOD",
        "RAD",
        "UAF",
        "INS",
        "SEP",
        "SET",
        "ENV",
        "DEV",
        "TOP",
        "MID",
        "HAR",
        "RDC",
        "NGO",
    ]
)
"""The roles that may follow a country or another maker of codes; what follows them names one body (UNO, HAM)."""
