"""The larger model that learns frames from the coded sentences: MiniLM, fine-tuned, read sentence by sentence.

It reads an article in windows of paragraphs, so that a sentence is read in its surroundings, and scores each
sentence by the mean of its pieces. Too slow to code with, it spreads what coders decided to text that nobody
coded, from which the coder of the package learns.
"""

import random
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from helpers import framing
from helpers.article import Span
from helpers.frame_coder import Frame
from helpers.pieces import Pieces, Window, tokens_of, windows_of
from training.frame_corpus import Sentences
from training.learn import Descent, batch_of
from training.network import HIDDEN, Tagger

BATCH = 4  # windows
LIMITS = (128, 192, 256)  # pieces; windows are packed anew every epoch
RATE, RATE_OF_NEW, AVERAGED = 2e-4, 3e-3, 0.99
SELDOM = -3.0  # the bias to begin with, as most sentences carry none of most frames


class Part(NamedTuple):
    """A window, and for each of its pieces the number of its sentence, -1 outside any."""

    window: Window
    owners: Tensor
    article: Sentences


class Teacher(nn.Module):
    """MiniLM with a score for every frame."""

    def __init__(self, encoder: Tagger, frames: Sequence[Frame]):
        super().__init__()
        encoder.tags = nn.Identity()
        self.encoder, self.frames = encoder, list(frames)
        self.head = nn.Linear(HIDDEN, len(self.frames))
        nn.init.zeros_(self.head.weight)
        nn.init.constant_(self.head.bias, SELDOM)

    def forward(self, parts: Sequence[Part], pad: int) -> tuple[Tensor, list[tuple[Sentences, Span, int]]]:
        """Scores (sentences, frames), and of each row the article, the sentence and its number of pieces."""
        pieces, traits, mask, _, _ = batch_of([part.window for part in parts], pad)
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.encoder(pieces, torch.zeros_like(traits), mask).float()
        means, rows = [], []
        for place, part in enumerate(parts):
            for number in part.owners.unique().tolist():
                if number >= 0:
                    own = part.owners == number
                    means.append(hidden[place, : len(own)][own].mean(0))
                    rows.append((part.article, part.article.spans[number], int(own.sum())))
        return self.head(torch.stack(means)), rows


def parts_of(article: Sentences, pieces: Pieces, limit: int) -> Iterator[Part]:
    """Yield the windows of an article's headline, subheads and body."""
    text, starts = article.article.text, [span.start for span in article.spans]
    blocks = [block for block in article.article.paragraphs if block.role in framing.ROLES]
    for window in windows_of((tokens_of(text, b.start, b.end, [], pieces) for b in blocks), pieces, limit):
        owners = torch.full((len(window.pieces),), -1)
        for first, token in zip(window.firsts, window.tokens, strict=True):
            number = bisect_right(starts, token.start) - 1
            if number >= 0 and token.start < article.spans[number].end:
                owners[first : first + len(token.pieces)] = number
        if (owners >= 0).any():
            yield Part(window, owners, article)


def train(encoder: Tagger, articles: Sequence[Sentences], pieces: Pieces, epochs: int, seed: int, say) -> Teacher:
    """Return a teacher that learned from the coded sentences; the same seed gives the same weights."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    teacher = Teacher(encoder, framing.frames())
    groups = [
        {"params": list(teacher.encoder.parameters()), "lr": RATE},
        {"params": list(teacher.head.parameters()), "lr": RATE_OF_NEW},
    ]
    steps = epochs * len(_batches(articles, pieces, random.Random(seed)))
    descent = Descent(groups, list(teacher.parameters()), steps, AVERAGED)
    teacher.train()
    for epoch in range(epochs):
        batches = _batches(articles, pieces, chance)
        for parts in batches:
            scores, rows = teacher(parts, pieces.pad)
            coded = [number for number, (article, span, _) in enumerate(rows) if span in article.codes]
            if not coded:
                continue
            codes = torch.tensor(
                [[float(f in rows[n][0].codes[rows[n][1]]) for f in teacher.frames] for n in coded]
            )
            loss = fn.binary_cross_entropy_with_logits(scores[coded], codes)
            descent.step(loss)
        say(f"Epoch {epoch + 1} of {epochs}: loss {loss.item():.4f}.")
    descent.finish()
    return teacher.eval()


def _batches(articles: Sequence[Sentences], pieces: Pieces, chance: random.Random) -> list[list[Part]]:
    """Return batches of windows that hold coded sentences, lengths alike within a batch, in a new order."""
    parts = [
        part
        for article in articles
        if article.codes
        for part in parts_of(article, pieces, chance.choice(LIMITS))
        if any(article.spans[n] in article.codes for n in part.owners.unique().tolist() if n >= 0)
    ]
    parts.sort(key=lambda part: len(part.window.pieces) + chance.random() * 40)
    batches = [parts[place : place + BATCH] for place in range(0, len(parts), BATCH)]
    chance.shuffle(batches)
    return batches


def scored(teacher: Teacher, article: Sentences, pieces: Pieces) -> dict[Span, Tensor]:
    """Return the scores (frames,) of an article's sentences; one cut in two has the mean of its parts."""
    found: dict[Span, list[tuple[int, Tensor]]] = {}
    with torch.no_grad():
        for part in parts_of(article, pieces, LIMITS[-1]):
            scores, rows = teacher([part], pieces.pad)
            for (_, span, size), row in zip(rows, scores, strict=True):
                found.setdefault(span, []).append((size, row))
    return {
        span: sum(size * row for size, row in parts) / sum(size for size, _ in parts)
        for span, parts in found.items()
    }
