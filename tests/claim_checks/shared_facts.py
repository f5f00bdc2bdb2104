"""Facts that are found in several articles, and who attributes what another tells in its own voice."""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from claim_checks.counting import leaders, percent, whole
from claim_checks.lists import Recount, all_told, ends_told, items_of, parts
from claim_checks.tables import Facts, Row
from claim_checks.templates import must, says


def groups(facts: Facts) -> dict[Any, list[Row]]:
    """Return the sentences of each fact that several articles have."""
    found: dict[Any, list[Row]] = {}
    for row in facts.rows("facts"):
        if row["group"] is not None:
            for group in (row["group"], *map(int, row["also"].split(", ") if row["also"] else ())):
                found.setdefault(group, []).append(row)
    return found


def holders(found: list[Row]) -> int:
    """Return how many articles have a fact."""
    return len({row["article"] for row in found})


@says("No sentence of one article was paired with a sentence of another\\.")
def nothing_paired(facts: Facts) -> None:
    must(not groups(facts), "sentences are paired")


def found_elsewhere(chosen: Callable[[Row], bool]) -> Recount:
    """Return the recount of an article's sentences that another article has too."""

    def recount(facts: Facts, article: Row) -> tuple | None:
        own = [row for row in facts.of("facts", article) if chosen(row)]
        number = sum(row["group"] is not None for row in own)
        share = percent(number, len(own)) if own else ""
        return (Fraction(number, len(own)), whole(number), whole(len(own)), share) if own else None

    return recount


def some_paired(facts: Facts) -> None:
    """Check that a quarter of an article's sentences are paired: of fewer it is not told how many."""
    shares = [found_elsewhere(in_body)(facts, article) for article in facts.articles]
    must(max(share[0] for share in shares if share) >= Fraction(1, 4), "too few are paired")


def in_body(row: Row) -> bool:
    return row["role"] == "body"


@says("At least (.+) are found in (the other article|another article) too\\.")
def found_too(facts: Facts, told: str, other: str) -> None:
    must((other == "the other article") == (len(facts.articles) == 2), f"not {other}")
    some_paired(facts)
    all_told(facts, items_of(facts, told), found_elsewhere(in_body), ordered=False)


@says("The share of sentences found in another article too runs from % of # sentences? in @ to % of # in @\\.")
def found_shares(facts: Facts, *told: str) -> None:
    def recount(facts: Facts, article: Row) -> tuple | None:
        counted = found_elsewhere(in_body)(facts, article)
        return counted and (counted[0], counted[3], counted[2])

    some_paired(facts)
    ends_told(facts, parts(told, 2), recount)


THINGS = "(facts? or statements? (?:is|are))"


@says(f"At least # {THINGS} found in (all three articles|all articles)\\.")
def found_in_all(facts: Facts, number: str, noun: str, where: str) -> None:
    every = [found for found in groups(facts).values() if holders(found) == len(facts.articles)]
    must(every and number == whole(len(every)), "others are found in all")
    must((noun[:5] == "fact ") == (number == "1"), f"“{noun}”")
    must((where == "all three articles") == (len(facts.articles) == 3), f"not {where}")


@says(f"At least # {THINGS} found in # of # articles\\.")
def found_in_most(facts: Facts, number: str, noun: str, most: str, articles: str) -> None:
    numbers = [holders(found) for found in groups(facts).values()]
    must(articles == whole(len(facts.articles)) and max(numbers) < len(facts.articles), "some are found in all")
    must((most, number) == (whole(max(numbers)), whole(numbers.count(max(numbers)))), "others are found in most")
    must((noun[:5] == "fact ") == (number == "1"), f"“{noun}”")


@says("# facts? that @ tells in its own voice are attributed in @(?:, # of them to &)?\\.")
def who_holds(facts: Facts, number: str, own: str, other: str, those: str | None, who: str | None) -> None:
    teller, giver = facts.article(own), facts.article(other)
    must(teller is not giver, "an article is told twice")

    def told_by(found: list[Row], article: Row, attributed: bool) -> bool:
        voices = {row["voice"] for row in found if row["article"] == article["article"]}
        return bool(voices) and ("outlet" not in voices if attributed else voices == {"outlet"})

    said = [one for one in facts.of("attributions", teller) if one["speech"]]

    def holds_words(row: Row) -> bool:
        return any(one["start"] < row["end"] and row["start"] < one["end"] for one in said)

    held = [
        f
        for f in groups(facts).values()
        if told_by(f, teller, False)
        and told_by(f, giver, True)
        and not any(holds_words(row) for row in f if row["article"] == teller["article"])
    ]
    must(number == whole(len(held)) and len(held) > 1, "there are others")
    if who:
        names = Counter(
            name
            for found in held
            for name in {r["speaker"] for r in found if r["article"] == giver["article"] and r["speaker"]}
        )
        best = leaders(names)
        must(len(best) == 1 and facts.called(who, best), "others have as many")
        must(those == whole(max(names.values())) and max(names.values()) > 1, "there are others")
