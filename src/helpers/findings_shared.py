"""Sentences on the quotations and statements that stand in several articles, and whose they are."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from helpers.wording import (
    MOST_TOLD,
    Finding,
    Passage,
    Row,
    count,
    counted,
    counted_attributions,
    known,
    listed,
    of_all,
    own_rows,
    phrase,
    plural,
    rows,
    say,
    shortened,
    spans_of,
    tally,
)

if TYPE_CHECKING:
    from helpers.compare import Tables
HANDFUL = 5  # speakers named


def shared(tables: "Tables") -> list[Finding]:
    """Return sentences on the quotations and statements found in several articles."""
    listing = rows(tables.articles)
    if len(listing) < 2:
        return []
    pairs = rows(tables.shared)
    if not pairs:
        return [say("No quotation or statement was found in more than one of these articles.")]
    where = "both articles" if len(listing) == 2 else "more than one of these articles"
    groups: dict[Any, list[Row]] = {}
    for pair in pairs:
        groups.setdefault(pair["group"], []).append(pair)
    alike = [g for g in groups.values() if any(pair["relation"] == "same quotation" for pair in g)]
    others = [g for g in groups.values() if g not in alike]
    parts = [
        counted(
            count(len(found), f"{noun}s found in {where}", _shared_passages(pair for g in found for pair in g)),
            noun,
        )
        for found, noun in ((alike, "quotation"), (others, "paraphrased statement"))
        if found
    ]
    verb = plural(len(groups), "was", "were")
    names = _speakers_of(tables, list(groups.values()))
    of_whom = phrase(", words of {names}", names=listed([(name,) for name in names])) if names else ()
    sentences = [
        say(
            "{parts} {verb} found in {where}{whom}.",
            parts=listed(parts),
            verb=verb,
            where=where,
            whom=of_whom,
        )
    ]
    return [*sentences, *_shared_quotations(tables, alike)]


def _speakers_of(tables: "Tables", groups: Iterable[list[Row]]) -> list[str]:
    """Return the speakers of what is shared, up to a handful; "others" where some of it is nobody's by name."""
    said = [row for row in counted_attributions(tables) if known(row["speaker"])]
    names, others = {}, []
    for group in groups:
        places = _shared_passages(group)
        own = [r for r in said if any(_overlap(span, place) for span in spans_of(r) for place in places)]
        names |= dict.fromkeys(shortened(row["speaker"]) for row in own)
        others = others if own else ["others"]
    return [*names, *others] if 0 < len(names) <= HANDFUL else []


def _overlap(one: Passage, other: Passage) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def _shared_passages(pairs: Iterable[Row]) -> tuple[Passage, ...]:
    """Return both sides of pairs, each passage once, in the order of the pairs."""
    sides = (
        Passage(pair[f"article_{side}"], int(pair[f"start_{side}"]), int(pair[f"end_{side}"]))
        for pair in pairs
        for side in "ab"
    )
    return tuple(dict.fromkeys(sides))


def _shared_quotations(tables: "Tables", groups: list[list[Row]]) -> list[Finding]:
    """Return how many of each article's quotations share words with a quotation of another."""
    places = _shared_passages(pair for group in groups for pair in group)
    quotations = [row for row in counted_attributions(tables) if row["kind"] != "indirect"]
    listing = rows(tables.articles)
    if not groups or not quotations or len(listing) > MOST_TOLD:
        return []

    def overlapping(article: Row) -> list[Row]:
        mine = [place for place in places if place.article == article["article"]]
        return [
            row
            for row in own_rows(quotations, article)
            if any(span.start < place.end and place.start < span.end for span in spans_of(row) for place in mine)
        ]

    told = [article for article in listing if own_rows(quotations, article)]
    parts = [
        of_all(
            tally(overlapping(article), "quotations shared with another article", article),
            tally(own_rows(quotations, article), "quotations", article),
            "" if i else "quotation",
            article,
        )
        for i, article in enumerate(told)
    ]
    return [say("Shared with another article: {parts}.", parts=listed(parts))]
