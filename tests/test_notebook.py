"""The notebook runs, and prints what stands in it."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from docs import notebook


@pytest.mark.slow
@pytest.mark.usefixtures("loopback")
@pytest.mark.filterwarnings("ignore:.*TCP without encryption")
def test_the_notebook_prints_what_stands_in_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(root / "src"))
    stands = nbformat.read(notebook.PLACE, as_version=4)  # type: ignore[no-untyped-call]
    assert notebook.shown(notebook.run()) == notebook.shown(stands), "run `make docs`"


def test_the_notebook_is_whole_and_keeps_nothing_of_where_it_ran() -> None:
    stands = nbformat.read(notebook.PLACE, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(stands)
    code = [cell for cell in stands.cells if cell.cell_type == "code"]
    assert all(cell.outputs for cell in code)
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert {kind for cell in code for output in cell.outputs for kind in [output.output_type]} <= {
        "stream",
        "execute_result",
        "display_data",
    }
    assert not any(cell.metadata for cell in stands.cells)
    assert "/" + "work" not in notebook.PLACE.read_text(encoding="utf-8")
