"""Sentences on readability: sentence length first, then grade, whole text and outlet's own voice."""

from typing import TYPE_CHECKING

from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Number,
    Row,
    Told,
    across,
    counted,
    decimal,
    known,
    listed,
    phrase,
    relative_gap,
    rows,
    say,
    whole,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

GRADE = "flesch_kincaid_grade"
LEAST_CHANGE = 2.0  # words of the mean sentence; of a smaller change nobody reads
WITHOUT_THEM = (  # of a few articles the first and the rest, then of many
    ("{own} words in {name} ({all} with them)", "{own} in {name} ({all})"),
    ("{name} ({own} words without them, {all} with)", "{name} ({own}, {all})"),
)


def readability(tables: "Tables") -> list[Finding]:
    """Return sentences on sentence length and grade, whole text and outlet's own voice."""
    return [*sentence_length(tables), *grade(tables), *own_voice(tables)]


def _scores(tables: "Tables", voice: str, measure: str) -> list[Told]:
    listing = {article["article"]: article for article in rows(tables.articles)}
    if measure not in tables.readability:
        return []
    found = [row for row in rows(tables.readability) if row["voice"] == voice and known(row[measure])]
    return [(listing[row["article"]], row[measure]) for row in found]


def sentence_length(tables: "Tables") -> list[Finding]:
    """Return the mean words a sentence, over the sentences of each article's body."""
    told = _scores(tables, "all", "mean_sentence_words")
    values = {article["article"]: value for article, value in told}

    def mean(article: Row) -> Number:
        return decimal(
            values[article["article"]], f"mean words a sentence in {article['outlet']}", [article["article"]]
        )

    def total(article: Row) -> Clause:
        return counted(whole(article["sentences"], "sentences", article), "sentence")

    def first(article: Row) -> Clause:
        template = "the mean sentence has {mean} words in {name} ({n})"
        return phrase(template, mean=mean(article), name=article["outlet"], n=total(article))

    def rest(article: Row) -> Clause:
        return phrase("{mean} in {name} ({n})", mean=mean(article), name=article["outlet"], n=total(article))

    def many(low: Row, high: Row) -> Clause:
        return phrase("the mean words a sentence run from {a} to {b}", a=rest(low), b=rest(high))

    if max(values.values(), default=0) - min(values.values(), default=0) < LEAST_CHANGE and len(values) > 1:
        return []
    return across(told, first, rest, many, relative_gap(values.values()))


def grade(tables: "Tables") -> list[Finding]:
    """Return the school grade that the Flesch-Kincaid formula gives each article."""
    told = _scores(tables, "all", GRADE)
    values = {article["article"]: value for article, value in told}

    def part(article: Row) -> Clause:
        what = f"Flesch-Kincaid grade of {article['outlet']}"
        return phrase(
            "{g} for {name}",
            g=decimal(values[article["article"]], what, [article["article"]]),
            name=article["outlet"],
        )

    def first(article: Row) -> Clause:
        return phrase("the Flesch-Kincaid grade is {part}", part=part(article))

    def many(low: Row, high: Row) -> Clause:
        return phrase("the Flesch-Kincaid grade runs from {a} to {b}", a=part(low), b=part(high))

    return across(told, first, part, many, 0.0)


def own_voice(tables: "Tables") -> list[Finding]:
    """Return the articles whose mean sentence changes clearly when quoted words are left out, the most first."""
    whole_text = {article["article"]: value for article, value in _scores(tables, "all", "mean_sentence_words")}

    def change(pair: Told) -> float:
        return abs(pair[1] - whole_text[pair[0]["article"]])

    own = [
        pair
        for pair in _scores(tables, "outlet", "mean_sentence_words")
        if pair[0]["article"] in whole_text and change(pair) >= LEAST_CHANGE
    ]
    told = sorted(own, key=change, reverse=True)
    if len(told) > MOST_TOLD:  # of those level with each other at the end all are told, or none
        told = [pair for pair in told[:MOST_TOLD] if change(pair) > change(told[MOST_TOLD])]
    parts = []
    for article, value in told:
        ids, name = [article["article"]], article["outlet"]
        parts.append(
            phrase(
                WITHOUT_THEM[len(own) > MOST_TOLD][bool(parts)],
                own=decimal(value, f"mean words a sentence of {name} without quoted words", ids),
                name=name,
                all=decimal(whole_text[article["article"]], f"mean words a sentence in {name}", ids),
            )
        )
    template = "Without the words in quotation marks the mean sentence has {parts}."
    if not parts:
        return []
    if len(own) > MOST_TOLD:
        template = "Words in quotation marks change the mean sentence most in {parts}."
    return [say(template, parts=listed(parts))]
