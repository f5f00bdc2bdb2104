"""How sentences speak of frames: what a frame is called, its counts with their passages, and which are told.

A frame has a plain name of its own. Where two families have a frame of the same name, that of the generic
family keeps it and the other has its family's name in brackets, unless it is called otherwise here.

A count is of coded sentences, and the coding errs: on sentences that nothing was learned from, a frame's F1
is .46 to .77 (data/models/framing), so that a few sentences of an article are wrong. A claim is made only
where it would stand with some of them coded otherwise; the margins say how many.
"""

from collections import Counter
from functools import cache, cached_property
from typing import TYPE_CHECKING

from helpers import codebook, frame_card
from helpers.frame_coder import LISTS
from helpers.frame_profiles import share_rows
from helpers.wording import (
    Clause,
    Number,
    Row,
    count,
    gap,
    of_all,
    passages_of,
    readable,
    rows,
    tally,
    whole,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

GENERIC = "generic"
NOUNS = {  # for names that are adjectives, or the same as their family's or as another frame's
    "economic": "economics",
    "political": "politics",
    "policy": "policy-making",
    "other": "other matters",
}
APART = {("policy", "morality"): "ethics"}  # the generic frame is morality
FEW = 5  # coded sentences in all articles; of fewer, one or two wrong ones would make up the frame or family
LEAD = 3  # sentences by which a frame leads the next: one wrong in each, and it still leads
MORE = 6  # sentences that one article has more than another: a third of the codes may be wrong, in two texts
TIMES = 1.5  # and by how much its share is the larger: the longer article has more sentences of everything
WHOSE = 10  # sentences of an article on a frame; of fewer it is not told whose words they are
MOST_LEAD = 5  # sentences by which one voice leads the other: two may be given to the wrong one, and it leads


def named(family: str, frame: str) -> str:
    """Return what a frame is called everywhere: "conflict", "politics"."""
    name = noun(family, frame)
    return f"{name} ({family})" if family != GENERIC and name in _in_several() else name


def noun(family: str, frame: str) -> str:
    """Return the same where its family is told beside it."""
    return APART.get((family, frame)) or NOUNS.get(frame) or readable(frame)


@cache
def _in_several() -> frozenset[str]:
    """Return the names that frames of several families have."""
    names = [frame for name in codebook.names(LISTS) for frame in codebook.entries(name)]
    return frozenset(frame for frame, number in Counter(names).items() if number > 1)


def coded_as(family: str, frame: str) -> str:
    """Return what ties sentences to a frame: "coded as conflict", "coded as politics"."""
    return f"coded as {named(family, frame)}"


def one_side_leads(own: int, total: int) -> bool:
    """Say whether it may be told whose most of the sentences coded as a frame are: the outlet's or others'."""
    return total >= WHOSE and abs(2 * own - total) >= MOST_LEAD


def frame_rows(tables: "Tables", role: str = "body") -> list[Row]:
    """Return the rows of frames that stand in a role; their passages are the sentences, not the words in them."""
    keys = [column for column in tables.frames.columns if column != "spans"]
    return [row for row in rows(tables.frames[keys]) if row["role"] == role]


class FrameCounts:
    """The body sentences of each article that are coded with the frames of one family."""

    def __init__(self, tables: "Tables", family: str):
        self.family = family
        found = share_rows(tables, family)
        self._shares = {(row["article"], row["frame"]): row["share"] for row in found}
        self.listing = [article for article in rows(tables.articles) if article["sentences"]]
        self.compared = len(tables.articles)  # those without sentences too
        self._rows: dict[tuple[str, str], list[Row]] = {}
        for row in frame_rows(tables):
            if row["family"] == family:
                self._rows.setdefault((row["article"], row["frame"]), []).append(row)

    @cached_property
    def _totals(self) -> dict[str, int]:
        totals: dict[str, int] = {}
        for (_, frame), found in self._rows.items():
            totals[frame] = totals.get(frame, 0) + len(found)
        return totals

    @cached_property
    def frames(self) -> list[str]:
        """The frames to tell of, most sentences first: coded well enough, and in at least `FEW` sentences."""
        told = [
            frame
            for frame, total in self._totals.items()
            if total >= FEW and (self.family, frame) not in frame_card.unreliable()
        ]
        return sorted(told, key=lambda frame: (-self._totals[frame], frame))

    @cached_property
    def coded(self) -> list[Row]:
        """A row for each sentence of all articles that is coded with any frame of the family."""
        found = [row for rows_of in self._rows.values() for row in rows_of]
        places = {(row["article"], row["start"]): row for row in found}
        return [places[place] for place in sorted(places)]

    @property
    def few(self) -> bool:
        """Whether too few sentences are coded with the family's frames to tell of any by itself."""
        return len(self.coded) < FEW

    def carrying(self, article: Row, frame: str) -> list[Row]:
        """Return the rows of an article's sentences that are coded as a frame."""
        return self._rows.get((article["article"], frame), [])

    def leader(self, article: Row) -> str | None:
        """Return the frame coded in at least `LEAD` more of an article's sentences than any other, if one is."""
        ranked = sorted(self._totals, key=lambda frame: -len(self.carrying(article, frame)))
        first, second = (len(self.carrying(article, frame)) for frame in [*ranked, None, None][:2])
        return ranked[0] if ranked and first - second >= LEAD and ranked[0] in self.frames else None

    @cached_property
    def usual(self) -> str | None:
        """The frame that leads clearly in several articles, and in more than any other does, if there is one."""
        found = Counter(frame for article in self.listing if (frame := self.leader(article))).most_common(2)
        (frame, most), (_, next_most) = [*found, (None, 0), (None, 0)][:2]
        return frame if most > max(1, next_most) else None

    def ends(self, frame: str) -> tuple[Row, Row] | None:
        """Return the articles with the largest and smallest share of a frame, where they lie far apart."""
        high = max(self.listing, key=lambda article: self.share(article, frame))
        low = min(self.listing, key=lambda article: self.share(article, frame))
        more = len(self.carrying(high, frame)) - len(self.carrying(low, frame))
        apart = self.share(high, frame) >= TIMES * self.share(low, frame)
        room = self.gap(frame) * low["sentences"] >= LEAD  # a short article has few sentences of anything
        return (high, low) if more >= MORE and apart and room else None

    @cached_property
    def apart(self) -> list[str]:
        """The frames whose shares lie far apart, the furthest first."""
        return sorted((frame for frame in self.frames if self.ends(frame)), key=lambda frame: -self.gap(frame))

    def only(self, frame: str) -> bool:
        """Say whether no other frame of the family is coded at all, so that this one leads nothing."""
        return self._totals.keys() == {frame}

    def share(self, article: Row, frame: str) -> float:
        """Return the share of an article's sentences that are coded as a frame."""
        return self._shares[article["article"], frame]

    def gap(self, frame: str) -> float:
        """Return how far the articles' shares of a frame lie apart."""
        return gap(self.share(article, frame) for article in self.listing)

    def name(self, frame: str) -> str:
        """Return what a frame is called."""
        return named(self.family, frame)

    def what(self, frame: str) -> str:
        """Return what is counted: "sentences coded as conflict"."""
        return f"sentences {coded_as(self.family, frame)}"

    def number(self, article: Row, frame: str) -> Number:
        """Return how many sentences of an article are coded as a frame."""
        return tally(self.carrying(article, frame), self.what(frame), article)

    def of(self, article: Row) -> Number:
        """Return how many sentences the body of an article has."""
        return whole(article["sentences"], "sentences", article)

    def part(self, article: Row, frame: str, noun: bool = True) -> Clause:
        """Return "12 of 30 sentences in CBS News", the noun where it was not said before."""
        return of_all(self.number(article, frame), self.of(article), "sentence" * noun, article)

    def parts(self, articles: list[Row], frame: str) -> list[Clause]:
        """Return `part` for each article, the noun said once."""
        return [self.part(article, frame, noun=place == 0) for place, article in enumerate(articles)]

    def tally_of(self, found: list[Row], frame: str, voice: str, article: Row | None) -> Number:
        """Return how many of the rows there are, in one article or in all, with what tells them apart."""
        what = f"{self.what(frame)} {voice}".strip() + (f" in {article['outlet']}" if article else "")
        ids = [article["article"]] if article else [a["article"] for a in self.listing]
        return count(len(found), what, passages_of(found), ids)
