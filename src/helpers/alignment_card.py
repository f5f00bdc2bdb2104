"""What is on record of the alignment: how many pairs are right, how many that readers see are found."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from helpers import paths

FIGURES = paths.MODELS / "alignment" / "figures.yaml"
COLUMNS = ("what", "right", "of_found", "found", "of_listed")


def save(rows: Iterable[Mapping[str, Any]]) -> None:
    """Write the figures of `alignment_agreement.measure` down, whole numbers alone: shares follow from them."""
    import yaml

    kept = [{"what": row["what"]} | {name: int(row[name]) for name in COLUMNS[1:]} for row in rows]
    FIGURES.write_text(yaml.safe_dump(kept, sort_keys=False), encoding="utf-8")
    figures.cache_clear()


@cache
def figures() -> dict[str, dict[str, int]]:
    """Return the figures on record by what they are of ("statements", "facts"); {} where there are none."""
    import yaml

    if not FIGURES.is_file():
        return {}
    return {row.pop("what"): row for row in yaml.safe_load(FIGURES.read_text(encoding="utf-8"))}


def recall(what: str) -> float | None:
    """Return which share of the pairs that readers listed is found, 0 to 1; None where it is not on record."""
    row = figures().get(what)
    return row["found"] / row["of_listed"] if row and row["of_listed"] else None


def precision(what: str) -> float | None:
    """Return which share of the pairs that are found is right, from 0 to 1; None where it is not on record."""
    row = figures().get(what)
    return row["right"] / row["of_found"] if row and row["of_found"] else None
