"""Mark an article's text: every line with its role, and what was found in it, in its place.

The text is cut at every edge of a mark, and each piece knows which marks hold it, so
that a quotation, the source inside it and the words of a frame may overlap as they like.
Where a text may not be shown, `Fragments` gives a few words of a passage instead, and
never words that stand near others it gave: what it shows can't be put together again.
"""

import bisect
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from helpers.article import FURNITURE, Article
from helpers.frame_wording import noun
from helpers.sourcing import source_of
from helpers.wording import Passage, known, pairs_of, readable, spans_of

FRAGMENT_WORDS = 6  # of the eight allowed, since others count words otherwise
FRAGMENT_GAP = 6  # words between two fragments
LAYERS = {
    "quotations": ("quotation", "paraphrase", "uncounted"),
    "sources": ("source",),
    "frames": ("term",),
    "shared": ("shared", "fact"),
    "furniture": (),  # whole lines
}  # what a reader can switch on and off, and the marks that belong to it
_LAYER = {css: layer for layer, marks in LAYERS.items() for css in marks}
ROLE_NAMES = {"chrome": "page menu", "promo": "other stories"}  # of roles whose own name is jargon
KIND_NAMES = {"direct": "quotation", "mixed": "partly quoted", "indirect": "paraphrase"}

_WORD = re.compile(r"[^\W_]+")


class Mark(NamedTuple):
    """A stretch of a text that was found to be something; `label` says what, for those who hear it."""

    start: int
    end: int
    css: str
    label: str

    @property
    def layer(self) -> str:
        """The name of the layer that the mark belongs to."""
        return _LAYER[self.css]


@dataclass
class Piece:
    """A stretch of a line over which the marks do not change.

    `opening` are the marks with a label that begin here, `closing` the layers of those that end here,
    `backs` the ids of what counts the passage that begins here.
    """

    text: str
    css: str
    anchor: str = ""
    backs: Sequence[str] = ()
    opening: list[Mark] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)


@dataclass
class Line:
    """A block of an article with its role, and the number (from 1) of the line that it stands on.

    `place` is what the rest of the report calls the line: "paragraph 3", or its role in plain words.
    """

    number: int
    role: str
    role_name: str
    place: str
    furniture: bool
    pieces: list[Piece]


def marks_of(article: Article, tables: Any) -> list[Mark]:
    """Return what the tables found in an article: attributions, sources, words of frames, shared passages."""
    marks = []
    for row in _rows_of(tables.attributions, article):
        name = KIND_NAMES.get(row["kind"], row["kind"])
        told = name if row["speech"] else "no words reported"  # a thought, an act, a refusal, a question
        label = f"{told}, {source_of({key: value if known(value) else None for key, value in row.items()})}"
        if row["role"] == "body" and row["speech"]:
            marks += [Mark(start, end, "paraphrase", label) for _, start, end in spans_of(row)]
            marks += [Mark(start, end, "quotation", "") for _, start, end in pairs_of(row, "quoted_spans")]
        else:
            marks += [Mark(start, end, "uncounted", label) for _, start, end in spans_of(row)]
        if known(row.get("source_start")):
            marks.append(Mark(int(row["source_start"]), int(row["source_end"]), "source", ""))
    for row in _rows_of(tables.frames, article):
        label = f"{row['family']} frame: {noun(row['family'], row['frame'])}"
        marks += [Mark(start, end, "term", label) for _, start, end in pairs_of(row, "spans")]
    return sorted({*marks, *_shared_marks(article, tables)})


def _shared_marks(article: Article, tables: Any) -> list[Mark]:
    """Return the passages that other articles have too: statements, and sentences that tell the same fact."""
    names = dict(zip(tables.articles["article"], tables.articles["outlet"], strict=True))
    others: dict[tuple[int, int, str], dict[str, None]] = {}
    for side, other in ("ab", "ba"):
        shared = tables.shared[tables.shared[f"article_{side}"] == article.id]
        for row in shared.to_dict("records"):
            place = (int(row[f"start_{side}"]), int(row[f"end_{side}"]), row["relation"])
            others.setdefault(place, {})[names.get(row[f"article_{other}"], row[f"article_{other}"])] = None
    marks = [
        Mark(start, end, "shared", f"{relation} in {', '.join(outlets)}")
        for (start, end, relation), outlets in others.items()
    ]
    facts = getattr(tables, "facts", None)
    for row in _rows_of(facts, article) if facts is not None else []:
        if row["relation"] == "same fact":
            label = f"same fact in {int(row['found_in'])} articles"
            marks.append(Mark(int(row["start"]), int(row["end"]), "fact", label))
    return marks


def _rows_of(frame: Any, article: Article) -> list[dict[str, Any]]:
    return frame[frame["article"] == article.id].to_dict("records")


def lines_of(
    article: Article,
    marks: Iterable[Mark],
    anchors: Mapping[int, str] | None = None,
    backs: Mapping[int, Sequence[str]] | None = None,
) -> list[Line]:
    """Return an article's blocks cut into pieces.

    `anchors` gives the id of the passage that begins at an offset, `backs` the ids of the
    entries of the evidence that count it.
    """
    anchors, backs = anchors or {}, backs or {}
    marks = list(marks)
    return [
        Line(
            article.text.count("\n", 0, block.start) + 1,
            block.role,
            readable(block.role),
            place_of(article, Passage(article.id, block.start, block.end)),
            block.role in FURNITURE,
            _pieces(article.text, block.start, block.end, marks, anchors, backs),
        )
        for block in article.blocks
    ]


def _pieces(
    text: str,
    start: int,
    end: int,
    marks: list[Mark],
    anchors: Mapping[int, str],
    backs: Mapping[int, Sequence[str]],
) -> list[Piece]:
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    edges = {start, end} | {edge for mark in inside for edge in mark[:2] if start < edge < end}
    edges |= {offset for offset in anchors if start < offset < end}
    pieces = []
    for left, right in pairwise(sorted(edges)):
        holding = [mark for mark in inside if mark.start <= left and right <= mark.end]
        pieces.append(
            Piece(
                text[left:right],
                " ".join(sorted({name for mark in holding for name in mark.css.split()})),
                anchors.get(left, ""),
                backs.get(left, ()),
                [mark for mark in holding if mark.label and max(mark.start, start) == left],
                [mark.layer for mark in holding if mark.label and min(mark.end, end) == right],
            )
        )
    return pieces


class Fragments:
    """Gives a few words of a passage, never words near to others it gave, nor of the headline."""

    def __init__(self, article: Article):
        self._text = article.text
        self._words = [match.span() for match in _WORD.finditer(article.text)]
        self._starts = [start for start, _ in self._words]
        self._given: dict[int, tuple[int, str]] = {}
        if article.headline:
            first, last = self._range(*article.headline)
            self._given[first] = (last, "")

    def of(self, start: int, end: int) -> str:
        """Return the passage's first words, or "" where they would come too near to others given."""
        first, last = self._range(start, end)
        last = min(last, first + FRAGMENT_WORDS)
        if first >= last:
            return ""
        if first in self._given:
            return self._given[first][1]
        near = (
            other < last + FRAGMENT_GAP and first < ending + FRAGMENT_GAP
            for other, (ending, _) in self._given.items()
        )
        if any(near):
            return ""
        words = self._text[self._words[first][0] : self._words[last - 1][1]]
        self._given[first] = (last, " ".join(words.split()))
        return self._given[first][1]

    def _range(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers of the words of a stretch, end exclusive."""
        return bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)


def shares_a_run(written: str, articles: Iterable[Article], words: int = 9) -> bool:
    """Say whether a text holds that many words in a row of one of the articles, headlines aside."""
    runs = _runs(written, words)
    for article in articles:
        start, end = article.headline or (0, 0)
        for part in (article.text[:start], article.text[end:]):
            title = _runs(article.text[start:end], words)
            if (_runs(part, words) - title) & runs:
                return True
    return False


def _runs(text: str, words: int) -> set[tuple[str, ...]]:
    found = [word.lower() for word in _WORD.findall(text)]
    return {tuple(found[i : i + words]) for i in range(len(found) - words + 1)}


def place_of(article: Article, passage: Passage) -> str:
    """Return where a passage stands, in words: "paragraph 3", or the role of its line."""
    body = article.body
    number = bisect.bisect_right([block.start for block in body], passage.start)
    if number and passage.start < body[number - 1].end:
        return f"paragraph {number}"
    role = article.role_at(passage.start) or "between lines"
    return ROLE_NAMES.get(role, readable(role))


def words_of(article: Article, passage: Passage) -> str:
    """Return which words of its line a passage is: "words 12–40"."""
    from helpers.tokens import count_words

    block = next((b for b in article.blocks if b.start <= passage.start < b.end), None)
    if block is None:
        return ""
    first = count_words(article.text, block.start, passage.start) + 1
    last = max(first, first - 1 + count_words(article.text, passage.start, passage.end))
    return f"word {first}" if first == last else f"words {first}–{last}"
