"""Plain counts of the sentences coded as a frame, which hold whether or not a frame leads.

They are the titles of the framing charts where nothing more can be claimed.
"""

from typing import TYPE_CHECKING

from helpers.frame_wording import FrameCounts
from helpers.wording import (
    MOST_TOLD,
    Finding,
    Row,
    count,
    counted,
    listed,
    passages_of,
    phrase,
    say,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

NAMED = 3  # frames in a title


def totals(tables: "Tables", family: str) -> list[Finding]:
    """Return in how many sentences a family's most frequent frame is coded, article by article.

    Of more than `MOST_TOLD` articles, in how many of all of them its most frequent frames are.
    """
    counts = FrameCounts(tables, family)
    if not counts.frames:
        return []
    if len(counts.listing) <= MOST_TOLD:
        return [plainly(counts, counts.frames[0])]
    ids = [article["article"] for article in counts.listing]
    parts = []
    for frame in counts.frames[:NAMED]:
        found = [row for article in counts.listing for row in counts.carrying(article, frame)]
        number = count(len(found), f"{counts.what(frame)} in these articles", passages_of(found), ids)
        parts.append((number, counts.name(frame)))
    total = count(sum(article["sentences"] for article in counts.listing), "sentences in these articles", (), ids)
    (first, name), *rest = parts
    told = [
        phrase("{n} of {all} are coded as {name}", n=first, all=counted(total, "sentence"), name=name),
        *(phrase("{n} as {name}", n=number, name=name) for number, name in rest),
    ]
    return [say("{told}.", told=listed(told))]


def plainly(counts: FrameCounts, frame: str) -> Finding:
    """Return how often a frame is coded in each article, without a claim."""
    parts = listed(counts.parts(by_share(counts, frame), frame))
    return say("{parts} are coded as {frame}.", parts=parts, frame=counts.name(frame))


def by_share(counts: FrameCounts, frame: str) -> list[Row]:
    """Return the articles, the one with the largest share of a frame first."""
    return sorted(counts.listing, key=lambda article: -counts.share(article, frame))
