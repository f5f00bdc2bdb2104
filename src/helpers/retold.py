"""Say how alike in meaning two sentences are that may tell the same in other words.

A network reads both sentences at once and gives one number: a cross-encoder (Reimers and Gurevych 2019) of
MiniLM's six layers (Wang et al. 2020), data/models/retold. Each piece carries a trait: of which
sentence it is, and whether the other has it too; the first one, whether both attribute to one speaker. Speakers,
where they are known, stand before the sentence, so that “he” is somebody. A sentence longer than `LONGEST`
pieces is cut there.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from helpers import network, paths, tagger
from helpers.article import Article
from helpers.pieces import Pieces, tokens_of

FOLDER = paths.MODELS / "retold"
LONGEST = 70  # pieces of a sentence
LEAD = 11  # of them for who speaks
MATCHED, SECOND, RELATION = 1, 2, 4  # traits: the other has the piece; it is the second's; the first piece's
RELATIONS = {None: 0, True: 1, False: 2}  # one speaker, two, or not known


class Reading(NamedTuple):
    """A sentence as the network reads it: its pieces, those of its speakers first."""

    pieces: tuple[int, ...]


class Inputs(NamedTuple):
    """Two sentences as one row of pieces, and the trait of each."""

    pieces: list[int]
    traits: list[int]


def reading(article: Article, span: tuple[int, int], speakers: Iterable[str], known: Pieces) -> Reading:
    """Return a sentence of an article as pieces; `speakers` are those whom it attributes something to."""
    lead = " and ".join(dict.fromkeys(speakers)).split()
    lead = [piece for word in ([*lead, ":"] if lead else []) for piece in known.of(word)][:LEAD]
    own = [piece for token in tokens_of(article.text, *span, [], known) for piece in token.pieces]
    return Reading(tuple([*lead, *own][:LONGEST]))


def inputs(a: Reading, b: Reading, same: bool | None, known: Pieces) -> Inputs:
    """Return two sentences as one row; `same` says whether they have one speaker, None where it isn't known."""
    pieces, traits = [known.start], [RELATION + RELATIONS[same]]
    for own, other, side in ((a, b, 0), (b, a, SECOND)):
        there = set(other.pieces)
        pieces += [*own.pieces, known.stop]
        traits += [*(side + MATCHED * (piece in there) for piece in own.pieces), side]
    return Inputs(pieces, traits)


def likeness(pairs: Sequence[tuple[Reading, Reading, bool | None]]) -> list[float]:
    """Return how alike in meaning the two sentences of each pair are: a logit, above 0 more likely than not."""
    import numpy as np

    known, found = tagger.pieces(), []
    for a, b, same in pairs:
        row = inputs(a, b, same, known)
        given = {"pieces": np.array([row.pieces], np.int32), "traits": np.array([row.traits], np.int32)}
        found.append(float(model().run(None, given)[0][0, :, 0].mean()))
    return found


@cache
def model() -> Any:
    """Return the network, read once."""
    return network.session(FOLDER / "model.onnx")
