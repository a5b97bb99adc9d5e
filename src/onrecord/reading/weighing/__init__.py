"""How sure what was found is: traits of statements, events and times, and what they are worth (docs/confidence.md)."""
