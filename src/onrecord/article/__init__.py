"""Bytes in, documents out: decoding, head, claims, language, residue. One file, or one folder, a format."""

from onrecord.article.documents import Given
from onrecord.article.doors import document_from_path, document_from_text, document_of
from onrecord.article.inputs import read_inputs

__all__ = ["Given", "document_from_path", "document_from_text", "document_of", "read_inputs"]
