"""Words as they are compared: stems with weights, negations, numbers.

A word is compared by its stem (Porter's English stemmer, "Snowball") and weighs as much as it is
rare in the sentences of the articles at hand (the inverse document frequency of Spärck Jones,
1972), so that the names of the event weigh little. The words of the closed classes and the
commonest verbs weigh nothing. “Three” is the number 3, and “didn't” holds a “not”.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from helpers.article import Article
from helpers.tokens import split_sentences

ROLES = ("headline", "subhead", "body")  # the article's own sentences; captions mostly repeat the body

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_NUMBERS = {word: str(n) for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight"), 2)}
_AUXILIARY = re.compile(r"(?:ai|are|ca|could|did|do|does|had|has|have|is|must|need|should|was|were|wo|would)n't")
NEGATIONS = frozenset(
    ("not", "no", "non", "never", "none", "neither", "nor", "nobody", "nothing", "without", "cannot")
)
# words that say little of what is said: the closed classes, and the commonest verbs
EMPTY = NEGATIONS | frozenset(
    re.findall(
        r"\S+",
        """a about after again all also am an and any are as at be because been before being but by can
        come could did do does doing down each even ever for from get go going got had has have having
        he her here him his how i if in into is it its just know let like made make many may me might
        more most much must my of off on one only or other our out over own really said same say saying
        says she should so some such than that the their them then there these they thing things think
        this those through to told too under up us very want was way we well were what when where which
        while who whom whose why will with would yes you your i'd i'll i'm i've it's we're we've that's
        they're they've you're""",
    )
)


class Word(NamedTuple):
    """A word of a stretch: its stem, its weight (0 for an empty word), and where it stands."""

    stem: str
    weight: float
    start: int
    end: int


def stems_of(text: str, start: int, end: int, weights: Mapping[str, float] | None = None) -> list[Word]:
    """Return the words of a stretch of a text, in order; offsets are the text's.

    `weights` is what `weights_of` gives; without it a word weighs 1, an empty one 0.
    """
    found = []
    for match in _WORD.finditer(text, start, end):
        word = match.group().lower().replace("’", "'")
        own = "not" if _AUXILIARY.fullmatch(word) else stem(word)
        weight = 0.0 if own in EMPTY else weights[own] if weights is not None else 1.0
        found.append(Word(own, weight, *match.span()))
    return found


def weights_of(articles: Iterable[Article]) -> Mapping[str, float]:
    """Return the weight of every stem, from 0 (in every sentence) to 1 (in one sentence or none).

    It is the logarithm of sentences to sentences that have the stem, as a share of the most that it
    can be, so that it means the same in few articles and in many. Sentences of headlines,
    subheads and bodies count. Empty words have their weight here too; `stems_of` gives them none.
    """
    having: Counter[str] = Counter()
    total = 0
    for article in articles:
        for block in article.blocks_of(*ROLES):
            for sentence in split_sentences(article.text, block.start, block.end):
                having.update({word.stem for word in stems_of(article.text, *sentence)})
                total += 1
    most = math.log(total + 1)
    return defaultdict(lambda: 1.0, {stem: 1 - math.log(number) / most for stem, number in having.items()})


def weight_of(words: Iterable[Word]) -> float:
    """Return the weight of words, one that comes again weighed once."""
    return math.fsum({word.stem: word.weight for word in words}.values())


def contradict(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Say whether one stretch is negated and the other is not, or each has a number of its own."""
    stems_a, stems_b = {word.stem for word in a}, {word.stem for word in b}
    if bool(stems_a & NEGATIONS) != bool(stems_b & NEGATIONS):
        return True
    numbers_a, numbers_b = ({stem for stem in stems if stem[0].isdigit()} for stems in (stems_a, stems_b))
    return bool(numbers_a - numbers_b) and bool(numbers_b - numbers_a)


@cache
def stem(word: str) -> str:
    """Return the stem of a word in lower case; a number stays one, and “three” is 3."""
    if word[0].isdigit():
        return word.replace(",", "")
    bare = word.removesuffix("'s")
    return _NUMBERS.get(bare) or (bare if bare in EMPTY else _stemmer().stem(bare.replace(".", "")))


@cache
def _stemmer():
    from nltk.stem.snowball import EnglishStemmer

    return EnglishStemmer()
