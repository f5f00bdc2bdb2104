"""Draw in which order articles tell what they share."""

import textwrap
from bisect import bisect_left
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
KEY, KEY_LINE = 104, 0.17  # characters of a line below the drawing; its inches
TABLE = "What more than one article tells"  # the table whose rows give the facts their numbers

Ranks = dict[Any, dict[int, tuple[int, str]]]  # of each fact, by column, its rank and its place


def order_of_facts(
    places: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    finding: str = "",
    source: str = "",
    labels: Mapping[Any, str] | None = None,
) -> Figure:
    """Draw the order in which shared facts come in each article: a column an article, a line a fact.

    `places` has a row a fact and article (`thing`, `article`, `place`, `start`; what `first_places.first_places`
    gives of kind "fact"), `articles` a row an article (`article`, `outlet`). Facts have the numbers of
    `fact_numbers`; `labels` may give each a name to be known by, such as its speaker's. Without a `finding`
    the title tells how many there are, of two articles their order. Shown are the five articles with most of these
    facts, and the twelve facts that most of them have.
    """
    subtitle = f"Shared facts as each article comes to them, first at the top; a number is a row of “{TABLE}”"
    numbers = fact_numbers(places, articles)
    listing, ranks = _chosen(places, articles, numbers)
    if not ranks:
        return nothing(finding or "Shared facts", subtitle, source, "No fact was found in more than one article.")
    finding = finding or _order_told(places, articles, numbers)
    missing = [row["outlet"] for row in articles.to_dict("records") if row not in listing]
    if len(ranks) < places["thing"].nunique() or missing:
        subtitle += f". Shown: {len(ranks)} facts in {len(listing)} articles"
        subtitle += f", not {' and '.join(missing)} with fewer or none of them" if missing else ""
    colours = outlet_colours(articles["outlet"])
    names = {thing: short_name(labels[thing], LABEL) for thing in ranks if (labels or {}).get(thing)}
    most, last = max(rank for own in ranks.values() for rank, _ in own.values()), len(listing) - 1
    key = _key(names, numbers) if last > 1 else ""
    fig, (ax,) = blank(0.32 * most + 0.75 + KEY_LINE * (key.count("\n") + 1) * bool(key))
    for thing, own in ranks.items():
        _draw(ax, own, numbers[thing], [colours[row["outlet"]] for row in listing], most)
        if last == 1:
            _beside(ax, own, names.get(thing, ""))
    totals = [sum(column in own for own in ranks.values()) for column in range(len(listing))]
    width = 18 if last < 3 else 13
    heads = [_heading(row["outlet"], width, n) for row, n in zip(listing, totals, strict=True)]
    ax.set_xticks(range(len(listing)), heads)
    ax.xaxis.tick_top()
    ax.set_xlabel(key, loc="left", fontsize=8.5, color=INK, linespacing=1.3)
    ax.set_yticks([])
    ax.set_ylim(most + 0.6, 0.3)
    beside = [
        0.3 + LETTER * len(_label(names.get(thing, ""), own[0][1])) for thing, own in ranks.items() if 0 in own
    ]
    left, right = (max(EDGE, *beside), PLACES_BESIDE) if last == 1 else (EDGE, EDGE)
    inch = last / (WIDTH - 0.3 - left - right)
    ax.set_xlim(-left * inch, last + right * inch)
    ax.spines["bottom"].set_visible(False)
    return finish(fig, ax, finding, subtitle, source, _alt(ranks, numbers, names, listing, totals))


def fact_numbers(places: pd.DataFrame, articles: pd.DataFrame) -> dict[Any, int]:
    """Return the number of each shared fact: its row in the report's table of what several articles tell.

    Facts of most articles come first, then those that the article first listed tells first, and so on.
    """
    columns = {article: column for column, article in enumerate(articles["article"])}
    found: dict[Any, list[tuple[int, int]]] = {}
    for row in places.to_dict("records"):
        found.setdefault(row["thing"], []).append((columns[row["article"]], row["start"]))
    shared = [thing for thing, own in found.items() if len(own) > 1]
    shared.sort(key=lambda thing: (-len({column for column, _ in found[thing]}), min(found[thing]), thing))
    return {thing: number for number, thing in enumerate(shared, 1)}


def _order_told(places: pd.DataFrame, articles: pd.DataFrame, numbers: Mapping[Any, int]) -> str:
    """Return how many shared facts there are, drawn or not, and of two articles how many come in one order."""
    number = len(numbers)
    if len(articles) == 2:
        _, ranks = _chosen(places, articles, numbers, number)
        seconds = [own[1][0] for own in sorted(ranks.values(), key=lambda own: own[0][0])]
        return f"{_longest_rise(seconds)} of {number} shared facts come in the same order in both articles"
    things = "fact or statement" if number == 1 else "facts or statements"
    return f"At least {number} {things} found in more than one of {len(articles)} articles"


def _longest_rise(numbers: Sequence[int]) -> int:
    """Return how many of the numbers can be kept so that each is larger than the one before."""
    ends: list[int] = []
    for number in numbers:
        place = bisect_left(ends, number)
        ends[place : place + 1] = [number]
    return len(ends)


def _chosen(
    places: pd.DataFrame, articles: pd.DataFrame, numbers: Mapping[Any, int], most: int = MOST_FACTS
) -> tuple[list[dict[str, Any]], Ranks]:
    """Return the articles and at most so many facts that are shown, these with their rank among them.

    `numbers` are those of `fact_numbers`.
    """
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
    several.sort(key=lambda thing: (-len(held[thing]), numbers[thing]))
    shown = sorted(
        several[:most], key=lambda thing: sorted((column, held[thing][column][0]) for column in held[thing])
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
    """Draw one fact: a numbered dot in each column that has it, joined; faintly past a column that lacks it."""
    for (a, (high, _)), (b, (low, _)) in pairwise(sorted(own.items())):
        far = abs(high - low) >= FAR * most
        if b - a == 1:
            ax.plot([a, b], [high, low], color=INK if far else QUIET, lw=1.9 if far else 1.0, zorder=1)
        else:
            ax.plot([a, b], [high, low], color=QUIET, lw=0.7, ls=(0, (1, 3)), zorder=0)
    for column, (rank, _) in own.items():
        colour = colours[column]
        ax.scatter(column, rank, s=185, color=colour, zorder=3)
        ax.text(
            column,
            rank,
            str(number),
            ha="center",
            va="center_baseline",
            fontsize=8.5 if number < 100 else 6.5,
            color=ink_on(colour),
            zorder=4,
        )


def _beside(ax: Axes, own: dict[int, tuple[int, str]], name: str) -> None:
    """Tell the place of a fact in each of two articles, on the left with its name."""
    look = {"textcoords": "offset points", "va": "center", "fontsize": 8.5, "color": INK}
    (first, place), (second, other) = own[0], own[1]
    ax.annotate(_label(name, place), (0, first), (-12, 0), ha="right", **look)
    ax.annotate(other, (1, second), (12, 0), ha="left", **look)


def _label(name: str, place: str) -> str:
    return f"{name}, {place}" if name else place


def _key(names: Mapping[Any, str], numbers: Mapping[Any, int]) -> str:
    """Return the names of facts by their numbers, on lines."""
    told = sorted((numbers[thing], name) for thing, name in names.items())
    words = "; ".join(f"{number} {name}" for number, name in told)
    return textwrap.fill(f"Attributed to: {words}", KEY) if words else ""


def _heading(outlet: str, width: int, number: int) -> str:
    """Return an outlet's name on two lines, cut in its middle, and how many facts its column has."""
    return f"{name_lines(short_name(outlet, 2 * width - 4), width)}\nn = {number}"


def _alt(
    ranks: Ranks,
    numbers: Mapping[Any, int],
    names: Mapping[Any, str],
    listing: list[dict[str, Any]],
    totals: list[int],
) -> str:
    """Return in words where each fact comes."""
    told = []
    for thing, own in sorted(ranks.items(), key=lambda item: numbers[item[0]]):
        where = [
            f"{listing[column]['outlet']} {rank} of {totals[column]} ({place})"
            for column, (rank, place) in own.items()
        ]
        name = f"fact {numbers[thing]}" + (f" ({names[thing]})" if thing in names else "")
        told.append(f"{name}: {', '.join(where)}")
    return "; ".join(told) + "."
