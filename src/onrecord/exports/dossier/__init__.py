"""A dossier of a dispute: what reports tell of it, every sentence with a note that holds its words."""
