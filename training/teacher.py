"""The shipped encoder as a network again: its 8-bit weights brought back to floating point, to teach a smaller one."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import NodeProto, numpy_helper
from torch import Tensor

from onrecord.parsing.wordpiece import WordPiece

from .network import MIXED_LAYERS, Inventory, Reader

_WITHOUT_BIAS = {256: "arcs.prior", 128: "antecedents.prior"}
"""The two maps that have no bias to be known by, by the width that they take in."""
_PREFIX = "reader."


def inventory_in(folder: Path) -> Inventory:
    """The label sets of a shipped encoder."""
    raw = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    names = {kind: tuple(tags) for kind, tags in raw["names"].items()}
    return Inventory(tuple(raw["upos"]), tuple(raw["xpos"]), tuple(raw["deprels"]), names, tuple(raw["entities"]))


def teacher(folder: Path) -> Reader:
    """The network of a shipped encoder, ready to be asked."""
    reader = Reader(inventory_in(folder), len(WordPiece.load(folder / "vocab.txt")))
    reader.load_state_dict(weights(folder / "encoder.onnx"))
    return reader.eval()


def weights(path: Path) -> dict[str, Tensor]:
    """The weights by their names in the network. A map is known by the bias that is added to its product."""
    graph = onnx.load(str(path)).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    users = {name: node for node in graph.node for name in node.input}
    found = {name.removeprefix(_PREFIX): torch.tensor(held[name]) for name in held if name.startswith(_PREFIX)}
    for name in [name for name in found if name.endswith("_quantized")]:
        stem = name.removesuffix("_quantized")
        found[stem] = torch.tensor(_floats(held, _PREFIX + stem))
    for node in graph.node:
        stem = next(
            (name.removesuffix("_quantized") for name in node.input if name in held and name.endswith("_quantized")), ""
        )
        if stem.startswith("onnx::MatMul"):
            matrix = torch.tensor(_floats(held, stem).T.copy())
            found[(_bias_of(node, users) or _WITHOUT_BIAS[matrix.shape[1]]) + ".weight"] = matrix
    found["encoder.mix"] = torch.log(torch.tensor(_shares(held)))
    return {name: value for name, value in found.items() if not name.endswith(("_quantized", "_scale", "_zero_point"))}


def _floats(held: dict[str, np.ndarray], stem: str) -> np.ndarray:
    part = lambda what: held[f"{stem}_{what}"].astype(np.float32)
    return (part("quantized") - part("zero_point")) * part("scale")


def _bias_of(node: NodeProto, users: dict[str, NodeProto]) -> str | None:
    """The name of the map whose bias a product is given, in its own operation or in the next one."""
    after = users.get(node.output[0])
    for name in (*node.input, *(after.input if after else ())):
        if name.startswith(_PREFIX) and name.endswith(".bias") and "norm" not in name:
            return name.removeprefix(_PREFIX).removesuffix(".bias")
    return None


def _shares(held: dict[str, np.ndarray]) -> list[float]:
    """The shares of the mixed layers, which the graph keeps as plain numbers in their order."""
    shares = [float(held[name]) for name in sorted(n for n in held if n.startswith("onnx::Mul_"))]
    if len(shares) != MIXED_LAYERS or abs(sum(shares) - 1) > 1e-3:
        raise SystemExit(f"{shares}: these are no shares of {MIXED_LAYERS} layers; was the graph exported otherwise?")
    return shares
