"""Find the statements that several articles report: the same quotation, or the same content.

Two attributions of different articles are paired when they report one utterance: “same
quotation” where both have words of it in quotation marks, in whatever trim or translation,
“same statement” where one side at least paraphrases. Precision comes before recall. Captions
are left out, since they mostly repeat the body.

Compared are word stems, each weighted by how rare it is in the sentences of the collection
(the inverse document frequency of Spärck Jones, 1972), so that the names of the event weigh
little. Quotations are aligned in word order with gaps, in the manner of Smith and Waterman
(1981), so that a trim of a longer quotation is found; paraphrases are compared sentence by
sentence, whatever the order. Nothing here knows synonyms: a statement retold in wholly other
words is not found. That the words are alike does not say that they are reported rightly.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple

from helpers.article import Article, Attribution, Span
from helpers.quotes import quoted_spans
from helpers.sources import find_attributions
from helpers.tokens import split_sentences

if TYPE_CHECKING:
    import pandas as pd

ROLES = ("headline", "subhead", "body")
QUOTATION, STATEMENT = "same quotation", "same statement"
COLUMNS = ["group", "article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "relation", "score"]

# The thresholds were set by reading the pairs found in a dozen events of the BASIL articles.
MIN_QUOTED, MIN_QUOTED_SHARE = 3, 0.6  # shared content words, and their share of the shorter quotation
LONG_RUN, LONG_RUN_DENSITY = 5, 0.75  # two trims that only overlap: so many words, so densely shared
MIN_STATED, MIN_STATED_SHARE = 4, 0.55  # for a paraphrase, of the shorter sentence
# the same where the speaker of one side is not known
UNSURE_QUOTED_SHARE, UNSURE_STATED, UNSURE_STATED_SHARE = 0.75, 6, 0.6
UNSURE_LONGER = 0.25  # then of the longer sentence too: on one topic a short one is soon part of a long one
VERBATIM_WORDS, VERBATIM_DENSITY = 7, 0.85  # so much in common is one utterance, whoever is named for it
OPENING_WORDS = 3  # so far back a “not” still belongs to the first shared word
GAP_COST = 0.3  # of the weight of a word left out of an alignment

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii"))
_NUMBERS = {word: str(n) for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight"), 2)}
_AUXILIARY = re.compile(r"(?:ai|are|ca|could|did|do|does|had|has|have|is|must|need|should|was|were|wo|would)n't")
_NEGATIONS = frozenset(
    ("not", "no", "non", "never", "none", "neither", "nor", "nobody", "nothing", "without", "cannot")
)
# words that say little of what is said: the closed classes, and the commonest verbs
_EMPTY = _NEGATIONS | frozenset(
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
    """A word of a statement: its stem, its weight (0 for an empty word), whether it is quoted."""

    stem: str
    weight: float
    quoted: bool


@dataclass(eq=False, slots=True)
class Statement:
    """An attribution with its words, sentence by sentence."""

    article: int
    attribution: Attribution
    sentences: list[list[Word]]
    quoted: list[Word]

    @property
    def span(self) -> Span:
        """From the first character of the content to the last."""
        return Span(self.attribution.content[0].start, self.attribution.content[-1].end)


class Pair(NamedTuple):
    """Two statements of different articles that report one utterance."""

    a: Statement
    b: Statement
    relation: str
    score: float
    shared: int


class Alignment(NamedTuple):
    """What two word sequences share: number and weight of words, and the stretch of each."""

    shared: int
    weight: float
    a: Span
    b: Span


def shared_statements(articles: Iterable[Article]) -> "pd.DataFrame":
    """Return a row for every two attributions of different articles that report one utterance.

    Columns: group (an integer; pairs that hang together report one utterance), article_a,
    start_a, end_a and article_b, start_b, end_b (article ids, and code-point offsets from the
    beginning of the content to its end; a stands before b in the order given), relation
    (“same quotation” or “same statement”), score (above 0, at most 1: the share of the shorter
    one's words, by weight, that the other one has, or where two trims only overlap, of the
    words of the stretch in common).
    """
    import pandas as pd

    articles = list(articles)
    pairs = _without_doubles(_paired(_statements(articles)))
    pairs.sort(key=lambda p: (p.a.article, p.a.span, p.b.article, p.b.span))
    groups = _groups(pairs)
    rows = [
        (group, articles[p.a.article].id, *p.a.span, articles[p.b.article].id, *p.b.span, p.relation, p.score)
        for group, p in zip(groups, pairs, strict=True)
    ]
    whole = {name: int for name in COLUMNS if name.startswith(("group", "start", "end"))}
    return pd.DataFrame(rows, columns=COLUMNS).astype({**whole, "score": float})


def compare(a: Statement, b: Statement) -> Pair | None:
    """Return the pair if two statements report one utterance, else None."""
    same = same_speaker(a.attribution.speaker, b.attribution.speaker)
    return _same_quotation(a, b, same) or (_same_statement(a, b, same) if same is not False else None)


def same_speaker(one: str | None, other: str | None) -> bool | None:
    """Say whether two canonical names may be one speaker: the same last word; None if one is unknown."""
    if one is None or other is None:
        return None
    return _last_word(one) == _last_word(other)


def _same_quotation(a: Statement, b: Statement, same: bool | None) -> Pair | None:
    found = align(a.quoted, b.quoted)
    if found.shared < MIN_QUOTED:
        return None
    parts = a.quoted[slice(*found.a)], b.quoted[slice(*found.b)]
    share = found.weight / min(_weight(a.quoted), _weight(b.quoted))
    density = found.weight / max(map(_weight, parts))
    verbatim = found.shared >= VERBATIM_WORDS and density >= VERBATIM_DENSITY
    overlap = found.shared >= LONG_RUN and density >= LONG_RUN_DENSITY
    contained = share >= (MIN_QUOTED_SHARE if same else UNSURE_QUOTED_SHARE) and density >= MIN_QUOTED_SHARE
    opened = [s.quoted[_opening(s.quoted, at.start) : at.end] for s, at in ((a, found.a), (b, found.b))]
    if not verbatim and (same is False or not (overlap or contained) or _contradict(*opened)):
        return None
    score = max(share, density) if verbatim or overlap else share
    return Pair(a, b, QUOTATION, min(1.0, score), found.shared)


def _same_statement(a: Statement, b: Statement, same: bool | None) -> Pair | None:
    """Compare two statements sentence by sentence, if one of them at least is no pure quotation."""
    if a.attribution.kind == b.attribution.kind == "direct":
        return None
    best = None
    for one in a.sentences:
        for other in b.sentences:
            weights = {w.stem: w.weight for w in one if w.weight}
            common = {w.stem for w in other} & weights.keys()
            shorter, longer = sorted((_distinct(one), _distinct(other)))
            weight = math.fsum(weights[stem] for stem in common)  # the same in whatever order a set is read
            if same:
                enough = len(common) >= MIN_STATED and weight >= MIN_STATED_SHARE * shorter
            else:
                enough = len(common) >= UNSURE_STATED and weight >= UNSURE_STATED_SHARE * shorter
                enough = enough and weight >= UNSURE_LONGER * longer
            if enough and (best is None or weight / shorter > best.score) and not _contradict(one, other):
                best = Pair(a, b, STATEMENT, min(1.0, weight / shorter), len(common))
    return best


def align(a: Sequence[Word], b: Sequence[Word]) -> Alignment:
    """Return the best local alignment of two word sequences: shared words in the same order.

    A word that is left out on either side costs `GAP_COST` of its weight, so that the
    stretches which are shared stay close. Empty words neither count nor cost.
    """
    places = defaultdict(list)
    for j, word in enumerate(b):
        if word.weight:
            places[word.stem].append(j)
    before_a, before_b = _running(a), _running(b)
    # a chain of shared words: its value, number, weight, first places in a and b, last places
    chains: list[tuple[float, int, float, int, int, int, int]] = []
    best = (0.0, 0, 0.0, 0, 0, -1, -1)
    for i, word in enumerate(a):
        for j in places.get(word.stem, ()) if word.weight else ():
            chain = (word.weight, 1, word.weight, i, j, i, j)
            for value, shared, weight, i0, j0, i1, j1 in chains:
                if i1 < i and j1 < j:
                    gap = before_a[i] - before_a[i1 + 1] + before_b[j] - before_b[j1 + 1]
                    longer = value + word.weight - GAP_COST * gap
                    if longer > chain[0]:
                        chain = (longer, shared + 1, weight + word.weight, i0, j0, i, j)
            chains.append(chain)
            best = max(best, chain)
    return Alignment(best[1], best[2], Span(best[3], best[5] + 1), Span(best[4], best[6] + 1))


def _opening(words: Sequence[Word], start: int) -> int:
    """Return where a stretch starts with the few empty words before it, of which one may be “not”."""
    opening = start
    while opening > max(0, start - OPENING_WORDS) and not words[opening - 1].weight:
        opening -= 1
    return opening


def _contradict(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Say whether one stretch is negated and the other is not, or each has a number of its own."""
    stems_a, stems_b = {w.stem for w in a}, {w.stem for w in b}
    if bool(stems_a & _NEGATIONS) != bool(stems_b & _NEGATIONS):
        return True
    numbers_a, numbers_b = ({s for s in stems if s[0].isdigit()} for stems in (stems_a, stems_b))
    return bool(numbers_a - numbers_b) and bool(numbers_b - numbers_a)


def _statements(articles: Sequence[Article]) -> list[Statement]:
    weights = _weights(articles)
    statements = []
    for number, article in enumerate(articles):
        quoted = quoted_spans(article)
        for attribution in find_attributions(article):
            if attribution.role in ROLES and attribution.content:
                sentences = [
                    [Word(s, 0.0 if s in _EMPTY else weights[s], _inside(at, quoted)) for s, at in found]
                    for part in attribution.content
                    for sentence in split_sentences(article.text, *part, wrapped=True)
                    if (found := _stems(article.text, *sentence))
                ]
                marked = [word for sentence in sentences for word in sentence if word.quoted]
                statements.append(Statement(number, attribution, sentences, marked))
    return statements


def _weights(articles: Sequence[Article]) -> dict[str, float]:
    """Return the weight of every stem: the logarithm of sentences to sentences that have it."""
    having: Counter[str] = Counter()
    total = 0
    for article in articles:
        for block in article.blocks_of(*ROLES):
            for sentence in split_sentences(article.text, block.start, block.end):
                having.update({stem for stem, _ in _stems(article.text, *sentence)})
                total += 1
    return defaultdict(lambda: math.log(total + 1), {s: math.log((total + 1) / n) for s, n in having.items()})


def _paired(statements: Sequence[Statement]) -> list[Pair]:
    """Compare the statements that share enough content words, found through an index of stems."""
    having = defaultdict(list)
    for number, statement in enumerate(statements):
        for stem in {w.stem for sentence in statement.sentences for w in sentence if w.weight}:
            having[stem].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in having.values():
        shared.update(combinations(numbers, 2))
    candidates = [(statements[a], statements[b]) for (a, b), count in shared.items() if count >= MIN_QUOTED]
    return [found for a, b in candidates if a.article != b.article and (found := compare(a, b))]


def _without_doubles(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs without those that a better one covers on both sides (a quotation in another)."""
    kept: list[Pair] = []
    for pair in sorted(pairs, key=lambda p: (p.relation != QUOTATION, -p.shared, -p.score)):
        if not any(_overlap(pair.a, other.a) and _overlap(pair.b, other.b) for other in kept):
            kept.append(pair)
    return kept


def _groups(pairs: Sequence[Pair]) -> list[int]:
    """Return a number for each pair, the same for pairs that hang together, counted from 0."""
    parent: dict[Statement, Statement] = {}

    def root(statement: Statement) -> Statement:
        while parent.setdefault(statement, statement) is not statement:
            statement = parent[statement]
        return statement

    for pair in pairs:
        parent[root(pair.b)] = root(pair.a)
    numbers: dict[Statement, int] = {}
    return [numbers.setdefault(root(pair.a), len(numbers)) for pair in pairs]


def _overlap(a: Statement, b: Statement) -> bool:
    both = product(a.attribution.content, b.attribution.content)
    return a.article == b.article and any(x.start < y.end and y.start < x.end for x, y in both)


def _stems(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """Return the stems of a stretch with their places, a number as digits, n't as “not”."""
    found = []
    for match in _WORD.finditer(text, start, end):
        word = match.group().lower().replace("’", "'")
        found.append(("not" if _AUXILIARY.fullmatch(word) else _stem(word), match.start()))
    return found


@cache
def _stem(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    bare = word.removesuffix("'s")
    return _NUMBERS.get(bare) or (bare if bare in _EMPTY else _stemmer().stem(bare.replace(".", "")))


@cache
def _stemmer():
    from nltk.stem.snowball import EnglishStemmer

    return EnglishStemmer()


def _inside(position: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= position < span.end for span in spans)


def _running(words: Sequence[Word]) -> list[float]:
    totals = [0.0]
    for word in words:
        totals.append(totals[-1] + word.weight)
    return totals


def _weight(words: Sequence[Word]) -> float:
    return sum(word.weight for word in words)


def _distinct(words: Sequence[Word]) -> float:
    return sum({word.stem: word.weight for word in words}.values())


def _last_word(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    words = [word for word in re.findall(r"[a-z0-9]+", plain) if word not in _SUFFIXES]
    return words[-1] if words else name
