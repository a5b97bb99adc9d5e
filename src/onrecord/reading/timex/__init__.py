"""Parts of the finder of time expressions: words, grammar, calendar, anchors, readings."""
