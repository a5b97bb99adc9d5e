"""The shipped encoder: one window of words in, the scores of all heads out.

A window is run alone, never padded beside others: 8-bit dynamic quantization scales over what is in a run, so this is
what makes a parse the same whatever else is read.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import as_file, files
from itertools import chain
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
_CACHED_WORDS = 32_768
_AT_ONCE = 1 << 18
"""Bytes of a file that are read at a time."""
_HIGHEST_BYTE, _HIGHEST_SIGNED = 255, 127


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
"""Slower products of unsigned bytes, for processors on which those of signed ones overflow (those without VNNI). With it
both kinds of processor give one and the same reading."""


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
        self.pieces = lru_cache(_CACHED_WORDS)(self._read)
        options = _options(threads)
        options.add_session_config_entry(_NO_OVERFLOW, str(int(products_overflow())))
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
            with (self.folder / name).open("rb") as file:
                while part := file.read(_AT_ONCE):
                    total.update(part)
        return total.hexdigest()[:12]

    def _read(self, word: str, glued: bool) -> Pieces:
        """The word as the encoder reads it; glued: no white space stands before it."""
        return Pieces(self._pieces.ids(word), shape(word, glued=glued))

    def scores(self, words: list[Pieces]) -> dict[str, Array]:
        """The scores of all heads for the words of one window, a row each."""
        sizes = [len(word.ids) for word in words]
        last = np.cumsum(sizes, dtype=np.int64)
        feed = {
            "ids": [self._pieces.start, *chain.from_iterable([word.ids for word in words]), self._pieces.end],
            "shapes": np.repeat([MARK, *(word.shape for word in words), MARK], [1, *sizes, 1]),
            "first": last - sizes + 1,
            "last": last,
        }
        outputs = self._session.run(self._outputs, {k: np.asarray(v, np.int64) for k, v in feed.items()})
        return dict(zip(self._outputs, outputs, strict=True))


@cache
def products_overflow() -> bool:
    """Whether this processor's products of bytes overflow: a product of the highest ones is tried and compared.

    onnxruntime would take the slower way on every processor, half as slow again, whether it overflows or not.
    """
    product = (files("onrecord.parsing") / "product.onnx").read_bytes()
    session = onnxruntime.InferenceSession(product, _options(threads=1), providers=["CPUExecutionProvider"])
    rows = session.get_inputs()[0]
    (found,) = session.run(None, {rows.name: np.full(rows.shape, _HIGHEST_BYTE, np.uint8)})
    return bool((found != _HIGHEST_BYTE * _HIGHEST_SIGNED * rows.shape[1]).any())


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


def _labels(path: Path) -> Labels:
    raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    names = {kind: tuple(tags) for kind, tags in raw["names"].items()}
    return Labels(
        tuple(raw["upos"]), tuple(raw["xpos"]), tuple(raw["deprels"]), names, tuple(raw["entities"]), raw["label_rank"]
    )
