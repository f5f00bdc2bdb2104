"""Write the two halves of the network that reads pairs as graphs for ONNX Runtime, in eight bits.

As in `export`: weights int8 with a scale for each output, activations rounded as they come; one sentence, or one
pair, a run, so that no result depends on what else is read.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from training.alignment_network import Judge, Reader
from training.export import MS, _array, _Graph
from training.network import HEADS, HIDDEN

SMALLEST = 1e-9


def _layer(g: _Graph, name: str, x: str, layer) -> str:
    joined = g.linear(f"{name}.qkv", x, layer.query, layer.key, layer.value)
    g.node("Split", [joined], f"{name}.q", outputs=3, axis=2, num_outputs=3)
    parts = [f"{name}.q", f"{name}.q.1", f"{name}.q.2"]
    g.node("MultiHeadAttention", parts, f"{name}.mixed", domain=MS, num_heads=HEADS)
    attended = g.linear(f"{name}.attended", f"{name}.mixed", layer.attended)
    x = g.norm(f"{name}.first", attended, x, layer.norm_attended)
    bent = g.node("FastGelu", [g.linear(f"{name}.up", x, layer.up)], f"{name}.gelu", domain=MS)
    return g.norm(f"{name}.second", g.linear(f"{name}.down", bent, layer.down), x, layer.norm)


def reader_graph(model: Reader) -> onnx.ModelProto:
    """Return the lower half: pieces, int32 (1, length), in; vectors (1, length, width) out."""
    g = _Graph()
    words = _array(model.words.weight)
    scale = np.maximum(np.abs(words).max(1, keepdims=True), SMALLEST) / 127
    table = g.weight("words", np.rint(words / scale).astype(np.int8))
    g.node("Gather", [table, "pieces"], "rounded")
    g.node("Cast", ["rounded"], "whole", to=TensorProto.FLOAT)
    g.node("Gather", [g.weight("words.scale", scale.astype(np.float32)), "pieces"], "size")
    g.node("Mul", ["whole", "size"], "word")
    g.node("Shape", ["pieces"], "shape")
    g.node("Gather", ["shape", g.weight("one", np.array([1], np.int64))], "length")
    zero = g.weight("zero", np.array([0], np.int64))
    places = g.weight("places", _array(model.positions.weight)[:128])
    g.node("Slice", [places, zero, "length", zero], "place")
    x = g.norm("start", "word", "place", model.norm)
    for number, layer in enumerate(model.layers):
        x = _layer(g, f"layer{number}", x, layer)
    g.node("Identity", [x], "vectors")
    given = [helper.make_tensor_value_info("pieces", TensorProto.INT32, [1, "length"])]
    return _model(g, "reader", given, "vectors", [1, "length", HIDDEN])


def judge_graph(model: Judge) -> onnx.ModelProto:
    """Return the upper half: the vectors of two sentences in, a score for each answer (1, answers) out."""
    g = _Graph()
    sides = _array(model.side.weight)
    for number, name in enumerate(("one", "other")):
        g.node("Add", [name, g.weight(f"side{number}", sides[number])], f"{name}.sided")
    x = g.node("Concat", ["one.sided", "other.sided"], "both", axis=1)
    for number, layer in enumerate(model.layers):
        x = _layer(g, f"layer{number}", x, layer)
    axis = g.weight("axis", np.array([1], np.int64))
    zero = g.weight("zero", np.array([0], np.int64))
    end = g.weight("end", np.array([np.iinfo(np.int64).max], np.int64))
    g.node("Shape", ["one"], "shape")
    g.node("Gather", ["shape", axis], "length")
    g.node("Slice", [x, zero, "length", axis], "part0")
    g.node("Slice", [x, "length", end, axis], "part1")
    for number in (0, 1):
        g.node("ReduceMean", [f"part{number}", axis], f"mean{number}", keepdims=0)
    first = g.node("Gather", [x, g.weight("nought", np.array(0, np.int64))], "first", axis=1)
    g.node("Add", ["mean0", "mean1"], "sum")
    g.node("Sub", ["mean0", "mean1"], "gap")
    g.node("Abs", ["gap"], "apart")
    g.node("Mul", ["mean0", "mean1"], "product")
    g.node("ReduceSum", ["product", axis], "dot", keepdims=1)
    for number in (0, 1):
        g.node("ReduceL2", [f"mean{number}", axis], f"norm{number}", keepdims=1)
    g.node("Mul", ["norm0", "norm1"], "norms")
    g.node("Div", ["dot", "norms"], "alike")
    g.node("Concat", [first, "sum", "apart", "product", "alike"], "joined", axis=1)
    bend = [g.weight(f"bend.{n}", v) for n, v in (("w", _array(model.bend.weight).T), ("b", _array(model.bend.bias)))]
    g.node("MatMul", ["joined", bend[0]], "bend.plain")
    g.node("Add", ["bend.plain", bend[1]], "bend")
    g.node("Tanh", ["bend"], "bent")
    g.node("MatMul", ["bent", g.weight("answers.w", _array(model.answers.weight).T)], "plain")
    g.node("Add", ["plain", g.weight("answers.b", _array(model.answers.bias))], "scores")
    given = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, f"length {name}", HIDDEN])
        for name in ("one", "other")
    ]
    return _model(g, "judge", given, "scores", [1, model.answers.out_features])


def _model(g: _Graph, name: str, inputs: list, output: str, shape: list) -> onnx.ModelProto:
    outputs = [helper.make_tensor_value_info(output, TensorProto.FLOAT, shape)]
    graph = helper.make_graph(g.nodes, name, inputs, outputs, g.weights)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(MS, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def write(reader: Reader, judge: Judge, folder: Path) -> None:
    """Write both halves to a folder."""
    onnx.save(reader_graph(reader), folder / "reader.onnx")
    onnx.save(judge_graph(judge), folder / "judge.onnx")
