"""How persons, countries and acts are named in the outlets' own voice."""

import re
from collections import Counter
from fractions import Fraction

from claim_checks.counting import whole
from claim_checks.lists import FEW_TOLD, in_order, walked
from claim_checks.tables import Facts, Row
from claim_checks.templates import must, says

NAMED_APART, NAMED_OFTEN, MENTIONS = 3, 5, 3  # uses more in as many mentions; uses; mentions here and elsewhere


def way_named(row: Row) -> str:
    """Return how a thing is named: by its own name in any form, or in other words."""
    from helpers import codebook  # what a country may be called

    name, thing = row["name"], row["thing"]
    if row["kind"] == "act":
        return name.lower()
    if row["kind"] == "country":
        return thing if name in codebook.entries("actors").get(thing, {}).get("names", []) else name
    owned = re.search(r"['’]s? ", name)
    by_name = thing.split()[-1].lower() in name.lower().split() and not owned
    return thing if by_name or not (owned or name.lower().startswith("the ")) else name


def namings(facts: Facts, thing: str) -> dict[str, Counter]:
    """Return how often each article names a thing in each way in its own voice."""
    found: dict[str, Counter] = {}
    for row in facts.rows("mentions"):
        if row["thing"] == thing and row["voice"] == "outlet":
            found.setdefault(row["article"], Counter())[way_named(row)] += 1
    return found


@says("In the outlets' own voice (?:&|the word for “&”) is (?:named )?“([^”]+)” in (.+)\\.")
def named_so(facts: Facts, person: str | None, act: str | None, way: str, told: str) -> None:
    found, way = namings(facts, facts.written(person or act)), facts.written(way)
    place = r"# of #(?: mentions?)? in (@|the other articles)(?: \(“([^”]+)” in #\))?"
    ids: list[str] = []
    shares = []
    for _, (number, total, where, sign, other, beside) in walked(told, place, "()"):
        left = [name for name in found if name not in ids]
        here = left if where == "the other articles" else [facts.article(sign)["article"]]
        must(set(here) <= set(left), "an article is told twice, or names it nowhere")
        own = sum((found[name] for name in here), Counter())
        must((number, total) == (whole(own[way]), whole(own.total())), f"it is {own[way]} of {own.total()}")
        must(not other or beside == whole(own[facts.written(other)]), "the other name stands not so often")
        must(not other or own[facts.written(other)] > own[way], "the other name is not the more frequent one")
        ids += here
        shares.append((Fraction(own[way], own.total()), own[way], own.total()))
    must(sorted(ids) == sorted(found), "not all articles are told")
    must(len(found) <= FEW_TOLD or len(shares) == 2, "many articles are told one by one")
    must(in_order([share for share, *_ in shares]), "the largest share does not come first")
    differs(found, way)


def differs(found: dict[str, Counter], way: str) -> None:
    """Check that an article names a thing in a way that the others together do not, by the margins."""

    def apart(name: str) -> bool:
        own, rest = found[name], sum((uses for other, uses in found.items() if other != name), Counter())
        if own[way] < NAMED_OFTEN or 10 * own[way] < 3 * own.total() or min(own.total(), rest.total()) < MENTIONS:
            return False
        more = Fraction(own[way], own.total()) - Fraction(rest[way], rest.total())
        return more * min(own.total(), rest.total()) >= NAMED_APART

    must(any(map(apart, found)), "no article names it so much more often")
    shares = [Fraction(uses[way], uses.total()) for uses in found.values()]
    must(2 * min(shares) <= max(shares), "all name it so")
