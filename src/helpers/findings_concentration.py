"""Sentences on how words are shared out: which speaker takes most, and how unevenly they are given."""

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from helpers.wording import (
    MOST_TOLD,
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


LEAD = 0.1  # of the attributed words: a smaller lead of the first speaker over the second is none


def source_gap(tables: "Tables") -> list[Finding]:
    """Return the speaker whose share of the attributed words differs most between two articles."""
    found = counted_attributions(tables)
    listing, totals = _with_words(found, rows(tables.articles))
    if len(listing) < 2:
        return _largest_source(found, listing, totals)

    furthest = furthest_apart(found, listing)
    if furthest is None:
        return []
    name, size, ordered = furthest
    ordered = ordered if len(ordered) <= MOST_TOLD else [ordered[0], ordered[-1]]

    def part(article: Row, noun: bool) -> Clause:
        return _share_of_words(found, article, name, totals[article["article"]], noun)

    parts = [part(article, not place) for place, article in enumerate(ordered)]
    template = "{who} takes {parts}."
    return [say(template, size, who=name, parts=listed(parts, last=", " if len(parts) == 2 else " and "))]


def furthest_apart(found: list[Row], listing: list[Row]) -> tuple[str, float, list[Row]] | None:
    """Return the speaker whose share of the attributed words differs most, by how much, the articles by his share.

    He has to take most in the first though all words whose speaker could not be told were his in the others.
    `found` are counted attributions, `listing` articles, of which those without attributed words are left out.
    """
    listing, totals = _with_words(found, listing)

    def share(article: Row, chosen: Callable[[Row], bool]) -> float:
        return sum(row["words"] for row in own_rows(found, article) if chosen(row)) / totals[article["article"]]

    untold = {
        article["article"]: share(article, lambda row: not known(row["speaker"]) and not known(row["named"]))
        for article in listing
    }
    best = None
    for name in sorted({row["speaker"] for row in found if known(row["speaker"])}):
        shares = {
            article["article"]: share(article, lambda row, name=name: row["speaker"] == name)
            for article in listing
        }
        ordered = sorted(listing, key=lambda article, shares=shares: -shares[article["article"]])
        values = [shares[article["article"]] for article in ordered]
        if any(
            not value and _may_be_heard(found, article, name)
            for article, value in zip(ordered, values, strict=True)
        ):
            continue
        sure = all(values[0] > shares[a["article"]] + untold[a["article"]] for a in ordered[1:])
        if sure and len(values) > 1 and (best is None or values[0] - values[-1] > best[1]):
            best = name, values[0] - values[-1], ordered
    return best


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


def _may_be_heard(found: list[Row], article: Row, name: str) -> bool:
    """Tell whether a source of an article has the last word of a name, so that it may be the same one."""
    last = name.split()[-1].lower()
    sources = (f"{row['speaker']} {row['source_words']}".lower() for row in own_rows(found, article))
    return any(last in words for words in sources)


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
    words = _words_by_speaker(found)
    if not listing or not words:
        return []
    name = min(words, key=lambda name: (-words[name], name))
    part = _share_of_words(found, listing[0], name, totals[listing[0]["article"]], True)
    return [say("No speaker is given more words than {who}: {part}.", who=name, part=part)]


def top_speakers(tables: "Tables") -> list[Finding]:
    """Return the share of the attributed words that the speaker given most has, where articles can be compared.

    Nothing where two are nearly level in one of them, or the words of unknown speakers might turn it.
    """
    found = counted_attributions(tables)
    told = [(article, article["top_speaker_share"]) for article in rows(tables.articles)]
    if any(_lead(own_rows(found, article)) < LEAD for article, value in told if known(value)):
        return []
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
