"""Train the tagger: on coded articles, and on what a larger tagger makes of these and of others."""

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from helpers import marks
from helpers.article import Span
from helpers.pieces import WINDOW, Pieces, Token, Window, tokens_of, windows_of
from helpers.tags import in_order, tags_of
from training.corpus import Coded
from training.network import Chain, Tagger

BATCH = 8  # windows
WARM_UP = 0.08
DECAY = 0.01
SHORTEST = 128  # pieces: windows are packed anew every epoch, to lengths between this and WINDOW
EVERY = 2  # so many layers on, what is made of a piece is learned too


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


def descent_of(
    model: Tagger, more: Iterable[Tensor], rate: float, rate_of_ends: float, steps: int, averaged: float
) -> Descent:
    """Make a network ready to be trained: its ends (traits, tags and `more`) at a rate of their own.

    Its words are fixed, since those of the articles would move away from the others.
    """
    model.words.weight.requires_grad_(False)
    ends = [*model.tags.parameters(), *model.traits.parameters(), *more]
    fresh = {id(parameter) for parameter in ends}
    old = [one for one in model.parameters() if id(one) not in fresh and one.requires_grad]
    model.train()
    groups = [{"params": old, "lr": rate}, {"params": ends, "lr": rate_of_ends}]
    return Descent(groups, [*old, *ends], steps, averaged)


class Prepared:
    """An article as lines of tokens, each token with its tag; `coded` says whether anybody coded it."""

    def __init__(self, article: Coded, pieces: Pieces, coded: bool = True):
        self.coded = coded
        stretches = marks.marked(article.text)
        self.lines: list[list[Token]] = []
        for start, end in marks.lines_of(article.text):
            here = [stretch for stretch in stretches if stretch.start < end and start < stretch.end]
            self.lines.append(tokens_of(article.text, start, end, here, pieces))
        spans = [Span(token.start, token.end) for line in self.lines for token in line]
        tags = tags_of(spans, article.attributions)
        self.tag = {span.start: tag for span, tag in zip(spans, tags, strict=True)}


class Plan(NamedTuple):
    """How a tagger is trained; `told` and `alike` matter where a larger one teaches it."""

    epochs: int
    rate: float
    rate_of_ends: float  # of traits, tags and chain
    averaged: float
    told: float = 0.0  # the weight of the larger one's tags beside a code; where nobody coded it is 1
    alike: float = 0.0  # the weight of what the larger one makes of the pieces


class Larger(NamedTuple):
    """A tagger that teaches one of some of its layers, its chain, and the numbers of these layers.

    Where `between` is given, a tagger that it has taught before, what the layers make is learned from that one's.
    """

    model: Tagger
    chain: Chain
    kept: Sequence[int]
    between: Tagger | None = None


class Example(NamedTuple):
    """A window, its tags in order, and whether these were coded."""

    window: Window
    tags: list[int]
    coded: bool


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


def read(model: Tagger, batch: tuple[Tensor, ...]) -> tuple[Tensor, list[Tensor]]:
    """Return tag scores (windows, tokens, tags), and what each layer makes of the pieces."""
    pieces, traits, mask, firsts, _ = batch
    with torch.autocast("cpu", torch.bfloat16):
        made = model.made(pieces, traits, mask)
        scores = model.scores(made)
    return scores.float().gather(1, firsts[..., None].expand(-1, -1, scores.shape[-1])), made


def unlike(made: Sequence[Tensor], meant: Sequence[Tensor], kept: Sequence[int], mask: Tensor) -> Tensor:
    """Return how much a network lacks of the variance of what a larger one makes of the pieces.

    `kept` are the numbers of the layers that it has (Patient Knowledge Distillation, Sun et al. 2019).
    """
    pairs = [(own, meant[layer]) for own, layer in zip(made, kept, strict=True)][EVERY - 1 :: EVERY]
    shares = [
        (own.float()[mask] - other.float()[mask]).square().mean() / other.float()[mask].var()
        for own, other in pairs
    ]
    return torch.stack(shares).mean()


def train(
    prepared: Sequence[Prepared],
    model: Tagger,
    chain: Chain,
    pieces: Pieces,
    plan: Plan,
    seed: int,
    say: Callable[[str], None],
    larger: Larger | None = None,
) -> None:
    """Train a tagger and its chain on articles, those that nobody coded by a larger one's tags alone.

    The same seed gives the same weights. Where a larger network teaches, the places of pieces stay fixed too.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model.positions.weight.requires_grad_(larger is None)
    steps = plan.epochs * len(_batches(prepared, pieces, random.Random(seed)))
    descent = descent_of(model, chain.parameters(), plan.rate, plan.rate_of_ends, steps, plan.averaged)
    began, total = time.monotonic(), 0.0
    for epoch in range(plan.epochs):
        for examples in _batches(prepared, pieces, chance):
            loss = _loss(examples, model, chain, pieces, plan, larger)
            descent.step(loss)
            total = 0.98 * total + 0.02 * loss.item() if descent.done > 1 else loss.item()
            if descent.done % 50 == 0:
                spent = time.monotonic() - began
                say(f"epoch {epoch + 1} step {descent.done}/{steps} loss {total:.4f} {spent:.0f} s")
    descent.finish()
    model.eval()


def _loss(
    examples: Sequence[Example], model: Tagger, chain: Chain, pieces: Pieces, plan: Plan, larger: Larger | None
) -> Tensor:
    batch = batch_of([example.window for example in examples], pieces.pad)
    mask, present = batch[2], batch[-1]
    tags = torch.zeros(present.shape, dtype=torch.long)
    for row, example in enumerate(examples):
        tags[row, : len(example.tags)] = torch.tensor(example.tags)
    scores, made = read(model, batch)
    if larger is None:
        return chain.losses(scores, tags, present).sum() / present.sum()
    with torch.no_grad():
        asked, meant = read(larger.model, batch)
        if larger.between:
            _, meant = read(larger.between, batch)
        shares = larger.chain.log_shares(asked, present).exp()
    told = torch.tensor([plan.told if example.coded else 1.0 for example in examples])
    apart = -((shares * chain.log_shares(scores, present)).sum(2) * present).sum(1)
    loss = ((1 - told) * chain.losses(scores, tags, present) + told * apart).sum() / present.sum()
    return loss + plan.alike * unlike(made, meant, larger.kept, mask) if plan.alike else loss


def inputs_of(prepared: Sequence[Prepared], pieces: Pieces, seed: int) -> Iterator[tuple[Tensor, ...]]:
    """Yield articles as a network reads them, in batches."""
    for examples in _batches(prepared, pieces, random.Random(seed)):
        yield batch_of([example.window for example in examples], pieces.pad)


def _batches(prepared: Sequence[Prepared], pieces: Pieces, chance: random.Random) -> list[list[Example]]:
    """Return batches of windows, lengths alike within a batch, in a new order."""
    made = []
    for article in prepared:
        limit = WINDOW if chance.random() < 0.5 else chance.randint(SHORTEST, WINDOW)
        for window in windows_of(article.lines, pieces, limit):
            tags = in_order([article.tag[token.start] for token in window.tokens])
            made.append(Example(window, tags, article.coded))
    made.sort(key=lambda example: len(example.window.pieces) + chance.random() * 40)
    batches = [made[place : place + BATCH] for place in range(0, len(made), BATCH)]
    chance.shuffle(batches)
    return batches
