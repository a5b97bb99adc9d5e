"""The command in a process that is interrupted later, wherever the tests themselves run."""

from __future__ import annotations

import sys

HEEDING = (
    sys.executable,
    "-c",
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from onrecord.cli import main; main()",
)
"""`onrecord`, heeding Ctrl-C: what a script runs in the background is started to ignore it."""
