"""Sentences on word choice: reporting verbs, naming, distinctive words, words that colour a text.

They describe the wording of these articles in the outlets' own voice. A word may be deserved, a name
usual.
"""

from functools import cache
from typing import TYPE_CHECKING

from helpers import codebook, distinctive
from helpers.findings_naming import naming
from helpers.findings_verbs import reporting_verbs
from helpers.word_choice import KINDS
from helpers.word_tables import in_marks, once, own_words
from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Number,
    Row,
    across,
    count,
    counted,
    decimal,
    listed,
    own_rows,
    phrase,
    relative_gap,
    rows,
    say,
    tally,
    whole,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

NOUNS = {
    "loaded": "loaded words",
    "hedge": "hedges",
    "booster": "boosters",
    "evidential": "evidentials",
    "passive": "agentless passives",
}
FEW = 8  # words of a kind in all articles; of fewer no difference is told
LEAST_MORE = 4  # words of a kind in the article with the highest rate above those in the one with the lowest
LEAST_TIMES = 1.5  # the lowest rate goes into the highest
DIFFERENCES = 2  # kinds told, the ones with the most words apart
ENOUGH_WORDS = 500  # of an outlet's own voice; of fewer a rate is not told, as one word moves it by over two
LEAST_WORDS = 100  # of an outlet's own voice; an article of fewer is not compared
TERMS = 3  # shown in brackets
USES = 3  # a word used less often does not set an article apart
TIMES = 2  # as often as in all the others together: a word said here 4 times and there 3 is one of both
MOST_WORDS = {2: 5, 3: 3}  # distinctive words of each article, by how many articles there are
LIST = "distinctive_words"  # the codebook's file of words that are left out, however distinctive
SET_APART = "The words that set an article's own voice apart most, names and small words left out: {parts}."
SHORT_TITLE = "Too few words to say which set an article apart."


def word_choice(tables: "Tables") -> list[Finding]:
    """Return sentences on word choice: reporting verbs, naming, distinctive words, colouring words."""
    return [
        *reporting_verbs(tables),
        *naming(tables),
        *distinctive_words(tables),
        *kind_gaps(tables),
    ]


# ---- distinctive words ----------------------------------------------------------


def distinctive_words(tables: "Tables") -> list[Finding]:
    """Return the words that set each article apart most, with counts; nothing where a text is too short."""
    found, listing, sizes = _set_apart(tables)
    if not found or distinctive.short_texts(tables.word_counts, names=False):
        return []
    told = _few_words if len(listing) <= MOST_TOLD else _many_words
    return [told(found, listing, sizes)]


def most_distinctive(tables: "Tables") -> list[Finding]:
    """Return the word that sets each article apart most, in a sentence for a chart's title."""
    found, listing, _ = _set_apart(tables)
    if distinctive.short_texts(tables.word_counts, names=False):
        return [say(SHORT_TITLE)]
    best = [next((row for row in found if row["outlet"] == article["outlet"]), None) for article in listing]
    if len(listing) > MOST_TOLD or None in best or not best:
        return []
    parts = listed([phrase("{name} by “{word}”", name=row["outlet"], word=row["word"]) for row in best])
    return [say("Most set apart: {parts}.", parts=parts)]


def _set_apart(tables: "Tables") -> tuple[list[Row], list[Row], dict[str, int]]:
    """Return the rows of words worth telling, the articles with words, and how many each has."""
    words = tables.word_counts
    own = words[(words["voice"] == "outlet") & ~words["name"].astype(bool)]
    sizes = own.groupby("outlet")["count"].sum().to_dict()
    listing = [article for article in rows(tables.articles) if sizes.get(article["outlet"])]
    found = rows(distinctive.distinctive_words(words, names=False, at_least=USES))
    found = [r for r in found if r["word"].lower() not in _left_out() and r["count"] >= TIMES * r["others"]]
    return found, listing, sizes


@cache
def _left_out() -> frozenset[str]:
    return frozenset(word for entry in codebook.entries(LIST).values() for word in entry["words"])


def _few_words(found: list[Row], listing: list[Row], sizes: dict[str, int]) -> Finding:
    """Return the words of each of two or three: "in North Post (140 words counted) “quay” 5 times against 1"."""
    parts, times = [], " times"
    others = " in the other's" if len(listing) == 2 else " in the others'"
    for article in listing:
        name, uses = article["outlet"], []
        for row in _highest([row for row in found if row["outlet"] == name], MOST_WORDS[len(listing)]):
            here, there = _uses(row, article, listing)
            template = f"“{{word}}” {{n}}{times} against {{m}}{others}"
            uses.append(phrase(template, word=row["word"], n=here, m=there))
            times = others = ""  # said once
        size = _size(sizes[name], name, [article])
        words = (size,) if parts else (*counted(size, "word"), " counted")
        told = listed(uses) if uses else "no word stands out"
        parts.append(phrase("in {name} ({words}) {told}", name=name, words=words, told=told))
    return say(SET_APART, parts=listed(parts, last="; ", between="; "))


def _many_words(found: list[Row], listing: list[Row], sizes: dict[str, int]) -> Finding:
    """Return the highest words of all: "“quay” (5 of 140 words in North Post, 1 of 900 in the others)"."""
    articles = {article["outlet"]: article for article in listing}
    parts = []
    for row in _highest(sorted(found, key=lambda row: -row["z"]), MOST_WORDS[MOST_TOLD]):
        name = row["outlet"]
        here, there = _uses(row, articles[name], listing)
        size = _size(sizes[name], name, [articles[name]])
        words = (size,) if parts else counted(size, "word")
        others = [article for article in listing if article["outlet"] != name]
        rest = _size(row["of_others"], f"all articles but {name}", others)
        template = "“{word}” ({n} of {words} in {name}, {m} of {rest} in the others)"
        parts.append(phrase(template, word=row["word"], n=here, words=words, name=name, m=there, rest=rest))
    return say(SET_APART, parts=listed(parts))


def _highest(found: list[Row], most: int) -> list[Row]:
    """Return the words with the highest z; of those level with each other at the end all are told, or none."""
    if len(found) <= most:
        return found
    above = [row for row in found if row["z"] > found[most]["z"]]
    return above[:most] or found[:most]


def _uses(row: Row, article: Row, listing: list[Row]) -> tuple[Number, Number]:
    """Return how often a word stands in an article, and how often in all the others."""
    what, name = f"uses of “{row['word']}” in the own voice of", article["outlet"]
    others = [one["article"] for one in listing if one is not article]
    here = count(row["count"], f"{what} {name}", (), [article["article"]])
    return here, count(row["others"], f"{what} all articles but {name}", (), others)


def _size(words: float, where: str, articles: list[Row]) -> Number:
    what = f"words counted in the own voice of {where}, without names"
    return count(words, what, (), [article["article"] for article in articles])


# ---- words that colour a text ---------------------------------------------------


def kind_gaps(tables: "Tables") -> list[Finding]:
    """Return the kinds of colouring words whose use differs most: by rate, in short articles by count."""
    listing = [article for article in rows(tables.articles) if article["outlet_words"] >= LEAST_WORDS]
    compared = {article["article"] for article in listing}
    found = [row for row in once(own_words(tables)) if row["article"] in compared]

    def distance(kind: str) -> int:
        """Return how many words the highest rate has above the lowest, 0 where that is not worth telling."""
        counts = {a["article"]: sum(row["kind"] == kind for row in own_rows(found, a)) for a in listing}
        if len(listing) < 2 or sum(counts.values()) < FEW:
            return 0
        ordered = sorted(listing, key=lambda a: counts[a["article"]] / a["outlet_words"])
        (low, few), (high, many) = [(counts[a["article"]], a["outlet_words"]) for a in (ordered[0], ordered[-1])]
        alike = (high / many - low / few) * min(few, many)  # the difference in texts as long as the shorter one
        far = min(high - low, alike) >= LEAST_MORE and high / many >= LEAST_TIMES * low / few
        return high - low if far else 0

    widest = sorted(KINDS, key=distance, reverse=True)[:DIFFERENCES]
    told = [kind for kind in widest if distance(kind)]
    of_kind = {kind: [row for row in found if row["kind"] == kind] for kind in told}
    return [finding for kind in told for finding in _kind(kind, of_kind[kind], listing)]


def _kind(kind: str, found: list[Row], listing: list[Row]) -> list[Finding]:
    """Return how often each article uses words of a kind."""
    rates = {a["article"]: 1000 * len(own_rows(found, a)) / a["outlet_words"] for a in listing}
    by_rate = min(article["outlet_words"] for article in listing) >= ENOUGH_WORDS
    per = " per thousand words" if by_rate else ""
    about = f"{NOUNS[kind]} ({in_marks((row['term'] for row in found), TERMS)}){per} in the outlet's own voice:"

    def part(article: Row, noun: str = "") -> Clause:
        name = article["outlet"]
        number = tally(own_rows(found, article), f"{NOUNS[kind]} in the own voice", article)
        size = whole(article["outlet_words"], "words of the own voice", article)
        words = counted(size, noun) if noun else size
        if not by_rate:
            return phrase("{n} in {words} in {name}", n=number, words=words, name=name)
        what = f"{NOUNS[kind]} per thousand words of the own voice in {name}"
        rate = decimal(rates[article["article"]], what, number.articles, number.passages)
        return phrase("{rate} in {name} ({n} in {words})", rate=rate, name=name, n=number, words=words)

    def first(article: Row) -> Clause:
        return phrase("{about} {part}", about=about, part=part(article, "word"))

    def many(low: Row, high: Row) -> Clause:
        return phrase("{about} from {a} to {b}", about=about, a=part(low, "word"), b=part(high))

    told = [(article, rates[article["article"]]) for article in listing]
    return across(told, first, part, many, 0.5 * relative_gap(rates.values()) if by_rate else 0.0)
