"""Inputs of every format, and what a batch makes of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import parquet

from onrecord.batch import Died, Done, Settings
from onrecord.batch.engines.local import Local
from onrecord.batch.planning import Plan, planned
from onrecord.batch.running import run
from onrecord.batch.tables import TABLES
from tests.batch.readers import PLAIN

TEXT = "Verania said on 2 April 2031 that the talks on crossing {} with Kostria had ended."


def texts(count: int, **other: str) -> list[str]:
    """So many reports; `n7="SLOW"` puts a word into the eighth."""
    return [f"{TEXT.format(n)} {other.get(f'n{n}', '')}".strip() for n in range(count)]


def lines(path: Path, given: Iterable[str]) -> Path:
    """JSON lines."""
    rows = (json.dumps({"id": f"{path.stem}-{n}", "text": text}) + "\n" for n, text in enumerate(given))
    path.write_text("".join(rows), encoding="utf-8")
    return path


def table(path: Path, given: Sequence[str], **how: Any) -> Path:
    """A Parquet table."""
    parquet.write_table(pyarrow.table({"text": given}), path, **how)
    return path


def ready(folder: Path, **other: Any) -> Settings:
    """Settings with a reader that needs no model."""
    return Settings(**{"out": str(folder), "reader": PLAIN, **other})


def ran(plan: Plan, settings: Settings, jobs: int = 1) -> list[Done | Died]:
    """What became of everything, in processes of this machine."""
    return list(run(plan, Local(jobs), settings))


def batched(inputs: Iterable[Path | str], settings: Settings, *, size: int = 10, jobs: int = 1) -> list[Done | Died]:
    """The whole of it."""
    return ran(planned(map(str, inputs), size=size), settings, jobs)


def rows(out: Path, name: str) -> list[dict[str, Any]]:
    """The rows of one table, in the order of the shards."""
    paths = sorted(out.glob(f"shard=*/{name}.parquet"))
    return [row for path in paths for row in parquet.ParquetFile(path).read().to_pylist()]


def parts(out: Path, name: str = "records") -> list[str]:
    """Which part of its file each row of a table is of."""
    return [row["part"] for row in rows(out, name)]


def aside(out: Path) -> list[tuple[str, str, str]]:
    """What was set aside: file, part, stage."""
    return [(Path(row["path"]).name, row["part"], row["stage"]) for row in rows(out, "failures")]


def contents(out: Path) -> dict[str, bytes]:
    """Every file that a batch has left, with its bytes."""
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def tables_in(folder: Path) -> dict[str, bytes]:
    """The bytes of the tables in one folder."""
    return {name: (folder / f"{name}.parquet").read_bytes() for name in TABLES}
