"""The timeline as a picture: lanes, the spans of marks, where marks stand, and what the axis says. No drawing library."""
