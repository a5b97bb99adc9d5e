"""What is told of a saying besides its words: mode, act, date, channel, issuer; one question a file."""
