"""Cut a text into the tokens and word pieces that the attribution model reads.

A token is a run of letters and digits, or one other character; a quotation mark counts as one
token, and is written “ or ” for the model whatever the text has (", ``, «, ‘), by the way that
`marks` pairs it. Pieces are those of BERT's WordPiece over the vocabulary that the model came
with (Devlin et al. 2019): lower case, without accents, the longest known piece first. What that
loses, a token's capitals and whether it stands in quotation marks, goes to the model as a trait.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from helpers.marks import Marked

WINDOW = 256  # the most pieces that the model has learned to read at once, signs between lines included
TRAITS = 10  # five ways of writing a token, inside quotation marks or not

START, BREAK, PAD, UNKNOWN = "[CLS]", "[SEP]", "[PAD]", "[UNK]"
LONGEST = 60  # characters; a longer token is no word

_TOKEN = re.compile(r"``|''|[^\W_]+|[^\w\s]|_")
_SENTENCE_ENDS = frozenset(".!?")
_PLAIN = {"’": "'", "‘": "'", "`": "'", "´": "'", "''": '"', "``": '"'}


class Token(NamedTuple):
    """A token: code-point offsets, end exclusive, as read, its pieces, its trait (0 to TRAITS - 1)."""

    start: int
    end: int
    word: str
    pieces: tuple[int, ...]
    trait: int


class Window(NamedTuple):
    """What the model reads at once: piece ids, a trait for each, and where in them each token begins."""

    pieces: list[int]
    traits: list[int]
    firsts: list[int]
    tokens: list[Token]


class Pieces:
    """A vocabulary of word pieces, and the pieces of every word met so far."""

    def __init__(self, vocabulary: Sequence[str]):
        self._ids: Mapping[str, int] = {piece: number for number, piece in enumerate(vocabulary)}
        self.start, self.stop, self.pad = self._ids[START], self._ids[BREAK], self._ids[PAD]
        self._known: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        """How many pieces there are."""
        return len(self._ids)

    def of(self, word: str) -> tuple[int, ...]:
        """Return the ids of a word's pieces, at least one."""
        if word not in self._known:
            self._known[word] = self._cut(word)
        return self._known[word]

    def _cut(self, word: str) -> tuple[int, ...]:
        bare = unicodedata.normalize("NFD", _PLAIN.get(word, word).lower())
        bare = "".join(char for char in bare if unicodedata.category(char) != "Mn")
        unknown = (self._ids[UNKNOWN],)
        if not bare or len(bare) > LONGEST:
            return unknown
        found, start = [], 0
        while start < len(bare):
            lead = "##" if start else ""
            end = next((end for end in range(len(bare), start, -1) if lead + bare[start:end] in self._ids), None)
            if end is None:
                return unknown
            found.append(self._ids[lead + bare[start:end]])
            start = end
        return tuple(found)


def tokens_of(text: str, start: int, end: int, stretches: Sequence[Marked], pieces: Pieces) -> list[Token]:
    """Return the tokens of a part of a text; `stretches` are the marked stretches that touch it, in order."""
    opening = {stretch.start for stretch in stretches}
    closing = {stretch.end for stretch in stretches if stretch.closed}
    outer = [stretch for stretch in stretches if stretch.depth == 0]
    starts = [stretch.start for stretch in outer]
    found = []
    for match in _TOKEN.finditer(text, start, end):
        left, right = match.span()
        word = match.group()
        if not word[0].isalnum():
            if left in opening:
                word = "“"
            elif right in closing:
                word = "”"
        place = bisect_right(starts, left) - 1
        quoted = place >= 0 and left < outer[place].end
        found.append(Token(left, right, word, pieces.of(word), _writing(word) * 2 + quoted))
    return found


def _writing(word: str) -> int:
    if not word[0].isalnum():
        return 0
    if word[0].isdigit():
        return 4
    if word.islower() or not word[0].isupper():
        return 0
    if len(word) == 1:
        return 3
    return 2 if word.isupper() else 1


def windows_of(lines: Iterable[Sequence[Token]], pieces: Pieces, limit: int = WINDOW) -> list[Window]:
    """Pack the tokens of lines into windows of at most `limit` pieces.

    Lines stay whole where they fit, each after a sign of its own; a longer one is cut behind a
    sentence where there is one to cut behind.
    """
    windows: list[Window] = []
    window: Window | None = None
    for line in lines:
        for part in _parts(line, limit - 2):
            size = sum(len(token.pieces) for token in part) + 1
            if window is None or len(window.pieces) + size > limit:
                window = Window([pieces.start], [0], [], [])
                windows.append(window)
            for token in part:
                window.firsts.append(len(window.pieces))
                window.tokens.append(token)
                window.pieces.extend(token.pieces)
                window.traits.extend([token.trait] * len(token.pieces))
            window.pieces.append(pieces.stop)
            window.traits.append(0)
    return windows


def _parts(line: Sequence[Token], limit: int) -> Iterable[Sequence[Token]]:
    """Yield a line whole, or cut into parts of at most `limit` pieces, behind sentences if possible."""
    start, size, cut, size_at_cut = 0, 0, 0, 0
    for place, token in enumerate(line):
        if size + len(token.pieces) > limit:
            if cut <= start:
                cut, size_at_cut = place, size
            yield line[start:cut]
            start, size = cut, size - size_at_cut
            size_at_cut = 0
        size += len(token.pieces)
        if token.word in _SENTENCE_ENDS:
            cut, size_at_cut = place + 1, size
    if start < len(line):
        yield line[start:]
