"""Writes what is generated under docs/: python docs/generate.py

record.schema.json comes from the types alone, and a test keeps it fresh; brief.svg is the README's picture: what a
terminal shows of the example, read with the encoder that is here now.
"""

from __future__ import annotations

import json
import re
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console

import onrecord
from onrecord.schema import json_schema
from onrecord.show import brief

DOCS = Path(__file__).parent
EXAMPLE = DOCS.parent / "examples/ferry-dispute.txt"
WEB_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def schema() -> str:
    """The published JSON Schema."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def picture() -> str:
    """The brief of the example as SVG; it asks no server for a font."""
    console = Console(file=StringIO(), width=112, record=True, force_terminal=True, color_system="truecolor")
    console.print(brief(onrecord.read(EXAMPLE)))
    return WEB_FONTS.sub("", console.export_svg(title=f"onrecord read {EXAMPLE.name}", unique_id="brief"))


def main() -> None:
    """Writes what changed and says so."""
    for name, text in {"record.schema.json": schema(), "brief.svg": picture()}.items():
        path = DOCS / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"docs/{name}: written\n")


if __name__ == "__main__":
    main()
