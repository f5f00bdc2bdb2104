"""What two sentences that assert one fact can't be, whatever a model says of their words.

A question asserts nothing. What is expected, or sought, is not what was done. And who shares names alone is of
one topic, not of one fact: a verb or noun beside them has to be shared, in a headline too, where capitals don't
tell a name. What is a name is therefore asked of the articles' bodies: a word that stands in small letters in
one of them is none.
"""

import math
import re
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from helpers.article import Article
from helpers.stems import stems_of, weights_of

LEAST_PLAIN = 0.5  # weight of the shared words that are no names
_QUESTION = re.compile(r"\?[\s\"'”’)\]]*$")
_EXPECTED = re.compile(
    r"\b(?:about|bound|due|expected|likely|poised|prepar\w+|ready|scheduled|set|slated) to\b", re.IGNORECASE
)
_AHEAD = re.compile(  # with one of these the other sentence looks ahead too
    r"""\b(?:about\ to|bound\ to|could|due|expect\w*|intend\w*|likely|may|might|plan|plans|planned|planning|poised
    |prepar\w+|promis\w+|ready|scheduled|set|should|slated|vow\w*|will|would)\b|[’']ll\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SOUGHT = re.compile(r"\b(?:considers|mulls|proposes|seeks|urges|wants|weighs)\b", re.IGNORECASE)  # headlines
_ASKED = re.compile(
    r"\b(?:appeal|ask|back|call|consider|demand|encourag|mull|press|propos|push|recommend|request|seek|sought"
    r"|support|urg|want|weigh)\w*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Ordinary(NamedTuple):
    """The stems that are no names, and the weight of every stem."""

    stems: Container[str]
    weights: Mapping[str, float]


def ordinary(articles: Iterable[Article]) -> Ordinary:
    """Return the stems that stand in small letters in the body of an article, with the weights of all."""
    articles = list(articles)
    stems = {
        word.stem
        for article in articles
        for block in article.blocks_of("body")
        for word in stems_of(article.text, block.start, block.end)
        if article.text[word.start].islower()
    }
    return Ordinary(stems, weights_of(articles))


def may_be_one(a: str, b: str, plain: Ordinary) -> bool:
    """Say whether two sentences, as they stand, may assert one fact."""
    if _QUESTION.search(a) or _QUESTION.search(b):
        return False
    if any(_EXPECTED.search(one) and not _AHEAD.search(other) for one, other in ((a, b), (b, a))):
        return False
    if any(
        _SOUGHT.search(one) and not (_ASKED.search(other) or _AHEAD.search(other))
        for one, other in ((a, b), (b, a))
    ):
        return False
    own, others = (
        {word.stem: word.weight for word in stems_of(text, 0, len(text), plain.weights)} for text in (a, b)
    )
    shared = (weight for stem, weight in own.items() if stem in others and _is_plain(stem, plain.stems))
    return math.fsum(shared) >= LEAST_PLAIN


def _is_plain(stem: str, stems: Container[str]) -> bool:
    """Say whether a stem is that of a common word, or a number that is no year."""
    return not _YEAR.fullmatch(stem) if stem[0].isdigit() else stem in stems
