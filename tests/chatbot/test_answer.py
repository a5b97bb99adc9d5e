"""What assistants write instead of an answer, and around one."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from benchmarks.chatbot.answer import answer
from benchmarks.chatbot.form import json_schema
from tests.chatbot.conftest import FILLED, completion


def body(content: str | None, finish: str = "stop") -> dict[str, Any]:
    found: dict[str, Any] = completion(content, finish)["body"]
    return found


@pytest.mark.parametrize(
    "content",
    [
        FILLED,
        f"```json\n{FILLED}\n```",
        f"Here is the record:\n```\n{FILLED}\n```\nI hope it helps {{or not}}.",
        f"<think>The schema wants {{}} and {{quote}}.</think>\n{FILLED}",
    ],
)
def test_an_answer_is_found_in_what_is_around_it(content: str) -> None:
    found = answer(body(content))
    assert (found.trouble, found.broken) == ("", 0)
    assert [s.act for s in found.filled.statements] == ["assert", "demand"]


@pytest.mark.parametrize(
    ("content", "finish", "trouble"),
    [
        (FILLED[:400], "stop", "no JSON"),
        (FILLED[:400], "length", "cut off"),
        ("", "length", "cut off"),
        (None, "stop", "no words"),
        ("I can't help with that.", "stop", "no JSON"),
        ('{"answer": 3}', "stop", "no JSON"),
        ("{" * 100_000, "stop", "no JSON"),
        ('{"actors": ' + "[" * 100_000, "stop", "no JSON"),
    ],
)
def test_what_can_not_be_used_is_told(content: str | None, finish: str, trouble: str) -> None:
    found = answer(body(content, finish))
    assert found.trouble == trouble
    assert found.filled.statements == ()


@pytest.mark.parametrize("choice", [None, {}, {"message": None}, {"message": {"content": [1]}}])
def test_a_choice_without_a_message_has_no_words(choice: object) -> None:
    assert answer({"choices": [choice]}).trouble == "no words"


def test_an_item_that_breaks_the_form_is_left_out_alone() -> None:
    whole = json.loads(FILLED)
    whole["statements"][0]["act"] = "utter"
    whole["actors"][0]["name"] = "\ud800"
    whole["times"] = "Monday"
    whole["events"].append(whole["events"][0])
    found = answer(body(json.dumps(whole)))
    assert [s.id for s in found.filled.statements] == ["s2"]
    assert [a.id for a in found.filled.actors] == ["a2"]
    assert [e.id for e in found.filled.events] == ["e1"]
    assert (found.broken, found.trouble) == (4, "")


def test_the_example_follows_the_schema_that_is_sent() -> None:
    jsonschema.validate(json.loads(FILLED), json_schema())


def test_the_schema_is_one_that_strict_servers_take() -> None:
    def objects(node: object) -> Any:
        if isinstance(node, dict):
            if node.get("type") == "object":
                yield node
            for part in node.values():
                yield from objects(part)

    found = list(objects(json_schema()))
    assert len(found) == 9
    assert all(o["required"] == list(o["properties"]) and o["additionalProperties"] is False for o in found)
