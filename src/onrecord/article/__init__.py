"""Bytes in, documents out: decoding, head, claims, language, residue. One file, or one folder, a format."""

from onrecord.article.arrivals import Arrival
from onrecord.article.counting import expected
from onrecord.article.documents import Given
from onrecord.article.doors import document_from_path, document_from_text, document_of
from onrecord.article.inputs import arrivals, read_inputs

__all__ = [
    "Arrival",
    "Given",
    "arrivals",
    "document_from_path",
    "document_from_text",
    "document_of",
    "expected",
    "read_inputs",
]
