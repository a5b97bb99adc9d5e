"""Answers are kept: what was asked once is not asked again, what is asked otherwise is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from benchmarks.chatbot.asking import Heard, Line
from benchmarks.chatbot.assistant import Assistant
from benchmarks.chatbot.errors import ChatError, Refused
from benchmarks.chatbot.kept import Kept
from benchmarks.chatbot.theirs import Theirs
from onrecord.article import document_from_text
from tests.chatbot.conftest import FILLED, Served, completion

DOCUMENTS = [document_from_text(f"Verania closed port {n}, its minister said.") for n in range(5)]
HEARD = Heard({"choices": [{}]}, 1.5, 2, 3.0)
SOMEONE = Assistant("http://127.0.0.1:9/v1", "small", "sesame")


def test_an_answer_is_found_again(tmp_path: Path) -> None:
    kept = Kept(tmp_path, SOMEONE)
    assert kept.load(DOCUMENTS[0], 1) is None
    kept.save(DOCUMENTS[0], 1, HEARD)
    assert kept.load(DOCUMENTS[0], 1) == HEARD
    assert kept.load(DOCUMENTS[0], 2) is None
    assert kept.load(DOCUMENTS[1], 1) is None
    assert [path.suffix for path in tmp_path.rglob("*.*")] == [".json"]


def test_the_key_is_kept_nowhere_and_changes_nothing(tmp_path: Path) -> None:
    kept = Kept(tmp_path, SOMEONE)
    kept.save(DOCUMENTS[0], 1, HEARD)
    assert "sesame" not in kept.path(DOCUMENTS[0], 1).read_text()
    assert "sesame" not in repr(kept)
    assert Kept(tmp_path, replace(SOMEONE, key="other")).load(DOCUMENTS[0], 1) == HEARD


@pytest.mark.parametrize(
    "change", [{"model": "large"}, {"extra": {"max_tokens": 9}}, {"answers": "free"}, {"address": "http://b"}]
)
def test_what_is_asked_otherwise_is_another_question(tmp_path: Path, change: dict[str, object]) -> None:
    Kept(tmp_path, SOMEONE).save(DOCUMENTS[0], 1, HEARD)
    assert Kept(tmp_path, replace(SOMEONE, **change)).load(DOCUMENTS[0], 1) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("broken", ["", "[]", '{"heard": {"seconds": 1}}', "\x00"])
def test_a_file_that_holds_no_answer_is_told(tmp_path: Path, broken: str) -> None:
    kept = Kept(tmp_path, SOMEONE)
    kept.save(DOCUMENTS[0], 1, HEARD)
    kept.path(DOCUMENTS[0], 1).write_text(broken)
    with pytest.raises(ChatError, match="remove it, to ask again"):
        kept.load(DOCUMENTS[0], 1)


def test_a_run_that_was_broken_off_asks_only_for_what_is_missing(served: Served, tmp_path: Path) -> None:
    down = {"status": 500, "body": ""}
    served.answers(completion(FILLED), down, completion(FILLED))
    kept, told = Kept(tmp_path / "kept", Assistant(served.address, "small")), list[str]()
    with httpx.Client(trust_env=False) as client:
        theirs = Theirs(kept, Line(kept.assistant, client, attempts=1), told.append)
        assert len(theirs.run(DOCUMENTS[:3], 1)) == 2
        assert len(told) == 1
        assert len(theirs.run(DOCUMENTS[:3], 1)) == 3
    assert len(served.asked) == 4
    assert len(Theirs(kept, None, told.append).run(DOCUMENTS[:3], 1)) == 3


def test_a_run_is_given_up_where_nothing_is_answered(served: Served, tmp_path: Path) -> None:
    served.answers({"status": 500, "body": "down"})
    kept, told = Kept(tmp_path / "kept", Assistant(served.address, "small")), list[str]()
    with httpx.Client(trust_env=False) as client, pytest.raises(Refused, match="3 reports in a row"):
        Theirs(kept, Line(kept.assistant, client, attempts=1), told.append).run(DOCUMENTS, 1)
    assert len(served.asked) == 3
