"""Train the network that tells whether two sentences say the same in other words.

    python -m training.retold BASIL POLNEAR

BASIL is the folder of its events, POLNEAR that of its articles. A large network of twelve layers learns from three
things: pairs that readers listed in BASIL (tests/validation/basil_pairs.csv, the halves "train" and "improve"),
beside pairs that share much and were not listed; pairs of these events and of PolNeAR's train, coded one by one
(retold_codings.csv, offsets without text); and invented sentences, each with retellings and look-alikes
(retold_sets.jsonl). Then eight of its layers learn from its answers about all of these, and about pairs of these
events and of PolNeAR's train that nobody coded, and from what its layers make of them (Sun et al. 2019, Patient
Knowledge Distillation). Neither sees half of the events of "train". Writes
data/models/retold/model.onnx, and for `training.alignment` what it makes of those events (retold_meanings.csv).
"""

import argparse
import csv
import random
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as fn

from helpers import load_articles, pair_reading, retold, tagger
from helpers.retold import Inputs
from helpers.sentence_pairs import candidates
from training import bases
from training.__main__ import say
from training.export import write
from training.learn import descent_of, unlike
from training.network import MPNET, Tagger
from training.retold_corpus import (
    Batch,
    Lesson,
    Question,
    coded_examples,
    epoch,
    events,
    invented,
    learned_and_left,
    lesson,
    neighbours,
    questions,
    uncoded,
)

MEANINGS = Path(__file__).with_name("retold_meanings.csv")
HEADER = ("event", "article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "meaning")
SEED, DRAWN = 1, 4
KEPT = (0, 1, 3, 4, 6, 7, 9, 11)  # layers of the large network
EPOCHS, STEPS_OF_KEPT = 2, 1300
RATE, RATE_OF_KEPT, RATE_OF_NEW, RATE_OF_ENDS, AVERAGED = 4e-5, 6e-5, 1e-3, 3e-4, 0.99
TAUGHT = 0.8  # the weight of the large network's answer beside a code
LOGITS, SURE = 0.03, 6.0  # the weight of how far the answers lie apart as logits, and what is sure enough
AT_ONCE = 64  # pairs asked about


def scores_of(model: Tagger, rows: Sequence[Inputs]) -> Tensor:
    """Return the logit of each row."""
    return read(model, rows)[0]


def read(model: Tagger, rows: Sequence[Inputs]) -> tuple[Tensor, list[Tensor], Tensor]:
    """Return the logit of each row, what each layer makes of the rows, and where in them a piece stands."""
    pad = tagger.pieces().pad
    length = max(len(row.pieces) for row in rows)
    pieces = torch.tensor([row.pieces + [pad] * (length - len(row.pieces)) for row in rows])
    traits = torch.tensor([row.traits + [0] * (length - len(row.traits)) for row in rows])
    mask = torch.arange(length) < torch.tensor([len(row.pieces) for row in rows])[:, None]
    with torch.autocast("cpu", torch.bfloat16):
        made = model.made(pieces, traits, mask)
        scores = model.scores(made)[..., 0]
    return (scores.float() * mask).sum(1) / mask.sum(1), made, mask


def train(model: Tagger, batches: Callable[[random.Random], Iterator[Batch]], rate: float) -> None:
    """Train a network on what `batches` yields for an epoch; the same seed gives the same weights."""
    chance = random.Random(SEED)
    steps = EPOCHS * sum(1 for _ in batches(random.Random(SEED)))
    descent = descent_of(model, (), rate, RATE_OF_NEW, steps, AVERAGED)
    began, total = time.monotonic(), 0.0
    for number in range(EPOCHS):
        for batch in batches(chance):
            right = torch.tensor([right for _, right in batch])
            loss = fn.binary_cross_entropy_with_logits(scores_of(model, [row for row, _ in batch]), right)
            descent.step(loss)
            total = 0.98 * total + 0.02 * loss.item() if descent.done > 1 else loss.item()
            if descent.done % 50 == 0:
                spent = time.monotonic() - began
                say(f"epoch {number + 1} step {descent.done}/{steps} loss {total:.4f} {spent:.0f} s")
    descent.finish()
    model.eval()


def teach(model: Tagger, large: Tagger, lessons: Callable[[random.Random], Iterator[Lesson]]) -> None:
    """Train a network of some layers of a large one on what that answers and makes of pairs."""
    chance = random.Random(SEED)
    model.positions.weight.requires_grad_(False)
    descent = descent_of(model, (), RATE_OF_KEPT, RATE_OF_ENDS, STEPS_OF_KEPT, AVERAGED)
    began = time.monotonic()
    while descent.done < STEPS_OF_KEPT:
        for batch in islice(lessons(chance), STEPS_OF_KEPT - descent.done):
            rows = [row for row, _ in batch]
            with torch.no_grad():
                asked, meant, mask = read(large, rows)
            answered, made, _ = read(model, rows)
            target = torch.stack([_target(*one) for one in zip(asked.sigmoid(), batch, strict=True)])
            apart = LOGITS * (answered - asked).clamp(-SURE, SURE).square().mean()
            loss = fn.binary_cross_entropy_with_logits(answered, target) + apart + unlike(made, meant, KEPT, mask)
            descent.step(loss)
            if descent.done % 50 == 0:
                spent = time.monotonic() - began
                say(f"step {descent.done}/{STEPS_OF_KEPT} loss {loss.item():.4f} {spent:.0f} s")
    descent.finish()
    model.eval()


def _target(answer: Tensor, one: tuple[Inputs, float | None]) -> Tensor:
    return answer if one[1] is None else TAUGHT * answer + (1 - TAUGHT) * one[1]


def answers(model: Tagger, pairs: Sequence[Question]) -> list[float]:
    """Return how alike in meaning each pair is, as a logit; those of a length are read together."""
    rows = [retold.inputs(one.a.pieces, one.b.pieces, retold.one_speaker(one.a, one.b)) for one in pairs]
    order = sorted(range(len(rows)), key=lambda number: len(rows[number].pieces))
    found = [0.0] * len(rows)
    with torch.no_grad():
        for place in range(0, len(order), AT_ONCE):
            those = order[place : place + AT_ONCE]
            for number, logit in zip(those, scores_of(model, [rows[n] for n in those]).tolist(), strict=True):
                found[number] = logit
    return found


def meanings(folder: Path, names: Sequence[str]) -> Iterator[tuple]:
    """Yield how alike in meaning the network as it was written finds pairs: event, passages, logit."""
    retold.model.cache_clear()
    for name in names:
        articles = load_articles(folder / name)
        for one in candidates(articles):
            passages = [(articles[side.article].id, *side.span) for side in (one.a, one.b)]
            yield (name, *passages[0], *passages[1], round(pair_reading.meaning(one, articles), 2))


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(prog="python -m training.retold", description=__doc__.split("\n\n")[0])
    parser.add_argument("basil", type=Path, help="the folder of BASIL's events")
    parser.add_argument("polnear", type=Path, help="the folder of PolNeAR, with train/text")
    parser.add_argument("--threads", type=int, default=2, help="weights are the same only with the same number")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    _, left = learned_and_left()
    given = (
        events(options.basil, ("improve", "train"), left),
        coded_examples(options.basil, options.polnear, left),
        invented(),
    )
    vocabulary = tagger.vocabulary()
    large = bases.mpnet(vocabulary, SEED, outputs=1)
    say(f"The large network, which has not seen {len(left)} events")
    train(large, lambda chance: epoch(*given, chance), RATE)
    asked = questions(*given, [*neighbours(options.polnear), *uncoded(given[0])], random.Random(DRAWN))
    say(f"Its answers about {len(asked)} pairs")
    told = answers(large, asked)
    torch.manual_seed(SEED)
    model = Tagger(len(vocabulary), len(KEPT), outputs=1, shape=MPNET)
    model.start_from_larger(large, list(KEPT))
    say(f"The network of {len(KEPT)} layers")
    teach(model, large, lambda chance: lesson(asked, told, chance))
    write(model, retold.FOLDER / "model.onnx")
    with MEANINGS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(sorted(meanings(options.basil, left)))


if __name__ == "__main__":
    main()
