"""How the reports of a batch are read, and where the tables go: plain data that travels to every worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.records import DocumentKind

if TYPE_CHECKING:
    from onrecord.parsing.encoder import Model

LAYOUT = 1
"""Goes up whenever the same records make other tables."""
SHIPPED = "onrecord.batch.readers:shipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that a worker must know besides its shard."""

    out: str
    """The folder of the tables. All workers must see it: one machine's own, or one that machines share."""
    model: Model = "full"
    """The encoder that reads."""
    parser: str | None = None
    """A spaCy pipeline that parses in place of the encoder: its folder, which all workers must see, or its name."""
    actors: tuple[str, ...] = ()
    """Files with a user's rows."""
    rules: tuple[str, ...] = ()
    published: str | None = None
    """The stamp of reports that bring none."""
    kind: DocumentKind | None = None
    """The kind of reports that bring none."""
    seconds: float = 60.0
    """How long a report may take."""
    megabytes: int = 2000
    """How much memory reading a report may take on top of what the reader itself takes."""
    reader: str = SHIPPED
    """What makes the reader of a process: "module:function", called with these settings."""

    @property
    def folder(self) -> Path:
        """The folder of the tables."""
        return Path(self.out)

    @property
    def limits(self) -> tuple[float, int]:
        """Seconds and megabytes: they count only for shards in which a report went over one."""
        return self.seconds, self.megabytes

    @property
    def fingerprint(self) -> str:
        """What decides what is written of a report: version, model, lexicon, and settings that change the output."""
        from onrecord.batch.readers import fingerprint_of

        return fingerprint_of(self)
