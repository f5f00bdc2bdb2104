"""Read how well each frame is coded, and write the page that people read from it.

In data/models/framing, `card.yaml` is written by hand, `folds.yaml` by the training and `figures.yaml` by
`make validate`; README.md is rendered from the three. Each frame has the agreement of two coders, and the
machine's precision, recall and F1 on sentences of articles that nothing was learned from. Where too few of
them carry the frame, all that is known is its F1 on the held-out fold of the sentences it was learned from.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from helpers import frame_coder
from helpers.model_card import page_of, show

if TYPE_CHECKING:
    import pandas as pd

FOLDER = frame_coder.FOLDER
CARD, FOLDS, FIGURES, PAGE = "card.yaml", "folds.yaml", "figures.yaml", "README.md"
GOOD_ENOUGH = 0.4  # F1 below which a frame's counts are not to be relied on: most codes are wrong or missed
MEASURES = [f"{measure}{end}" for measure in ("precision", "recall", "f1") for end in ("", "_low", "_high")]
MEASURED = ["family", "frame", "alpha", "n", "found", "right", *MEASURES]
RELIABLE, BY_FOLDS, POOR, UNKNOWN = (
    "good enough", "good enough by folds alone", "not good enough", "too rare to measure",
)  # fmt: skip


def figures(folder: Path = FOLDER) -> "pd.DataFrame":
    """Return a row a frame that people or the program coded: `MEASURED`, folds_n, folds_f1 and standing.

    alpha is the coders' on all coded sentences, the rest the machine's on the half that nothing was chosen on;
    n counts the sentences that carry the frame. standing says how far to rely on its counts. Unknown is NaN.
    """
    import pandas as pd

    table = pd.DataFrame(_read(folder / FIGURES), columns=MEASURED)
    folds = pd.DataFrame(_read(folder / FOLDS), columns=["family", "frame", "n", "f1"])
    table = table.merge(folds, how="left", on=["family", "frame"], suffixes=("", "_folds"))
    table = table.rename(columns={"n_folds": "folds_n", "f1_folds": "folds_f1"})
    numbers = [column for column in table.columns if column not in ("family", "frame")]
    table[numbers] = table[numbers].astype(float)
    table["standing"] = [_standing(row["f1"], row["folds_f1"]) for row in table.to_dict("records")]
    return table


def _read(path: Path) -> list[dict[str, Any]]:
    return yaml.safe_load(path.read_text(encoding="utf-8")) or []


def _standing(f1: float, folds_f1: float) -> str:
    if not math.isnan(f1):
        return RELIABLE if f1 >= GOOD_ENOUGH else POOR
    if math.isnan(folds_f1):
        return UNKNOWN
    return BY_FOLDS if folds_f1 >= GOOD_ENOUGH else POOR


@cache
def unreliable() -> frozenset[tuple[str, str]]:
    """Return family and frame of all not to be relied on: coded poorly, never measured, or an analyst's own."""
    table = figures()
    good = table[table["standing"].isin([RELIABLE, BY_FOLDS])]
    return frozenset(frame_coder.names()) - set(zip(good["family"], good["frame"], strict=True))


def shown_figures(folder: Path = FOLDER) -> list[dict[str, str]]:
    """Return the rows of figures as they are printed: shares in percent with their intervals."""
    return [
        {
            "family": row["family"],
            "frame": row["frame"],
            "coders' alpha": "" if math.isnan(row["alpha"]) else f"{row['alpha']:.2f}",
            "coded": f"{row['n']:.0f}",
            **{measure: _with_interval(row, measure) for measure in ("precision", "recall", "f1")},
            "F1 by folds": show(row["folds_f1"]),
            "standing": row["standing"],
        }
        for row in figures(folder).to_dict("records")
    ]


def _with_interval(row: Mapping[str, Any], measure: str) -> str:
    if math.isnan(row[measure]):
        return ""
    return f"{show(row[measure])} ({show(row[f'{measure}_low'])} to {show(row[f'{measure}_high'])})"


def macro_f1(folder: Path = FOLDER) -> tuple[float, int]:
    """Return the mean F1 of the frames that could be measured, and how many they are; NaN without any."""
    known = figures(folder)["f1"].dropna()
    return float(known.mean()), len(known)


def save(rows: Iterable[Mapping[str, Any]], folder: Path = FOLDER) -> None:
    """Write what was measured, and the page beside it."""
    listing = [
        {key: None if isinstance(value, float) and math.isnan(value) else value for key, value in row.items()}
        for row in rows
    ]
    written = yaml.safe_dump(listing, sort_keys=False, allow_unicode=True, width=250, default_flow_style=None)
    (folder / FIGURES).write_text(written, encoding="utf-8", newline="\n")
    (folder / PAGE).write_text(render(folder), encoding="utf-8", newline="\n")


def render(folder: Path = FOLDER) -> str:
    """Return the card as a page of Markdown."""
    card = yaml.safe_load((folder / CARD).read_text(encoding="utf-8"))
    mean, number = macro_f1(folder)
    return page_of("frame_card.md.j2", card=card, figures=shown_figures(folder), macro=show(mean), number=number)
