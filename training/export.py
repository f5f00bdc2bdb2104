"""Write a trained tagger as an ONNX graph with weights of eight bits.

Every linear map has an int8 weight with a scale for each output, and rounds its input to eight
bits as it comes (ONNX Runtime's DynamicQuantizeMatMul); the embeddings are int8 with a scale for
each row. Norms, attention and the tags' own map stay in 32 bits.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.network import Tagger

MS = "com.microsoft"
LONGEST = 160  # pieces of a row, where a network adds how far apart they stand


class _Graph:
    def __init__(self, epsilon: float) -> None:
        self.epsilon = epsilon
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], name: str, outputs: int = 1, domain: str = "", **how) -> str:
        names = [name, *(f"{name}.{number}" for number in range(1, outputs))]
        self.nodes.append(helper.make_node(kind, inputs, names, name=name, domain=domain, **how))
        return name

    def linear(self, name: str, x: str, *layers) -> str:
        """A linear map in eight bits, the outputs of several side by side."""
        weight = np.concatenate([_array(layer.weight).T for layer in layers], 1)
        bias = np.concatenate([_array(layer.bias) for layer in layers])
        scale = np.abs(weight).max(0) / 127
        rounded = np.rint(weight / scale).astype(np.int8)
        inputs = [
            x,
            self.weight(f"{name}.weight", rounded),
            self.weight(f"{name}.scale", scale.astype(np.float32)),
            self.weight(f"{name}.zero", np.zeros(scale.shape, np.int8)),
            self.weight(f"{name}.bias", bias),
        ]
        return self.node("DynamicQuantizeMatMul", inputs, name, domain=MS)

    def norm(self, name: str, x: str, skip: str, layer) -> str:
        """The norm of x + skip; as two nodes six times as quick as ONNX Runtime's one for both."""
        gamma = self.weight(f"{name}.gamma", _array(layer.weight))
        beta = self.weight(f"{name}.beta", _array(layer.bias))
        self.node("Add", [x, skip], f"{name}.sum")
        return self.node("LayerNormalization", [f"{name}.sum", gamma, beta], name, epsilon=self.epsilon)


def _array(parameter) -> np.ndarray:
    return parameter.detach().float().numpy()


def graph_of(model: Tagger) -> onnx.ModelProto:
    """Return the tagger as a graph: pieces and traits in, scores out.

    Pieces and traits are int32 (windows, length), scores (windows, length, tags). There is no mask: the
    windows of one run are of one length.
    """
    g = _Graph(model.shape.epsilon)
    words = _array(model.words.weight)
    scale = np.maximum(np.abs(words).max(1, keepdims=True), 1e-9) / 127
    table = g.weight("words", np.rint(words / scale).astype(np.int8))
    scales = g.weight("words.scale", scale.astype(np.float32))
    g.node("Gather", [table, "pieces"], "rounded")
    g.node("Cast", ["rounded"], "whole", to=TensorProto.FLOAT)
    g.node("Gather", [scales, "pieces"], "size")
    g.node("Mul", ["whole", "size"], "word")
    g.node("Gather", [g.weight("traits.table", _array(model.traits.weight)), "traits"], "trait")
    g.node("Shape", ["pieces"], "shape")
    one = g.weight("one", np.array([1], np.int64))
    g.node("Gather", ["shape", one], "length")
    zero = g.weight("zero", np.array([0], np.int64))
    g.node("Slice", [g.weight("places", _array(model.positions.weight)), zero, "length", zero], "place")
    g.node("Add", ["trait", "place"], "setting")
    x = g.norm("start", "word", "setting", model.norm)
    attention = ["", "", _nearness(g, model)] if model.near is not None else []
    for number, layer in enumerate(model.layers):
        name = f"layer{number}"
        joined = g.linear(f"{name}.qkv", x, layer.query, layer.key, layer.value)
        g.node("Split", [joined], f"{name}.q", outputs=3, axis=2, num_outputs=3)
        g.node(
            "MultiHeadAttention",
            [f"{name}.q", f"{name}.q.1", f"{name}.q.2", *attention],
            f"{name}.mixed",
            domain=MS,
            num_heads=model.shape.heads,
        )
        attended = g.linear(f"{name}.attended", f"{name}.mixed", layer.attended)
        x = g.norm(f"{name}.first", attended, x, layer.norm_attended)
        up = g.linear(f"{name}.up", x, layer.up)
        bent = g.node("FastGelu", [up], f"{name}.gelu", domain=MS)
        down = g.linear(f"{name}.down", bent, layer.down)
        x = g.norm(f"{name}.second", down, x, layer.norm)
    g.node("MatMul", [x, g.weight("tags.weight", _array(model.tags.weight).T)], "plain")
    g.node("Add", ["plain", g.weight("tags.bias", _array(model.tags.bias))], "scores")
    inputs = [
        helper.make_tensor_value_info("pieces", TensorProto.INT32, ["windows", "length"]),
        helper.make_tensor_value_info("traits", TensorProto.INT32, ["windows", "length"]),
    ]
    outputs = [
        helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["windows", "length", model.tags.out_features])
    ]
    graph = helper.make_graph(g.nodes, "attribution", inputs, outputs, g.weights)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(MS, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def _nearness(g: _Graph, model: Tagger) -> str:
    """Add what each head adds for how far apart two pieces stand, cut to the length of a row."""
    table = g.weight("near", _array(model.nearness(LONGEST)))
    g.node("Concat", ["length", "length"], "square", axis=0)
    corner, axes = g.weight("corner", np.array([0, 0], np.int64)), g.weight("axes", np.array([2, 3], np.int64))
    return g.node("Slice", [table, corner, "square", axes], "nearness")


def write(model: Tagger, path: Path) -> None:
    """Write the graph to a file."""
    onnx.save(graph_of(model), path)
