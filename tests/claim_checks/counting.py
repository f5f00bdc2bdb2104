"""Counts, shares and passages of rows, and numbers as they are printed."""

import math
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from claim_checks.tables import Row


def whole(number: float) -> str:
    """Return a count as it is printed."""
    return f"{int(number):,}"


def percent(part: float, total: float) -> str:
    """Return a share as it is printed, halves upwards; only none is 0% and only all is 100%."""
    share = Fraction(part) / Fraction(total)
    if 0 < share < Fraction(1, 200):
        return "under 1%"
    if Fraction(199, 200) <= share < 1:
        return "over 99%"
    return f"{math.floor(share * 100 + Fraction(1, 2))}%"


def words_of(found: Iterable[Row], column: str = "words") -> int:
    """Add up the words of rows."""
    return sum(row[column] for row in found)


def by_speaker(found: Iterable[Row], column: str = "words") -> Counter:
    """Return how many words each speaker has."""
    words: Counter = Counter()
    for row in found:
        if row["speaker"]:
            words[row["speaker"]] += row[column]
    return words


def leaders(numbers: Counter) -> set[str]:
    """Return who has most, all of those that are level."""
    return {name for name, number in numbers.items() if number == max(numbers.values())}


def spans_of(row: Row) -> list[tuple[int, int]]:
    """Return the passages of a row: its spans, else its start and end."""
    pairs = (row["spans"] or f"{row['start']}-{row['end']}").split(";")
    return [tuple(map(int, pair.split("-"))) for pair in pairs]


def overlapping(row: Row, places: set[tuple[str, int, int]]) -> bool:
    """Say whether an attribution shares text with one of the places."""
    return any(
        row["article"] == name and start < until and since < end
        for name, since, until in places
        for start, end in spans_of(row)
    )
