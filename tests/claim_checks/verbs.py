"""Reporting verbs: how many are neutral, which are not, and for whom they stand."""

from collections import Counter
from fractions import Fraction

from claim_checks.counting import percent, whole
from claim_checks.lists import FEW_TOLD, across, walked
from claim_checks.tables import Facts, Row
from claim_checks.templates import must, pattern, says

TIERS = (
    "hostile",
    "doubting",
    "forceful",
    "asserting",
)  # in the order in which verbs that are not neutral are told
VERBS_APART, VERBS = 3, 4  # neutral verbs that the article with fewest lacks; verbs that are not neutral, in one


def verbs(facts: Facts, article: Row) -> list[Row]:
    """Return the verbs of a body that stand in nobody's words, each place once, if words are likely reported."""
    found: dict[int, Row] = {}
    for row in facts.of("reporting_verbs", article):
        likely = row["kind"] != "indirect" if row["score"] is None else row["score"] >= 0.5
        if row["role"] == "body" and not row["nested"] and row["tier"] and likely:
            found.setdefault(row["start"], row)
    return list(found.values())


NEUTRAL = "Neutral reporting verbs, as “say”"


@across(
    rf"{NEUTRAL}: # of # in @ \(%\)",
    r"# of # in @ \(%\)",
    rf"{NEUTRAL}: from # of # in @ \(%\) to # of # in @ \(%\)",
)
def neutral_verbs(facts: Facts, article: Row) -> tuple | None:
    shares = []
    for one in facts.articles:
        own = verbs(facts, one)
        if own:
            shares.append((Fraction(sum(row["tier"] == "neutral" for row in own), len(own)), len(own)))
    ends = max(shares), min(shares)
    must((ends[0][0] - ends[1][0]) * min(ends[0][1], ends[1][1]) >= VERBS_APART, "the difference is too small")
    own = verbs(facts, article)
    number = sum(row["tier"] == "neutral" for row in own)
    return (Fraction(number, len(own)), whole(number), whole(len(own)), percent(number, len(own))) if own else None


@says("Reporting verbs that are not neutral: (.+)\\.")
def other_verbs(facts: Facts, told: str) -> None:
    using = [article for article in facts.articles if verbs(facts, article)]
    others = {a["article"]: [row for row in verbs(facts, a) if row["tier"] != "neutral"] for a in using}
    shares = [Fraction(len(others[a["article"]]), len(verbs(facts, a))) for a in using]
    must(max(map(len, others.values())) >= VERBS, "they are few")
    must(4 * (max(shares) - min(shares)) >= 1, "the shares are near each other")
    ids = []
    for part in told.split("; "):
        match = pattern("# of #(?: verbs?)? in (these articles|@)(?:(:|, among them) (.+))?").fullmatch(part)
        must(match, "no part that is known")
        number, total, where, sign, among, pairs = match.groups()
        must((where == "these articles") == (len(using) > FEW_TOLD), f"not in {where}")
        articles = using if where == "these articles" else [facts.article(sign)]
        ids += [article["article"] for article in articles]
        own = [row for article in articles for row in verbs(facts, article)]
        those = [row for row in own if row["tier"] != "neutral"]
        must((number, total) == (whole(len(those)), whole(len(own))), "there are other verbs")
        told_verbs(facts, those, among, pairs)
    must(sorted(ids) == sorted(article["article"] for article in using), "not all articles are told")


def told_verbs(facts: Facts, those: list[Row], among: str | None, pairs: str | None) -> None:
    """Check the verbs told of an article, and for whom: all of them, or those told among others."""
    numbers = Counter((row["verb"], row["speaker"]) for row in those)
    tiers = {row["verb"]: TIERS.index(row["tier"]) for row in those}
    left, order = dict(numbers), []
    for _, (verb, who, sign, number) in walked(pairs, r"“(\w+)”(?: for (&))?(?: \(#\))?", "()") if pairs else ():
        speakers = {name for _, name in left}
        names = facts.called(sign, speakers) if sign else {None}
        must(number != "1", "once needs no number")
        fits = [name for name in names if (number or "1") == whole(left.get((verb, name), 0))]
        must(fits, f"“{verb}” does not stand so often for {facts.written(who or 'nobody')}")
        order.append((tiers[verb], -left.pop((verb, fits[0]))))
    must(order == sorted(order), "the verbs stand in another order")
    must(bool(left) == (among == ", among them" if pairs else bool(those)), "verbs are left out, or none")
