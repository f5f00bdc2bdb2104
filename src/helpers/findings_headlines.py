"""Sentences on headlines: which of their claims the body backs, in whose voice, and how far down.

Told is what was found, not whether a headline is right: see `headline_check`. A claim of which nothing was found
is left to the table, since a text may tell in other words what its headline claims; so is a headline of which no
claim has more than a nearest sentence. "Reported words" are what an outlet quotes, or tells that somebody said,
announced or asked: the words that back "Reed says" too.
"""

from typing import TYPE_CHECKING, Any

from helpers.headline_check import BACKED
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

OWN, OTHERS, PART, NOTHING = "own voice", "others' words", "part", "nothing"
BACKED_IN = {OWN: "the outlet's own voice", OTHERS: "the reported words of others"}

# How all claims of some headlines fare, and how some of one do.
ALIKE = {
    OWN: "the {claims} in the {headlines} of {those} {are} backed in the {outlets} own voice.",
    OTHERS: "the {claims} in the {headlines} of {those} {are} backed in the reported words of others.",
}
PARTS = {kind: f"{{n}} {{are}} backed in {where} ({{place}})" for kind, where in BACKED_IN.items()} | {
    PART: "{n} {come} nearest to {place}"
}

Order = dict[tuple[str, int], int]  # the number of a sentence, by article and where it begins
Claims = dict[tuple[str, int], list[Row]]  # the rows of each claim, by article and number
Headline = tuple[Row, list[list[Row]]]  # an article and the rows of each of its headline's claims


def headlines(tables: "Tables") -> list[Finding]:
    """Return a sentence on each headline's claims, and one on all headlines where these are many."""
    claims: Claims = {}
    for row in rows(tables.headline_claims):
        claims.setdefault((row["article"], row["claim"]), []).append(row)
    listing = [a for a in rows(tables.articles) if any(article == a["article"] for article, _ in claims)]
    if not listing:
        return []
    if len(listing) > MOST_TOLD:
        return [_all_together(listing, claims)]
    order = _order_of_sentences(tables)
    alike: dict[str, list[Headline]] = {}
    mixed = []
    for article in listing:
        own = [found for (identifier, _), found in claims.items() if identifier == article["article"]]
        kinds = {fate(found) for found in own}
        if not kinds & BACKED_IN.keys():
            continue
        if len(kinds) == 1:
            alike.setdefault(kinds.pop(), []).append((article, own))
        else:
            mixed.append(_mixed(article, own, order))
    return [*(_alike(kind, alike[kind], order) for kind in ALIKE if kind in alike), *mixed]


def fate(found: list[Row]) -> str:
    """Return what became of a claim by its best row: backed, in the outlet's voice or in others' words, or not."""
    best = found[0]
    if not known(best["back_start"]):
        return NOTHING
    if best["share"] < BACKED:
        return PART
    return OWN if best["voice"] == "outlet" else OTHERS


def _alike(kind: str, those: list[Headline], order: Order) -> Finding:
    """Return of which headlines all claims fare the same way."""
    parts = []
    for article, claims in those:
        number = counted(_tally(claims, kind, article), "claim") if len(claims) > 1 else ()
        inside = [clause for clause in (number, _place(claims, article, order)) if clause]
        template = "{name} ({inside})" if inside else "{name}"
        parts.append(phrase(template, name=article["outlet"], inside=listed(inside, last=", ")))
    number = sum(len(claims) for _, claims in those)
    return say(
        ALIKE[kind],
        claims=plural(number, "claim"),
        headlines=plural(len(those), "headline"),
        those=listed(parts),
        are=plural(number, "is", "are"),
        outlets=plural(len(those), "outlet's", "outlets'"),
    )


def _mixed(article: Row, claims: list[list[Row]], order: Order) -> Finding:
    """Return how the claims of one headline fare, which do not fare alike; what was not found aside."""
    parts = []
    for kind, told in PARTS.items():
        found = [claim for claim in claims if fate(claim) == kind]
        if found:
            place = _nearest(found, article, order) if kind == PART else _place(found, article, order)
            several = len(found) > 1
            verbs = {"are": "are" if several else "is", "come": "come" if several else "comes"}
            verb = {name: verb for name, verb in verbs.items() if f"{{{name}}}" in told}
            parts.append(phrase(told, n=_tally(found, kind, article), place=place, **verb))
    return say(
        "Of the {n} claims in the headline of {name}, {parts}.",
        name=article["outlet"],
        n=count(len(claims), f"claims in the headline of {article['outlet']}", _claims(claims)),
        parts=listed(parts),
    )


def _all_together(listing: list[Row], claims: Claims) -> Finding:
    """Return how many claims of many headlines are backed, in one sentence."""
    ids = [article["article"] for article in listing]
    own = [found for found in claims.values() if fate(found) == OWN]
    backed = own + [found for found in claims.values() if fate(found) == OTHERS]
    return say(
        "{least}{n} of {all} in {headlines} {are} backed by the body, {own} in the outlet's own voice.",
        least="at least " if len(backed) < len(claims) else "",
        n=count(len(backed), "claims of headlines that are backed", _backings(backed), ids),
        all=counted(count(len(claims), "claims of headlines", _claims(claims.values())), "claim"),
        headlines=counted(count(len(listing), "headlines with a claim", (), ids), "headline"),
        are=plural(len(backed), "is", "are"),
        own=count(len(own), "claims of headlines that are backed in the outlet's voice", _backings(own), ids),
    )


def _tally(found: list[list[Row]], kind: str, article: Row) -> Number:
    """Return how many claims of a headline fared alike: with the sentences that back them, or the claims."""
    passages = _backings(found) if kind in BACKED_IN else _claims(found)
    called = f"backed in {BACKED_IN[kind]}" if kind in BACKED_IN else "of which part was found"
    return count(
        len(found), f"claims in the headline of {article['outlet']} {called}", passages, (article["article"],)
    )


def _place(found: list[list[Row]], article: Row, order: Order) -> Clause:
    """Return which sentence of the body is the first that backs one of the claims."""
    first = min(found, key=lambda claim: claim[0]["back_start"])
    sentence = _sentence(first, article, order, "sentence ")
    return (sentence,) if len(found) == 1 else phrase("first in {sentence}", sentence=sentence)


def _nearest(found: list[list[Row]], article: Row, order: Order) -> Clause:
    """Return which sentences of the body come nearest to claims, in reading order, each once."""
    by_place = {claim[0]["back_start"]: claim for claim in found}
    numbers = [(_sentence(by_place[start], article, order),) for start in sorted(by_place)]
    return phrase("{word} {numbers}", word=plural(len(numbers), "sentence"), numbers=listed(numbers))


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
