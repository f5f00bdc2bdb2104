"""Sentences on headlines: which of their claims the body backs, in whose voice, and how far down.

Told is what was found, not whether a headline is right: see `headline_check`. A claim of which nothing was found
is left to the table, since a text may tell in other words what its headline claims; so is a headline of which no
claim has more than a nearest sentence. "Reported words" are what an outlet quotes, or tells that somebody said,
announced or asked: the words that back "Reed says" too.
"""

from typing import TYPE_CHECKING, Any

from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Number,
    Passage,
    Row,
    count,
    counted,
    known,
    listed,
    own_rows,
    phrase,
    plural,
    rows,
    say,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

Order = dict[tuple[str, int], int]  # the number of a sentence, by article and where it begins
Claims = dict[tuple[str, int], list[Row]]  # the rows of each claim, by article and number
Headline = tuple[Row, list[list[Row]]]  # an article and the rows of each of its headline's claims


def headlines(tables: "Tables") -> list[Finding]:
    """Return a sentence where all claims of up to three headlines are backed, or how many are of many headlines.

    A claim that was not found may be told in other words, so of few headlines nothing is said then.
    """
    claims: Claims = {}
    for row in rows(tables.headline_claims):
        claims.setdefault((row["article"], row["claim"]), []).append(row)
    listing = [a for a in rows(tables.articles) if any(article == a["article"] for article, _ in claims)]
    if not listing:
        return []
    if len(listing) > MOST_TOLD:
        return [_all_together(listing, claims)]
    told = [
        (article, [found for (identifier, _), found in claims.items() if identifier == article["article"]])
        for article in listing
    ]
    if not all(is_backed(found) for _, own in told for found in own):
        return []
    return [_each(told, _order_of_sentences(tables))]


def is_backed(found: list[Row]) -> bool:
    """Say whether a claim is backed by the sentence that has most of it."""
    return known(found[0]["backed"])


def _each(told: list[Headline], order: Order) -> Finding:
    """Return that all claims of some headlines are backed, and by which sentences."""
    parts = []
    for article, claims in told:
        number = counted(_tally(claims, article), "claim") if len(claims) > 1 else ()
        inside = [clause for clause in (number, _place(claims, article, order)) if clause]
        parts.append(phrase("{name} ({inside})", name=article["outlet"], inside=listed(inside, last=", ")))
    number = sum(len(claims) for _, claims in told)
    return say(
        "the {claims} in the {headlines} of {those} {are} backed by the body.",
        claims=plural(number, "claim"),
        headlines=plural(len(told), "headline"),
        those=listed(parts),
        are=plural(number, "is", "are"),
    )


def _all_together(listing: list[Row], claims: Claims) -> Finding:
    """Return how many claims of many headlines are backed, in one sentence."""
    ids = [article["article"] for article in listing]
    backed = [found for found in claims.values() if is_backed(found)]
    return say(
        "{least}{n} of {all} in {headlines} {are} backed by the body.",
        least="at least " if len(backed) < len(claims) else "",
        n=count(len(backed), "claims of headlines that are backed", _backings(backed), ids),
        all=counted(count(len(claims), "claims of headlines", _claims(claims.values())), "claim"),
        headlines=counted(count(len(listing), "headlines with a claim", (), ids), "headline"),
        are=plural(len(backed), "is", "are"),
    )


def _tally(found: list[list[Row]], article: Row) -> Number:
    """Return how many claims of a headline are backed, with the sentences that back them."""
    what = f"claims in the headline of {article['outlet']} that are backed"
    return count(len(found), what, _backings(found), (article["article"],))


def _place(found: list[list[Row]], article: Row, order: Order) -> Clause:
    """Return which sentence of the body is the first that backs one of the claims."""
    first = min(found, key=lambda claim: claim[0]["back_start"])
    sentence = _sentence(first, article, order, "sentence ")
    return (sentence,) if len(found) == 1 else phrase("first in {sentence}", sentence=sentence)


def _sentence(claim: list[Row], article: Row, order: Order, before: str = "") -> Number:
    """Return the number of the sentence that has most of a claim."""
    number = order[article["article"], int(claim[0]["back_start"])]
    what = f"sentence with words of a claim in the headline of {article['outlet']}"
    return Number(number, f"{before}{number}", what, _backings([claim]), (article["article"],))


def _order_of_sentences(tables: "Tables") -> Order:
    """Return the number of every body sentence in its article, by where it begins."""
    body = [row for row in rows(tables.sentences) if row["role"] == "body"]
    return {
        (article["article"], int(row["start"])): number
        for article in rows(tables.articles)
        for number, row in enumerate(sorted(own_rows(body, article), key=lambda row: row["start"]), 1)
    }


def _claims(found: Any) -> tuple[Passage, ...]:
    """Return where claims stand in their headlines."""
    return tuple(Passage(claim[0]["article"], int(claim[0]["start"]), int(claim[0]["end"])) for claim in found)


def _backings(found: list[list[Row]]) -> tuple[Passage, ...]:
    """Return where the sentences stand that have most of claims, each once."""
    best = (claim[0] for claim in found)
    places = (Passage(row["article"], int(row["back_start"]), int(row["back_end"])) for row in best)
    return tuple(dict.fromkeys(places))
