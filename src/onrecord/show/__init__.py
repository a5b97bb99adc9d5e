"""What a person sees: a record as a brief, an explanation as a page. Rich in a terminal, plain text elsewhere.

Each function here returns something that a rich console prints; `plain` turns it into text without colours.
"""

from onrecord.show.brief import brief
from onrecord.show.explanation import explanation
from onrecord.show.layout import plain

__all__ = ["brief", "explanation", "plain"]
