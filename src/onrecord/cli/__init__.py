"""The command line: parse the arguments, call, print. Heavy imports wait inside the commands."""

from __future__ import annotations

import atexit
import gc
import signal
import sys
from collections.abc import Callable
from itertools import chain
from typing import Annotated

import typer

from onrecord.cli.actors import actors
from onrecord.cli.add import add, reread, retry
from onrecord.cli.batch import batch
from onrecord.cli.changes import changes
from onrecord.cli.checking import check
from onrecord.cli.compare import compare
from onrecord.cli.contested import contested
from onrecord.cli.deciding import confirm, correct, decisions, history, merge, retract, split, undo
from onrecord.cli.demo import demo
from onrecord.cli.entering import entering
from onrecord.cli.explain import explain
from onrecord.cli.exporting import export
from onrecord.cli.importing import import_actors
from onrecord.cli.joining import join
from onrecord.cli.keeping import backup, collections, failures, migrate, restore
from onrecord.cli.parse import parse
from onrecord.cli.quote import quote
from onrecord.cli.read import read
from onrecord.cli.relations import relations
from onrecord.cli.removing import remove
from onrecord.cli.rules import rules
from onrecord.cli.schema import schema
from onrecord.cli.search import search
from onrecord.cli.serving import serve
from onrecord.cli.showing import show
from onrecord.cli.sources import sources
from onrecord.cli.state import state
from onrecord.cli.statements import statements
from onrecord.cli.timeline import timeline
from onrecord.cli.users import user
from onrecord.cli.watch import watch
from onrecord.errors import OnrecordError

CANNOT_RUN = 2
_SELDOM = 50_000
"""Objects made between two looks for what may be thrown away: loading makes many, and all of them stay."""

app = typer.Typer(
    name="onrecord", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)
_COMMANDS: tuple[tuple[Callable[..., None], ...], ...] = (
    (read, batch, explain, parse, schema),
    (add, failures, retry, reread, join, collections, check, migrate, backup, restore),
    (statements, timeline, search, actors, show, contested, relations, sources),
    (quote, compare, state, changes, watch),
    (correct, retract, confirm, merge, split, undo, remove, history, decisions),
    (export, serve, demo),
)
"""Reading, keeping, asking, deciding, handing on."""
for _command in chain(*_COMMANDS):
    app.command()(_command)
app.command("import")(import_actors)
app.add_typer(rules, name="rules")
app.add_typer(entering, name="enter")
app.add_typer(user, name="user")


def _version(wanted: bool) -> None:
    if wanted:
        from onrecord.version import VERSION

        typer.echo(f"onrecord {VERSION}")
        raise typer.Exit


@app.callback()
def onrecord(
    context: typer.Context,
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Reads news reports: who said what to whom, when, through which channel, according to whom."""
    from onrecord.settings import default_map, settings

    if (found := settings()).values:
        context.default_map = default_map(found, app)


def main() -> None:
    """The command `onrecord`: exits 0 where all was read, 1 where some was set aside, 2 where it was called wrongly."""
    gc.set_threshold(_SELDOM)
    atexit.register(
        gc.freeze
    )  # what is still held then goes with the process: Python need not look it all over once more
    if hasattr(signal, "SIGPIPE"):  # a reader that has seen enough, as in `| head`, ends the writer without a word
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        app()
    except OnrecordError as error:
        typer.echo(f"onrecord: {error}", err=True)
        sys.exit(CANNOT_RUN)
