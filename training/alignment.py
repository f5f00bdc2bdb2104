"""Learn what tells that two sentences give the same statement or fact, from pairs that readers listed.

    python -m training.alignment FOLDER OF THE EVENTS [PAIRS]

PAIRS is tests/validation/basil_pairs.csv, of which the halves "improve" and "train" alone are read. How alike in
meaning two sentences are stands in retold_meanings.csv (`training.retold` writes it) for the events that the
network has not seen; from the others only what words tell is learned. Writes data/models/alignment and prints how
statements and facts fare on events left out.
"""

import csv
import json
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from helpers import alignment, facts, load_articles, logistic, pair_reading
from helpers.alignment_agreement import FACTS, STATEMENTS, Figures, Passages, figures, overlap, read_pairs, total
from helpers.article import Article
from helpers.pair_reading import Read
from helpers.pairings import FACT, Link
from helpers.sentence_pairs import Candidate, Features, candidates
from helpers.statements import statements_of

PAIRS = Path("tests/validation/basil_pairs.csv")
MEANINGS = Path(__file__).with_name("retold_meanings.csv")
HALVES = ("improve", "train")
FOLDS, ORDER = 10, 3  # events are left out in turn, in so many parts, in the order of this seed
RIDGE = 100.0  # pull of the weights towards nothing; chosen on the events left out, nearly flat from 10 to 300
LEAST = -2.0  # by words; what is below is not read
STATED, ASSERTED = 0.90, 0.88  # precision of what is added to the statements found by words, and of the facts
STEPS = 30  # of Newton's method; it stands still long before


class Event(NamedTuple):
    """An event: the pairs listed, the statements found by words, and the pairs of sentences.

    Of each pair of sentences: passages, candidate, meaning (NaN where it wasn't read), whether a
    statement and a fact may be made of it.
    """

    listed: list[Passages]
    statements: list[Passages]
    passages: list[Passages]
    pairs: list[Candidate]
    meanings: np.ndarray
    stated: np.ndarray
    asserted: np.ndarray

    def right(self, relations: Iterable[str]) -> np.ndarray:
        """Which pairs of sentences overlap a listed one."""
        good = [pair for pair in self.listed if pair.relation in relations]
        return np.array([any(overlap(own, pair) for pair in good) for own in self.passages], float)


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn, judge on events left out, and write the models."""
    arguments = sys.argv[1:] if arguments is None else arguments
    events = read(Path(arguments[0]), Path(arguments[1]) if len(arguments) > 1 else PAIRS)
    by_words = [np.array([pair.features for pair in event.pairs]) for event in events]
    right = [event.right(FACTS) for event in events]
    words, words_model = left_out(by_words, right, [event.asserted for event in events])
    heard = [
        (own >= LEAST) & ~np.isnan(event.meanings) for own, event in zip(words, events, strict=True)
    ]  # read for its meaning
    told = [statement_values(event, own) for event, own in zip(events, words, strict=True)]
    may_state = [there & event.stated for there, event in zip(heard, events, strict=True)]
    stated, statement = left_out(told, [event.right(STATEMENTS) for event in events], may_state)
    statement["threshold"] = threshold_of(stated, [event.right(STATEMENTS) for event in events], may_state, STATED)
    both = [np.column_stack([own, event.meanings]) for own, event in zip(words, events, strict=True)]
    may_assert = [
        there & event.asserted & ~(may & (own >= _logit(statement["threshold"])))
        for there, event, may, own in zip(heard, events, may_state, stated, strict=True)
    ]
    asserted, fact = left_out(both, right, may_assert)
    fact["threshold"] = threshold_of(asserted, right, may_assert, ASSERTED)
    model = {"words": words_model | {"features": list(Features._fields)}, "least": LEAST}
    model |= {"statement": statement, "fact": fact | {"features": ["words", "meaning"]}}
    pair_reading.FILE.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    asked = [n for n, there in enumerate(heard) if there.any()]
    print(f"{len(events)} events; of {len(asked)} read for their meaning: {sum(map(np.sum, heard))} of", end=" ")
    print(f"{sum(len(right[n]) for n in asked)} pairs of sentences.")
    added = {n: chosen(events[n], stated[n], may_state[n], statement["threshold"]) for n in asked}
    say("statements by words", (_figures(events[n], [], STATEMENTS, STATEMENTS) for n in asked))
    say("statements", (_figures(events[n], added[n], STATEMENTS, STATEMENTS) for n in asked))
    facts_found = {n: chosen(events[n], asserted[n], may_assert[n], fact["threshold"]) for n in asked}
    say("facts", (figures(facts_found[n], events[n].listed, FACTS, FACTS[:1]) for n in asked))


def read(folder: Path, pairs: Path) -> list[Event]:
    """Return the events whose articles are there, in the order in which they are left out."""
    meanings = read_meanings()
    listed = {(name, half): own for half in HALVES for name, own in read_pairs(pairs, half).items()}
    names = sorted(listed)
    random.Random(ORDER).shuffle(names)
    return [
        _event(listed[name, half], load_articles(folder / name), meanings.get(name, {}))
        for name, half in names
        if (folder / name).is_dir()
    ]


def _event(listed: list[Passages], articles: list[Article], meanings: dict) -> Event:
    statements = statements_of(articles)
    links = [alignment.link_of(pair) for pair in alignment.by_words(articles, statements)]
    pairs = candidates(articles)
    passages = [
        passages_for(Link(a.article, a.span, b.article, b.span, FACT, 0.0), articles) for a, b, *_ in pairs
    ]
    found = [passages_for(link, articles) for link in links]
    new = [not any(overlap(own, pair) for pair in found) for own in passages]
    spoken = [alignment.speech_of(pair, statements) is not None for pair in pairs]
    return Event(
        listed,
        found,
        passages,
        pairs,
        np.array([meanings.get(own[:6], np.nan) for own in passages]),
        np.array(new) & np.array(spoken),
        np.array(facts.may_be_facts(pairs, articles, links)),
    )


def read_meanings() -> dict[str, dict[tuple, float]]:
    """Return by event and passages how alike in meaning they are."""
    found: dict[str, dict[tuple, float]] = {}
    with MEANINGS.open(encoding="utf-8", newline="") as file:
        for event, a, start_a, end_a, b, start_b, end_b, meaning in list(csv.reader(file))[1:]:
            key = a, int(start_a), int(end_a), b, int(start_b), int(end_b)
            found.setdefault(event, {})[key] = float(meaning)
    return found


def passages_for(link: Link, articles: Sequence[Article]) -> Passages:
    """Return a pair by the articles' ids."""
    return Passages(
        articles[link.a].id, *link.span_a, articles[link.b].id, *link.span_b, link.relation, link.score
    )


def statement_values(event: Event, words: np.ndarray) -> np.ndarray:
    """Return what tells whether each pair of sentences gives one statement."""
    reads = (Read(*row) for row in zip(event.pairs, words, event.meanings, strict=True))
    return np.array([alignment.evidence(one) for one in reads])


def left_out(
    values: Sequence[np.ndarray], right: Sequence[np.ndarray], allowed: Sequence[np.ndarray]
) -> tuple[list[np.ndarray], dict]:
    """Return each event's logits by a model that has not seen it, and the model of all events.

    Pairs that are not `allowed` are not learned from; where a value is NaN, so is the logit.
    """

    def model(skipped: int | None) -> dict:
        own = [n for n in range(len(values)) if skipped is None or n % FOLDS != skipped]
        rows = np.concatenate([values[n][allowed[n]] for n in own])
        return learn(rows, np.concatenate([right[n][allowed[n]] for n in own]))

    models = [model(fold) for fold in range(FOLDS)]
    logits = [
        np.array([pair_reading.logit(row, models[n % FOLDS]) for row in rows]) for n, rows in enumerate(values)
    ]
    return logits, model(None)


def learn(values: np.ndarray, right: np.ndarray, ridge: float = RIDGE) -> dict:
    """Return a logistic regression with a ridge (Hoerl and Kennard, 1970), fitted by Newton's method."""
    means, spreads = values.mean(0), values.std(0)
    spreads[spreads == 0] = 1.0
    x = np.column_stack([np.ones(len(values)), (values - means) / spreads])
    weights = np.zeros(x.shape[1])
    pull = np.diag([0.0, *[ridge] * values.shape[1]])
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (guess - right) + pull @ weights
        curve = (x * (guess * (1 - guess))[:, None]).T @ x + pull
        weights -= np.linalg.solve(curve, slope)
    rounded = [[round(float(value), 5) for value in row] for row in (means, spreads, weights[1:])]
    return dict(zip(("means", "spreads", "weights"), rounded, strict=True)) | {
        "constant": round(float(weights[0]), 5)
    }


def threshold_of(
    logits: Sequence[np.ndarray], right: Sequence[np.ndarray], allowed: Sequence[np.ndarray], asked: float
) -> float:
    """Return the lowest probability above which the precision is what is asked, in thousandths, rounded up.

    The precision is that which a logistic curve through all pairs expects (Platt 1999): what is counted jumps by
    several hundredths from pair to pair, and the threshold with it.
    """
    scores = np.concatenate([own[there] for own, there in zip(logits, allowed, strict=True)])
    good = np.concatenate([own[there] for own, there in zip(right, allowed, strict=True)])
    curve = learn(scores[:, None], good, ridge=0.0)
    order = np.argsort(-scores, kind="stable")
    expected = [logistic.probability(pair_reading.logit(scores[[place]], curve)) for place in order]
    precision = np.cumsum(expected) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(precision >= asked)
    if not enough.size:
        raise SystemExit("No threshold reaches the precision that is asked; lower it.")
    return float(np.ceil(logistic.probability(scores[order[enough[-1]]]) * 1000 - 1e-9) / 1000)


def chosen(event: Event, logits: np.ndarray, allowed: np.ndarray, threshold: float) -> list[Passages]:
    """Return the pairs above a threshold."""
    keep = allowed & (logits >= _logit(threshold))
    return [pair for pair, kept in zip(event.passages, keep, strict=True) if kept]


def _logit(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))


def _figures(event: Event, added: Sequence[Passages], right: Sequence[str], wanted: Sequence[str]) -> Figures:
    return figures([*event.statements, *added], event.listed, right, wanted)


def say(what: str, several: Iterable[Figures]) -> None:
    """Print the figures of one thing."""
    sums = total(several)
    print(
        f"{what}: {sums.right} of {sums.of_found} right ({sums.precision:.3f}), "
        f"{sums.found} of {sums.of_listed} found ({sums.recall:.3f})"
    )


if __name__ == "__main__":
    main()
