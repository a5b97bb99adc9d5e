"""The notebook, run anew: `python -m docs.notebook` writes its outputs; a test compares what is printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

PLACE = Path(__file__).parent / "tour.ipynb"
_SECONDS = 300
"""A cell that takes longer hangs."""


def run(place: Path = PLACE) -> Any:
    """The notebook with the outputs that come out today, and nothing of when or where it was run."""
    notebook = nbformat.read(place, as_version=4)  # type: ignore[no-untyped-call]
    here = {"metadata": {"path": str(place.parent)}}
    NotebookClient(notebook, timeout=_SECONDS, resources=here).execute()
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})  # type: ignore[no-untyped-call]
    return notebook


def shown(notebook: Any) -> list[list[str]]:
    """What each cell prints, as text; of a picture that there is one."""
    return [[_shown(output) for output in cell.get("outputs", ())] for cell in notebook.cells]


def _shown(output: Any) -> str:
    if output.output_type == "stream":
        return str(output.text)
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}"
    return "a picture" if "image/png" in output.data else str(output.data["text/plain"])


if __name__ == "__main__":
    nbformat.write(run(), PLACE)  # type: ignore[no-untyped-call]
