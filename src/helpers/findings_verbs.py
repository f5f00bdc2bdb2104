"""Sentences on reporting verbs: how many are neutral, which tier differs most, which sources get which.

A verb's tier says how it presents what is said (data/codebook/reporting_verbs.yaml). Counted are the verbs
of the body that an outlet chose itself, not those that stand inside somebody's words.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from helpers.word_tables import NEUTRAL, apart, in_marks, own_verbs, source_of
from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Number,
    Row,
    across,
    count,
    counted,
    gap,
    listed,
    of_all,
    own_rows,
    passages_of,
    percent,
    phrase,
    plural,
    rows,
    say,
    shortened,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

SAYS = {
    "asserting": "verbs that present what is said as so",
    "doubting": "verbs that hold what is said at a distance",
    "hostile": "verbs that cast the speaker as having something to answer for",
    "forceful": "verbs that tell of an attack, an outburst or pressure",
}
TOLD_BY_SOURCE = ("doubting", "hostile", "forceful")
LEAST_APART = 1.5  # verbs above or below an even share; with one more or less the articles may be alike
FEW = 2  # verbs of the tiers told by source in an article; of fewer its sources are not told
SIZED = 10  # verbs; where an article has fewer, one more moves its share by a tenth: not for the summary
SOURCES = 3  # named in a tier, the ones with most; the others are added up
VERBS = 3  # shown in brackets


def reporting_verbs(tables: "Tables") -> list[Finding]:
    """Return sentences on the verbs that introduce what others say."""
    return [*neutral_verbs(tables), *tier_gap(tables), *verbs_by_source(tables)]


def neutral_verbs(tables: "Tables") -> list[Finding]:
    """Return how many of each article's reporting verbs are neutral."""
    neutral = [row for row in own_verbs(tables) if row["tier"] == NEUTRAL]
    return _told(tables, NEUTRAL, f"neutral reporting verbs{_bracketed(neutral)}")


def tier_gap(tables: "Tables") -> list[Finding]:
    """Return the tier beside the neutral one whose share differs most between articles."""
    found = own_verbs(tables)
    listing = [own for article in rows(tables.articles) if (own := own_rows(found, article))]
    totals = [len(own) for own in listing]

    def distance(tier: str) -> float:
        counts = [sum(row["tier"] == tier for row in own) for own in listing]
        return apart(counts, totals)

    tier = max(SAYS, key=distance)
    if distance(tier) < LEAST_APART:
        return []
    return _told(tables, tier, f"of the other tiers {tier} differs most ({SAYS[tier]})")


def _told(tables: "Tables", tier: str, about: str) -> list[Finding]:
    """Return a tier's share of each article's verbs, and the verbs where they are not neutral."""
    found = own_verbs(tables)
    told = []
    for article in rows(tables.articles):
        own = own_rows(found, article)
        told.append((article, sum(row["tier"] == tier for row in own) / len(own) if own else None))
    shares = {article["article"]: share for article, share in told if share is not None}
    noun = "" if tier == NEUTRAL else "reporting verb"

    def part(article: Row, noun: str = "") -> Clause:
        own = own_rows(found, article)
        those = [row for row in own if row["tier"] == tier]
        number = _number(those, f"{tier} reporting verbs", [article])
        what = f"share of {tier} reporting verbs in {article['outlet']}"
        share = percent(shares[article["article"]], what, number.passages, number.articles)
        verbs = f": {_verbs(those)}" if those and tier != NEUTRAL else ""
        here = of_all(number, _number(own, "reporting verbs", [article]), noun, article)
        return phrase("{here} ({share}{verbs})", here=here, share=share, verbs=verbs) if those else here

    def first(article: Row) -> Clause:
        return phrase("{about}: {part}", about=about, part=part(article, noun))

    def many(low: Row, high: Row) -> Clause:
        return phrase("{about}: from {a} to {b}", about=about, a=part(low, noun), b=part(high))

    sized = all(len(own_rows(found, article)) >= SIZED for article, share in told if share is not None)
    return across(told, first, part, many, gap(shares.values()) if sized else 0.0)


def verbs_by_source(tables: "Tables") -> list[Finding]:
    """Return which sources get doubting, hostile or forceful verbs: article by article, of many in all."""
    found = own_verbs(tables)
    listing = [article for article in rows(tables.articles) if own_rows(found, article)]
    groups = [listing] if len(listing) > MOST_TOLD else [[article] for article in listing]
    sentences = []
    for articles in groups:
        own = [row for article in articles for row in own_rows(found, article)]
        tiers = [tier for tier in TOLD_BY_SOURCE if any(row["tier"] == tier for row in own)]
        if sum(row["tier"] in tiers for row in own) >= FEW:
            parts = [_tier(own, tier, articles, place == 0) for place, tier in enumerate(tiers)]
            name = articles[0]["outlet"] if len(articles) == 1 else "these articles"
            sentences.append(say("In {name} {parts}.", name=name, parts=listed(parts, last="; ", between="; ")))
    return sentences


def _tier(own: list[Row], tier: str, articles: Sequence[Row], first: bool) -> Clause:
    """Return "2 of 9 reporting verbs are doubting, 1 used for Ana Ruiz (“claim”) and 1 for ..."."""
    those = [row for row in own if row["tier"] == tier]
    number: Clause = (_number(those, f"{tier} reporting verbs", articles),)
    if first:
        every = _number(own, "reporting verbs", articles)
        number = phrase("{n} of {all}", n=number, all=counted(every, "reporting verb"))
    return phrase(
        "{n} {are} {tier}, {whose}",
        n=number,
        are=plural(len(those), "is", "are"),
        tier=tier,
        whose=_whose(those, tier, articles),
    )


def _whose(those: list[Row], tier: str, articles: Sequence[Row]) -> Clause:
    """Return for whom a tier's verbs are used: the sources with most, those level with each other all or none."""
    sources = Counter(source_of(row) for row in those)
    told = [name for name, _ in sources.most_common()]
    if len(told) > SOURCES + 1:  # a fourth is named rather than called another
        above = [name for name in told if sources[name] > sources[told[SOURCES]]]
        told = above or told[:SOURCES]
    groups = [(name, [row for row in those if source_of(row) == name]) for name in told]
    rest = [row for row in those if source_of(row) not in told]
    groups += [("other sources", rest)] if rest else []
    if len(groups) == 1:
        every = {1: "", 2: "both "}.get(len(those), "all ")
        return (f"{every}used for {_source(groups[0][1])}{_bracketed(those)}",)
    return listed(
        [
            phrase(
                "{n}{used} for {who}{verbs}",
                n=_number(of, f"{tier} reporting verbs for {name}", articles),
                used=" used" if place == 0 else "",
                who="other sources" if of is rest else _source(of),
                verbs=_bracketed(of),
            )
            for place, (name, of) in enumerate(groups)
        ]
    )


def _source(of: list[Row]) -> str:
    name = source_of(of[0], len(of))
    return shortened(name) if name == of[0]["speaker"] else name


def _number(found: list[Row], what: str, articles: Sequence[Row]) -> Number:
    """Return how many verbs there are in one article or in all."""
    where = articles[0]["outlet"] if len(articles) == 1 else "these articles"
    return count(
        len(found), f"{what} in {where}", passages_of(found), [article["article"] for article in articles]
    )


def _verbs(found: list[Row]) -> str:
    """Return the verbs in quotation marks, most frequent first: “claim”, “insist”."""
    return in_marks((row["verb"] for row in found), VERBS)


def _bracketed(found: list[Row]) -> str:
    return f" ({_verbs(found)})" if found else ""
