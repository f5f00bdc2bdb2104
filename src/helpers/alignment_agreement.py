"""Alignment against people: which of the pairs that readers listed are found, and which of the found are right.

The pairs by hand are whole sentences of two articles: `quotation`, `statement`, `fact`, and look-alikes, which
are no pairs. A found pair is right where it overlaps a listed one on both sides; a listed one is found
where a found one overlaps it so. A quotation that a reader calls a statement is no error here; a found fact is
right where a reader listed the passages as a fact, statement or quotation.
"""

import csv
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from helpers.alignment import shared_statements
from helpers.article import Article
from helpers.facts import shared_facts
from helpers.framing import sentences
from helpers.load import load_articles
from helpers.sources import find_attributions
from helpers.stems import ROLES, stems_of, weights_of

if TYPE_CHECKING:
    import pandas as pd

STATEMENTS = ("quotation", "statement")
FACTS = ("fact", *STATEMENTS)
STEP = 0.01  # between the thresholds that the baseline tries


class Passages(NamedTuple):
    """Two passages of different articles that say the same: `relation` as it was coded or found."""

    article_a: str
    start_a: int
    end_a: int
    article_b: str
    start_b: int
    end_b: int
    relation: str
    score: float = math.nan


class Figures(NamedTuple):
    """How many found pairs are right, of how many; how many listed ones are found, of how many."""

    right: int
    of_found: int
    found: int
    of_listed: int

    @property
    def precision(self) -> float:
        """Share of the found pairs that are right; NaN without any."""
        return self.right / self.of_found if self.of_found else math.nan

    @property
    def recall(self) -> float:
        """Share of the listed pairs that are found; NaN without any."""
        return self.found / self.of_listed if self.of_listed else math.nan


def read_pairs(path: Path, half: str | None = None) -> dict[str, list[Passages]]:
    """Return the pairs listed by hand, look-alikes too, by event; of a half, "improve" or "report", or all."""
    listed: dict[str, list[Passages]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if half in (None, row.get("half")):
                sides = [
                    (row[f"article_{side}"], int(row[f"start_{side}"]), int(row[f"end_{side}"])) for side in "ab"
                ]
                listed.setdefault(row["event"], []).append(Passages(*sides[0], *sides[1], row["relation"]))
    return listed


def passages_of(table: "pd.DataFrame") -> list[Passages]:
    """Return the rows of `shared_statements` or `shared_facts` as passages."""
    return [Passages(*row) for row in table[list(Passages._fields)].itertuples(index=False)]


def figures(
    found: Sequence[Passages], listed: Sequence[Passages], right: Sequence[str], wanted: Sequence[str]
) -> Figures:
    """Return the figures of one event.

    `right` are the coded relations that a found pair may overlap to be right, `wanted` those
    that it is asked to find.
    """
    good = [pair for pair in listed if pair.relation in right]
    asked = [pair for pair in listed if pair.relation in wanted]
    return Figures(
        sum(any(overlap(pair, other) for other in good) for pair in found),
        len(found),
        sum(any(overlap(pair, other) for other in found) for pair in asked),
        len(asked),
    )


def total(several: Iterable[Figures]) -> Figures:
    """Return the sum of several events' figures."""
    return Figures(*(sum(numbers) for numbers in zip(*several, strict=True)))


def overlap(one: Passages, other: Passages) -> bool:
    """Say whether two pairs overlap on both sides, whichever side stands first."""
    sides = [(pair[:3], pair[3:6]) for pair in (one, other)]
    (a, b), (c, d) = sides
    return (_touch(a, c) and _touch(b, d)) or (_touch(a, d) and _touch(b, c))


def _touch(one: tuple, other: tuple) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


# -- the baseline: weighted word overlap -----------------------------------------------------------


def overlapping(
    articles: Sequence[Article], spans: Callable[[Article], Iterable[tuple[int, int]]]
) -> list[Passages]:
    """Return every two stretches of different articles with the cosine of their stems' weights as score.

    `spans` gives an article's stretches: `attributed` for statements, `sentences` for facts.
    """
    weights = weights_of(articles)
    bags = []
    for article in articles:
        for start, end in spans(article):
            bag = {word.stem: word.weight for word in stems_of(article.text, start, end, weights) if word.weight}
            if bag:
                bags.append((article.id, start, end, bag, math.hypot(*bag.values())))
    return [
        Passages(*a[:3], *b[:3], "overlap", score)
        for a, b in combinations(bags, 2)
        if a[0] != b[0]
        and (score := math.fsum(a[3][s] ** 2 for s in sorted(a[3].keys() & b[3].keys())) / (a[4] * b[4]))
    ]


def attributed(article: Article) -> list[tuple[int, int]]:
    """Return what the article attributes to somebody, from the beginning of each content to its end."""
    return [
        (found.content[0].start, found.content[-1].end)
        for found in find_attributions(article)
        if found.role in ROLES and found.content
    ]


def best_threshold(
    events: Sequence[tuple[Sequence[Passages], Sequence[Passages]]], right: Sequence[str], wanted: Sequence[str]
) -> tuple[float, Figures]:
    """Return the threshold with the best F1 over events of (scored pairs, listed pairs), and its figures."""
    best = (-1.0, 0.0, Figures(0, 0, 0, 0))
    for step in range(1, round(1 / STEP)):
        threshold = step * STEP
        sums = total(
            figures([pair for pair in scored if pair.score >= threshold], listed, right, wanted)
            for scored, listed in events
        )
        if sums.right and sums.found:
            f1 = 2 / (1 / sums.precision + 1 / sums.recall)
            best = max(best, (f1, threshold, sums))
    return best[1], best[2]


# -- a half at once ------------------------------------------------------------------------------


def measure(folder: Path, listed: Mapping[str, Sequence[Passages]]) -> "pd.DataFrame":
    """Return the figures of events, whose articles lie in `folder`: what, right, of_found, precision, found,
    of_listed, recall, threshold (the baseline's; NaN for the others).

    Rows: statements; the same by word overlap at its best threshold on these very events, which flatters
    it; facts; facts by word overlap. Events whose folder is missing are left out.
    """
    import pandas as pd

    parts: dict[str, list[Figures]] = {"statements": [], "facts": []}
    scored: dict[str, list] = {"statements": [], "facts": []}
    for event, pairs in listed.items():
        if not (folder / event).is_dir():
            continue
        articles = load_articles(folder / event)
        statements = shared_statements(articles)
        found = passages_of(statements)
        parts["statements"].append(figures(found, pairs, STATEMENTS, STATEMENTS))
        found_facts = passages_of(shared_facts(articles, statements))
        parts["facts"].append(figures(found_facts, pairs, FACTS, FACTS[:1]))
        scored["statements"].append((overlapping(articles, attributed), pairs))
        scored["facts"].append((overlapping(articles, sentence_spans), pairs))
    rows = []
    for what, (right, wanted) in {"statements": (STATEMENTS, STATEMENTS), "facts": (FACTS, FACTS[:1])}.items():
        threshold, baseline = best_threshold(scored[what], right, wanted)
        for name, sums, least in (
            (what, total(parts[what]), math.nan),
            (f"{what} by word overlap", baseline, threshold),
        ):
            rows.append(
                {
                    "what": name,
                    "right": sums.right,
                    "of_found": sums.of_found,
                    "precision": sums.precision,
                    "found": sums.found,
                    "of_listed": sums.of_listed,
                    "recall": sums.recall,
                    "threshold": least,
                }
            )
    return pd.DataFrame(rows)


def sentence_spans(article: Article) -> list[tuple[int, int]]:
    """Return the sentences of headline, subhead and body."""
    return [span for span, _ in sentences(article)]
