"""Writes what is generated under docs/: python -m docs.generate

record.schema.json and record.md come from the types alone, tables.md from the archive's tables, and a test keeps them
fresh; brief.svg is the README's
picture: what a terminal shows of the example, read with the encoder that is here now.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from rich.console import Console

import onrecord
from docs import tables
from onrecord.schema import json_schema
from onrecord.show import brief

DOCS = Path(__file__).parent
EXAMPLE = DOCS.parent / "examples/ferry-dispute.txt"
WEB_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
RECORD_PAGE = """\
# The record, key by key

What `onrecord read --to json` prints: one record, schema `onrecord/1`; `--to jsonl` prints one a line.
[record.schema.json](record.schema.json) says the same to machines. All keys are always there; null means unknown.
Spans are half open and count Unicode code points of `document.text`. This page is written by `make docs`.
"""


def schema() -> str:
    """The published JSON Schema."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def page() -> str:
    """The schema for people."""
    whole = json_schema()
    parts = {"Record": whole} | whole["$defs"]
    return RECORD_PAGE + "".join(line for name, part in parts.items() for line in _section(name, part))


def _section(name: str, part: dict[str, Any]) -> Iterator[str]:
    yield f"\n## {name}\n\n{part['description']}\n\n| key | what it holds | |\n|---|---|---|\n"
    for key, field in part["properties"].items():
        yield f"| `{key}` | {_kind(field)} | {field.get('description', '')} |\n"


def _kind(field: dict[str, Any]) -> str:
    """The values that a field may have, in words."""
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in field:
        return ", ".join(f"`{value}`" if value is not None else "null" for value in field["enum"])
    if "anyOf" in field:
        return " or ".join(map(_kind, field["anyOf"]))
    if field.get("type") == "array":
        return f"list of {_kind(field['items'])}" if field.get("items") else "pair"
    return " or ".join(field["type"]) if isinstance(field["type"], list) else str(field["type"])


def picture() -> str:
    """The brief of the example as SVG; it asks no server for a font."""
    console = Console(file=StringIO(), width=112, record=True, force_terminal=True, color_system="truecolor")
    console.print(brief(onrecord.read(EXAMPLE)))
    return WEB_FONTS.sub("", console.export_svg(title=f"onrecord read {EXAMPLE.name}", unique_id="brief"))


def main() -> None:
    """Writes what changed and says so."""
    for name, text in {
        "record.schema.json": schema(),
        "record.md": page(),
        "tables.md": tables.page(),
        "brief.svg": picture(),
    }.items():
        path = DOCS / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"docs/{name}: written\n")


if __name__ == "__main__":
    main()
