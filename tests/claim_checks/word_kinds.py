"""Loaded words, hedges and other kinds of words in the outlet's own voice."""

import re
from collections import Counter
from fractions import Fraction

from claim_checks.counting import whole
from claim_checks.lists import all_told, ends_told, in_order, items_of, parts
from claim_checks.tables import Facts, Row
from claim_checks.templates import must, pattern, says

KINDS = {
    "Loaded words": "loaded", "Hedges": "hedge", "Boosters": "booster", "Evidentials": "evidential",
    "Agentless passives": "passive",
}  # fmt: skip
KIND_WORDS, KIND_MORE, KIND_TIMES = 8, 4, Fraction(3, 2)
OWN_WORDS, RATE_WORDS = 100, 500  # of an outlet's own voice, for it to be compared, and for a rate


def words_of_kind(facts: Facts, article: Row, kind: str) -> dict[int, str]:
    """Return the words of a kind in an article's own voice, by their place."""
    found: dict[int, str] = {}
    for row in facts.of("word_choice", article):
        if (row["kind"], row["role"], row["voice"]) == (kind, "body", "outlet"):
            found.setdefault(row["start"], row["term"])
    return found


@says(f"({'|'.join(KINDS)}) \\((.+?)\\)( per thousand words)? in the outlet's own voice: (.+)\\.")
def kinds(facts: Facts, noun: str, terms: str, per: str | None, told: str) -> None:
    compared = [article for article in facts.articles if article["outlet_words"] >= OWN_WORDS]
    kind = KINDS[noun]

    def recount(facts: Facts, article: Row) -> tuple | None:
        number, words = len(words_of_kind(facts, article, kind)), article["outlet_words"]
        if words < OWN_WORDS:
            return None
        shown = (whole(number), whole(words))
        return Fraction(number, words), *((f"{1000 * number / words:.1f}", *shown) if per else shown)

    must(bool(per) == all(article["outlet_words"] >= RATE_WORDS for article in compared), "a rate of few words")
    first, rest = (
        (r"~ in @ \(# in # words?\)", r"~ in @ \(# in #\)") if per else ("# in # words? in @", "# in # in @")
    )
    if match := pattern(f"from {first} to {rest}").fullmatch(told):
        ends_told(facts, parts(match.groups(), 2), recount)
    else:
        all_told(facts, items_of(facts, told, first, rest, ", "), recount)
    kind_apart(facts, compared, kind)
    uses = Counter(term for article in compared for term in words_of_kind(facts, article, kind).values())
    terms_told(facts.written(terms), uses)


def kind_apart(facts: Facts, compared: list[Row], kind: str) -> None:
    """Check that two articles differ clearly in how often they use words of a kind."""
    counts = {article["article"]: len(words_of_kind(facts, article, kind)) for article in compared}
    must(sum(counts.values()) >= KIND_WORDS, "they are few words")
    rates = {a["article"]: Fraction(counts[a["article"]], a["outlet_words"]) for a in compared}
    high = [a for a in compared if rates[a["article"]] == max(rates.values())]
    low = [a for a in compared if rates[a["article"]] == min(rates.values())]
    apart = max(rates.values()) - min(rates.values())
    must(
        any(
            counts[a["article"]] - counts[b["article"]] >= KIND_MORE
            and apart * min(a["outlet_words"], b["outlet_words"]) >= KIND_MORE
            for a in high
            for b in low
        ),
        "the difference is within the margin",
    )
    must(max(rates.values()) >= KIND_TIMES * min(rates.values()), "the lowest rate is not far below")


def terms_told(told: str, uses: Counter) -> None:
    """Check that the words in brackets are the most frequent ones, and that more are hinted at."""
    words = re.findall("“([^”]+)”", told)
    must(
        told == ", ".join(f"“{word}”" for word in words) + " …" * (len(uses) > len(words)), "the words are others"
    )
    must(all(uses[word] for word in words), "a word stands in none of the articles told")
    must(in_order([uses[word] for word in words]), "the most frequent does not come first")
    left = [number for word, number in uses.items() if word not in words]
    must(max(left, default=0) <= min(uses[word] for word in words), "a word left out is more frequent")
