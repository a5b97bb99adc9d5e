"""Days as users' files give them: ISO dates, or parts of one."""

from __future__ import annotations

import re
from datetime import date

_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$")
_WITH_TIME = re.compile(r"(?<=^\d{4}-\d\d-\d\d)[T ].*")


def day_or_part(written: str) -> str:
    """A year, month or day; a time behind it falls away. Raises ValueError.

    >>> [day_or_part(written) for written in ("2031", "2031-04", " 2031-04-02", "2031-04-02T10:00:00")]
    ['2031', '2031-04', '2031-04-02', '2031-04-02']
    """
    text = _WITH_TIME.sub("", written.strip())
    found = _PART.match(text)
    if found is None or not text.isascii():
        raise ValueError("a year, month or day such as 2031-04-02")
    date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    return text


def in_order(since: str | None, until: str | None) -> bool:
    """Whether a first day, or part of a date, may lie before a last.

    >>> in_order("2031-04-02", "2031"), in_order("2032", "2031-12-31"), in_order(None, "2031")
    (True, False, True)
    """
    return not since or not until or since[: len(until)] <= until
