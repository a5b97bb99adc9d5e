"""Writes the product by which a processor is tried: python -m training.product --to src/onrecord/parsing/product.onnx

Rows of the highest unsigned bytes times columns of the highest signed ones: what overflows in 16 bits, overflows here.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

ROWS, DEEP, WIDE = 8, 64, 16


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=Path("src/onrecord/parsing/product.onnx"))
    options = parser.parse_args()
    weights = numpy_helper.from_array(np.full((DEEP, WIDE), 127, np.int8), "weights")
    rows = helper.make_tensor_value_info("rows", TensorProto.UINT8, [ROWS, DEEP])
    product = helper.make_tensor_value_info("product", TensorProto.INT32, [ROWS, WIDE])
    node = helper.make_node("MatMulInteger", ["rows", "weights"], ["product"])
    graph = helper.make_graph([node], "product", [rows], [product], [weights])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    options.to.write_bytes(model.SerializeToString())


if __name__ == "__main__":
    main()
