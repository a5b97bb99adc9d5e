"""Who may do what, and what readers report: the part of `Archive` that keeps it."""

from __future__ import annotations

from sqlalchemy import Engine

from onrecord.queries import reviewing
from onrecord.queries.reviewing import OpenRow, PairRow, ProblemRow, WaitingRow
from onrecord.store.deciding.kinds import Author
from onrecord.store.engine import reading, writing
from onrecord.store.people import persons, problems
from onrecord.store.people.persons import Held, PersonRow, Role
from onrecord.store.people.problems import Report, State

__all__ = ["Held", "People", "PersonRow", "Report", "Role", "State"]


class People:
    """People, their tokens, and what they report. Passwords and tokens come as hashes: whoever knows them keeps them."""

    engine: Engine

    def people(self) -> list[PersonRow]:
        """All who may sign in, by name."""
        with reading(self.engine) as connection:
            return persons.persons(connection)

    def person(self, name: str) -> Held | None:
        """Who has this name."""
        with reading(self.engine) as connection:
            return persons.held(connection, name)

    def person_of_token(self, sha256: str) -> Held | None:
        """Whose token has this hash."""
        with reading(self.engine) as connection:
            return persons.of_token(connection, sha256)

    def add_person(self, name: str, role: Role, password: str) -> None:
        """Lets somebody in, with the hash of a password. Raises BadDecision where the name is taken, or is none."""
        with writing(self.engine) as connection:
            persons.add_person(connection, name, role, password)

    def remove_person(self, name: str) -> None:
        """Lets somebody in no more; what they decided stays. Raises NotFound."""
        with writing(self.engine) as connection:
            persons.remove_person(connection, name)

    def change_password(self, name: str, password: str) -> None:
        """Gives somebody another password, by its hash; their sessions end. Raises NotFound."""
        with writing(self.engine) as connection:
            persons.change_password(connection, name, password)

    def add_token(self, name: str, sha256: str, last_four: str) -> None:
        """Keeps a token of somebody, by its hash. Raises NotFound."""
        with writing(self.engine) as connection:
            persons.add_token(connection, name, sha256, last_four)

    def secret(self, name: str) -> str:
        """The secret of this name; made where there is none."""
        with reading(self.engine) as connection:
            there = persons.secret_of(connection, name)
        if there is not None:
            return there
        with writing(self.engine) as connection:
            return persons.made_secret(connection, name)

    def report_problem(self, given: Report) -> str:
        """Keeps what a reader reports as wrong; its number. Raises NotFound, BadDecision."""
        with writing(self.engine) as connection:
            return problems.take_in(connection, given)

    def settle_problem(self, number: str, state: State, author: Author, decision: str | None = None) -> None:
        """Says what became of a problem, and by which decision. Raises NotFound, BadDecision."""
        with writing(self.engine) as connection:
            problems.settle(connection, number, state, author.by, author.why, decision)

    def problem(self, number: str) -> ProblemRow:
        """What was reported under a number. Raises NotFound."""
        with reading(self.engine) as connection:
            return reviewing.problem(connection, number)

    def problems(self, *, state: State | None = "open", limit: int | None = None, offset: int = 0) -> list[ProblemRow]:
        """What readers reported, what waits longest first."""
        with reading(self.engine) as connection:
            return reviewing.problems(connection, state=state, limit=limit, offset=offset)

    def doubtful_pairs(self, *, limit: int | None = None, offset: int = 0) -> list[PairRow]:
        """Pairs that are perhaps the same, the likeliest first."""
        with reading(self.engine) as connection:
            return reviewing.doubtful_pairs(connection, limit=limit, offset=offset)

    def open_actors(self, *, limit: int | None = None, offset: int = 0) -> list[OpenRow]:
        """Statements and events in which it is open who somebody is, and nobody looked yet."""
        with reading(self.engine) as connection:
            return reviewing.open_actors(connection, limit=limit, offset=offset)

    def waiting(self) -> WaitingRow:
        """How much waits for a person, by kind."""
        with reading(self.engine) as connection:
            return reviewing.waiting(connection)
