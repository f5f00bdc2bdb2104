"""Find the facts that several articles assert: sentences of headline, subhead and body that say the same.

Two sentences are described by what they share, word by word: weighted words, names, numbers, negation,
and whether each is the other article's nearest. A logistic regression (Cox, 1958) over these, learned from
pairs that a person listed (data/models/alignment), says how likely they assert the same fact.
Precision comes before recall. Nothing here knows synonyms, so a fact told in wholly other words is not found;
"not found" is no more than that. Where each has a number that the other lacks, or one of them
denies what the other asserts, they are no pair.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from helpers import paths
from helpers.alignment import shared_statements
from helpers.article import Article, Span
from helpers.framing import sentences
from helpers.pairings import FACT, Link, corrected, covers, settled, table
from helpers.quotes import voice_of
from helpers.similarity import common_run
from helpers.stems import Word, contradict, stems_of, weight_of, weights_of

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

FILE = paths.MODELS / "alignment" / "facts.json"
LEAST_COSINE = 0.08  # pairs that share less are not looked at
UNREAL = frozenset(
    """will would could may might should plan expect intend consid urg call want pois threaten like propos seek
    ask demand if whether vow promis predict hope""".split()
)
MOST_NUMBERS = 2  # more of them in common say no more


@dataclass(eq=False, slots=True)
class Sentence:
    """A sentence with what it is compared by."""

    article: int
    span: Span
    headline: bool
    position: float
    words: list[Word]
    bag: dict[str, float]
    weight: float
    names: frozenset[str]
    unreal: bool
    quoted: bool


class Features(NamedTuple):
    """What two sentences of different articles have in common; shares and weights as in `stems`."""

    cosine: float
    of_shorter: float  # share of the shorter sentence's weight that the other has too
    of_longer: float
    weight: float  # of the words in common
    run: float  # weight of the heaviest run of the same words
    run_words: float
    numbers: float  # numbers in common
    shorter: float  # logarithm of the content words
    longer: float
    headline: float  # 1 where one of them is a headline or subhead
    plain: float  # weight of the words in common that are no names
    plain_share: float  # the same, of the shorter sentence's words that are no names
    unreal: float  # 1 where one of them alone has a word for what may be, is meant or asked for
    names_apart: float  # 1 where each has one that the other sentence lacks
    distance: float  # how far apart they stand in their articles, from 0 to 1
    ahead: float  # how much nearer they are than the first one to any other sentence of the second's article
    ahead_back: float  # the same the other way


class Candidate(NamedTuple):
    """Two sentences, the first of the earlier article, with their features."""

    a: Sentence
    b: Sentence
    features: Features


def shared_facts(articles: Iterable[Article], statements: "pd.DataFrame | None" = None) -> "pd.DataFrame":
    """Return a row for every two sentences of different articles that assert the same fact.

    The columns are those of `shared_statements`, the offsets those of whole sentences, the relation "same
    fact", the score how likely the pair is right by the model, from 0 to 1. A group is one fact. Sentences that
    `statements` pairs (what `shared_statements` gives, found anew if it's left out) are not
    paired again. Captions and other furniture are left out.
    """
    articles = list(articles)
    statements = shared_statements(articles) if statements is None else statements
    model = learned()
    links = [
        Link(a.article, a.span, b.article, b.span, FACT, score)
        for a, b, features in candidates(articles, statements)
        if (score := probability(features, model)) >= model["threshold"]
    ]
    return table(articles, corrected(links, settled(articles), (FACT,)))


def _taken(statements: "pd.DataFrame", articles: Sequence[Article]) -> dict[tuple[int, int], list[Link]]:
    """Return the pairs of statements by the numbers of their articles."""
    numbers = {article.id: number for number, article in enumerate(articles)}
    taken = defaultdict(list)
    for row in statements.itertuples():
        a, b = numbers[row.article_a], numbers[row.article_b]
        spans = Span(row.start_a, row.end_a), Span(row.start_b, row.end_b)
        taken[a, b].append(Link(a, spans[0], b, spans[1], row.relation, row.score))
    return taken


@cache
def learned() -> dict[str, Any]:
    """Return the model: the mean, spread and weight of each feature, the constant, the threshold."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def probability(features: Features, model: dict[str, Any]) -> float:
    """Return how likely two sentences assert the same fact, from 0 to 1."""
    total = model["constant"] + math.fsum(
        weight * (value - mean) / spread
        for value, mean, spread, weight in zip(
            features, model["means"], model["spreads"], model["weights"], strict=True
        )
    )
    return 1 / (1 + math.exp(-total))


def candidates(articles: Sequence[Article], statements: "pd.DataFrame") -> list[Candidate]:
    """Return the pairs of sentences of different articles that may assert the same fact, in reading order.

    They share some of their weight, don't contradict each other, are not paired by `statements`, and
    not both quotations, which `statements` compares.
    """
    import numpy as np

    weights = weights_of(articles)
    found = [s for number, article in enumerate(articles) for s in _sentences(article, number, weights)]
    if not found:
        return []
    cosines = _cosines(found)
    owners = np.array([sentence.article for sentence in found])
    best = np.stack([_two_best(cosines, owners == number) for number in range(len(articles))], 1)
    near = np.argwhere((cosines >= LEAST_COSINE) & (owners[:, None] < owners[None, :]))
    taken = _taken(statements, articles)
    pairs = []
    for i, j in near.tolist():
        own = Link(found[i].article, found[i].span, found[j].article, found[j].span, FACT, math.nan)
        if (found[i].quoted and found[j].quoted) or contradict(found[i].words, found[j].words):
            continue
        if any(covers(own, other) for other in taken.get((own.a, own.b), ())):
            continue
        cosine = float(cosines[i, j])
        ahead = cosine - _other(best[i, owners[j]], cosine)
        back = cosine - _other(best[j, owners[i]], cosine)
        pairs.append(Candidate(found[i], found[j], _features(found[i], found[j], cosine, ahead, back, weights)))
    return pairs


def _sentences(article: Article, number: int, weights: Mapping[str, float]) -> list[Sentence]:
    found = []
    for span, role in sentences(article):
        words = stems_of(article.text, *span, weights)
        bag = {word.stem: word.weight for word in words if word.weight}
        if bag:
            capitals = (word for word in words[1:] if word.weight and article.text[word.start].isupper())
            found.append(
                Sentence(
                    number,
                    span,
                    role != "body",
                    span.start / len(article.text),
                    words,
                    bag,
                    weight_of(words),
                    frozenset(word.stem for word in capitals),
                    any(word.stem in UNREAL for word in words),
                    voice_of(article, *span) == "quote",
                )
            )
    return found


def _cosines(found: Sequence[Sentence]) -> "np.ndarray":
    import numpy as np

    stems = dict.fromkeys(stem for sentence in found for stem in sentence.bag)
    columns = {stem: number for number, stem in enumerate(stems)}
    matrix = np.zeros((len(found), len(columns)))
    for row, sentence in enumerate(found):
        for stem, weight in sentence.bag.items():
            matrix[row, columns[stem]] = weight
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    return matrix @ matrix.T


def _two_best(cosines: "np.ndarray", own: "np.ndarray") -> "np.ndarray":
    """Return each sentence's two highest cosines with the sentences of one article, the lower first."""
    import numpy as np

    part = np.zeros((len(cosines), max(2, int(own.sum()))))
    part[:, : int(own.sum())] = cosines[:, own]
    return np.partition(part, -2, axis=1)[:, -2:]


def _other(best: Sequence[float], cosine: float) -> float:
    """Return the higher of two cosines, or the lower where the higher is the pair's own."""
    return float(best[0] if cosine >= best[1] else best[1])


def _features(
    a: Sentence, b: Sentence, cosine: float, ahead: float, back: float, weights: Mapping[str, float]
) -> Features:
    common = [a.bag[stem] for stem in a.bag if stem in b.bag]
    weight = math.fsum(common)
    shorter, longer = sorted((a.weight, b.weight))
    run = common_run(a.words, b.words, weights)
    names = a.names | b.names
    plain = math.fsum(a.bag[stem] for stem in a.bag if stem in b.bag and stem not in names)
    least = min(math.fsum(w for stem, w in side.bag.items() if stem not in names) for side in (a, b))
    return Features(
        cosine,
        weight / shorter,
        weight / longer,
        weight,
        run.weight,
        run.words,
        float(min(MOST_NUMBERS, sum(stem[0].isdigit() for stem in a.bag if stem in b.bag))),
        math.log(min(len(a.bag), len(b.bag))),
        math.log(max(len(a.bag), len(b.bag))),
        float(a.headline or b.headline),
        plain,
        plain / least if least else 0.0,
        float(a.unreal != b.unreal),
        float(bool(a.names - b.bag.keys()) and bool(b.names - a.bag.keys())),
        abs(a.position - b.position),
        ahead,
        back,
    )
