"""Hold frame codings against each other: coder against coder, machine against coders.

Agreement of coders is Krippendorff's alpha for nominal data (Krippendorff 2018, Content Analysis, 4th ed.,
chapter 12), one frame at a time: a sentence carries it or not. The machine is measured by precision, recall
and F1 against the settled codes; a frame with fewer than `LEAST` coded sentences gets no figure.
"""

import csv
import math
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from helpers.agreement import wilson
from helpers.article import Article
from helpers.frame_card import MEASURES

if TYPE_CHECKING:
    import pandas as pd

LEAST = 10  # coded sentences, below which a share says too little
DRAWS, SEED = 1000, 13  # for the interval of F1: how often the sentences are drawn anew
REPORT = "report"  # the half that nothing was chosen on
Name = tuple[str, str]  # family and frame


class Coding(NamedTuple):
    """A sentence with its codes: by the first coder, the second, and as settled between them."""

    article: str
    start: int
    end: int
    half: str
    first: frozenset[Name]
    second: frozenset[Name]
    settled: frozenset[Name]


def read_codings(path: Path) -> list[Coding]:
    """Return the codings of a file with columns article, start, end, half, coder_a, coder_b, settled.

    A cell of codes is "family: frame;family: frame". Raises ValueError, naming file and
    line, for a cell that is not.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return [_coding(path, number, row) for number, row in enumerate(csv.DictReader(file), 2)]


def _coding(path: Path, number: int, row: Mapping[str, str]) -> Coding:
    def codes(cell: str) -> frozenset[Name]:
        pairs = [part.split(": ") for part in cell.split(";") if part]
        if any(len(pair) != 2 for pair in pairs):
            raise ValueError(
                f"{path.name}, line {number}: write codes as “family: frame;family: frame”, not “{cell}”."
            )
        return frozenset((family, frame) for family, frame in pairs)

    coded = (codes(row[column]) for column in ("coder_a", "coder_b", "settled"))
    return Coding(row["article"], int(row["start"]), int(row["end"]), row["half"], *coded)


def alpha(first: Sequence[bool], second: Sequence[bool]) -> float:
    """Return Krippendorff's alpha of two coders for one frame, at most 1; NaN where neither ever codes it."""
    from nltk.metrics.agreement import AnnotationTask

    if not any(first) and not any(second):
        return math.nan
    data = [(coder, number, str(code)) for coder, codes in (("first", first), ("second", second))
            for number, code in enumerate(codes)]  # fmt: skip
    return AnnotationTask(data).alpha()


def measures(coded: Sequence[bool], found: Sequence[bool]) -> dict[str, float]:
    """Return n (coded sentences), found, right, and precision, recall and f1 each with low and high (95%).

    The shares are NaN where fewer than `LEAST` sentences are coded. Intervals of precision and recall are
    Wilson's, that of F1 comes from drawing the sentences anew.
    """
    n, number = sum(coded), sum(found)
    right = sum(c and f for c, f in zip(coded, found, strict=True))
    row = {"n": n, "found": number, "right": right} | dict.fromkeys(MEASURES, math.nan)
    if n < LEAST:
        return row
    for measure, of in (("precision", number), ("recall", n)):
        if of:
            row[measure] = right / of
            row[f"{measure}_low"], row[f"{measure}_high"] = wilson(right, of)
    row["f1"] = 2 * right / (n + number)
    chance, pairs = random.Random(SEED), list(zip(coded, found, strict=True))
    drawn = sorted(_f1(chance.choices(pairs, k=len(pairs))) for _ in range(DRAWS))
    row["f1_low"], row["f1_high"] = drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS) - 1]
    return row


def _f1(pairs: Iterable[tuple[bool, bool]]) -> float:
    both = one = 0
    for coded, found in pairs:
        both += coded and found
        one += coded + found
    return 2 * both / one if one else 0.0


def machine_codes(article: Article, passages: Iterable[tuple[int, int]]) -> list[frozenset[Name]]:
    """Return the frames that the program finds in each passage: those of the sentence that shares most with it."""
    from helpers.framing import coded_sentences

    found = coded_sentences(article)
    codes = []
    for start, end in passages:
        best = max(found, key=lambda s: min(end, s.span.end) - max(start, s.span.start), default=None)
        meets = best and 2 * (min(end, best.span.end) - max(start, best.span.start)) >= end - start
        codes.append(frozenset((c.frame.family, c.frame.name) for c in best.carried) if meets else frozenset())
    return codes


def table(names: Iterable[Name], codings: Sequence[Coding], found: Sequence[frozenset[Name]]) -> "pd.DataFrame":
    """Return a row a frame: family, frame, the coders' alpha, and `measures` against the settled codes.

    alpha is of all sentences, the machine's figures of those whose half is "report" alone.
    """
    import pandas as pd

    reported = [
        (coding.settled, codes) for coding, codes in zip(codings, found, strict=True) if coding.half == REPORT
    ]
    rows = []
    for name in names:
        agreement = alpha([name in c.first for c in codings], [name in c.second for c in codings])
        measured = measures([name in settled for settled, _ in reported], [name in codes for _, codes in reported])
        rows.append({"family": name[0], "frame": name[1], "alpha": agreement} | measured)
    return pd.DataFrame(rows)


def gold_table(articles: Iterable[Article], path: Path) -> "pd.DataFrame":
    """Return the machine against frames that a reader coded: a row a frame, family, frame and `measures`.

    The file at `path` has columns file, start, end, and one for each coded frame, "family: frame", with 1 or 0.
    """
    import pandas as pd

    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [tuple(column.split(": ", 1)) for column in rows[0] if ": " in column] if rows else []
    by_file = {article.path.name: article for article in articles if article.path}
    coded, found = [], []
    for name in dict.fromkeys(row["file"] for row in rows):
        own = [row for row in rows if row["file"] == name]
        if name in by_file:
            found += machine_codes(by_file[name], [(int(row["start"]), int(row["end"])) for row in own])
            coded += [{one for one in names if row[": ".join(one)] == "1"} for row in own]
    measured = [measures([name in c for c in coded], [name in f for f in found]) for name in names]
    return pd.DataFrame(
        [{"family": name[0], "frame": name[1]} | row for name, row in zip(names, measured, strict=True)]
    )
