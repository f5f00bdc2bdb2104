"""Fit anew, on articles that a network has not seen, what its scores weigh, its chain, and what signs add.

A network is surer of what it learned from than of what it meets. So a factor for each tag, the chain and a
bonus for each tag by the sign before a token (`tagger.contexts_of`) are learned by the likelihood of the coded
tags, the network left as it is (a calibration as in Guo et al. 2017, On Calibration of Modern Neural Networks,
for sequences).
"""

import random
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

from helpers import tagger
from helpers.pieces import windows_of
from helpers.tags import TAGS, in_order
from training.learn import Prepared
from training.network import NEVER, Chain

EPOCHS, RATE, SLOWER, BATCH, SEED = 8, 0.02, 0.8, 64, 1
PULL_OF_CONTEXTS, PULL = (
    10.0,
    0.3,
)  # towards nothing, and towards the chain learned with the network; flat from 1 to 30

Row = tuple[Tensor, Tensor, Tensor]  # the network's scores of a window, its contexts, its tags


def rows_of(articles: Sequence[Prepared]) -> list[Row]:
    """Return what the network that is in use makes of coded articles."""
    found = []
    for article in articles:
        for window in windows_of(article.lines, tagger.pieces(), tagger.parameters()["window"]):
            tags = in_order([article.tag[token.start] for token in window.tokens])
            parts = tagger.network_scores(window), tagger.contexts_of(window.tokens)
            found.append((*map(torch.from_numpy, parts), torch.tensor(tags)))
    return found


def fitted(rows: Sequence[Row]) -> dict[str, Any]:
    """Return `chain` (`first` and `next`), `scale` and `context` as `tagger` reads them."""
    chain = _chain_in_use()
    start = [parameter.detach().clone() for parameter in chain.parameters()]
    scale = nn.Parameter(torch.zeros(len(TAGS)))  # its log
    context, plain = (nn.Parameter(torch.zeros(*size, len(TAGS))) for size in ((tagger.CONTEXTS,), ()))
    descent = torch.optim.Adam([scale, context, plain, *chain.parameters()], lr=RATE)
    slowing = torch.optim.lr_scheduler.ExponentialLR(descent, SLOWER)
    rows = sorted(rows, key=lambda row: len(row[2]))
    batches = [rows[place : place + BATCH] for place in range(0, len(rows), BATCH)]
    number, chance = sum(len(tags) for *_, tags in rows), random.Random(SEED)
    for _ in range(EPOCHS):
        chance.shuffle(batches)
        for batch in batches:
            scores, contexts, tags = (nn.utils.rnn.pad_sequence(part, True) for part in zip(*batch, strict=True))
            mask = contexts.sum(2) > 0
            made = scores * scale.exp() + contexts @ context + plain
            moved = sum((now - then).square().sum() for now, then in zip(chain.parameters(), start, strict=True))
            pull = PULL_OF_CONTEXTS * context.square().sum() + PULL * (moved + scale.square().sum())
            descent.zero_grad()
            (chain.losses(made, tags, mask).sum() / mask.sum() + pull / number).backward()
            descent.step()
        slowing.step()
    context = context.detach()
    context[: tagger.RELATIVE] += plain.detach()  # every token stands behind one sign or none, and gets it once
    first, then = chain.scores()
    parts = {"first": first, "next": then, "scale": scale.exp(), "context": context}
    first, then, scale, context = (part.detach().double().numpy().round(4).tolist() for part in parts.values())
    return {"chain": {"first": first, "next": then}, "scale": scale, "context": context}


def _chain_in_use() -> Chain:
    chain = Chain()
    with torch.no_grad():
        for parameter, learned in ((chain.first, tagger.model().first), (chain.next, tagger.model().then)):
            given = torch.tensor(learned)
            parameter.copy_(torch.where(given > NEVER / 2, given, 0.0))
    return chain
