"""Find the words that carry a frame, and the sentences that carry one, by voice and speaker.

The frames are those of data/codebook/frames.yaml: five generic ones, after Semetko and
Valkenburg (2000), each with terms that a scholar can read and change. What counts is
headline, subhead and body; captions and other furniture are left out. A sentence carries
a frame when it holds one of the frame's `terms` or two different `weak_terms`.

Terms are matched as words. Nothing here understands a sentence: a negated term counts
(“no tension” speaks of tension), irony counts, and a frame that is told in other words
is not found.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from helpers import codebook, paths
from helpers.article import VOICES, Article, Attribution, Span
from helpers.quotes import voice_of
from helpers.sources import find_attributions
from helpers.tokens import split_sentences

if TYPE_CHECKING:
    import pandas as pd

ROLES = ("headline", "subhead", "body")
CODEBOOK = "frames"
WEAK_ENOUGH = 2  # different weak terms that together carry a frame; one alone misled too often
CONDITIONS = ("not_before", "not_after", "only_before", "only_after")
ENTRY_KEYS = {"id", "definition", "rule", "example", "terms", "weak_terms"}
TERM_KEYS = {"term", "forms", *CONDITIONS}
TERM_COLUMNS = ["article", "term", "frame", "voice", "speaker", "role", "start", "end"]
SENTENCE_COLUMNS = ["article", "start", "end", "frame", "voice", "role"]

# Punctuation is a token of its own, so that a phrase never runs across a comma; quote marks and
# hyphens are not, so that “trade” war and trade-war are the phrase “trade war”.
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.,;:!?()\[\]—–…]")
_TERM = re.compile(r"[^\W\d_A-Z][^\W_A-Z']*(?:'[^\W_A-Z]+)*~?(?: [^\W_A-Z][^\W_A-Z']*(?:'[^\W_A-Z]+)*~?)*")

_coded: "WeakKeyDictionary[Article, list[tuple[Span, str, list[Hit]]]]" = WeakKeyDictionary()

Phrase = tuple[frozenset[str], ...]  # for each of its words the forms that it may have


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write a term: its words, and the conditions on its neighbours."""

    term: str
    frame: str
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


class Hit(NamedTuple):
    """An occurrence of a term in a sentence."""

    start: int
    end: int
    term: str
    frame: str
    strong: bool


def frame_terms(article: Article) -> "pd.DataFrame":
    """Return a row for every occurrence of a frame's term, strong or weak.

    Columns: article (id), term (as the codebook has it), frame, voice (one of `VOICES`),
    speaker (the canonical name of the innermost attribution that holds the term, None in the
    outlet's voice or where the speaker can't be told), role (one of `ROLES`), start and end
    (code-point offsets). A word that two frames share has a row for each.
    """
    import pandas as pd

    attributions = find_attributions(article)
    rows = []
    for _, role, hits in _coded_sentences(article):
        for hit in hits:
            voice = voice_of(article, hit.start, hit.end)
            speaker = None if voice == "outlet" else _speaker_at(attributions, hit.start, hit.end)
            rows.append((article.id, hit.term, hit.frame, voice, speaker, role, hit.start, hit.end))
    table = pd.DataFrame(rows, columns=TERM_COLUMNS)
    table["speaker"] = pd.Series([row[4] for row in rows], dtype=object)  # None stays None
    return table if rows else table.astype({"start": int, "end": int})


def frame_sentences(article: Article) -> "pd.DataFrame":
    """Return a row for every sentence and frame that it carries.

    Columns: article (id), start and end of the sentence (code-point offsets), frame, voice
    (one of `VOICES`), role (one of `ROLES`). A sentence carries a frame when it holds one of
    the frame's terms or `WEAK_ENOUGH` different weak ones. The voice is that of the words
    which carry the frame, by the majority of their characters, quote before paraphrase before
    outlet where these are equal: in «The mayor attacked “a plan for all of us”» the conflict
    is the outlet's, though most of the sentence is quoted.
    """
    import pandas as pd

    rows = []
    for sentence, role, hits in _coded_sentences(article):
        for frame in dict.fromkeys(hit.frame for hit in hits):
            carriers = [hit for hit in hits if hit.frame == frame]
            if carries(carriers):
                rows.append((article.id, *sentence, frame, _voice_of_all(article, carriers), role))
    table = pd.DataFrame(rows, columns=SENTENCE_COLUMNS)
    return table if rows else table.astype({"start": int, "end": int})


def carries(hits: Sequence[Hit]) -> bool:
    """Say whether the hits of one frame in one sentence are enough for it to carry the frame."""
    return any(hit.strong for hit in hits) or len({hit.term for hit in hits}) >= WEAK_ENOUGH


def find_terms(text: str, start: int = 0, end: int | None = None) -> list[Hit]:
    """Return the terms in a sentence, in reading order, by frame the longest first.

    Of terms of one frame that overlap only the longest counts, of equal ones the first.
    Offsets are those of `text`.
    """
    index = _index()
    tokens, spans = _tokenise(text, start, len(text) if end is None else end)
    hits: list[Hit] = []
    taken: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if token not in index:
            continue
        for pattern in index[token]:
            if taken.get(pattern.frame, -1) < at and pattern.stands_at(tokens, at):
                last = at + len(pattern.words) - 1
                taken[pattern.frame] = last
                hits.append(Hit(spans[at][0], spans[last][1], pattern.term, pattern.frame, pattern.strong))
    return hits


def _coded_sentences(article: Article) -> list[tuple[Span, str, list[Hit]]]:
    """Return the sentences that hold a term, with role and hits; remembered for each article object."""
    if article not in _coded:
        read = ((sentence, role, find_terms(article.text, *sentence)) for sentence, role in _sentences(article))
        _coded[article] = [coded for coded in read if coded[2]]
    return _coded[article]


def _sentences(article: Article) -> list[tuple[Span, str]]:
    """Return headline, subheads and body sentence by sentence, in reading order."""
    found = [(Span(*sentence), "body") for sentence in article.sentences]
    for block in article.blocks_of("headline", "subhead"):
        found += [(Span(*s), block.role) for s in split_sentences(article.text, block.start, block.end)]
    return sorted(found)


def _speaker_at(attributions: Sequence[Attribution], start: int, end: int) -> str | None:
    """Return the speaker of the innermost attribution that holds most of a stretch."""
    holding = [
        (a.nested_in is None, sum(e - s for s, e in a.content), a.speaker)
        for a in attributions
        if 2 * sum(max(0, min(e, end) - max(s, start)) for s, e in a.content) >= end - start
    ]
    return min(holding, key=lambda held: held[:2])[2] if holding else None


def _voice_of_all(article: Article, hits: Sequence[Hit]) -> str:
    characters = dict.fromkeys(reversed(VOICES), 0)
    for hit in hits:
        characters[voice_of(article, hit.start, hit.end)] += hit.end - hit.start
    return max(characters, key=lambda voice: characters[voice])


def _tokenise(text: str, start: int, end: int) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the tokens as they are looked up, and where they stand."""
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


def _reads(phrase: Phrase, tokens: Sequence[str], at: int) -> bool:
    """Say whether a phrase's words stand from a token on."""
    if at < 0 or at + len(phrase) > len(tokens):
        return False
    return all(tokens[at + i] in forms for i, forms in enumerate(phrase))


@cache
def _index() -> dict[str, list[Pattern]]:
    """Return the patterns by the forms of their first word, the longest first."""
    index: dict[str, list[Pattern]] = {}
    for frame, entry in codebook.entries(CODEBOOK).items():
        _check_keys(entry, ENTRY_KEYS, frame, frame)
        for key in ("terms", "weak_terms"):
            for value in _listed(entry.get(key, []), key, frame):
                for pattern in _patterns(value, frame, key == "terms"):
                    for form in pattern.words[0]:
                        index.setdefault(form, []).append(pattern)
    for patterns in index.values():
        patterns.sort(key=lambda pattern: -len(pattern.words))
    return index


def _patterns(value: Any, frame: str, strong: bool) -> Iterator[Pattern]:
    """Yield the patterns of one item of a term list."""
    item = value if isinstance(value, dict) else {"term": value}
    name = item.get("term")
    _check_keys(item, TERM_KEYS, frame, name)
    conditions = tuple(
        (key, tuple(_phrase(text, frame, name) for text in _listed(item[key], name, frame)))
        for key in CONDITIONS
        if key in item
    )
    for spelling in (name, *_listed(item.get("forms", []), name, frame)):
        words = _phrase(spelling, frame, name)
        yield Pattern(name.replace("~", ""), frame, strong, words, conditions)


def _phrase(text: Any, frame: str, term: Any) -> Phrase:
    """Return a term, or a neighbour that it names, as the forms of its words."""
    if not isinstance(text, str) or not _TERM.fullmatch(text):
        remedy = "write small letters, ~ after a word for its inflections, and words like “no” in quotes"
        raise _error(frame, term, f"“{text}” is not a term; {remedy}.")
    return tuple(frozenset(inflections(word)) for word in text.split(" "))


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


def _listed(values: Any, key: Any, frame: str) -> list[Any]:
    if not isinstance(values, list):
        raise _error(frame, key, f"“{key}” must be a list, in brackets or with a dash before each.")
    return values


def _check_keys(item: dict[str, Any], known: set[str], frame: str, near: Any) -> None:
    for key in item:
        if key not in known:
            raise _error(frame, near, f"“{key}” is not known here; use one of {', '.join(sorted(known))}.")


def _error(frame: str, near: Any, problem: str) -> codebook.CodebookError:
    """Return the error with the line, at or after the frame's id, that holds the words in question."""
    lines = (paths.CODEBOOK / f"{CODEBOOK}.yaml").read_text(encoding="utf-8").split("\n")
    first = next((n for n, line in enumerate(lines) if re.search(rf"\bid: *{re.escape(frame)}\b", line)), 0)
    line = next((n for n in range(first, len(lines)) if str(near) in lines[n]), first)
    return codebook.CodebookError(f"{CODEBOOK}.yaml, line {line + 1}: {problem}")
