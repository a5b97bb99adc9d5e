"""Many reports on many cores: inputs are planned as shards, each is read on its own and written as a whole, or not at all."""

from onrecord.batch.settings import Settings
from onrecord.batch.shards import Died, Done, Piece, Shard

__all__ = ["Died", "Done", "Piece", "Settings", "Shard"]
