"""Look for what backs each claim of a headline in the text below it.

For each claim (`headline_parts`) the sentences of the body are sought that hold its words: as stems weighted
by how rare they are in the sentences of this body (the inverse document frequency of Spärck Jones, 1972), in
one sentence or in two neighbours together. A word that says about the same counts in part (`headline_words`). A
full name and the last name are one, and so are the names of a state or party that the codebook holds ("GOP" and
"Republicans", "US" and "American"), and a body and its initials; a title before a name is no word of the claim;
and who is told to speak is there even as "he". Names weigh half, since they tell of whom the claim is and not what
it says. Of sentences that hold about as much the first of the body is taken: there news tells its headline.

Told is the share of the claim's words that were found, and which are missing: `BACKED` at least is a
backing, less is the sentence that comes nearest; nothing is found where the body has none of the claim's words but
one name. A sentence with a number of its own in place of the claim's, or that alone is negated, backs nothing: its
share is halved. What somebody does or wants, and does not say, stands in the outlet's voice.

Where the words are too few, the network behind `retold` reads the claim beside the first sentences and the nearest
one: what it is sure of backs the claim in other words. What it misses comes out as the nearest sentence; that a
backing is found does not say that the headline is right, nor that it is wrong where none is.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from helpers import names, retold
from helpers.article import VOICES, Article, Attribution, Span
from helpers.drafts import merged
from helpers.framing import voice_and_speaker
from helpers.headline_parts import claim_spans
from helpers.headline_words import denies, likeness, negated, other_number, present
from helpers.naming_words import people_of
from helpers.places import Body
from helpers.prominence import place_of
from helpers.sources import cast_of, find_attributions
from helpers.stems import Word, stems_of, weight_of

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = [
    "article", "outlet", "claim", "start", "end", "back_start", "back_end", "voice", "speaker", "place",
    "position", "share", "missing", "backed",
]  # fmt: skip

# Set by reading the headlines of BASIL articles: what is told as backed and as not found must be so.
BACKED = 0.65  # of a claim's words, by weight
SURE = 0.0  # of `retold.likeness`: of 32 sentences of BASIL found so 29 told their headline, two a part of it
SOME = 0.1  # of a claim's words that what tells it has too; the network learned of pairs that share some
FIRST = 10  # sentences of the body that are read for what a claim means
WORDS, MEANING = "words", "meaning"  # what a claim is backed by
MOST = 3  # sentences told of a claim
NEAR_BEST = 0.75  # of the best one's share, at least, to be told beside it
PAIR_BACKED = 0.7  # two sentences find a word by chance more easily than one
PAIR_GAIN = 0.15  # so much more than the better of two sentences they hold together, to be told as one
NAMES = 0.5  # of the weight of another word; and the most of a claim that names alone can be
DENIED = 0.5  # what a sentence that contradicts the claim keeps of its share
# how much of a share the first sentences are ahead: what a headline tells stands there; less if they tell little
EARLY = (0.25, 0.15, 0.05)
NAMES_NEAR = 2  # so many of those whom a claim names make a sentence near, though it has no other word
MOST_WORDS = 3  # in the name of a state or party: "Republic of Korea"

# Words that say little in a headline, beside those of `stems`.
_SMALL = frozenset(
    "against during between among within toward towards upon amid amidst despite although though becaus".split()
)
# How news tells a party for short: "(R-N.Y.)", "top Dem".
_PARTIES = {"R": "Republicans", "D": "Democrats", "Dem": "Democrats", "Dems": "Democrats"}
_PARTY_BEFORE_STATE = re.compile(r"[RD](?:[-–—][A-Z]|\))")


class _Sentence(NamedTuple):
    """A stretch of the body, one sentence or two, with its words and the stems of those whom it names."""

    span: Span
    words: list[Word]
    names: frozenset[str]

    @property
    def stems(self) -> set[str]:
        return {word.stem for word in self.words} | self.names


class _Backing(NamedTuple):
    """A stretch that holds words of a claim: which by which of its own, and their share of the weight."""

    sentence: _Sentence
    found: Mapping[str, frozenset[str]]
    share: float
    rank: float


def headline_claims(article: Article) -> "pd.DataFrame":
    """Return a row for each claim of an article's headline and each stretch of the body that holds its words.

    Columns: article, outlet, claim (1, 2 ... in the headline), start, end (of the claim), back_start, back_end
    (of the sentence, or of two neighbours; NaN in the one row of a claim of which nothing was
    found), voice (in which most of the words found stand, by weight), speaker (whose, None in the outlet's
    voice or where it can't be told), place (`prominence.PLACES`), position (share of the body before it), share
    (0 to 1, of the claim's words by weight), missing (the claim's words not found there, joined by ", ", None
    where none is), backed ("words": a share of `BACKED` or more; "meaning": told in other words; else None). A
    claim that is backed by words has up to three rows, best first; another has its best. Without a headline in the
    text, and without a body, no row.
    """
    import pandas as pd

    rows = list(_rows(article)) if article.headline and article.sentences else []
    table = pd.DataFrame(rows, columns=COLUMNS)
    for name in ("voice", "speaker", "place", "missing", "backed"):
        table[name] = pd.Series([row[COLUMNS.index(name)] for row in rows], dtype=object)
    return table


def _rows(article: Article) -> Iterable[tuple]:
    reader = _Reader(article)
    for number, claim in enumerate(claim_spans(article.text, *article.headline, [article.outlet or ""]), 1):
        head = (article.id, article.label, number, *claim)
        words = reader.words_of_claim(claim)
        if not weight_of(words):
            continue
        told = reader.backings(words)
        by = WORDS if told and told[0].share >= BACKED else None
        if not by and (retelling := reader.retelling(claim, words, told)):
            told, by = [retelling], MEANING
        for backing in told:
            span = backing.sentence.span
            where = (place_of(article, span.start), reader.position(span.start))
            missing = reader.missing(words, backing)
            yield (*head, *span, *reader.voice(backing), *where, backing.share, missing, by)
        if not told:
            missing = reader.missing(words, None)
            yield (*head, math.nan, math.nan, None, None, None, math.nan, 0.0, missing, None)


class _Reader:
    """Reads one article's body for the words of a claim."""

    def __init__(self, article: Article):
        self.article, self.text = article, article.text
        self.position = Body(article).position
        self._attributions: Sequence[Attribution] = find_attributions(article)
        self._said = [one for one in self._attributions if one.speech]
        self._sources = merged(span for one in self._attributions for span in one.source)
        self._register = cast_of(article).register
        read = [(span, _canonical(self.text, stems_of(self.text, *span))) for span in article.sentences]
        having = Counter(stem for _, words in read for stem in {word.stem for word in words})
        most = math.log2(len(read) + 1) + 1  # the 1 so that what the article is about weighs something
        self._weights: Mapping[str, float] = defaultdict(
            lambda: most, {stem: most - math.log2(number) for stem, number in having.items()}
        )
        self._persons = {
            word.stem for actor in self._register.actors if actor.may_be_person for word in _stems(actor.name)
        }
        self._sentences = [
            _Sentence(span, [self._weighed(word) for word in words], self._named_in(span)) for span, words in read
        ]

        self._early = {span.start: more for (span, _), more in zip(read, EARLY, strict=False)}

    def words_of_claim(self, claim: Span) -> list[Word]:
        """Return the words of a claim; titles before a person's name weigh nothing."""
        words = [self._weighed(word) for word in _canonical(self.text, stems_of(self.text, *claim))]
        titles = names.word_list("titles")
        kept = []
        before_name = False
        for word in reversed(words):
            title = before_name and self.text[word.start : word.end].lower() in titles
            before_name = title or word.stem in self._persons
            kept.append(word._replace(weight=0.0) if title or word.stem in _SMALL else word)
        return kept[::-1]

    def backings(self, claim: Sequence[Word]) -> list[_Backing]:
        """Return the stretches that back a claim, best first; else the one that comes nearest to it, if any."""
        single = [self._measured(claim, sentence) for sentence in self._sentences]
        best = _best_first(single)
        if best[0].share >= BACKED:
            return [one for one in best[:MOST] if one.share >= BACKED and one.rank >= NEAR_BEST * best[0].rank]
        pairs = [
            pair
            for one, other in pairwise(single)
            if (pair := self._measured(claim, _joined(one.sentence, other.sentence))).share >= PAIR_BACKED
            and pair.rank >= best[0].rank + PAIR_GAIN
        ]
        return list(islice((one for one in _best_first(pairs) + best if self._is_near(claim, one)), 1))

    def retelling(self, claim: Span, words: Sequence[Word], near: Sequence[_Backing]) -> _Backing | None:
        """Return the sentence that tells a claim in other words, if the network is sure of one.

        Asked are the first sentences and those that come nearest by their words.
        """
        nearest = {backing.sentence.span.start for backing in near}
        asked = [
            sentence
            for number, sentence in enumerate(self._sentences)
            if number < FIRST or sentence.span.start in nearest
        ]
        read = retold.line(self.text, claim, ())
        alike = [retold.likeness(read, retold.line_at(self.article, sentence.span)) for sentence in asked]
        best = max(range(len(asked)), key=lambda number: alike[number])
        backing = self._measured(words, asked[best])
        return backing if alike[best] >= SURE and backing.share >= SOME else None

    def _is_near(self, claim: Sequence[Word], backing: _Backing) -> bool:
        """Say whether a stretch has anything of a claim: a word that is no name, or several whom it names."""
        found = set(backing.found)
        telling = {word.stem for word in claim if word.weight and not self._is_name(word.stem)}
        whom = {
            mention.actor.name
            for mention in self._register.within(*backing.sentence.span)
            if found & {word.stem for word in _stems(mention.actor.name)}
        }
        return bool(found & telling if telling else found) or len(whom) >= NAMES_NEAR

    def voice(self, backing: _Backing) -> tuple[str, str | None]:
        """Return the voice in which most of the words found stand, by weight, and whose it is."""
        weights: dict[tuple[str, str | None], float] = {}
        own = frozenset().union(*backing.found.values())
        words = [word for word in backing.sentence.words if word.stem in own]
        for word in [word for word in words if not self._names_source(word)] or words:
            whose = self._voice_at(Span(word.start, word.end))
            weights[whose] = weights.get(whose, 0.0) + word.weight
        if not weights:
            return self._voice_at(backing.sentence.span)
        return max(weights, key=lambda whose: (weights[whose], VOICES.index(whose[0]), whose[1] or ""))

    def _names_source(self, word: Word) -> bool:
        return any(start <= word.start < end for start, end in self._sources)

    def _voice_at(self, place: Span) -> tuple[str, str | None]:
        """Return the voice of a stretch and whose it is; what somebody does or wants is told by the outlet."""
        voice, speaker = voice_and_speaker(self.article, self._attributions, place)
        if voice == "paraphrase" and not any(
            part.start < place.end and place.start < part.end for one in self._said for part in one.content
        ):
            return "outlet", None
        return voice, speaker

    def missing(self, claim: Sequence[Word], backing: _Backing | None) -> str | None:
        """Return the claim's words that a stretch lacks, as the headline has them."""
        found = backing.found if backing else {}
        lacking = {w.stem: self.text[w.start : w.end] for w in claim if w.weight and w.stem not in found}
        return ", ".join(lacking.values()) or None

    def _measured(self, claim: Sequence[Word], sentence: _Sentence) -> _Backing:
        found: dict[str, frozenset[str]] = {}
        weight = 0.0
        for word in {word.stem: word for word in claim if word.weight}.values():
            worth = {stem: self._worth(word.stem, stem) for stem in sentence.stems}
            most = max(worth.values(), default=0.0)
            if most:
                found[word.stem] = frozenset(stem for stem, how in worth.items() if how == most)
                weight += most * word.weight
        share = min(1.0 if any(not self._is_name(stem) for stem in found) else NAMES, weight / weight_of(claim))
        if self._contradicted(claim, sentence, found):
            share *= DENIED
        early = self._early.get(sentence.span.start, 0.0) * min(1.0, share / BACKED)
        return _Backing(sentence, found, share, share + early)

    def _worth(self, one: str, other: str) -> float:
        """Return how much of a word another is worth; a name is worth nothing but itself."""
        return likeness(one, other) if not self._is_name(one) and not self._is_name(other) else float(one == other)

    def _contradicted(
        self, claim: Sequence[Word], sentence: _Sentence, found: Mapping[str, frozenset[str]]
    ) -> bool:
        """Say whether one of claim and stretch is denied and the other is not, or a number in another's place."""
        if other_number(claim, sentence.words):
            return True
        if negated(self.text, claim, frozenset(found)):
            return not denies(sentence.words)
        return negated(self.text, sentence.words, frozenset().union(*found.values()), frozenset(found))

    def _weighed(self, word: Word) -> Word:
        if not word.weight:
            return word
        part = NAMES if self._is_name(word.stem) else 1.0
        return word._replace(weight=part * self._weights[word.stem])

    def _is_name(self, stem: str) -> bool:
        return stem in self._persons or people_of(stem) == stem

    def _named_in(self, sentence: Span) -> frozenset[str]:
        """Return the stems of the full names of those whom a sentence names, or whose words it has."""
        found = {mention.actor.name for mention in self._register.within(*sentence)}
        for attribution in self._attributions:
            inside = (*attribution.content, *attribution.cue)
            if attribution.speaker and any(
                part.start < sentence.end and sentence.start < part.end for part in inside
            ):
                found.add(attribution.speaker)
        return frozenset(word.stem for name in found for word in (*_stems(name), *_stems(_initials(name))))


def _stems(name: str) -> list[Word]:
    return [word for word in _canonical(name, stems_of(name, 0, len(name))) if word.weight]


def _initials(name: str) -> str:
    """Return the initials of a name of three words or more with a capital, none of a shorter one."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters if len(letters) > 2 else ""


def _canonical(text: str, words: Sequence[Word]) -> list[Word]:
    """Return words with verbs in the present, and the names of states and parties as one word each."""
    found, at = [], 0
    words = [present(word) for word in words]
    while at < len(words):
        run = next((n for n in range(MOST_WORDS, 0, -1) if _side(text, words[at : at + n])), 0)
        if run:
            whole = words[at : at + run]
            found.append(Word(_side(text, whole) or "", 1.0, whole[0].start, whole[-1].end))
        else:
            found.append(words[at])
        at += max(run, 1)
    return found


def _side(text: str, words: Sequence[Word]) -> str | None:
    """Return the state or party that words name: with a capital, and "US" with all of them."""
    if not words:
        return None
    name = text[words[0].start : words[-1].end].removesuffix("'s").removesuffix("’s")
    if not name[0].isupper() or (words[0].weight == 0 and not name.isupper()):
        return None
    letter = len(words) == 1 and _PARTY_BEFORE_STATE.match(text, words[0].start)
    return people_of(_PARTIES.get(name, name) if letter or len(name) > 1 else name)


def _joined(one: _Sentence, other: _Sentence) -> _Sentence:
    span = Span(one.span.start, other.span.end)
    return _Sentence(span, one.words + other.words, one.names | other.names)


def _best_first(backings: Iterable[_Backing]) -> list[_Backing]:
    return sorted(backings, key=lambda backing: (-backing.rank, backing.sentence.span))
