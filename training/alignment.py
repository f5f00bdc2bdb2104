"""Learn what tells that two sentences assert the same fact, from pairs that a person listed.

    python -m training.alignment FOLDER OF THE EVENTS [PAIRS]

PAIRS is tests/validation/basil_pairs.csv, of which the half "improve" alone is read. Writes data/models/alignment
and prints how the model fares on each event when it has learned from the others.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from helpers import facts, load_articles
from helpers.alignment import shared_statements
from helpers.alignment_agreement import FACTS, Passages, overlap, read_pairs
from helpers.article import Article

PAIRS = Path("tests/validation/basil_pairs.csv")
RIDGE = 100.0  # pull of the weights towards nothing; chosen on the events left out, nearly flat from 10 to 300
PRECISION = 0.85  # of the pairs above the threshold, on events left out
LEAST = 20  # a precision of fewer pairs tells nothing
STEPS = 30  # of Newton's method; it stands still long before


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn, judge by leaving one event out, and write the model."""
    arguments = sys.argv[1:] if arguments is None else arguments
    folder = Path(arguments[0])
    listed = read_pairs(Path(arguments[1]) if len(arguments) > 1 else PAIRS, "improve")
    events, values, right = [], [], []
    for event, pairs in listed.items():
        if not (folder / event).is_dir():
            continue
        articles = load_articles(folder / event)
        for candidate in facts.candidates(articles, shared_statements(articles)):
            events.append(event)
            values.append(candidate.features)
            right.append(is_right(candidate, articles, pairs))
    events, values, right = np.array(events), np.array(values), np.array(right, float)
    scores = np.zeros(len(right))
    for event in dict.fromkeys(events.tolist()):
        out = events == event
        scores[out] = scored(learn(values[~out], right[~out]), values[out])
    threshold = threshold_of(scores, right)
    model = learn(values, right) | {"threshold": threshold}
    facts.FILE.parent.mkdir(parents=True, exist_ok=True)
    facts.FILE.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    above = scores >= threshold
    print(f"{len(right)} pairs of sentences, {right.sum():.0f} of them listed.")
    print(f"Events left out: {right[above].sum():.0f} of {above.sum()} above {threshold} are right.")


def is_right(candidate: facts.Candidate, articles: Sequence[Article], listed: Sequence[Passages]) -> bool:
    """Say whether a pair of sentences overlaps a listed one."""
    a, b = candidate.a, candidate.b
    found = Passages(articles[a.article].id, *a.span, articles[b.article].id, *b.span, "")
    return any(pair.relation in FACTS and overlap(found, pair) for pair in listed)


def learn(values: np.ndarray, right: np.ndarray) -> dict:
    """Return a logistic regression with a ridge (Hoerl and Kennard, 1970), fitted by Newton's method."""
    means, spreads = values.mean(0), values.std(0)
    spreads[spreads == 0] = 1.0
    x = np.column_stack([np.ones(len(values)), (values - means) / spreads])
    weights = np.zeros(x.shape[1])
    ridge = np.diag([0.0, *[RIDGE] * values.shape[1]])
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (guess - right) + ridge @ weights
        curve = (x * (guess * (1 - guess))[:, None]).T @ x + ridge
        weights -= np.linalg.solve(curve, slope)
    rounded = [[round(float(value), 5) for value in row] for row in (means, spreads, weights[1:])]
    return {
        "features": list(facts.Features._fields),
        "means": rounded[0],
        "spreads": rounded[1],
        "weights": rounded[2],
        "constant": round(float(weights[0]), 5),
    }


def scored(model: dict, values: np.ndarray) -> np.ndarray:
    """Return the probability of each row."""
    return np.array([facts.probability(facts.Features(*row), model) for row in values])


def threshold_of(scores: np.ndarray, right: np.ndarray) -> float:
    """Return the lowest score above which the precision is what is asked, in hundredths, rounded up."""
    order = np.argsort(-scores)
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = [n for n in range(LEAST, len(order)) if precision[n] >= PRECISION]
    if not enough:
        raise SystemExit("No threshold reaches the precision that is asked; lower PRECISION.")
    return float(np.ceil(scores[order[enough[-1]]] * 100) / 100)


if __name__ == "__main__":
    main()
