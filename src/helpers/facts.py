"""Find the facts that several articles assert: sentences of headline, subhead and body that say the same.

How likely two sentences assert the same fact is told by their words and their meaning (`pair_reading`).
Precision comes before recall; "not found" is no more than that. Where each has a number that the other lacks, or
one of them denies what the other asserts, they are no pair; nor what `fact_rules` rules out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import TYPE_CHECKING

from helpers import logistic, pair_reading
from helpers.alignment import shared_statements
from helpers.article import Article, Span
from helpers.fact_rules import Ordinary, may_be_one, ordinary
from helpers.pairings import FACT, Link, corrected, covers, settled, table
from helpers.sentence_pairs import Candidate

if TYPE_CHECKING:
    import pandas as pd


def shared_facts(articles: Iterable[Article], statements: "pd.DataFrame | None" = None) -> "pd.DataFrame":
    """Return a row for every two sentences of different articles that assert the same fact.

    The columns are those of `shared_statements`, the offsets those of whole sentences, the relation "same
    fact", the score how likely the pair is right by the model, from 0 to 1. A group is one fact. Sentences that
    `statements` pairs (what `shared_statements` gives, found anew if it's left out) are not
    paired again. Captions and other furniture are left out.
    """
    articles = list(articles)
    statements = shared_statements(articles) if statements is None else statements
    model = pair_reading.learned()["fact"]
    links, pairs = [], pair_reading.read(tuple(articles))
    allowed = may_be_facts((pair.candidate for pair in pairs), articles, _links(statements, articles))
    for pair in compress(pairs, allowed):
        sure = logistic.probability(pair_reading.logit((pair.words, pair.meaning), model))
        if sure >= model["threshold"]:
            a, b = pair.candidate.a, pair.candidate.b
            links.append(Link(a.article, a.span, b.article, b.span, FACT, sure))
    return table(articles, corrected(links, settled(articles), (FACT,)))


def may_be_facts(
    candidates: Iterable[Candidate], articles: Sequence[Article], statements: Iterable[Link]
) -> list[bool]:
    """Say of each pair of sentences whether no rule forbids it to be one fact, and `statements` don't hold it."""
    plain, taken = ordinary(articles), defaultdict(list)
    for link in statements:
        taken[link.a, link.b].append(link)
    return [_may_be_fact(candidate, articles, plain, taken) for candidate in candidates]


def _may_be_fact(
    candidate: Candidate, articles: Sequence[Article], plain: Ordinary, taken: Mapping[tuple[int, int], list[Link]]
) -> bool:
    a, b = candidate.a, candidate.b
    own = Link(a.article, a.span, b.article, b.span, FACT, 0.0)
    if candidate.contradicts or any(covers(own, other) for other in taken.get((own.a, own.b), ())):
        return False
    return may_be_one(*(articles[side.article].text[slice(*side.span)] for side in (a, b)), plain)


def _links(statements: "pd.DataFrame", articles: Sequence[Article]) -> Iterator[Link]:
    """Yield the pairs of statements by the numbers of their articles."""
    numbers = {article.id: number for number, article in enumerate(articles)}
    for row in statements.itertuples():
        spans = Span(row.start_a, row.end_a), Span(row.start_b, row.end_b)
        yield Link(numbers[row.article_a], spans[0], numbers[row.article_b], spans[1], row.relation, row.score)
