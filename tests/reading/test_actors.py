"""Golden cases of who is meant: which mentions are one actor, which are not, and what is known of each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from onrecord.lexicon.actors import ActorLexicon
from onrecord.parsing.parse import Parse
from onrecord.parsing.parser import Parser
from onrecord.reading.actors import Cast, find_actors
from onrecord.reading.mentions import find_mentions
from onrecord.records import Actor, Document, Stamp

CASES = Path(__file__).parent.parent / "cases" / "who"
Case = dict[str, Any]


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield pytest.param(case, id=f"{path.stem}: {case['about']}")


@cache
def parser() -> Parser:
    return Parser.load()


@cache
def lexicon() -> ActorLexicon:
    return ActorLexicon.load()


def cast_of(text: str, *, heads: tuple[str, ...] = (), published: str | None = None) -> tuple[Parse, Cast]:
    """The parse of a text and its cast; the words named by heads are such as statements need."""
    parse = parser().parse(text)
    starts = {span_of(text, quote)[0] for quote in heads}
    needed = frozenset(token.index for token in parse.tokens if token.start in starts)
    document = Document("d", text, published=Stamp(published, "text") if published else None)
    mentions = find_mentions(parse, heads=needed, lexicon=lexicon())
    return parse, find_actors(document, parse, mentions, speaking=needed, lexicon=lexicon())


def span_of(text: str, quote: str) -> tuple[int, int]:
    """Where a quote stands; 'Oslo#2' is its second occurrence as a word of its own."""
    words, _, number = quote.partition("#")
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    return found[int(number or 1) - 1].span()


def is_meant(actor: Actor, span: tuple[int, int]) -> bool:
    """Whether a mention of the actor is that span, or as much of it as matters: its last words."""
    return any(m.end == span[1] and (m.start <= span[0] or m.start < span[1]) for m in actor.mentions)


def the_actor(cast: Cast, text: str, wanted: Case) -> Actor:
    """The one actor of that name, or that its first words mean."""
    if name := wanted.get("name"):
        found = [a for a in cast.actors if name in (a.name, *(m.quote for m in a.mentions))]
    else:
        found = [a for a in cast.actors if is_meant(a, span_of(text, wanted["means"][0]))]
    assert len(found) == 1, [(a.name, [m.quote for m in a.mentions]) for a in cast.actors]
    return found[0]


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: Case) -> None:
    text = case["text"]
    _, cast = cast_of(text, heads=tuple(case.get("heads", ())), published=case.get("published"))
    called = {name for a in cast.actors for name in (a.name, *(m.quote for m in a.mentions))}
    assert not called & set(case.get("absent", ()))
    actors = [the_actor(cast, text, wanted) for wanted in case.get("actors", ())]
    names = {a.id: a.name for a in cast.actors}
    for actor, wanted in zip(actors, case.get("actors", ()), strict=True):
        assert [names[m] for m in actor.members] == wanted.get("members", [names[m] for m in actor.members])
    assert len({a.id for a in actors}) == len(actors), "two of the case's actors are one"
    for actor, wanted in zip(actors, case.get("actors", ()), strict=True):
        compare(actor, wanted, text)


def compare(actor: Actor, wanted: Case, text: str) -> None:
    for quote in wanted.get("means", ()):
        assert is_meant(actor, span_of(text, quote)), f"{quote} does not mean {actor.name}: {actor.mentions}"
    for quote in wanted.get("not_means", ()):
        assert not is_meant(actor, span_of(text, quote)), f"{quote} means {actor.name}"
    if "kind" in wanted:
        assert actor.kind in wanted["kind"].split("|")
    for field in ("country", "code", "body_code"):
        if field in wanted:
            assert (getattr(actor, field) or "") == wanted[field]
    if "candidates" in wanted:
        assert len(actor.candidates) == wanted["candidates"]
    if "role" in wanted:
        assert wanted["role"] in actor.roles
    assert wanted.get("known", {}).items() <= dict(actor.known_from).items()
    for quote, form in wanted.get("forms", {}).items():
        assert any(m.quote == quote and m.form == form for m in actor.mentions)
