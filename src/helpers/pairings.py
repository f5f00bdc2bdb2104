"""Pairs of passages of different articles: an analyst's corrections, groups, and the table.

A group is one utterance or fact. Two groups are taken together only where at least half of the
passages of the one are paired with those of the other (average linkage), so that no chain of pairs
ties together what nobody would call the same.
"""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from helpers import overrides
from helpers.article import Article, Span
from helpers.framing import sentences

if TYPE_CHECKING:
    import pandas as pd

QUOTATION, STATEMENT, FACT, NOT = "same quotation", "same statement", "same fact", "not the same"
COLUMNS = ["group", "article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "relation", "score"]
LINKED = 0.5  # so many of the pairs between two groups have to be there

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


def grouped(links: Sequence[Link]) -> list[int]:
    """Return a number for each link, the same for links within one group, counted from 0.

    Groups grow from the surest link on. A link between two groups that stay apart has a number of its own.
    """
    linked = {frozenset(link.ends) for link in links}
    groups: dict[Place, set[Place]] = {}
    for link in sorted(links, key=lambda link: (-link.score, link)):
        one, other = (groups.setdefault(end, {end}) for end in link.ends)
        if one is not other:
            between = [frozenset(pair) for pair in product(one, other) if pair[0][0] != pair[1][0]]
            if sum(pair in linked for pair in between) >= LINKED * len(between):
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
        for group, link in zip(grouped(links), links, strict=True)
    ]
    whole = {name: int for name in COLUMNS if name.startswith(("group", "start", "end"))}
    return pd.DataFrame(rows, columns=COLUMNS).astype({**whole, "score": float})
