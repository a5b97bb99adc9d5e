"""Text in, documents out: decoding, head, language, residue. One file a format; HTML and PDF come beside jsonl.py."""

from onrecord.article.documents import Given, document_from_path, document_from_text, document_of
from onrecord.article.inputs import read_inputs

__all__ = ["Given", "document_from_path", "document_from_text", "document_of", "read_inputs"]
