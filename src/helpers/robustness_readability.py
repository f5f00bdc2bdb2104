"""The findings on readability as claims, and other ways to measure the same.

Furniture is not cut into sentences, so that no rule counts it in.
"""

import dataclasses
from functools import partial
from typing import TYPE_CHECKING

from helpers.findings_readability import GRADE, LENGTH, with_unquoted_means
from helpers.robustness import Claim, Rule, Tested
from helpers.robustness_measures import HIGH, LONG, Counted, Measure, ask_again, claims_on_ends
from helpers.wording import Number, Row, decimal, known

if TYPE_CHECKING:
    from helpers.compare import Tables

FORMULAS = {
    "gunning_fog": "Gunning's Fog",
    "smog": "SMOG",
    "automated_readability_index": "the Automated Readability Index",
    "coleman_liau": "the Coleman-Liau index",
}  # those that give a school grade too; what each counts, and whose it is, tells `readability`


def tested(read: Counted) -> list[Tested]:
    """Return the findings on readability, asked again under every rule."""
    return ask_again(read, claims(read), RULES)


def claims(read: Counted) -> list[Claim]:
    """Return as claims which article has the longer sentences and the higher grade."""
    return [claim for measure in MEASURES for claim in claims_on_ends(read, measure)]


# ---- rules ----------------------------------------------------------------------


def without_quoted(tables: "Tables") -> "Tables":
    """Return tables in which the outlet's own words stand for the whole text.

    The grade is that of what stands outside marks; the mean sentence that of the sentences without a quotation, as
    what is left of the others would count as short ones.
    """
    table = tables.readability
    own = with_unquoted_means(tables)
    own = own[own["voice"] == "outlet"].assign(voice="all")
    if LENGTH in own and own[LENGTH].isna().any():  # too few such sentences in one: no test of the mean
        means = table[table["voice"] == "all"].set_index("article")[LENGTH]
        own[LENGTH] = own["article"].map(means).astype(float)
    return dataclasses.replace(tables, readability=own.reset_index(drop=True))


def with_headline(tables: "Tables") -> "Tables":
    """Return tables in which a headline counts like a sentence of the body for the mean sentence.

    Syllables are not in the tables, so that the grade stays as it is.
    """
    return _with_lengths(tables, ("body", "headline"), "mean", where="headline")


def by_median(tables: "Tables") -> "Tables":
    """Return tables in which the median sentence stands for the mean one, so that no single one pulls it."""
    return _with_lengths(tables, ("body",), "median", where="body")


def by_formula(tables: "Tables", column: str) -> "Tables":
    """Return tables in which another formula gives the grade."""
    if column not in tables.readability:
        return tables
    return dataclasses.replace(
        tables, readability=tables.readability.assign(**{GRADE: tables.readability[column]})
    )


def _with_lengths(tables: "Tables", roles: tuple[str, ...], way: str, where: str) -> "Tables":
    """Return tables with the lengths of whole texts anew for the articles that have a sentence somewhere."""
    if LENGTH not in tables.readability:
        return tables
    counted = tables.sentences[tables.sentences["words"] > 0]
    having = set(counted[counted["role"] == where]["article"])
    lengths = counted[counted["role"].isin(roles)].groupby("article")["words"].agg(way)
    table = tables.readability
    changed = table["voice"].eq("all") & table["article"].isin(having) & table[LENGTH].notna()
    anew = table[LENGTH].mask(changed, table["article"].map(lengths).astype(float))
    return dataclasses.replace(tables, readability=table.assign(**{LENGTH: anew}))


RULES = (
    Rule("quoted words", "without what is quoted", without_quoted),
    Rule("the headline", "with the headline counted too", with_headline),
    Rule("the mean", "by the median sentence", by_median),
    *(
        Rule(f"the formula ({name})", f"by {name}", partial(by_formula, column=column))
        for column, name in FORMULAS.items()
    ),
)


# ---- measures -------------------------------------------------------------------


def _scores(read: Counted, column: str, what: str) -> list[tuple[Row, Number]]:
    listing = {article["article"]: article for article in read.articles}
    return [
        (listing[row["article"]], decimal(row[column], f"{what} {row['outlet']}", [row["article"]]))
        for row in read.scores
        if known(row.get(column))
    ]


MEASURES = (
    Measure("mean sentence", LONG, partial(_scores, column=LENGTH, what="mean words a sentence in"), unit="word"),
    Measure("school grade", HIGH, partial(_scores, column=GRADE, what="Flesch-Kincaid grade of")),
)
