"""Read and check the codebook: the categories, cues and word lists in data/codebook.

Every file is YAML that a scholar can read and change: an `about`, a `source` (the paper
or handbook behind it) and `entries`, each with a unique `id`, a `definition` and an
`example`, or, in a plain word list, what its file's `about` says.
"""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from helpers import paths

REQUIRED = ("id", "definition", "example")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CodebookError(ValueError):
    """A codebook file that can't be used; the message names file, line and remedy."""


@cache
def entries(name: str) -> dict[str, dict[str, Any]]:
    """Return a codebook file's entries by id, in the order of the file.

    `name` is the file's name without its ending. Raises `CodebookError` for a file
    that is not YAML, an entry without id, definition or example, or an id used twice.
    """
    path = paths.CODEBOOK / f"{name}.yaml"
    found: dict[str, dict[str, Any]] = {}
    for place, entry in enumerate(_document(path).get("entries") or []):
        missing = [key for key in REQUIRED if not isinstance(entry, dict) or not entry.get(key)]
        if missing:
            raise CodebookError(
                f"{path.name}, line {entry_line(name, place)}: this entry has no “{missing[0]}”; add one."
            )
        if str(entry["id"]) in found:
            raise CodebookError(
                f"{path.name}, line {entry_line(name, place)}: the id “{entry['id']}” is used twice; rename one."
            )
        found[str(entry["id"])] = entry
    return found


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return a plain word list: the value of a top-level key of a codebook file."""
    path = paths.CODEBOOK / f"{name}.yaml"
    values = _document(path).get(key)
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise CodebookError(f"{path.name}: “{key}” must be a list of words; put words like “no” in quotes.")
    return frozenset(values)


def heading(name: str, key: str) -> str:
    """Return what stands at the head of a codebook file: its `about`, `source`, `family`; "" without one."""
    return str(_document(paths.CODEBOOK / f"{name}.yaml").get(key) or "").strip()


def names(pattern: str) -> tuple[str, ...]:
    """Return the names of the codebook files that a pattern like frames_* fits, in order."""
    return tuple(sorted(path.stem for path in paths.CODEBOOK.glob(f"{pattern}.yaml")))


@cache
def fingerprint() -> str:
    """Return a SHA-256 over all codebook files: which codebook a result was made with."""
    digest = hashlib.sha256()
    for path in sorted(paths.CODEBOOK.glob("*.yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


@cache
def _document(path: Path) -> dict[str, Any]:
    try:
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CodebookError(
            f"{path.name}, line {line}: not valid YAML ({error.problem}); mend that line."
        ) from error
    if not isinstance(document, dict):
        raise CodebookError(f"{path.name}, line 1: expected “about”, “source” and “entries”.")
    return document


def entry_line(name: str, place: int) -> int:
    """Return the line on which an entry (by its place in the file, from 0) starts, for messages."""
    node = yaml.compose((paths.CODEBOOK / f"{name}.yaml").read_text(encoding="utf-8"), Loader=_Loader)
    items = next(value.value for key, value in node.value if key.value == "entries")
    return items[place].start_mark.line + 1


def line_of(name: str, entry: str, words: Any) -> int:
    """Return the line, at or after an entry's id, that holds the words in question, for messages."""
    lines = (paths.CODEBOOK / f"{name}.yaml").read_text(encoding="utf-8").split("\n")
    first = next((n for n, line in enumerate(lines) if re.search(rf"\bid: *{re.escape(entry)}\b", line)), 0)
    return next((n for n in range(first, len(lines)) if str(words) in lines[n]), first) + 1
