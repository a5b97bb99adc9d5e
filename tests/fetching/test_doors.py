"""What a fetch needs is loaded when something is fetched, not before; without the extra the rest works."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from onrecord.fetching import Limits, fetched
from onrecord.article import arrivals, expected
next(iter(arrivals(["no.txt"])))
print([name for name in ("httpx", "httpcore", "feedparser", "ssl", "pyarrow", "fastwarc") if name in sys.modules])
"""


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
