"""What the network behind `retold` learns from.

Listed pairs, coded pairs and invented sentences told again teach a large network; it answers for all of them, and
for pairs that nobody read, and its answers teach the one that is kept (Hinton, Vinyals and Dean 2015).
"""

import csv
import json
import math
import random
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from helpers import load_articles, pair_reading, pairings, retold
from helpers.alignment_agreement import FACTS, Passages, overlap, read_pairs
from helpers.article import Article, Span
from helpers.retold import Inputs, Line
from helpers.sentence_pairs import candidates

PAIRS = Path("tests/validation/basil_pairs.csv")
CODINGS = Path(__file__).with_name("retold_codings.csv")
SETS = Path(__file__).with_name("retold_sets.jsonl")
ORDER = 5  # seed of the order of the events, the first half of which is left out
BATCH = 32  # pairs
HARD, EASY = 4, 1  # unlisted pairs for each listed one: the likeliest by their words, and any
SETS_SHARE = 0.5  # of the invented sets, in an epoch; and, drawn once, to learn of the large network's answers
SMOOTHED = 0.03  # how unsure a code is taken to be
CLEAR, CLEAR_SHARE = -4.0, 0.5  # logit: of the pairs that are clearly not the same so many are read in an epoch
APART, ALIKE, MOST = 3, 0.1, 600  # articles of PolNeAR: days between two, least cosine, and the most pairs of them
LIKELY = -2.3  # by words: the pairs of their sentences that are asked about
UNNAMED = 0.25  # of the pairs are read without their speakers, so that no one leans on them
SAME, NOT = "1", "0"

Batch = list[tuple[Inputs, float]]  # rows, and how likely each is the same
Lesson = list[tuple[Inputs, float | None]]  # the same; None where nobody said


class Example(NamedTuple):
    """Two sentences, and whether they say the same."""

    a: Line
    b: Line
    right: bool


class Question(NamedTuple):
    """Two sentences, and whether they say the same, None where nobody said."""

    a: Line
    b: Line
    right: bool | None


class Unlisted(NamedTuple):
    """Two sentences that no reader listed, and how likely their words are those of one fact."""

    example: Example
    hard: float


class Event(NamedTuple):
    """What one event gives: the pairs listed, and the others, the hardest first."""

    listed: list[Example]
    unlisted: list[Unlisted]


class Invented(NamedTuple):
    """An invented sentence, its retellings and its look-alikes."""

    told: Line
    same: list[Line]
    unlike: list[Line]


class Coding(NamedTuple):
    """A pair coded by hand: of which corpus, each side's article and offsets, and the code."""

    corpus: str
    a: str
    start_a: str
    end_a: str
    b: str
    start_b: str
    end_b: str
    code: str

    @property
    def sides(self) -> tuple[tuple[str, Span], tuple[str, Span]]:
        """The article and the sentence of each side."""
        return (self.a, Span(int(self.start_a), int(self.end_a))), (
            self.b,
            Span(int(self.start_b), int(self.end_b)),
        )


def codings() -> list[Coding]:
    """Return the pairs coded by hand."""
    with CODINGS.open(encoding="utf-8", newline="") as file:
        return [Coding(*row) for row in list(csv.reader(file))[1:]]


def learned_and_left() -> tuple[list[str], list[str]]:
    """Return the events that networks learn from, and those left out, by which they are judged."""
    parts = sorted(read_pairs(PAIRS, "train"))
    random.Random(ORDER).shuffle(parts)
    half = len(parts) // 2
    return [*read_pairs(PAIRS, "improve"), *parts[half:]], parts[:half]


def events(folder: Path, halves: Sequence[str], leave: Sequence[str] = ()) -> list[Event]:
    """Return what the events of these halves give; a pair that was coded by hand counts as coded, not here."""
    coded = {frozenset(coding.sides) for coding in codings()}
    return [
        _event(folder, name, listed, coded)
        for half in halves
        for name, listed in read_pairs(PAIRS, half).items()
        if name not in leave and (folder / name).is_dir()
    ]


def _event(folder: Path, name: str, listed: Sequence[Passages], coded: set) -> Event:
    articles = load_articles(folder / name)
    model, found, others = pair_reading.learned()["words"], [], []
    for candidate in candidates(articles):
        if candidate.contradicts:
            continue
        ends = [(articles[side.article], side.span) for side in (candidate.a, candidate.b)]
        if frozenset((f"{name}/{article.id}", span) for article, span in ends) in coded:
            continue
        (a, span_a), (b, span_b) = ends
        own = Passages(a.id, *span_a, b.id, *span_b, pairings.FACT)
        relations = {pair.relation for pair in listed if overlap(own, pair)}
        example = Example(retold.line_at(a, span_a), retold.line_at(b, span_b), bool(relations & {*FACTS}))
        if example.right:
            found.append(example)
        else:
            tempting = "lookalike" in relations
            others.append(
                Unlisted(example, math.inf if tempting else pair_reading.logit(candidate.features, model))
            )
    return Event(found, sorted(others, key=lambda one: -one.hard))


def coded_examples(basil: Path, polnear: Path, leave: Sequence[str] = ()) -> list[Example]:
    """Return the pairs coded by hand, without those in doubt, and those of what is no longer taken for body."""
    articles: dict[str, Article] = {}

    def article(corpus: str, name: str) -> Article:
        if name not in articles:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                if corpus == "basil":
                    event = name.split("/")[0]
                    articles.update({f"{event}/{one.id}": one for one in load_articles(basil / event)})
                else:
                    articles[name] = load_articles(polnear / "train" / "text" / name)[0]
        return articles[name]

    found = []
    for own in codings():
        if own.code in (SAME, NOT) and own.a.split("/")[0] not in leave:
            sides = [(article(own.corpus, name), span) for name, span in own.sides]
            if all(any(line.span == span for line in retold.lines(one)) for one, span in sides):
                found.append(Example(*(retold.line_at(*side) for side in sides), own.code == SAME))
    return found


def invented() -> list[Invented]:
    """Return the invented sets."""
    sets = [json.loads(row) for row in SETS.read_text(encoding="utf-8").splitlines()]
    return [Invented(_read(own["a"]), [*map(_read, own["same"])], [*map(_read, own["not"])]) for own in sets]


def neighbours(polnear: Path) -> list[tuple[Line, Line]]:
    """Return pairs of sentences that nobody coded, of articles of PolNeAR's train that may tell the same news."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    paths = sorted((polnear / "train" / "text").iterdir())
    dates = [date.fromisoformat(path.name.split("_")[1]) for path in paths]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    words = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    alike = (words @ words.T).toarray()
    near = [
        (alike[i, j], i, j)
        for i, j in combinations(range(len(paths)), 2)
        if abs((dates[i] - dates[j]).days) <= APART
        and alike[i, j] > ALIKE
        and paths[i].name.split("_")[0] != paths[j].name.split("_")[0]
    ]
    near = sorted(near, reverse=True)[:MOST]
    articles = {number: load_articles(paths[number])[0] for pair in near for number in pair[1:]}
    model, found = pair_reading.learned()["words"], []
    for _, *two in near:
        both = [articles[number] for number in two]
        for candidate in candidates(both):
            if not candidate.contradicts and pair_reading.logit(candidate.features, model) >= LIKELY:
                sides = (candidate.a, candidate.b)
                found.append(tuple(retold.line_at(both[side.article], side.span) for side in sides))
    return found


def questions(
    events: Sequence[Event],
    coded: Sequence[Example],
    sets: Sequence[Invented],
    unread: Iterable[tuple[Line, Line]],
    chance: random.Random,
) -> list[Question]:
    """Return all that the large network is asked about, with the code where there is one."""
    known = list(coded)
    for event in events:
        known += [*event.listed, *(one.example for one in event.unlisted)]
    for own in chance.sample(sets, round(len(sets) * SETS_SHARE)):
        known += _of_set(own)
    return [*(Question(*one) for one in known), *(Question(a, b, None) for a, b in unread)]


def uncoded(events: Iterable[Event]) -> Iterator[tuple[Line, Line]]:
    """Yield the pairs of events without their codes: not to be listed is no sure sign."""
    for event in events:
        for one in (*event.listed, *(own.example for own in event.unlisted)):
            yield one.a, one.b


def lesson(asked: Sequence[Question], answers: Sequence[float], chance: random.Random) -> Iterator[Lesson]:
    """Yield the batches of an epoch, without some of those that are clearly not the same by the large network.

    `answers` are its logits.
    """
    chosen = [
        (one, answer)
        for one, answer in zip(asked, answers, strict=True)
        if one.right or answer >= CLEAR or chance.random() < CLEAR_SHARE
    ]
    rows = [(_row(one, chance), None if one.right is None else _smoothed(one.right)) for one, _ in chosen]
    yield from _batches(rows, chance)


def _smoothed(right: bool) -> float:
    return SMOOTHED + (1 - 2 * SMOOTHED) * right


def _read(text: str) -> Line:
    return retold.line(text, Span(0, len(text)), ())


def epoch(
    events: Sequence[Event], coded: Sequence[Example], sets: Sequence[Invented], chance: random.Random
) -> Iterator[Batch]:
    """Yield the batches of an epoch by the codes alone."""
    chosen = list(coded)
    for event in events:
        chosen += event.listed
        hard, easy = HARD * len(event.listed), EASY * len(event.listed)
        chosen += [one.example for one in event.unlisted[:hard]]
        rest = event.unlisted[hard:]
        chosen += [one.example for one in chance.sample(rest, min(len(rest), easy))]
    for own in chance.sample(sets, round(len(sets) * SETS_SHARE)):
        chosen += _of_set(own)
    yield from _batches([(_row(one, chance), _smoothed(one.right)) for one in chosen], chance)


def _of_set(own: Invented) -> Iterator[Example]:
    yield from (Example(own.told, other, True) for other in own.same)
    yield Example(*own.same, True)
    # not `told` against its look-alikes: these share its words, and sharing words would tell against a pair
    yield from (Example(one, other, False) for one, other in zip(own.same, own.unlike, strict=True))


def _batches(rows: Lesson, chance: random.Random) -> Iterator[Lesson]:
    """Yield rows in batches, lengths alike within a batch, in a new order."""
    rows.sort(key=lambda row: len(row[0].pieces) + chance.random() * 15)
    batches = [rows[place : place + BATCH] for place in range(0, len(rows), BATCH)]
    chance.shuffle(batches)
    yield from batches


def _row(one: Example | Question, chance: random.Random) -> Inputs:
    a, b = (one.a, one.b) if chance.random() < 0.5 else (one.b, one.a)
    if chance.random() < UNNAMED:
        return retold.inputs(a.bare, b.bare, None)
    return retold.inputs(a.pieces, b.pieces, retold.one_speaker(a, b))
