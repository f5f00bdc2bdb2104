"""Say how sure a mean over several articles is, and how easily chance alone would set two outlets apart.

The article is the unit. Two articles are never put to a test, and an outlet with fewer than `FEWEST` has no
interval: for these there are counts and their denominators. Articles are taken as independent of each other,
which those that share a wire are not. Within an article there is an interval over its sentences, which is
another thing and is named so.

An outlet is known by the column `publisher` of the articles (its name, the same for all its articles), as
`outlet` is made distinct for each article; tables without that column have no outlet with several articles.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from helpers.compare import Tables

FEWEST = 5  # articles of an outlet for an interval; fewer can be drawn anew in too few ways
SEVERAL = 3  # articles of each outlet for a test; two against two are divided in six ways, which says nothing
SURE = 0.95
DRAWS = 9999  # no fewer than it takes to tell p = .01 from .02; where all divisions are fewer, all are made
SEED = 20260311

MEASURES = {  # in the order told: column of the articles, or of the readability of whole texts, and its name
    "quote_density": "share of words in quotation marks",
    "quotations_per_100_words": "number of quotations on 100 words",
    "attributed_sentence_share": "share of sentences with something attributed",
    "unnamed_word_share": "share of attributed words given to sources without a name",
    "top_speaker_share": "share of attributed words for the top speaker",
    "speaker_concentration": "concentration of words on few speakers",
    "mean_sentence_words": "words a sentence",
    "flesch_kincaid_grade": "Flesch-Kincaid grade",
}
MEANS = ["outlet", "measure", "n", "mean", "low", "high"]
COMPARED = (
    "outlet_a outlet_b measure n_a n_b mean_a low_a high_a mean_b low_b high_b difference p p_adjusted"
).split()
SHARES = "article outlet measure sentences of share low high".split()


class Interval(NamedTuple):
    """A mean or share of `n` things, and between what it lies; both ends are NaN where there is no interval."""

    value: float
    low: float
    high: float
    n: int


def mean_interval(values: Iterable[float]) -> Interval:
    """Return the mean of the values of several articles with its 95% percentile bootstrap interval.

    Articles are drawn anew from these, with replacement, and the middle 95% of the means are between `low` and
    `high` (Efron 1979, Bootstrap methods: another look at the jackknife, Annals of Statistics 7(1), 1-26). For
    five to ten articles it is too narrow: it then holds the true mean somewhat less often than 95 times in 100.
    Unknown values (NaN) are left out.
    """
    import numpy as np
    from scipy.stats import bootstrap

    known = _known(values)
    mean = float(known.mean()) if len(known) else math.nan
    if len(known) < FEWEST:
        return Interval(mean, math.nan, math.nan, len(known))
    drawn = bootstrap(
        (known,),
        np.mean,
        method="percentile",
        confidence_level=SURE,
        n_resamples=DRAWS,
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return Interval(mean, float(drawn.low), float(drawn.high), len(known))


def permutation_p(one: Iterable[float], other: Iterable[float]) -> float:
    """Return in which share of random divisions of the articles the means differ as much, in either direction.

    All divisions into two groups of these sizes are made where there are no more than `DRAWS`, else so many are
    drawn (Pitman 1937, Significance tests which may be applied to samples from any populations, Supplement to
    the Journal of the Royal Statistical Society 4(1), 119-130). The p of one direction is doubled. NaN where
    one of the two has fewer than `SEVERAL` known values.
    """
    import numpy as np
    from scipy.stats import permutation_test

    first, second = _known(one), _known(other)
    if min(len(first), len(second)) < SEVERAL:
        return math.nan
    made = permutation_test(
        (first, second),
        _difference,
        permutation_type="independent",
        alternative="two-sided",
        vectorized=True,
        n_resamples=DRAWS,
        rng=np.random.default_rng(SEED),
    )
    return float(made.pvalue)


def holm(values: Sequence[float]) -> list[float]:
    """Return p-values corrected for how many there are; those that are NaN were no tests and stay so.

    The chance that any of the true hypotheses is rejected stays below the level (Holm 1979, A simple sequentially
    rejective multiple test procedure, Scandinavian Journal of Statistics 6(2), 65-70).
    """
    order = sorted((place for place, p in enumerate(values) if p == p), key=lambda place: values[place])
    adjusted, least = [math.nan] * len(values), 0.0
    for rank, place in enumerate(order):
        least = max(least, min(1.0, (len(order) - rank) * values[place]))
        adjusted[place] = least
    return adjusted


def outlet_means(tables: "Tables", measures: Iterable[str] = tuple(MEASURES)) -> "pd.DataFrame":
    """Return a row an outlet with several articles and measure: outlet, measure, n, mean, low, high.

    `n` is the number of articles in which it is known; from `FEWEST` up there is an interval.
    """
    import pandas as pd

    found = _values(tables, measures)
    made = [
        (outlet, measure, interval.n, *interval[:3])
        for outlet, own in found.items()
        for measure, values in own.items()
        if (interval := mean_interval(values)).n >= SEVERAL
    ]
    return pd.DataFrame(made, columns=MEANS)


def compare_outlets(tables: "Tables", measures: Iterable[str] = tuple(MEASURES)) -> "pd.DataFrame":
    """Return a row a measure and pair of outlets that each have several articles; none where no two have.

    Columns: outlet_a, outlet_b, measure, n_a, n_b, mean_a, low_a, high_a, mean_b, low_b, high_b, difference (of a
    from b), p, p_adjusted (Holm's, over all rows, as they are read together).
    """
    import pandas as pd

    found = _values(tables, measures)
    means = {(outlet, measure): mean_interval(v) for outlet, own in found.items() for measure, v in own.items()}
    made = []
    for one, other in combinations(found, 2):
        for measure in found[one]:
            a, b = means[one, measure], means[other, measure]
            if min(a.n, b.n) >= SEVERAL:
                p = permutation_p(found[one][measure], found[other][measure])
                made.append((one, other, measure, a.n, b.n, *a[:3], *b[:3], a.value - b.value, p))
    table = pd.DataFrame(made, columns=COMPARED[:-1])
    return table.assign(p_adjusted=pd.Series(holm(list(table["p"])), dtype=float))


def share_interval(number: int, of: int) -> Interval:
    """Return a share of an article's sentences with its 95% interval over sentences, Wilson's (1927).

    Probable inference, the law of succession, and statistical inference, Journal of the American Statistical
    Association 22(158), 209-212. Sentences are taken as independent, which those side by side are not: the
    interval is rather too narrow. NaN where there are no sentences.
    """
    from scipy.stats import binomtest

    if not of:
        return Interval(math.nan, math.nan, math.nan, 0)
    ends = binomtest(int(number), int(of)).proportion_ci(confidence_level=SURE, method="wilson")
    return Interval(number / of, float(ends.low), float(ends.high), int(of))


def sentence_shares(tables: "Tables") -> "pd.DataFrame":
    """Return the shares of each article's body sentences by voice, with their intervals over sentences.

    A row an article and measure: article, outlet, measure ("sentences in quotation marks", "paraphrased
    sentences", "sentences in the outlet's own voice"), sentences, of, share, low, high.
    """
    import pandas as pd

    body = tables.sentences[tables.sentences["role"] == "body"]
    made = []
    for article, outlet in zip(tables.articles["article"], tables.articles["outlet"], strict=True):
        voices = list(body.loc[body["article"] == article, "voice"])
        for voice, measure in VOICES.items():
            found = share_interval(voices.count(voice), len(voices))
            made.append((article, outlet, measure, voices.count(voice), len(voices), *found[:3]))
    return pd.DataFrame(made, columns=SHARES)


VOICES = {
    "quote": "sentences in quotation marks",
    "paraphrase": "paraphrased sentences",
    "outlet": "sentences in the outlet's own voice",
}


def publishers(tables: "Tables") -> dict[str, list[str]]:
    """Return the ids of each outlet's articles, outlets in the order in which they come."""
    articles = tables.articles
    column = "publisher" if "publisher" in articles else "outlet"
    found: dict[str, list[str]] = {}
    for article, outlet in zip(articles["article"], articles[column], strict=True):
        found.setdefault(outlet, []).append(article)
    return found


def _values(tables: "Tables", measures: Iterable[str]) -> dict[str, dict[str, "np.ndarray"]]:
    """Return the known values of each measure by outlet, of outlets that have several articles."""
    several = {outlet: ids for outlet, ids in publishers(tables).items() if len(ids) >= SEVERAL}
    scores = tables.readability
    whole = scores[scores["voice"] == "all"] if len(scores) else scores
    frames = [frame.set_index("article") for frame in (tables.articles, whole)]
    columns = {
        measure: frame[measure].astype(float)
        for measure in measures
        for frame in [next((frame for frame in frames if measure in frame), None)]
        if frame is not None
    }
    return {
        outlet: {measure: _known(column.reindex(ids)) for measure, column in columns.items()}
        for outlet, ids in several.items()
    }


def _known(values: Iterable[float]) -> "np.ndarray":
    import numpy as np

    found = np.asarray(list(values), dtype=float)
    return found[~np.isnan(found)]


def _difference(one: "np.ndarray", other: "np.ndarray", axis: int) -> "np.ndarray":
    return one.mean(axis=axis) - other.mean(axis=axis)
