"""The questions that an archive answers: one file each, typed rows with their evidence."""

from .actors import actors
from .search import search
from .showing import AROUND, show
from .statements import statements
from .timeline import What, timeline

__all__ = ["AROUND", "What", "actors", "search", "show", "statements", "timeline"]
