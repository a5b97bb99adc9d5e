"""What can go wrong between us and an assistant."""

from __future__ import annotations

from onrecord.errors import OnrecordError


class ChatError(OnrecordError):
    """The base: what was seen at the address, and what to do."""


class Refused(ChatError):
    """The address refuses every question of this run: a wrong key, a wrong model, a wrong address."""


class NoAnswer(ChatError):
    """One report was not answered: it is set aside, and asked for again in the next run."""
