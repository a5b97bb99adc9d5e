"""A page around an invented report, with what a test puts into its head or between its title and its text."""

from __future__ import annotations

TEXT = (
    "Verania recalled its envoy from Kostria on Wednesday, saying that the seizure of a trawler could not stand.",
    "Foreign Minister Lena Ruud told parliament that the crew had been held for six days without a word.",
    "Kostria called the recall a mistake, and would not say when the crew will be freed.",
)


def page(*, head: str = "", body: str = "", title: str = "Verania recalls its envoy", after: str = "") -> str:
    """The markup of the page."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><nav><a href=/>Home</a></nav>"
        f"<article><h1>{title}</h1>{body}{paragraphs}{after}</article></body></html>"
    )
