"""Draw in which order articles tell what they share."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.chart_style import (
    INK,
    QUIET,
    WIDTH,
    blank,
    finish,
    ink_on,
    name_lines,
    nothing,
    outlet_colours,
    short_name,
)

MOST_ARTICLES, MOST_FACTS = 5, 12  # beyond these the lines can't be followed
FAR = 0.5  # of the ranks: a fact that moves so far between two columns is drawn darker
LABEL, LETTER = 24, 0.068  # characters of a label; inches of a character
EDGE, PLACES_BESIDE = 0.6, 1.1  # inches beside the outer columns: half a heading, or the places of the last one

Ranks = dict[Any, dict[int, tuple[int, str]]]  # of each fact, by column, its rank and its place


def order_of_facts(
    places: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    finding: str,
    source: str = "",
    labels: Mapping[Any, str] | None = None,
) -> Figure:
    """Draw the order in which shared facts come in each article: a column an article, a line a fact.

    `places` has a row a fact and article (`thing`, `article`, `place`, `start`; what `first_places.first_places`
    gives of kind "fact"), `articles` a row an article (`article`, `outlet`). Facts are numbered by where they
    stand in the article on the left; `labels` may give each a name to be known by, such as its speaker's.
    Shown are the five articles with most of these facts, and the twelve facts that most of them have.
    """
    subtitle = "Order in which each article comes to the facts found in several: first at the top"
    listing, ranks = _chosen(places, articles)
    if not ranks:
        return nothing(finding, subtitle, source, "No fact was found in more than one article.")
    if len(ranks) < places["thing"].nunique() or len(listing) < places["article"].nunique():
        subtitle += f"; {len(ranks)} facts in {len(listing)} articles are shown"
    colours = outlet_colours(articles["outlet"])
    names = {thing: _named(thing, number, labels) for number, thing in enumerate(ranks, 1)}
    most, last = max(rank for own in ranks.values() for rank, _ in own.values()), len(listing) - 1
    fig, (ax,) = blank(0.32 * most + 0.75)
    for number, (thing, own) in enumerate(ranks.items(), 1):
        _draw(ax, own, number, [colours[row["outlet"]] for row in listing], most)
        _beside(ax, own, names[thing], last)
    totals = [sum(column in own for own in ranks.values()) for column in range(len(listing))]
    width = 18 if last < 3 else 13
    heads = [_heading(row["outlet"], width, n) for row, n in zip(listing, totals, strict=True)]
    ax.set_xticks(range(len(listing)), heads)
    ax.xaxis.tick_top()
    ax.set_yticks([])
    ax.set_ylim(most + 0.6, 0.3)
    left = max(
        [EDGE, *(0.3 + LETTER * len(_label(names[t], own[0][1], last)) for t, own in ranks.items() if 0 in own)]
    )
    right = PLACES_BESIDE if last == 1 else EDGE
    inch = last / (WIDTH - 0.3 - left - right)
    ax.set_xlim(-left * inch, last + right * inch)
    ax.spines["bottom"].set_visible(False)
    return finish(fig, ax, finding, subtitle, source, _alt(ranks, names, listing, totals))


def _chosen(places: pd.DataFrame, articles: pd.DataFrame) -> tuple[list[dict[str, Any]], Ranks]:
    """Return the articles and the facts that are shown, these with their rank among the facts shown."""
    shared = places[places.groupby("thing")["article"].transform("nunique") > 1]
    having = shared.groupby("article")["thing"].nunique()
    top = having.sort_values(ascending=False, kind="stable").index[:MOST_ARTICLES]
    listing = [row for row in articles.to_dict("records") if row["article"] in set(top)]
    columns = {row["article"]: column for column, row in enumerate(listing)}
    held: dict[Any, dict[int, tuple[int, str]]] = {}
    for row in shared.sort_values("start", ascending=False).to_dict("records"):
        if row["article"] in columns:
            held.setdefault(row["thing"], {})[columns[row["article"]]] = (row["start"], row["place"])
    several = [thing for thing, own in held.items() if len(own) > 1]
    several.sort(key=lambda thing: (-len(held[thing]), min(start for start, _ in held[thing].values())))
    shown = sorted(
        several[:MOST_FACTS], key=lambda thing: sorted((column, held[thing][column][0]) for column in held[thing])
    )
    ranks: Ranks = {thing: {} for thing in shown}
    for column in columns.values():
        order = sorted(
            (held[thing][column][0], number) for number, thing in enumerate(shown) if column in held[thing]
        )
        for rank, (_, number) in enumerate(order, 1):
            ranks[shown[number]][column] = (rank, held[shown[number]][column][1])
    used = sorted({column for own in ranks.values() for column in own})
    again = {column: place for place, column in enumerate(used)}
    ranks = {thing: {again[column]: own[column] for column in sorted(own)} for thing, own in ranks.items()}
    return [listing[column] for column in used], ranks


def _draw(ax: Axes, own: dict[int, tuple[int, str]], number: int, colours: Sequence[str], most: int) -> None:
    """Draw one fact: a numbered dot in each column that has it, joined where two columns are neighbours."""
    for (a, (high, _)), (b, (low, _)) in pairwise(sorted(own.items())):
        far = abs(high - low) >= FAR * most
        if b - a == 1:  # a longer line would run through the dots of others
            ax.plot([a, b], [high, low], color=INK if far else QUIET, lw=1.9 if far else 1.0, zorder=1)
    for column, (rank, _) in own.items():
        colour = colours[column]
        ax.scatter(column, rank, s=185, color=colour, zorder=3)
        ax.text(
            column,
            rank,
            str(number),
            ha="center",
            va="center_baseline",
            fontsize=8.5,
            color=ink_on(colour),
            zorder=4,
        )


def _beside(ax: Axes, own: dict[int, tuple[int, str]], name: str, last: int) -> None:
    """Name a fact left of the first column; between two articles tell its place in each."""
    look = {"textcoords": "offset points", "va": "center", "fontsize": 8.5}
    if 0 in own:
        rank, place = own[0]
        ax.annotate(_label(name, place, last), (0, rank), (-12, 0), ha="right", color=INK, **look)
    if last == 1:
        rank, place = own[1]
        ax.annotate(place, (1, rank), (12, 0), ha="left", color=INK, **look)


def _label(name: str, place: str, last: int) -> str:
    return f"{name}, {place}" if last == 1 else name


def _heading(outlet: str, width: int, number: int) -> str:
    """Return an outlet's name on two lines, cut in its middle, and how many facts its column has."""
    return f"{name_lines(short_name(outlet, 2 * width - 4), width)}\nn = {number}"


def _named(thing: Any, number: int, labels: Mapping[Any, str] | None) -> str:
    """Return what a fact is called: its label, if it has one, else its number."""
    label = (labels or {}).get(thing)
    return short_name(label, LABEL) if label else f"fact {number}"


def _alt(ranks: Ranks, names: dict[Any, str], listing: list[dict[str, Any]], totals: list[int]) -> str:
    """Return in words where each fact comes."""
    told = []
    for number, (thing, own) in enumerate(ranks.items(), 1):
        where = [
            f"{listing[column]['outlet']} {rank} of {totals[column]} ({place})"
            for column, (rank, place) in own.items()
        ]
        name = names[thing] if names[thing] == f"fact {number}" else f"fact {number} ({names[thing]})"
        told.append(f"{name}: {', '.join(where)}")
    return "; ".join(told) + "."
