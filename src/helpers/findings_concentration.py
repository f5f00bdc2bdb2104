"""Sentences on how words are shared out: which speaker takes most, and how unevenly they are given."""

import re
from collections import Counter
from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from helpers.names import unaccented
from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Number,
    Row,
    Told,
    across,
    count,
    counted,
    counted_attributions,
    gap,
    known,
    listed,
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


NEARLY = 0.75  # of two names' letters the same (“Netanyahu”, “Netanyhu”): one may be the other misspelt
AHEAD = 0.15  # of the attributed words: who has not so much more in one article may have less by one wrong name
LEAD = 0.1  # of the attributed words: a smaller lead of the first speaker over the second is none


def concentration(tables: "Tables") -> list[Finding]:
    """Return sentences on how the attributed words are shared out among the speakers."""
    return [*source_gap(tables), *top_speakers(tables)]


def source_gap(tables: "Tables") -> list[Finding]:
    """Return the speaker whose share of the attributed words differs most between two articles."""
    found = counted_attributions(tables)
    listing, totals = _with_words(found, rows(tables.articles))
    if len(listing) < 2:
        return _largest_source(found, listing, totals)

    furthest = furthest_apart(tables)
    if furthest is None:
        return []
    name, size, ordered = furthest
    first, *rest = ordered if len(ordered) <= MOST_TOLD else [ordered[0], ordered[-1]]

    def part(article: Row, template: str, noun: bool = False) -> Clause:
        share, total = _share_and_all(found, article, name, totals[article["article"]])
        of = counted(total, "attributed word") if noun else total
        return phrase(template, outlet=article["outlet"], who=name, share=share, of=of)

    parts = [
        part(first, "{outlet} gives {who} {share} of its {of}", noun=True),
        *(part(article, "{outlet} {share} of {of}") for article in rest),
    ]
    return [say("{parts}.", size, parts=listed(parts, last=", " if len(parts) == 2 else " and "))]


def furthest_apart(tables: "Tables") -> tuple[str, float, list[Row]] | None:
    """Return the speaker whose share of the attributed words differs most, by how much, the articles by his share.

    Two articles at least have to give him words: of one heard in a single article the other shares, all nothing,
    tell no more than that. He has to take clearly most in the first though all words whose speaker could not be
    told were his in the others, and an article that gives him none must not name him. Articles without
    attributed words are left out.
    """
    found = counted_attributions(tables)
    listing, totals = _with_words(found, rows(tables.articles))

    def share(article: Row, chosen: Callable[[Row], bool]) -> float:
        return sum(row["words"] for row in own_rows(found, article) if chosen(row)) / totals[article["article"]]

    untold = {
        article["article"]: share(article, lambda row: not known(row["speaker"]) and not known(row["named"]))
        for article in listing
    }
    named = {article["article"]: _names_in(tables, article) for article in listing}
    best = None
    for name in sorted({row["speaker"] for row in found if known(row["speaker"])}):
        shares = {
            article["article"]: share(article, lambda row, name=name: row["speaker"] == name)
            for article in listing
        }
        ordered = sorted(listing, key=lambda article, shares=shares: -shares[article["article"]])
        values = [shares[article["article"]] for article in ordered]
        if sum(value > 0 for value in values) < 2:
            continue
        if any(not value and _has(named[article], name) for article, value in shares.items()):
            continue
        sure = all(values[0] >= shares[a["article"]] + untold[a["article"]] + AHEAD for a in ordered[1:])
        if sure and len(values) > 1 and (best is None or values[0] - values[-1] > best[1]):
            best = name, values[0] - values[-1], ordered
    return best


def _names_in(tables: "Tables", article: Row) -> set[str]:
    """Return the words of an article's sources, and of the names of the persons in it, without accents."""
    sources = own_rows(rows(tables.attributions), article)
    persons = own_rows(rows(tables.mentions), article)
    cells = [row[column] for row in sources for column in ("speaker", "source_words")]
    cells += [row[column] for row in persons for column in ("thing", "name")]
    return {word for cell in cells if known(cell) for word in _plain_words(str(cell))}


def _has(words: set[str], name: str) -> bool:
    """Say whether a part of a name but the given name is among words, or a word spelled nearly like it."""
    own = _plain_words(name)
    return any(get_close_matches(word, words, 1, NEARLY) for word in own[1:] or own)


def _plain_words(name: str) -> list[str]:
    """Return a name's words in small letters, without accents."""
    return re.findall(r"\w+", unaccented(name).lower())


def _with_words(found: list[Row], listing: list[Row]) -> tuple[list[Row], dict[str, int]]:
    """Return the articles that give words to anybody, and how many by the ids of all."""
    totals = {article["article"]: sum(row["words"] for row in own_rows(found, article)) for article in listing}
    return [article for article in listing if totals[article["article"]]], totals


def _words_by_speaker(found: list[Row]) -> Counter[str]:
    """Return how many attributed words each speaker has."""
    words: Counter[str] = Counter()
    for row in found:
        if known(row["speaker"]):
            words[row["speaker"]] += row["words"]
    return words


def _share_of_words(found: list[Row], article: Row, name: str, total: float, noun: bool) -> Clause:
    """Say which share of an article's attributed words a speaker has."""
    share, of = _share_and_all(found, article, name, total)
    return phrase(
        "{share} of the {all} in {name}" if noun else "{share} of {all} in {name}",
        share=share,
        all=counted(of, "attributed word") if noun else of,
        name=article["outlet"],
    )


def _share_and_all(found: list[Row], article: Row, whose: str, total: float) -> tuple[Number, Number]:
    """Return the share that a speaker has of an article's attributed words, and how many these are."""
    outlet, own = article["outlet"], own_rows(found, article)
    spoken = [row for row in own if row["speaker"] == whose]
    share = sum(row["words"] for row in spoken) / total
    return (
        percent(share, f"words given to {whose} in {outlet}", passages_of(spoken), (article["article"],)),
        count(total, f"attributed words in {outlet}", passages_of(own)),
    )


def _largest_source(found: list[Row], listing: list[Row], totals: dict[str, float]) -> list[Finding]:
    """Return the speaker with most attributed words of the one article that has any."""
    words = _words_by_speaker(found)
    if not listing or not words:
        return []
    name = min(words, key=lambda name: (-words[name], name))
    part = _share_of_words(found, listing[0], name, totals[listing[0]["article"]], True)
    return [say("No speaker is given more words than {who}: {part}.", who=name, part=part)]


def clear_leads(tables: "Tables") -> list[Told]:
    """Return the articles in which one speaker is clearly given most words, each with that share.

    Clearly: not nearly level with the second, and the words of unknown speakers could not turn it.
    """
    found = counted_attributions(tables)
    return [
        (article, article["top_speaker_share"])
        for article in _compared(tables)
        if _lead(own_rows(found, article)) >= LEAD
    ]


def all_lead(tables: "Tables") -> bool:
    """Say whether one speaker is clearly given most words in each article that gives any to a known one."""
    return len(clear_leads(tables)) == len(_compared(tables))


def _compared(tables: "Tables") -> list[Row]:
    return [article for article in rows(tables.articles) if known(article["top_speaker_share"])]


def top_speakers(tables: "Tables") -> list[Finding]:
    """Return who is given most words where one clearly is; of many articles only where one is in each.

    Nothing of one article alone, for which `source_gap` says it, nor where the same speaker is given most
    everywhere and `source_gap` has the shares.
    """
    found, told = counted_attributions(tables), clear_leads(tables)
    compared = _compared(tables)
    if len(compared) < 2 or (len(compared) > MOST_TOLD and not all_lead(tables)):
        return []
    leaders = {name for article, _ in told for name in _given_most(own_rows(found, article))}
    if len(leaders) == 1 and (furthest := furthest_apart(tables)) and furthest[0] in leaders:
        return []

    def leader(article: Row) -> str:
        return _given_most(own_rows(found, article))[0]

    def share(article: Row, noun: bool = False) -> Clause:
        return _share_of_words(found, article, leader(article), article["attributed_words"], noun)

    def part(article: Row, noun: bool = False) -> Clause:
        of_all, total = _share_and_all(found, article, leader(article), article["attributed_words"])
        return phrase(
            "in {outlet} to {who} ({share} of {all})",
            outlet=article["outlet"],
            who=shortened(leader(article)),
            share=of_all,
            all=phrase("the {n}", n=counted(total, "attributed word")) if noun else (total,),
        )

    def first(article: Row) -> Clause:
        return phrase("most words are given {part}", part=part(article, noun=True))

    def first_of_one(article: Row) -> Clause:
        who = shortened(next(iter(leaders)))
        return phrase("{who} is given most words: {share}", who=who, share=share(article, noun=True))

    def many(low: Row, high: Row) -> Clause:
        who, other = (shortened(leader(article)) for article in (low, high))
        template = "the share that the speaker given most words has runs from {a} ({who}) to {b} ({other})"
        return phrase(template, a=share(low, noun=True), who=who, b=share(high), other=other)

    size = gap(value for _, value in told)
    if len(leaders) == 1 and 1 < len(told) <= MOST_TOLD:
        those = {article["article"] for article, _ in told}
        open_ones = [article for article in compared if article["article"] not in those]
        if not open_ones:
            return across(told, first_of_one, share, many, size)
        [other], (name,) = open_ones, leaders  # at most one of three is left; to be silent on it would mislead
        of_other, total = _share_and_all(found, other, name, other["attributed_words"])
        if not of_other.value and _has(_names_in(tables, other), name):
            return []  # he is named there, and may be heard under other words
        first_article, second = (article for article, _ in sorted(told, key=lambda pair: -pair[1]))
        template = "{first} and {second}; in {other}, where nobody clearly has most, {share} of {all}."
        parts = {"first": first_of_one(first_article), "second": share(second), "other": other["outlet"]}
        return [say(template, size, **parts, share=of_other, all=total)]
    return across(told, first, part, many, size)


def _lead(found: list[Row]) -> float:
    """Return how far the first speaker is ahead of the second, as a share of an article's attributed words.

    Those whose speaker could not be told are taken to be the second's.
    """
    words = _words_by_speaker(found)
    total = sum(row["words"] for row in found)
    untold = sum(row["words"] for row in found if not known(row["speaker"]) and not known(row["named"]))
    first, second = (*sorted(words.values(), reverse=True), 0, 0)[:2]
    return (first - second - untold) / total if total else 0.0


def _given_most(found: list[Row]) -> list[str]:
    """Return the speaker given most words, all of those that are level."""
    words = _words_by_speaker(found)
    return [name for name, number in words.items() if number == max(words.values())]
