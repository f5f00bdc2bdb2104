"""Sentences on the stakeholders that an analyst listed: heard, mentioned, or not found.

"Not found" is what the search gives and no more: an article may speak of somebody in
words that are not on the list.
"""

from typing import TYPE_CHECKING

from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Passage,
    Row,
    across,
    count,
    gap,
    listed,
    number_of,
    of_all,
    own_rows,
    pairs_of,
    phrase,
    rows,
    say,
    tally,
    whole,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

HEARD = ("quoted", "paraphrased")
TOLD = 5  # more stakeholders than this make a sentence that nobody reads; the table has them all


def absent_voices(tables: "Tables") -> list[Finding]:
    """Return who on the list is heard, and who is not found; nothing where there is no list."""
    found = rows(tables.stakeholders)
    listing = [article for article in rows(tables.articles) if own_rows(found, article)]
    if not listing:
        return []
    by_name: dict[str, list[Row]] = {}
    for row in found:
        by_name.setdefault(row["stakeholder"], []).append(row)
    silent = {who: own for who, own in by_name.items() if not _with(own, *HEARD)}
    uneven = {who: own for who, own in by_name.items() if who not in silent and _with(own, "absent")}
    return [*heard_stakeholders(listing, found), *_not_found(uneven), *_never_heard(silent)]


def heard_stakeholders(listing: list[Row], found: list[Row]) -> list[Finding]:
    """Return how many of the stakeholders listed each article quotes or paraphrases."""
    told = []
    for article in listing:
        own = own_rows(found, article)
        told.append((article, len(_with(own, *HEARD)) / len(own)))

    def part(article: Row) -> Clause:
        own = own_rows(found, article)
        heard = tally(_with(own, *HEARD), "stakeholders heard", article)
        return of_all(heard, whole(len(own), "stakeholders listed", article), "", article)

    def first(article: Row) -> Clause:
        return phrase("stakeholders quoted or paraphrased, of those listed: {part}", part=part(article))

    def many(low: Row, high: Row) -> Clause:
        template = "stakeholders quoted or paraphrased, of those listed: from {a} to {b}"
        return phrase(template, a=part(low), b=part(high))

    return across(told, first, part, many, gap(value for _, value in told))


def _not_found(uneven: dict[str, list[Row]]) -> list[Finding]:
    """Return who is heard in one article and not found in another, those missing most often first."""
    order = sorted(uneven, key=lambda who: -len(_with(uneven[who], "absent")))
    parts = [
        phrase(
            "{who}, heard in {a}, not found in {b}",
            who=who,
            a=_of_all(_with(uneven[who], *HEARD), f"articles that quote or paraphrase {who}", uneven[who]),
            b=_articles(_with(uneven[who], "absent"), f"articles in which {who} is not found", uneven[who]),
        )
        for who in order
    ]
    return _told(parts, "heard in one article and not found in another")


def _never_heard(silent: dict[str, list[Row]]) -> list[Finding]:
    """Return who is quoted or paraphrased in no article, and where they are mentioned or not found."""
    parts = []
    for who, own in silent.items():
        mentioned, absent = _with(own, "mentioned"), _with(own, "absent")
        where = []
        if absent:
            missing = _of_all(absent, f"articles in which {who} is not found", own)
            where.append(phrase("not found in {n}", n=missing))
        if mentioned:
            there = _of_all(mentioned, f"articles that only mention {who}", own)
            where.append(phrase("mentioned in {n}", n=there))
        parts.append(phrase("{who}, {where}", who=who, where=listed(where, last=", ")))
    return _told(parts, "neither quoted nor paraphrased in any article")


def _told(parts: list[Clause], what: str) -> list[Finding]:
    """Return one sentence over stakeholders, the first of them where they are many."""
    if not parts:
        return []
    among = ", among others" if len(parts) > TOLD else ""
    told = listed(parts[:TOLD], between="; ", last="; ")
    return [say("{what}{among}: {parts}.", what=what, among=among, parts=told)]


def _of_all(found: list[Row], what: str, own: list[Row]) -> Clause:
    """Return in how many articles of those searched for a stakeholder."""
    number, *names = _articles(found, what, own)
    return phrase("{n} of {all}{names}", n=number, all=number_of(own), names=tuple(names))


def _articles(found: list[Row], what: str, own: list[Row]) -> Clause:
    """Return in how many articles, and in which where few are compared and not all are meant."""
    number = count(len(found), what, _places(found), [row["article"] for row in found])
    names = ", ".join(row["outlet"] for row in found)
    return (number, f" ({names})") if len(found) < len(own) <= MOST_TOLD else (number,)


def _places(found: list[Row]) -> tuple[Passage, ...]:
    """Return every passage behind the statuses of rows."""
    columns = {"quoted": ("quotation_spans", "paraphrase_spans"), "paraphrased": ("paraphrase_spans",)}
    spans = [
        passage
        for row in found
        for column in columns.get(row["status"], ("mention_spans",))
        for passage in pairs_of(row, column)
    ]
    return tuple(dict.fromkeys(spans))


def _with(found: list[Row], *statuses: str) -> list[Row]:
    return [row for row in found if row["status"] in statuses]
