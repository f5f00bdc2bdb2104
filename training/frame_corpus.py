"""Read the sentences that were coded by frame, and the texts they stand in.

`frame_codings.csv` has a row a sentence: corpus (polnear or basil), article, start, end (code-point offsets
into the text as decoded) and the frames, "family: frame;family: frame". The texts are PolNeAR's train split
and BASIL (Fan et al., EMNLP 2019); of BASIL only events that `tests/validation/basil_frames.csv` does not touch.
"""

import csv
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from helpers import codebook, frame_coder, framing, load, terms
from helpers.article import Article, Span
from helpers.frame_coder import Frame, Read

CODINGS = Path(__file__).with_name("frame_codings.csv")
HELD_OUT = Path(__file__).parents[1] / "tests" / "validation" / "basil_frames.csv"


class Sentences(NamedTuple):
    """An article with its sentences in order, and the frames of those that were coded."""

    name: str
    article: Article
    spans: list[Span]
    codes: dict[Span, frozenset[Frame]]


def read(polnear: Path, basil: Path) -> list[Sentences]:
    """Return all articles that may be learned from. Raises FileNotFoundError where a coded text is missing."""
    codes = _codings()
    touched = {row["article"].split("/")[0] for row in _rows(HELD_OUT)}
    texts = {f"polnear/{path.name}": path for path in (polnear / "train" / "text").glob("*.txt")}
    texts |= {
        f"basil/{path.parent.name}/{path.name}": path
        for path in basil.glob("*/*.txt")
        if path.parent.name not in touched
    }
    if missing := sorted(set(codes) - set(texts)):
        raise FileNotFoundError(f"{missing[0]} was coded, but its text is not there.")
    found = []
    for name, path in sorted(texts.items()):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", load.LoadWarning)
            articles = load.load_articles(path)
        for article in articles:
            own = codes.get(name, {})
            found.append(
                Sentences(name, article, sorted({s for s, _ in framing.sentences(article)} | set(own)), own)
            )
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _codings() -> dict[str, dict[Span, frozenset[Frame]]]:
    frames = {f"{frame.family}: {frame.name}": frame for frame in framing.frames()}
    codes: dict[str, dict[Span, frozenset[Frame]]] = {}
    for row in _rows(CODINGS):
        own = codes.setdefault(f"{row['corpus']}/{row['article']}", {})
        carried = frozenset(frames[code] for code in row["frames"].split(";") if code in frames)
        own[Span(int(row["start"]), int(row["end"]))] = carried
    return codes


def looked_up(article: Article, span: Span) -> Read:
    """Return a sentence as the coder reads it."""
    tokens = terms.tokenise(article.text, *span)
    return Read(*tokens, framing.terms_of_all().find_among(*tokens))


def learned_entry(frame: Frame) -> Mapping[str, object]:
    """Return what the coder has to know of a frame's entry as it was when it was learned."""
    entry = codebook.entries(frame.list)[frame.name]
    items: Iterable = [*(entry.get("terms") or []), *(entry.get("weak_terms") or [])]
    known = {(item["term"] if isinstance(item, dict) else item).replace("~", "") for item in items}
    return {"list": frame.list, "name": frame.name, "meaning": frame_coder.meaning(entry), "terms": sorted(known)}
