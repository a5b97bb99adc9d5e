"""How a desk is set up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What whoever runs a desk decides about it."""

    archive: str | None = None
    """A file or a database's address; null: the archive in the user's data folder."""
    title: str = "onrecord"
    address: str | None = None
    """The address under which the world reaches it, for links in feeds: https://desk.example; null: as it is asked."""
    public: bool = True
    """Whether anyone may read; else only who is signed in."""
    seconds: float = 10.0
    """How long a question may take."""
    reads_per_minute: int = 30
    """How many texts one address, or one person who is signed in, may have read in a minute that are not kept."""
    body: int = 2_000_000
    """Bytes that a request may carry at most."""
    host: str = "127.0.0.1"
    """Where it listens: while that is this machine alone, it answers to the names of this machine and its address only."""
