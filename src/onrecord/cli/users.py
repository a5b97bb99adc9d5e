"""`onrecord user`: who may sign in at the desk."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from onrecord.cli.asking import ArchiveOption, Json
from onrecord.errors import BadDecision, OnrecordError

if TYPE_CHECKING:
    from onrecord.people import Role

user = typer.Typer(help="Who may sign in at the desk.", no_args_is_help=True, rich_markup_mode=None)


class Roles(StrEnum):
    """What somebody may do."""

    reader = "reader"
    editor = "editor"
    admin = "admin"


Name = Annotated[str, typer.Argument(metavar="NAME", help="As it stands under what they decide.")]
Stdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input, one line.")]


@user.command()
def add(
    name: Name,
    role: Annotated[
        Roles, typer.Option(help="Readers read; editors add and correct; admins remove, too.")
    ] = Roles.reader,
    password_stdin: Stdin = False,
    archive: ArchiveOption = None,
) -> None:
    """Let somebody in; the password is asked for."""
    from onrecord.archive import Archive

    hashed = _hashed(password_stdin)
    with Archive(archive) as opened:
        opened.add_person(name, _role(role), hashed)
    typer.echo(f"{name} may sign in, as {role.value}", err=True)


@user.command("list")
def list_(archive: ArchiveOption = None, json: Json = False) -> None:
    """Who may sign in, and with which tokens."""
    import msgspec

    from onrecord.archive import Archive

    with Archive(archive) as opened:
        rows = opened.people()
    if json:
        typer.echo(msgspec.json.encode(rows).decode())
        return
    for row in rows:
        tokens = ", ".join(f"…{token.last_four}" for token in row.tokens)
        typer.echo(f"{row.name}  {row.role}, since {row.made_at[:10]}" + (f", tokens {tokens}" if tokens else ""))


@user.command()
def remove(name: Name, archive: ArchiveOption = None) -> None:
    """Let somebody in no more; what they decided stays."""
    from onrecord.archive import Archive

    with Archive(archive) as opened:
        opened.remove_person(name)


@user.command()
def password(name: Name, password_stdin: Stdin = False, archive: ArchiveOption = None) -> None:
    """Give somebody another password; their sessions end."""
    from onrecord.archive import Archive

    hashed = _hashed(password_stdin)
    with Archive(archive) as opened:
        opened.change_password(name, hashed)


@user.command()
def token(name: Name, archive: ArchiveOption = None) -> None:
    """Make a token for a program of theirs. It is shown this once."""
    from onrecord.archive import Archive
    from onrecord.desk.people.passwords import fingerprint, new_token

    made = new_token()
    with Archive(archive) as opened:
        opened.add_token(name, fingerprint(made), made[-4:])
    typer.echo(made)


def _hashed(from_stdin: bool) -> str:
    """The hash of a password that is typed. Raises OnrecordError where the extra is not installed."""
    try:
        from onrecord.desk.people.passwords import hashed
    except ModuleNotFoundError as error:
        raise OnrecordError(f"{error.name} is not installed", remedy="pip install 'onrecord[web]'") from error
    if from_stdin:
        return hashed(sys.stdin.readline().rstrip("\r\n"))
    if not sys.stdin.isatty():
        raise BadDecision("no terminal to ask for a password", remedy="give it with --password-stdin")
    return hashed(typer.prompt("Password", hide_input=True, confirmation_prompt=True))


def _role(role: Roles) -> Role:
    from onrecord.people import Role

    return next(one for one in get_args(Role) if one == role.value)
