"""Sentences on what was compared: when it was published, how long it is, what of the pages was left out."""

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from helpers.article import FURNITURE
from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Row,
    across,
    count,
    counted,
    day,
    known,
    listed,
    of_all,
    own_rows,
    passages_of,
    phrase,
    readable,
    rows,
    say,
    whole,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

DAYS_APART = 4  # an outlet may come to a story a day or two late; later it may tell of what came after
ENOUGH_FURNITURE = 50  # words; less is nothing to tell of
ROLE_WORDS = {
    "byline": "bylines",
    "timestamp": "times of publication",
    "caption": "captions",
    "credit": "picture credits",
    "promo": "pointers to other stories and services",
    "chrome": "menus, buttons and notices of the page",
    "note": "notes about the article",
}


def articles(tables: "Tables") -> list[Finding]:
    """Return sentences on the dates, on length and on the page furniture left out."""
    return [*dates(tables), *length(tables), *furniture(tables)]


def dates(tables: "Tables") -> list[Finding]:
    """Return how far apart the articles were published, where that is several days; it leads the summary."""
    dated = ((_date(article["published"]), article) for article in rows(tables.articles))
    dated = sorted(((on, article) for on, article in dated if on), key=lambda pair: pair[0])
    days = (dated[-1][0] - dated[0][0]).days if dated else 0
    if days < DAYS_APART:
        return []
    listing = [article for _, article in dated]
    number = count(days, "days from the first article to the last", (), [own["article"] for own in listing])
    few = len(listing) <= MOST_TOLD
    told = listing if few else [listing[0], listing[-1]]
    parts = [phrase("{name} on {day}", name=a["outlet"], day=day(a["published"])) for a in told]
    return [
        say(
            "the articles were published up to {n} apart, {parts}, and may tell of different events.",
            1.0,
            n=counted(number, "day"),
            parts=listed(parts) if few else phrase("from {a} to {b}", a=parts[0], b=parts[1]),
        )
    ]


def _date(published: Any) -> date | None:
    """Return the day, whether or not the hour is known too; None where no day is."""
    if not known(published) or not isinstance(published, date):
        return None
    return published.date() if isinstance(published, datetime) else published


def length(tables: "Tables") -> list[Finding]:
    """Return how long the articles are."""
    told = [(article, article["body_words"]) for article in rows(tables.articles)]

    def words(article: Row, noun: str = " of article text") -> Clause:
        number = whole(article["body_words"], "words of article text", article)
        return phrase("{name} has {n}{noun}", name=article["outlet"], n=counted(number, "word"), noun=noun)

    def rest(article: Row) -> Clause:
        number = whole(article["body_words"], "words of article text", article)
        return phrase("{name} {n}", name=article["outlet"], n=number)

    def many(low: Row, high: Row) -> Clause:
        return phrase(
            "the article text runs from {low} in {a} to {high} in {b}",
            low=counted(whole(low["body_words"], "words of article text", low), "word"),
            high=whole(high["body_words"], "words of article text", high),
            a=low["outlet"],
            b=high["outlet"],
        )

    return across(told, words, rest, many, 0.0)  # what was compared opens with it: no news for the summary


def furniture(tables: "Tables") -> list[Finding]:
    """Return how much of each page is furniture, and which kind is most of it; a line or two make no sentence."""
    lines = [row for row in rows(tables.lines) if row["role"] in FURNITURE]
    listing = rows(tables.articles)

    def part(article: Row, noun: str = "") -> Clause:
        what, passages = (
            f"lines of page furniture in {article['outlet']}",
            passages_of(own_rows(lines, article)),
        )
        left = count(article["furniture_lines"], what, passages, (article["article"],))
        return of_all(left, whole(article["lines"], "lines", article), noun, article)

    def first(article: Row) -> Clause:
        return phrase("left out as page furniture: {part}", part=part(article, "line"))

    def many(low: Row, high: Row) -> Clause:
        return phrase("left out as page furniture: from {a} to {b}", a=part(low, "line"), b=part(high))

    told = [(article, article["furniture_lines"]) for article in listing if article["lines"]]
    if sum(row["words"] for row in lines) < ENOUGH_FURNITURE:
        return []
    return [*across(told, first, part, many, 0.0), *_most_furniture(lines)]


def _most_furniture(lines: list[Row]) -> list[Finding]:
    """Return the kind of furniture with the most words, if it is one alone."""
    words = Counter()
    for row in lines:
        words[row["role"]] += row["words"]
    best = words.most_common(2)
    if len(best) > 1 and best[0][1] == best[1][1]:
        return []
    role, number = best[0]
    part = "Most words of the furniture" if 2 * number > words.total() else "The largest part of the furniture"
    verb = "are" if 2 * number > words.total() else "is"
    return [
        say(
            "{part} {verb} {role}: {n} of {all}.",
            part=part,
            verb=verb,
            role=ROLE_WORDS.get(role, readable(role)),
            n=count(
                number, f"words of {readable(role)}", passages_of(row for row in lines if row["role"] == role)
            ),
            all=counted(count(words.total(), "words of page furniture", passages_of(lines)), "word"),
        )
    ]
