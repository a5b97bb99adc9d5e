"""What a client accepts, by its header."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Form = TypeVar("Form")


def best(accept: str, forms: Mapping[str, Form]) -> Form | None:
    """Of forms, given by their media types with the first preferred, the one that a client likes best; null: none.

    >>> forms = {"application/json": "json", "text/csv": "csv"}
    >>> best("text/html, text/csv;q=.5, */*;q=0.1", forms), best("", forms), best("text/html", forms)
    ('csv', 'json', None)
    """
    if not accept.strip():
        return next(iter(forms.values()))
    liked = [_liked(one) for one in accept.split(",")]
    found = {media: _quality(media, liked) for media in forms}
    media = max(found, key=lambda one: found[one])
    return forms[media] if found[media] > 0 else None


def _quality(media: str, liked: list[tuple[str, float]]) -> float:
    """How well a type is liked, by the range that names it most narrowly."""
    family = media.split("/", maxsplit=1)[0]
    for named in (media, f"{family}/*", "*/*"):
        qualities = [quality for pattern, quality in liked if pattern == named]
        if qualities:
            return max(qualities)
    return 0.0


def _liked(one: str) -> tuple[str, float]:
    """A range of types, and how well it is liked; what is no number is read as if nothing were said."""
    media, *parameters = (part.strip().lower() for part in one.split(";"))
    value = next((part[2:] for part in parameters if part.startswith("q=")), "1")
    try:
        quality = float(value)
    except ValueError:
        quality = 1.0
    return media, quality if 0 <= quality <= 1 else 1.0
