"""`onrecord remove`: a report that has to go."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.asking import ArchiveOption, Json
from onrecord.cli.deciding import By, Why, author, told


def remove(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The id of a report.")],
    why: Why,
    by: By = None,
    archive: ArchiveOption = None,
    json: Json = False,
) -> None:
    """Remove a report: its text, and all quotes of it.

    It can't be undone. That it was there, who removed it, when and why stays known, and the same text is not taken in
    again. The file is rewritten, so that nothing of it is left there; backups keep what they hold.
    """
    from onrecord.archive import Archive

    with Archive(archive) as opened:
        told(opened, opened.remove(report, author(by, why)), json=json)
