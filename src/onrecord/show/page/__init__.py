"""Records as one web page that needs nothing else: no script, no font, no picture from elsewhere."""

from onrecord.show.page.render import page

__all__ = ["page"]
