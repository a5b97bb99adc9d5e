"""What the archive joins of the reports of a gold folder, and what that is worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from onrecord.archive import Archive
from onrecord.lexicon import Lexicon
from onrecord.reading.reader import Reader
from onrecord.records import Record
from onrecord.store import tables as t
from tests.joining.gold import Gold, Group, Telling
from tests.joining.parts import Found, events_in, statements_in
from tests.joining.scoring import Place, Score, placed, score, score_answers

Groups = list[list[Found]]


def read(gold: Gold, folder: Path) -> dict[str, Record]:
    """The records of the reports, by their ids; read with the states of the folder."""
    states = folder / "states.toml"
    reader = Reader(lexicon=Lexicon.load(actors=[states] if states.exists() else []))
    return {report: reader.read(document) for report, document in gold.documents.items()}


def scores(gold: Gold, records: Mapping[str, Record], archive: Archive) -> dict[str, Score]:
    """Adds records to an archive that is empty, and scores what it joins: origins, statements, events, answers."""
    for report, record in records.items():
        archive.add(record, place=report)
    by_document = {record.document.id: report for report, record in records.items()}
    with archive.asking() as connection:
        found = _Found(connection, by_document)
        said, done = placed(statements_in(records), gold.statements), placed(events_in(records), gold.happenings)
        return {
            "origins": score(found.origins(), _reports(gold), _origins(gold)),
            "statements": score(found.groups(t.statement), said, gold.statements),
            "events": score(found.groups(t.event), done, gold.happenings),
            "answers": score_answers(found.answers(), said, gold.answers),
        }


def _origins(gold: Gold) -> list[Group]:
    return [Group(reports[0], tuple(Telling(report, ()) for report in reports)) for reports in gold.origins]


def _reports(gold: Gold) -> dict[Any, Place]:
    return {(report, ""): Place(reports[0], at) for reports in gold.origins for at, report in enumerate(reports)}


class _Found:
    """What an archive joined, by reports and ids."""

    def __init__(self, connection: Any, reports: Mapping[str, str]) -> None:
        self.connection, self.reports = connection, reports

    def origins(self) -> Groups:
        v, r = t.version.c, t.report.c
        rows = self.connection.execute(select(r.origin_id, v.document_id).join(t.version).where(v.is_current))
        return self._grouped((origin, document, "") for origin, document in rows)

    def groups(self, table: Table) -> Groups:
        c = table.c
        query = select(c.same_id, t.version.c.document_id, c.ref).join(t.version, t.version.c.id == c.version_id)
        if "mirror_of_id" in c:
            query = query.where(c.mirror_of_id.is_(None))
        return self._grouped(self.connection.execute(query.where(c.is_current)))

    def answers(self) -> list[tuple[Found, Found]]:
        keys = self._keys()
        within = self.connection.execute(select(t.answer.c.statement_id, t.answer.c.responds_to_id))
        across = select(t.reply.c.statement_id, t.reply.c.responds_to_id).where(t.reply.c.sure == "join")
        pairs = [*within, *self.connection.execute(across)]
        return [(keys[a], keys[b]) for a, b in pairs]

    def _keys(self) -> dict[int, Found]:
        s, v = t.statement.c, t.version.c
        rows = self.connection.execute(select(s.id, v.document_id, s.ref).join(t.version).where(s.is_current))
        return {key: (self.reports[document], ref) for key, document, ref in rows}

    def _grouped(self, rows: Any) -> Groups:
        groups: dict[int, list[Found]] = defaultdict(list)
        for group, document, ref in rows:
            if group is not None:
                groups[group].append((self.reports[document], ref))
        return list(groups.values())


def table(found: Mapping[str, Score]) -> Sequence[str]:
    """The scores as lines."""
    return [
        f"{name:11} precision {s.precision:.3f} recall {s.recall:.3f} of found {s.recall_of_found:.3f}  "
        f"right {s.right} wrong {len(s.wrong)} joined {s.joined} findable {s.findable} gold {s.gold}"
        for name, s in found.items()
    ]
