"""Sentences on how words are shared out: which speaker takes most, and how unevenly they are given."""

from collections import Counter
from typing import TYPE_CHECKING

from helpers.wording import (
    Clause,
    Finding,
    Row,
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


def source_gap(tables: "Tables") -> list[Finding]:
    """Return the speaker whose share of the attributed words differs most between two articles."""
    found, listing = counted_attributions(tables), rows(tables.articles)
    totals = {article["article"]: sum(row["words"] for row in own_rows(found, article)) for article in listing}
    listing = [article for article in listing if totals[article["article"]]]
    if len(listing) < 2:
        return _largest_source(found, listing, totals)

    def share(article: Row, name: str) -> float:
        spoken = sum(row["words"] for row in own_rows(found, article) if row["speaker"] == name)
        return spoken / totals[article["article"]]

    names = sorted({row["speaker"] for row in found if known(row["speaker"])})
    gaps = {name: gap(share(article, name) for article in listing) for name in names}
    name = max(gaps, key=gaps.get, default=None)
    if name is None or not gaps[name]:
        return []
    high = max(listing, key=lambda article: share(article, name))
    low = min(listing, key=lambda article: share(article, name))

    def part(article: Row, noun: bool) -> Clause:
        return _share_of_words(found, article, name, totals[article["article"]], noun)

    template = "{who} takes {high}, {low}."
    return [say(template, gaps[name], who=name, high=part(high, True), low=part(low, False))]


def _share_of_words(found: list[Row], article: Row, name: str, total: float, noun: bool) -> Clause:
    spoken = [row for row in found if row["speaker"] == name]
    share = sum(row["words"] for row in own_rows(spoken, article)) / total
    return share_of_words(spoken, found, article, name, share, total, noun)


def share_of_words(
    part: list[Row], everything: list[Row], article: Row, whose: str, share: float, total: float, noun: bool
) -> Clause:
    """Say which share of an article's attributed words a part of its attributions has."""
    name = article["outlet"]
    number = percent(
        share, f"words given to {whose} in {name}", passages_of(own_rows(part, article)), (article["article"],)
    )
    all_words = count(total, f"attributed words in {name}", passages_of(own_rows(everything, article)))
    return phrase(
        "{share} of the {all} in {name}" if noun else "{share} of {all} in {name}",
        share=number,
        all=counted(all_words, "attributed word") if noun else all_words,
        name=name,
    )


def _largest_source(found: list[Row], listing: list[Row], totals: dict[str, float]) -> list[Finding]:
    """Return the speaker with most attributed words of the one article that has any."""
    words = Counter()
    for row in found:
        if known(row["speaker"]):
            words[row["speaker"]] += row["words"]
    if not listing or not words:
        return []
    name = min(words, key=lambda name: (-words[name], name))
    part = _share_of_words(found, listing[0], name, totals[listing[0]["article"]], True)
    return [say("No speaker is given more words than {who}: {part}.", who=name, part=part)]


def top_speakers(tables: "Tables") -> list[Finding]:
    """Return the share of the attributed words that the speaker given most has, where articles can be compared."""
    found = counted_attributions(tables)
    told = [(article, article["top_speaker_share"]) for article in rows(tables.articles)]
    if sum(known(value) for _, value in told) < 2:
        return []  # of one article alone `source_gap` says it

    def part(article: Row, noun: bool = False) -> Clause:
        names = _given_most(own_rows(found, article))
        share = _share_of_words(found, article, names[0], article["attributed_words"], noun)
        who = listed([(shortened(name),) for name in names])
        return phrase("{share} ({who}{each})", share=share, who=who, each=" each" if len(names) > 1 else "")

    def first(article: Row) -> Clause:
        return phrase("the speaker given most words has {part}", part=part(article, noun=True))

    def many(low: Row, high: Row) -> Clause:
        template = "the share that the speaker given most words has runs from {a} to {b}"
        return phrase(template, a=part(low, noun=True), b=part(high))

    return across(told, first, part, many, gap(value for _, value in told))


def _given_most(found: list[Row]) -> list[str]:
    """Return the speaker given most words, all of those that are level."""
    words = Counter()
    for row in found:
        if known(row["speaker"]):
            words[row["speaker"]] += row["words"]
    return [name for name, number in words.items() if number == max(words.values())]
