"""A person's settings: a file that says what flags would say, so that they need not be typed each time.

Keys of the file are options, of any command that has them; tables are commands. What is typed wins over the file.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    import typer
    from typer.core import TyperOption

NAME = "onrecord"
VARIABLE = "ONRECORD_CONFIG"
FILE = "config.toml"


class BadSettings(OnrecordError):
    """A settings file that can't be read, or says what no command understands."""


class _Unfit(Exception):
    """A value that an option does not take."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a settings file says, as it stands there."""

    path: Path | None = None
    """The file; None where there is none."""
    values: Mapping[str, Any] = field(default_factory=dict)


def settings(path: Path | None = None) -> Settings:
    """The settings of this file, of the one that ONRECORD_CONFIG names, or of config.toml in the user's own folder.

    An empty ONRECORD_CONFIG asks for none. Raises BadSettings where a file that is named is not there, or is no TOML.
    """
    named = os.environ.get(VARIABLE)
    if path is None and named == "":
        return Settings()
    if (found := path or (Path(named) if named else None)) is None:
        import platformdirs

        found = platformdirs.user_config_path(NAME, appauthor=False) / FILE
        if not found.exists():
            return Settings()
    import tomllib

    try:
        return Settings(found, tomllib.loads(found.read_text(encoding="utf-8")))
    except OSError as error:
        raise BadSettings(f"{found}: {error.strerror}", remedy=f"check the path, and {VARIABLE}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSettings(f"{found}: {error}", remedy="write it as TOML, in UTF-8") from error


def data_folder() -> Path:
    """The folder for what onrecord keeps for this user, as the default archive; it need not be there yet."""
    import platformdirs

    return platformdirs.user_data_path(NAME, appauthor=False)


def default_map(found: Settings, app: typer.Typer) -> dict[str, Any]:
    """The defaults that settings give to an app's commands, as `Context.default_map` wants them.

    A key goes to every command below its table that has the option and takes the value; a command's own table goes before
    what stands above. Raises BadSettings for an unknown command or option, and for a value that no command takes.
    """
    import typer

    root = typer.main.get_command(app)
    commands = list(_commands(root, ()))
    context = typer.Context(root)  # values are tried in it; nothing is run
    defaults: dict[str, Any] = {}
    for at, key, value in _keys(found, found.values, (), commands):
        owners = [(c, o) for c in commands if _below(c, at) for o in c.options if _plain(key) in _names(o)]
        if not owners:
            raise _unknown("option", found, (*at, key), _known(commands, at))
        problems: list[str] = []
        for command, option in owners:
            try:
                _put(defaults, (*command.path, str(option.name)), _taken(option, value, context))
            except _Unfit as error:
                problems.append(str(error))
        if len(problems) == len(owners):
            raise BadSettings(f"{_place(found, (*at, key))}: {problems[0]}", remedy="write it as its flag takes it")
    return defaults


@dataclass(frozen=True, slots=True)
class _Command:
    """A command with what stands before it on the line: ("rules", "lint")."""

    path: tuple[str, ...]
    options: tuple[TyperOption, ...]


def _commands(command: Any, path: tuple[str, ...]) -> Iterator[_Command]:
    """Every command that is no group, with the options that can be set."""
    if subcommands := getattr(command, "commands", None):
        for name, subcommand in subcommands.items():
            yield from _commands(subcommand, (*path, name))
    else:
        options = (p for p in command.params if p.param_type_name == "option" and p.expose_value and not p.is_eager)
        yield _Command(path, tuple(options))


def _keys(
    found: Settings, values: Mapping[str, Any], at: tuple[str, ...], commands: list[_Command]
) -> Iterator[tuple[tuple[str, ...], str, Any]]:
    """Each key that is no table, with the tables that it stands in; what stands above comes first."""
    yield from ((at, key, value) for key, value in values.items() if not isinstance(value, dict))
    for key, value in values.items():
        if isinstance(value, dict):
            if not any(_below(command, (*at, key)) for command in commands):
                raise _unknown("command", found, (*at, key), _known(commands, at))
            yield from _keys(found, value, (*at, key), commands)


def _below(command: _Command, at: tuple[str, ...]) -> bool:
    """Whether a command is the one of these tables, or belongs to its group."""
    return [_plain(name) for name in command.path[: len(at)]] == [_plain(name) for name in at]


def _known(commands: list[_Command], at: tuple[str, ...]) -> list[str]:
    """What can stand in these tables: options and commands, each once."""
    below = [command for command in commands if _below(command, at)]
    names = [command.path[len(at)] for command in below if len(command.path) > len(at)]
    flags = [flag.lstrip("-") for command in below for option in command.options for flag in option.opts]
    return list(dict.fromkeys([*names, *flags]))


def _unknown(what: str, found: Settings, at: tuple[str, ...], known: list[str]) -> BadSettings:
    near = difflib.get_close_matches(at[-1].replace("_", "-"), known, n=1)
    remedy = f"did you mean {near[0]}?" if near else f"there are {', '.join(known) or 'none'}"
    return BadSettings(f"{_place(found, at)}: no {what} of this name", remedy=remedy)


def _place(found: Settings, at: tuple[str, ...]) -> str:
    """Where something stands, for a person: the file, the table, the key."""
    table = f" [{'.'.join(at[:-1])}]" if at[:-1] else ""
    return f"{found.path or FILE}:{table} {at[-1]}"


def _taken(option: TyperOption, value: Any, context: typer.Context) -> Any:
    """A value as an option takes it. Raises _Unfit, saying what is wrong with it."""
    import typer

    if option.is_flag:
        if not isinstance(value, bool):
            raise _Unfit(f"{value!r} is neither true nor false")
        return value
    if isinstance(value, list) and not option.multiple:
        raise _Unfit(f"{value!r} is more than one value")
    given = [_text(part) for part in (value if isinstance(value, list) else [value])]
    taken = given if option.multiple else given[0]
    try:
        read = option.process_value(context, taken)
    except typer.BadParameter as error:
        raise _Unfit(error.message.removeprefix("Value error, ").rstrip(".")) from error
    if isinstance(value, int | float) != isinstance(read, int | float):
        raise _Unfit(f"{value!r} is {'a number' if isinstance(value, int | float) else 'no number'}")
    return taken


def _text(value: Any) -> str:
    """A value as it is typed on the command line."""
    if isinstance(value, bool | dict | list):
        raise _Unfit(f"{value!r} is no single value")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _put(defaults: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Sets the value at the end of a path of names."""
    for name in path[:-1]:
        defaults = defaults.setdefault(name, {})
    defaults[path[-1]] = value


def _names(option: TyperOption) -> set[str]:
    """What an option may be called in a file."""
    return {_plain(str(option.name)), *(_plain(flag.lstrip("-")) for flag in option.opts)}


def _plain(name: str) -> str:
    """A name with hyphens and underscores alike."""
    return name.replace("-", "_")
