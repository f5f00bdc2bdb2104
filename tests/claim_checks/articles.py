"""How long the articles are, when they were published, and what of their pages was left out."""

from collections import Counter
from datetime import date

from claim_checks.counting import leaders, whole, words_of
from claim_checks.lists import FEW_TOLD, across, parts
from claim_checks.tables import Facts, Row
from claim_checks.templates import must, says

FURNITURE = {
    "byline": "bylines",
    "timestamp": "times of publication",
    "caption": "captions",
    "credit": "picture credits",
    "promo": "pointers to other stories and services",
    "chrome": "menus, buttons and notices of the page",
    "note": "notes about the article",
}

MONTHS = "January February March April May June July August September October November December".split()
DAY = rf"# ({'|'.join(MONTHS)}) (\d{{4}})"


@says(
    rf"The articles were published up to # days apart, (from )?@ on {DAY}(?:(?:, @ on {DAY})? and| to) @ on {DAY},"
    r" and may tell of different events\."
)
def published(facts: Facts, days: str, ends: str | None, *told: str | None) -> None:
    known = [article for article in facts.articles if article["published"]]
    parts_told = [part for part in parts(told, 3) if part[0]]
    dates = [(int(year), MONTHS.index(month) + 1, int(day)) for _, day, month, year in parts_told]
    appeared = [facts.article(part[0])["published"] for part in parts_told]
    must(len({part[0] for part in parts_told}) == len(parts_told), "an article is told twice")
    must(all(appeared) and [date_of(one) for one in appeared] == dates, "the dates are others")
    every = sorted(article["published"] for article in known)
    must(appeared == (every if len(every) <= FEW_TOLD else [every[0], every[-1]]), "dates are left out")
    must(bool(ends) == (len(every) > FEW_TOLD), "few are told one by one")
    must(days == whole((every[-1] - every[0]).days) and int(days) > 3, "it is another number of days")


def date_of(day: date) -> tuple[int, int, int]:
    """Return a date as year, month and day."""
    return day.year, day.month, day.day


@across("@ has # words? of article text", "@ #", "The article text runs from # words? in @ to # in @")
def length(facts: Facts, article: Row) -> tuple | None:
    words = words_of(row for row in facts.of("lines", article) if row["role"] == "body")
    must(words == article["body_words"], "the words of the article are not those of its lines")
    return words, whole(words)


@across(
    "Left out as page furniture: # of # lines? in @",
    "# of # in @",
    "Left out as page furniture: from # of # lines? in @ to # of # in @",
)
def furniture(facts: Facts, article: Row) -> tuple | None:
    lines = facts.of("lines", article)
    left = len({row["line"] for row in lines if row["role"] in FURNITURE})
    total = len({row["line"] for row in lines})
    must(
        words_of(row for row in facts.rows("lines") if row["role"] in FURNITURE) >= 50, "there is little furniture"
    )
    return (left, whole(left), whole(total)) if total else None


@says("(Most words of the furniture are|The largest part of the furniture is) (.+): # of # words?\\.")
def most_furniture(facts: Facts, verb: str, told: str, number: str, total: str) -> None:
    words: Counter = Counter()
    for row in facts.rows("lines"):
        if row["role"] in FURNITURE:
            words[row["role"]] += row["words"]
    kind = next((role for role, name in FURNITURE.items() if name == facts.written(told)), None)
    must(leaders(words) == {kind}, "another kind has as many words")
    must((number, total) == (whole(words[kind]), whole(words.total())), "the words are others")
    must((2 * words[kind] > words.total()) == verb.startswith("Most"), "most is more than half")
