"""`quote`: where words first stood, who carried them on, and how they changed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from sqlalchemy import Connection, select

from onrecord.queries.counting import origins_of
from onrecord.queries.filling import statement_rows
from onrecord.queries.filters import Filter
from onrecord.queries.quoted import Carrier, QuoteRow, Variant, VariantKind
from onrecord.queries.rows import StatementRow
from onrecord.queries.sought import EXACT, found_groups
from onrecord.queries.stamps import moment
from onrecord.queries.tellings import Telling, alone, tellings, through
from onrecord.queries.variants import keys_of, marked, quoted
from onrecord.records import Evidence
from onrecord.store import tables as t

_AT_ONCE = 50
"""Groups whose tellings are loaded together."""


def quote(connection: Connection, words: str, wanted: Filter, *, every: bool = False) -> Iterator[QuoteRow]:
    """What is told of words, whoever said them: those that hold them first, as they stand, else those that are near.

    `every` compares translations and the reports' own words with the first wording, too. Raises NotFound where there is
    no word to look for, and for names that nobody bears.
    """
    groups = found_groups(connection, words, wanted)
    last = None if wanted.limit is None else wanted.offset + wanted.limit
    asked = iter(groups[wanted.offset : last])
    while some := list(islice(asked, _AT_ONCE)):
        yield from _rows(connection, dict(some), every=every)


def _rows(connection: Connection, groups: Mapping[int, float], *, every: bool) -> Iterator[QuoteRow]:
    """The answers of some groups."""
    found = _tellings(connection, groups)
    told = [one for some in found.values() for one in some]
    rows = dict(zip((one.key for one in told), statement_rows(connection, [one.key for one in told]), strict=True))
    languages, outlets = _languages(connection, told), through(connection, told)
    for of, score in groups.items():
        mine = {one.key: one for one in found[of]}
        order = sorted(mine, key=lambda key: (*moment(rows[key].report.published), rows[key].report.id, rows[key].id))
        origins = origins_of(found[of], outlets)
        numbers = {origin: n for n, origin in enumerate(dict.fromkeys(origins[mine[key].report] for key in order), 1)}
        carriers = {
            key: _carrier(rows[key], numbers[origins[mine[key].report]], languages[mine[key].version]) for key in order
        }
        yield _row(score, {key: rows[key] for key in order}, carriers, every=every)


def _tellings(connection: Connection, groups: Mapping[int, float]) -> dict[int, list[Telling]]:
    """All tellings of each group; of what is told once, that."""
    joined = tellings(connection, t.statement, groups)
    once = {one.key: [one] for one in alone(connection, t.statement, (of for of in groups if of not in joined))}
    return joined | once


def _languages(connection: Connection, told: Iterable[Telling]) -> dict[int, str | None]:
    """The languages of the versions."""
    v = t.version.c
    mine = select(v.id, v.language).where(v.id.in_({one.version for one in told}))
    return {row.id: row.language for row in connection.execute(mine)}


def _carrier(row: StatementRow, origin: int, language: str | None) -> Carrier:
    return Carrier(row.report, row.id, origin, row.via, row.mode, row.translated, language)


def _row(score: float, rows: Mapping[int, StatementRow], carriers: Mapping[int, Carrier], *, every: bool) -> QuoteRow:
    """The answer of one group, given by its tellings in the order of time."""
    order = list(rows)
    base = next((k for mode in ("direct", "mixed") for k in order if rows[k].mode == mode), order[0])
    return QuoteRow(
        rows[base], "exact" if score == EXACT else "near", round(score, 1), carriers[order[0]],
        len({row.report.id for row in rows.values()}), max(carrier.origin for carrier in carriers.values()),
        tuple(_variants(base, order, rows, carriers, every=every)),
    )  # fmt: skip


def _variants(
    base: int,
    order: Sequence[int],
    rows: Mapping[int, StatementRow],
    carriers: Mapping[int, Carrier],
    *,
    every: bool,
) -> Iterator[Variant]:
    """The wordings: the one with which the others are compared, then the earliest first."""
    wordings: dict[tuple[VariantKind, tuple[str, ...]], list[int]] = {}
    for key in (base, *(key for key in order if key != base)):
        same = keys_of(_said(rows[key])) == keys_of(_said(rows[base]))
        kind = _kind(carriers[key], carriers[base], same=same)
        wordings.setdefault((kind, keys_of(_said(rows[key]))), []).append(key)
    places = {key: nth for nth, key in enumerate(order)}
    for (kind, _), found in wordings.items():
        found.sort(key=places.__getitem__)
        compared = base not in found and (kind == "wording" or every)
        pieces = marked(_said(rows[base]), _said(rows[found[0]])) if compared else ()
        yield Variant(kind, rows[found[0]].content, pieces, tuple(carriers[key] for key in found))


def _said(row: StatementRow) -> tuple[Evidence, ...]:
    """The speaker's words: of a telling that mixes them with its own, those in quotation marks."""
    return quoted(row.content) if row.mode == "mixed" else row.content


def _kind(telling: Carrier, base: Carrier, *, same: bool) -> VariantKind:
    if telling.mode == "indirect":
        return "paraphrase"
    languages = {one for one in (telling.language, base.language) if one}
    foreign = telling.translated or base.translated or len(languages) > 1
    return "translation" if foreign and not same else "wording"
