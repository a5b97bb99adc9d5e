"""Writes what is generated under docs/: python docs/generate.py [--check]

With --check nothing is written: the files that would change are named, and the exit status is 1 where there are any.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from onrecord.schema import json_schema

DOCS = Path(__file__).parent


def schema() -> str:
    """docs/record.schema.json: the published JSON Schema."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


GENERATED: dict[str, Callable[[], str]] = {"record.schema.json": schema}


def stale() -> Iterator[tuple[Path, str]]:
    """The files that differ from what would be generated now, each with its new text."""
    for name, generate in GENERATED.items():
        path, text = DOCS / name, generate()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield path, text


def main() -> int:
    """Writes the stale files, or only names them; 1 where something is stale and --check was given."""
    checking = sys.argv[1:] == ["--check"]
    changed = list(stale())
    for path, text in changed:
        sys.stdout.write(f"docs/{path.name}: {'stale, run `make docs`' if checking else 'written'}\n")
        if not checking:
            path.write_text(text, encoding="utf-8")
    return int(checking and bool(changed))


if __name__ == "__main__":
    sys.exit(main())
