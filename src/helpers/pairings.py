"""Pairs of passages of different articles: an analyst's corrections, groups, and the table.

A group is one utterance or fact. Two groups are taken together only where nearly all passages of the one are
paired with those of the other, or have most of their words in common with them, so that no chain of pairs ties
together what nobody would call the same: of a long statement one article may have the beginning and
another the end. A passage that stands in two such pairs is in two groups.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from helpers import overrides
from helpers.article import Article, Span
from helpers.framing import sentences
from helpers.stems import stems_of, weights_of

if TYPE_CHECKING:
    import pandas as pd

QUOTATION, STATEMENT, FACT, NOT = "same quotation", "same statement", "same fact", "not the same"
COLUMNS = ["group", "article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "relation", "score"]
LINKED = 0.8  # so many of the pairs between two groups have to be there, or to be alike
ALIKE = 0.5  # share of the shorter passage's words, by weight, that the other has too

Place = tuple[int, Span]  # the number of an article, and a stretch of it


class Link(NamedTuple):
    """Two passages that say the same: articles by their number, a before b, and how sure from 0 to 1."""

    a: int
    span_a: Span
    b: int
    span_b: Span
    relation: str
    score: float

    @property
    def ends(self) -> tuple[Place, Place]:
        """Both passages."""
        return (self.a, self.span_a), (self.b, self.span_b)


def settled(articles: Sequence[Article]) -> list[Link]:
    """Return the pairs that analysts settled in pairs.csv of the articles' collections.

    A row names each article by its id and each passage by words that stand in exactly one of its
    sentences. A row that can't be applied is left out with a warning.
    """
    numbers = {article.id: number for number, article in enumerate(articles)}
    links = []
    for collection in dict.fromkeys(article.collection for article in articles):
        for row_number, row in enumerate(overrides.pairs(collection), start=2):
            where = f"pairs.csv of “{collection}”, row {row_number}"
            ends = []
            for side in "ab":
                name, words = row[f"article_{side}"], row[f"words_{side}"]
                found = _holding(articles[numbers[name]], words) if name in numbers else None
                if found is None:
                    overrides.warn(f"{where}: there is no article “{name}”; give an article's id.")
                elif len(found) != 1:
                    overrides.warn(
                        f"{where}: “{words}” stands in {len(found)} sentences of {name}; give words of one alone."
                    )
                else:
                    ends.append((numbers[name], found[0]))
            if row["relation"] not in (QUOTATION, STATEMENT, FACT, NOT):
                known = ", ".join((QUOTATION, STATEMENT, FACT, NOT))
                overrides.warn(f"{where}: “{row['relation']}” is no relation; use one of {known}.")
            elif len(ends) == 2 and ends[0][0] == ends[1][0]:
                overrides.warn(f"{where}: both passages are of {name}; a pair is of two articles.")
            elif len(ends) == 2:
                (a, span_a), (b, span_b) = sorted(ends)
                links.append(Link(a, span_a, b, span_b, row["relation"], 1.0))
    return links


def _holding(article: Article, words: str) -> list[Span]:
    """Return the sentences that hold the words, white space aside."""
    wanted = " ".join(words.split())
    found = [span for span, _ in sentences(article)]
    return [span for span in found if wanted and wanted in " ".join(article.text[slice(*span)].split())]


def corrected(links: Iterable[Link], settlements: Sequence[Link], relations: Sequence[str]) -> list[Link]:
    """Return links with what analysts settled in place of what was found, of the relations given, in order."""
    kept = [link for link in links if not any(covers(link, settlement) for settlement in settlements)]
    kept += [settlement for settlement in settlements if settlement.relation in relations]
    return sorted(set(kept))


def covers(one: Link, other: Link) -> bool:
    """Say whether two links overlap on both sides."""
    return all(a[0] == b[0] and meet(a[1], b[1]) for a, b in zip(one.ends, other.ends, strict=True))


def meet(one: Span, other: Span) -> bool:
    """Say whether two spans overlap."""
    return one[0] < other[1] and other[0] < one[1]


def alike(articles: Sequence[Article]) -> Callable[[Place, Place], bool]:
    """Return what tells whether two passages of the articles have most words in common."""
    weights = weights_of(articles)
    bags: dict[Place, dict[str, float]] = {}

    def bag(place: Place) -> dict[str, float]:
        if place not in bags:
            words = stems_of(articles[place[0]].text, *place[1], weights)
            bags[place] = {word.stem: word.weight for word in words if word.weight}
        return bags[place]

    def tell(one: Place, other: Place) -> bool:
        shorter, longer = sorted((bag(one), bag(other)), key=lambda words: math.fsum(words.values()))
        common = math.fsum(weight for stem, weight in shorter.items() if stem in longer)
        return common > 0 and common >= ALIKE * math.fsum(shorter.values())

    return tell


def grouped(links: Sequence[Link], like: Callable[[Place, Place], bool]) -> list[int]:
    """Return a number for each link, the same for links within one group, counted from 0.

    Groups grow from the surest link on; `like` tells of two passages without a link whether they may stand in
    one. A link between two groups that stay apart has a number of its own.
    """
    linked = {frozenset(link.ends) for link in links}
    groups: dict[Place, set[Place]] = {}
    for link in sorted(links, key=lambda link: (-link.score, link)):
        one, other = (groups.setdefault(end, {end}) for end in link.ends)
        if one is not other:
            between = list(product(one, other))
            if sum(frozenset(pair) in linked or like(*pair) for pair in between) >= LINKED * len(between):
                one |= other
                groups |= dict.fromkeys(other, one)
    numbers: dict[object, int] = {}
    keys = []
    for link in links:
        one, other = (groups[end] for end in link.ends)
        keys.append(id(one) if one is other else link.ends)
    return [numbers.setdefault(key, len(numbers)) for key in keys]


def table(articles: Sequence[Article], links: Sequence[Link]) -> "pd.DataFrame":
    """Return links as a table with `COLUMNS`; articles by id, groups numbered in reading order."""
    import pandas as pd

    rows = [
        (group, articles[link.a].id, *link.span_a, articles[link.b].id, *link.span_b, link.relation, link.score)
        for group, link in zip(grouped(links, alike(articles)), links, strict=True)
    ]
    whole = {name: int for name in COLUMNS if name.startswith(("group", "start", "end"))}
    return pd.DataFrame(rows, columns=COLUMNS).astype({**whole, "score": float})
