"""What a door brings with it: a plain text needs nothing of what pages and PDFs need."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from onrecord.article import document_of
assert document_of("The envoy of Ostland said on Monday that the talks had ended.").failure is None
print([name for name in ("trafilatura", "lxml", "pypdf", "htmldate") if name in sys.modules])
"""


def test_reading_a_text_loads_no_library_of_other_formats() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
