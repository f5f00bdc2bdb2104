"""The network: MiniLM (Wang et al. 2020) with traits of writing, and a linear-chain CRF over tags.

The encoder is BERT's (Devlin et al. 2019), written out in torch so that training needs nothing
else; the CRF is that of Lafferty et al. (2001), trained on the likelihood of whole tag sequences.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from helpers.pieces import TRAITS
from helpers.tags import TAGS, follows

HIDDEN, HEADS, FEED, POSITIONS = 384, 12, 1536, 512
NEVER = -1e4  # the score of tags that can't follow each other


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
    """One layer of BERT: attention, then two linear maps, each followed by a norm."""

    def __init__(self, dropout: float):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.attended = nn.Linear(HIDDEN, HIDDEN)
        self.norm_attended = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up, self.down = nn.Linear(HIDDEN, FEED), nn.Linear(FEED, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Drop(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        split = lambda y: y.view(batch, length, HEADS, -1).transpose(1, 2)  # noqa: E731
        # written out: in bf16 on a CPU three times as quick to train as torch's own attention
        weights = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) * (HIDDEN // HEADS) ** -0.5 + mask
        mixed = (weights.softmax(-1) @ split(self.value(x))).transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm_attended(x + self.drop(self.attended(mixed)))
        return self.norm(x + self.drop(self.down(fn.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Pieces and traits in, a score for every tag of every token out."""

    def __init__(self, vocabulary: int, layers: int = 6, dropout: float = 0.1, outputs: int = len(TAGS)):
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.traits = nn.Embedding(TRAITS, HIDDEN)
        nn.init.zeros_(self.traits.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.tags = nn.Linear(HIDDEN, outputs)
        self.drop = Drop(dropout)

    def forward(self, pieces: Tensor, traits: Tensor, mask: Tensor) -> Tensor:
        """Scores (batch, length, tags) for pieces and traits (batch, length); `mask` is True where one stands."""
        places = torch.arange(pieces.shape[1])
        x = self.norm(self.words(pieces) + self.positions(places) + self.traits(traits))
        barred = torch.where(mask, 0.0, NEVER)[:, None, None, :].to(torch.get_autocast_dtype("cpu"))
        x = self.drop(x)
        for layer in self.layers:
            x = layer(x, barred)
        return self.tags(self.drop(x))

    def start_from(self, weights: dict[str, Tensor], layers: list[int]) -> None:
        """Take over the weights of a published BERT, of the layers named."""
        own = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0],
            "traits.weight": self.traits.weight.detach(),
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
            "tags.weight": self.tags.weight.detach(),
            "tags.bias": self.tags.bias.detach(),
        }
        names = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "attended": "attention.output.dense",
            "norm_attended": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm": "output.LayerNorm",
        }
        for ours, theirs in enumerate(layers):
            for name, published in names.items():
                for kind in ("weight", "bias"):
                    own[f"layers.{ours}.{name}.{kind}"] = weights[f"encoder.layer.{theirs}.{published}.{kind}"]
        self.load_state_dict(own)


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

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Return the mean negative log-likelihood of a token's tag; all (batch, tokens), scores with tags last."""
        first, then = self.scores()
        right = scores.gather(2, tags[..., None])[..., 0] * mask
        steps = then[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
        gold = right.sum(1) + steps.sum(1) + first[tags[:, 0]]
        state = first + scores[:, 0]
        for place in range(1, scores.shape[1]):
            ahead = torch.logsumexp(state[:, :, None] + then, 1) + scores[:, place]
            state = torch.where(mask[:, place, None], ahead, state)
        return (torch.logsumexp(state, 1) - gold).sum() / mask.sum()
