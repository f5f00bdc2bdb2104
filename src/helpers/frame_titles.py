"""Titles of the framing charts: plain counts, which hold whether or not a frame leads."""

from typing import TYPE_CHECKING

from helpers.frame_wording import FrameCounts
from helpers.wording import MOST_TOLD, Finding, count, counted, listed, passages_of, phrase, rows, say, whole

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
        parts.append(phrase("{frame} {n}", frame=counts.name(frame), n=number))
    total = count(sum(article["sentences"] for article in counts.listing), "sentences in these articles", (), ids)
    return [
        say(
            "Sentences coded with {family} frames: {parts} of {all}.",
            family=family,
            parts=listed(parts),
            all=counted(total, "sentence"),
        )
    ]


def first_places(tables: "Tables", family: str) -> list[Finding]:
    """Return where in each article of a few the first sentence stands that is coded as the most frequent frame."""
    counts = FrameCounts(tables, family)
    if not counts.frames or len(counts.listing) > MOST_TOLD:
        return []
    frame, parts = counts.frames[0], []
    for article in counts.listing:
        starts = [
            row["start"]
            for row in rows(tables.sentences)
            if row["article"] == article["article"] and row["role"] == "body"
        ]
        found = counts.carrying(article, frame)
        if not found:
            parts.append(phrase("none in {name}", name=article["outlet"]))
            continue
        first = min(found, key=lambda row: row["start"])
        place = 1 + sum(start < first["start"] for start in starts)
        number = whole(place, "place of the first sentence", article)
        parts.append(
            phrase("sentence {n} of {all} in {name}", n=number, all=counts.of(article), name=article["outlet"])
        )
    return [say("First coded as {frame}: {parts}.", frame=counts.name(frame), parts=listed(parts))]
