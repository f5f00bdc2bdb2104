"""Code sentences by frames that were learned from coded sentences.

The coder is linear: every word, pair of neighbouring words and term of the codebook in a sentence adds its
weight for a frame, words and pairs over the square root of their number, and the sentence carries the frame
when the sum is above the frame's threshold. So it can always be said which words decided. The weights come from
sentences coded by reading, spread to more text by a larger model that learned from the same codings
(Hinton, Vinyals and Dean 2015, Distilling the knowledge in a neural network). How they were made and
how good they are stands in data/models/framing/README.md.
"""

import hashlib
import json
import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from helpers import codebook, paths
from helpers.article import Span
from helpers.terms import Hit

if TYPE_CHECKING:
    import numpy as np

LISTS = "frames_*"  # the codebook's files of frames, a family each
FOLDER = paths.MODELS / "framing"
WEIGHTS, PARAMETERS, VOCABULARY = "weights.npy", "parameters.json", "vocabulary.txt"
LEARNED, TERMS, PEOPLE = "learned", "terms", "people"  # who codes a frame, as its entry has it
MEANT = ("definition", "include", "exclude")  # what a frame is; another wording is another frame


class Frame(NamedTuple):
    """A frame of the codebook: the file that holds it, and its name there."""

    list: str
    name: str

    @property
    def family(self) -> str:
        """The family that the file's head names, else what the file's name has behind frames_."""
        return codebook.heading(self.list, "family") or self.list.split("_", 1)[-1].replace("_", " ")


def entries() -> Iterator[tuple[Frame, dict]]:
    """Yield every frame of the codebook with its entry, family by family."""
    for name in codebook.names(LISTS):
        for key, entry in codebook.entries(name).items():
            yield Frame(name, key), entry


def names() -> list[tuple[str, str]]:
    """Return family and name of every frame of the codebook, those that people alone code included."""
    return [(frame.family, frame.name) for frame, _ in entries()]


class Read(NamedTuple):
    """A sentence as it is looked up: its tokens, where they stand, and the codebook's terms in it."""

    tokens: Sequence[str]
    spans: Sequence[tuple[int, int]]
    hits: Sequence[Hit]


class Weighed(NamedTuple):
    """A word, and how much it weighs for a frame."""

    span: Span
    weight: float


class Known(NamedTuple):
    """A feature of a sentence that has weights: its row, the tokens where it first stands, its weight's factor."""

    number: int
    places: tuple[int, ...]
    factor: float


class Coder:
    """What was learned: a weight for every feature and frame, and each frame's threshold as a bias."""

    def __init__(self, weights: "np.ndarray", vocabulary: Sequence[str], frames: Sequence[dict]):
        self._weights = weights  # features × frames
        self._ids = {key: number for number, key in enumerate(vocabulary)}
        self._scale = [float(frame["scale"]) for frame in frames]
        self._bias = [float(frame["bias"]) for frame in frames]
        self._frames = [Frame(frame["list"], frame["name"]) for frame in frames]
        self._terms = {frame: frozenset(row["terms"]) for frame, row in zip(self._frames, frames, strict=True)}
        current = dict(entries())
        self._columns = {
            frame: column
            for column, frame in enumerate(self._frames)
            if (entry := current.get(frame))
            and coder_of(frame.list, entry) == LEARNED
            and meaning(entry) == frames[column]["meaning"]
        }
        self.frames = frozenset(self._columns)  # whose meaning in the codebook is still the one that was learned

    def is_new(self, hit: Hit) -> bool:
        """Say whether a term of a learned frame came into the codebook after the learning."""
        return hit.term not in self._terms[Frame(hit.list, hit.entry)]

    def carried(self, sentences: Sequence[Read]) -> Iterator[dict[Frame, list[Weighed]]]:
        """Yield for each sentence the frames that it carries, each with the words that speak for it."""
        known = [self._known(sentence) for sentence in sentences]
        for sentence, found, scores in zip(sentences, known, self._scores(known), strict=True):
            yield {
                frame: self._speaking_for(sentence, found, column)
                for frame, column in self._columns.items()
                if scores[column] > 0
            }

    def _known(self, sentence: Read) -> list[Known]:
        """Return the features of a sentence that have weights."""
        words, terms = (
            [(self._ids[key], places) for key, places in found.items() if key in self._ids]
            for found in (words_in(sentence), terms_in(sentence))
        )
        share = 1 / math.sqrt(len(words) or 1)
        return [Known(*word, share) for word in words] + [Known(*term, 1.0) for term in terms]

    def _scores(self, known: Sequence[Sequence[Known]]) -> "np.ndarray":
        """Return how far sentences lie above the thresholds: sentences × frames."""
        import numpy as np

        ids = np.array([one.number for found in known for one in found], dtype=np.int64)
        factors = np.array([one.factor for found in known for one in found])
        ends = np.cumsum([len(found) for found in known], dtype=np.int64)
        totals = np.zeros((len(ids) + 1, len(self._frames)))
        np.cumsum(self._weights[ids] * factors[:, None], axis=0, out=totals[1:])
        sums = totals[ends] - totals[np.concatenate(([0], ends[:-1]))]
        return sums * np.array(self._scale) + np.array(self._bias)

    def _speaking_for(self, sentence: Read, found: Sequence[Known], column: int) -> list[Weighed]:
        """Return the words that weigh above 0, heaviest first; a pair or term shares its weight out."""
        weights: dict[int, float] = {}
        for number, places, factor in found:
            for place in places:
                share = float(self._weights[number, column]) * factor / len(places)
                weights[place] = weights.get(place, 0.0) + share
        order = sorted(weights, key=lambda place: (-weights[place], place))
        return [Weighed(Span(*sentence.spans[place]), weights[place]) for place in order if weights[place] > 0]


def words_in(sentence: Read) -> dict[str, tuple[int, ...]]:
    """Return the words of a sentence as they are looked up, "trade", and pairs that nothing parts, "trade war".

    Each has the places of its tokens where it first stands.
    """
    found: dict[str, tuple[int, ...]] = {}
    before = ""
    for place, token in enumerate(sentence.tokens):
        if not token[0].isalnum():
            before = ""
            continue
        found.setdefault(token, (place,))
        if before:
            found.setdefault(f"{before} {token}", (place - 1, place))
        before = token
    return found


def terms_in(sentence: Read) -> dict[str, tuple[int, ...]]:
    """Return what the codebook's terms in a sentence say, each with the places of its tokens.

    "list/frame/strong" where a strong term stands, "list/frame/weak" where a weak one does, and with a second,
    different one "list/frame/weaks".
    """
    at = {start: place for place, (start, _) in enumerate(sentence.spans)} if sentence.hits else {}
    found: dict[str, tuple[int, ...]] = {}
    weak: dict[str, str] = {}
    for hit in sentence.hits:
        key, first = f"{hit.list}/{hit.entry}/", at[hit.start]
        places = tuple(place for place in range(first, len(sentence.spans)) if sentence.spans[place][0] < hit.end)
        if hit.strong:
            found.setdefault(key + "strong", places)
        elif weak.setdefault(key, hit.term) == hit.term:
            found.setdefault(key + "weak", places)
        else:
            found.setdefault(key + "weaks", places)
    return found


def coder_of(name: str, entry: dict) -> str:
    """Return who codes a frame, by its entry's `coder`: what was learned (the default), its terms, or people.

    Raises `CodebookError`, naming file and line, for anything else.
    """
    coder = entry.get("coder", LEARNED)
    if coder not in (LEARNED, TERMS, PEOPLE):
        line = codebook.line_of(name, str(entry["id"]), coder)
        raise codebook.CodebookError(
            f"{name}.yaml, line {line}: “coder: {coder}” is not known; write {LEARNED}, {TERMS} or {PEOPLE}."
        )
    return coder


def meaning(entry: dict) -> str:
    """Return the first digits of a SHA-256 of what a frame's entry says that it is."""
    words = "\0".join(" ".join(str(entry.get(key) or "").split()) for key in MEANT)
    return hashlib.sha256(words.encode()).hexdigest()[:12]


@cache
def learned() -> Coder:
    """Return the coder of data/models/framing; one without frames where there are no weights."""
    import numpy as np

    if not (FOLDER / WEIGHTS).is_file():
        return Coder(np.zeros((0, 0), dtype=np.int8), (), ())
    frames = json.loads((FOLDER / PARAMETERS).read_text(encoding="utf-8"))["frames"]
    vocabulary = (FOLDER / VOCABULARY).read_text(encoding="utf-8").split("\n")
    return Coder(np.load(FOLDER / WEIGHTS), vocabulary, frames)
