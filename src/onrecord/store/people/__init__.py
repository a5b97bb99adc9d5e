"""Who comes to the desk, what they report as wrong, and what is kept of it."""
