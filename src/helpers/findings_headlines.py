"""Sentences on headlines: which of their claims the body backs, in whose voice, and how far down.

Told is what was found, not whether a headline is right: see `headline_check`.
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
UNBACKED = 0.3  # the size of a finding on a headline of whose claims nothing is found

# How all claims of some headlines fare, and how some of one do.
ALIKE = {
    OWN: "the {claims} in the {headlines} of {those} {are} backed in the {outlets} own voice.",
    OTHERS: "the {claims} in the {headlines} of {those} {are} backed in the words of others only.",
    NOTHING: "of the {claims} in the {headlines} of {those} nothing was found in the body, names aside.",
}
PARTS = {
    OWN: "{n} backed in the outlet's own voice ({place})",
    OTHERS: "{n} backed in the words of others only ({place})",
    PART: "{n} told there in other words or not at all ({place} comes nearest)",
    NOTHING: "{n} of which nothing was found in the body, names aside",
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
        if len(kinds) == 1:
            alike.setdefault(kinds.pop(), []).append((article, own))
        else:
            mixed.append(_mixed(article, own, order))
    return [*(_alike(kind, alike[kind], order) for kind in ALIKE if kind in alike), *mixed]


def fate(found: list[Row]) -> str:
    """Return what became of a claim: backed, in the outlet's voice or in others' words, found in part or not."""
    if not known(found[0]["back_start"]):
        return NOTHING
    if found[0]["share"] < BACKED:
        return PART
    return OWN if any(row["voice"] == "outlet" for row in found) else OTHERS


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
        UNBACKED if kind == NOTHING else 0.0,
        claims=plural(number, "claim"),
        headlines=plural(len(those), "headline"),
        those=listed(parts),
        are=plural(number, "is", "are"),
        outlets=plural(len(those), "outlet's", "outlets'"),
    )


def _mixed(article: Row, claims: list[list[Row]], order: Order) -> Finding:
    """Return how the claims of one headline fare, which do not fare alike."""
    fates = {kind: [found for found in claims if fate(found) == kind] for kind in PARTS}
    parts = [
        phrase(PARTS[kind], n=_tally(found, kind, article), place=_place(found, article, order))
        for kind, found in fates.items()
        if found
    ]
    return say(
        "The headline of {name} makes {n} claims: {parts}.",
        UNBACKED * len(fates[NOTHING]) / len(claims),
        name=article["outlet"],
        n=count(len(claims), f"claims in the headline of {article['outlet']}", _claims(claims)),
        parts=listed(parts),
    )


def _all_together(listing: list[Row], claims: Claims) -> Finding:
    """Return how the claims of many headlines fare, in one sentence."""
    ids = [article["article"] for article in listing]
    fates: dict[str, list[list[Row]]] = {kind: [] for kind in (OWN, OTHERS, PART, NOTHING)}
    for found in claims.values():
        fates[fate(found)].append(found)
    backed = fates[OWN] + fates[OTHERS]
    part, nothing = (
        count(len(fates[kind]), f"claims of headlines {what}", _claims(fates[kind]), ids)
        for kind, what in ((PART, "told otherwise or not at all"), (NOTHING, "of which nothing was found"))
    )
    otherwise = phrase(
        "{n} {are} told there in other words or not at all", n=part, are=plural(part.value, "is", "are")
    )
    missing = phrase("of {n} nothing was found in the body, names aside", n=nothing)
    rest = [clause for clause, number in ((otherwise, part), (missing, nothing)) if number.value]
    return say(
        "{n} of {all} in {headlines} {are} backed by the body, {own} in the outlet's own voice{rest}.",
        UNBACKED * len(fates[NOTHING]) / len(claims),
        n=count(len(backed), "claims of headlines that are backed", _backings(backed), ids),
        all=counted(count(len(claims), "claims of headlines", _claims(claims.values())), "claim"),
        headlines=counted(count(len(listing), "headlines with a claim", (), ids), "headline"),
        are=plural(len(backed), "is", "are"),
        own=count(
            len(fates[OWN]),
            "claims of headlines that are backed in the outlet's voice",
            _backings(fates[OWN]),
            ids,
        ),
        rest=phrase("; {rest}", rest=listed(rest)) if rest else (),
    )


def _tally(found: list[list[Row]], kind: str, article: Row) -> Number:
    """Return how many claims of a headline fared alike: with the sentences that back them, or the claims."""
    passages = _backings(found) if kind in (OWN, OTHERS) else _claims(found)
    called = {OWN: "backed in its own voice", OTHERS: "backed in the words of others only", PART: "found in part"}
    what = f"claims in the headline of {article['outlet']} {called.get(kind, 'of which nothing was found')}"
    return count(len(found), what, passages, (article["article"],))


def _place(found: list[list[Row]], article: Row, order: Order) -> Clause:
    """Return which sentence of the body is the first to hold the words of one of the claims, none for nothing."""
    held = [row for claim in found for row in claim if known(row["back_start"]) and fate([row]) == fate(claim)]
    if not held:
        return ()
    first = min(held, key=lambda row: row["back_start"])
    number = order[article["article"], int(first["back_start"])]
    what = f"first sentence with the words of a claim in the headline of {article['outlet']}"
    sentence = Number(number, f"sentence {number}", what, _backings([[first]]), (article["article"],))
    return (sentence,) if len(found) == 1 else phrase("first in {sentence}", sentence=sentence)


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
    """Return where the sentences stand that hold claims' words, each once."""
    places = (
        Passage(row["article"], int(row["back_start"]), int(row["back_end"])) for claim in found for row in claim
    )
    return tuple(dict.fromkeys(places))
