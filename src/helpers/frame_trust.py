"""Say how far the coding of frames can be trusted: its record, and a collection's own codings by hand."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from helpers import agreement, frame_agreement, frame_card, framing, paths
from helpers.article import Article
from helpers.frame_wording import named
from helpers.model_card import show
from helpers.wording import Finding, plural

if TYPE_CHECKING:
    import pandas as pd

GOLD_COLUMNS = ["family", "frame", "coded", "found", "right", "precision", "recall", "f1"]
NO_GOLD = "Nobody coded frames of this collection by hand (it has no gold/frames.csv)."


def record() -> list[Finding]:
    """Return sentences on how well frames are coded, and which are not to be relied on."""
    table = frame_card.figures()
    mean, number = frame_card.macro_f1()
    told = []
    if number:
        known = table["f1"].dropna()
        best, worst = (named(*table.loc[place, ["family", "frame"]]) for place in (known.idxmax(), known.idxmin()))
        told.append(
            f"Of {len(table)} frames {number} stood in ten or more of the sentences that nothing was chosen on. "
            f"Their mean F1 is {show(mean)}%, from {show(known.min())}% ({worst}) "
            f"to {show(known.max())}% ({best})."
        )
        alphas = table.loc[table["f1"].notna(), "alpha"]
        told.append(
            f"The two coders' alpha for these runs from {alphas.min():.2f} to {alphas.max():.2f}. They were "
            "language models of one make, so people would agree less."
        )
    coded = {(frame.family, frame.name) for frame in framing.frames()}
    every = zip(table["family"], table["frame"], strict=True)
    people = [named(*frame) for frame in every if frame not in coded]
    if people:
        told.append(
            f"{len(people)} {plural(len(people), 'frame is', 'frames are')} left to people, as the program codes "
            f"{plural(len(people), 'it', 'them')} too badly: {'; '.join(people)}."
        )
    by_folds = [r for r in table.to_dict("records") if r["standing"] == frame_card.BY_FOLDS]
    if by_folds:
        told.append(
            f"{len(by_folds)} {plural(len(by_folds), 'was', 'were')} too rare there, and "
            f"{plural(len(by_folds), 'is', 'are')} known by folds of the training sentences alone."
        )
    return [Finding((sentence,)) for sentence in told]


def record_table() -> "pd.DataFrame":
    """Return the figures as they are printed, a row a frame."""
    import pandas as pd

    return pd.DataFrame(frame_card.shown_figures())


def gold_table(articles: Iterable[Article], collection: str | os.PathLike | None = None) -> "pd.DataFrame":
    """Return the machine against the collection's own hand codings, a row a frame; none where nobody did."""
    import pandas as pd

    path = agreement.gold_file(paths.collection_path(collection), "frames")
    table = frame_agreement.gold_table(articles, path) if path else pd.DataFrame()
    if table.empty:
        return pd.DataFrame(columns=GOLD_COLUMNS)
    table = table.rename(columns={"n": "coded"})
    shares = ["precision", "recall", "f1"]
    table[shares] = table[shares].map(show)
    return table[GOLD_COLUMNS]


def against_people(table: "pd.DataFrame") -> list[Finding]:
    """Return a sentence on how far the machine and the coder of a collection agree on frames."""
    if table.empty:
        return [Finding((NO_GOLD,))]
    right, found, coded = (int(table[column].sum()) for column in ("right", "found", "coded"))
    return [
        Finding(
            (
                f"Of {coded} frames that a reader coded in the sentences of this collection the machine finds "
                f"{right}; of the {found} that it finds, {right} are coded.",
            )
        )
    ]
