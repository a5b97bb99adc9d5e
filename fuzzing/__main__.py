"""Runs the fuzzer on one target: `python -m fuzzing html --seconds 600`. What it finds goes to build/fuzzing/TARGET/found.

Each kind of failure (its type, and the innermost line of the package that raised it) is kept once, and the run goes on. An
input that takes too much processor time counts as one.
"""

from __future__ import annotations

import argparse
import hashlib
import signal
import sys
import traceback
import warnings
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import atheris

if TYPE_CHECKING:
    from fuzzing.targets import Target

_BUILD = Path("build/fuzzing")
_WORDS = Path(__file__).parent / "words.dict"
_MOST_MEGABYTES = 4_096
_DEAF_SECONDS = 120
"""After so long libFuzzer itself ends the run: what hangs outside Python hears no signal."""


class Hang(BaseException):
    """An input took longer than it may."""


class Finder:
    """Runs a target on one input after another, and keeps the first input of each kind of failure."""

    def __init__(self, target: Target, folder: Path) -> None:
        self._target, self._folder = target, folder
        self._known: set[str] = set()
        signal.signal(signal.SIGVTALRM, _ring)

    def __call__(self, raw: bytes) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, self._target.seconds)
        try:
            self._target.run(raw)
        except (Exception, Hang) as error:  # noqa: BLE001 - whatever comes is a find
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            self._keep(raw, error)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _keep(self, raw: bytes, error: BaseException) -> None:
        kind = _kind(error)
        if kind not in self._known:
            self._known.add(kind)
            path = self._folder / hashlib.sha256(raw).hexdigest()[:12]
            path.write_bytes(raw)
            print(f"FOUND {path}: {kind}", file=sys.stderr, flush=True)
            traceback.print_exception(error, limit=-12)


def _ring(number: int, frame: FrameType | None) -> None:
    raise Hang


def _kind(error: BaseException) -> str:
    """The type of a failure and the innermost line of the package in its stack."""
    places = [place for place in traceback.extract_tb(error.__traceback__) if "onrecord" in place.filename]
    where = f"{Path(places[-1].filename).name}:{places[-1].name}" if places else "outside"
    return f"{type(error).__name__} at {where}"


def main() -> None:
    with atheris.instrument_imports(include=["onrecord"], enable_loader_override=False):
        from fuzzing.targets import TARGETS
    parser = argparse.ArgumentParser(prog="python -m fuzzing", description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=0, help="of the fuzzer's chance; 0: another each time")
    given = parser.parse_args()
    target, folder = TARGETS[given.target], _BUILD / given.target
    seeds, corpus, found = (folder / name for name in ("seeds", "corpus", "found"))
    for each in (seeds, corpus, found):
        each.mkdir(parents=True, exist_ok=True)
    for number, raw in enumerate(target.seeds()):
        (seeds / f"{number:03}").write_bytes(raw[: target.longest])
    options = [
        f"-max_total_time={given.seconds}", f"-max_len={target.longest}", f"-timeout={_DEAF_SECONDS}",
        f"-rss_limit_mb={_MOST_MEGABYTES}", f"-artifact_prefix={found}/", f"-dict={_WORDS}", f"-seed={given.seed}",
        "-print_final_stats=1",
    ]  # fmt: skip
    warnings.simplefilter("ignore")
    atheris.Setup([sys.argv[0], *options, str(corpus), str(seeds)], Finder(target, found))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
