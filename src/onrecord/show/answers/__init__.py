"""Answers of an archive for people: one file a question."""
