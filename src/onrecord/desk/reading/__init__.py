"""A report made ready to be read: its text in bits, what was found in it as a list, and the thing that is chosen."""

from .about import Named, Warned, named, warned
from .items import Item, items
from .lines import Bit, bits
from .panel import Panel, panel
from .past import Past, decided

__all__ = ["Bit", "Item", "Named", "Panel", "Past", "Warned", "bits", "decided", "items", "named", "panel", "warned"]
