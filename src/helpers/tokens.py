"""Split a text into sentences and words, with offsets.

Sentences are those of NLTK's Punkt, line by line, with the abbreviations of the
codebook and a few guards where Punkt, trained on other punctuation, breaks news
sentences in two. Words are those of NLTK's word tokeniser, put together again where it
takes a clitic off ("don't" is one word), and without the punctuation around them. This
is the project's only definition of a sentence and of a word. It stops at the line: a
sentence never goes on over a line's end, unless the caller says that the lines are
hard-wrapped.
"""

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import Any

from helpers import codebook
from helpers.article import Span

_LINE = re.compile(r"[^\n]+")

# A break needs one of these before white space or a closing mark; most lines of a page
# have none inside, and Punkt need not be asked about them.
_MAY_BREAK = re.compile(r"[.?!…][\"'’”»)\]}]*\s")

# Bits of Punkt's record of how a word was written: in lower case anywhere, with a capital inside a sentence.
_SEEN_LOWER = 0b1110000
_SEEN_UPPER_INSIDE = 0b100

_OPENING = "\"'‘“«([{"
_NO_START = "-–—,;:/&%…."

# After a full stop an ellipsis opens the next sentence; after a word "…" may close one.
_DOTS_OPEN = re.compile(r"[.?!][\"'’”»)\]]*\s+((?:\.{3,}|(?:\. ){2,}\.|…)\s*)(?=[\"'‘“«(\[]*[A-Z])")
_DOTS_CLOSE = re.compile(r"(?<=\w)\s?…[\"'’”»]*\s+(?=[\"'‘“«(\[]*([A-Z]\w*))")

# Reno, Nev. “We are open to talks”: a quotation of some length is speech, no nickname.
_BEFORE_QUOTE = re.compile(r"\.\s+(?=(?:[“«\"]|'')[A-Z])")
_SPEECH = re.compile(r"(?:[“«\"]|'')[A-Z][^\s\"”»]*(?:\s+[^\s\"”»]+){3}")

_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})[.)]+")
_TIME_OF_DAY = r"\d\s?[AaPp]\.[Mm]\."
_TIME, _BEHIND_TIME = re.compile(_TIME_OF_DAY + "$"), re.compile(_TIME_OF_DAY + r" +(?=[\"“]?[A-Z])")
_INITIALS = re.compile(r"(?:^|[^\w.])(?:[A-Z]\.)+$")  # J. R., U.S.

# “Who pays?” Lund asked: the question is the object of what follows.
_ASKED = re.compile(r"[?!]+[\"'’”»]+$")

_BEGINS_NAME = re.compile(r"[A-Z]\w* [A-Z]\w")  # Naval War College

# In a headline a capital tells nothing: "F.B.I. Agent Leaves".
_LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")
_TITLE_LENGTH = 150  # characters; few headlines are longer
_TITLE_SHARE = 0.75  # of the longer words begin with a capital


def split_sentences(text: str, start: int = 0, end: int | None = None, *, wrapped: bool = False) -> list[Span]:
    """Return the sentences of a text, or of a part of it, in reading order.

    Every line counts, the headline included; a line without a letter or digit is a
    sentence too, so that the spans cover all that is not white space. The spans have no
    white space around them, and are offsets into `text`. With `wrapped` a single line
    end counts as a space, for a part known to be one hard-wrapped paragraph.
    """
    part = text[start:end]
    if wrapped:
        part = part.replace("\n", " ")
    return [
        Span(start + line.start() + left, start + line.start() + right)
        for line in _LINE.finditer(part)
        for left, right in _sentences_of(line.group())
    ]


def words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the words of a text, or of a part of it, in reading order.

    A word holds a letter or a digit. Clitics stay on ("don't", "Lena's"), as do the
    stops of an initialism ("U.S.", "a.m.") and the hyphens of a compound; dashes and
    slashes between letters part two words, and a web address is one. Other punctuation
    and signs are no part of a word ("$3.5", "100%" and "@reed" give "3.5", "100" and
    "reed"). A word belongs to the part in which it begins, and is cut at the part's end,
    so that the counts of adjoining parts add up.
    """
    known = _words_of(text)
    stop = len(text) if end is None else end
    found = list(known[bisect_left(known, (start,)) : bisect_left(known, (stop,))])
    if found and found[-1].end > stop:
        found[-1] = Span(found[-1].start, stop)
    return found


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """Return how many words begin in a text, or in a part of it."""
    known = _words_of(text)
    return bisect_left(known, (len(text) if end is None else end,)) - bisect_left(known, (start,))


# -- sentences ---------------------------------------------------------------


def _sentences_of(line: str) -> list[tuple[int, int]]:
    """Return the sentences of one line, as offsets into it."""
    whole = _trimmed(line, 0, len(line))
    if whole[0] >= whole[1]:
        return []
    if not _MAY_BREAK.search(line):
        return [whole]
    openers = list(_DOTS_OPEN.finditer(line))
    sure = {match.start(1) for match in openers}
    thought_of = {_trimmed(line, left, right)[0] for left, right in _punkt().span_tokenize(line)} | sure
    thought_of |= {match.end() for match in _BEFORE_QUOTE.finditer(line)}
    thought_of |= {match.end() for match in _BEHIND_TIME.finditer(line)}
    thought_of |= {match.end() for match in _DOTS_CLOSE.finditer(line) if match[1].lower() in _starters()}
    thought_of -= {match.end() for match in openers}
    starts = [whole[0]]
    for at in sorted(thought_of):
        if starts[-1] < at < whole[1] and (at in sure or not _runs_on(line, starts[-1], at)):
            starts.append(at)
    return [_trimmed(line, *span) for span in zip(starts, [*starts[1:], whole[1]], strict=True)]


def _trimmed(line: str, left: int, right: int) -> tuple[int, int]:
    part = line[left:right]
    return left + len(part) - len(part.lstrip()), left + len(part.rstrip())


@cache
def _punkt() -> Any:
    """Return NLTK's Punkt with the packaged parameters and the codebook's abbreviations."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer
    from punkt import load_model

    model = load_model("english")
    parameters = PunktParameters()
    ours = {word.lower() for word in _abbreviations() if "." not in word}
    parameters.abbrev_types = model.abbrev_types - ours - codebook.words("abbreviations", "words_after_all")
    parameters.collocations = set(model.collocations)
    parameters.sent_starters = model.sent_starters | _starters()
    parameters.ortho_context.update(model.ortho_context)
    return PunktSentenceTokenizer(parameters)


@cache
def _abbreviations(*rules: str) -> frozenset[str]:
    """Return the codebook's abbreviations with one of the rules, or all of them."""
    groups = codebook.entries("abbreviations").values()
    return frozenset(word for group in groups if not rules or group["rule"] in rules for word in group["words"])


def _runs_on(line: str, first: int, at: int) -> bool:
    """Tell whether the sentence that began at `first` goes on where a break is thought of."""
    before, rest = line[first:at].rstrip(), line[at:]
    after = rest.lstrip(_OPENING + " ")
    if not _ALNUM.search(after) or not _ALNUM.search(before) or _ENUMERATOR.fullmatch(before):
        return True
    if after[0] in _NO_START or (after[0].islower() and not after[1:2].isupper()):
        return True
    if before.endswith((".", ".)", ".]")):
        return _is_abbreviation(before.rstrip(")]"), after, rest, _is_title(line))
    return bool(_ASKED.search(before) and _who_asked().match(after)) and _first_word(after) not in _starters()


def _is_abbreviation(before: str, after: str, rest: str, title: bool) -> bool:
    """Tell whether the full stop that a text ends in is an abbreviation's and no more."""
    if _ending("before_name").search(before):
        return _first_word(after) not in _starters()
    if after[0].isdigit():
        return bool(_ending("before_number", "may_end").search(before))
    if _TIME.search(before):
        return title or _first_word(after) in codebook.words("abbreviations", "after_time")
    if _SPEECH.match(rest) or not (_INITIALS.search(before) or _ending("may_end").search(before)):
        return False
    return title or not (_opens(after) or _after_town().search(before))


@cache
def _after_town() -> re.Pattern[str]:
    """Return a pattern for a text that ends in a town and its state: inside a sentence a comma follows these."""
    states = codebook.entries("abbreviations")["states"]["words"]
    return re.compile(rf"\b[A-Z]\w+, (?:{'|'.join(map(re.escape, states))})\.$")


@cache
def _ending(*rules: str) -> re.Pattern[str]:
    """Return a pattern for a text that ends in an abbreviation with one of the rules."""
    longest_first = sorted(_abbreviations(*rules), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest_first))})\.$")


def _opens(after: str) -> bool:
    """Tell whether a text begins with a word that is capital only where a sentence starts.

    That is one of the codebook's starters, or a word that Punkt's newspaper text has in
    lower case and never, inside a sentence, with a capital, and that begins no name here
    ("U.S. Naval War College").
    """
    word = _first_word(after)
    if word in _starters():
        return True
    seen = _punkt()._params.ortho_context.get(word, 0)
    return bool(seen & _SEEN_LOWER and not seen & _SEEN_UPPER_INSIDE and not _BEGINS_NAME.match(after))


@cache
def _who_asked() -> re.Pattern[str]:
    verbs = "|".join(sorted(codebook.words("abbreviations", "asking_verbs")))
    return re.compile(rf"(?:[A-Z][\w.'’-]*,? ){{1,4}}(?:{verbs})\b")


@cache
def _starters() -> frozenset[str]:
    return codebook.words("abbreviations", "starters")


def _first_word(text: str) -> str:
    match = re.match(r"[^\W\d_]+", text)
    return match.group().lower() if match else ""


def _is_title(line: str) -> bool:
    long_words = _LONG_WORD.findall(line) if len(line) <= _TITLE_LENGTH else []
    return sum(word[0].isupper() for word in long_words) > _TITLE_SHARE * len(long_words)


# -- words -------------------------------------------------------------------

# What NLTK takes apart and this project counts as one word: letters that touch, with an
# apostrophe or an ampersand between them or none ("can|not").
_JOINS = re.compile(r"['’&]?")

# What NLTK leaves in one piece and is two words: a slash or an ellipsis between letters,
# and a full stop whose space got lost ("ended.Then").
_PARTS = re.compile(r"…|(?<=[^\W\d])/(?=[^\W\d])|(?<=[a-z]{2})\.(?=[A-Z][a-z])|[|=~^\\]")

_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[\w/]|[\w.+-]+@[\w-]+(?:\.\w+)+", re.IGNORECASE)
_INITIALISM = re.compile(r"(?:[^\W\d_]\.){2,}")
_ALNUM = re.compile(r"[^\W_]")

_MEMO_SIZE = 200_000  # pieces of text, some 40 MB
_inside: dict[str, tuple[tuple[int, int], ...]] = {}


@lru_cache(maxsize=32)
def _words_of(text: str) -> tuple[Span, ...]:
    """Return all words of a text.

    NLTK's tokeniser treats what stands between two spaces alike wherever it stands, but
    for the punctuation around it, so it is asked once for each different piece, and for
    all the new ones of a text in one call.
    """
    if len(_inside) > _MEMO_SIZE:
        _inside.clear()
    chunks = text.split()
    new = [chunk for chunk in dict.fromkeys(chunks) if chunk not in _inside]
    if new:
        _inside.update({chunk: ((0, len(chunk)),) for chunk in new if chunk.isalpha()})  # NLTK can but part them
        _inside.update(_words_in([chunk for chunk in new if not chunk.isalpha()]))
    found, at = [], 0
    for chunk in chunks:
        at = text.index(chunk, at)
        for left, right in _inside[chunk]:
            found.append((at + left, at + right))
        at += len(chunk)
    return tuple(map(Span._make, found))  # one call each would take twice as long


def _words_in(chunks: list[str]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Have NLTK tokenise pieces of text without white space; return the words in each."""
    joined = " ".join(chunks)
    tokens = _aligned(_nltk_words().tokenize(joined), joined)
    found, at, start = {}, 0, 0
    for chunk in chunks:
        first, stop = at, start + len(chunk)
        while at < len(tokens) and tokens[at][0] < stop:
            at += 1
        inside = [(left - start, right - start) for left, right in tokens[first:at]]
        found[chunk] = tuple(_mended(chunk, inside))
        start = stop + 1
    return found


@cache
def _nltk_words() -> Any:
    from nltk.tokenize import NLTKWordTokenizer

    return NLTKWordTokenizer()


def _aligned(tokens: list[str], text: str) -> list[tuple[int, int]]:
    """Return where NLTK's tokens stand that hold a letter or digit.

    NLTK rewrites quote marks, so its own alignment can fail; the tokens that matter here
    it leaves as they are.
    """
    found, point = [], 0
    for token in tokens:
        if _ALNUM.search(token):
            left = text.index(token, point)
            point = left + len(token)
            found.append((left, point))
    return found


def _mended(chunk: str, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what NLTK took apart within a word, part what it left together, trim the rest."""
    address = _ADDRESS.search(chunk)
    if address:
        return [address.span()]
    joined: list[tuple[int, int]] = []
    for left, right in tokens:
        if joined and _JOINS.fullmatch(chunk, joined[-1][1], left):
            joined[-1] = (joined[-1][0], right)
        else:
            joined.append((left, right))
    parts = (part for left, right in joined for part in _parted(chunk, left, right))
    return [_bare(chunk, left, right) for left, right in parts if _ALNUM.search(chunk, left, right)]


def _parted(chunk: str, left: int, right: int) -> list[tuple[int, int]]:
    """Return the pieces of a token between the signs that part two words."""
    edges = [left]
    for match in _PARTS.finditer(chunk, left, right):
        edges += match.span()
    return list(zip(edges[::2], [*edges[1::2], right], strict=True))


def _bare(chunk: str, left: int, right: int) -> tuple[int, int]:
    """Return a word without the punctuation around it, an initialism with its last stop."""
    start = _ALNUM.search(chunk, left, right).start()
    stop = right
    while not _ALNUM.match(chunk, stop - 1):
        stop -= 1
    initialism = _INITIALISM.match(chunk, start)
    if initialism and initialism.end() > stop:
        stop = initialism.end()
    return start, stop
