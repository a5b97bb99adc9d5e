"""Which assistant is asked, and the body of a question to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from benchmarks.chatbot.form import json_schema
from onrecord.records import Document

PROMPT = Path(__file__).with_name("prompt.txt")
PATH = "/chat/completions"
Answers = Literal["schema", "object", "free"]
"""How the server is told to keep to JSON: by the schema, as any object, or by the prompt alone."""


@dataclass(frozen=True, slots=True)
class Assistant:
    """An assistant behind an OpenAI-compatible address."""

    address: str
    """As clients are given it: it ends before /chat/completions, most often in /v1."""
    model: str
    key: str = field(default="", repr=False)
    """Sent as a bearer token, and kept nowhere; empty where the address wants none."""
    answers: Answers = "schema"
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Put into each question; a null takes a key out."""

    @property
    def endpoint(self) -> str:
        """Where questions go.

        >>> Assistant("http://127.0.0.1:9/v1/", "m").endpoint
        'http://127.0.0.1:9/v1/chat/completions'
        """
        return self.address.rstrip("/").removesuffix(PATH) + PATH

    def question(self, document: Document) -> dict[str, Any]:
        """The body of the request about a report."""
        body: dict[str, Any] = {"model": self.model, "messages": messages(document), "temperature": 0}
        body |= {"response_format": shape} if (shape := _shape(self.answers)) else {}
        return {key: value for key, value in (body | dict(self.extra)).items() if value is not None}


def messages(document: Document) -> list[dict[str, str]]:
    """The fixed prompt with the schema, then the report: what came with it from outside, and its text."""
    prompt = PROMPT.read_text(encoding="utf-8") + json.dumps(json_schema(), ensure_ascii=False)
    given = "".join(f"{key}: {value}\n" for key, value in outside(document).items())
    head = f"Given with the report:\n{given}\n" if given else ""
    return [
        {"role": "system", "content": prompt},
        {"role": "user", "content": f"{head}The report:\n\n{document.text}"},
    ]


def outside(document: Document) -> dict[str, str]:
    """What is known of a report from elsewhere than its text: onrecord is given it, too."""
    return {claim.field: claim.value for claim in reversed(document.claims) if claim.how != "text"}


def _shape(answers: Answers) -> dict[str, Any]:
    """What asks a server to keep to JSON; nothing where the prompt alone does."""
    if answers == "schema":
        return {"type": "json_schema", "json_schema": {"name": "record", "strict": True, "schema": json_schema()}}
    return {"type": "json_object"} if answers == "object" else {}
