"""The questions that an archive answers: one file each, typed rows with their evidence."""

from .contested import contested
from .relations import relation_events, relations
from .sources import chains, sources
from .statements import statements

__all__ = ["chains", "contested", "relation_events", "relations", "sources", "statements"]
