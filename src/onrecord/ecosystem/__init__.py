"""onrecord within other people's tools: one file a tool, each of which is imported only where it is used."""
