"""Answers kept as files, so that a run goes on where it stopped and is graded again without asking, or paying, again."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.chatbot.asking import Heard
from benchmarks.chatbot.assistant import Assistant
from benchmarks.chatbot.errors import ChatError
from onrecord.records import Document

_ODD = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Kept:
    """The answers of one assistant in a folder: a file for each report and run, called by what was asked."""

    folder: Path
    assistant: Assistant

    def path(self, document: Document, run: int) -> Path:
        """Where the answer lies: another prompt, model, setting or text lies elsewhere."""
        asked = {"at": self.assistant.endpoint, "question": self.assistant.question(document)}
        digest = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:16]
        return self.folder / _slug(self.assistant.model) / f"run-{run}" / f"{digest}.json"

    def load(self, document: Document, run: int) -> Heard | None:
        """The answer, or None where there is none yet. Raises ChatError where its file can't be read."""
        path = self.path(document, run)
        try:
            heard = json.loads(path.read_text(encoding="utf-8"))["heard"]
            return Heard(**heard)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ChatError(f"{path}: no kept answer ({error})", remedy="remove it, to ask again") from error

    def save(self, document: Document, run: int, heard: Heard) -> None:
        """Keeps an answer: whole, or not at all."""
        path = self.path(document, run)
        path.parent.mkdir(parents=True, exist_ok=True)
        told: dict[str, Any] = {
            "model": self.assistant.model, "address": self.assistant.endpoint, "run": run, "document": document.id,
            "title": document.title, "heard": asdict(heard),
        }  # fmt: skip
        partly = path.with_suffix(f".{os.getpid()}.tmp")
        partly.write_text(json.dumps(told, indent=1), encoding="utf-8")
        partly.replace(path)


def _slug(name: str) -> str:
    """A model's name as that of a folder.

    >>> _slug("maker/model:7b"), _slug("../..")
    ('maker-model-7b', 'model')
    """
    return _ODD.sub("-", name).strip(".-")[:80] or "model"
