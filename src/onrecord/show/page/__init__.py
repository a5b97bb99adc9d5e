"""Records as one web page that needs nothing else: no script, no font, no picture from elsewhere."""

from onrecord.show.page.render import html

__all__ = ["html"]
