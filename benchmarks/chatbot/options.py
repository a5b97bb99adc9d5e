"""What the command line and the environment ask for."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any, get_args

from benchmarks.chatbot.assistant import Answers, Assistant
from benchmarks.chatbot.figures import Prices
from benchmarks.chatbot.golds import NAMES

SHARED = Path(__file__).parents[3] / "shared"
ADDRESS, MODEL, KEY = "ONRECORD_CHAT_ADDRESS", "ONRECORD_CHAT_MODEL", "ONRECORD_CHAT_KEY"


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(
        prog="python -m benchmarks.chatbot",
        description="Asks an assistant about reports, twice, and scores it beside onrecord on the same reports.",
        epilog="The reports go to the address that you give, whole. docs/chatbot.md says what is measured, and how.",
    )
    made.add_argument("reports", nargs="*", metavar="REPORT", help="as for onrecord read; none: the project's examples")
    made.add_argument("--address", default=os.environ.get(ADDRESS), help=f"ends before /chat/completions (${ADDRESS})")
    made.add_argument("--model", default=os.environ.get(MODEL), help=f"as the address calls it (${MODEL})")
    made.add_argument("--key-from", metavar="VARIABLE", default=KEY, help=f"the variable that holds the key ({KEY})")
    made.add_argument(
        "--answers", choices=get_args(Answers), default="schema", help="how the server is told to keep to JSON"
    )
    made.add_argument(
        "--extra", metavar="JSON", type=extra, default={}, help="put into each question; null takes a key out"
    )
    made.add_argument("--timeout", metavar="S", type=positive, default=300.0, help="seconds for one attempt (300)")
    made.add_argument("--attempts", metavar="N", type=count, default=5, help="for one question (5)")
    made.add_argument("--runs", metavar="N", type=count, default=2, help="how often each report is read (2)")
    made.add_argument("--price-in", metavar="P", type=price, help="of a million tokens that are sent")
    made.add_argument("--price-out", metavar="P", type=price, help="of a million tokens that are answered")
    made.add_argument("--gold", action="append", choices=NAMES, help="a gold set of ../shared to read and score, too")
    made.add_argument("--most", metavar="N", type=count, help="documents of a gold set of many")
    made.add_argument(
        "--shared", metavar="FOLDER", type=Path, default=SHARED, help="where the gold sets lie (../shared)"
    )
    made.add_argument(
        "--kept-in", metavar="FOLDER", type=Path, default=Path("chatbot-answers"), help="where answers are kept"
    )
    made.add_argument("--kept", action="store_true", help="grade kept answers alone, and ask nothing")
    made.add_argument("--dry-run", action="store_true", help="only tell how many questions there are to ask")
    made.add_argument("--json", action="store_true", help="print the figures as JSON")
    return made


def assistant(asked: argparse.Namespace) -> Assistant:
    """Whom to ask. Raises ValueError where that is not told."""
    if not asked.address or not asked.model:
        raise ValueError(f"whom to ask is not told: give --address and --model, or set {ADDRESS} and {MODEL}")
    if not asked.address.startswith(("http://", "https://")):
        raise ValueError(f"{asked.address!r} is no address: it begins with http:// or https://")
    key = os.environ.get(asked.key_from, "").strip()
    if not key.isascii() or not key.isprintable():
        raise ValueError(f"what {asked.key_from} holds is no key: it has characters that no header can hold")
    return Assistant(asked.address, asked.model, key, asked.answers, asked.extra)


def prices(asked: argparse.Namespace) -> Prices | None:
    """The prices; None unless both are given."""
    if asked.price_in is None or asked.price_out is None:
        return None
    return Prices(asked.price_in, asked.price_out)


def extra(told: str) -> dict[str, Any]:
    """A JSON object."""
    found = json.loads(told)
    if not isinstance(found, dict):
        raise argparse.ArgumentTypeError("a JSON object is wanted")
    return found


def positive(told: str) -> float:
    """A number above 0."""
    if not 0 < (number := float(told)) < float("inf"):
        raise argparse.ArgumentTypeError("a number above 0 is wanted")
    return number


def count(told: str) -> int:
    """A whole number above 0."""
    if (number := int(told)) < 1:
        raise argparse.ArgumentTypeError("a whole number above 0 is wanted")
    return number


def price(told: str) -> float:
    """A number that is not below 0."""
    if not 0 <= (number := float(told)) < float("inf"):
        raise argparse.ArgumentTypeError("a price is wanted")
    return number
