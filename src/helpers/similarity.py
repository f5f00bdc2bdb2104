"""How alike two stretches of words are: what they share in the same order, and run by run.

Words are those of `stems`, each with its weight. A stretch is aligned with another in word order
with gaps, in the manner of Smith and Waterman (1981), so that a trim of a longer one is found; a
run is the same words without any gap, the empty ones among them counted.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from helpers.article import Span
from helpers.stems import Word

GAP_COST = 0.3  # of the weight of a word left out of an alignment


class Alignment(NamedTuple):
    """What two word sequences share: number and weight of words, and the stretch of each."""

    shared: int
    weight: float
    a: Span
    b: Span


class Run(NamedTuple):
    """The same words in both: how many, how many of them that say something, the weight of all, where."""

    words: int
    content: int
    weight: float
    a: Span
    b: Span


def align(a: Sequence[Word], b: Sequence[Word]) -> Alignment:
    """Return the best local alignment of two word sequences: shared words in the same order.

    A word that is left out on either side costs `GAP_COST` of its weight, so that the
    stretches which are shared stay close. Empty words neither count nor cost.
    """
    places = defaultdict(list)
    for j, word in enumerate(b):
        if word.weight:
            places[word.stem].append(j)
    before_a, before_b = _running(a), _running(b)
    # a chain of shared words: its value, number, weight, first places in a and b, last places
    chains: list[tuple[float, int, float, int, int, int, int]] = []
    best = (0.0, 0, 0.0, 0, 0, -1, -1)
    for i, word in enumerate(a):
        for j in places.get(word.stem, ()) if word.weight else ():
            chain = (word.weight, 1, word.weight, i, j, i, j)
            for value, shared, weight, i0, j0, i1, j1 in chains:
                if i1 < i and j1 < j:
                    gap = before_a[i] - before_a[i1 + 1] + before_b[j] - before_b[j1 + 1]
                    longer = value + word.weight - GAP_COST * gap
                    if longer > chain[0]:
                        chain = (longer, shared + 1, weight + word.weight, i0, j0, i, j)
            chains.append(chain)
            best = max(best, chain)
    return Alignment(best[1], best[2], Span(best[3], best[5] + 1), Span(best[4], best[6] + 1))


def common_run(a: Sequence[Word], b: Sequence[Word], weights: Mapping[str, float]) -> Run:
    """Return the heaviest run of the same stems in both, empty words weighed as `weights` has them."""
    places = defaultdict(list)
    for j, word in enumerate(b):
        places[word.stem].append(j)
    best = Run(0, 0, 0.0, Span(0, 0), Span(0, 0))
    before: dict[int, tuple[int, int, float]] = {}  # by its last place in b: words, content, weight
    for i, word in enumerate(a):
        now = {}
        for j in places.get(word.stem, ()):
            words, content, weight = before.get(j - 1, (0, 0, 0.0))
            now[j] = words + 1, content + (word.weight > 0), weight + weights[word.stem]
            if now[j][2] > best.weight:
                best = Run(*now[j], Span(i - words, i + 1), Span(j - words, j + 1))
        before = now
    return best


def _running(words: Sequence[Word]) -> list[float]:
    totals = [0.0]
    for word in words:
        totals.append(totals[-1] + word.weight)
    return totals
