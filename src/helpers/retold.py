"""Say how alike in meaning two sentences are, which may tell the same in other words.

A network reads both sentences at once and gives one number: a cross-encoder (Reimers and Gurevych 2019) of
eight of MPNet's layers (Song et al. 2020), data/models/retold. Each piece carries a trait: of which
sentence it is, and whether the other has it too; the first piece, whether both attribute to one speaker. Speakers,
where they are known, stand before the sentence, so that “he” is somebody. A sentence of more than `LONGEST`
pieces is cut there.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import product
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from helpers import network, paths, tagger
from helpers.article import Article, Span
from helpers.framing import sentences
from helpers.pairings import meet
from helpers.pieces import tokens_of
from helpers.sources import find_attributions
from helpers.statements import same_speaker

FOLDER = paths.MODELS / "retold"
LONGEST = 70  # pieces of a sentence
LEAD = 11  # of them for who speaks
MATCHED, SECOND, RELATION = 1, 2, 4  # traits: the other has the piece; it is the second's; the first piece's
RELATIONS = {None: 0, True: 1, False: 2}  # one speaker, two, or not known
REMEMBERED = 1 << 15  # pairs

_lines: "WeakKeyDictionary[Article, tuple[Line, ...]]" = WeakKeyDictionary()


class Line(NamedTuple):
    """A sentence: where it stands, its pieces after its speakers, who they are, the pieces alone."""

    span: Span
    pieces: tuple[int, ...]
    speakers: tuple[str, ...]
    bare: tuple[int, ...]


class Inputs(NamedTuple):
    """Two sentences as one row of pieces, and the trait of each."""

    pieces: list[int]
    traits: list[int]


def lines(article: Article) -> tuple[Line, ...]:
    """Return the sentences of headline, subhead and body, in reading order."""
    if article not in _lines:
        outer = [found for found in find_attributions(article) if found.speaker and found.nested_in is None]
        _lines[article] = tuple(
            line(
                article.text,
                span,
                [one.speaker for one in outer if any(meet(part, span) for part in one.content)],
            )
            for span, _ in sentences(article)
        )
    return _lines[article]


def line_at(article: Article, span: Span) -> Line:
    """Return the sentence that stands at a span. Raises StopIteration where none does."""
    return next(line for line in lines(article) if line.span == span)


def line(text: str, span: Span, speakers: Iterable[str]) -> Line:
    """Return a sentence as the network reads it: who speaks, as far as known, before what is written."""
    known, speakers = tagger.pieces(), tuple(dict.fromkeys(speakers))
    lead = " and ".join(speakers).split()
    lead = [piece for word in ([*lead, ":"] if lead else []) for piece in known.of(word)][:LEAD]
    own = [piece for token in tokens_of(text, *span, [], known) for piece in token.pieces]
    return Line(span, tuple([*lead, *own][:LONGEST]), speakers, tuple(own[:LONGEST]))


def likeness(a: Line, b: Line) -> float:
    """Return how likely two sentences say the same, as a logit: 0 is even, more is likelier."""
    return _likeness(a.pieces, b.pieces, one_speaker(a, b))


def one_speaker(a: Line, b: Line) -> bool | None:
    """Say whether two sentences have a speaker in common; None where one of them has none that is known."""
    both = [same_speaker(one, other) for one, other in product(a.speakers, b.speakers)]
    return any(both) if both else None


def inputs(a: tuple[int, ...], b: tuple[int, ...], same: bool | None) -> Inputs:
    """Return the pieces of two sentences as one row; `same` says whether they have one speaker."""
    known = tagger.pieces()
    pieces, traits = [known.start], [RELATION + RELATIONS[same]]
    for own, other, side in ((a, b, 0), (b, a, SECOND)):
        there = set(other)
        pieces += [*own, known.stop]
        traits += [*(side + MATCHED * (piece in there) for piece in own), side]
    return Inputs(pieces, traits)


@lru_cache(REMEMBERED)
def _likeness(a: tuple[int, ...], b: tuple[int, ...], same: bool | None) -> float:
    import numpy as np

    row = inputs(a, b, same)
    given = {"pieces": np.array([row.pieces], np.int32), "traits": np.array([row.traits], np.int32)}
    return float(model().run(None, given)[0][0, :, 0].mean())


@cache
def model() -> Any:
    """Return the network, read once."""
    return network.session(FOLDER / "model.onnx")
