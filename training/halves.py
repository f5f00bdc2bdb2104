"""Let a model find the attributions of articles it has not seen, and fit the score to how often it is right."""

import json
import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import torch

from helpers import drafts, load, tagger
from helpers.article import Span
from helpers.tags import TAGS
from training import export
from training.corpus import Coded
from training.network import Chain, Tagger

LIFT = 0.9  # on the half of train not learned from: full F1 75.0, indirect recall 72.9 (0.7: 75.0, 72.7)
LEAST = 0.24  # likewise: full F1 75.0, indirect recall 72.9 (0.2: 74.8, 73.7)
NOTHING = dict.fromkeys(["constant", *drafts.traits(drafts.Draft([]))], 0.0)
WINDOW = 128  # pieces, when used; with the smaller network full F1 was 71.2, at 256 71.0 and slower, at 96 70.8
UNCALIBRATED = {
    "scale": [1.0] * len(TAGS),
    "context": [[0.0] * len(TAGS)] * tagger.CONTEXTS,
    "window": WINDOW,
    "lift": LIFT,
    "least score": 0.0,
    "calibration": NOTHING,
}
HALF = 0.5  # Jaccard of words from which two contents are the same, as in the published comparisons


class Judged(NamedTuple):
    """A found attribution: what its score is computed from, and whether a coder has it too."""

    traits: dict[str, float]
    right: bool


def put(folder: Path, model: Tagger, chain: Chain, vocabulary: Sequence[str], parameters: Mapping) -> None:
    """Write a model to a folder in the layout that `helpers.tagger` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    export.write(model, folder / "model.onnx")
    (folder / "vocabulary.txt").write_text("".join(f"{piece}\n" for piece in vocabulary), encoding="utf-8")
    first, then = (part.detach().double().numpy().round(4).tolist() for part in chain.scores())
    write(folder, {"chain": {"first": first, "next": then}, **parameters})


def write(folder: Path, parameters: Mapping) -> None:
    """Write what is learned beside the network, a row a line."""
    text = json.dumps(parameters, indent=1)
    text = json.dumps(parameters, indent=1)
    text = re.sub(r"\[[^\[\]]*\]", lambda row: json.dumps(json.loads(row[0])), text)
    (folder / "parameters.json").write_text(text + "\n", encoding="utf-8")


def use(folder: Path) -> None:
    """Make the package read the model of a folder from now on."""
    tagger.FOLDER = folder
    for kept in (tagger.model, tagger.pieces, tagger.parameters):
        kept.cache_clear()


def judged(articles: Sequence[Coded]) -> Iterator[Judged]:
    """Yield what the package finds in coded articles, each attribution with whether a coder has it."""
    for coded in articles:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", load.LoadWarning)
            article = load.article_of(coded.text)
        found = [draft for draft in drafts.drafts_of(article) if draft.nested_in is None]
        words = [Span(*match.span()) for match in re.finditer(r"\w+", coded.text)]
        pairs = _pairs(
            [_words(draft.content, words) for draft in found],
            [_words(gold["content"], words) for gold in coded.attributions],
        )
        for number, draft in enumerate(found):
            gold = coded.attributions[pairs[number]] if number in pairs else None
            yield Judged(
                drafts.traits(draft), gold is not None and _same_source(draft.source, gold["source"], words)
            )


def _words(spans: Sequence[Span], words: Sequence[Span]) -> frozenset[int]:
    """Return the numbers of the words that touch spans."""
    starts = [word.start for word in words]
    found: set[int] = set()
    for start, end in spans:
        place = max(bisect_right(starts, start) - 1, 0)
        while place < len(words) and words[place].start < end:
            if words[place].end > start:
                found.add(place)
            place += 1
    return frozenset(found)


def _same_source(ours: Sequence[Span], theirs: Sequence[Span], words: Sequence[Span]) -> bool:
    if not ours or not theirs:
        return not ours and not theirs
    return bool(_words(ours, words) & _words(theirs, words))


def _pairs(ours: Sequence[frozenset[int]], theirs: Sequence[frozenset[int]]) -> dict[int, int]:
    """Pair contents one to one, the most alike first, down to half of their words."""
    alike = [(len(a & b) / len(a | b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if a & b]
    pairs: dict[int, int] = {}
    for share, i, j in sorted(alike, key=lambda pair: (-pair[0], pair[1:])):
        if share >= HALF and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def fitted(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the weights of a logistic regression of being right on the traits (Platt 1999), lightly shrunk."""
    names = list(judged[0].traits)
    x = torch.tensor([[1.0, *(item.traits[name] for name in names)] for item in judged], dtype=torch.double)
    y = torch.tensor([float(item.right) for item in judged], dtype=torch.double)
    weights = torch.zeros(x.shape[1], dtype=torch.double)
    shrink = torch.diag(torch.tensor([0.0, *[1.0] * len(names)], dtype=torch.double))
    for _ in range(30):  # Newton's method
        p = torch.sigmoid(x @ weights)
        slope = x.T @ (y - p) - shrink @ weights
        bend = (x * (p * (1 - p))[:, None]).T @ x + shrink
        weights = weights + torch.linalg.solve(bend, slope)
    return dict(zip(["constant", *names], (round(float(w), 4) for w in weights), strict=True))
