"""What is on record beside the rows: how well the models do."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]


@cache
def card(path: str) -> Any:
    """Return what a model's card holds."""
    return yaml.safe_load((ROOT / "data/models" / path).read_text(encoding="utf-8"))


@cache
def reliable() -> frozenset[tuple[str, str]]:
    """Return the frames that are coded well enough: an F1 of .4, by folds where it could not be measured."""
    measured = {(row["family"], row["frame"]): row["f1"] for row in card("framing/figures.yaml")}
    folds = {(row["family"], row["frame"]): row["f1"] for row in card("framing/folds.yaml")}
    scores = {frame: f1 if f1 is not None else folds.get(frame) for frame, f1 in measured.items()}
    return frozenset(frame for frame, f1 in scores.items() if f1 is not None and f1 >= 0.4)
