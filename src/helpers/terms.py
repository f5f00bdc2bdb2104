"""Find the terms of the codebook's word lists in a text.

A list is a file of data/codebook whose entries have `terms`, and perhaps `weak_terms`. How
a term is written stands in frames_generic.yaml: small letters, ~ for regular inflections,
conditions on the neighbours of an ambiguous word. Several lists are looked up in one pass.

Terms are matched as words. Nothing here understands a sentence: a negated term counts, and
so does an ironic one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from helpers import codebook

CONDITIONS = ("not_before", "not_after", "only_before", "only_after")
ENTRY_KEYS = {
    "id",
    "definition",
    "include",
    "exclude",
    "example",
    "category",
    "source",
    "coder",
    "terms",
    "weak_terms",
}
TERM_KEYS = {"term", "forms", *CONDITIONS}

# Punctuation is a token of its own, so that a phrase never runs across a comma; quote marks and
# hyphens are not, so that “trade” war and trade-war are the phrase “trade war”.
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.,;:!?()\[\]—–…]")
_TERM = re.compile(r"[^\W\d_A-Z][^\W_A-Z']*(?:'[^\W_A-Z]+)*~?(?: [^\W_A-Z][^\W_A-Z']*(?:'[^\W_A-Z]+)*~?)*")

Phrase = tuple[frozenset[str], ...]  # for each of its words the forms that it may have


class Hit(NamedTuple):
    """An occurrence of a term. `list` is the file that has it, `entry` the entry's id, `ambiguous` whether
    it has conditions on its neighbours or is weak."""

    start: int
    end: int
    term: str
    list: str
    entry: str
    strong: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write a term: its words, and the conditions on its neighbours."""

    term: str
    list: str
    entry: str
    strong: bool
    words: Phrase
    conditions: tuple[tuple[str, tuple[Phrase, ...]], ...]

    def stands_at(self, tokens: Sequence[str], at: int) -> bool:
        """Say whether the term stands at a token, its conditions included."""
        end = at + len(self.words)
        if len(self.words) > 1 and not _reads(self.words, tokens, at):
            return False
        for condition, phrases in self.conditions:
            if condition.endswith("before"):
                met = any(_reads(phrase, tokens, end) for phrase in phrases)
            else:
                met = any(_reads(phrase, tokens, at - len(phrase)) for phrase in phrases)
            if met != condition.startswith("only"):
                return False
        return True


class Lexicon:
    """The terms of one or more lists, by the forms of their first word."""

    def __init__(self, patterns: Iterator[Pattern]):
        self._index: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            for form in pattern.words[0]:
                self._index.setdefault(form, []).append(pattern)
        for found in self._index.values():
            found.sort(key=lambda pattern: -len(pattern.words))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Return the terms in a stretch of text, in reading order; offsets are those of `text`.

        Of terms of one entry that overlap only the longest counts, of equal ones the first.
        """
        return self.find_among(*tokenise(text, start, len(text) if end is None else end))

    def find_among(self, tokens: Sequence[str], spans: Sequence[tuple[int, int]]) -> list[Hit]:
        """Return the terms among tokens that `tokenise` made."""
        hits: list[Hit] = []
        taken: dict[tuple[str, str], int] = {}
        index = self._index
        for at, token in enumerate(tokens):
            if token not in index:
                continue
            for pattern in index[token]:
                key = (pattern.list, pattern.entry)
                if taken.get(key, -1) < at and pattern.stands_at(tokens, at):
                    last = at + len(pattern.words) - 1
                    taken[key] = last
                    ambiguous = not pattern.strong or bool(pattern.conditions)
                    hits.append(Hit(spans[at][0], spans[last][1], pattern.term, *key, pattern.strong, ambiguous))
        return hits


@cache
def lexicon(*names: str) -> Lexicon:
    """Return the terms of the lists with these names, to be looked up in one pass.

    Raises `CodebookError` with file and line for an entry or a term that can't be read.
    """
    return Lexicon(pattern for name in names for pattern in _read(name))


def of_term(term: str) -> Lexicon:
    """Return a lexicon of one word or phrase as a person types it: any capitals, ~ after a word for its forms.

    Raises ValueError where there is no word to look for.
    """
    phrase: list[frozenset[str]] = []
    for chunk in term.lower().replace("-", " ").split():
        tokens, _ = tokenise(chunk, 0, len(chunk))
        words = [frozenset({token}) for token in tokens]
        if chunk.endswith("~") and words:
            words[-1] = frozenset(inflections(tokens[-1] + "~"))
        phrase += words
    while phrase and not any(word[0].isalnum() for word in phrase[-1]):
        phrase.pop()  # the full stop of "U.S." may be missing before a comma
    if not phrase:
        raise ValueError(
            f"“{term}” holds no word to look for; type a word or a phrase, ~ after a word for its forms."
        )
    return Lexicon(iter([Pattern(term, "", "", True, tuple(phrase), ())]))


def tokenise(text: str, start: int, end: int) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the tokens of a stretch as they are looked up, and where they stand."""
    tokens, spans = [], []
    for match in _TOKEN.finditer(text, start, end):
        token, (first, last) = match.group().lower(), match.span()
        if "'" in token or "’" in token:
            token = token.replace("’", "'")
            if token.endswith("'s"):
                token, last = token[:-2], last - 2
        tokens.append(token)
        spans.append((first, last))
    return tokens, spans


def inflections(word: str) -> set[str]:
    """Return the forms that a word of the codebook stands for.

    A word that ends in ~ has its plural or third person in -s, its past in -ed and its
    participle in -ing by the regular rules of spelling: cry~ is cry, cries, cried, crying;
    slam~ doubles its m. Any other word stands for itself.
    """
    if not word.endswith("~"):
        return {word}
    base = word[:-1]
    if base.endswith("ie"):
        return {base, base + "s", base + "d", base[:-2] + "ying"}
    if base.endswith("e"):
        return {base, base + "s", base + "d", base[:-1] + "ing"}
    if re.search(r"[^aeiou]y$", base):
        return {base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    plural = base + ("es" if re.search(r"(s|x|z|ch|sh|o)$", base) else "s")
    stem = base + base[-1] if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", base) else base
    return {base, plural, stem + "ed", stem + "ing"}


def _reads(phrase: Phrase, tokens: Sequence[str], at: int) -> bool:
    """Say whether a phrase's words stand from a token on."""
    if at < 0 or at + len(phrase) > len(tokens):
        return False
    return all(tokens[at + i] in forms for i, forms in enumerate(phrase))


def _read(name: str) -> Iterator[Pattern]:
    """Yield the patterns of one list."""
    for entry_id, entry in codebook.entries(name).items():
        _check_keys(name, entry, ENTRY_KEYS, entry_id, entry_id)
        for key in ("terms", "weak_terms"):
            for value in _listed(name, entry.get(key) or [], key, entry_id):
                yield from _patterns(name, value, entry_id, key == "terms")


def _patterns(name: str, value: Any, entry: str, strong: bool) -> Iterator[Pattern]:
    """Yield the patterns of one item of a term list."""
    item = value if isinstance(value, dict) else {"term": value}
    term = item.get("term")
    _check_keys(name, item, TERM_KEYS, entry, term)
    conditions = tuple(
        (key, tuple(_phrase(name, text, entry, term) for text in _listed(name, item[key], term, entry)))
        for key in CONDITIONS
        if key in item
    )
    for spelling in (term, *_listed(name, item.get("forms", []), term, entry)):
        words = _phrase(name, spelling, entry, term)
        yield Pattern(term.replace("~", ""), name, entry, strong, words, conditions)


def _phrase(name: str, text: Any, entry: str, term: Any) -> Phrase:
    """Return a term, or a neighbour that it names, as the forms of its words."""
    if not isinstance(text, str) or not _TERM.fullmatch(text):
        remedy = "write small letters, ~ after a word for its inflections, and words like “no” in quotes"
        raise _error(name, entry, term, f"“{text}” is not a term; {remedy}.")
    return tuple(frozenset(inflections(word)) for word in text.split(" "))


def _listed(name: str, values: Any, key: Any, entry: str) -> list[Any]:
    if not isinstance(values, list):
        raise _error(name, entry, key, f"“{key}” must be a list, in brackets or with a dash before each.")
    return values


def _check_keys(name: str, item: dict[str, Any], known: set[str], entry: str, near: Any) -> None:
    for key in item:
        if key not in known:
            problem = f"“{key}” is not known here; use one of {', '.join(sorted(known))}."
            raise _error(name, entry, near, problem)


def _error(name: str, entry: str, near: Any, problem: str) -> codebook.CodebookError:
    """Return the error with the line, at or after the entry's id, that holds the words in question."""
    line = codebook.line_of(name, entry, near)
    return codebook.CodebookError(f"{name}.yaml, line {line}: {problem}")
