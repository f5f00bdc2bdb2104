"""Lists in a sentence: of articles with a number each, of names, of places under one head."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from claim_checks.tables import Facts, Row
from claim_checks.templates import SIGNS, Untrue, must, pattern, says

FEW_TOLD = 3  # articles that are all told; of more the two ends
Recount = Callable[[Facts, Row], "tuple | None"]  # the value that an article is ranked by, and what is printed


def across(first: str, rest: str, ends: str = "", two: str = ", ", ordered: bool = True) -> Callable:
    """Tie to a recount the sentences that tell up to three articles, highest first, or the two ends of more."""

    def tie(recount: Recount) -> Recount:
        for number, written in enumerate(lists_of(first, rest, two), 1):
            says(rf"{written}\.")(lambda facts, *told, n=number: all_told(facts, parts(told, n), recount, ordered))
        if ends:
            says(rf"{ends}\.")(lambda facts, *told: ends_told(facts, parts(told, 2), recount))
        return recount

    return tie


def lists_of(first: str, rest: str, two: str = ", ") -> tuple[str, str, str]:
    """Return the patterns of a list of one, two and three."""
    return first, f"{first}{two}{rest}", f"{first}, {rest} and {rest}"


def parts(told: tuple, number: int) -> list[tuple]:
    """Part what a pattern found into as many articles."""
    size = len(told) // number
    return [told[size * place : size * (place + 1)] for place in range(number)]


def item_of(facts: Facts, told: tuple, recount: Recount) -> tuple[Row, float]:
    """Check one article of a list; return it with its value."""
    sign = next(one for one in told if one and re.fullmatch(f"[{SIGNS}]", one))
    at = told.index(sign)
    article = facts.article(sign)
    counted = recount(facts, article)
    must(counted is not None, f"nothing is known of {article['outlet']}")
    value, *wanted = counted
    for one, right in zip((*told[:at], *told[at + 1 :]), wanted, strict=False):
        if isinstance(right, list):
            names_told(facts, one.removesuffix(" each"), right)
            must(one.endswith(" each") == (len(right) > 1), "each is of several")
        else:
            must(one == right, f"“{one}” should be {right}")
    return article, value


def in_order(values: list[float]) -> bool:
    """Say whether values fall, or stay as they are."""
    return all(one >= other - 1e-12 for one, other in pairwise(values))


def all_told(facts: Facts, told: list[tuple], recount: Recount, ordered: bool = True) -> list[Row]:
    """Check a list of articles: each number, nobody twice, nobody missing, the highest first."""
    found = [item_of(facts, one, recount) for one in told]
    names = [article["article"] for article, _ in found]
    wanted = [article["article"] for article in facts.articles if recount(facts, article) is not None]
    must(len(set(names)) == len(names), "an article is told twice")
    must(set(names) == set(wanted), "not all articles are told")
    must(len(names) <= FEW_TOLD, "too many articles are told one by one")
    must(not ordered or in_order([value for _, value in found]), "the highest does not come first")
    return [article for article, _ in found]


def ends_told(facts: Facts, told: list[tuple], recount: Recount) -> None:
    """Check the two ends of many articles."""
    (low_article, low), (high_article, high) = (item_of(facts, one, recount) for one in told)
    counted = (recount(facts, article) for article in facts.articles)
    values = [one[0] for one in counted if one is not None]
    must(low_article is not high_article, "an article is told twice")
    must(len(values) > FEW_TOLD, "few articles are told by their ends")
    must(low == min(values) and high == max(values), "these are not the ends")
    must(low < high, "nothing runs from anything to anything")


def signs_of(facts: Facts, listed: str, separator: str = ", ", last: str = " and ") -> list[str]:
    """Return the signs of a list of names."""
    body, _, end = listed.rpartition(last)
    found = [*body.split(separator), end] if body else [end]
    must(all(re.fullmatch(f"[{SIGNS}]", one) for one in found), f"“{facts.written(listed)}” is no list of names")
    return found


def names_told(
    facts: Facts, listed: str, wanted: Iterable[str], separator: str = ", ", last: str = " and "
) -> None:
    """Check that a list has these names, each once."""
    told = sorted(facts.written(sign) for sign in signs_of(facts, listed, separator, last))
    must(told == sorted(wanted), f"{told} are named, not {sorted(wanted)}")


def walked(listed: str, place: str, head: str) -> Iterator[tuple[str | None, tuple]]:
    """Yield each place of a grouped list ("a in x and y; b in z") with the groups of its head, if any."""
    item = re.compile(f"(?:(?:, | and |; )?{pattern(head).pattern})?(?:, | and )?{pattern(place).pattern}")
    heads, at = pattern(head).groups, 0
    while at < len(listed):
        match = item.match(listed, at)
        must(match, "no list that is known")
        yield (match.groups()[:heads] if match[1] else None), match.groups()[heads:]
        at = match.end()


def items_of(
    facts: Facts, listed: str, first: str = "# of # sentences? in @", rest: str = "# of # in @", two: str = " and "
) -> list[tuple]:
    """Return what a list of one, two or three articles tells."""
    for number, written in enumerate(lists_of(first, rest, two), 1):
        if match := pattern(written).fullmatch(listed):
            return parts(match.groups(), number)
    raise Untrue(f"“{facts.written(listed)}” is no list that is known")
