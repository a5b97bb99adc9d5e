"""The questions that an archive answers: one file each, typed rows with their evidence."""

from .contested import contested
from .statements import statements

__all__ = ["contested", "statements"]
