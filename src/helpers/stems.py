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
from itertools import zip_longest
from typing import NamedTuple

from helpers.article import Article
from helpers.tokens import split_sentences

ROLES = ("headline", "subhead", "body")  # the article's own sentences; captions mostly repeat the body

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_NUMBERS = {word: str(n) for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight"), 2)}
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_AUXILIARY = re.compile(r"(?:ai|are|ca|could|did|do|does|had|has|have|is|must|need|should|was|were|wo|would)n't")
NEGATIONS = frozenset(
    ("not", "no", "non", "never", "none", "neither", "nor", "nobody", "nothing", "without", "cannot")
)
SCOPE = 8  # words behind a negation that it may negate
TRUE = frozenset(("accur", "case", "correct", "fact", "right", "true"))  # not so: what was said before is negated
TIMES = frozenset(("day", "decad", "hour", "minut", "month", "term", "week", "year"))
CONTRARY = 0.3  # of the weight of the shared words: so many negated in one alone, and it says the contrary
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
    """Say whether one stretch negates what the other says, or each has a number of its own of one kind.

    What both have in common counts: a “not” elsewhere in a long sentence negates something else, and eight years
    say nothing against two bills.
    """
    said_a, denied_a = _said_and_denied(a)
    said_b, denied_b = _said_and_denied(b)
    contrary = ((denied_a - said_a) & (said_b - denied_b)) | ((denied_b - said_b) & (said_a - denied_a))
    shared = {word.stem: word.weight for word in a if word.stem in said_b | denied_b}
    if contrary and math.fsum(shared[stem] for stem in contrary) >= CONTRARY * math.fsum(shared.values()):
        return True
    numbers_a, numbers_b = _numbers_in(a), _numbers_in(b)
    return any(own - numbers_b[kind] and numbers_b[kind] - own for kind, own in numbers_a.items())


def _said_and_denied(words: Sequence[Word]) -> tuple[set[str], set[str]]:
    """Return the content words that are said, and those that a negation before them negates.

    It reaches `SCOPE` words on, or to a “but” or a mark of punctuation behind its first content word. One that
    negates no content word (“that he does not”), or that something is true, negates the whole.
    """
    said: set[str] = set()
    denied: set[str] = set()
    reach, bare, whole, end = 0, False, False, 0
    for word in words:
        if word.stem in NEGATIONS:
            reach, bare = SCOPE, True
        elif reach and (word.stem == "but" or (not bare and word.start - end > 1)):
            reach = 0
        if word.weight:
            (denied if reach else said).add(word.stem)
            whole, bare = whole or (bool(reach) and bare and word.stem in TRUE), bare and not reach
        reach, end = max(0, reach - 1), word.end
    return (set(), said | denied) if whole or bare else (said, denied)


def _numbers_in(words: Sequence[Word]) -> dict[str, set[str]]:
    """Return the numbers by what they number: years, stretches of time, odds, all else.

    1 is left out, as “one” is no number here, but in odds (“one in three”).
    """
    found: dict[str, set[str]] = {"year": set(), "time": set(), "other": set(), "odds": odds_in(words)}
    for word, after in zip_longest(words, words[1:]):
        if word.stem[0].isdigit() and word.stem != "1":
            timed = after is not None and after.stem in TIMES
            kind = "time" if timed else "year" if _YEAR.fullmatch(word.stem) else "other"
            found[kind].add(word.stem)
    return found


def odds_in(words: Sequence[Word]) -> set[str]:
    """Return the odds among words: “one in three”, “2 out of 3”."""
    stems = ["1" if word.stem == "one" else word.stem for word in words]
    found = set()
    for place, many in enumerate(stems):
        if not many[0].isdigit():
            continue
        for between in (["in"], ["out", "of"]):
            rest = stems[place + 1 : place + len(between) + 2]
            if rest[:-1] == between and rest[-1][0].isdigit():
                found.add(f"{many}:{rest[-1]}")
    return found


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
