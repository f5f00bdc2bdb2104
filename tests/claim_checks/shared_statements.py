"""Quotations and statements that are found in several articles."""

from collections.abc import Iterable

from claim_checks.counting import whole
from claim_checks.tables import Facts, Row
from claim_checks.templates import must, says


def sides(found: Iterable[Row]) -> set[tuple[str, int, int]]:
    """Return the passages of both sides of pairs."""
    return {(row[f"article_{side}"], row[f"start_{side}"], row[f"end_{side}"]) for row in found for side in "ab"}


def shared_groups(facts: Facts) -> tuple[list[list[Row]], list[list[Row]]]:
    """Return the pairs of each shared quotation, and those of each statement."""
    groups: list[list[Row]] = []
    for row in facts.rows("shared"):  # those of one number, and those that have a passage in common, are one
        tied = [
            found
            for found in groups
            if any(one["group"] == row["group"] for one in found) or not sides([row]).isdisjoint(sides(found))
        ]
        groups = [found for found in groups if found not in tied]
        groups.append([one for found in tied for one in found] + [row])
    alike = [found for found in groups if any(row["relation"] == "same quotation" for row in found)]
    return alike, [found for found in groups if found not in alike]


@says("No quotation or statement was found in more than one of these articles; most of those told .+ missed\\.")
def nothing_shared(facts: Facts) -> None:
    must(not facts.rows("shared"), "something is shared")


@says(
    r"At least (?:# (quotations?))?(?: and )?(?:# ((?:other )?statements?))? (is|are) found in "
    r"(both articles|more than one of these articles)\."
)
def shared(facts: Facts, alike: str, _a: str, others: str, _b: str, verb: str, where: str) -> None:
    quoted, stated = shared_groups(facts)
    for told, noun, found in ((alike, _a, quoted), (others, _b, stated)):
        must(told == (whole(len(found)) if found else None), "other numbers are shared")
        must(not noun or noun.endswith("s") == (len(found) != 1), f"“{noun}”")
    must(not _b or _b.startswith("other") == bool(quoted), f"“{_b}”")
    must((verb == "is") == (len(quoted) + len(stated) == 1), f"“{verb}”")
    must((where == "both articles") == (len(facts.articles) == 2), f"not {where}")
