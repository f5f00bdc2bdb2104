"""Find what articles have word for word in common outside quotations, and the agencies that they credit.

Both may tell that articles are not independent of each other: they can draw on one wire story, or
one on the other. Which had the words first can't be told from the words. Runs are found
as in greedy string tiling (Wise, 1993), which Clough, Gaizauskas, Piao and Wilks (2002, METER) used to
measure how newspapers reuse an agency's copy: the longest first, and no word twice. What stands in
quotation marks is the speaker's wording and left out, whoever is quoted.
"""

import heapq
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from helpers import codebook
from helpers.article import Article, Block, Span
from helpers.lines import titled
from helpers.passages import marks_of
from helpers.places import Cover
from helpers.stems import EMPTY, ROLES
from helpers.tokens import words

if TYPE_CHECKING:
    import pandas as pd

RUNS = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "words"]
CREDITS = ["article", "start", "end", "agency", "kind"]

# All runs of six words and more in 52 events of the BASIL articles (156 articles of three outlets) were read: 67.
# Those of six to eight words are titles, introductions of people and turns that any report of the event has.
# Six have nine words or more. The three of them that hold three words beside names and small words stand in
# passages taken over; the others are a firm's name and facts told in the only way.
MIN_WORDS = 9
MIN_OWN_WORDS = 3
MOST_PLACES = 8  # a run that an article repeats more often is looked for at its first places only

Key = tuple[str, ...]


class Word(NamedTuple):
    """A word as it is compared, where it stands, whether it is quoted; own if neither name nor small word."""

    key: str
    span: Span
    quoted: bool
    own: bool


class Run(NamedTuple):
    """How many words two articles have in common, and the numbers of the first of them in each."""

    length: int
    a: int
    b: int


def shared_runs(articles: Iterable[Article]) -> "pd.DataFrame":
    """Return the longest runs of the same words in two articles that are no quotation, a row a run.

    Compared are headline, subheads and body, without regard to capitals, punctuation and the style of
    quotation marks. A run counts from `MIN_WORDS` words outside quotation marks (in both articles)
    of which `MIN_OWN_WORDS` are neither names nor small words like “of”: a title or the name of a law
    is no reuse. A short quotation inside a run is taken along; one of `MIN_WORDS` words parts it.
    Furniture between two paragraphs ends a run.

    Columns: article_a, start_a, end_a, article_b, start_b, end_b (ids, and code-point offsets; a
    stands before b in the order given), words (of the run outside quotation marks). The runs of two
    articles follow each other from the longest to the shortest; none overlaps another.
    """
    import pandas as pd

    articles = list(articles)
    read = [_words(article) for article in articles]
    indexes = [_index(found) for found in read]
    rows = []
    for a, b in combinations(range(len(articles)), 2):
        runs = _without_quotations(_tiles(_common(indexes[a], indexes[b])), read[a], read[b])
        for run, outside in sorted(runs, key=lambda found: (-found[1], found[0].a)):
            here, there = _stretch(read[a], run.a, run.length), _stretch(read[b], run.b, run.length)
            rows.append((articles[a].id, *here, articles[b].id, *there, outside))
    whole = {name: int for name in RUNS if not name.startswith("article")}
    return pd.DataFrame(rows, columns=RUNS).astype(whole)


def _words(article: Article) -> list[Word]:
    """Return the words of headline, subheads and body; one without a key stands where the role changes."""
    quoted = Cover(stretch for stretch in marks_of(article) if stretch.depth == 0)
    found: list[Word] = []
    role = None
    for block in article.blocks:
        if found and block.role != role:
            found.append(Word("", Span(block.start, block.start), False, False))
        role = block.role
        if role in ROLES:
            found += _words_of(article.text, block, quoted)
    return found


def _words_of(text: str, block: Block, quoted: Cover) -> Iterator[Word]:
    title = titled(text[block.start : block.end])  # where capitals tell no names
    for span in words(text, block.start, block.end):
        word = text[slice(*span)]
        key = _key(word)
        small = title or not word[0].isupper()
        yield Word(key, span, quoted.holds(span), small and word.lower().replace("’", "'") not in EMPTY)


def _key(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", word).casefold() if c.isalnum())


def _index(found: Sequence[Word]) -> dict[Key, list[int]]:
    """Return where every stretch of `MIN_WORDS` words begins."""
    keys = [word.key for word in found]
    index: dict[Key, list[int]] = defaultdict(list)
    for place, stretch in enumerate(zip(*(keys[n:] for n in range(MIN_WORDS)), strict=False)):
        if "" not in stretch and len(index[stretch]) < MOST_PLACES:
            index[stretch].append(place)
    return index


def _common(a: dict[Key, list[int]], b: dict[Key, list[int]]) -> list[Run]:
    """Return the runs that go on as far as they can, put together from the stretches in common."""
    runs: list[Run] = []
    for shift, place in sorted((j - i, i) for key in a.keys() & b.keys() for i in a[key] for j in b[key]):
        last = runs[-1] if runs else None
        if last and last.b - last.a == shift and place == last.a + last.length - MIN_WORDS + 1:
            runs[-1] = last._replace(length=last.length + 1)
        else:
            runs.append(Run(MIN_WORDS, place, place + shift))
    return runs


def _tiles(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs from the longest on; one that overlaps a longer one is cut to what is left of it."""
    heap = [(-length, a, b) for length, a, b in runs]
    heapq.heapify(heap)
    used_a: set[int] = set()
    used_b: set[int] = set()
    while heap:
        size, a, b = heapq.heappop(heap)
        free = [n for n in range(-size) if a + n not in used_a and b + n not in used_b]
        if len(free) == -size:
            used_a.update(range(a, a - size))
            used_b.update(range(b, b - size))
            yield Run(-size, a, b)
        else:
            left = ((first, length) for first, length in _rows(free) if length >= MIN_WORDS)
            for first, length in left:
                heapq.heappush(heap, (-length, a + first, b + first))


def _without_quotations(runs: Iterable[Run], a: Sequence[Word], b: Sequence[Word]) -> Iterator[tuple[Run, int]]:
    """Yield the parts of runs that are no quotation, each with the number of its words outside marks."""
    for run in runs:
        pairs = list(zip(a[run.a : run.a + run.length], b[run.b : run.b + run.length], strict=True))
        open_words = [n for n, (one, other) in enumerate(pairs) if not (one.quoted or other.quoted)]
        for part in _parts(open_words):
            first, length = part[0], part[-1] - part[0] + 1
            own = sum(pairs[n][0].own and pairs[n][1].own for n in part)
            if len(part) >= MIN_WORDS and 2 * len(part) > length and own >= MIN_OWN_WORDS:
                yield Run(length, run.a + first, run.b + first), len(part)


def _parts(numbers: Sequence[int]) -> list[list[int]]:
    """Part ascending numbers where `MIN_WORDS` of them or more are left out."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number - parts[-1][-1] <= MIN_WORDS:
            parts[-1].append(number)
        else:
            parts.append([number])
    return parts


def _rows(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and the length of every row of numbers that follow each other."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == sum(found[-1]):
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((number, 1))
    return found


def _stretch(found: Sequence[Word], first: int, length: int) -> Span:
    return Span(found[first].span.start, found[first + length - 1].span.end)


# -- credits -------------------------------------------------------------------


def credits(article: Article) -> "pd.DataFrame":
    """Return the agencies that an article credits with its text, or with part of it, a row a credit.

    Columns: article, start, end (of the words that give the credit), agency (its name in
    agencies.yaml), kind (“credit”: the text is the agency's; “contribution”: the agency took part).
    Credits of pictures are left out, and so are agencies that the article cites.
    """
    import pandas as pd

    found = {
        (span.start, span.end, agency, kind)
        for block in article.blocks
        for kind, span in _credit_spans(article.text, block, last=block in article.body[-1:])
        for agency in _agencies_in(article.text, *span)
    }
    rows = [(article.id, *row) for row in sorted(found)]
    return pd.DataFrame(rows, columns=CREDITS).astype({"start": int, "end": int})


def _credit_spans(text: str, block: Block, last: bool) -> Iterator[tuple[str, Span]]:
    """Yield the stretches of a line that give a credit, with its kind; `last` says that it ends the body.

    A line that names a contribution is no credit beside.
    """
    line = re.sub(r"\s", " ", text[block.start : block.end])
    if block.role == "caption" or not _agency().search(line):
        return
    given = [("contribution", span) for span in _found(line, block.role, "contributions")]
    if not given and block.role != "credit" and not _pictures().search(line):
        whole = block.role in ("byline", "dateline")
        keys = ("credits", "last_words") if last else ("credits",)
        spans = [(0, len(line))] if whole else _found(line, block.role, *keys)
        given = [("credit", span) for span in spans]
    for kind, (left, right) in given:
        yield kind, Span(block.start + left, block.start + left + len(line[left:right].rstrip()))


def _found(line: str, role: str, *keys: str) -> list[tuple[int, int]]:
    """Return where patterns fit a line, none inside another; in running text “this report” must end it."""
    spans = {
        match.span()
        for key in keys
        for pattern in _patterns(key)
        for match in pattern.finditer(line)
        if role not in ROLES
        or not (key == "contributions" or "this " in match.group().lower())
        or _stands_last(line, *match.span())
    }
    return sorted(s for s in spans if not any(s != o and o[0] <= s[0] and s[1] <= o[1] for o in spans))


def _stands_last(line: str, start: int, end: int) -> bool:
    """Say whether a stretch is most of a line's last sentence: running text may cite an agency in such words."""
    before, after = line[:start].rstrip(" ([—–-"), line[end:]
    opens = not before or before[-1] in '.!?”"' or "this " in line[start:end].lower()
    return opens and not re.search(r"[.;:!?]\s*\w|\w\W+\w+\W+\w+\W+\w", after)


def _agencies_in(text: str, start: int, end: int) -> list[str]:
    """Return the names of the agencies in a stretch, each once."""
    found = (match.group() for match in _agency().finditer(text, start, end))
    return list(dict.fromkeys(_names()[" ".join(form.split()).casefold()] for form in found))


@cache
def _names() -> dict[str, str]:
    """Return the agency's name for every way to write it, in small letters."""
    return {
        form.casefold(): entry["name"]
        for entry in codebook.entries("agencies").values()
        for form in (*entry["names"], *entry.get("short", []))
    }


@cache
def _agency() -> re.Pattern[str]:
    entries = codebook.entries("agencies").values()
    names = sorted({name for entry in entries for name in entry["names"]}, key=lambda n: (-len(n), n))
    short = sorted(form for entry in entries for form in entry.get("short", []))
    spaced = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(rf"(?<!\w)(?:(?i:{spaced})|{'|'.join(map(re.escape, short))})(?!\w)")


@cache
def _patterns(key: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of the codebook, with all the agencies that stand side by side where AGENCY is."""
    one = rf"(?:the )?(?-i:{_agency().pattern})"
    several = rf"{one}(?:(?:,? and |, |/| ?\| ?){one})*"
    found = sorted(codebook.words("agencies", key))
    return tuple(re.compile(pattern.replace("AGENCY", several), re.IGNORECASE) for pattern in found)


@cache
def _pictures() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(codebook.words('agencies', 'pictures')))})\b", re.IGNORECASE)
