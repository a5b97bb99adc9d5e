"""The pages: a file each, with the question that it asks. Their addresses stand here."""

from .actor import actor
from .actors import actors
from .compare import compare
from .contested import contested
from .corrections import correction, corrections
from .decide import decide
from .dispute import dispute
from .front import front
from .page import Page
from .quote import quote
from .relation import relation
from .report import report
from .reported import reported
from .reports import reports
from .review import review
from .search import search
from .source import source
from .timeline import timeline
from .unread import unread

PAGES = (
    Page("front", "/", front),
    Page("report", "/report/{ref}", report),
    Page("reports", "/reports", reports, "Reports"),
    Page("timeline", "/timeline", timeline, "Timeline"),
    Page("dispute", "/dispute", dispute, "Disputes"),
    Page("contested", "/contested", contested, "Contested"),
    Page("compare", "/compare", compare, "Compare"),
    Page("relation", "/relation", relation, "Relations"),
    Page("quote", "/quote", quote, "Quotes"),
    Page("actors", "/actors", actors, "Actors"),
    Page("actor", "/actor/{ref}", actor),
    Page("source", "/sources", source, "Sources"),
    Page("search", "/search", search),
    Page("unread", "/unread", unread),
    Page("corrections", "/corrections", corrections),
    Page("correction", "/corrections/{ref}", correction),
    Page("reported", "/problem/{number}", reported),
    Page("review", "/review", review),
    Page("decide", "/decide/{ref}", decide),
)
