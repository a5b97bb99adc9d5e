"""Every input that was once too much, fed again: small files, each under the target that it broke and named for how."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzzing.targets import TARGETS

_CASES = Path(__file__).parent / "cases"
_FILES = sorted(path for path in _CASES.rglob("*") if path.is_file())


@pytest.mark.timeout(120)
@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_case_is_read(path: Path) -> None:
    TARGETS[path.parent.name].run(path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_reads_its_own_seeds(name: str) -> None:
    target = TARGETS[name]
    seeds = target.seeds()
    assert seeds
    for raw in seeds[:3]:
        target.run(raw[: target.longest])
