"""Read PolNeAR (Newell, Margolin and Ruths, LREC 2018): news articles with every attribution coded.

`<folder>/text/*.txt` are the articles, `<folder>/attributions/*.ann` the codings in brat's
standoff format. Where an article has several coders, the first file by name is read.
"""

import re
from pathlib import Path
from typing import NamedTuple

from helpers.article import Span

PARTS = ("content", "cue", "source")
_MARK = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_TIE = re.compile(r"E\d+\t(\S.*)$")


class Coded(NamedTuple):
    """An article's text and its attributions: content, cue and source, each a tuple of spans."""

    name: str
    text: str
    attributions: list[dict[str, tuple[Span, ...]]]


def read(folder: Path) -> list[Coded]:
    """Return the articles of a split, by name. Raises FileNotFoundError where a text has no coding."""
    articles = []
    for path in sorted((folder / "text").glob("*.txt")):
        codings = sorted((folder / "attributions").glob(f"{_escaped(path.stem)}_*.ann"))
        if not codings:
            raise FileNotFoundError(f"{path.name} has no coding in {folder / 'attributions'}.")
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        articles.append(Coded(path.stem, text, _attributions(codings[0])))
    return articles


def _escaped(stem: str) -> str:
    return re.sub(r"([\[\]*?])", r"[\1]", stem)


def _attributions(path: Path) -> list[dict[str, tuple[Span, ...]]]:
    spans: dict[str, list[Span]] = {}
    ties = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if match := _MARK.match(line):
            spans[match[1]] = [Span(*map(int, part.split())) for part in match[2].split(";")]
        elif match := _TIE.match(line):
            ties.append(match[1].split()[1:])
    found = []
    for tie in ties:
        parts: dict[str, list[Span]] = {part: [] for part in PARTS}
        for entry in tie:
            role, _, mark = entry.partition(":")
            part = role.rstrip("0123456789").lower()
            if part in parts and mark in spans:
                parts[part] += spans[mark]
        if parts["content"]:
            found.append({part: tuple(sorted(parts[part])) for part in PARTS})
    return found
