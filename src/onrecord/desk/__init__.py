"""The desk: the archive in a browser, and as a REST API. Nothing here knows more than the questions of the archive."""

from onrecord.desk.app import desk
from onrecord.desk.options import Options

__all__ = ["Options", "desk"]
