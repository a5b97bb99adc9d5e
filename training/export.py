"""Writes the shipped encoder: python -m training.export --weights build/encoder --base BASE --to src/onrecord/parsing/model

One ONNX file with 8-bit weights (onnxruntime's dynamic quantization, per channel), its labels and its word pieces.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from onrecord.parsing.wordpiece import WordPiece

from .network import LABEL_RANK, LAYERS, Inventory, OneWindow, Reader

SHIPPED = Path("src/onrecord/parsing/model")
INPUTS = ("ids", "shapes", "first", "last")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, default=Path("build/encoder"))
    parser.add_argument("--base", type=Path, default=SHIPPED, help="whose word pieces are read")
    parser.add_argument("--to", type=Path, default=SHIPPED)
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--name", default="encoder.onnx", help="small.onnx for one that was taught by the full one")
    options = parser.parse_args()
    raw = json.loads((options.weights / "inventory.json").read_text(encoding="utf-8"))
    inventory = Inventory(**{k: v if isinstance(v, dict) else tuple(v) for k, v in raw.items()})
    reader = Reader(inventory, len(WordPiece.load(options.base / "vocab.txt")), layers=options.layers)
    weights = options.weights / "weights.pt"
    if weights.exists():
        reader.load_state_dict(torch.load(weights, map_location="cpu"))
    reader.eval()
    options.to.mkdir(parents=True, exist_ok=True)
    write_onnx(reader, options.to / options.name)
    labels = raw | {"label_rank": LABEL_RANK}
    (options.to / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    if options.base.resolve() != options.to.resolve():
        shutil.copy(options.base / "vocab.txt", options.to / "vocab.txt")


def write_onnx(reader: Reader, path: Path) -> None:
    words = torch.arange(1, 9)
    example = (torch.randint(200, 3000, (12,)), torch.zeros(12, dtype=torch.long), words, words)
    outputs = list(reader.heads_of(torch.zeros(1, 2, 384), torch.zeros(1, 3, 384)))
    axes = {name: {0: "pieces" if name in ("ids", "shapes") else "words"} for name in INPUTS} | {
        name: {0: "words"} for name in outputs
    }
    axes["label_governors"] = {0: "rooted"}
    for name in ("arcs", "antecedents"):
        axes[name] = {0: "words", 1: "rooted"}
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            OneWindow(reader), example, str(whole), input_names=list(INPUTS), output_names=outputs,
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            whole,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    fuse(path)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


def fuse(path: Path) -> None:
    """Has onnxruntime join the operations that it would join at every start, and keeps the result: .1 s a start."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(path.with_suffix(".fused"))
    onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    path.with_suffix(".fused").replace(path)


if __name__ == "__main__":
    main()
