"""Show word by word how one statement stands in two articles: kept, cut, added, reworded, moved, split.

The words are put side by side as in a text comparison (the longest stretches in common first, after
Ratcliff and Metzener, 1988, as Python's difflib has it), by their stems, so that “agreed” stands
opposite “agree”. Kept is a word that is the same but for capitals, spelling (neighbourly,
neighborly), the style of an apostrophe, a hyphen, and a number in words or digits. A word of the same
stem in another form counts as reworded. Which side changed the other can't be told: “cut” is what
only the first has, “added” what only the second has.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from helpers import codebook
from helpers.article import Span
from helpers.stems import EMPTY, stems_of

KINDS = ("kept", "reworded", "cut", "added", "moved", "split")

CHANCE = 3  # small words between stretches so many times as long stand there by chance

WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")  # a hyphen parts two words: good-neighborly, good neighborly
_NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
_DIGITS = {word: str(number) for number, word in enumerate(_NUMBERS, 2)}


class Change(NamedTuple):
    """What became of some words: one of `KINDS`, where they stand on each side, and how many they are.

    A side's spans are in reading order, several where the statement is interrupted in between or
    words of another kind stand among these; none on the side that does not have the words. For
    “split” the span is what interrupts the statement, and stands on the side that is interrupted.
    """

    kind: str
    a: tuple[Span, ...]
    b: tuple[Span, ...]
    words: int


@dataclass(frozen=True)
class Side:
    """A statement's text and the spans in it that are the statement, without what interrupts it."""

    text: str
    spans: tuple[Span, ...]


class Changes(list[Change]):
    """Changes in reading order, with the two sides that they stand in."""

    def __init__(self, changes: Iterable[Change], a: Side, b: Side):
        super().__init__(changes)
        self.a, self.b = a, b


class _Word(NamedTuple):
    form: str
    stem: str
    span: Span
    part: int  # the number of the span of the statement that holds it


_Group = tuple[str, list[int], list[int]]  # a kind, and the numbers of words in a and in b


def compare_words(
    text_a: str, spans_a: Span | Sequence[Span], text_b: str, spans_b: Span | Sequence[Span]
) -> Changes:
    """Return how the words of a statement in one text differ from those in another, in reading order.

    A side's spans are those of an attribution's content: several where “he said” or the like stands
    in between. What is on both sides comes in the order of a, what only b has where b has it.
    """
    a, b = Side(text_a, _in_order(spans_a)), Side(text_b, _in_order(spans_b))
    words_a, words_b = _words(a), _words(b)
    aligned = list(_joined(_aligned(words_a, words_b)))
    groups = list(_joined(_with_moves(_without_chance(aligned, words_a), words_a, words_b)))
    changes = [
        Change(kind, _spans_of(words_a, i), _spans_of(words_b, j), max(len(i), len(j))) for kind, i, j in groups
    ]
    kept = sorted(pair for kind, i, j in groups if kind == "kept" for pair in zip(i, j, strict=True))
    flipped = sorted((j, i) for i, j in kept)
    splits = [(gap.start, Change("split", (gap,), (), 0)) for gap, _ in _splits(a, words_a, words_b, kept)]
    for gap, before in _splits(b, words_b, words_a, flipped):
        splits.append((words_a[before].span.end, Change("split", (), (gap,), 0)))
    return Changes(_placed(changes, splits), a, b)


def summary(changes: Iterable[Change]) -> dict[str, int]:
    """Return how many words are of each kind, of “split” how many interruptions there are.

    Kept, moved and cut words are counted in a, added ones in b, reworded ones on the side that has more.
    """
    counts = dict.fromkeys(KINDS, 0)
    for change in changes:
        counts[change.kind] += 1 if change.kind == "split" else change.words
    return counts


def marked(changes: Changes, side: str) -> list[tuple[str, str | None]]:
    """Return one side, “a” or “b”, as pieces with their kinds, to be styled by whoever shows them.

    The pieces make up the text from the statement's first character to its last, as it stands
    (nothing is escaped); the kind is None for what stands between the words that are compared.
    """
    chosen: Side = getattr(changes, side)
    if not chosen.spans:
        return []
    spans = sorted((span, change.kind) for change in changes for span in getattr(change, side))
    at, end = chosen.spans[0].start, chosen.spans[-1].end
    pieces: list[tuple[str, str | None]] = []
    for span, kind in spans:
        pieces += [(chosen.text[at : span.start], None), (chosen.text[slice(*span)], kind)]
        at = span.end
    pieces.append((chosen.text[at:end], None))
    return [piece for piece in pieces if piece[0]]


def normal(word: str) -> str:
    """Return a word as it is compared: small letters, American spelling, a number from two to twelve in digits."""
    plain = unicodedata.normalize("NFKC", word).casefold().replace("’", "'")
    plain = plain.replace(",", "") if plain[:1].isdigit() else plain.replace(".", "")
    for british, american in _spellings():
        if match := british.fullmatch(plain):
            return match.expand(american)
    return _DIGITS.get(plain, plain)


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    entries = codebook.entries("spellings").values()
    return tuple((re.compile(entry["british"]), entry["american"]) for entry in entries)


def _in_order(spans: Span | Sequence[Span]) -> tuple[Span, ...]:
    """Return one or several spans in reading order, those that overlap as one, without empty ones."""
    several = [spans] if isinstance(spans, tuple) and spans and isinstance(spans[0], int) else spans
    found: list[Span] = []
    for start, end in sorted(span for span in several if span[0] < span[1]):
        if found and start < found[-1].end:
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return tuple(found)


def _words(side: Side) -> list[_Word]:
    found = []
    for part, (start, end) in enumerate(side.spans):
        for match in WORD.finditer(side.text, start, end):
            form = normal(match.group())
            stems = stems_of(form, 0, len(form))
            stem = stems[0].stem if stems and not form.endswith("n't") else form  # “can't” is not “won't”
            found.append(_Word(form, stem, Span(*match.span()), part))
    return found


def _aligned(a: Sequence[_Word], b: Sequence[_Word]) -> Iterator[_Group]:
    """Yield what is kept, reworded, cut and added, in reading order."""
    matcher = SequenceMatcher(None, [word.stem for word in a], [word.stem for word in b], autojunk=False)
    for operation, i0, i1, j0, j1 in matcher.get_opcodes():
        if operation == "equal":
            for i, j in zip(range(i0, i1), range(j0, j1), strict=True):
                yield "kept" if a[i].form == b[j].form else "reworded", [i], [j]
        else:
            yield _kind_of(i1 - i0, j1 - j0), list(range(i0, i1)), list(range(j0, j1))


def _kind_of(only_a: int, only_b: int) -> str:
    return "reworded" if only_a and only_b else "cut" if only_a else "added"


def _joined(groups: Iterable[_Group]) -> Iterator[_Group]:
    """Yield groups, those of one kind that follow each other as one; each move stays on its own."""
    last: _Group | None = None
    for group in groups:
        if last and last[0] == group[0] != "moved":
            last = (last[0], last[1] + group[1], last[2] + group[2])
        else:
            if last:
                yield last
            last = group
    if last:
        yield last


def _without_chance(groups: Sequence[_Group], a: Sequence[_Word]) -> list[_Group]:
    """Return groups, with small words that are the same by chance as part of what is reworded around them."""
    found: list[_Group] = []
    joins = False
    for place, group in enumerate(groups):
        by_chance = 0 < place < len(groups) - 1 and _by_chance(found[-1], group, groups[place + 1], a)
        if by_chance or joins:
            i, j = found[-1][1] + group[1], found[-1][2] + group[2]
            found[-1] = (_kind_of(len(i), len(j)), i, j)
        else:
            found.append(group)
        joins = by_chance
    return found


def _by_chance(before: _Group, kept: _Group, after: _Group, a: Sequence[_Word]) -> bool:
    """Say whether kept words are small ones between much longer stretches of other words on both sides."""
    around = min(max(len(group[1]), len(group[2])) for group in (before, after))
    other_words = (before[1] or after[1]) and (before[2] or after[2])
    small = kept[0] == "kept" and all(a[n].form in EMPTY for n in kept[1])
    return bool(small and other_words and around >= CHANCE * len(kept[1]))


def _with_moves(groups: list[_Group], a: Sequence[_Word], b: Sequence[_Word]) -> Iterator[_Group]:
    """Yield the groups, with moved words as groups of their own where a has them."""
    left_a = [n for kind, i, _ in groups if kind != "kept" for n in i]
    left_b = [n for kind, _, j in groups if kind != "kept" for n in j]
    moves = _moves(left_a, left_b, a, b)
    gone_a, gone_b = {n for i, _ in moves for n in i}, {n for _, j in moves for n in j}
    starting = {i[0]: (i, j) for i, j in moves}
    for kind, i, j in groups:
        yield from (("moved", *starting[n]) for n in i if n in starting and kind != "kept")
        rest_a, rest_b = [n for n in i if n not in gone_a], [n for n in j if n not in gone_b]
        if rest_a or rest_b:
            yield kind if kind == "kept" else _kind_of(len(rest_a), len(rest_b)), rest_a, rest_b


def _moves(
    left_a: list[int], left_b: list[int], a: Sequence[_Word], b: Sequence[_Word]
) -> list[tuple[list[int], list[int]]]:
    """Return the words that both sides have in another place, longest stretches first, no small words alone."""
    found = []
    left_a, left_b = list(left_a), list(left_b)
    while {a[n].form for n in left_a} & {b[n].form for n in left_b} - EMPTY:
        # words that do not follow each other are kept apart by a number that no other side has
        forms_a, places_a = _parted(left_a, [word.form for word in a], "a")
        forms_b, places_b = _parted(left_b, [word.form for word in b], "b")
        match = SequenceMatcher(None, forms_a, forms_b, autojunk=False).find_longest_match()
        i, j = (places[at : at + match.size] for places, at in ((places_a, match.a), (places_b, match.b)))
        if all(a[n].form in EMPTY for n in i):
            left_a = [n for n in left_a if n not in i]  # small words alone are no move, and not asked again
            continue
        found.append((i, j))
        left_a, left_b = [n for n in left_a if n not in i], [n for n in left_b if n not in j]
    return found


def _parted(numbers: Sequence[int], forms: Sequence[str], side: str) -> tuple[list[str], list[int]]:
    """Return the forms of words, with a sign between those that do not follow each other, and their numbers."""
    found, places = [], []
    for place, number in enumerate(numbers):
        if place and number != numbers[place - 1] + 1:
            found.append(f"\n{side}")
            places.append(-1)
        found.append(forms[number])
        places.append(number)
    return found, places


def _spans_of(words: Sequence[_Word], numbers: Sequence[int]) -> tuple[Span, ...]:
    """Return where words stand, those that follow each other in one part of the statement as one span."""
    spans: list[Span] = []
    for place, number in enumerate(sorted(numbers)):
        before = sorted(numbers)[place - 1] if place else None
        if before is not None and number == before + 1 and words[number].part == words[before].part:
            spans[-1] = Span(spans[-1].start, words[number].span.end)
        else:
            spans.append(words[number].span)
    return tuple(spans)


def _splits(
    side: Side, words: Sequence[_Word], other: Sequence[_Word], kept: Sequence[tuple[int, int]]
) -> Iterator[tuple[Span, int]]:
    """Yield what interrupts one side between words that stand together on the other.

    With it comes the number of the other side's word before the interruption.
    """
    for number, (left, right) in enumerate(pairwise(words)):
        if left.part == right.part:
            continue
        inside = list(WORD.finditer(side.text, side.spans[left.part].end, side.spans[right.part].start))
        before = max((pair for pair in kept if pair[0] <= number), default=None)
        after = min((pair for pair in kept if pair[0] > number), default=None)
        if inside and before and after and other[before[1]].part == other[after[1]].part:
            yield Span(inside[0].start(), inside[-1].end()), before[1]


def _placed(changes: Sequence[Change], splits: Sequence[tuple[int, Change]]) -> list[Change]:
    """Return changes in the order of a; what only b has stays behind what it follows there."""
    placed: list[tuple[int, Change]] = []
    for change in changes:
        place = change.a[0].start if change.a else placed[-1][0] if placed else -1
        placed.append((place, change))
    return [change for _, change in sorted([*placed, *splits], key=lambda one: one[0])]
