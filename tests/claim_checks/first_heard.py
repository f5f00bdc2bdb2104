"""Who is heard first, and in which paragraph."""

import re
from collections import Counter

from claim_checks.counting import whole
from claim_checks.lists import signs_of, walked
from claim_checks.source_names import WHO, is_source, source_name
from claim_checks.tables import Facts, Row
from claim_checks.templates import SIGNS, must, says


def spoken(row: Row) -> bool:
    """Say whether somebody's words are reported."""
    return row["speech"]


def first_said(facts: Facts) -> dict[str, Row]:
    """Return the first attribution of each article that has one, by the article's id."""
    found = {}
    for article in facts.articles:
        own = [row for row in facts.said(article) if row["paragraph"] is not None and spoken(row)]
        if own:
            found[article["article"]] = min(own, key=lambda row: row["start"])
    return found


def first_is(facts: Facts, told: list[tuple[str, str, str]]) -> None:
    """Check who is heard first where, of all articles that give anybody words."""
    ids = []
    for who, sign, paragraph in told:
        article = facts.article(sign)
        row = first_said(facts).get(article["article"])
        must(row, f"nobody is heard in {article['outlet']}")
        must(is_source(facts, who, source_name(row)), f"{source_name(row)} is heard first")
        must(paragraph == whole(row["paragraph"]), "it is another paragraph")
        ids.append(article["article"])
    must(sorted(ids) == sorted(first_said(facts)), "not all articles are told")


@says(rf"The first to be heard is {WHO} in # of # articles?\.")
def first_in_many(facts: Facts, who: str, number: str, total: str) -> None:
    found = first_said(facts)
    names = Counter(source_name(row) for row in found.values())
    must(total == whole(len(found)), "words are given in other articles")
    must(any(number == whole(names[name]) for name in names if is_source(facts, who, name)), "it is so in others")


@says(rf"The first to be heard in (both|all three) articles is {WHO}, (in paragraph .+)\.")
def first_in_all(facts: Facts, many: str, who: str, told: str) -> None:
    must(many == {2: "both", 3: "all three"}.get(len(facts.articles)), f"not {many}")
    if told.count("paragraph") == 1 and not re.search(f"[{SIGNS}]", told):
        signs = [facts.sign(article) for article in facts.articles]
        found = [(who, sign, told.removeprefix("in paragraph ")) for sign in signs]
    else:
        groups = re.findall(r"in paragraph (\d+) of (.+?)(?=(?:, | and )in paragraph|$)", told)
        found = [(who, sign, number) for number, outlets in groups for sign in signs_of(facts, outlets)]
        must(1 < len(groups) == len({number for number, _ in groups}), "a paragraph is told twice")
    first_is(facts, found)
    must(len({source_name(row) for row in first_said(facts).values()}) == 1, "several have the same short name")


@says("The first to be heard is (.+)\\.")
def first_each(facts: Facts, told: str) -> None:
    who, found = "", []
    for head, (sign, number) in walked(told, r"@ \(paragraph (\d+)\)", f"{WHO} in "):
        who = head[0] if head else who
        found.append((who, sign, number))
    first_is(facts, found)


@says(
    r"The first attribution stands in paragraph (\d+) of @ at the earliest, in paragraph (\d+) of @ at the "
    r"latest\."
)
def earliest_and_latest(facts: Facts, early: str, early_sign: str, late: str, late_sign: str) -> None:
    places = {name: row["paragraph"] for name, row in first_said(facts).items()}
    ends = [(early, early_sign, min(places.values())), (late, late_sign, max(places.values()))]
    for number, sign, end in ends:
        must(places.get(facts.article(sign)["article"]) == end and number == whole(end), "this is no end")
    must(early != late, "all are alike")
