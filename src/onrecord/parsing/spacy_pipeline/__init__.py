"""A spaCy pipeline with labels of Universal Dependencies as the parser; spaCy is imported where it is used."""
