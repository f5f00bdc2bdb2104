"""Put every sentence beside the sentences of other articles that say the same.

Two lists of pairs come in: statements of one speaker (`alignment.shared_statements`) and facts, sentence
against sentence (`facts.shared_facts`). A row comes out for each sentence of headline, subhead and body, with
the number of the group of sentences that it belongs to, None where no other article was found to have it. Of a
passage of several sentences each is asked alone: it counts where the other passage has a fair part of its
words, or where the pair rests on it. The sentences of one statement that the same articles give are one group.
That none was found is not that none has it: most facts retold in wholly other words are missed.
"""

import bisect
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations, product
from typing import Any, NamedTuple

from helpers.article import Article, Span
from helpers.framing import sentence_voice, sentences
from helpers.places import Body
from helpers.prominence import place_of
from helpers.sources import find_attributions
from helpers.stems import Word, contradict, stems_of, weight_of, weights_of

RELATIONS = ("same quotation", "same statement", "same fact")  # of a sentence in several pairs the first is told
STATEMENTS = RELATIONS[:2]
HALF = 0.5  # of a sentence or of a passage that the other must hold for the sentence to belong to the pair
ENOUGH = 20  # or so many characters, since the words are asked then
SAME_POINT = 0.25  # of what two sentences share, by weight, that a third must have to be of their group
IN_A_ROW = 0.75  # of its words, however small: “Why would he not do that?” is “Why would he not do it?”
FAIR = 0.4  # of the weight of a sentence's words that the other passage must have for it to count as shared

Row = dict[str, Any]


class Sentence(NamedTuple):
    """A sentence of one of the articles, by the article's place in the order given."""

    article: int
    span: Span


class Bond(NamedTuple):
    """Two sentences that a pair ties together, its relation and score, and the share of their words in common.

    `pair` is the number of the pair, None for a headline and what backs it.
    """

    sentences: tuple[Sentence, Sentence]
    relation: str
    score: float
    share: float
    pair: int | None = None


class Part(NamedTuple):
    """What of a sentence stands in a passage, as words."""

    sentence: Sentence
    words: list[Word]


def rows(articles: Sequence[Article], pairs: Iterable[Row], claims: Iterable[Row] = ()) -> list[Row]:
    """Return a row a sentence, in reading order; `pairs` have the columns of `alignment.shared_statements`.

    `claims` have those of `headline_check.headline_claims`: a headline of one claim and the sentence that backs it
    are one fact, unless they stand in two and no other article's headline ties these.

    Keys: article (id), start, end, role, voice and speaker (`framing.sentence_voice`), place (one of
    `prominence.PLACES`), position (share of the body before it, None outside the body), group (a number from
    0, or None), also (the numbers of other groups that it tells too, joined by ", ", or None: a long sentence may
    tell what two groups are about), relation (one of `RELATIONS`, or None), found_in (number of the articles that
    have it), score (of its best pair, above 0 and at most 1, or None).
    """
    listing = [[span for span, _ in sentences(article)] for article in articles]
    weights = weights_of(articles)
    bonds = list(_bonds(articles, listing, pairs, weights))
    points = _Points(articles, weights, bonds)
    groups = _whole(_groups(bonds, points), bonds)
    backed = list(_backed(articles, listing, claims))
    groups = _with_left_over(_with_headlines(groups, backed), bonds)
    best: dict[Sentence, Bond] = {}
    for bond in [*sorted(bonds, key=lambda bond: (RELATIONS.index(bond.relation), -bond.score)), *backed]:
        for sentence in groups.keys() & bond.sentences:
            best.setdefault(sentence, bond)
    also = _also(groups, bonds, points)
    listed = [Sentence(number, span) for number, spans in enumerate(listing) for span in spans]
    order = {group: at for at, group in enumerate(dict.fromkeys(groups[s] for s in listed if s in groups))}
    holders = _holders(groups)
    for sentence, others in also.items():
        for group in others:
            holders[group].add(sentence.article)
    found = []
    for number, article in enumerate(articles):
        for row in _article_rows(article, number, best):
            sentence = Sentence(number, Span(row["start"], row["end"]))
            group = groups.get(sentence)
            others = sorted(order[other] for other in also.get(sentence, ()))
            row["group"] = None if group is None else order[group]
            row["also"] = ", ".join(map(str, others)) or None
            row["found_in"] = 1 if group is None else len(holders[group])
            found.append(row)
    return found


def groups_told(row: Row) -> list[int]:
    """Return the numbers of the groups that a row belongs to and that it tells too."""
    group = row["group"]
    if group is None or group != group:
        return []
    return [int(group), *(map(int, row["also"].split(", ")) if isinstance(row["also"], str) else ())]


def _backed(articles: Sequence[Article], listing: list[list[Span]], claims: Iterable[Row]) -> Iterable[Bond]:
    """Yield each headline of one sentence and one claim with the sentence of the body that backs it best."""
    by_article: dict[str, list[Row]] = {}
    for row in claims:
        by_article.setdefault(row["article"], []).append(row)
    for number, article in enumerate(articles):
        own = by_article.get(article.id, [])
        if not own or own[-1]["claim"] > 1 or own[0]["backed"] is None:
            continue
        sides = [
            _held(listing[number], Span(int(own[0][f"{side}start"]), int(own[0][f"{side}end"])))
            for side in ("", "back_")
        ]
        if all(len(side) == 1 for side in sides):
            [one], [other] = sides
            share = own[0]["share"]
            yield Bond((Sentence(number, one), Sentence(number, other)), RELATIONS[-1], share, share)


def _with_headlines(groups: dict[Sentence, int], backed: Sequence[Bond]) -> dict[Sentence, int]:
    """Return the groups with headlines in those of the sentences that back them, and the other way round.

    Two groups become one where the headlines of two articles tie them: the headline of one may be told by a
    lead that tells more, of which another headline has another part.
    """
    ties = Counter(
        frozenset(groups[sentence] for sentence in bond.sentences)
        for bond in backed
        if groups.keys() >= set(bond.sentences)
    )
    one_for = {max(tie): min(tie) for tie, number in ties.items() if len(tie) == 2 and number > 1}
    groups = {sentence: one_for.get(group, group) for sentence, group in groups.items()}
    for bond in backed:
        known = [groups[sentence] for sentence in bond.sentences if sentence in groups]
        if len(known) == 1:
            groups |= dict.fromkeys(bond.sentences, known[0])
    return groups


def _with_left_over(groups: dict[Sentence, int], bonds: Sequence[Bond]) -> dict[Sentence, int]:
    """Return the groups with one more for each sentence that is tied to a group's and is not of that group.

    The sentence that it is tied to tells this group too (`_also`), so that what is paired is never told as found
    nowhere else.
    """
    left = sorted({sentence for bond in bonds for sentence in bond.sentences} - groups.keys())
    return groups | {
        sentence: number for number, sentence in enumerate(left, max(groups.values(), default=-1) + 1)
    }


def _whole(groups: dict[Sentence, int], bonds: Sequence[Bond]) -> dict[Sentence, int]:
    """Return the groups with those as one that are sentences of one statement in the same articles."""
    of_pair: dict[int | None, set[int]] = {}
    for bond in bonds:
        if bond.relation in STATEMENTS:
            of_pair.setdefault(bond.pair, set()).update(groups[s] for s in bond.sentences if s in groups)
    holders = _holders(groups)
    one_for = {group: group for group in holders}
    for one, other in (two for those in of_pair.values() for two in combinations(those, 2)):
        if holders[one] == holders[other]:
            low, high = sorted((one_for[one], one_for[other]))
            one_for = {group: low if to == high else to for group, to in one_for.items()}
    return {sentence: one_for[group] for sentence, group in groups.items()}


def _holders(groups: dict[Sentence, int]) -> dict[int, set[int]]:
    """Return the articles that have a sentence in each group."""
    holders: dict[int, set[int]] = {}
    for sentence, group in groups.items():
        holders.setdefault(group, set()).add(sentence.article)
    return holders


def _also(groups: dict[Sentence, int], bonds: Sequence[Bond], points: "_Points") -> dict[Sentence, set[int]]:
    """Return the groups that sentences of another group tell too, of articles that have none of their own there.

    Such a sentence is tied to one of the group, and resembles one of each other article by what these two have in
    common.
    """
    members: dict[int, list[Sentence]] = {}
    for sentence, group in groups.items():
        members.setdefault(group, []).append(sentence)
    also: dict[Sentence, set[int]] = {}
    for bond in bonds:
        for new, member in (bond.sentences, bond.sentences[::-1]):
            if new not in groups or member not in groups or groups[new] == groups[member]:
                continue
            those = members[groups[member]]
            having = {other.article for other in those}
            like = {other.article for other in those if points.goes_with(new, member, other, surely=True)}
            if new.article not in having and like == having:
                also.setdefault(new, set()).add(groups[member])
    return also


def _article_rows(article: Article, number: int, best: dict[Sentence, Bond]) -> Iterable[Row]:
    attributions, body = find_attributions(article), Body(article)
    for span, role in sentences(article):
        sentence = Sentence(number, span)
        voice, speaker = sentence_voice(article, attributions, span)
        yield {
            "article": article.id,
            "start": span.start,
            "end": span.end,
            "role": role,
            "voice": voice,
            "speaker": speaker,
            "place": place_of(article, span.start),
            "position": body.position(span.start) if role == "body" else None,
            "relation": best[sentence].relation if sentence in best else None,
            "score": best[sentence].score if sentence in best else None,
        }


def _bonds(
    articles: Sequence[Article], listing: list[list[Span]], pairs: Iterable[Row], weights: Mapping[str, float]
) -> Iterable[Bond]:
    """Yield the sentences that each pair ties together, two at a time."""
    places = {article.id: number for number, article in enumerate(articles)}
    for pair, row in enumerate(pairs):
        sides = []
        for side in "ab":
            number = places[row[f"article_{side}"]]
            passage = Span(int(row[f"start_{side}"]), int(row[f"end_{side}"]))
            sides.append(_parts(articles[number], number, _held(listing[number], passage), passage, weights))
        if all(sides):
            for (one, other), share in _fellows(*sides).items():
                yield Bond((one, other), row["relation"], float(row["score"]), share, pair)


def _parts(
    article: Article, number: int, spans: list[Span], passage: Span, weights: Mapping[str, float]
) -> list[Part]:
    found = []
    for span in spans:
        inside = max(span.start, passage.start), min(span.end, passage.end)
        found.append(Part(Sentence(number, span), stems_of(article.text, *inside, weights)))
    return found


def _fellows(a: list[Part], b: list[Part]) -> dict[tuple[Sentence, Sentence], float]:
    """Return which sentences of two passages belong together, with the share of words in common.

    The two that have most in common always do: the pair rests on them. Any other needs a fair part of its
    words in the other passage, or most of them in a row, and goes with the sentence there that has most of them,
    unless one of the two denies what the other asserts.
    """
    shares = {
        (one.sentence, other.sentence): max(_share(one.words, other.words), _share(other.words, one.words))
        for one, other in product(a, b)
    }
    surest = max(product(a, b), key=lambda two: _common(two[0].words, two[1].words))
    chosen = {(surest[0].sentence, surest[1].sentence)}
    for own, others, flipped in ((a, b, False), (b, a, True)):
        passage = [word for other in others for word in other.words]
        for part in own:
            (held, _), nearest = max(
                (((_holds(other.words, part.words), _common(part.words, other.words)), other) for other in others),
                key=lambda told: told[0],
            )
            if (held or _share(part.words, passage) >= FAIR) and not contradict(part.words, nearest.words):
                two = part.sentence, nearest.sentence
                chosen.add((two[1], two[0]) if flipped else two)
    return {two: shares[two] for two in shares if two in chosen}


def _holds(others: Sequence[Word], words: Sequence[Word]) -> bool:
    """Say whether a sentence holds most words of another in a row; the small words of a short one count too."""
    own, there = [word.stem for word in words], [word.stem for word in others]
    run = SequenceMatcher(None, own, there, autojunk=False).find_longest_match().size
    return run > 1 and run >= IN_A_ROW * len(own)


def _share(words: Sequence[Word], others: Sequence[Word]) -> float:
    """Return the share of words, by weight, that stand among others; none of words that say nothing."""
    total = weight_of(words)
    return _common(words, others) / total if total else 0.0


def _common(words: Sequence[Word], others: Sequence[Word]) -> float:
    """Return the weight of the words that both have."""
    stems = {word.stem for word in others}
    return math.fsum({word.stem: word.weight for word in words if word.stem in stems}.values())


def _held(spans: list[Span], passage: Span) -> list[Span]:
    """Return the sentences of which a passage holds enough, or half, or which hold half of the passage."""
    first = max(bisect.bisect_right(spans, Span(passage.start, passage.start)) - 1, 0)
    found = []
    for span in spans[first:]:
        if span.start >= passage.end:
            break
        common = min(span.end, passage.end) - max(span.start, passage.start)
        if common >= min(ENOUGH, HALF * min(span.end - span.start, passage.end - passage.start)):
            found.append(span)
    return found


class _Points:
    """What sentences have in common by their words, to tell those that make one point from those by a third."""

    def __init__(self, articles: Sequence[Article], weights: Mapping[str, float], bonds: Sequence[Bond]):
        self._tied = {frozenset(bond.sentences) for bond in bonds}
        self._words: dict[Sentence, dict[str, float]] = {}
        for own in {sentence for bond in bonds for sentence in bond.sentences}:
            found = stems_of(articles[own.article].text, *own.span, weights)
            self._words[own] = {word.stem: word.weight for word in found if word.weight}

    def goes_with(self, new: Sentence, member: Sentence, other: Sentence, *, surely: bool = False) -> bool:
        """Say whether a sentence tied to a member of a group resembles another one by what these two share.

        Where these share no word it is not known: then it does, unless that has to be sure.
        """
        if other in (new, member) or other.article == new.article or frozenset((new, other)) in self._tied:
            return True
        if not self._words.keys() >= {new, member, other}:
            return not surely  # a headline that is of the group by what backs it
        common = self._words[member].keys() & self._words[other].keys()
        total = math.fsum(self._words[member][stem] for stem in common)
        shared = math.fsum(self._words[member][stem] for stem in common & self._words[new].keys())
        return shared >= SAME_POINT * total and (total > 0 or not surely)


def _groups(bonds: Sequence[Bond], points: _Points) -> dict[Sentence, int]:
    """Return the group of every sentence that is tied to another.

    The surest bonds come first. One that would join two groups joins nothing, nor a fact by which a sentence would
    come to others that it only resembles by way of a third: a long sentence may tell two. What a speaker is
    found to state in two articles joins by any bond.
    """
    groups: dict[Sentence, int] = {}
    members: list[list[Sentence]] = []
    for bond in sorted(bonds, key=lambda bond: (-bond.score, -bond.share)):
        known = [sentence for sentence in bond.sentences if sentence in groups]
        if len(known) == 2:
            continue
        if not known:
            members.append([])
        group = groups[known[0]] if known else len(members) - 1
        new = [sentence for sentence in bond.sentences if sentence not in groups]
        strange = known and not all(points.goes_with(new[0], known[0], other) for other in members[group])
        if strange and bond.relation not in STATEMENTS:
            continue
        groups |= dict.fromkeys(new, group)
        members[group] += new
    return groups
