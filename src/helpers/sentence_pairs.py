"""Describe two sentences of different articles by what they share, word by word, and how it is attributed."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from helpers.article import Article, Span
from helpers.framing import sentences
from helpers.pairings import meet
from helpers.quotes import voice_of
from helpers.similarity import common_run
from helpers.sources import find_attributions
from helpers.statements import same_speaker
from helpers.stems import Word, contradict, stems_of, weight_of, weights_of

if TYPE_CHECKING:
    import numpy as np

LEAST_COSINE = 0.05  # pairs that share less are not looked at
UNREAL = frozenset(
    """will would could may might should plan expect intend consid urg call want pois threaten like propos seek
    ask demand if whether vow promis predict hope""".split()
)
MOST_NUMBERS = 2  # more of them in common say no more


@dataclass(eq=False, slots=True)
class Sentence:
    """A sentence with what it is compared by; `told` is the stretch of it that is attributed, None without one."""

    article: int
    span: Span
    headline: bool
    position: float
    words: list[Word]
    bag: dict[str, float]
    weight: float
    names: frozenset[str]
    unreal: bool
    voice: str
    told: Span | None
    told_stems: frozenset[str]
    told_share: float
    speakers: tuple[str, ...]
    sourced: bool
    cued: bool
    sure: float


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
    headlines: float  # how many of the two are headlines or subheads
    plain: float  # weight of the words in common that are no names
    plain_share: float  # the same, of the shorter sentence's words that are no names
    unreal: float  # 1 where one of them alone has a word for what may be, is meant or asked for
    names_apart: float  # 1 where each has one that the other sentence lacks
    distance: float  # how far apart they stand in their articles, from 0 to 1
    ahead: float  # how much nearer they are than either to any other sentence of the other's article: the less
    ahead_most: float  # the more
    told: float  # weight of the common words that both attribute
    told_of_common: float
    told_of_shorter: float  # of the shorter attributed part
    told_of_longer: float
    told_least: float  # share of the characters that is attributed, of the sentence that has less of it
    told_most: float
    attributed: float  # how many of the two attribute anything
    sourced: float  # ... to a source that is named in words
    known: float  # ... to a speaker who is known
    speaker: float  # 1 for one speaker, -1 for two, 0 where one is not known
    cued: float  # how many hold the word that attributes
    sure_least: float  # the score of the attribution
    sure_most: float
    outlet: float  # how many are in the outlet's voice
    quote: float  # how many are a quotation for the most part


class Candidate(NamedTuple):
    """Two sentences, the first of the earlier article: their features, and whether one contradicts the other."""

    a: Sentence
    b: Sentence
    features: Features
    contradicts: bool


def candidates(articles: Sequence[Article]) -> list[Candidate]:
    """Return the pairs of sentences of different articles that share some of their weight, in reading order.

    Two quotations are left out; `alignment` compares them word by word.
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
    pairs = []
    for i, j in near.tolist():
        a, b = found[i], found[j]
        if not a.voice == b.voice == "quote":
            cosine = float(cosines[i, j])
            ahead = cosine - _other(best[i, owners[j]], cosine), cosine - _other(best[j, owners[i]], cosine)
            features = _features(a, b, cosine, ahead, weights)
            pairs.append(Candidate(a, b, features, contradict(a.words, b.words)))
    return pairs


def _sentences(article: Article, number: int, weights: Mapping[str, float]) -> list[Sentence]:
    found = []
    attributions = find_attributions(article)
    for span, role in sentences(article):
        words = stems_of(article.text, *span, weights)
        bag = {word.stem: word.weight for word in words if word.weight}
        if not bag:
            continue
        own = [one for one in attributions if any(meet(part, span) for part in one.content)]
        parts = [
            Span(max(p.start, span.start), min(p.end, span.end)) for o in own for p in o.content if meet(p, span)
        ]
        inside = frozenset(w.stem for w in words if w.weight and any(p.start <= w.start < p.end for p in parts))
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
                voice_of(article, *span),
                Span(min(p.start for p in parts), max(p.end for p in parts)) if parts else None,
                inside,
                _covered(parts) / (span.end - span.start),
                tuple(one.speaker for one in own if one.speaker),
                any(one.source for one in own),
                any(meet(cue, span) for one in own for cue in one.cue),
                max((one.score or 0.0 for one in own), default=0.0),
            )
        )
    return found


def _covered(parts: Sequence[Span]) -> int:
    """Return how many characters stand in one span at least."""
    total, done = 0, 0
    for start, end in sorted(parts):
        total += max(0, end - max(start, done))
        done = max(done, end)
    return total


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
    a: Sentence, b: Sentence, cosine: float, ahead: tuple[float, float], weights: Mapping[str, float]
) -> Features:
    common = {stem: weight for stem, weight in a.bag.items() if stem in b.bag}
    weight = math.fsum(common.values())
    shorter, longer = sorted((a.weight, b.weight))
    run = common_run(a.words, b.words, weights)
    names = a.names | b.names
    plain = math.fsum(own for stem, own in common.items() if stem not in names)
    least = min(math.fsum(w for stem, w in side.bag.items() if stem not in names) for side in (a, b))
    told = math.fsum(own for stem, own in common.items() if stem in a.told_stems and stem in b.told_stems)
    less, more = sorted(math.fsum(w for stem, w in s.bag.items() if stem in s.told_stems) for s in (a, b))
    speakers = [same_speaker(one, other) for one in a.speakers for other in b.speakers]
    return Features(
        cosine,
        weight / shorter,
        weight / longer,
        weight,
        run.weight,
        run.words,
        float(min(MOST_NUMBERS, sum(stem[0].isdigit() for stem in common))),
        math.log(min(len(a.bag), len(b.bag))),
        math.log(max(len(a.bag), len(b.bag))),
        float(a.headline + b.headline),
        plain,
        plain / least if least else 0.0,
        float(a.unreal != b.unreal),
        float(bool(a.names - b.bag.keys()) and bool(b.names - a.bag.keys())),
        abs(a.position - b.position),
        min(ahead),
        max(ahead),
        told,
        told / weight if weight else 0.0,
        told / less if less else 0.0,
        told / more if more else 0.0,
        min(a.told_share, b.told_share),
        max(a.told_share, b.told_share),
        float((a.told is not None) + (b.told is not None)),
        float(a.sourced + b.sourced),
        float(bool(a.speakers) + bool(b.speakers)),
        1.0 if True in speakers else -1.0 if speakers else 0.0,
        float(a.cued + b.cued),
        min(a.sure, b.sure),
        max(a.sure, b.sure),
        float((a.voice == "outlet") + (b.voice == "outlet")),
        float((a.voice == "quote") + (b.voice == "quote")),
    )
