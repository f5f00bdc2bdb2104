"""Sentences on readability: sentence length first, then grade, then the sentences that hold no quotation."""

from statistics import median
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
    counted_attributions,
    decimal,
    known,
    listed,
    own_rows,
    phrase,
    relative_gap,
    rows,
    say,
    spans_of,
    whole,
)

if TYPE_CHECKING:
    import pandas as pd

    from helpers.compare import Tables

LENGTH, GRADE = "mean_sentence_words", "flesch_kincaid_grade"
LEAST_CHANGE = 2.0  # words of the mean sentence; of a smaller change nobody reads
LEAST_GRADES = 1.0  # between the highest and the lowest; of less nobody need hear
FOR_A_MEAN = 5  # sentences without a quotation; one long one makes the mean of fewer
WITHOUT_THEM = (  # of a few articles the first and the rest, then of many
    ("{own} words in {name} (all sentences: {all})", "{own} in {name} ({all})"),
    ("{name} ({own} words, all sentences {all})", "{name} ({own}, {all})"),
)


def readability(tables: "Tables") -> list[Finding]:
    """Return sentences on sentence length and grade, and on the sentences that hold no quotation."""
    return [*sentence_length(tables), *grade(tables), *unquoted(tables)]


def _scores(tables: "Tables", voice: str, measure: str) -> list[Told]:
    listing = {article["article"]: article for article in rows(tables.articles)}
    if measure not in tables.readability:
        return []
    found = [row for row in rows(tables.readability) if row["voice"] == voice and known(row[measure])]
    return [(listing[row["article"]], row[measure]) for row in found]


def sentence_length(tables: "Tables") -> list[Finding]:
    """Return the mean words a sentence, over the sentences of each article's body."""
    told = _scores(tables, "all", LENGTH)
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
    return across(told, first, rest, many, _firm_gap(tables, values))


def _firm_gap(tables: "Tables", means: dict[str, float]) -> float:
    """Return how far the means lie apart, or the medians of these two articles where that is less.

    A difference that one long sentence makes is none to lead with.
    """
    low, high = min(means, key=means.get, default=None), max(means, key=means.get, default=None)
    if low == high:
        return 0.0
    body = [row for row in rows(tables.sentences) if row["role"] == "body"]
    medians = {
        own: median([row["words"] for row in body if row["article"] == own] or [means[own]]) for own in (low, high)
    }
    if medians[low] >= medians[high]:
        return 0.0
    return min(relative_gap(values.values()) for values in (means, medians))


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

    if max(values.values(), default=0) - min(values.values(), default=0) < LEAST_GRADES and len(values) > 1:
        return []
    return across(told, first, part, many, 0.0)


def unquoted(tables: "Tables") -> list[Finding]:
    """Return the articles whose sentences without a quotation are clearly longer or shorter, the most first.

    Nothing where there are several and it is so of one alone.
    """
    whole_text = {article["article"]: value for article, value in _scores(tables, "all", LENGTH)}
    means = unquoted_means(tables)

    def change(article: Row) -> float:
        return abs(means[article["article"]] - whole_text[article["article"]])

    own = [
        article
        for article in rows(tables.articles)
        if article["article"] in means and article["article"] in whole_text and change(article) >= LEAST_CHANGE
    ]
    told = sorted(own, key=change, reverse=True)
    if len(told) > MOST_TOLD:  # of those level with each other at the end all are told, or none
        told = [article for article in told[:MOST_TOLD] if change(article) > change(told[MOST_TOLD])]
    parts = []
    for article in told:
        ids, name = [article["article"]], article["outlet"]
        parts.append(
            phrase(
                WITHOUT_THEM[len(own) > MOST_TOLD][bool(parts)],
                own=decimal(
                    means[article["article"]], f"mean words of sentences without a quotation in {name}", ids
                ),
                name=name,
                all=decimal(whole_text[article["article"]], f"mean words a sentence in {name}", ids),
            )
        )
    template = "Sentences that hold no quotation have a mean of {parts}."
    if not parts or (len(parts) == 1 and len(whole_text) > 1):
        return []
    if len(own) > MOST_TOLD:
        template = "Sentences that hold no quotation differ most from all in {parts}."
    return [say(template, parts=listed(parts))]


def unquoted_means(tables: "Tables") -> dict[str, float]:
    """Return by article the mean words of the body sentences that hold no quotation, where they are enough.

    What is left of a sentence without its quoted words is none: “he said” would count as one.
    """
    quotations = [row for row in counted_attributions(tables) if row["kind"] != "indirect"]
    means = {}
    for article in rows(tables.articles):
        marked = [span for row in own_rows(quotations, article) for span in spans_of(row)]
        lengths = [
            row["words"]
            for row in own_rows(rows(tables.sentences), article)
            if row["role"] == "body"
            and row["words"]
            and not any(span.start < row["end"] and row["start"] < span.end for span in marked)
        ]
        if len(lengths) >= FOR_A_MEAN:
            means[article["article"]] = sum(lengths) / len(lengths)
    return means


def with_unquoted_means(tables: "Tables") -> "pd.DataFrame":
    """Return the readability table with, for the outlet's own voice, the mean words of `unquoted_means`.

    NaN where an article has too few such sentences.
    """
    table = tables.readability
    if LENGTH not in table:
        return table
    own = table["voice"] == "outlet"
    means = table["article"].map(unquoted_means(tables)).astype(float)
    return table.assign(**{LENGTH: table[LENGTH].mask(own, means)})
