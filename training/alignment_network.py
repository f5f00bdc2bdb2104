"""The network that reads two sentences: MiniLM (Wang et al. 2020) cut in the middle.

The lower layers, left as they were published, read each sentence once and alone; the upper ones, fine-tuned, read
every two sentences together, so that a pair costs half (MacAvaney et al. 2020 do so for search).
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from training.network import HIDDEN, NEVER, POSITIONS, Layer

LOWER, UPPER = range(3), range(3, 6)  # layers of the published model
ANSWERS = ("neither", "statement", "fact")
BENT = 128  # width of the map before the answers
_PUBLISHED = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "norm_attended": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm": "output.LayerNorm",
}


def published_layer(weights: dict[str, Tensor], number: int, dropout: float) -> Layer:
    """Return a layer with the weights of a published BERT."""
    layer = Layer(dropout)
    layer.load_state_dict(
        {
            f"{name}.{kind}": weights[f"encoder.layer.{number}.{published}.{kind}"]
            for name, published in _PUBLISHED.items()
            for kind in ("weight", "bias")
        }
        | {name: mask for name, mask in layer.state_dict().items() if name.endswith("mask")}
    )
    return layer


class Reader(nn.Module):
    """The lower half: pieces of a sentence (sentences, length) in, a vector for each out. It does not learn."""

    def __init__(self, weights: dict[str, Tensor]):
        super().__init__()
        words = weights["embeddings.word_embeddings.weight"]
        self.words = nn.Embedding(len(words), HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.words.weight.data = words
        self.positions.weight.data = (
            weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self.norm.weight.data = weights["embeddings.LayerNorm.weight"]
        self.norm.bias.data = weights["embeddings.LayerNorm.bias"]
        self.layers = nn.ModuleList(published_layer(weights, number, 0.0) for number in LOWER)

    def forward(self, pieces: Tensor) -> Tensor:
        x = self.norm(self.words(pieces) + self.positions(torch.arange(pieces.shape[1])))
        barred = torch.zeros((), dtype=torch.get_autocast_dtype("cpu"))
        for layer in self.layers:
            x = layer(x, barred)
        return x


class Judge(nn.Module):
    """The upper half: the vectors of two sentences in, a score for each of `ANSWERS` out."""

    def __init__(self, weights: dict[str, Tensor], dropout: float = 0.1):
        super().__init__()
        self.side = nn.Embedding(2, HIDDEN)
        nn.init.zeros_(self.side.weight)
        self.layers = nn.ModuleList(published_layer(weights, number, dropout) for number in UPPER)
        self.drop = nn.Dropout(dropout)
        self.bend = nn.Linear(4 * HIDDEN + 1, BENT)
        self.answers = nn.Linear(BENT, len(ANSWERS))

    def forward(self, x: Tensor, side: Tensor, mask: Tensor) -> Tensor:
        """Scores (pairs, answers) for vectors (pairs, length, width), the side of each, and where one stands."""
        barred = torch.where(mask, 0.0, NEVER)[:, None, None, :].to(torch.get_autocast_dtype("cpu"))
        x = x + self.side(side)
        for layer in self.layers:
            x = layer(x, barred)
        one, other = (self._mean(x, mask & (side == number)) for number in (0, 1))
        alike = fn.cosine_similarity(one, other, dim=-1)[:, None]
        joined = torch.cat([x[:, 0], one + other, (one - other).abs(), one * other, alike], 1)
        return self.answers(self.drop(torch.tanh(self.bend(self.drop(joined)))))

    @staticmethod
    def _mean(x: Tensor, chosen: Tensor) -> Tensor:
        weight = chosen[..., None].to(x.dtype)
        return (x * weight).sum(1) / weight.sum(1)
