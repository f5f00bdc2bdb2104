"""Read the pairs of sentences that may tell the same: what their words tell, and how alike they are in meaning.

What a logistic regression (Cox, 1958) makes of the words sieves the pairs; those that are left are read by a
network, which knows other words for the same (`retold`). `alignment` and `facts` weigh both, each with a
regression of its own, all learned from pairs that readers listed (data/models/alignment).
"""

import json
import math
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from helpers import paths, retold
from helpers.article import Article
from helpers.sentence_pairs import Candidate, candidates

FILE = paths.MODELS / "alignment" / "pairs.json"


class Read(NamedTuple):
    """A candidate that was read: what its words tell, and how alike in meaning it is, as logits."""

    candidate: Candidate
    words: float
    meaning: float


@cache
def learned() -> dict[str, Any]:
    """Return what was learned: of words, of statements, of facts, and the least that words have to tell."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def logit(values: Iterable[float], model: dict[str, Any]) -> float:
    """Return what a logistic regression makes of some values: 0 is even, more is likelier."""
    return model["constant"] + math.fsum(
        weight * (value - mean) / spread
        for value, mean, spread, weight in zip(
            values, model["means"], model["spreads"], model["weights"], strict=True
        )
    )


@lru_cache(2)
def read(articles: tuple[Article, ...]) -> tuple[Read, ...]:
    """Return the pairs of sentences whose words may tell the same, with how alike they are in meaning."""
    model, found = learned(), []
    for candidate in candidates(articles):
        words = logit(candidate.features, model["words"])
        if words >= model["least"]:
            found.append(Read(candidate, words, meaning(candidate, articles)))
    return tuple(found)


def meaning(candidate: Candidate, articles: Sequence[Article]) -> float:
    """Return how alike in meaning two sentences are, as a logit."""
    sides = candidate.a, candidate.b
    return retold.likeness(*(retold.line_at(articles[side.article], side.span) for side in sides))
