"""Sentences on naming: what the outlets name most differently in their own voice.

Names of one person that differ by title or by how much of the name is said ("Mr. Reed", "Jon Reed") are one
way of naming, by name; a role ("the mayor") is another. The names and spellings of a country are one way, its
capital as an actor is another. Acts have the names of data/codebook/naming.yaml; two words for a kind of act
may tell of two events.
"""

import re
from collections import Counter
from typing import TYPE_CHECKING

from helpers import codebook
from helpers import naming as names
from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Number,
    Row,
    count,
    counted,
    gap,
    listed,
    own_rows,
    passages_of,
    phrase,
    rows,
    say,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

MOST_NAMED = 2  # sentences
LEAST_MORE = 3  # more uses of a name, in as many mentions as the side with fewer has: one or two may be missed
OFTEN = 5  # uses of a name by the article that has it most, for it to be told
USUAL = 0.3  # and of its mentions: what it says in two of ten is hardly its way of naming
MENTIONS = 3  # of the thing in that article, and in the others together
SIZED = 10  # mentions; where an article has fewer, one more moves its share by a tenth: not for the summary

_OWNED = re.compile(r"['’]s? ")  # "Reed's lawyer": who somebody is, told once, and no way of naming


def naming(tables: "Tables") -> list[Finding]:
    """Return what is named most differently, up to two things; nothing where nothing is."""
    found = own_mentions(tables)
    if len({row["article"] for row in found}) < 2:
        return []
    return _differences(tables, found)


def own_mentions(tables: "Tables") -> list[Row]:
    """Return the mentions in the outlets' own voice, each with the way in which the thing is named as `name`."""
    return [row | {"name": way_of(row)} for row in rows(tables.mentions) if row["voice"] == "outlet"]


def way_of(row: Row) -> str:
    """Return how a mention names its thing: the thing's own name for all its forms, else the words used."""
    if row["kind"] == "person":
        words = row["name"].lower().split()
        held = row["thing"].lower().split()[-1] in words and not _OWNED.search(row["name"])
        return row["thing"] if held or not (words[0] == "the" or _OWNED.search(row["name"])) else row["name"]
    if row["kind"] == "country":
        entry = codebook.entries("actors").get(row["thing"], {})
        return row["thing"] if row["name"] in entry.get("names", []) else row["name"]
    return row["name"].lower()


def _differences(tables: "Tables", found: list[Row]) -> list[Finding]:
    """Return a sentence for each of the things that are named most differently."""
    import pandas as pd

    listing = rows(tables.articles)
    ranked = names.naming_table(pd.DataFrame(found)).drop_duplicates(["thing", "kind"])
    sentences = []
    for thing, kind, distance in zip(ranked["thing"], ranked["kind"], ranked["apart"], strict=True):
        if distance and len(sentences) < MOST_NAMED:
            own = [row for row in found if (row["thing"], row["kind"]) == (thing, kind)]
            sentences += _difference(own, [article for article in listing if own_rows(own, article)])
    return sentences


def _difference(own: list[Row], listing: list[Row]) -> list[Finding]:
    """Return how often each article gives a thing the name that divides them most, its own name not counted."""
    total = {article["article"]: len(own_rows(own, article)) for article in listing}
    ways = Counter(row["name"] for row in own if row["name"] != row["thing"] and not _OWNED.search(row["name"]))

    def counts(way: str) -> list[int]:
        return [len(_called(own_rows(own, article), way)) for article in listing]

    def distance(way: str) -> float:
        return round(names.apart([counts(way)], list(total.values())), 6)

    way = max(ways, key=lambda way: (distance(way), ways[way]), default="")
    numbers = dict(zip(total, counts(way), strict=True))
    even = ways[way] / len(own)
    top = max(listing, key=lambda article: numbers[article["article"]] - even * total[article["article"]])
    most, mentioned = numbers[top["article"]], total[top["article"]]
    if most < max(OFTEN, USUAL * mentioned) or min(mentioned, len(own) - mentioned) < MENTIONS:
        return []
    rest = len(own) - mentioned
    if (most / mentioned - (ways[way] - most) / rest) * min(mentioned, rest) < LEAST_MORE:
        return []
    shares = {name: numbers[name] / total[name] for name in total}
    if 2 * min(shares.values()) > max(shares.values()):
        return []  # what all say, some a little more often
    ordered = sorted(listing, key=lambda article: (-shares[article["article"]], -numbers[article["article"]]))
    groups = [[article] for article in ordered]
    if len(listing) > MOST_TOLD:
        groups = [[top], [article for article in listing if article is not top]]
    size = gap(shares.values()) if min(total.values()) >= SIZED else 0.0
    parts = [_part(own, way, articles, place == 0) for place, articles in enumerate(groups)]
    template = "In the outlets' own voice {thing} is named “{way}” in {parts}."
    if own[0]["kind"] == "act":
        template = "In the outlets' own voice the word for “{thing}” is “{way}” in {parts}."
    return [say(template, size, thing=own[0]["thing"], way=way, parts=listed(parts))]


def _part(own: list[Row], way: str, articles: list[Row], first: bool) -> Clause:
    """Return "3 of 4 mentions in North Post", and the other name that an article has more often, if one."""
    here = [row for article in articles for row in own_rows(own, article)]
    others = Counter(row["name"] for row in here if row["name"] not in (way, row["thing"]))
    other = max(others, key=lambda name: others[name], default="")
    more = others[other] > len(_called(here, way)) or way == own[0]["thing"]
    return _counts(here, way, other if more else "", articles, first)


def _counts(here: list[Row], way: str, other: str, articles: list[Row], first: bool) -> Clause:
    """Return how many mentions name a thing in one way and, in brackets, in another."""
    thing = here[0]["thing"]
    where = articles[0]["outlet"] if len(articles) == 1 else "the other articles"

    def number(found: list[Row], how: str = "") -> Number:
        ids = [article["article"] for article in articles]
        return count(len(found), f"mentions of {thing}{how} in {where}", passages_of(found), ids)

    named = number(_called(here, way), " by name" if way == thing else f" as “{way}”")
    total = counted(number(here), "mention") if first else (number(here),)
    clause = phrase("{n} of {all} in {where}", n=named, all=total, where=where)
    if other:
        beside = number(_called(here, other), f" as “{other}”")
        clause += phrase(" (“{other}” in {n})", other=other, n=beside)
    return clause


def _called(found: list[Row], way: str) -> list[Row]:
    return [row for row in found if row["name"] == way]
