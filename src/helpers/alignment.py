"""Find the statements that several articles report: the same quotation, or the same content.

Two attributions of different articles are paired when they report one utterance: “same
quotation” where both have words of it in quotation marks, in whatever trim or translation,
“same statement” where one side at least paraphrases, or has the quoted words without marks (a letter set
off as a block). Precision comes before recall. Captions are left out, since they mostly repeat the body.

Quotations are the same where a run of the same words is heavy enough, the small words among them counted, or
where they align in word order with gaps; paraphrases are compared sentence by sentence, whatever
the order, and only clauses with clauses. Words are weighed as `stems` says. A denial is not the claim, and another
number is another statement. What is told in other words is found, if at all, by a network that reads both
sentences (`pair_reading`). That two statements are alike does not say that they are reported rightly.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations, product
from typing import TYPE_CHECKING, NamedTuple

from helpers import logistic, pair_reading
from helpers.article import Article, Span
from helpers.pairings import QUOTATION, STATEMENT, Link, corrected, meet, settled, table
from helpers.sentence_pairs import Candidate, Sentence
from helpers.similarity import Alignment, Run, align, common_run
from helpers.statements import Statement, same_speaker, statements_of
from helpers.stems import NEGATIONS, Word, contradict, weight_of, weights_of

if TYPE_CHECKING:
    import pandas as pd


# The thresholds were set on the events of tests/validation/basil_pairs.csv that may be looked at; those of
# runs and paraphrases are what is best when any one event is left out.
MIN_QUOTED, MIN_QUOTED_SHARE = 3, 0.6  # shared content words, and their share of the shorter quotation
LONG_RUN, LONG_RUN_DENSITY = 5, 0.75  # two trims that only overlap: so many words, so densely shared
UNSURE_QUOTED_SHARE = 0.75  # of the quotation, where the speaker of one side is not known
# paraphrases, by the weight of the shared words, and its share of the shorter and the longer sentence
STATED, STATED_LONGER = 0.6, 0.2  # of one speaker: weight times share of the shorter one
STATED_SHARE, STATED_WORDS = 0.45, 2  # less is the same topic; one word says too little
UNSURE_STATED, UNSURE_SHARE, UNSURE_LONGER = 1.4, 0.75, 0.5  # where the speaker of one side is not known
VERBATIM_WORDS, VERBATIM_DENSITY = 7, 0.85  # so much in common is one utterance, whoever is named for it
# Runs of the same words in quotation marks. Their weight is in words that stand nowhere else.
CERTAIN_RUN = 2.8  # one utterance, whoever is named for it
LOOSE_RUN, SHORT_RUN = 2.1, 1.5  # of one speaker; the lower where it is most of one quotation
MOST_SHARE, SHORT_WORDS, LONG_WORDS = 0.6, 3, 6  # a run of fewer words is short; of so many, small words will do
WHOLE_RUN, WHOLE_SHARE = 1.4, 0.6  # two words that are nearly all of both
UNMARKED_WORDS, UNMARKED_RUN = 4, 1.5  # of a quotation that the other article has without marks
OPENING_WORDS = 3  # so far back a “not” still belongs to the first shared word

FINITE = frozenset(
    """is are was were will would can could should must may might has have had do does did not he she they
    it we i you that there""".split()
)  # a stretch with one of these is taken for a clause
UNITS = frozenset("percent per cent dollar hundr thousand million billion year month week day hour".split())
DENIED = Word("not", 0.0, 0, 0)
# of what two sentences share (`sentence_pairs.Features`), what tells if the same is attributed in both
ATTRIBUTED = (
    "told_least", "told_most", "told", "told_of_shorter", "cosine", "of_shorter", "of_longer", "headlines",
    "sourced", "cued", "outlet", "quote", "ahead",
)  # fmt: skip


class Pair(NamedTuple):
    """Two statements of different articles that report one utterance."""

    a: Statement
    b: Statement
    relation: str
    score: float
    shared: int


def shared_statements(articles: Iterable[Article]) -> "pd.DataFrame":
    """Return a row for every two attributions of different articles that report one utterance.

    Columns: group (an integer; pairs that hang together report one utterance), article_a,
    start_a, end_a and article_b, start_b, end_b (article ids, and code-point offsets from the
    beginning of the content to its end; a stands before b in the order given), relation
    (“same quotation” or “same statement”), score (above 0, at most 1: the share of the shorter
    one's words, by weight, that the other one has, or where two trims only overlap, of the
    words of the stretch in common; for a run of the same words its share of the shorter quotation; for what
    is told in other words how likely it is the same; 1 for what an analyst settled). A sentence that nobody
    is named for, and a quotation without an attribution, stand with their own offsets.
    """
    articles = list(articles)
    statements = statements_of(articles)
    pairs = by_words(articles, statements)
    pairs += _told_again(statements, articles, pairs)
    return table(articles, corrected(map(link_of, pairs), settled(articles), (QUOTATION, STATEMENT)))


def link_of(pair: Pair) -> Link:
    """Return a pair by the numbers and offsets of its passages."""
    return Link(pair.a.article, pair.a.span, pair.b.article, pair.b.span, pair.relation, pair.score)


def by_words(articles: Sequence[Article], statements: Sequence[Statement]) -> list[Pair]:
    """Return what two articles quote or state in the same words, for the most part."""
    return _without_doubles(_paired(statements, weights_of(articles)))


def compare(a: Statement, b: Statement, weights: Mapping[str, float]) -> Pair | None:
    """Return the pair if two statements report one utterance, else None."""
    same = same_speaker(a.speaker, b.speaker)
    if not (a.attributed and b.attributed):
        return _unmarked(a, b, weights)
    quoted = [pair for pair in (_verbatim(a, b, same, weights), _same_quotation(a, b, same)) if pair]
    if quoted:
        return max(quoted, key=lambda pair: pair.score)
    return _same_statement(a, b, same) if same is not False else None


def _verbatim(a: Statement, b: Statement, same: bool | None, weights: Mapping[str, float]) -> Pair | None:
    """Compare the stretches in quotation marks: the same run of words in both is one utterance."""
    best = None
    for one, other in product(a.stretches, b.stretches):
        run = common_run(one, other, weights)
        if _is_verbatim(run, one, other, same) and (best is None or run.words > best.shared):
            best = Pair(a, b, QUOTATION, min(1.0, run.words / min(len(one), len(other))), run.words)
    return best


def _is_verbatim(run: Run, one: Sequence[Word], other: Sequence[Word], same: bool | None) -> bool:
    trimmed = same and run.words >= LONG_WORDS and 0 in (run.a[0], run.b[0])  # a “not” may stand before the marks
    if contradict(*_opened(one, other, run)) and not trimmed:
        return False
    if same is False and run.weight < CERTAIN_RUN:
        return False
    shorter, longer = sorted((len(one), len(other)))
    if same is False and run.words < MOST_SHARE * shorter:
        return False  # an idiom may be heavy too: “on the wrong side of history”
    if run.words < SHORT_WORDS:  # two words held up by both
        digits = any(word.stem[0].isdigit() for word in one[slice(*run.a)])
        whole = run.words >= WHOLE_SHARE * longer
        return run.content > 1 and whole and run.weight >= WHOLE_RUN and not digits
    enough = SHORT_RUN if run.words >= MOST_SHARE * shorter and run.content > 1 else LOOSE_RUN
    return run.weight >= enough and (run.content > 1 or run.words >= LONG_WORDS)


def _unmarked(a: Statement, b: Statement, weights: Mapping[str, float]) -> Pair | None:
    """Compare a quotation with a sentence that has the same words without marks: a letter set off as a block."""
    own, quoting = (a, b) if b.attributed else (b, a)
    for sentence, stretch in product(own.sentences, quoting.stretches):
        run = common_run(sentence, stretch, weights)
        share = run.words / min(len(sentence), len(stretch))
        if run.words >= UNMARKED_WORDS and run.content > 1 and share >= MOST_SHARE and run.weight >= UNMARKED_RUN:
            return Pair(a, b, STATEMENT, min(1.0, share), run.words)
    return None


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
    opened = _opened(a.quoted, b.quoted, found)
    if not verbatim and (same is False or not (overlap or contained) or contradict(*opened)):
        return None
    score = max(share, density) if verbatim or overlap else share
    return Pair(a, b, QUOTATION, min(1.0, score), found.shared)


def _same_statement(a: Statement, b: Statement, same: bool | None) -> Pair | None:
    """Compare two statements sentence by sentence, if one of them at least is no pure quotation.

    Each has to be a clause: "a national emergency", declared in both, is no statement.
    """
    if a.kind == b.kind == "direct":
        return None
    best = None
    for one, other in product(_clauses(a), _clauses(b)):
        weights = {word.stem: word.weight for word in one if word.weight}
        common = {word.stem for word in other} & weights.keys()
        shorter, longer = sorted((weight_of(one), weight_of(other)))
        if len(common) < STATED_WORDS or not shorter:
            continue
        weight = math.fsum(weights[stem] for stem in common)  # the same in whatever order a set is read
        share, of_longer = weight / shorter, weight / longer
        if same:
            enough = weight * share >= STATED and share >= STATED_SHARE and of_longer >= STATED_LONGER
        else:
            enough = weight >= UNSURE_STATED and share >= UNSURE_SHARE and of_longer >= UNSURE_LONGER
        if enough and (best is None or share > best.score) and not contradict(one, other):
            best = Pair(a, b, STATEMENT, min(1.0, share), len(common))
    return best


def _clauses(statement: Statement) -> Iterator[list[Word]]:
    """Yield the sentences that have a verb, as far as their small words tell; a denial holds a “not”."""
    for sentence in statement.sentences:
        if any(word.stem in FINITE for word in sentence):
            yield [*sentence, DENIED] if statement.denial else sentence


def _opened(one: Sequence[Word], other: Sequence[Word], found: Alignment | Run) -> list[Sequence[Word]]:
    """Return the shared stretch of each side with the few empty words before it, of which one may be “not”."""
    opened = []
    for words, (start, end) in ((one, found.a), (other, found.b)):
        opening = start
        while opening > max(0, start - OPENING_WORDS) and not words[opening - 1].weight:
            opening -= 1
        opened.append(words[opening:end])
    return opened


def _paired(statements: Sequence[Statement], weights: Mapping[str, float]) -> list[Pair]:
    """Compare the statements that share enough content words, found through an index of stems."""
    having = defaultdict(list)
    for number, statement in enumerate(statements):
        for stem in {w.stem for sentence in statement.sentences for w in sentence if w.weight}:
            having[stem].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in having.values():
        shared.update(combinations(numbers, 2))
    candidates = [(statements[a], statements[b]) for (a, b), count in shared.items()]
    return [
        found
        for a, b in candidates
        if a.article != b.article and (a.attributed or b.attributed) and (found := compare(a, b, weights))
    ]


def _without_doubles(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs without those that a better one covers on both sides (a quotation in another)."""
    return _uncovered(sorted(pairs, key=lambda p: (p.relation != QUOTATION, -p.shared, -p.score)), ())


def _uncovered(pairs: Iterable[Pair], known: Sequence[Pair]) -> list[Pair]:
    """Return the pairs, the best first, that neither a known pair nor an earlier one covers on both sides."""
    kept = list(known)
    for pair in pairs:
        if not any(_overlap(pair.a, other.a) and _overlap(pair.b, other.b) for other in kept):
            kept.append(pair)
    return kept[len(known) :]


def _told_again(statements: Sequence[Statement], articles: Sequence[Article], pairs: Sequence[Pair]) -> list[Pair]:
    """Return what two articles attribute in other words, the likeliest first; `pairs` are found already."""
    model, found = pair_reading.learned()["statement"], []
    for pair in pair_reading.read(tuple(articles)):
        sure = logistic.probability(pair_reading.logit(evidence(pair), model))
        if sure >= model["threshold"] and (sides := speech_of(pair.candidate, statements)):
            found.append(Pair(*sides, STATEMENT, sure, 0))
    return _uncovered(sorted(found, key=lambda pair: -pair.score), pairs)


def evidence(pair: pair_reading.Read) -> tuple[float, ...]:
    """Return what tells whether two sentences give the same statement: their meaning, and how it is attributed."""
    found = pair.candidate.features
    same, other = float(found.speaker == 1), float(found.speaker == -1)
    own = (getattr(found, name) for name in ATTRIBUTED)
    meant = (pair.meaning * value for value in (1.0, same, found.told_least, found.quote))
    return (*meant, same, other, float(pair.candidate.contradicts), *own)


def speech_of(candidate: Candidate, statements: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return what two sentences attribute, None where it can't be one statement.

    Of several the two of one speaker, if possible, and then those with most words in common. It can't where
    the speakers are two, where one denies what the other doesn't negate, or where a figure is all that both
    attribute. Another number or a “not” tells against a pair (`evidence`), yet the network may know better: what
    is “not accurate” is “inaccurate”.
    """
    common = candidate.a.told_stems & candidate.b.told_stems
    if common and all(stem[0].isdigit() or stem in UNITS for stem in common):
        return None
    sides = [
        [one for one in statements if one.article == side.article and one.speech and _stands_in(one, side.span)]
        for side in (candidate.a, candidate.b)
    ]
    both = [
        (_within(a, candidate.a.span), _within(b, candidate.b.span))
        for a, b in product(*sides)
        if same_speaker(a.speaker, b.speaker) is not False
        and (not (a.denial or b.denial) or (_negated(a, candidate.a) and _negated(b, candidate.b)))
    ]
    return max(
        both,
        key=lambda pair: (bool(same_speaker(*(s.speaker for s in pair))), _common(*pair), _length(*pair)),
        default=None,
    )


def _negated(statement: Statement, sentence: Sentence) -> bool:
    return bool(statement.denial) or any(word.stem in NEGATIONS for word in sentence.words)


def _stands_in(statement: Statement, sentence: Span) -> bool:
    return statement.attributed and any(meet(part, sentence) for part in statement.parts)


def _within(statement: Statement, sentence: Span) -> Statement:
    """Return the statement as far as it stands in a sentence."""
    parts = (Span(max(part.start, sentence.start), min(part.end, sentence.end)) for part in statement.parts)
    return replace(statement, parts=tuple(part for part in parts if part.start < part.end), denial=())


def _common(a: Statement, b: Statement) -> float:
    """Return the weight of the words that both have where they stand."""
    one, other = (
        {
            word.stem: word.weight
            for word in chain(*own.sentences)
            if any(p.start <= word.start < p.end for p in own.parts)
        }
        for own in (a, b)
    )
    return math.fsum(one[stem] for stem in one.keys() & other.keys())


def _length(*statements: Statement) -> int:
    return min(sum(part.end - part.start for part in one.parts) for one in statements)


def _overlap(a: Statement, b: Statement) -> bool:
    return a.article == b.article and any(meet(x, y) for x, y in product(a.parts, b.parts))


def _weight(words: Sequence[Word]) -> float:
    return sum(word.weight for word in words)
