"""Sentences on sourcing: who is heard, who first, what kind, named or not, through which channel.

How unevenly words are given is told in `findings_concentration`, who on the analyst's
list is not found in `findings_stakeholders`.
"""

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from helpers.findings_concentration import source_gap, top_speakers
from helpers.findings_quotation import source_name
from helpers.findings_stakeholders import absent_voices
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
    number_of,
    of_all,
    own_rows,
    passages_of,
    phrase,
    plural,
    readable,
    rows,
    say,
    shortened,
    spans_of,
    tally,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

UNNAMED = "attributions to a source without a name"
UNSPECIFIED = "unspecified"
OF_TYPE = {
    "official": "officials",
    "expert": "experts",
    "business": "business",
    "civil_society": "civil society",
    "ordinary_person": "ordinary people",
    "document": "documents",
    "media": "news media",
    "unspecified": "sources of no stated kind",
}


def sourcing(tables: "Tables") -> list[Finding]:
    """Return sentences on the sources: how many, who first, how much, what kind, how it came, who is missing."""
    return [
        *source_counts(tables),
        *first_heard(tables),
        *source_gap(tables),
        *top_speakers(tables),
        *source_types(tables),
        *unnamed_sources(tables),
        *absent_voices(tables),
    ]


FEW = 3  # attributions: fewer of a kind in every article tell nothing of how they differ
APART = 0.2  # shares of attributions nearer to each other than that are told in the table alone
MOSTLY = 0.4  # of a kind's attributions: more of them by one source in one article, and the kind is that source
EXAMPLES = 2  # sources without a name that are told by their words


def source_counts(tables: "Tables") -> list[Finding]:
    """Return how many speakers with a name were found in each article, and which stand in several.

    Numbers that are all but the same make no sentence, as one name may be missed.
    """
    found = [row for row in counted_attributions(tables) if known(row["speaker"])]
    listing = rows(tables.articles)
    speakers = {a["article"]: sorted({row["speaker"] for row in own_rows(found, a)}) for a in listing}
    told = [(article, len(speakers[article["article"]])) for article in listing]

    def number(article: Row) -> Clause:
        own = own_rows(found, article)
        n = count(
            len(speakers[article["article"]]),
            f"speakers in {article['outlet']}",
            passages_of(own),
            (article["article"],),
        )
        return (n,)

    def first(article: Row) -> Clause:
        return phrase("speakers with a name: {n} in {name}", name=article["outlet"], n=number(article))

    def rest(article: Row) -> Clause:
        return phrase("{n} in {name}", name=article["outlet"], n=number(article))

    def many(low: Row, high: Row) -> Clause:
        template = "speakers with a name: from {low} in {a} to {high} in {b}"
        return phrase(template, a=low["outlet"], low=number(low), b=high["outlet"], high=number(high))

    counts = [value for _, value in told]
    size = 0.3 * gap(value / max(1, *counts) for value in counts)
    sentences = across(told, first, rest, many, size) if _far_apart(counts) else []
    heard = Counter(name for article in listing for name in _well_heard(own_rows(found, article)))
    several = sorted((name for name, n in heard.items() if n > 1), key=lambda name: (-heard[name], name))
    if len(listing) < 2 or not heard:
        return sentences
    if not several:
        return sentences
    common = count(
        len(several),
        "speakers heard in more than one article",
        passages_of(r for r in found if r["speaker"] in several),
    )
    where = "both articles" if len(listing) == 2 else "more than one article"
    names = listed([(name,) for name in several]) if len(several) <= 5 else ()
    template = "At least {n} {are} heard in {where}: {names}." if names else "At least {n} {are} heard in {where}."
    return [
        *sentences,
        say(
            template,
            n=counted(common, "speaker"),
            are=plural(len(several), "is", "are"),
            where=where,
            names=names,
        ),
    ]


def _far_apart(counts: list[int]) -> bool:
    """Say whether numbers of speakers differ by three and by half, so that one or two missed turn nothing."""
    low, high = min(counts, default=0), max(counts, default=0)
    return high - low >= FEW and high >= 1.5 * low


def _well_heard(found: list[Row]) -> set[str]:
    """Return the speakers who are quoted, or paraphrased more than once: one paraphrase may be taken wrongly."""
    often = Counter(row["speaker"] for row in found)
    return {row["speaker"] for row in found if row["kind"] != "indirect" or often[row["speaker"]] > 1}


def first_heard(tables: "Tables") -> list[Finding]:
    """Return who is the first in each article that is said to speak, and in which paragraph."""
    found = counted_attributions(tables)
    told = []
    for article in rows(tables.articles):
        own = sorted(
            (row for row in own_rows(found, article) if known(row["paragraph"])),
            key=lambda row: row["start"],
        )
        if own:
            told.append((article, own[0]))
    if not told or not all(known(row["speaker"]) for _, row in told):
        return []
    if len(told) > MOST_TOLD:
        firsts = Counter(row["speaker"] for _, row in told)
        name = min(firsts, key=lambda name: (-firsts[name], name))
        if firsts[name] < 2:
            return _first_places(told)
        those = [(article, row) for article, row in told if row["speaker"] == name]
        n = count(len(those), f"articles that give the first word to {name}", passages_of(row for _, row in those))
        all_told = counted(number_of([article for article, _ in told]), "article")
        return [say("{name} is heard first in {n} of {all}.", name=shortened(name), n=n, all=all_told)]

    if len(told) > 1 and len({row["speaker"] for _, row in told}) == 1:
        parts = [phrase("in {p} of {name}", p=_place(a, row), name=a["outlet"]) for a, row in told]
        template = (
            "{who} is heard first in both articles, {parts}."
            if len(told) == 2
            else "{who} is heard first {parts}."
        )
        if len(told) < len(rows(tables.articles)):
            template = "{who} is heard first {parts}."
        return [say(template, who=shortened(told[0][1]["speaker"]), parts=listed(parts))]
    parts = [
        ((shortened(row["speaker"]),), phrase("{name} ({p})", name=a["outlet"], p=_place(a, row)))
        for a, row in told
    ]
    return [say("The first to be heard is {parts}.", parts=grouped(parts))]


def _whole_name(row: Row) -> str | None:
    """Return what two rows of one source have in common: as `source_name`, but not cut to a name's length."""
    return row["speaker"] if known(row["speaker"]) else row["source_words"] if source_name(row) else None


def _place(article: Row, row: Row) -> Number:
    """Return the paragraph of an article's first attribution."""
    return Number(
        row["paragraph"],
        f"paragraph {int(row['paragraph'])}",
        f"first attribution in {article['outlet']}",
        tuple(spans_of(row)),
    )


def _first_places(told: list[tuple[Row, Row]]) -> list[Finding]:
    """Return how early and how late articles first give somebody words."""
    early, *_, late = sorted(told, key=lambda pair: pair[1]["paragraph"])
    if early[1]["paragraph"] == late[1]["paragraph"]:
        return []
    template = "The first attribution stands in {p} of {a} at the earliest, in {q} of {b} at the latest."
    return [say(template, p=_place(*early), a=early[0]["outlet"], q=_place(*late), b=late[0]["outlet"])]


def source_types(tables: "Tables") -> list[Finding]:
    """Return the share of attributions that the most frequent type of source has, where shares are well apart."""
    found = [
        row
        for row in counted_attributions(tables)
        if known(row["source_type"]) and row["source_type"] != UNSPECIFIED
    ]
    totals = Counter(row["source_type"] for row in found)
    if not totals:
        return []
    kind = min(totals, key=lambda name: (-totals[name], name))
    chosen = [row for row in found if row["source_type"] == kind]
    name = OF_TYPE.get(kind, readable(kind))
    usual = Counter((row["article"], _whole_name(row)) for row in chosen)
    if max(usual.values()) > MOSTLY * len(chosen):
        return []  # what is said of a kind would be said of one person
    what = f"attributions to {name}"
    return _shares(tables, chosen, what, f"Attributions to {name}", _is_untyped, APART)


def _is_untyped(row: Row) -> bool:
    return not known(row["source_type"]) or row["source_type"] == UNSPECIFIED


def _shares(
    tables: "Tables",
    chosen: list[Row],
    what: str,
    first_words: "str | Clause",
    may_be: Callable[[Row], bool],
    apart: float = 0.0,
) -> list[Finding]:
    """Return which share of its attributions each article has among the chosen ones.

    Nothing where no article has `FEW` of them, where the shares differ by less than `apart`, or where the largest
    would not be so if those that `may_be` of the kind were.
    """
    everything = counted_attributions(tables)
    told = [
        (article, len(own_rows(chosen, article)) / len(own_rows(everything, article)))
        for article in rows(tables.articles)
        if own_rows(everything, article)
    ]
    most = max((len(own_rows(chosen, article)) for article, _ in told), default=0)
    if most < FEW or gap(value for _, value in told) < apart:
        return []
    first_article, *others = (article for article, _ in sorted(told, key=lambda pair: -pair[1]))
    top = len(own_rows(chosen, first_article)) / len(own_rows(everything, first_article))
    for article in others:  # what could not be told might be of the kind, all of it
        own = own_rows(everything, article)
        if top <= (len(own_rows(chosen, article)) + sum(map(may_be, own))) / len(own):
            return []

    def part(article: Row) -> Clause:
        own, total = own_rows(chosen, article), own_rows(everything, article)
        return of_all(tally(own, what, article), tally(total, "attributions", article), "", article)

    def first(article: Row) -> Clause:
        return phrase("{words}: {part}", words=first_words, part=part(article))

    def many(low: Row, high: Row) -> Clause:
        return phrase("{words}: from {a} to {b}", words=first_words, a=part(low), b=part(high))

    return across(told, first, part, many, gap(value for _, value in told))


def unnamed_sources(tables: "Tables") -> list[Finding]:
    """Return how many attributions go to sources without a name, and how the most frequent of them are called."""
    found = [row for row in counted_attributions(tables) if known(row["named"]) and not row["named"]]
    called = Counter(shortened(row["source_words"]) for row in found if known(row["source_words"]))
    usual = sorted(called, key=lambda words: (-called[words], words))[:EXAMPLES]
    named = listed([(f"“{words}”",) for words in usual], last=" or ")
    template = "attributions to a source without a name, such as {named}" if usual else UNNAMED
    what = "attributions to sources without a name"
    return _shares(tables, found, what, phrase(template, named=named), lambda row: not known(row["named"]))
