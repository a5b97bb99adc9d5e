"""Runs the samples of a page under docs/ and holds what they show against what comes out.

`python -m docs.samples PAGE...` writes anew those that show something else; read the difference before you keep it.

A sample is a block of `console`: commands, each with what it prints, run in the order of the page on one archive, which the
page's first block of `sh` fills. `  …` on a line of its own stands for lines left out; a block that prints nothing says how
to call, and is not run. What differs from run to run is shown as it was and compared by its form: days and times of the run,
and ids of decisions (one that comes up again must be the same again, also in commands).
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory

from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.errors import OnrecordError

DOCS = Path(__file__).parent
SHOWN_ARCHIVE, SHOWN_FOLDER = "/home/ann/.local/share/onrecord/archive.db", "/home/ann/onrecord"
"""How the pages call the archive that you have without `--archive`, and the folder of the project."""
_CUT = "  …\n"
_SETUP = re.compile(r"^```sh\n((?:onrecord (?:add|import) [^\n]*\n)+)```", re.MULTILINE)
"""How a page fills its archive; other commands in such a block (`serve`, `user add`) are for people to try."""
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_STEP = re.compile(r"\$ onrecord ([^\n]*)\n((?:(?!\$ )[^\n]*\n)*)")
_ID = r"[0-9a-f]{12}"
_RUN = r"\d{1,2} [A-Z][a-z]{2} (?!2031)\d{4}(?:, \d\d:\d\d(?::\d\d)?Z)?|\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\dZ|\b(?!2031)\d{4}-\d\d-\d\d\b"
"""When something was decided or added; what the reports tell is of 2031."""
_DECIDING = frozenset(
    ("correct", "retract", "confirm", "merge", "split", "undo", "history", "decisions", "enter", "remove")
)
"""Commands that give out or show ids which are others in every run."""
_PIECE = re.compile(rf"(?P<id>\b{_ID}\b)|(?P<when>{_RUN})|(?P<blank>\s+)")


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a page, what the page says that it prints, and where that stands in the page."""

    command: str
    shown: str
    start: int


def steps(page: str) -> Iterator[Step]:
    """The commands of all samples of a page, in order."""
    for block in _BLOCK.finditer(page):
        found = list(_STEP.finditer(block[0]))
        if any(step[2] for step in found):
            yield from (Step(step[1], step[2], block.start() + step.start(2)) for step in found)


@dataclass
class Ids:
    """Which id of the page is which of this run, of those that are others in every run."""

    bound: dict[str, str] = field(default_factory=dict)

    def here(self, command: str) -> str:
        """A command of the page with the ids of this run."""
        return re.sub(rf"\b{_ID}\b", lambda found: self.bound.get(found[0], found[0]), command)

    def there(self, printed: str) -> str:
        """What was printed with the ids of the page."""
        known = {here: there for there, here in self.bound.items()}
        return re.sub(rf"\b{_ID}\b", lambda found: known.get(found[0], found[0]), printed)

    def same(self, shown: str, printed: str, *, fresh: bool = False) -> bool:
        """Whether the page shows what was printed. With `fresh`, ids may be others, and are bound where they first come up."""
        loose = bool(re.search(_RUN, shown))  # another day may break lines elsewhere
        new: dict[str, str] | None = {} if fresh else None
        parts = [self._pattern(part, new, loose=loose) for part in shown.split(_CUT)]
        found = re.fullmatch((r"[\s\S]+?" if loose else r"(?:.*\n)+?").join(parts), printed)
        if found and new:
            self.bound |= {mine: found[name] for mine, name in new.items()}
        return bool(found)

    def learn(self, shown: str, printed: str) -> None:
        """Binds the ids of a sample that shows something else, where there are as many."""
        mine, others = re.findall(rf"\b{_ID}\b", shown), re.findall(rf"\b{_ID}\b", printed)
        if len(mine) == len(others):
            self.bound |= {one: other for one, other in zip(mine, others, strict=True) if one not in self.bound}

    def _pattern(self, shown: str, new: dict[str, str] | None, *, loose: bool) -> str:
        pattern, at = "", 0
        for piece in _PIECE.finditer(shown):
            pattern += re.escape(shown[at : piece.start()]) + self._piece(piece, new, loose=loose)
            at = piece.end()
        return pattern + re.escape(shown[at:])

    def _piece(self, piece: re.Match[str], new: dict[str, str] | None, *, loose: bool) -> str:
        text = piece[0]
        if piece["when"]:
            return f"(?:{_RUN})"
        if piece["blank"]:
            return r"\s+" if loose else re.escape(text)
        if text in self.bound:
            return self.bound[text]
        if new is None:
            return text
        if text in new:
            return f"(?P={new[text]})"
        new[text] = f"id{len(new)}"
        return rf"(?P<{new[text]}>\b{_ID}\b)"


def wrong(page: str, archive: Path, *, but: str = "watch") -> Iterator[tuple[Step, str]]:
    """The steps of a page that show something else than what comes out, with what does.

    `but` is the command that is left out: it asks the network. The working directory is that of the project.
    """
    filling = _SETUP.search(page)
    for line in filling[1].splitlines() if filling else ():
        printed_by(line.removeprefix("onrecord "), archive)
    ids = Ids()
    for step in steps(page):
        asked = step.command.split()[0]
        if asked != but:
            printed = printed_by(ids.here(step.command), archive)
            if not ids.same(step.shown, printed, fresh=asked in _DECIDING):
                if asked in _DECIDING:
                    ids.learn(step.shown, printed)
                yield step, ids.there(printed)


def printed_by(command: str, archive: Path, *more: str) -> str:
    """What a command prints, both to the screen and as complaints."""
    words = [*shlex.split(command), *more]
    given = [] if words[0] in ("explain", "read") or "--list" in words else ["--archive", str(archive)]
    done = CliRunner().invoke(app, [*words, *given])
    told = f"onrecord: {done.exception}\n" if isinstance(done.exception, OnrecordError) else ""
    if not told and done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return (done.output + told).replace(str(archive), SHOWN_ARCHIVE).replace(str(Path.cwd()), SHOWN_FOLDER)


def cut_as(shown: str, printed: str) -> str:
    """What was printed, with lines left out about where the page leaves them out."""
    if _CUT not in shown:
        return printed
    old, new = shown.splitlines(keepends=True), printed.splitlines(keepends=True)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    kept: list[str] = []
    for _, a, b, c, d in matcher.get_opcodes():
        kept += [_CUT] if _CUT in old[a:b] else new[c:d]
    return "".join(kept)


def rewritten(page: str, archive: Path) -> str:
    """The page with samples that show what comes out."""
    for step, printed in sorted(wrong(page, archive), key=lambda found: -found[0].start):
        end = step.start + len(step.shown)
        page = page[: step.start] + cut_as(step.shown, printed) + page[end:]
    return page


def main(names: list[str]) -> None:
    """Writes the samples of these pages anew, and says which changed."""
    for path in map(Path, names):
        before = path.read_text(encoding="utf-8")
        with TemporaryDirectory() as folder, chdir(DOCS.parent):
            after = rewritten(before, Path(folder) / "archive.db")
        if after != before:
            path.write_text(after, encoding="utf-8")
            sys.stdout.write(f"{path}: written\n")


if __name__ == "__main__":
    main(sys.argv[1:])
