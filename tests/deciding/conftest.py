"""Archives for the tests of decisions, on every database."""

from __future__ import annotations

from tests.archive.conftest import archive_url, postgres, postgres_url
from tests.queries.conftest import archive, filled

__all__ = ["archive", "archive_url", "filled", "postgres", "postgres_url"]
