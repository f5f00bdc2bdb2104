"""Titles of the framing charts: plain counts, which hold whether or not a frame leads."""

from typing import TYPE_CHECKING

from helpers.frame_wording import FrameCounts
from helpers.wording import (
    MOST_TOLD,
    Finding,
    count,
    counted,
    every,
    listed,
    passages_of,
    phrase,
    rows,
    say,
    whole,
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


def first_places(tables: "Tables", family: str) -> list[Finding]:
    """Return where in each article of a few the first sentence stands that is coded as the most frequent frame."""
    counts = FrameCounts(tables, family)
    if not counts.frames or len(counts.listing) > MOST_TOLD:
        return []
    frame, parts, places = counts.frames[0], [], []
    for article in counts.listing:
        starts = [
            row["start"]
            for row in rows(tables.sentences)
            if row["article"] == article["article"] and row["role"] == "body"
        ]
        found = counts.carrying(article, frame)
        if not found:
            parts.append(phrase("nowhere in {name}", name=article["outlet"]))
            places.append(None)
            continue
        first = min(found, key=lambda row: row["start"])
        place = 1 + sum(start < first["start"] for start in starts)
        places.append(place)
        number = whole(place, "place of the first sentence", article)
        parts.append(
            phrase("in sentence {n} of {all} in {name}", n=number, all=counts.of(article), name=article["outlet"])
        )
    if len(places) > 1 and len(set(places)) == 1:
        ids = [article["article"] for article in counts.listing]
        number, these = count(places[0], "place of the first sentence", (), ids), every(counts.listing)
        return [
            say(
                "{frame} is first coded in sentence {n} of {these}.",
                frame=counts.name(frame),
                n=number,
                these=these,
            )
        ]
    return [say("{frame} is first coded {parts}.", frame=counts.name(frame), parts=listed(parts))]
