"""Sentences on the quotations and statements that stand in several articles, and whose they are."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

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

NONE = (  # the figures are in data/models/alignment
    "No quotation or statement was found in more than one of these articles; "
    "most of those told in other words are missed."
)


def shared(tables: "Tables") -> list[Finding]:
    """Return sentences on the quotations and statements found in several articles."""
    listing = rows(tables.articles)
    if len(listing) < 2:
        return []
    pairs = rows(tables.shared)
    if not pairs:
        return [say(NONE)]
    where = "both articles" if len(listing) == 2 else "more than one of these articles"
    groups = things_shared(pairs)
    alike = [g for g in groups if any(pair["relation"] == "same quotation" for pair in g)]
    others = [g for g in groups if g not in alike]
    parts = [
        counted(
            count(len(found), f"{noun}s found in {where}", _shared_passages(pair for g in found for pair in g)),
            noun,
        )
        for found, noun in ((alike, "quotation"), (others, "other statement" if alike else "statement"))
        if found
    ]
    verb = plural(len(groups), "is", "are")
    return [say("At least {parts} {verb} found in {where}.", parts=listed(parts), verb=verb, where=where)]


def things_shared(pairs: list[Row]) -> list[list[Row]]:
    """Return the pairs of each thing that is shared: those of one group, or with a passage in common.

    The things come in the order of their first pairs.
    """
    groups: list[list[Row]] = []
    for pair in pairs:
        places = set(_shared_passages([pair]))
        tied = [
            found
            for found in groups
            if found[0]["group"] == pair["group"] or not places.isdisjoint(_shared_passages(found))
        ]
        groups = [found for found in groups if all(found is not one for one in tied)]
        groups.append([*(one for found in tied for one in found), pair])
    order = {id(pair): place for place, pair in enumerate(pairs)}
    return sorted(groups, key=lambda found: min(order[id(pair)] for pair in found))


def _shared_passages(pairs: Iterable[Row]) -> tuple[Passage, ...]:
    """Return both sides of pairs, each passage once, in the order of the pairs."""
    sides = (
        Passage(pair[f"article_{side}"], int(pair[f"start_{side}"]), int(pair[f"end_{side}"]))
        for pair in pairs
        for side in "ab"
    )
    return tuple(dict.fromkeys(sides))
