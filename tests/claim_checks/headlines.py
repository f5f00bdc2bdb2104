"""Which claims of headlines the body backs, and in which sentence."""

from collections import Counter
from typing import Any

from claim_checks.counting import whole
from claim_checks.lists import walked
from claim_checks.tables import Facts, Row
from claim_checks.templates import must, says

OWN, OTHERS, PART, NOTHING = "own", "others", "part", "nothing"


def fates(facts: Facts, article: Row) -> list[tuple[str, int | None]]:
    """Return what became of each claim of a headline, and the number of the sentence that holds most of it."""
    body = sorted(row["start"] for row in facts.of("sentences", article) if row["role"] == "body")
    claims: dict[Any, list[Row]] = {}
    for row in facts.of("headline_claims", article):
        claims.setdefault(row["claim"], []).append(row)
    found = []
    for rows in claims.values():
        best = rows[0]
        if best["back_start"] is None:
            found.append((NOTHING, None))
            continue
        kind = PART if best["backed"] is None else OWN if best["voice"] == "outlet" else OTHERS
        found.append((kind, 1 + body.index(best["back_start"])))
    return found


def place_told(claims: list[tuple[str, int | None]]) -> str:
    """Return how the first sentence of claims is told."""
    first = min((place for _, place in claims if place), default=None)
    return "" if first is None else ("first in " if len(claims) > 1 else "") + f"sentence {first}"


@says("The (claims?) in the (headlines?) of (.+) (is|are) backed by the body\\.")
def all_backed(facts: Facts, noun: str, headlines: str, told: str, verb: str) -> None:
    """Check the headlines of which all claims are backed."""
    ids, number = [], 0
    for _, (sign, inside) in walked(told, r"@ \(([^)]*)\)", "()"):
        article = facts.article(sign)
        claims = fates(facts, article)
        several = f"{whole(len(claims))} claims" if len(claims) > 1 else ""
        must(inside == ", ".join(filter(None, (several, place_told(claims)))), f"not “{inside}”")
        ids.append(article["article"])
        number += len(claims)
    every = {article["article"]: fates(facts, article) for article in facts.articles}
    must(all(kind in (OWN, OTHERS) for claims in every.values() for kind, _ in claims), "not all are backed")
    must(sorted(ids) == sorted(name for name, claims in every.items() if claims), "not all headlines are told")
    must((noun, headlines) == ("claim" + "s" * (number > 1), "headline" + "s" * (len(ids) > 1)), f"not “{noun}”")
    must((verb == "is") == (number == 1), f"“{verb}”")


def in_a_row(told: list[str]) -> str:
    """Return a list as it is read."""
    return ", ".join(told[:-1]) + " and " * (len(told) > 1) + told[-1]


@says("(At least )?# of # claims? in # headlines? (is|are) backed by the body\\.")
def claims_of_many(facts: Facts, least: str | None, backed: str, total: str, headlines: str, verb: str) -> None:
    every = [fates(facts, article) for article in facts.articles]
    kinds = Counter(kind for claims in every for kind, _ in claims)
    right = [kinds[OWN] + kinds[OTHERS], kinds.total(), sum(bool(claims) for claims in every)]
    must([backed, total, headlines] == list(map(whole, right)), f"it is {right}")
    must(bool(least) == (right[0] < right[1]), "“at least” is told where all are, or left out")
    must((verb == "is") == (backed == "1"), f"“{verb}”")
