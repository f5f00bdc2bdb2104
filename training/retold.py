"""Train the network that tells whether two sentences say the same in other words.

    python -m training.retold BASIL POLNEAR

BASIL is the folder of its events, POLNEAR that of its articles. The network learns from three things: pairs that
readers listed in BASIL (tests/validation/basil_pairs.csv, the half "train"), beside pairs that share much
and were not listed; pairs of these events and of PolNeAR's train, coded one by one (retold_codings.csv, offsets
without text); and invented sentences, each with retellings and look-alikes (retold_sets.jsonl). Writes
data/models/retold/model.onnx, and, for `training.alignment`, what that network makes of "improve" and two more
networks of the events of "train" that each has not seen (retold_meanings.csv).
"""

import argparse
import csv
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional as fn

from helpers import load_articles, retold, tagger
from helpers.alignment_agreement import read_pairs
from helpers.retold import Inputs
from helpers.sentence_pairs import candidates
from training.__main__ import LAYERS, cut, published, say
from training.export import write
from training.learn import Descent
from training.network import Tagger
from training.retold_corpus import PAIRS, coded_examples, epoch, events, invented

MEANINGS = Path(__file__).with_name("retold_meanings.csv")
HEADER = ("event", "article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "meaning")
SEED, EPOCHS, ORDER = 1, 3, 5
RATE, RATE_OF_NEW, AVERAGED = 1.2e-4, 1e-3, 0.99
SMOOTHED = 0.03


def scores_of(model: Tagger, rows: Sequence[Inputs]) -> Tensor:
    """Return the logit of each row."""
    pad = tagger.pieces().pad
    length = max(len(row.pieces) for row in rows)
    pieces = torch.tensor([row.pieces + [pad] * (length - len(row.pieces)) for row in rows])
    traits = torch.tensor([row.traits + [0] * (length - len(row.traits)) for row in rows])
    mask = torch.arange(length) < torch.tensor([len(row.pieces) for row in rows])[:, None]
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(pieces, traits, mask)[..., 0]
    return (scores.float() * mask).sum(1) / mask.sum(1)


def train(batches: Callable[[random.Random], Iterator], epochs: int = EPOCHS, seed: int = SEED) -> Tagger:
    """Return the network, trained on what `batches` yields for an epoch; the same seed gives the same weights."""
    vocabulary, kept = cut((published() / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1])
    if len(vocabulary) != len(tagger.pieces()):
        raise SystemExit(
            "The vocabulary of data/models/attribution is not that of all-MiniLM-L6-v2; train it first."
        )
    torch.manual_seed(seed)
    chance = random.Random(seed)
    weights = load_file(published() / "model.safetensors")
    weights["embeddings.word_embeddings.weight"] = weights["embeddings.word_embeddings.weight"][kept]
    model = Tagger(len(vocabulary), len(LAYERS), outputs=1)
    model.start_from(weights, list(LAYERS))
    model.words.weight.requires_grad_(False)  # words that the pairs lack would be left behind
    new = [*model.tags.parameters(), *model.traits.parameters()]
    fresh = {id(parameter) for parameter in new}
    old = [one for one in model.parameters() if id(one) not in fresh and one.requires_grad]
    steps = epochs * sum(1 for _ in batches(random.Random(seed)))
    groups = [{"params": old, "lr": RATE}, {"params": new, "lr": RATE_OF_NEW}]
    descent = Descent(groups, [*old, *new], steps, AVERAGED)
    model.train()
    began, total = time.monotonic(), 0.0
    for number in range(epochs):
        for batch in batches(chance):
            right = torch.tensor([SMOOTHED + (1 - 2 * SMOOTHED) * right for _, right in batch])
            scores = scores_of(model, [row for row, _ in batch])
            loss = fn.binary_cross_entropy_with_logits(scores, right)
            descent.step(loss)
            total = 0.98 * total + 0.02 * loss.item() if descent.done > 1 else loss.item()
            if descent.done % 50 == 0:
                spent = time.monotonic() - began
                say(f"epoch {number + 1} step {descent.done}/{steps} loss {total:.4f} {spent:.0f} s")
    descent.finish()
    model.eval()
    return model


def meanings(model: Tagger, folder: Path, names: Sequence[str]) -> list[tuple]:
    """Return how alike in meaning the pairs of sentences of events are: event, passages, logit."""
    rows = []
    for name in names:
        articles = load_articles(folder / name)
        for candidate in candidates(articles):
            sides = [(articles[side.article], side.span) for side in (candidate.a, candidate.b)]
            one, other = (retold.line_at(*side) for side in sides)
            with torch.no_grad():
                row = retold.inputs(one.pieces, other.pieces, retold.one_speaker(one, other))
                logit = float(scores_of(model, [row]))
            rows.append(
                (name, *(value for article, span in sides for value in (article.id, *span)), round(logit, 2))
            )
    return rows


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(prog="python -m training.retold", description=__doc__.split("\n\n")[0])
    parser.add_argument("basil", type=Path, help="the folder of BASIL's events")
    parser.add_argument("polnear", type=Path, help="the folder of PolNeAR, with train/text")
    parser.add_argument("--out", type=Path, default=retold.FOLDER, help="where the model goes")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    kept, parts = sorted(read_pairs(PAIRS, "improve")), sorted(read_pairs(PAIRS, "train"))
    random.Random(ORDER).shuffle(parts)
    half, rows = len(parts) // 2, []
    for number, left in enumerate((kept, parts[:half], parts[half:])):
        halves = ("train",) if left is kept else ("improve", "train")
        say(f"A network that has not seen {len(left)} events, {number + 1} of 3")
        given = (
            events(options.basil, halves, left),
            coded_examples(options.basil, options.polnear, left),
            invented(),
        )
        model = train(lambda chance, given=given: epoch(*given, chance))
        rows += meanings(model, options.basil, left)
        if left is kept:
            options.out.mkdir(parents=True, exist_ok=True)
            write(model, options.out / "model.onnx")
    with MEANINGS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(sorted(rows))


if __name__ == "__main__":
    main()
