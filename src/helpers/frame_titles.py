"""Titles of the framing charts: plain counts, which hold whether or not a frame leads."""

from typing import TYPE_CHECKING

from helpers.frame_wording import FrameCounts
from helpers.wording import (
    Finding,
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
    """Return in how many sentences of all articles a family's most frequent frames are coded."""
    counts = FrameCounts(tables, family)
    if not counts.frames:
        return []
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
