"""Web pages: markup in, text with claims and residue out. Markup to tree, tree to blocks, blocks judged."""

from onrecord.article.page.markup import is_page, page_text
from onrecord.article.page.taken import taken_from_page

__all__ = ["is_page", "page_text", "taken_from_page"]
