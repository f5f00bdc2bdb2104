"""Sentences on reporting verbs: how many are neutral, and which are not and for whom.

A verb's tier says how it presents what is said (data/codebook/reporting_verbs.yaml). Counted are the verbs
of speech in the body that an outlet chose itself, not those that stand inside somebody's words.
"""

from typing import TYPE_CHECKING

from helpers.word_tables import NEUTRAL, own_verbs
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
    known,
    listed,
    of_all,
    own_rows,
    passages_of,
    percent,
    phrase,
    rows,
    say,
    shortened,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

TOLD = ("hostile", "doubting", "forceful", "asserting")  # the order in which verbs that are not neutral are told
LEAST_VERBS = 3  # more neutral verbs that the article with the lowest share would need to have the highest
FEW = 4  # verbs that are not neutral in one article, for them to be told
APART = 0.25  # of the verbs: how far the shares of those that are not neutral lie apart, for them to be told
SIZED = 10  # verbs; where an article has fewer, one more moves its share by a tenth: not for the summary
MOST = 9  # verbs with their speakers in a sentence
NOBODY = "sources without a name, or that could not be told"


def reporting_verbs(tables: "Tables") -> list[Finding]:
    """Return sentences on the verbs that introduce what others say."""
    return other_verbs(tables) or neutral_verbs(tables)


def neutral_verbs(tables: "Tables") -> list[Finding]:
    """Return how many of each article's reporting verbs are neutral, where that differs by three verbs."""
    found = own_verbs(tables)
    listing = [article for article in rows(tables.articles) if own_rows(found, article)]
    neutral = {a["article"]: [r for r in own_rows(found, a) if r["tier"] == NEUTRAL] for a in listing}
    totals = {article["article"]: len(own_rows(found, article)) for article in listing}
    shares = {name: len(neutral[name]) / totals[name] for name in totals}
    if not shares:
        return []
    ordered = sorted(shares, key=lambda name: (-shares[name], -totals[name]))
    if gap(shares.values()) * min(totals[ordered[0]], totals[ordered[-1]]) < LEAST_VERBS:
        return []

    def part(article: Row, noun: str = "") -> Clause:
        those = neutral[article["article"]]
        number = _number(those, "neutral reporting verbs", [article])
        what = f"share of neutral reporting verbs in {article['outlet']}"
        share = percent(shares[article["article"]], what, number.passages, number.articles)
        here = of_all(number, _number(own_rows(found, article), "reporting verbs", [article]), noun, article)
        return phrase("{here} ({share})", here=here, share=share)

    def first(article: Row) -> Clause:
        return phrase("neutral reporting verbs, as “say”: {part}", part=part(article))

    def many(low: Row, high: Row) -> Clause:
        return phrase("neutral reporting verbs, as “say”: from {a} to {b}", a=part(low), b=part(high))

    size = gap(shares.values()) if min(totals.values()) >= SIZED else 0.0
    listing.sort(key=lambda article: ordered.index(article["article"]))
    return across([(article, shares[article["article"]]) for article in listing], first, part, many, size)


def other_verbs(tables: "Tables") -> list[Finding]:
    """Return which verbs are not neutral and for whom: up to nine, of many articles all together."""
    found = own_verbs(tables)
    listing = [article for article in rows(tables.articles) if own_rows(found, article)]
    other = {a["article"]: [row for row in own_rows(found, a) if row["tier"] != NEUTRAL] for a in listing}
    shares = [len(other[a["article"]]) / len(own_rows(found, a)) for a in listing]
    if max(map(len, other.values()), default=0) < FEW or gap(shares) < APART:
        return []
    groups = [listing] if len(listing) > MOST_TOLD else [[article] for article in listing]
    most = _room([len(_pairs(found, articles)) for articles in groups])
    parts = [_others(found, articles, most[place], place == 0) for place, articles in enumerate(groups)]
    return [say("Reporting verbs that are not neutral: {parts}.", parts=listed(parts, last="; ", between="; "))]


def _others(found: list[Row], articles: list[Row], most: int, first: bool) -> Clause:
    """Return "in North Post 3 of 9, “claim” for Ana Ruiz (2) and ...", the tiers in the order of `TOLD`."""
    own = [row for article in articles for row in own_rows(found, article)]
    those = [row for row in own if row["tier"] != NEUTRAL]
    number = _number(those, "reporting verbs that are not neutral", articles)
    total = _number(own, "reporting verbs", articles)
    name = articles[0]["outlet"] if len(articles) == 1 else "these articles"
    here = phrase("{n} of {all} in {name}", n=number, all=counted(total, "verb") if first else total, name=name)
    ranked = _pairs(found, articles)
    if not ranked:
        return here
    told = [_pair(of, articles) for of in ranked[:most]]
    if len(ranked) <= most:
        return phrase("{here}: {told}", here=here, told=listed(told))
    return phrase("{here}, among them {told}", here=here, told=listed(told))


def _room(sizes: list[int]) -> list[int]:
    """Return how many pairs each article may tell of `MOST`: an even part, and what those with fewer leave."""
    room, left = [0] * len(sizes), MOST
    for rest, place in enumerate(sorted(range(len(sizes)), key=lambda place: sizes[place])):
        room[place] = min(sizes[place], left // (len(sizes) - rest))
        left -= room[place]
    return room


def _pairs(found: list[Row], articles: list[Row]) -> list[list[Row]]:
    """Return the verbs that are not neutral by verb and speaker, in the order of `TOLD`, those used most first."""
    pairs: dict[tuple[str, str | None], list[Row]] = {}
    for row in (row for article in articles for row in own_rows(found, article) if row["tier"] != NEUTRAL):
        pairs.setdefault((row["verb"], _speaker(row)), []).append(row)
    return sorted(pairs.values(), key=lambda of: (TOLD.index(of[0]["tier"]), -len(of), _speaker(of[0]) is None))


def _speaker(row: Row) -> str | None:
    return row["speaker"] if known(row["speaker"]) else None


def _pair(found: list[Row], articles: list[Row]) -> Clause:
    """Return "“claim” for Ana Ruiz (2)"; that it is said once needs no number."""
    verb, who = found[0]["verb"], _speaker(found[0])
    number = _number(found, f"reporting verb “{verb}” for {who or NOBODY}", articles)
    whose = f" for {shortened(who)}" if who else ""
    if len(found) == 1:
        return phrase("“{verb}”{whose}", verb=verb, whose=whose)
    return phrase("“{verb}”{whose} ({n})", verb=verb, whose=whose, n=number)


def _number(found: list[Row], what: str, articles: list[Row]) -> Number:
    """Return how many verbs there are in one article or in all."""
    where = articles[0]["outlet"] if len(articles) == 1 else "these articles"
    ids = [article["article"] for article in articles]
    return count(len(found), f"{what} in {where}", passages_of(found), ids)
