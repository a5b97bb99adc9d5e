"""`onrecord demo`: makes the worked example's archive, serves it, and makes it once."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from onrecord.archive import Archive
from onrecord.example import made_of, reports
from tests.interrupting import HEEDING

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("loopback")]
COMMAND = *HEEDING, "demo", "--port", "0"


@contextmanager
def running(cache: Path, *more: str) -> Iterator[tuple[str, str]]:
    """The address at which the demo answers, and all that it said till then."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    with subprocess.Popen([*COMMAND, *more], stderr=subprocess.PIPE, text=True, env=environment) as demo:
        assert demo.stderr is not None
        said = ""
        for line in demo.stderr:
            said += line
            if "http://" in line:
                break
        try:
            yield said[said.index("http://") :].split(",")[0], said
        finally:
            demo.send_signal(signal.SIGINT)
            try:
                demo.wait(20)
            finally:
                demo.kill()


def test_it_builds_serves_and_keeps(tmp_path: Path) -> None:
    old = tmp_path / "onrecord" / "example-0.0.1-abc.db"
    old.parent.mkdir()
    old.write_bytes(b"of another version")
    with running(tmp_path) as (address, said):
        assert "reading an invented dispute" in said
        with urlopen(address) as answer:
            assert "Brevia and Lorvania agree on joint crews" in answer.read().decode()
    place = tmp_path / "onrecord" / f"example-{made_of()}.db"
    assert [one.name for one in place.parent.iterdir() if one.suffix == ".db"] == [place.name], "the old one is gone"
    with Archive(place) as archive:
        assert archive.holdings().reports == len(reports()) == 12
    made = place.stat().st_ino
    with running(tmp_path) as (_, said):
        assert "reading" not in said
    assert place.stat().st_ino == made


def test_it_touches_no_file_that_is_no_archive(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("These are my notes. " * 200)
    done = subprocess.run([*COMMAND, "--archive", str(place)], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "it is no archive" in done.stderr
    assert place.read_text().startswith("These are my notes.")
