"""Sentences on the quotations and statements that stand in several articles, and whose they are."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from helpers.wording import (
    Finding,
    Passage,
    Row,
    count,
    counted,
    listed,
    plural,
    rows,
    say,
)

if TYPE_CHECKING:
    from helpers.compare import Tables


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
    return [say("{parts} {verb} found in {where}.", parts=listed(parts), verb=verb, where=where)]


def _shared_passages(pairs: Iterable[Row]) -> tuple[Passage, ...]:
    """Return both sides of pairs, each passage once, in the order of the pairs."""
    sides = (
        Passage(pair[f"article_{side}"], int(pair[f"start_{side}"]), int(pair[f"end_{side}"]))
        for pair in pairs
        for side in "ab"
    )
    return tuple(dict.fromkeys(sides))
