"""People who may sign in, and tokens of their programs; and the secret with which sessions are signed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Select, delete, insert, select, update

from onrecord.errors import BadDecision, NotFound
from onrecord.store import tables as t
from onrecord.store.keys import hold, now, take_keys

Role = Literal["reader", "editor", "admin"]
LONGEST = 80
"""Characters of a name."""


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token, as it is shown: by its last characters."""

    last_four: str
    made_at: str
    """UTC, ISO 8601."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who may sign in."""

    name: str
    role: Role
    made_at: str
    """UTC, ISO 8601."""
    tokens: tuple[TokenRow, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of somebody: enough to let them in."""

    name: str
    role: Role
    password: str
    """Its hash."""


def add_person(connection: Connection, name: str, role: Role, password: str) -> None:
    """Lets somebody in, with the hash of a password. Raises BadDecision where the name is taken, or is none."""
    hold(connection)
    if not name or name != " ".join(name.split()) or len(name) > LONGEST:
        raise BadDecision(f"{name!r} is no name", remedy=f"give up to {LONGEST} characters, with single spaces")
    if held(connection, name) is not None:
        raise BadDecision(
            f"there is a {name} already", remedy="choose another name, or `onrecord user remove` that one"
        )
    row = {"id": take_keys(connection, 1), "name": name, "role": role, "password": password, "made_at": now()}
    connection.execute(insert(t.person).values(**row))


def remove_person(connection: Connection, name: str) -> None:
    """Lets somebody in no more; what they decided stays. Raises NotFound."""
    key = _key(connection, name)
    connection.execute(delete(t.token).where(t.token.c.person_id == key))
    connection.execute(delete(t.person).where(t.person.c.id == key))


def change_password(connection: Connection, name: str, password: str) -> None:
    """Gives somebody another password, by its hash. Raises NotFound."""
    connection.execute(update(t.person).where(t.person.c.id == _key(connection, name)).values(password=password))


def add_token(connection: Connection, name: str, sha256: str, last_four: str) -> None:
    """Keeps a token of somebody, by its hash. Raises NotFound."""
    hold(connection)
    row = {"person_id": _key(connection, name), "sha256": sha256, "last_four": last_four, "made_at": now()}
    connection.execute(insert(t.token).values(id=take_keys(connection, 1), **row))


def held(connection: Connection, name: str) -> Held | None:
    """Who has this name."""
    return _one(connection, _people().where(t.person.c.name == name))


def of_token(connection: Connection, sha256: str) -> Held | None:
    """Whose token has this hash."""
    return _one(connection, _people().join(t.token).where(t.token.c.sha256 == sha256))


def persons(connection: Connection) -> list[PersonRow]:
    """All who may sign in, by name."""
    p, k = t.person.c, t.token.c
    found = select(k.person_id, k.last_four, k.made_at).order_by(k.id)
    tokens = [(row.person_id, TokenRow(row.last_four, row.made_at)) for row in connection.execute(found)]
    return [
        PersonRow(row.name, row.role, row.made_at, tuple(token for owner, token in tokens if owner == row.id))
        for row in connection.execute(select(p.id, p.name, p.role, p.made_at).order_by(p.name))
    ]


def secret_of(connection: Connection, name: str) -> str | None:
    """The secret of this name, if it was made."""
    return connection.execute(select(t.secret.c.value).where(t.secret.c.name == name)).scalar()


def made_secret(connection: Connection, name: str) -> str:
    """The secret of this name; made where there is none."""
    hold(connection)
    if (there := secret_of(connection, name)) is not None:
        return there
    made = secrets.token_urlsafe(48)
    connection.execute(insert(t.secret).values(name=name, value=made))
    return made


def _people() -> Select[Any]:
    return select(t.person.c.name, t.person.c.role, t.person.c.password)


def _one(connection: Connection, query: Select[Any]) -> Held | None:
    row = connection.execute(query).first()
    return None if row is None else Held(row.name, row.role, row.password)


def _key(connection: Connection, name: str) -> int:
    key = connection.execute(select(t.person.c.id).where(t.person.c.name == name)).scalar()
    if key is None:
        raise NotFound(f"nobody signs in as {name!r}", remedy="`onrecord user list` shows who there is")
    return int(key)
