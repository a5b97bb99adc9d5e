"""The questions that an archive answers: one file each, typed rows with their evidence."""

from .actors import actors
from .carriers import CarrierRow, carriers, repeated
from .changes import DAY, ChangeRow, changes
from .compare import compare, compare_on
from .contested import contested, contested_counts
from .dealings import DealingRow, Role, dealings, deeds
from .dyads import DyadRow, dyads
from .facets import Facets, facets
from .holdings import Holdings, holdings, outlets
from .latest import latest
from .listing import ListedRow, listing
from .occasions import OccasionRow, occasions
from .opened import opened
from .quote import quote
from .relations import relation_events, relations
from .search import search
from .showing import AROUND, show
from .sources import chains, sources
from .state import AsOf, State, state, states
from .statements import statements
from .timeline import What, timeline

__all__ = [
    "AROUND", "DAY", "AsOf", "CarrierRow", "ChangeRow", "DealingRow", "DyadRow", "Facets", "Holdings", "ListedRow",
    "OccasionRow", "Role", "State", "What", "actors", "carriers", "chains", "changes", "compare", "compare_on",
    "contested", "contested_counts", "dealings", "deeds", "dyads", "facets", "holdings", "latest", "listing",
    "occasions", "opened", "outlets", "quote", "relation_events", "relations", "repeated", "search", "show",
    "sources", "state", "statements", "states", "timeline",
]  # fmt: skip
