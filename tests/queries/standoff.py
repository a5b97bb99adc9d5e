"""An invented dispute in four reports and a copy, made by hand: what one side put to the other, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Table, delete, insert, select, update

from onrecord.archive import Archive
from onrecord.store import tables as t
from onrecord.store.engine import writing
from tests.queries.telling import Telling

FIRST = (
    "Elin Darvas demanded that Kostria free the crew of the Amsel. She demanded an apology. "
    "She accused Kostria of piracy on the strait. She asked Oskar Venn whether the crew was alive. "
    "Darvas demanded a second harbour from Kostria and talks with Oskar Venn."
)
SECOND = (
    "Oskar Venn rejected the demand for the crew. Venn denied the charge of piracy. "
    "Venn would not comment on the harbour. Talland offered to mediate between Verania and Kostria. Venn agreed to that."
)
THIRD = "Kostria freed the crew of the Amsel on Tuesday. Darvas withdrew her demand for an apology."
FOURTH = "Oskar Venn met Elin Darvas. Kostria expelled an envoy of Verania."


class Standoff:
    """The reports, and the ids of what they tell."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        self.first, self.copy = self._first("2031-05-01", "Meridian Wire"), self._first("2031-05-02", "Harrow Post")
        self.second, self.third, self.fourth = self._second(), self._third(), self._fourth()

    def _first(self, published: str, publisher: str) -> Telling:
        told = Telling(FIRST, published=published, publisher=publisher)
        darvas, kostria = told.who("Elin Darvas", "person", "VRN"), told.who("Kostria", "state", "KST")
        venn = told.who("Oskar Venn", "person", "KST")
        crew = told.said(darvas, "demanded", "Kostria free the crew of the Amsel", act="demand")
        told.did([darvas], [kostria], "1053 REQUEST", "demanded that Kostria free the crew", modality="happened")
        apology = told.said(darvas, "demanded", "an apology", act="demand")
        charge = told.said(darvas, "accused", "piracy on the strait", act="accuse", addressees=(kostria,))
        alive = told.said(darvas, "asked", "whether the crew was alive", act="ask", addressees=(venn,))
        harbour = told.said(darvas, "demanded", "a second harbour from Kostria", act="demand")
        told.said(darvas, "demanded", "talks with Oskar Venn", act="demand", confidence=0.4)
        self.ids.setdefault("crew", crew)
        names = {"crew": crew, "apology": apology, "charge": charge, "alive": alive, "harbour": harbour}
        self.ids |= {name if publisher == "Meridian Wire" else f"{name} again": one for name, one in names.items()}
        return told

    def _second(self) -> Telling:
        told = Telling(SECOND, published="2031-05-03", publisher="Kost Courier")
        venn, talland = told.who("Oskar Venn", "person", "KST"), told.who("Talland", "state", "TAL")
        told.who("Verania", "state", "VRN")
        told.who("Kostria", "state", "KST")
        self.ids["rejection"] = told.said(venn, "rejected", "the demand for the crew", act="reject")
        self.ids["denial"] = told.said(venn, "denied", "the charge of piracy", act="deny")
        self.ids["no comment"] = told.said(venn, "would not comment", "the harbour", act="decline", rules=("comment",))
        offer = told.said(talland, "offered", "mediate between Verania and Kostria", act="propose")
        told.said(venn, "agreed", "to that", act="agree", responds_to=(offer,))
        return told

    def _third(self) -> Telling:
        told = Telling(THIRD, published="2031-05-07", publisher="Meridian Wire")
        kostria, darvas = told.who("Kostria", "state", "KST"), told.who("Darvas", "person", "VRN")
        crew = told.who("the crew", "group", "VRN")
        self.ids["freed"] = told.did([kostria], [crew], "0841 CONCEDE", "freed", when="2031-05-06")
        self.ids["withdrawal"] = told.said(darvas, "withdrew", "her demand for an apology", act="retract")
        return told

    def _fourth(self) -> Telling:
        told = Telling(FOURTH, published="2031-05-09", publisher="Meridian Wire")
        venn, darvas = told.who("Oskar Venn", "person", "KST"), told.who("Elin Darvas", "person", "VRN")
        kostria, verania = told.who("Kostria", "state", "KST"), told.who("Verania", "state", "VRN")
        met = told.did([venn], [darvas], "040 CONSULT", "met")
        told.did([darvas], [venn], "040 CONSULT", "met", mirror_of=met)
        told.did([kostria], [verania], "161 SANCTION", "expelled an envoy")
        return told

    def fill(self, archive: Archive) -> Archive:
        """Adds the reports, and joins them."""
        for told in (self.first, self.copy, self.second, self.third, self.fourth):
            archive.add(told.record)
        with writing(archive.engine) as connection:
            self._join(connection)
        return archive

    def _join(self, connection: Connection) -> None:
        for table in (t.reply, t.same_statement, t.near_copy):
            connection.execute(delete(table))
        connection.execute(update(t.statement).values(same_id=None))
        connection.execute(update(t.report).values(origin_id=None))
        for name in ("crew", "apology", "charge", "alive", "harbour"):
            _same(connection, t.statement, [key_of(connection, self.ids[n]) for n in (name, f"{name} again")])
        r, v = t.report.c, t.version.c
        copies = select(r.id).join(t.version).where(v.text == FIRST)
        connection.execute(
            update(t.report).where(r.id.in_(copies)).values(origin_id=copies.order_by(r.id).limit(1).scalar_subquery())
        )
        reply(connection, self.ids["rejection"], self.ids["crew again"])
        reply(connection, self.ids["denial"], self.ids["charge"])
        reply(connection, self.ids["no comment"], self.ids["harbour"], "perhaps")


def reply(connection: Connection, answer: str, claim: str, sure: str = "join") -> None:
    """Joins an answer to what it answers."""
    keys = {"statement_id": key_of(connection, answer), "responds_to_id": key_of(connection, claim)}
    connection.execute(insert(t.reply).values(**keys, sure=sure, score=0.9, why=("by hand",)))


def key_of(connection: Connection, ref: str) -> int:
    """The key of a statement."""
    return int(connection.execute(select(t.statement.c.id).where(t.statement.c.ref == ref)).scalar_one())


def _same(connection: Connection, table: Table, keys: Iterable[int]) -> None:
    some = sorted(keys)
    connection.execute(update(table).where(table.c.id.in_(some)).values(same_id=some[0]))
