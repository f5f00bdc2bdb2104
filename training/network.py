"""The network: MiniLM (Wang et al. 2020) or MPNet (Song et al. 2020), with traits of writing, and a CRF over tags.

The encoder is BERT's (Devlin et al. 2019), written out in torch so that training needs nothing
else; MPNet's adds to each head how far apart two pieces stand (Shaw et al. 2018, in T5's buckets, Raffel et al.
2020). The CRF is that of Lafferty et al. (2001), trained on the likelihood of whole tag sequences.
"""

import math
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from helpers.pieces import TRAITS
from helpers.tags import TAGS, follows

POSITIONS = 512
NEVER = -1e4  # the score of tags that can't follow each other
LEAST = -15.0  # the log of a probability below which it makes no difference
FURTHEST = 128  # pieces: all that stand further apart are alike


class Shape(NamedTuple):
    """How an encoder is built: numbers of a layer, and of buckets for how far apart pieces stand, 0 for none."""

    hidden: int
    heads: int
    feed: int
    epsilon: float
    buckets: int


MINILM, MPNET = Shape(384, 12, 1536, 1e-12, 0), Shape(768, 12, 3072, 1e-5, 32)
HIDDEN = MINILM.hidden
# what the parts of a layer are called in the published weights of each
BERTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "norm_attended": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm": "output.LayerNorm",
}
MPNETS = BERTS | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "attended": "attention.attn.o",
    "norm_attended": "attention.LayerNorm",
}


class Drop(nn.Module):
    """Dropout with masks cut at random out of a long one, as drawing them anew takes a tenth of training."""

    def __init__(self, share: float):
        super().__init__()
        self.share = share
        self.register_buffer("mask", (torch.rand(1 << 22) >= share) / (1 - share), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        place = int(torch.randint(self.mask.numel() - x.numel(), (1,)))
        return x * self.mask[place : place + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One layer: attention, then two linear maps, each followed by a norm."""

    def __init__(self, shape: Shape, dropout: float):
        super().__init__()
        self.heads = shape.heads
        self.query, self.key, self.value = (nn.Linear(shape.hidden, shape.hidden) for _ in range(3))
        self.attended = nn.Linear(shape.hidden, shape.hidden)
        self.norm_attended = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.up, self.down = nn.Linear(shape.hidden, shape.feed), nn.Linear(shape.feed, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.drop = Drop(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, hidden = x.shape
        split = lambda y: y.view(batch, length, self.heads, -1).transpose(1, 2)  # noqa: E731
        # written out: in bf16 on a CPU three times as quick to train as torch's own attention
        weights = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) * (hidden // self.heads) ** -0.5 + mask
        mixed = (weights.softmax(-1) @ split(self.value(x))).transpose(1, 2).reshape(batch, length, hidden)
        x = self.norm_attended(x + self.drop(self.attended(mixed)))
        return self.norm(x + self.drop(self.down(fn.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Pieces and traits in, a score for every tag of every token out."""

    def __init__(
        self,
        vocabulary: int,
        layers: int = 6,
        dropout: float = 0.1,
        outputs: int = len(TAGS),
        shape: Shape = MINILM,
    ):
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(vocabulary, shape.hidden)
        self.positions = nn.Embedding(POSITIONS, shape.hidden)
        self.traits = nn.Embedding(TRAITS, shape.hidden)
        nn.init.zeros_(self.traits.weight)
        self.near = nn.Embedding(shape.buckets, shape.heads) if shape.buckets else None
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(layers))
        self.tags = nn.Linear(shape.hidden, outputs)
        self.drop = Drop(dropout)

    def forward(self, pieces: Tensor, traits: Tensor, mask: Tensor) -> Tensor:
        """Scores (batch, length, tags) for pieces and traits (batch, length); `mask` is True where one stands."""
        return self.scores(self.made(pieces, traits, mask))

    def scores(self, made: list[Tensor]) -> Tensor:
        """Return the scores for what the layers have made."""
        return self.tags(self.drop(made[-1]))

    def made(self, pieces: Tensor, traits: Tensor, mask: Tensor) -> list[Tensor]:
        """Return what each layer makes of the pieces (batch, length, numbers)."""
        length = pieces.shape[1]
        x = self.norm(self.words(pieces) + self.positions(torch.arange(length)) + self.traits(traits))
        barred = torch.where(mask, 0.0, NEVER)[:, None, None, :]
        if self.near is not None:
            barred = barred + self.nearness(length)
        barred = barred.to(torch.get_autocast_dtype("cpu"))
        made = [self.drop(x)]
        for layer in self.layers:
            made.append(layer(made[-1], barred))
        return made[1:]

    def nearness(self, length: int) -> Tensor:
        """Return what each head adds for how far apart two pieces stand (1, heads, length, length)."""
        return self.near(buckets(length, self.shape.buckets)).permute(2, 0, 1)[None]

    def start_from(self, weights: dict[str, Tensor], layers: list[int]) -> None:
        """Take over the weights of a published BERT or MPNet, of the layers named."""
        places = weights["embeddings.position_embeddings.weight"]
        if self.near is None:
            places = places + weights["embeddings.token_type_embeddings.weight"][0]
        else:
            places = places[2:]  # the first two are for what is no piece
        own = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": places,
            "traits.weight": self.traits.weight.detach(),
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
            "tags.weight": self.tags.weight.detach(),
            "tags.bias": self.tags.bias.detach(),
        }
        if self.near is not None:
            own["near.weight"] = weights["encoder.relative_attention_bias.weight"]
        for ours, theirs in enumerate(layers):
            for name, published in (BERTS if self.near is None else MPNETS).items():
                for kind in ("weight", "bias"):
                    own[f"layers.{ours}.{name}.{kind}"] = weights[f"encoder.layer.{theirs}.{published}.{kind}"]
        self.load_state_dict(own)

    def start_from_larger(self, larger: "Tagger", layers: list[int]) -> None:
        """Take over the weights of a larger network of this shape, of the layers named."""
        own = {name: value for name, value in larger.state_dict().items() if not name.startswith("layers.")}
        for ours, theirs in enumerate(layers):
            for name, value in larger.layers[theirs].state_dict().items():
                own[f"layers.{ours}.{name}"] = value
        self.load_state_dict(own)


def buckets(length: int, number: int) -> Tensor:
    """Return the bucket of each two places, up to a length: near ones for themselves, further ones together."""
    places = torch.arange(length)
    away = places[:, None] - places[None, :]
    half, exact = number // 2, number // 4
    further = exact + (
        torch.log(away.abs().clamp(min=1) / exact) / math.log(FURTHEST / exact) * (half - exact)
    ).to(torch.long)
    near = torch.where(away.abs() < exact, away.abs(), further.clamp(max=half - 1))
    return near + half * (away < 0)


class Chain(nn.Module):
    """A linear-chain CRF: how well a tag follows another, and begins."""

    def __init__(self) -> None:
        super().__init__()
        number = len(TAGS)
        allowed = torch.tensor([[follows(i, j) for j in range(number)] for i in range(number)])
        self.register_buffer("barred", torch.where(allowed, 0.0, NEVER), persistent=False)
        first = torch.tensor([j == 0 or j % 2 == 1 for j in range(number)])
        self.register_buffer("barred_first", torch.where(first, 0.0, NEVER), persistent=False)
        self.next = nn.Parameter(torch.zeros(number, number))
        self.first = nn.Parameter(torch.zeros(number))

    def scores(self) -> tuple[Tensor, Tensor]:
        """Return the scores of a first tag (tags,) and of a tag behind another (tags, tags)."""
        return self.first + self.barred_first, self.next + self.barred

    def losses(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Return each window's negative log-likelihood; all (batch, tokens), scores with tags last."""
        first, then = self.scores()
        right = scores.gather(2, tags[..., None])[..., 0] * mask
        steps = then[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
        gold = right.sum(1) + steps.sum(1) + first[tags[:, 0]]
        return torch.logsumexp(self._ahead(scores, mask)[-1], 1) - gold

    def log_shares(self, scores: Tensor, mask: Tensor) -> Tensor:
        """Return the log of each tag's probability at each token (forward-backward, Rabiner 1989)."""
        _, then = self.scores()
        ahead = self._ahead(scores, mask)
        behind = [torch.zeros_like(ahead[-1])]
        for place in range(scores.shape[1] - 2, -1, -1):
            state = torch.logsumexp(then + (scores[:, place + 1] + behind[-1])[:, None, :], 2)
            behind.append(torch.where(mask[:, place + 1, None], state, 0.0))
        whole = torch.logsumexp(ahead[-1], 1)[:, None, None]
        return (torch.stack(ahead, 1) + torch.stack(behind[::-1], 1) - whole).clamp(min=LEAST)

    def _ahead(self, scores: Tensor, mask: Tensor) -> list[Tensor]:
        """Return, for each token, the log of the sum over all sequences that end in each tag there."""
        first, then = self.scores()
        states = [first + scores[:, 0]]
        for place in range(1, scores.shape[1]):
            state = torch.logsumexp(states[-1][:, :, None] + then, 1) + scores[:, place]
            states.append(torch.where(mask[:, place, None], state, states[-1]))
        return states
