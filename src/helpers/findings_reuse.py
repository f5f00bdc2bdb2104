"""Sentences on wording that articles share outside quotations, and on the agencies that they credit.

Neither says who had the words first, or from whom; both say that the articles can't be counted
as independent reports.
"""

from itertools import combinations
from typing import TYPE_CHECKING

from helpers.reuse import MIN_WORDS
from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Number,
    Passage,
    Row,
    count,
    counted,
    listed,
    number_of,
    own_rows,
    passages_of,
    phrase,
    plural,
    rows,
    say,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

MOST_NAMED = 5  # more articles than this are counted and not named
WORDS = {7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven", 12: "twelve"}
SHARES = {"credit": "for the text", "contribution": "for a contribution"}


def reuse(tables: "Tables") -> list[Finding]:
    """Return sentences on runs of the same words outside quotations and on credits; nothing for one article."""
    listing = rows(tables.articles)
    if len(listing) < 2:
        return []
    return [*shared_wording(listing, rows(tables.reuse)), *agencies(listing, rows(tables.credits))]


def shared_wording(listing: list[Row], runs: list[Row]) -> list[Finding]:
    """Return how many runs two articles share and how long the longest is, the pairs with most runs first."""
    least = WORDS.get(MIN_WORDS, str(MIN_WORDS))
    if not runs:
        return [say("No run of {n} or more words outside quotations was found in two of these articles.", n=least)]
    pairs = [(a, b, found) for a, b in combinations(listing, 2) if (found := _between(runs, a, b))]
    pairs.sort(key=lambda pair: -len(pair[2]))
    if len(listing) <= MOST_TOLD:
        sentences = []
        for a, b, found in pairs:
            template = "{n} of {least} or more words outside quotations {were} found in both {a} and {b}{longest}."
            of_them, were = _longest(found), plural(len(found), "was", "were")
            n = _runs(found, f"{a['outlet']} and {b['outlet']}")
            names = {"a": a["outlet"], "b": b["outlet"]}
            sentences.append(say(template, n=n, least=least, were=were, longest=of_them, **names))
        return sentences
    total = (len(listing) * (len(listing) - 1)) // 2
    ids = [article["article"] for article in listing]
    template = (
        "{n} of {least} or more words outside quotations {were} found in {k} of {all} pairs of articles"
        "{longest}{most}."
    )
    return [
        say(
            template,
            n=_runs(runs, "two of these articles"),
            least=least,
            were=plural(len(runs), "was", "were"),
            k=count(len(pairs), "pairs of articles that share a run", _both_sides(runs), ids),
            all=count(total, "pairs of articles compared", (), ids),
            longest=_longest(runs),
            most=_most(pairs),
        )
    ]


def _between(runs: list[Row], a: Row, b: Row) -> list[Row]:
    both = {a["article"], b["article"]}
    return [run for run in runs if {run["article_a"], run["article_b"]} == both]


def _runs(runs: list[Row], where: str) -> Clause:
    number = count(len(runs), f"runs of the same words outside quotations in {where}", _both_sides(runs))
    return counted(number, "run")


def _longest(runs: list[Row]) -> Clause:
    """Return how many words the longest run has."""
    longest = max(runs, key=lambda run: run["words"])
    number = count(longest["words"], "words outside quotation marks of the longest run", _both_sides([longest]))
    return phrase(", of {n} words", n=number) if len(runs) == 1 else phrase(", the longest of {n} words", n=number)


def _most(pairs: list[tuple[Row, Row, list[Row]]]) -> Clause:
    """Return which two articles share most runs, where one pair is alone in that."""
    if len(pairs) < 2 or len(pairs[0][2]) == len(pairs[1][2]):
        return ()
    a, b, found = pairs[0]
    what = f"runs of the same words outside quotations in {a['outlet']} and {b['outlet']}"
    number = count(len(found), what, _both_sides(found))
    return phrase(", the largest number in {a} and {b} ({n})", a=a["outlet"], b=b["outlet"], n=number)


def _both_sides(runs: list[Row]) -> tuple[Passage, ...]:
    """Return the passages of runs in both articles, each once."""
    sides = (
        Passage(run[f"article_{side}"], int(run[f"start_{side}"]), int(run[f"end_{side}"]))
        for run in runs
        for side in "ab"
    )
    return tuple(dict.fromkeys(sides))


def agencies(listing: list[Row], credits: list[Row]) -> list[Finding]:
    """Return which articles credit an agency, and which of them the same one; nothing where none does."""
    crediting = [article for article in listing if own_rows(credits, article)]
    if not crediting:
        return []
    names = [phrase("{who} ({what})", who=a["outlet"], what=_credited(own_rows(credits, a))) for a in crediting]
    first = say(
        "{n} of {all} articles {credit} a news agency{names}.",
        n=_articles(crediting, credits, "articles that credit a news agency"),
        all=number_of(listing),
        credit=plural(len(crediting), "credits", "credit"),
        names=phrase(": {names}", names=listed(names, between="; ", last="; ")) if _few(crediting) else "",
    )
    return [first, *_same_agency(listing, credits)]


def _credited(own: list[Row]) -> str:
    """Return the agencies that an article credits, and for what: for the text before a contribution to it."""
    best: dict[str, str] = {}
    for row in sorted(own, key=lambda row: row["kind"] != "credit"):
        best.setdefault(row["agency"], row["kind"])
    return ", ".join(f"{agency} {SHARES[kind]}" for agency, kind in best.items())


def _same_agency(listing: list[Row], credits: list[Row]) -> list[Finding]:
    """Return the agencies that several articles credit, those with most articles first."""
    by_agency: dict[str, list[Row]] = {}
    for row in credits:
        by_agency.setdefault(row["agency"], []).append(row)
    several = []
    for agency, own in by_agency.items():
        crediting = [article for article in listing if own_rows(own, article)]
        if len(crediting) > 1:
            several.append((agency, crediting, own))
    several.sort(key=lambda found: (-len(found[1]), found[0]))
    return [
        say(
            "{n} of {all} articles credit the same agency, {agency}{names}: they are not independent of each "
            "other.",
            n=_articles(crediting, own, f"articles that credit {agency}"),
            all=number_of(listing),
            agency=agency,
            names=f" ({', '.join(a['outlet'] for a in crediting)})"
            if _few(crediting) and len(listing) > 2
            else "",
        )
        for agency, crediting, own in several[:MOST_TOLD]
    ]


def _articles(crediting: list[Row], credits: list[Row], what: str) -> Number:
    return count(len(crediting), what, passages_of(credits), [article["article"] for article in crediting])


def _few(articles: list[Row]) -> bool:
    return len(articles) <= MOST_NAMED
