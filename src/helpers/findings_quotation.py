"""Sentences on quotation: how much, how many, whose words, how short and how long."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from helpers.article_rows import PARTIAL_WORDS
from helpers.sourcing import PRONOUNS
from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Number,
    Row,
    across,
    count,
    counted,
    counted_attributions,
    gap,
    grouped,
    known,
    listed,
    middle,
    number_of,
    of_all,
    own_rows,
    passages_of,
    percent,
    phrase,
    relative_gap,
    rows,
    say,
    shortened,
    spans_of,
    tally,
    whole,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

UNTOLD = "a source that could not be told"
FOR_A_MEDIAN = 5  # full quotations; one more or less turns the median of fewer
APART = 5  # words between medians that are told; fewer say nothing of a handful of quotations
SHORT = 5  # partial quotations in one article, for them to be compared


def quotation(tables: "Tables") -> list[Finding]:
    """Return sentences on quotation: how much, how many, whose, how long, how short, the longest."""
    return [
        *quote_density(tables),
        *quotation_counts(tables),
        *most_quoted(tables),
        *quotation_length(tables),
        *partial_quotations(tables),
        *longest_quotation(tables),
    ]


def _quotations(tables: "Tables") -> list[Row]:
    return [row for row in counted_attributions(tables) if row["kind"] != "indirect"]


def quote_density(tables: "Tables") -> list[Finding]:
    """Return the share of each article's words that stands in quotation marks."""
    told = [(article, article["quote_density"]) for article in rows(tables.articles)]
    marked = [row for row in counted_attributions(tables) if row["quoted_words"]]

    def share(article: Row) -> Number:
        return percent(
            article["quote_density"],
            f"quotations in {article['outlet']}, of whose words those in marks are counted",
            passages_of(own_rows(marked, article)),
            (article["article"],),
        )

    def words(article: Row) -> Number:
        return whole(article["body_words"], "words of article text", article)

    def first(article: Row) -> Clause:
        template = "{name} puts {share} of its {words} in quotation marks"
        return phrase(
            template, name=article["outlet"], share=share(article), words=counted(words(article), "word")
        )

    def rest(article: Row) -> Clause:
        return phrase(
            "{name} {share} of {words}", name=article["outlet"], share=share(article), words=words(article)
        )

    def many(low: Row, high: Row) -> Clause:
        return phrase(
            "the share of words in quotation marks runs from {a} of {n} in {low} to {b} of {m} in {high}",
            a=share(low),
            n=counted(words(low), "word"),
            low=low["outlet"],
            b=share(high),
            m=words(high),
            high=high["outlet"],
        )

    return across(told, first, rest, many, gap(value for _, value in told))


def quotation_counts(tables: "Tables") -> list[Finding]:
    """Return how many quotations and paraphrases each article has."""
    found = counted_attributions(tables)
    told = [(article, article["quotations"]) for article in rows(tables.articles)]

    def part(article: Row) -> Clause:
        own = own_rows(found, article)
        quoted = [row for row in own if row["kind"] != "indirect"]
        indirect = [row for row in own if row["kind"] == "indirect"]
        return phrase(
            "{n} and {m}",
            n=counted(tally(quoted, "quotations", article), "quotation"),
            m=counted(tally(indirect, "paraphrases", article), "paraphrase"),
        )

    def first(article: Row) -> Clause:
        return phrase("{name} has {part}", name=article["outlet"], part=part(article))

    def rest(article: Row) -> Clause:
        return phrase("{name} {part}", name=article["outlet"], part=part(article))

    def many(low: Row, high: Row) -> Clause:
        ends = [
            tally([r for r in own_rows(found, a) if r["kind"] != "indirect"], "quotations", a) for a in (low, high)
        ]
        template = "the number of quotations runs from {n} in {a} to {m} in {b}"
        return phrase(template, n=ends[0], a=low["outlet"], m=ends[1], b=high["outlet"])

    return across(told, first, rest, many, 0.0)


def most_quoted(tables: "Tables") -> list[Finding]:
    """Return the speaker with the most words in quotation marks in each article."""
    found = [row for row in counted_attributions(tables) if row["quoted_words"]]
    told, unsure = [], False
    for article in rows(tables.articles):
        own = own_rows(found, article)
        words = Counter()
        for row in own:
            if known(row["speaker"]):
                words[row["speaker"]] += row["quoted_words"]
        if words:
            best = max(words.values())
            unsure = unsure or not leads_surely(words.values(), own)
            told.append((article, sorted(name for name, n in words.items() if n == best), best, own))
    if not told or len(told) > MOST_TOLD:
        return _most_quoted_of_many(told)
    if unsure:
        return []

    same = len(told) > 1 and len({tuple(names) for _, names, _, _ in told}) == 1

    def part(article: Row, names: list[str], best: int, own: list[Row], noun: bool) -> Clause:
        total = count(
            sum(row["quoted_words"] for row in own),
            f"words of {article['outlet']} in quotation marks",
            passages_of(own),
            (article["article"],),
        )
        spoken = passages_of(row for row in own if row["speaker"] in names)
        said = count(best, f"words of {' and '.join(names)} in quotation marks in {article['outlet']}", spoken)
        each = "" if len(names) == 1 else " each"
        return phrase(
            "{n}{each} of {all} in {name}" if same else "{name} ({n}{each} of {all})",
            n=said,
            each=each,
            all=counted(total, "quoted word") if noun else total,
            name=article["outlet"],
        )

    if same:
        parts = [part(*item, noun=i == 0) for i, item in enumerate(told)]
        names = listed([(name,) for name in told[0][1]])
        who = "Both quote" if len(told) == 2 else "All quote"
        if len(told) < len(rows(tables.articles)):
            who = "Those that quote somebody by name quote"
        return [say("{who} {names} most: {parts}.", who=who, names=names, parts=listed(parts))]
    parts = [
        (phrase("of {names}", names=listed([(name,) for name in item[1]])), part(*item, noun=i == 0))
        for i, item in enumerate(told)
    ]
    size = gap(_share_of(told[0][1][0], own) for _, _, _, own in told)
    return [say("Quoted most are the words {parts}.", size, parts=grouped(parts))]


def leads_surely(words: Iterable[float], quoted: Iterable[Row]) -> bool:
    """Say whether one of the named speakers, by their quoted words, has most of them, whoever the nameless are."""
    best, second = (*sorted(words, reverse=True), 0)[:2]
    return best > second + sum(row["quoted_words"] for row in quoted if not known(row["speaker"]))


def _share_of(speaker: str, quoted: list[Row]) -> float:
    """Return a speaker's share of quoted words, from 0 to 1."""
    said = sum(row["quoted_words"] for row in quoted if row["speaker"] == speaker)
    return said / sum(row["quoted_words"] for row in quoted)


def _most_quoted_of_many(told: list[tuple[Row, list[str], int, list[Row]]]) -> list[Finding]:
    """Return which speaker is the most quoted one in the most articles."""
    if not told:
        return []
    leaders = Counter(name for _, names, _, _ in told for name in names)
    name = min(leaders, key=lambda name: (-leaders[name], name))
    leading = [item for item in told if name in item[1]]
    if len(leading) < 2:
        return []
    return [
        say(
            "{name} has the most words in quotation marks, alone or level with another, in {n} of the {all} "
            "that quote somebody by name.",
            name=name,
            n=count(
                len(leading),
                f"articles that quote nobody more than {name}",
                passages_of(row for _, _, _, own in leading for row in own if row["speaker"] == name),
            ),
            all=counted(number_of([article for article, _, _, _ in told]), "article"),
        )
    ]


def quotation_length(tables: "Tables") -> list[Finding]:
    """Return the median number of words in marks of the full quotations, where each article has a few."""
    full = [row for row in _quotations(tables) if row["quoted_words"] >= PARTIAL_WORDS]
    told = [
        (article, article["median_quotation_words"])
        for article in rows(tables.articles)
        if len(own_rows(full, article)) >= FOR_A_MEDIAN
    ]

    def length(article: Row) -> Number:
        own = passages_of(own_rows(full, article))
        what = f"median words in marks of the full quotations in {article['outlet']}"
        return middle(article["median_quotation_words"], what, (article["article"],), own)

    def number(article: Row) -> Number:
        return tally(own_rows(full, article), "full quotations", article)

    def first(article: Row) -> Clause:
        return phrase(
            "the median quotation, partial ones left out, has {words} in {name} ({n})",
            words=counted(length(article), "word"),
            name=article["outlet"],
            n=counted(number(article), "quotation"),
        )

    def rest(article: Row) -> Clause:
        template = "{words} in {name} ({n})"
        return phrase(template, words=length(article), name=article["outlet"], n=number(article))

    def many(low: Row, high: Row) -> Clause:
        return phrase(
            "the median quotation, partial ones left out, runs from {a} in {low} ({n}) to {b} in {high} ({m})",
            a=counted(length(low), "word"),
            low=low["outlet"],
            n=counted(number(low), "quotation"),
            b=length(high),
            high=high["outlet"],
            m=number(high),
        )

    lengths = [value for _, value in told if known(value)]
    if len(lengths) < max(2, len(rows(tables.articles))) or max(lengths) - min(lengths) < APART:
        return []
    return across(told, first, rest, many, 0.3 * relative_gap(lengths))


def partial_quotations(tables: "Tables") -> list[Finding]:
    """Return how many quotations hold fewer than four quoted words; nothing where an article has but a few."""
    found = _quotations(tables)
    short = Counter(row["article"] for row in found if row["quoted_words"] < PARTIAL_WORDS)
    if max(short.values(), default=0) < SHORT:
        return []
    told = []
    for article in rows(tables.articles):
        own = own_rows(found, article)
        short = [row for row in own if row["quoted_words"] < PARTIAL_WORDS]
        if own:
            told.append((article, len(short) / len(own)))

    def part(article: Row, noun: str = "") -> Clause:
        own = own_rows(found, article)
        short = [row for row in own if row["quoted_words"] < PARTIAL_WORDS]
        return of_all(
            tally(short, "partial quotations", article), tally(own, "quotations", article), noun, article
        )

    def first(article: Row) -> Clause:
        return phrase("{what}: {part}", what=what, part=part(article, "quotation"))

    def many(low: Row, high: Row) -> Clause:
        return phrase("{what}: from {a} to {b}", what=what, a=part(low, "quotation"), b=part(high))

    what = "partial quotations, of fewer than four words in marks"
    return across(told, first, part, many, 0.5 * gap(value for _, value in told))


def longest_quotation(tables: "Tables") -> list[Finding]:
    """Return the quotation with the most words in marks, if it is one alone."""
    found = sorted(_quotations(tables), key=lambda row: -row["quoted_words"])
    if not found or found[0]["quoted_words"] < PARTIAL_WORDS:
        return []
    best = found[0]["quoted_words"]
    if len(found) > 1 and found[1]["quoted_words"] == best:
        return []
    number = count(best, "words of the longest quotation", spans_of(found[0]))
    return [
        say(
            "The longest quotation has {n} in marks, in {name}.",
            n=counted(number, "word"),
            name=found[0]["outlet"],
        )
    ]


def source_name(row: Row) -> str | None:
    """Return who a row's words are given to: the speaker, else the article's own words for the source.

    None where the article has no such words or only a pronoun.
    """
    if known(row["speaker"]):
        return shortened(row["speaker"])
    if known(row["source_words"]) and row["source_words"].lower() not in PRONOUNS:
        return f"“{shortened(row['source_words'])}”"
    return None
