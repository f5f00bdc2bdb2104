"""The findings on length and quotation as claims, and the other ways of counting them."""

from collections.abc import Callable

from helpers.article_rows import PARTIAL_WORDS
from helpers.findings_quotation import FOR_A_MEDIAN, leads_surely
from helpers.robustness import Claim, Tested
from helpers.robustness_counting import PARTIAL, RULES
from helpers.robustness_measures import (
    LARGE,
    LONG,
    Counted,
    Lead,
    Measure,
    ask_again,
    claims_on_ends,
    claims_on_leads,
    claims_on_usual,
    lead_of,
)
from helpers.wording import (
    MOST_TOLD,
    Number,
    Row,
    count,
    counted,
    known,
    middle,
    own_rows,
    passages_of,
    percent,
    tally,
    whole,
)

FEW_PARTIAL = 3  # partial quotations in all articles; of fewer no share is told
FOR_A_SHARE = 5  # quotations of an article; of fewer one more or less makes its share the largest or smallest


def tested(read: Counted) -> list[Tested]:
    """Return the findings on quotation, asked again under every rule."""
    return ask_again(read, claims(read), RULES)


def length(read: Counted) -> list[Tested]:
    """Return which article is longer, asked again under every rule."""
    return ask_again(read, claims_on_ends(read, LENGTH), RULES)


def claims(read: Counted) -> list[Claim]:
    """Return as claims what `findings_quotation` tells: how much, how many, whose, how long, how short."""
    short = sum(row["quoted_words"] < PARTIAL_WORDS for row in read.quotations)
    told = MEASURES if short >= FEW_PARTIAL else MEASURES[:-1]  # of one or two partial quotations nothing is told
    found = [claim for measure in told for claim in claims_on_ends(read, measure)]
    if len(read.articles) <= MOST_TOLD:
        told = [
            lead.article
            for lead in most_quoted(read)
            if leads_surely((words for _, words in lead.figures), own_rows(read.attributions, lead.article))
        ]
        found += claims_on_leads(most_quoted, "the speaker quoted most", told)
    else:
        found += claims_on_usual(read, most_quoted, "the speaker quoted most in the most articles")
    return found


def most_quoted(read: Counted) -> list[Lead]:
    """Return the speaker with most words in quotation marks in each article that quotes somebody by name."""
    found = [row for row in read.attributions if row["quoted_words"] and known(row["speaker"])]
    leads = []
    for article in read.articles:
        words: dict[str, float] = {}
        own = own_rows(found, article)
        for row in own:
            words[row["speaker"]] = words.get(row["speaker"], 0) + row["quoted_words"]

        def number(
            names: tuple[str, ...],
            own: list[Row] = own,
            words: dict[str, float] = words,
            name: str = article["outlet"],
        ):
            what = f"words of {' and '.join(names)} in quotation marks in {name}"
            said = passages_of(row for row in own if row["speaker"] in names)
            return counted(count(words[names[0]], what, said), "quoted word")

        leads.append(lead_of(article, words, number))
    return [lead for lead in leads if lead]


# ---- measures -------------------------------------------------------------------


def _measured(read: Counted, column: str, number: Callable[[Row], Number]) -> list[tuple[Row, Number]]:
    return [(article, number(article)) for article in read.articles if known(article[column])]


def _lengths(read: Counted) -> list[tuple[Row, Number]]:
    return _measured(read, "body_words", lambda a: whole(a["body_words"], "words of article text", a))


def _densities(read: Counted) -> list[tuple[Row, Number]]:
    marked = [row for row in read.attributions if row["quoted_words"]]

    def share(article: Row) -> Number:
        what = f"share of words in quotation marks in {article['outlet']}"
        passages = passages_of(own_rows(marked, article))
        return percent(article["quote_density"], what, passages, (article["article"],))

    return _measured(read, "quote_density", share)


def _numbers(read: Counted) -> list[tuple[Row, Number]]:
    found = read.quotations
    return _measured(read, "quotations", lambda a: tally(own_rows(found, a), "quotations", a))


def _medians(read: Counted) -> list[tuple[Row, Number]]:
    full = [row for row in read.quotations if row["quoted_words"] >= PARTIAL_WORDS]

    def length(article: Row) -> Number:
        what = f"median words in marks of the full quotations in {article['outlet']}"
        passages = passages_of(own_rows(full, article))
        return middle(article["median_quotation_words"], what, (article["article"],), passages)

    told = _measured(read, "median_quotation_words", length)
    return [(article, number) for article, number in told if len(own_rows(full, article)) >= FOR_A_MEDIAN]


def _partial_shares(read: Counted) -> list[tuple[Row, Number]]:
    """Return the shares where every article that quotes has quotations enough for one."""
    found = read.quotations
    told = []
    for article in read.articles:
        own = own_rows(found, article)
        if 0 < len(own) < FOR_A_SHARE:
            return []
        short = [row for row in own if row["quoted_words"] < PARTIAL_WORDS]
        if own:
            what = f"share of quotations in {article['outlet']} that are partial"
            number = percent(len(short) / len(own), what, passages_of(short), (article["article"],))
            told.append((article, number))
    return told


LENGTH = Measure("text", LONG, _lengths, unit="word")
MEASURES = (
    Measure("share of words in quotation marks", LARGE, _densities),
    Measure("number of quotations", LARGE, _numbers),
    Measure("median quotation of four words or more", LONG, _medians, unit="word"),
    Measure("share of partial quotations", LARGE, _partial_shares, (PARTIAL,)),
)
