"""Measure how hard an article's body is to read.

Sentences, words, letters and syllables are counted once, with the project's own
definitions (`Article.sentences`, `tokens.words`, `syllables`), and every formula works on
those counts. They are textstat's formulas, and give its scores where its counting is right,
but for two in which it leaves its own sources: Gunning Fog, which it lets spare the words of
the Dale-Chall list, and Dale-Chall, in which it takes names and inflected forms for unknown
words. Grades are those of US schools. A score is a property of these sentences, not of a
reader: what stands in quotation marks is counted too unless the voice is "outlet".
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, partial
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from helpers import nltk_data
from helpers.article import Article, Span
from helpers.syllables import syllables
from helpers.tokens import count_words, words

if TYPE_CHECKING:
    import pandas as pd

MIN_WORDS = 3  # what is left of a sentence around a quotation, "he said", is no sentence to measure
POLYSYLLABLE = 3
LONG_WORD = 7  # letters, "more than six": Björnsson (1968)

_INFLECTIONS = (
    *(("'s", ""), ("s'", "s"), ("ies", "y"), ("es", ""), ("es", "e"), ("s", "")),
    *(("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
    *(("ier", "y"), ("er", ""), ("er", "e"), ("iest", "y"), ("est", ""), ("est", "e")),
)
_THIRD_SYLLABLE = re.compile(r"(?:ed|es|ing)$")
_OPENING = "\"'“‘«"


class Counts(NamedTuple):
    """What the formulas work on; `complex_words` are Fog's, `difficult_words` Dale-Chall's."""

    sentences: int
    words: int
    characters: int
    letters: int
    syllables: int
    polysyllables: int
    long_words: int
    complex_words: int
    difficult_words: int


def readability(article: Article, voice: str | None = None) -> dict[str, float]:
    """Return the readability scores of an article's body, and the counts behind them.

    With voice "outlet" what stands in the quotation marks of attributions is left out, and
    with it every sentence that then has fewer than three words. Each score is NaN where there
    is nothing to count. Raises ValueError for another voice.

    mean_sentence_words: words a sentence.
    flesch_reading_ease: about 0 to 100, higher is easier (Flesch 1948).
    flesch_kincaid_grade: school grade (Kincaid and others 1975).
    gunning_fog: years of school (Gunning 1952); complex words have three syllables, and are
        no names, compounds of shorter words, or made so by -ed, -es or -ing.
    smog: grade (McLaughlin 1969); it was normed on samples of 30 sentences, and is rough for
        an article with fewer.
    automated_readability_index: grade, from characters (Smith and Senter 1967).
    coleman_liau: grade, from letters (Coleman and Liau 1975).
    dale_chall: 4.9 or less is easy for grade 4, 10 is college (Dale and Chall 1948), with the
        3,000 words as textstat lists them; names and regular inflections count as known.
    linsear_write: grade (O'Hayre 1966), over the whole text instead of 100 words.
    lix, rix: higher is harder (Björnsson 1968; Anderson 1983).
    """
    if voice not in (None, "outlet"):
        raise ValueError(f"Readability is measured for the voice “outlet” or for all (None), not for {voice!r}.")
    return scores(count(article, voice))


def count(article: Article, voice: str | None = None) -> Counts:
    """Count the sentences of an article's body, and what stands in them, once."""
    text = article.text
    inside = [words(text, *sentence) for sentence in article.sentences]
    names = _names(text, inside)
    if voice is not None:
        parted = list(outlets_own(article))
        inside = [words(text, *part) for parts in parted for part in parts]
    else:
        parted = [[sentence] for sentence, found in zip(article.sentences, inside, strict=True) if found]
    tally = Counter([text[start:end] for found in inside for start, end in found])
    times = tally.values()
    columns = zip(*map(_traits, tally, map(names.__contains__, tally)), strict=True)
    sums = [sum(map(mul, column, times)) for column in columns]
    characters = sum([len("".join(text[start:end].split())) for parts in parted for start, end in parts])
    if not tally:
        return Counts(*[0] * len(Counts._fields))
    return Counts(len(parted), tally.total(), characters, *sums)


def scores(counts: Counts) -> dict[str, float]:
    """Return every score that counts give, NaN where they count nothing."""
    n = counts
    shown = {name: getattr(n, name) for name in n._fields if name != "complex_words"}
    if not n.sentences or not n.words:
        return dict.fromkeys(MEASURES, math.nan) | shown
    length, spoken = n.words / n.sentences, n.syllables / n.words
    unknown = 100 * n.difficult_words / n.words
    linsear = (n.words + 2 * n.polysyllables) / n.sentences
    values = (
        length,
        206.835 - 1.015 * length - 84.6 * spoken,
        0.39 * length + 11.8 * spoken - 15.59,
        0.4 * (length + 100 * n.complex_words / n.words),
        1.043 * math.sqrt(30 * n.polysyllables / n.sentences) + 3.1291,
        4.71 * n.characters / n.words + 0.5 * length - 21.43,
        5.8 * n.letters / n.words - 29.6 * n.sentences / n.words - 15.8,
        0.1579 * unknown + 0.0496 * length + (3.6365 if unknown > 5 else 0),
        linsear / 2 if linsear > 20 else (linsear - 2) / 2,
        length + 100 * n.long_words / n.words,
        n.long_words / n.sentences,
    )
    return dict(zip(MEASURES, values, strict=True)) | shown


MEASURES = (
    "mean_sentence_words",
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog",
    "automated_readability_index",
    "coleman_liau",
    "dale_chall",
    "linsear_write",
    "lix",
    "rix",
)


COMPARED = ("sentences", "words", "syllables", "mean_sentence_words", "flesch_kincaid_grade")


def textstat_readability(article: Article, measures: Iterable[str] | None = None) -> dict[str, float]:
    """Return what textstat's functions, called one by one on the same body, would give.

    The keys are those of `readability`, all of them or the `measures` asked for. Raises
    LookupError where the dictionary is not in place that textstat would then download.
    """
    nltk_data.require()
    import textstat

    functions = {
        "mean_sentence_words": textstat.words_per_sentence,
        "flesch_reading_ease": textstat.flesch_reading_ease,
        "flesch_kincaid_grade": textstat.flesch_kincaid_grade,
        "gunning_fog": textstat.gunning_fog,
        "smog": textstat.smog_index,
        "automated_readability_index": textstat.automated_readability_index,
        "coleman_liau": textstat.coleman_liau_index,
        "dale_chall": textstat.dale_chall_readability_score,
        "linsear_write": partial(textstat.linsear_write_formula, strict_upper=False),
        "lix": textstat.lix,
        "rix": textstat.rix,
        "sentences": textstat.sentence_count,
        "words": textstat.lexicon_count,
        "characters": textstat.char_count,
        "letters": textstat.letter_count,
        "syllables": textstat.syllable_count,
        "polysyllables": textstat.polysyllabcount,
        "long_words": textstat.long_word_count,
        "difficult_words": partial(textstat.difficult_words, syllable_threshold=0),
    }
    text = _body(article)
    blank = not text.strip()
    return {name: math.nan if blank else functions[name](text) for name in measures or functions}


def compare_with_textstat(articles: Iterable[Article]) -> "pd.DataFrame":
    """Return what our counting and textstat's make of the same bodies: a row an article.

    Columns come in pairs (measure, "here" or "textstat"): the counts of sentences, words and
    syllables, then mean sentence length and Flesch-Kincaid grade, which follow from them.
    """
    import pandas as pd

    rows = {}
    for article in articles:
        ours, theirs = readability(article), textstat_readability(article, COMPARED)
        rows[article.label] = {
            (name, side): found[name]
            for name in COMPARED
            for side, found in (("here", ours), ("textstat", theirs))
        }
    columns = pd.MultiIndex.from_product([COMPARED, ("here", "textstat")])
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).round(1)


def _body(article: Article) -> str:
    return "\n".join(article.text[block.start : block.end] for block in article.body)


def outlets_own(article: Article) -> Iterator[list[Span]]:
    """Yield, for each body sentence that is one without its quotations, the parts left of it."""
    from helpers.quotes import quoted_spans

    quoted = quoted_spans(article)
    first = 0
    for sentence in article.sentences:
        while first < len(quoted) and quoted[first].end <= sentence.start:
            first += 1
        parts, start = [], sentence.start
        for quote in quoted[first:]:
            if quote.start >= sentence.end:
                break
            parts.append(Span(start, max(start, quote.start)))
            start = max(start, quote.end)
        parts = [part for part in [*parts, Span(start, sentence.end)] if part.start < part.end]
        if sum(count_words(article.text, *part) for part in parts) >= MIN_WORDS:
            yield parts


def _names(text: str, sentences: list[list[Span]]) -> set[str]:
    """Return the words that stand with a capital inside a sentence, where no quotation opens."""
    capital = [span for sentence in sentences for span in sentence[1:] if text[span[0]].isupper()]
    return {text[start:end] for start, end in capital if text[start - 1] not in _OPENING}


@cache
def _traits(word: str, is_name: bool) -> tuple[int, ...]:
    """Return what a word adds to the fields of `Counts` from `letters` on."""
    letters = sum(character.isalnum() for character in word)
    spoken = syllables(word)
    many = spoken >= POLYSYLLABLE
    return (
        letters,
        spoken,
        int(many),
        int(letters >= LONG_WORD),
        int(many and not is_name and not _is_built(word, spoken)),
        int(not is_name and not _is_known(word)),
    )


def _is_built(word: str, spoken: int) -> bool:
    """Tell whether only compounding or an ending gives a word its third syllable."""
    if "-" in word:
        return all(syllables(part) < POLYSYLLABLE for part in word.split("-"))
    stem = _THIRD_SYLLABLE.sub("", word.lower())
    return spoken == POLYSYLLABLE and stem != word.lower() and syllables(stem) < POLYSYLLABLE


def _is_known(word: str) -> bool:
    """Tell whether the Dale-Chall list has a word, a regular inflection of it, or its parts."""
    plain, known = word.lower().replace("’", "'"), _known_words()
    if plain in known or plain[0].isdigit():
        return True
    for ending, replaced in _INFLECTIONS:
        stem = plain.removesuffix(ending) + replaced
        if plain.endswith(ending) and (stem in known or (stem[-2:-1] == stem[-1:] and stem[:-1] in known)):
            return True
    return "-" in plain and all(part in known for part in plain.split("-"))


@cache
def _known_words() -> frozenset[str]:
    """Return the Dale-Chall list as textstat ships it, without importing textstat, which is slow."""
    from importlib.util import find_spec

    spec = find_spec("textstat")
    path = Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"
    return frozenset(path.read_text(encoding="utf-8").split())
