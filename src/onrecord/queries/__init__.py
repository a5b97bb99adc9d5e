"""The questions that an archive answers: one file each, typed rows with their evidence."""

from .statements import statements
from .timeline import What, timeline

__all__ = ["What", "statements", "timeline"]
