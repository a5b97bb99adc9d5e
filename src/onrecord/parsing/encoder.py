"""The shipped encoder: one window of words in, the scores of all heads out.

A window is run alone, never padded beside others: 8-bit dynamic quantization scales over what is in a run, so this is
what makes a parse the same whatever else is read.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Literal

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.errors import ModelMissing

from .shapes import MARK, shape
from .wordpiece import WordPiece

Array = NDArray[np.float32]
Model = Literal["full", "small"]
MODELS: dict[Model, str] = {"full": "encoder.onnx", "small": "small.onnx"}
"""The networks that come with the package: all six layers, or the shallower one that was taught by it."""
_SHARED = ("labels.json", "vocab.txt")


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets of the heads, in the order of their scores."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprels: tuple[str, ...]
    names: dict[str, tuple[str, ...]]
    entities: tuple[str, ...]
    label_rank: int


_NO_OVERFLOW = "session.x64quantprecision"
"""On processors without VNNI: slower products of unsigned bytes, since those of signed ones overflow there; elsewhere
without effect. With it both kinds of processor give one and the same reading."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the encoder reads of one word: its word pieces and its shape."""

    ids: tuple[int, ...]
    shape: int


class Encoder:
    """The network and its vocabulary. Raises ModelMissing where a file of the model lacks."""

    def __init__(self, folder: Path, *, threads: int = 1, model: Model = "full") -> None:
        self._files = (MODELS[model], *_SHARED)
        for name in self._files:
            if not (folder / name).is_file():
                raise ModelMissing(
                    f"no {name} in {folder}", remedy="reinstall onrecord, or `make train` to make the model anew"
                )
        self.folder = folder
        self.labels = _labels(folder / "labels.json")
        self._pieces = WordPiece.load(folder / "vocab.txt")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry(_NO_OVERFLOW, "1")
        self._session = onnxruntime.InferenceSession(
            str(folder / MODELS[model]), options, providers=["CPUExecutionProvider"]
        )
        self._outputs = [output.name for output in self._session.get_outputs()]

    @classmethod
    def shipped(cls, *, threads: int = 1, model: Model = "full") -> Encoder:
        """An encoder that comes with the package."""
        with as_file(files("onrecord.parsing") / "model") as folder:
            return cls(folder, threads=threads, model=model)

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits of the SHA-256 of the model's files."""
        total = hashlib.sha256()
        for name in self._files:
            total.update((self.folder / name).read_bytes())
        return total.hexdigest()[:12]

    def pieces(self, word: str, *, glued: bool) -> Pieces:
        """The word as the encoder reads it; glued: no white space stands before it."""
        return Pieces(self._pieces.ids(word), shape(word, glued=glued))

    def scores(self, words: list[Pieces]) -> dict[str, Array]:
        """The scores of all heads for the words of one window, a row each."""
        ids, shapes, first, last = [self._pieces.start], [MARK], [], []
        for word in words:
            first.append(len(ids))
            ids += word.ids
            shapes += [word.shape] * len(word.ids)
            last.append(len(ids) - 1)
        ids.append(self._pieces.end)
        shapes.append(MARK)
        feed = {"ids": ids, "shapes": shapes, "first": first, "last": last}
        outputs = self._session.run(self._outputs, {k: np.array(v, np.int64) for k, v in feed.items()})
        return dict(zip(self._outputs, outputs, strict=True))


def _labels(path: Path) -> Labels:
    raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    names = {kind: tuple(tags) for kind, tags in raw["names"].items()}
    return Labels(
        tuple(raw["upos"]), tuple(raw["xpos"]), tuple(raw["deprels"]), names, tuple(raw["entities"]), raw["label_rank"]
    )
