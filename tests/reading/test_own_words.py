"""Reading with rows of a user's: the cases in tests/cases/own, each with its files, whole.

`files` are names and contents, `actors` and `rules` which of them are given with which option. `cast` are actors that must
be found, in the keys of the record, '' for null, a part of the name being enough, and `absent_cast` such as must not;
`expected`, `absent` and `events` are those of tests/reading/test_events.py; `said` statements by cue and content; `fired` the
file, line and words of rows that fire, `unfired` file and line of rows that do not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.explain import own_fired
from onrecord.lexicon import Lexicon
from onrecord.parsing.parser import Parser
from onrecord.reading.reader import Reader
from onrecord.records import Actor, Record
from onrecord.trace import FullTrace
from tests.golden import Case, document_of_case, params_of, words_of
from tests.reading.test_events import agrees, told


@pytest.mark.parametrize("case", params_of("own"))
def test_case(case: Case, parser: Parser, tmp_path: Path) -> None:
    for name, content in case.get("files", {}).items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    actors, rules = ([tmp_path / name for name in case.get(option, ())] for option in ("actors", "rules"))
    reader, trace = Reader(parser=parser, lexicon=Lexicon.load(actors=actors, rules=rules)), FullTrace()
    record = reader.read(document_of_case(case), trace)
    missing = [wanted for wanted in case.get("cast", ()) if not any(_is(actor, wanted) for actor in record.actors)]
    wrong = [barred for barred in case.get("absent_cast", ()) if any(_is(actor, barred) for actor in record.actors)]
    assert (missing, wrong) == ([], []), [(a.name, a.kind, a.country, a.code, a.body_code) for a in record.actors]
    _check_events(case, record)
    said = [(words_of(s.cue), words_of(s.content)) for s in record.statements]
    assert all((wanted["cue"], wanted["content"]) in said for wanted in case.get("said", ())), said
    fired = [
        (Path(f.file).name, f.line, f.quote)
        for f in own_fired(record, trace.steps, reader.lexicon.sources)
        if not f.dropped
    ]
    assert all(tuple(wanted) in fired for wanted in case.get("fired", ())), fired
    assert not {(file, line) for file, line, _ in fired} & {tuple(barred) for barred in case.get("unfired", ())}


def _check_events(case: Case, record: Record) -> None:
    shown = [told(record, event) for event in record.events]
    missing = [wanted for wanted in case.get("expected", ()) if not any(agrees(wanted, event) for event in shown)]
    wrong = [barred for barred in case.get("absent", ()) if any(agrees(barred, event) for event in shown)]
    assert (missing, wrong) == ([], []), shown
    assert len(shown) == case.get("events", len(shown)), shown


def _is(actor: Actor, wanted: dict[str, str]) -> bool:
    name = wanted.get("name", "")
    return name in actor.name and all((getattr(actor, key) or "") == v for key, v in wanted.items() if key != "name")
