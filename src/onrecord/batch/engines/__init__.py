"""What runs shards: processes of this machine, or a cluster. An engine knows nothing of reading."""
