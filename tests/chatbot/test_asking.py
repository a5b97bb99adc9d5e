"""Questions to a real server on this machine: what is asked again, what is not, and what is told of it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from benchmarks.chatbot.asking import Line
from benchmarks.chatbot.assistant import Assistant
from benchmarks.chatbot.errors import NoAnswer, Refused
from tests.chatbot.conftest import Served, completion

QUESTION = {"model": "small", "messages": [{"role": "user", "content": "Who said what?"}]}
LIMITED = {"status": 429, "body": {"error": {"message": "slow down"}}}
DOWN = {"status": 500, "body": "down for now"}


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False) as client:
        yield client


@pytest.fixture
def slept() -> list[float]:
    return []


def line(served: Served, client: httpx.Client, slept: list[float], **settings: Any) -> Line:
    return Line(Assistant(served.address, "small", "sesame"), client, sleep=slept.append, **settings)


def test_a_question_is_answered(served: Served, client: httpx.Client, slept: list[float]) -> None:
    served.answers(completion("{}"))
    heard = line(served, client, slept).ask(QUESTION)
    assert heard.body["choices"][0]["message"]["content"] == "{}"
    assert (heard.attempts, slept) == (1, [])
    assert served.asked == [QUESTION]
    assert served.keys == ["Bearer sesame"]


def test_without_a_key_none_is_sent(served: Served, client: httpx.Client) -> None:
    served.answers(completion("{}"))
    Line(Assistant(served.address, "small"), client).ask(QUESTION)
    assert served.keys == [None]


def test_who_is_asked_to_wait_waits_as_long_as_told(served: Served, client: httpx.Client, slept: list[float]) -> None:
    served.answers(LIMITED | {"headers": {"Retry-After": "7"}}, completion("{}"))
    assert line(served, client, slept).ask(QUESTION).attempts == 2
    assert slept == [7.0]


def test_a_wait_beyond_the_longest_is_told_and_not_waited(
    served: Served, client: httpx.Client, slept: list[float]
) -> None:
    served.answers(LIMITED | {"headers": {"Retry-After": "3600"}}, completion("{}"))
    with pytest.raises(NoAnswer, match="asks to wait 3,600 seconds"):
        line(served, client, slept).ask(QUESTION)
    assert slept == []


def test_a_server_that_stays_down_is_given_up_after_so_many_attempts(
    served: Served, client: httpx.Client, slept: list[float]
) -> None:
    served.answers(DOWN)
    with pytest.raises(NoAnswer, match="no answer in 4 attempts, the last: status 500: down for now"):
        line(served, client, slept, attempts=4).ask(QUESTION)
    assert slept == [1.0, 2.0, 4.0]
    assert len(served.asked) == 4


def test_silence_ends_at_the_limit(served: Served, client: httpx.Client, slept: list[float]) -> None:
    served.answers({"silent": True})
    with pytest.raises(NoAnswer, match=r"in 0\.2 seconds"):
        line(served, client, slept, timeout=0.2, attempts=2).ask(QUESTION)
    assert len(slept) == 1


def test_an_answer_that_never_ends_ends_at_the_limit(served: Served, client: httpx.Client, slept: list[float]) -> None:
    served.answers({"trickles": True})
    with pytest.raises(NoAnswer, match=r"no whole answer in 0\.4 seconds"):
        line(served, client, slept, timeout=0.4, attempts=1).ask(QUESTION)


def test_after_silence_an_answer_still_counts(served: Served, client: httpx.Client, slept: list[float]) -> None:
    served.answers({"silent": True}, completion("{}"))
    assert line(served, client, slept, timeout=1.0).ask(QUESTION).attempts >= 2


def test_nobody_there_is_told(loopback: None, client: httpx.Client, slept: list[float]) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{deaf.getsockname()[1]}/v1"
        with pytest.raises(NoAnswer, match="not reached"):
            Line(Assistant(address, "small"), client, attempts=2, sleep=slept.append).ask(QUESTION)
    assert slept == [1.0]


@pytest.mark.parametrize(
    ("status", "kind", "told"),
    [(401, Refused, "check the key"), (404, Refused, "check the address"), (400, NoAnswer, "--answers object")],
)
def test_what_would_be_refused_again_is_asked_once(
    served: Served, client: httpx.Client, slept: list[float], status: int, kind: type[Exception], told: str
) -> None:
    served.answers({"status": status, "body": {"error": {"message": "not so"}}})
    with pytest.raises(kind, match=f"status {status}: not so; .*{told}"):
        line(served, client, slept).ask(QUESTION)
    assert len(served.asked) == 1


@pytest.mark.parametrize(
    "body", ["<html>Welcome</html>", "[1]", '{"choices": []}', '{"error": {"message": "x"}}', "[" * 100_000]
)
def test_what_is_no_chat_completion_is_told(
    served: Served, client: httpx.Client, slept: list[float], body: str
) -> None:
    served.answers({"status": 200, "body": body})
    with pytest.raises(NoAnswer, match="no chat completion"):
        line(served, client, slept).ask(QUESTION)


def test_a_redirect_is_not_followed(served: Served, client: httpx.Client, slept: list[float]) -> None:
    served.answers({"status": 307, "headers": {"Location": "http://127.0.0.1:9/"}, "body": ""})
    with pytest.raises(Refused, match="it lies elsewhere"):
        line(served, client, slept).ask(QUESTION)
