"""The same words in two articles, and the news agencies that are credited."""

from collections import Counter

from claim_checks.counting import leaders, whole
from claim_checks.lists import names_told
from claim_checks.tables import Facts, Row
from claim_checks.templates import SIGNS, must, pattern, says

RUN = "of nine or more words outside quotations"
LONGEST = "(, of # words|, the longest of # words)"


def runs_of(facts: Facts) -> Counter:
    """Return how many runs of the same words each pair of articles shares."""
    return Counter(frozenset((row["article_a"], row["article_b"])) for row in facts.rows("reuse"))


def runs_told(found: list[Row], number: str, verb: str, longest: str, one: str | None, most: str | None) -> None:
    """Check how many runs there are and how long the longest is."""
    must(number == whole(len(found)) and (verb == "was") == (len(found) == 1), "there are others")
    must((one or most) == whole(max(row["words"] for row in found)), "the longest has other words")
    must((one is not None) == (len(found) == 1), f"not “{longest}”")


@says(f"No run {RUN} was found in two of these articles\\.")
def no_runs(facts: Facts) -> None:
    must(not facts.rows("reuse"), "there are runs")


@says(f"# runs? {RUN} (was|were) found in both @ and @{LONGEST}\\.")
def runs_of_two(facts: Facts, number: str, verb: str, one: str, other: str, *longest: str | None) -> None:
    pair = {facts.article(sign)["article"] for sign in (one, other)}
    found = [row for row in facts.rows("reuse") if {row["article_a"], row["article_b"]} == pair]
    must(found, "they share none")
    runs_told(found, number, verb, *longest)


@says(
    f"# runs? {RUN} (was|were) found in # of # pairs of articles{LONGEST}"
    "(?:, the largest number in @ and @ \\(#\\))?\\."
)
def runs_of_many(facts: Facts, number: str, verb: str, pairs: str, total: str, *rest: str | None) -> None:
    *longest, one, other, most = rest
    runs_told(facts.rows("reuse"), number, verb, *longest)
    count, numbers = len(facts.articles), runs_of(facts)
    must((pairs, total) == (whole(len(numbers)), whole(count * (count - 1) // 2)), "others share runs")
    if one and other:
        pair = frozenset(facts.article(sign)["article"] for sign in (one, other))
        must(leaders(numbers) == {pair} and most == whole(numbers[pair]), "others share as many")


def credited(facts: Facts, article: Row) -> dict[str, str]:
    """Return the agencies that an article credits, and for what: for the text before a contribution."""
    found: dict[str, str] = {}
    for row in facts.of("credits", article):
        if row["kind"] == "credit" or row["agency"] not in found:
            found[row["agency"]] = "for the text" if row["kind"] == "credit" else "for a contribution"
    return found


@says("# of # articles (credits?) a news agency(?:: (.+))?\\.")
def agencies(facts: Facts, number: str, total: str, verb: str, told: str | None) -> None:
    crediting = [article for article in facts.articles if credited(facts, article)]
    must((number, total) == (whole(len(crediting)), whole(len(facts.articles))), "others credit one")
    must((verb == "credits") == (number == "1"), f"“{verb}”")
    ids = []
    for part in told.split("; ") if told else ():
        match = pattern(r"@ \((.+)\)").fullmatch(part)
        must(match, "no part that is known")
        article = facts.article(match[1])
        told_here = [pattern("& (for the text|for a contribution)").fullmatch(one) for one in match[2].split(", ")]
        must(all(told_here), "no agency that is known")
        found = {facts.written(one[1]): one[2] for one in told_here}
        must(found == credited(facts, article) and len(found) == len(told_here), "it credits others")
        ids.append(article["article"])
    must(not told or sorted(ids) == sorted(article["article"] for article in crediting), "not all are told")


@says(
    rf"# of # articles credit the same agency, &(?: \(([{SIGNS}](?:, [{SIGNS}])*)\))?: they are not independent "
    r"of each other\."
)
def same_agency(facts: Facts, number: str, total: str, sign: str, names: str | None) -> None:
    agency = facts.written(sign)
    crediting = [article for article in facts.articles if agency in credited(facts, article)]
    must((number, total) == (whole(len(crediting)), whole(len(facts.articles))), "others credit it")
    must(len(crediting) > 1, "one is alone")
    if names:
        names_told(facts, names, [article["outlet"] for article in crediting], last=", ")
