"""Tell where in an article's body a character stands, and what a set of spans holds of a stretch."""

import bisect
import math
from collections.abc import Iterable, Iterator
from itertools import accumulate

from helpers.article import Article, Span


class Body:
    """Tells where in an article's body a character stands."""

    def __init__(self, article: Article):
        body = [block for block in article.paragraphs if block.role == "body"]
        self._starts = [block.start for block in body]
        self._before = [0, *accumulate(block.end - block.start for block in body)]

    def paragraph(self, position: int) -> int:
        """Return the 1-based number of the body paragraph that holds the character."""
        return bisect.bisect_right(self._starts, position)

    def position(self, position: int) -> float:
        """Return the share of body characters that stand before this one, from 0 to 1."""
        index = bisect.bisect_right(self._starts, position) - 1
        if index < 0:
            return 0.0 if self._starts else math.nan
        inside = min(position - self._starts[index], self._before[index + 1] - self._before[index])
        return (self._before[index] + inside) / self._before[-1]


class Cover:
    """Tells what spans hold of a stretch; the spans are disjoint."""

    def __init__(self, spans: Iterable[Span]):
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def holds(self, span: Span) -> bool:
        """Return whether the stretch begins inside one of the spans."""
        index = bisect.bisect_right(self._starts, span.start) - 1
        return index >= 0 and span.start < self._spans[index].end

    def parts_of(self, span: Span) -> Iterator[Span]:
        """Yield the parts of a stretch that the spans hold, in order."""
        index = max(bisect.bisect_right(self._starts, span.start) - 1, 0)
        while index < len(self._spans) and self._spans[index].start < span.end:
            start, end = max(span.start, self._spans[index].start), min(span.end, self._spans[index].end)
            if start < end:
                yield Span(start, end)
            index += 1


def written(spans: Iterable[Span]) -> str | None:
    """Return spans as a table's cell holds them, "12-40;55-90", None without any."""
    return ";".join(f"{start}-{end}" for start, end in spans) or None


def read(cell: str | None) -> list[Span]:
    """Return the spans that a cell holds, none for an empty cell."""
    pairs = (pair.split("-") for pair in (cell or "").split(";") if pair.strip())
    return [Span(int(start), int(end)) for start, end in pairs]
