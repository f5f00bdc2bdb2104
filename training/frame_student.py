"""The coder of the package, learned from coded sentences and from the teacher's scores of all others."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch.nn import functional as fn

from helpers import frame_coder
from helpers.article import Span
from helpers.frame_coder import Frame
from helpers.pieces import Pieces
from training.frame_corpus import Sentences, learned_entry, looked_up

LEAST_WORD, LEAST_PAIR = 3, 6  # sentences in which a word or a pair must stand
EPOCHS, RATE, BATCH, SHRINK = 12, 0.02, 512, 1e-6
RATE_OF_MEANING, SHRINK_OF_MEANING = 0.05, 1e-5
CODERS = 0.8  # how much of a coded sentence's target is the coder's, the rest the teacher's
WEIGHT_OF_CODED = 3.0
TERMS = 2.0  # terms learn the quicker
STEPS = 127  # a frame's weights are kept as whole numbers up to this


class Example(NamedTuple):
    """A sentence as rows of the weights, with what each is multiplied by."""

    rows: list[int]
    factors: list[float]


class Student(NamedTuple):
    """What was learned: features × frames, a bias a frame, and the features by row."""

    weights: np.ndarray
    bias: np.ndarray
    vocabulary: list[str]

    def scores(self, examples: Sequence[Example]) -> np.ndarray:
        """Return the scores, sentences × frames."""
        return np.stack([self.weights[e.rows].T @ np.array(e.factors) for e in examples]) + self.bias


Features = tuple[list[str], list[str]]  # words and pairs; terms


def features_of(article: Sentences) -> dict[Span, Features]:
    """Return what each sentence of an article is read by."""
    read = {span: looked_up(article.article, span) for span in article.spans}
    return {span: (list(frame_coder.words_in(one)), list(frame_coder.terms_in(one))) for span, one in read.items()}


def vocabulary_of(features: Sequence[Features]) -> list[str]:
    """Return the features that are learned, in the order of their rows."""
    words = Counter(word for own, _ in features for word in own)
    terms = {term for _, own in features for term in own}
    often = [w for w, n in words.items() if n >= (LEAST_PAIR if " " in w else LEAST_WORD)]
    return sorted(often) + sorted(terms)


def example_of(features: Features, rows: Mapping[str, int]) -> Example:
    """Return a sentence as the learning reads it."""
    words, terms = ([rows[key] for key in keys if key in rows] for keys in features)
    share = 1 / np.sqrt(len(words) or 1)
    return Example(words + terms, [share] * len(words) + [TERMS] * len(terms))


def target_of(frames: Sequence[Frame], coded: frozenset[Frame] | None, taught: torch.Tensor | None) -> np.ndarray:
    """Return what a sentence should score for each frame, 0 to 1, from its codes, the teacher's score, or both."""
    theirs = None if taught is None else torch.sigmoid(taught).numpy()
    if coded is None:
        return theirs
    own = np.array([float(frame in coded) for frame in frames])
    return own if theirs is None else CODERS * own + (1 - CODERS) * theirs


def meanings_of(vocabulary: Sequence[str], embeddings: torch.Tensor, pieces: Pieces) -> torch.Tensor:
    """Return for each word the mean of its pieces' embeddings, centred, of length 1; zeros for pairs and terms."""
    known = embeddings.float() - embeddings.float().mean(0)
    known = known / known.norm(dim=1, keepdim=True).clamp(min=1e-6)
    found = torch.zeros(len(vocabulary), known.shape[1])
    for row, key in enumerate(vocabulary):
        if "/" not in key and " " not in key:
            found[row] = known[list(pieces.of(key))].mean(0)
    return found


def train(
    examples: Sequence[Example],
    targets: np.ndarray,
    coded: np.ndarray,
    vocabulary: list[str],
    meanings: torch.Tensor,
) -> Student:
    """Return a student; `targets` are sentences × frames, `coded` says which sentences were coded.

    A word's weights are its own and what its meaning gives it, so that rare words learn from words like them.
    """
    wanted = torch.tensor(targets, dtype=torch.float)
    weight = torch.tensor(np.where(coded, WEIGHT_OF_CODED, 1.0), dtype=torch.float)
    own = torch.nn.EmbeddingBag(len(vocabulary), wanted.shape[1], mode="sum")
    torch.nn.init.zeros_(own.weight)
    bias = torch.nn.Parameter(torch.logit(wanted.mean(0).clamp(1e-4, 1 - 1e-4)))
    by_meaning = torch.nn.Parameter(torch.zeros(meanings.shape[1], wanted.shape[1]))
    rates = (RATE, RATE_OF_MEANING)
    optimiser = torch.optim.Adam([{"params": [own.weight, bias]}, {"params": [by_meaning]}])
    chance = torch.Generator().manual_seed(1)
    for epoch in range(EPOCHS):
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * (1 - epoch / EPOCHS)
        order = torch.randperm(len(examples), generator=chance).tolist()
        for place in range(0, len(order), BATCH):
            batch = order[place : place + BATCH]
            read = [examples[number] for number in batch]
            rows = torch.tensor([row for e in read for row in e.rows])
            starts = torch.tensor(np.concatenate(([0], np.cumsum([len(e.rows) for e in read])[:-1])))
            factors = torch.tensor([factor for e in read for factor in e.factors], dtype=torch.float)
            meant = fn.embedding_bag(rows, meanings, starts, mode="sum", per_sample_weights=factors)
            scores = own(rows, starts, per_sample_weights=factors) + meant @ by_meaning + bias
            each = fn.binary_cross_entropy_with_logits(scores, wanted[batch], reduction="none").mean(1)
            loss = (each * weight[batch]).sum() / weight[batch].sum()
            loss = loss + SHRINK * (own.weight**2).sum() + SHRINK_OF_MEANING * (by_meaning**2).sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    weights = own.weight + meanings @ by_meaning
    return Student(weights.detach().numpy(), bias.detach().numpy(), vocabulary)


def threshold(coded: np.ndarray, scores: np.ndarray) -> float:
    """Return the score above which as many sentences lie as were coded, so that counts are right on the whole."""
    order = np.sort(scores)[::-1]
    return float(order[min(max(int(coded.sum()), 1), len(order) - 1)])


def write(folder: Path, student: Student, frames: Sequence[Frame], thresholds: Sequence[float]) -> None:
    """Write a student in the layout that `helpers.frame_coder` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    terms = np.array(["/" in key for key in student.vocabulary])
    weights = student.weights * np.where(terms, TERMS, 1.0)[:, None]
    scale = np.abs(weights).max(0) / STEPS
    np.save(folder / frame_coder.WEIGHTS, np.rint(weights / scale).astype(np.int8))
    (folder / frame_coder.VOCABULARY).write_text("\n".join(student.vocabulary), encoding="utf-8")
    rows = [
        {
            **learned_entry(frame),
            "scale": round(float(scale[n]), 8),
            "bias": round(float(student.bias[n]) - level, 6),
        }
        for n, (frame, level) in enumerate(zip(frames, thresholds, strict=True))
    ]
    known = json.dumps({"frames": rows}, indent=1, ensure_ascii=False)
    (folder / frame_coder.PARAMETERS).write_text(known + "\n", encoding="utf-8")
