"""Where bytes come from: what a message calls it, what is given with it, and how its documents become arrivals."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from onrecord.article.arrivals import Arrival
from onrecord.article.documents import Given, Taken, build_document, failed
from onrecord.article.issuing import as_kind
from onrecord.errors import UnreadableInput
from onrecord.records import Document, DocumentKind

STDIN = "-"
_ADDRESS = ("http://", "https://")
_GZIP = ".gz"


def is_address(path: Path | str) -> bool:
    """Whether what a user gives is the address of something to fetch, not a file.

    >>> is_address("https://courier.example/feed"), is_address("feed.xml"), is_address(Path("https://courier.example"))
    (True, False, False)
    """
    return isinstance(path, str) and path.lower().startswith(_ADDRESS)


@dataclass(slots=True)
class SeenIds:
    """The ids met so far in a run, and where."""

    places: dict[str, str] = field(default_factory=dict)

    def add(self, external_id: str, where: str) -> None:
        """Notes an id; raises UnreadableInput where it was met before."""
        if first := self.places.get(external_id):
            raise UnreadableInput(
                f"the id {external_id!r} a second time (first: {first})", remedy="give each its own", stage="id"
            )
        self.places[external_id] = where


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file, standard input, or an address."""

    name: str
    """As messages call it."""
    path: str
    """As its arrivals do."""
    suffix: str = ""
    """What its name ends in, in small letters; of "reports.jsonl.gz" it is ".jsonl"."""
    lasting: bool = False
    """Whether its bytes can be had again."""
    published: str | None = None
    """The stamp of what brings none."""
    kind: DocumentKind | None = None
    """The kind of what brings none."""
    seen: SeenIds = field(default_factory=SeenIds)

    def where(self, part: str) -> str:
        """What a message calls a part of it."""
        return f"{self.name}, {part}" if part else self.name

    def arrival(self, document: Document, part: str = "", content: bytes | None = None) -> Arrival:
        """A document that was read from a part of it; `content` are the bytes of that part."""
        return Arrival(as_kind(document, self.kind), self.path, part, None if self.lasting else content)

    def failure(self, error: UnreadableInput, part: str = "", content: bytes | None = None) -> Arrival:
        """What arrives of a part that can't be read."""
        return self.arrival(failed(error, self.where(part)), part, content)

    def report(self, taken: Taken, given: Given, part: str = "", content: bytes | None = None) -> Arrival:
        """One report of it; a stamp that the report brings is its own."""
        return self.arrival(build_document(taken, given, where=self.where(part)), part, content)

    def stamp(self, taken: Taken) -> str | None:
        """The stamp for a report: none where it brings one."""
        return None if any(claim.field == "published" for claim in taken.claims) else self.published


def source_of_file(
    path: Path, *, published: str | None = None, kind: DocumentKind | None = None, seen: SeenIds | None = None
) -> Source:
    """The source that a file is.

    >>> source_of_file(Path("reports.JSONL.gz")).suffix, source_of_file(Path("reports")).suffix
    ('.jsonl', '')
    """
    suffix = path.suffix.lower()
    under = Path(path.stem).suffix.lower() if suffix == _GZIP else suffix
    return Source(
        name=str(path),
        path=str(path.absolute()),
        suffix=under,
        lasting=True,
        published=published,
        kind=kind,
        seen=SeenIds() if seen is None else seen,
    )
