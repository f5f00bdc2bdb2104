"""Pair the quotation marks of a text: which stretches stand between marks, and how deep.

Read line by line. Double marks (“ ”, ", `` '', „ “, « », ‹ ›) pair by direction, undirected
ones by what stands beside them; single marks (‘ ’, ') only where the closing one fits, since
most of them are apostrophes. A double mark left open runs to the end of its line, as in a
quotation carried over paragraphs, and the line that carries it on says so (`continues`). A
single mark left open is an apostrophe, but for one that opens a line which the next carries on.
Who is quoted, or whether anybody is, is not decided here: a title stands in marks too.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from helpers.article import Span

Sign = tuple[int, int, int]  # start, end, direction
Pair = tuple[int, int, bool, bool]  # start, end, closed, single

OPEN, CLOSE, EITHER = 1, -1, 0
SINGLES = frozenset("‘’‚‛'`")
CARRIED_BREAKS = 2  # between paragraphs of a quotation that none of them opens with a mark
CARRIED_LINES = 8  # a quotation wrapped over more unmarked lines than this is a mark that was forgotten

_MARK = re.compile("''+|``|[“”„‟\"«»‹›‘’‚‛'`]")
_OPENERS = "“„‟«‹‘‚‛\"'`"
_CLOSERS = "”“»›’‘\"'"
_BEFORE_OPENING = "([{—–-―/…" + _OPENERS + "»"
_AFTER_CLOSING = ")]}—–-―/….,;:!?" + _CLOSERS + "«"
_AROUND_OPENING = "$£€#@([…" + _OPENERS
_BROKEN_OFF = '—–-―…“‘"'
_FOOT = re.compile(r"(?:^|[^\d.,])\d{1,2}$")
_FEET = re.compile(r"\d['’′] ?\d{1,2}(?:\.\d)?$")
# words that begin with an apostrophe, decades, and endings set off by a tokeniser: never an opening mark
_ELISION = re.compile(
    r"(?:\d0s|\d\d(?!\w)|(?:em|n|tis|twas|twere|til|till|cos|cuz|bout|s|ve|re|ll|d|m|t)\b)", re.IGNORECASE
)
# an apostrophe that ends a word: dropped letters ("goin'", "o'", "an'"); "s'" may be a possessive
_DROPPED = re.compile(r"(?:\w\win|\b[oO]|\b[oO]l|\b[aA]n|\b[tT]h|\b[nN]|\b[lL]il|s)$")


class Marked(NamedTuple):
    """A stretch between marks, marks included: code-point offsets, end exclusive, within one line.

    `depth` is 0 for an outermost stretch, 1 for one inside it, and so on. `closed` is False where
    no closing mark was found. `continues` is True where it carries on the unclosed stretch of the
    line before. `single` is True for single marks.
    """

    start: int
    end: int
    depth: int
    closed: bool
    continues: bool
    single: bool


def marked(text: str, lines: Iterable[tuple[int, int]] | None = None) -> tuple[Marked, ...]:
    """Return the marked stretches of a text in reading order, an outer one before those inside it.

    `lines` are the lines to read, in the order in which one may carry on another (page furniture
    left out, say); without it, every line of the text.
    """
    spans = list(lines_of(text)) if lines is None else [_trim(text, start, end) for start, end in lines]
    found: list[Marked] = []
    carried = None  # the unclosed outermost stretch that the line before ended with
    for number, (start, end) in enumerate(spans):
        wrapped = carried is not None and not carried.single and _carries_on(text, spans, number)
        next_opens = _opens_with_single(text, spans, number + 1)
        of_line = _line(text, start, end, wrapped, next_opens)
        opens_line = carried is not None and of_line and of_line[0].start == start
        if opens_line and (wrapped or carried.single == of_line[0].single):
            of_line[0] = of_line[0]._replace(continues=True)
        outermost = [stretch for stretch in of_line if stretch.depth == 0]
        carried = outermost[-1] if outermost and not outermost[-1].closed else None
        found += of_line
    return tuple(found)


def lines_of(text: str) -> Iterator[Span]:
    """Yield the lines of a text that hold anything but white space, without the space around them."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield _trim(text, start, start + len(line))
        start += len(line) + 1


def _line(text: str, start: int, end: int, wrapped: bool, next_opens: bool) -> list[Marked]:
    """Return the marked stretches of one line; `wrapped`: a double mark is open where it begins."""
    signs = list(_signs(text, start, end))
    if not signs and not wrapped:
        return []
    pairs = _double_pairs(text, signs, start, end, wrapped)
    pairs += _single_pairs(text, signs, pairs, start, end, next_opens)
    pairs.sort(key=lambda pair: (pair[0], -pair[1]))
    stretches, around = [], []
    for left, right, closed, single in pairs:
        if not any(char.isalnum() for char in text[left:right]):
            continue  # marks around nothing
        while around and around[-1] <= left:
            around.pop()
        stretches.append(Marked(left, right, len(around), closed, False, single))
        around.append(right)
    return stretches


def _signs(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, mark) of every possible mark; a run of straight singles is told apart."""
    for match in _MARK.finditer(text, start, end):
        left, right, mark = match.start(), match.end(), match.group()
        if len(mark) > 2 and mark[0] == "'":  # ''' : a double and a single, the single on the inside
            inner = left + 2 if left == start or text[left - 1].isspace() else left
            pieces = [(left, inner), (inner, inner + 1), (inner + 1, right)]
            yield from ((a, b, text[a:b][:2]) for a, b in pieces if b > a)
        else:
            yield left, right, mark


def _double_pairs(text: str, signs: list, start: int, end: int, wrapped: bool) -> list[Pair]:
    """Pair the double marks of a line: (start, end, closed, single)."""
    doubles = [(a, b, _direction(text, a, b, m, start, end)) for a, b, m in signs if m not in SINGLES]
    doubles = _without_inches(text, doubles, start)
    # an opening mark within an open stretch nests only if both are closed later in the line
    heights = list(accumulate((way for _, _, way in doubles), initial=0))[1:]
    lowest_after = list(accumulate(reversed(heights), min))[::-1]
    pairs, opened = [], [start] if wrapped else []
    for position, (left, right, way) in enumerate(doubles):
        if way == OPEN or (way == EITHER and not opened):
            if opened and not (way == OPEN and lowest_after[position] <= heights[position] - 2):
                pairs += [(begin, _trim(text, begin, left).end, False, False) for begin in opened]
                opened.clear()
            opened.append(left)
        elif opened:
            pairs.append((opened.pop(), right, True, False))
    return pairs + [(begin, end, False, False) for begin in opened]


def _direction(text: str, left: int, right: int, mark: str, start: int, end: int) -> int:
    """Tell whether a mark opens or closes: by what stands beside it, then by its own direction."""
    before = text[left - 1] if left > start else " "
    after = text[right] if right < end else " "
    may_open = before.isspace() or before in _BEFORE_OPENING
    may_close = after.isspace() or after in _AFTER_CLOSING
    if mark in ("„", "``"):
        return OPEN
    if mark in "“‟":  # closes in „German“ and where it was typed for the other
        return CLOSE if may_close and not may_open else OPEN
    if mark == "”":
        return OPEN if before.isspace() and after.isalnum() else CLOSE
    if may_open != may_close:
        return OPEN if may_open else CLOSE
    return {"«": OPEN, "‹": OPEN, "»": CLOSE, "›": CLOSE}.get(mark, EITHER)


def _without_inches(text: str, doubles: list[Sign], start: int) -> list[Sign]:
    """Leave out marks that stand for inches: 5'10", or 6" where the next mark closes as well."""
    kept = []
    for (left, right, way), following in zip(doubles, [*doubles[1:], None], strict=False):
        after_digit = left > start and way != OPEN and text[left - 1].isdigit()
        followed = following is not None and following[2] == CLOSE
        if not after_digit or not (followed or _FEET.search(text, max(start, left - 8), left)):
            kept.append((left, right, way))
    return kept


def _single_pairs(text: str, signs: list, doubles: list, start: int, end: int, next_opens: bool) -> list[Pair]:
    """Pair the single marks of a line, none of them across the edge of a double stretch."""
    singles = [(a, b, _single_way(text, a, b, m, start, end)) for a, b, m in signs if m in SINGLES]
    if not any(way == OPEN for _, _, way in singles):
        return []
    pairs: list[Pair] = []
    for company in _by_home(singles, doubles):
        pairs += _pair_singles(text, company, start, end)
    if next_opens and singles[0][0] == start and singles[0][2] == OPEN and all(p[0] != start for p in pairs):
        pairs.append((start, end, False, True))  # the quotation goes on in the next line
    return pairs


def _pair_singles(text: str, singles: list[Sign], start: int, end: int) -> list[Pair]:
    """Pair marks of one level; one that may be an apostrophe closes only where no better one comes."""
    pairs: list[Pair] = []
    opened = maybe = None
    for left, right, way in singles:
        if way == OPEN:
            if opened is not None and maybe is not None:
                pairs.append((opened, maybe, True, True))
            opened, maybe = left, None
        elif opened is not None and way == CLOSE:
            if _DROPPED.search(text, max(start, left - 4), left) and _goes_on(text, right, end):
                maybe = maybe or right
            else:
                pairs.append((opened, right, True, True))
                opened = maybe = None
    if opened is not None and maybe is not None:
        pairs.append((opened, maybe, True, True))
    return pairs


def _single_way(text: str, left: int, right: int, mark: str, start: int, end: int) -> int:
    """Tell whether a single mark opens, closes, or is an apostrophe for certain (0)."""
    before = text[left - 1] if left > start else " "
    after = text[right] if right < end else " "
    if before.isalnum() and after.isalnum():
        return 0
    if mark in "‚`":
        return OPEN if not before.isalnum() and not after.isspace() else 0
    may_open = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    if may_open and mark != "’" and (after.isalnum() or after in _AROUND_OPENING):
        if _ELISION.match(text, right, end):
            return 0
        return OPEN
    if not before.isspace() and not after.isalnum() and before not in _BEFORE_OPENING:
        return 0 if before.isdigit() and after.isspace() and _FOOT.search(text, start, left) else CLOSE
    # after a dash or an opening mark: closes a stretch that breaks off ("I never—'")
    return CLOSE if not before.isspace() and not after.isalnum() and before in _BROKEN_OFF else 0


def _goes_on(text: str, position: int, end: int) -> bool:
    """Tell whether a word follows: after "the firms'" one does, as a rule."""
    return position + 1 < end and text[position] == " " and text[position + 1].isalnum()


def _by_home(singles: list[Sign], doubles: list[Pair]) -> list[list[Sign]]:
    """Group single marks by the innermost double stretch that holds them."""
    groups: dict[int, list[Sign]] = {}
    waiting = sorted(doubles, key=lambda pair: (pair[0], -pair[1]), reverse=True)
    around: list[Pair] = []
    for single in singles:
        while waiting and waiting[-1][0] <= single[0]:
            around.append(waiting.pop())
        while around and around[-1][1] <= single[0]:
            around.pop()
        groups.setdefault(around[-1][0] if around else -1, []).append(single)
    return list(groups.values())


def _carries_on(text: str, lines: list[Span], number: int) -> bool:
    """Tell whether a double mark left open before this line is closed in hard-wrapped lines from here on.

    Or behind a break or two between paragraphs, by a mark that can't but close: some outlets open the next
    paragraphs of a quotation without a mark.
    """
    breaks = 0
    for place in range(number, min(number + CARRIED_LINES, len(lines))):
        start, end = lines[place]
        wrapped = text.count("\n", lines[place - 1].end, start) == 1
        breaks += not wrapped
        if breaks > CARRIED_BREAKS:
            return False
        for left, right, mark in _signs(text, start, end):
            if mark not in SINGLES:
                way = _direction(text, left, right, mark, start, end)
                return way == CLOSE if breaks else way != OPEN
    return False


def _opens_with_single(text: str, lines: list[Span], number: int) -> bool:
    """Tell whether a line begins with a single mark that opens."""
    if number >= len(lines) or text[lines[number].start : lines[number].end][:1] not in SINGLES:
        return False
    start, end = lines[number]
    sign = next(_signs(text, start, end), None)
    return (
        sign is not None
        and sign[0] == start
        and sign[2] in SINGLES
        and _single_way(text, *sign, start, end) == OPEN
    )


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
