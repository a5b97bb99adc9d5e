"""Who there is, by users' own files: actors with their names, offices, codes and ids elsewhere."""
