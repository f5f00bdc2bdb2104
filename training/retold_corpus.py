"""What the network behind `retold` learns from: listed pairs, coded pairs, and invented sentences told again."""

import csv
import json
import math
import random
import warnings
from collections.abc import Iterator, Sequence
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
BATCH = 32  # pairs
HARD, EASY = 4, 1  # unlisted pairs for each listed one: the likeliest by their words, and any
SETS_SHARE = 0.5  # of the invented sets, in an epoch
UNNAMED = 0.25  # of the pairs are read without their speakers, so that no one leans on them
SAME, NOT = "1", "0"


class Example(NamedTuple):
    """Two sentences, and whether they say the same."""

    a: Line
    b: Line
    right: bool


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


def _read(text: str) -> Line:
    return retold.line(text, Span(0, len(text)), ())


def epoch(
    events: Sequence[Event], coded: Sequence[Example], sets: Sequence[Invented], chance: random.Random
) -> Iterator[list[tuple[Inputs, bool]]]:
    """Yield the batches of an epoch, lengths alike within a batch, in a new order."""
    chosen = list(coded)
    for event in events:
        chosen += event.listed
        hard, easy = HARD * len(event.listed), EASY * len(event.listed)
        chosen += [one.example for one in event.unlisted[:hard]]
        rest = event.unlisted[hard:]
        chosen += [one.example for one in chance.sample(rest, min(len(rest), easy))]
    for own in chance.sample(sets, round(len(sets) * SETS_SHARE)):
        chosen += [Example(own.told, other, True) for other in own.same]
        chosen.append(Example(*own.same, True))
        # not `told` against its look-alikes: these share its words, and sharing words would tell against a pair
        chosen += [Example(one, other, False) for one, other in zip(own.same, own.unlike, strict=True)]
    rows = [(_row(one, chance), one.right) for one in chosen]
    rows.sort(key=lambda row: len(row[0].pieces) + chance.random() * 15)
    batches = [rows[place : place + BATCH] for place in range(0, len(rows), BATCH)]
    chance.shuffle(batches)
    yield from batches


def _row(one: Example, chance: random.Random) -> Inputs:
    a, b = (one.a, one.b) if chance.random() < 0.5 else (one.b, one.a)
    if chance.random() < UNNAMED:
        return retold.inputs(a.bare, b.bare, None)
    return retold.inputs(a.pieces, b.pieces, retold.one_speaker(a, b))
