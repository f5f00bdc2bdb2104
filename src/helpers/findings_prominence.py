"""Sentences on prominence: what stands on top of one article and far down in another, and who.

Clear differences alone are told: headline or lead in one article, the second half in another. Who is heard first
in each article is told in `findings_sourcing`.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from helpers.first_places import FACT, SPEAKER, first_places
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
    number_of,
    passages_of,
    phrase,
    plural,
    rows,
    say,
    shortened,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

TOP, LATE = ("headline", "lead"), ("second half", "end")
PART = 0.3  # of a place's distance: where something stands says less than how much of it there is
SEVERAL = 2  # facts; one alone may be paired wrongly
MOST_SPEAKERS = 3  # told, those furthest apart first

Places = dict[Any, dict[str, Row]]  # of each thing, its first place in each article


def prominence(tables: "Tables") -> list[Finding]:
    """Return sentences on what is on top in one article and late in another, and on the speakers."""
    listing = rows(tables.articles)
    if len(listing) < 2 or tables.facts.empty:
        return []
    firsts = rows(first_places(tables))
    facts, speakers = _by_thing(firsts, FACT), _by_thing(firsts, SPEAKER)
    if len(listing) > MOST_TOLD:
        return [
            *_many(listing, facts, "shared fact"),
            *_many(listing, speakers, "speaker", "speakers found in several"),
        ]
    return [
        *_late_facts(listing, facts),
        *_apart_speakers(tables, listing, speakers),
    ]


def _by_thing(firsts: Iterable[Row], kind: str) -> Places:
    """Return the things of a kind that stand in two articles or more, with their first places."""
    found: Places = {}
    for row in firsts:
        if row["kind"] == kind:
            found.setdefault(row["thing"], {})[row["article"]] = row
    return {thing: places for thing, places in found.items() if len(places) > 1}


def _late_facts(listing: list[Row], facts: Places) -> list[Finding]:
    """Return for each two articles how many facts on top of the one first come in the second half of the other."""
    found = []
    for a in listing:
        for b in listing:
            both = [
                (p[a["article"]], p[b["article"]])
                for p in facts.values()
                if {a["article"], b["article"]} <= set(p)
            ]
            top = [(here, there) for here, there in both if a is not b and here["place"] in TOP]
            late = [pair for pair in top if pair[1]["place"] in LATE]
            if len(late) >= SEVERAL:
                found.append(_late(a, b, top, late))
    return found


def _late(a: Row, b: Row, top: list[tuple[Row, Row]], late: list[tuple[Row, Row]]) -> Finding:
    what = f"shared facts in the headline or lead of {a['outlet']}"
    return say(
        "{n} of {all} in the headline or lead of {a} first {come} in the second half of {b}.",
        PART * len(late) / len(top),
        n=count(
            len(late),
            f"{what} that first come in the second half of {b['outlet']}",
            passages_of(r for p in late for r in p),
        ),
        all=counted(
            count(len(top), f"{what}, found in {b['outlet']} too", passages_of(here for here, _ in top)),
            "shared fact",
        ),
        a=a["outlet"],
        b=b["outlet"],
        come=plural(len(late), "comes", "come"),
    )


def _apart_speakers(tables: "Tables", listing: list[Row], speakers: Places) -> list[Finding]:
    """Return the speakers who are heard in the lead of one article and first in the second half of another.

    What a headline gives to somebody is often an act.
    """
    paragraphs = {(row["article"], int(row["start"])): row["paragraph"] for row in rows(tables.attributions)}
    names = {article["article"]: article["outlet"] for article in listing}
    apart = []
    for name, places in speakers.items():
        top = [row for row in places.values() if row["place"] == "lead"]
        late = [row for row in places.values() if row["place"] in LATE]
        if top and late:
            high, low = min(top, key=_height), max(late, key=_height)
            apart.append((_height(low) - _height(high), str(name), high, low))
    apart.sort(key=lambda found: (-found[0], found[1]))
    return [
        say(
            "the first words of {who} stand {high} of {a} and {low} of {b}.",
            PART * distance,
            who=shortened(name),
            high=_where(high, paragraphs, names),
            a=names[high["article"]],
            low=_where(low, paragraphs, names),
            b=names[low["article"]],
        )
        for distance, name, high, low in apart[:MOST_SPEAKERS]
    ]


def _height(row: Row) -> float:
    """Return the share of the body before a place; a headline stands before all of it."""
    return row["position"] if known(row["position"]) else 0.0


def _where(row: Row, paragraphs: dict[tuple[str, int], Any], names: dict[str, str]) -> Clause:
    """Return where words stand: "in the lead (paragraph 1)"."""
    paragraph = paragraphs.get((row["article"], int(row["start"])))
    place = "second half" if row["place"] == "end" else row["place"]
    if not known(paragraph):
        return phrase("in the {place}", place=place)
    what = f"first words of {row['thing']} in {names[row['article']]}"
    passage = Passage(row["article"], int(row["start"]), int(row["end"]))
    number = Number(paragraph, f"paragraph {int(paragraph)}", what, (passage,), (row["article"],))
    return phrase("in the {place} ({paragraph})", place=place, paragraph=number)


def _many(listing: list[Row], things: Places, noun: str, called: str = "shared facts") -> list[Finding]:
    """Return how many things are on top of one of many articles and first come in the second half of another."""
    apart = {
        thing: [row for row in places.values() if row["place"] in (*TOP, *LATE)]
        for thing, places in things.items()
        if {row["place"] for row in places.values()} & set(TOP)
        and {row["place"] for row in places.values()} & set(LATE)
    }
    if not apart:
        return []
    ids = [article["article"] for article in listing]
    return [
        say(
            "{n} of {all} found in several of {articles} {stand} in the headline or lead of one and first in "
            "the second half of another.",
            PART * len(apart) / len(things),
            n=count(
                len(apart),
                f"{called} on top of one article and late in another",
                passages_of(r for f in apart.values() for r in f),
                ids,
            ),
            all=counted(
                count(len(things), called, passages_of(r for p in things.values() for r in p.values()), ids), noun
            ),
            articles=counted(number_of(listing), "article"),
            stand=plural(len(apart), "stands", "stand"),
        )
    ]
