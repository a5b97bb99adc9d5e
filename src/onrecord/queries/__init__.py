"""The questions that an archive answers: one file each, typed rows with their evidence."""

from .actors import actors
from .search import search
from .statements import statements
from .timeline import What, timeline

__all__ = ["What", "actors", "search", "statements", "timeline"]
