"""Who said what, found over the parse: one frame a file, each yielding Attributions in tokens and characters."""
