"""Which single statements, events and times of a record gold calls right: what a confidence is measured by."""

from __future__ import annotations

from argparse import Namespace
from typing import Any, Literal

Item = dict[str, Any]
Kind = Literal["statement", "speaker", "event", "time"]


def finds(kind: Kind, record: Item) -> tuple[Item, ...]:
    """The finds of a record in order: its statements, those of a known speaker, its events or times."""
    found = record["statements" if kind == "speaker" else f"{kind}s"]
    return tuple(f for f in found if kind != "speaker" or f["speaker"])


def sureness(kind: Kind, find: Item) -> float:
    """How sure a record is of a find."""
    return float(find["speaker_confidence" if kind == "speaker" else "confidence"])


def verdicts(kind: Kind, grader: Any, gold: Item, record: Item, options: Namespace) -> tuple[bool | None, ...]:
    """For each find of a record in order: whether gold calls it right; None where it does not say."""
    if kind == "time":
        return times(gold, record)
    judge = {"statement": statements, "speaker": speakers, "event": events}[kind]
    known = judge(grader, gold, record, options)
    return tuple(known.get(find["id"]) for find in finds(kind, record))


def statements(grader: Any, gold: Item, record: Item, options: Namespace) -> dict[str, bool]:
    """By the id of each statement that counts: whether it is linked to an attribution of gold, as `corpus.py` links them.

    What gold leaves out counts as wrong here, be it true or not.
    """
    ours, wanted = _both(grader, gold, record, options)
    met = {s["id"]: _same_words(grader, s, a) and _same_source(s, a) for s, a in grader.aligned(ours, wanted)}
    return {s["id"]: met.get(s["id"], False) for s in ours}


def speakers(grader: Any, gold: Item, record: Item, options: Namespace) -> dict[str, bool]:
    """By the id of each statement whose words gold has: whether it has the same source for them."""
    pairs = grader.aligned(*_both(grader, gold, record, options))
    return {s["id"]: _same_source(s, a) for s, a in pairs if _same_words(grader, s, a)}


def _both(grader: Any, gold: Item, record: Item, options: Namespace) -> tuple[list[Item], list[Item]]:
    """The statements and the attributions that count, with their words."""
    text = gold["text"]
    tokens = [m.span() for m in grader.WORD.finditer(text)]
    attributed = [{**a, "content": a.get("content_full") or a["content"]} for a in gold["attributions"]]
    skipped = [a for a in attributed if options.ignore_first_person and grader.skipped(a)]
    wanted = [grader.with_words(a, text, tokens) for a in attributed if a not in skipped]
    ignored = [grader.with_words(a, text, tokens) for a in skipped]
    said = [s for s in record["statements"] if not (options.outermost and s["parent"])]
    ours = [{**grader.with_words(s, text, tokens), "id": s["id"]} for s in said]
    return [s for s in ours if grader.nearest(s, wanted) >= grader.nearest(s, ignored)], wanted


def _same_words(grader: Any, said: Item, attribution: Item) -> bool:
    return bool(grader.dice(said["content_words"], attribution["content_words"]) >= 0.5)


def _same_source(said: Item, attribution: Item) -> bool:
    one, other = said["source_words"], attribution["source_words"]
    return bool(one & other) or not (one or other)


def events(grader: Any, gold: Item, record: Item, _: Namespace) -> dict[str, bool]:
    """By its id the first event of a sentence of which gold knows both sides: whether its kind and their countries are right.

    Gold names the main event of a sentence alone, so that nothing is known of the others.
    """
    wanted = [e for e in gold["events"] if all(e.get(k) for k in ("source", "target", "code"))]
    told = [e for e in record["events"] if e["modality"] != "denied"]
    if not wanted or not told:
        return {}
    code = "cameo" if wanted[0]["code"][:2].isdigit() else "plover"
    right = {(e["source"][:3], e["target"][:3], grader.root(e["code"])) for e in wanted}
    codes = {a["id"]: (a["code"] or "---")[:3] for a in record["actors"]}
    first, kind = told[0], grader.root(told[0][code] or "---")
    ours = {(codes[a], codes[r], kind) for a in first["actors"] for r in first["recipients"]}
    return {first["id"]: bool(ours) and ours <= right}


def times(gold: Item, record: Item) -> tuple[bool, ...]:
    """For each time expression in order: whether it overlaps one of gold that nothing has yet, and has its value."""
    free, judged = list(gold["timexes"]), []
    for time in record["times"]:
        met = next((t for t in free if time["start"] < t["end"] and t["start"] < time["end"]), None)
        if met is not None:
            free.remove(met)
        judged.append(met is not None and (met.get("value") or "") == time["value"])
    return tuple(judged)
