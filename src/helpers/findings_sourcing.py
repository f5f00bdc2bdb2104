"""Sentences on sourcing: who is heard, who first, what kind, named or not, through which channel.

How unevenly words are given is told in `findings_concentration`, who on the analyst's
list is not found in `findings_stakeholders`.
"""

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from helpers.findings_concentration import concentration
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
    "official": "officials and candidates",
    "expert": "experts",
    "business": "business",
    "civil_society": "civil society",
    "ordinary_person": "ordinary people",
    "document": "documents",
    "media": "news media",
    "unspecified": "sources of no stated kind",
}


def sourcing(tables: "Tables") -> list[Finding]:
    """Return sentences on the sources: who in several, who first, how much, what kind, who is missing."""
    return [
        *heard_in_several(tables),
        *first_heard(tables),
        *concentration(tables),
        *source_types(tables),
        *unnamed_sources(tables),
        *absent_voices(tables),
    ]


FEW = 3  # attributions: fewer of a kind in every article tell nothing of how they differ
APART = 0.2  # shares of attributions nearer to each other than that are told in the table alone
MOSTLY = 0.4  # of a kind's attributions: more of them by one source in one article, and the kind is that source
SURE = 0.8  # score of a paraphrase; of those that the program found 94% are one
NAME_LETTERS = 3  # of a name's part that tells whom words for a source mean
EXAMPLES = 2  # sources without a name that are told by their words


def heard_in_several(tables: "Tables") -> list[Finding]:
    """Return which speakers are heard in more than one article, of those who are sure to be heard.

    How many each article has is left to the tables: one name taken wrongly turns which has more.
    """
    found = [row for row in counted_attributions(tables) if known(row["speaker"])]
    listing = rows(tables.articles)
    heard = Counter(name for article in listing for name in _well_heard(own_rows(found, article)))
    everybody = {row["speaker"] for row in found}
    several = [name for name, n in heard.items() if n > 1 and not _are_several(name, everybody)]
    several.sort(key=lambda name: (-heard[name], name))
    if not several:
        return []
    common = count(
        len(several),
        "speakers heard in more than one article",
        passages_of(r for r in found if r["speaker"] in several),
    )
    where = "both articles" if len(listing) == 2 else "more than one article"
    names = listed([(name,) for name in several]) if len(several) <= 5 else ()
    template = "At least {n} {are} heard in {where}: {names}." if names else "At least {n} {are} heard in {where}."
    return [
        say(
            template,
            n=counted(common, "speaker"),
            are=plural(len(several), "is", "are"),
            where=where,
            names=names,
        )
    ]


def _are_several(name: str, everybody: set[str]) -> bool:
    """Say whether a name is that of speakers who are heard together and, one at least, alone too."""
    together = name.split(" and ")
    return len(together) > 1 and not everybody.isdisjoint(together)


def _well_heard(found: list[Row]) -> set[str]:
    """Return the speakers who are heard more than once, or once by their name, in marks or in a sure paraphrase.

    One paraphrase may be none, and one pronoun may be taken for the wrong speaker.
    """
    often = Counter(row["speaker"] for row in found)
    sure = (row for row in found if row["kind"] != "indirect" or (known(row["score"]) and row["score"] >= SURE))
    once = {row["speaker"] for row in sure if _is_called_so(row)}
    return once | {name for name, number in often.items() if number > 1}


def _is_called_so(row: Row) -> bool:
    """Say whether the words for a source hold a part of its speaker's name, more than a title's few letters.

    A “who” stands right behind the name.
    """
    if row["source_words"] == "who":
        return True
    parts = [part for part in row["speaker"].lower().split() if len(part) >= NAME_LETTERS]
    return known(row["source_words"]) and any(part in row["source_words"].lower() for part in parts)


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
        template = "the first to be heard is {name} in {n} of {all}."
        return [say(template, name=shortened(name), n=n, all=all_told)]
    if 1 < len(told) == len(rows(tables.articles)) and len({row["speaker"] for _, row in told}) == 1:
        return [_first_everywhere(told)]
    parts = [
        ((shortened(row["speaker"]),), phrase("{name} ({p})", name=a["outlet"], p=_place(a, row)))
        for a, row in told
    ]
    return [say("The first to be heard is {parts}.", parts=grouped(parts))]


def _first_everywhere(told: list[tuple[Row, Row]]) -> Finding:
    """Return who is the first to be heard in each of a few articles, each paragraph said once."""
    where = "both articles" if len(told) == 2 else "all three articles"
    groups: dict[float, list[tuple[Row, Row]]] = {}
    for article, row in told:
        groups.setdefault(row["paragraph"], []).append((article, row))
    parts = []
    for those in sorted(groups.values(), key=len):  # the longer list last, as its “and” reads easier there
        first = _place(*those[0])
        what = first.what if len(those) == 1 else "first attribution in these articles"
        place = Number(first.value, first.shown, what, passages_of(row for _, row in those))
        outlets = listed([(article["outlet"],) for article, _ in those])
        parts.append(phrase("in {p} of {o}", p=place, o=outlets) if len(groups) > 1 else phrase("in {p}", p=place))
    parts = listed(parts)
    who = shortened(told[0][1]["speaker"])
    return say("the first to be heard in {where} is {who}, {parts}.", where=where, who=who, parts=parts)


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
    return _shares(tables, chosen, what, f"Attributions to {name}", _is_untyped)


def _is_untyped(row: Row) -> bool:
    return not known(row["source_type"]) or row["source_type"] == UNSPECIFIED


def _shares(
    tables: "Tables",
    chosen: list[Row],
    what: str,
    first_words: "str | Clause",
    may_be: Callable[[Row], bool],
) -> list[Finding]:
    """Return which share of its attributions each article has among the chosen ones.

    Nothing where no article has `FEW` of them, where the shares differ by less than `APART`, or where the largest
    would not be so if those that `may_be` of the kind were.
    """
    everything = counted_attributions(tables)
    told = [
        (article, len(own_rows(chosen, article)) / len(own_rows(everything, article)))
        for article in rows(tables.articles)
        if own_rows(everything, article)
    ]
    most = max((len(own_rows(chosen, article)) for article, _ in told), default=0)
    if most < FEW or gap(value for _, value in told) < APART:
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
    words = phrase(template, named=named)
    return _shares(tables, found, what, words, lambda row: not known(row["named"]))
