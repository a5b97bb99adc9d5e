"""One question -> the server's answer, asked again where that may help; the time it took."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx

from benchmarks.chatbot.assistant import Assistant
from benchmarks.chatbot.errors import NoAnswer, Refused
from benchmarks.chatbot.waiting import AGAIN, LONGEST, pause

OK, REDIRECTED, LARGEST = 200, range(300, 400), 16_000_000
REMEDIES = {
    401: "check the key, and the variable that holds it",
    403: "check the key, and what it may use",
    404: "check the address (it ends before /chat/completions, most often in /v1) and the model's name",
    400: "see what the server says; some take no JSON Schema (--answers object or free), others no temperature "
    "(--extra '{\"temperature\": null}')",
}
FOR_ALL = frozenset({401, 403, 404})
"""Statuses that the next report would get as well."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer of the server, and what it cost in time."""

    body: dict[str, Any]
    seconds: float
    """Of the attempt that was answered, from the question to the last byte."""
    attempts: int
    waited: float
    """Seconds lost to attempts that failed, and to waiting after them."""


@dataclass(frozen=True, slots=True)
class _Came:
    """What one attempt brought: a status and a body, or why there is none."""

    status: int | None
    body: bytes = b""
    retry_after: str | None = None
    trouble: str = ""

    @property
    def told(self) -> str:
        """In words."""
        return self.trouble or f"status {self.status}: {_message(self.body)}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line to an assistant."""

    assistant: Assistant
    client: httpx.Client
    timeout: float = 300.0
    """Seconds that one attempt may take, all in all."""
    attempts: int = 5
    sleep: Callable[[float], None] = time.sleep

    def ask(self, question: dict[str, Any]) -> Heard:
        """The answer. Raises NoAnswer where this question gets none, Refused where no question would."""
        begun = time.monotonic()
        for attempt in range(1, self.attempts + 1):
            at = time.monotonic()
            came = self._once(question)
            if came.status == OK:
                return Heard(_object(came.body), time.monotonic() - at, attempt, at - begun)
            if came.status is not None and came.status not in AGAIN:
                raise _refusal(came, self.assistant.endpoint)
            if attempt < self.attempts:
                self._wait(attempt, came)
        seen = f"{self.assistant.endpoint}: no answer in {self.attempts} attempts, the last: {came.told}"
        raise NoAnswer(seen, remedy="try again later; --timeout and --attempts give it longer")

    def _wait(self, attempt: int, came: _Came) -> None:
        seconds = pause(attempt, came.retry_after, datetime.now(UTC))
        if seconds > LONGEST:
            raise NoAnswer(f"{came.told}; the server asks to wait {seconds:,.0f} seconds", remedy="run it again then")
        self.sleep(seconds)

    def _once(self, question: dict[str, Any]) -> _Came:
        until = time.monotonic() + self.timeout
        key = self.assistant.key
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        try:
            with self.client.stream(
                "POST", self.assistant.endpoint, json=question, headers=headers, timeout=self.timeout
            ) as response:
                body = bytearray()
                for piece in response.iter_bytes():
                    body += piece
                    if time.monotonic() > until:
                        return _Came(None, trouble=f"no whole answer in {self.timeout:g} seconds")
                    if len(body) > LARGEST:
                        raise NoAnswer(f"{self.assistant.endpoint}: an answer of over {LARGEST:,} bytes")
                return _Came(response.status_code, bytes(body), response.headers.get("Retry-After"))
        except httpx.TimeoutException:
            return _Came(None, trouble=f"nothing came in {self.timeout:g} seconds")
        except httpx.RequestError as error:
            return _Came(None, trouble=f"not reached ({' '.join(str(error).split()) or type(error).__name__})")


def _refusal(came: _Came, endpoint: str) -> NoAnswer | Refused:
    """What to raise for a status after which asking again does not help."""
    status = came.status or 0
    if status in REDIRECTED:
        return Refused(f"{endpoint}: {came.told}", remedy="it lies elsewhere: give the address it lies at")
    kind = Refused if status in FOR_ALL else NoAnswer
    return kind(f"{endpoint}: {came.told}", remedy=REMEDIES.get(status, "see what the server says"))


def _object(body: bytes) -> dict[str, Any]:
    """The JSON object of an answer. Raises NoAnswer where it is none, or tells of an error."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not isinstance(found.get("choices"), list) or not found["choices"]:
        seen = f"an answer that is no chat completion: {_message(body)}"
        raise NoAnswer(seen, remedy="check the address: it ends before /chat/completions, most often in /v1")
    return found


def _message(body: bytes) -> str:
    """What a server says went wrong, in one line."""
    try:
        found = json.loads(body)
        error = found.get("error", found)
        said = error.get("message", error) if isinstance(error, dict) else error
    except (ValueError, AttributeError, RecursionError):
        said = body.decode("utf-8", "replace")
    line = " ".join(str(said).split())
    return f"{line[:300]}…" if len(line) > 300 else line or "nothing"
