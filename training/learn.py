"""Train the tagger, and let it tag articles it has not seen."""

import random
import sys
import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from helpers import marks, tokens
from helpers.article import Span
from helpers.pieces import WINDOW, Pieces, Token, Window, tokens_of, windows_of
from helpers.tags import in_order, tags_of
from training.corpus import Coded
from training.network import Chain, Tagger

BATCH = 8  # windows
RATE = 1.5e-4
RATE_OF_NEW = 1e-3  # for what MiniLM does not bring: tags, traits, the chain
WARM_UP = 0.08
DECAY = 0.01
AVERAGED = 0.995  # the weights kept are a running mean
SHORTEST = 128  # pieces: windows are packed anew every epoch, to lengths between this and WINDOW


class Descent:
    """AdamW that warms up and then slows down, with a running mean of the weights.

    `averaged` is the share of the mean that a step keeps, less of it in the first steps.
    """

    def __init__(self, groups: list[dict], parameters: list[Tensor], steps: int, averaged: float):
        self.done = 0
        self._parameters, self._averaged = parameters, averaged
        self._mean = [parameter.detach().clone() for parameter in parameters]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=DECAY, betas=(0.9, 0.98))

        def share(step: int) -> float:
            return min((step + 1) / (WARM_UP * steps), max(steps - step, 1) / (steps * (1 - WARM_UP)), 1.0)

        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimiser, share)

    def step(self, loss: Tensor) -> None:
        """Go down the slope of a loss."""
        self._optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._parameters, 1.0)
        self._optimiser.step()
        self._schedule.step()
        self.done += 1
        keep = min(self._averaged, self.done / (self.done + 10))
        with torch.no_grad():
            torch._foreach_lerp_(self._mean, self._parameters, 1 - keep)

    def finish(self) -> None:
        """Give the parameters the mean of their weights."""
        with torch.no_grad():
            for parameter, mean in zip(self._parameters, self._mean, strict=True):
                parameter.copy_(mean)


class Prepared:
    """A coded article as lines of tokens, each token with its tag."""

    def __init__(self, article: Coded, pieces: Pieces):
        self.article = article
        stretches = marks.marked(article.text)
        self.lines: list[list[Token]] = []
        for start, end in marks.lines_of(article.text):
            here = [stretch for stretch in stretches if stretch.start < end and start < stretch.end]
            self.lines.append(tokens_of(article.text, start, end, here, pieces))
        self.tokens = [token for line in self.lines for token in line]
        self.spans = [Span(token.start, token.end) for token in self.tokens]
        tags = tags_of(self.spans, article.attributions)
        self.tag = {span.start: tag for span, tag in zip(self.spans, tags, strict=True)}
        starts = [sentence.start for sentence in tokens.split_sentences(article.text)]
        self.sentences = [bisect_right(starts, token.start) for token in self.tokens]


def batch_of(windows: Sequence[Window], pad: int) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Return pieces, traits, where pieces stand, first pieces of tokens, and where tokens stand; all padded."""
    length = max(len(window.pieces) for window in windows)
    words = max(len(window.tokens) for window in windows)
    fill = lambda values, size, value: [*values, *[value] * (size - len(values))]  # noqa: E731
    pieces = torch.tensor([fill(window.pieces, length, pad) for window in windows])
    traits = torch.tensor([fill(window.traits, length, 0) for window in windows])
    firsts = torch.tensor([fill(window.firsts, words, 0) for window in windows])
    lengths = torch.tensor([len(window.pieces) for window in windows])
    numbers = torch.tensor([len(window.tokens) for window in windows])
    mask = torch.arange(length) < lengths[:, None]
    present = torch.arange(words) < numbers[:, None]
    return pieces, traits, mask, firsts, present


def scores_of(model: Tagger, batch: tuple[Tensor, ...]) -> Tensor:
    """Return tag scores (windows, tokens, tags)."""
    pieces, traits, mask, firsts, _ = batch
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(pieces, traits, mask)
    return scores.float().gather(1, firsts[..., None].expand(-1, -1, scores.shape[-1]))


def start(base: Path, vocabulary: Sequence[str], kept: Sequence[int], layers: Sequence[int], seed: int) -> Tagger:
    """Return a tagger with the published weights of `base`, its vocabulary cut to `kept`.

    The seed is for what chance fills: weights that the base lacks, and the masks of dropout.
    """
    torch.manual_seed(seed)
    weights = load_file(base)
    weights["embeddings.word_embeddings.weight"] = weights["embeddings.word_embeddings.weight"][list(kept)]
    model = Tagger(len(vocabulary), len(layers))
    model.start_from(weights, list(layers))
    return model


def _batches(prepared: Sequence[Prepared], pieces: Pieces, chance: random.Random) -> Iterator[list]:
    """Yield batches of windows and their tags, lengths alike within a batch, in a new order."""
    made = []
    for article in prepared:
        limit = WINDOW if chance.random() < 0.5 else chance.randint(SHORTEST, WINDOW)
        for window in windows_of(article.lines, pieces, limit):
            made.append((window, in_order([article.tag[token.start] for token in window.tokens])))
    made.sort(key=lambda pair: len(pair[0].pieces) + chance.random() * 40)
    batches = [made[place : place + BATCH] for place in range(0, len(made), BATCH)]
    chance.shuffle(batches)
    yield from batches


def train(
    prepared: Sequence[Prepared], model: Tagger, pieces: Pieces, epochs: int, seed: int, rate: float = RATE
) -> tuple[Tagger, Chain]:
    """Return the tagger and its chain, trained on the articles; the same seed gives the same weights."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    chain = Chain()
    new = [*model.tags.parameters(), *model.traits.parameters(), *chain.parameters()]
    known = {id(parameter) for parameter in new}
    old = [parameter for parameter in model.parameters() if id(parameter) not in known]
    steps = epochs * sum(1 for _ in _batches(prepared, pieces, random.Random(seed)))
    groups = [{"params": old, "lr": rate}, {"params": new, "lr": RATE_OF_NEW}]
    descent = Descent(groups, [*model.parameters(), *chain.parameters()], steps, AVERAGED)
    model.train()
    began, total = time.monotonic(), 0.0
    for epoch in range(epochs):
        for made in _batches(prepared, pieces, chance):
            batch = batch_of([window for window, _ in made], pieces.pad)
            present = batch[-1]
            tags = torch.zeros(present.shape, dtype=torch.long)
            for row, (_, own) in enumerate(made):
                tags[row, : len(own)] = torch.tensor(own)
            loss = chain.loss(scores_of(model, batch), tags, present)
            descent.step(loss)
            total = 0.98 * total + 0.02 * loss.item() if descent.done > 1 else loss.item()
            if descent.done % 50 == 0:
                spent = time.monotonic() - began
                print(
                    f"epoch {epoch + 1} step {descent.done}/{steps} loss {total:.4f} {spent:.0f} s",
                    file=sys.stderr,
                    flush=True,
                )
    descent.finish()
    model.eval()
    return model, chain
