"""Take from a network the inner numbers of its layers that matter least.

Between its two linear maps a layer of MPNet has 3,072 numbers, and what they cost is half of reading. How much one
matters is how large it is, taken over text, times the size of what it adds (Sun et al. 2024, A Simple and
Effective Pruning Approach for Large Language Models, ICLR). Training mends what is lost.
"""

from collections.abc import Iterable
from functools import partial

import torch
from torch import Tensor, nn

from training.learn import read
from training.network import Tagger


def narrowed(model: Tagger, batches: Iterable[tuple[Tensor, ...]], width: int) -> Tagger:
    """Return a network with `width` of the inner numbers of each layer of another.

    `batches` (`learn.batch_of`) are the text over which it is seen how large they are.
    """
    seen = [torch.zeros(model.shape.feed) for _ in model.layers]
    watched = [
        layer.down.register_forward_pre_hook(partial(_add_squares, total))
        for layer, total in zip(model.layers, seen, strict=True)
    ]
    with torch.no_grad():
        for batch in batches:
            read(model, batch)
    for watch in watched:
        watch.remove()
    weights = dict(model.state_dict())
    for number, total in enumerate(seen):
        up, bias, down = (f"layers.{number}.{name}" for name in ("up.weight", "up.bias", "down.weight"))
        matters = total.sqrt() * weights[down].norm(dim=0)
        kept = matters.topk(width).indices.sort().values
        weights[up], weights[bias], weights[down] = weights[up][kept], weights[bias][kept], weights[down][:, kept]
    outputs, pieces = model.tags.out_features, model.words.num_embeddings
    narrow = Tagger(pieces, len(model.layers), outputs=outputs, shape=model.shape._replace(feed=width))
    narrow.load_state_dict(weights)
    return narrow


def _add_squares(total: Tensor, _: nn.Module, given: tuple[Tensor]) -> None:
    total += given[0].float().square().sum((0, 1))
