"""Open a trained network: an ONNX graph, run by ONNX Runtime on one core, so that every machine adds alike."""

from pathlib import Path
from typing import Any


def session(path: Path) -> Any:
    """Return the network in a file, ready to run."""
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
