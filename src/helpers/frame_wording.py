"""How sentences speak of frames: what a frame is called, and its counts with their passages.

A frame is known by its family and name, as two families may have a frame of the same name. The generic
frames go without their family's name, all others have it in brackets.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from helpers.frame_profiles import share_rows
from helpers.wording import (
    Clause,
    Number,
    Row,
    count,
    gap,
    of_all,
    passages_of,
    percent,
    rows,
    tally,
    whole,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

GENERIC = "generic"
NOUNS = {  # for names that are adjectives, or the same as their family's
    "economic": "economic matters",
    "political": "politics",
    "policy": "policy measures",
    "other": "other matters",
}


def named(family: str, frame: str) -> str:
    """Return what a frame is called in a list: "conflict", "security (policy)"."""
    return frame if family == GENERIC else f"{frame} ({family})"


def on(family: str, frame: str) -> str:
    """Return what ties sentences to a frame: "on conflict", "with demonizing language (war and peace)"."""
    name = NOUNS.get(frame, frame)
    return f"{'with' if name.endswith('language') else 'on'} {named(family, name)}"


def frame_rows(tables: "Tables", role: str = "body") -> list[Row]:
    """Return the rows of frames that stand in a role; their passages are the sentences, not the words in them."""
    keys = [column for column in tables.frames.columns if column != "spans"]
    return [row for row in rows(tables.frames[keys]) if row["role"] == role]


class FrameCounts:
    """The body sentences of each article that carry the frames of one family."""

    def __init__(self, tables: "Tables", family: str):
        self.family = family
        found = share_rows(tables, family)
        self._shares = {(row["article"], row["frame"]): row["share"] for row in found}
        self.listing = [article for article in rows(tables.articles) if article["sentences"]]
        self._rows: dict[tuple[str, str], list[Row]] = {}
        for row in frame_rows(tables):
            if row["family"] == family:
                self._rows.setdefault((row["article"], row["frame"]), []).append(row)

    @cached_property
    def frames(self) -> list[str]:
        """The frames that body sentences carry, the most frequent first."""
        totals: dict[str, int] = {}
        for (_, frame), found in self._rows.items():
            totals[frame] = totals.get(frame, 0) + len(found)
        return sorted(totals, key=lambda frame: (-totals[frame], frame))

    @cached_property
    def widest(self) -> str | None:
        """The frame whose share differs most between two articles, None where none differs."""
        frame = max(sorted(self.frames), key=self.gap, default=None)
        return frame if frame is not None and self.gap(frame) else None

    def carrying(self, article: Row, frame: str) -> list[Row]:
        """Return the rows of an article's sentences that carry a frame."""
        return self._rows.get((article["article"], frame), [])

    def sentences_of(self, article: Row) -> list[Row]:
        """Return a row for each of an article's sentences that carry any frame of the family."""
        found = [row for frame in self.frames for row in self.carrying(article, frame)]
        return list(
            {(row["start"], row["end"]): row for row in sorted(found, key=lambda row: row["start"])}.values()
        )

    def holders(self, frame: str) -> list[Row]:
        """Return the articles with a sentence that carries a frame."""
        return [article for article in self.listing if self.carrying(article, frame)]

    def tops(self, article: Row) -> list[str]:
        """Return the frames that most sentences of an article carry, several on a tie."""
        numbers = {frame: len(self.carrying(article, frame)) for frame in sorted(self.frames)}
        best = max(numbers.values(), default=0)
        return [frame for frame, number in numbers.items() if number == best and best]

    def share(self, article: Row, frame: str) -> float:
        """Return the share of an article's sentences that carry a frame."""
        return self._shares[article["article"], frame]

    def gap(self, frame: str) -> float:
        """Return how far the articles' shares of a frame lie apart."""
        return gap(self.share(article, frame) for article in self.listing)

    def what(self, frame: str) -> str:
        """Return what is counted: "sentences on conflict"."""
        return f"sentences {on(self.family, frame)}"

    def number(self, article: Row, frame: str) -> Number:
        """Return how many sentences of an article carry a frame."""
        return tally(self.carrying(article, frame), self.what(frame), article)

    def of(self, article: Row) -> Number:
        """Return how many sentences the body of an article has."""
        return whole(article["sentences"], "sentences", article)

    def part(self, article: Row, frame: str, noun: bool = True) -> Clause:
        """Return "12 of 30 sentences in CBS News (40%)"."""
        name, found = article["outlet"], self.number(article, frame)
        share = percent(
            self.share(article, frame), f"share of {self.what(frame)} in {name}", found.passages, found.articles
        )
        return (*of_all(found, self.of(article), "sentence" * noun, article), " (", share, ")")

    def tally_of(self, found: list[Row], frame: str, voice: str, article: Row | None) -> Number:
        """Return how many of the rows there are, in one article or in all, with what tells them apart."""
        what = f"{self.what(frame)} {voice}".strip() + (f" in {article['outlet']}" if article else "")
        ids = [article["article"]] if article else [holder["article"] for holder in self.holders(frame)]
        return count(len(found), what, passages_of(found), ids)
