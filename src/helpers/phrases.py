"""The words of a sentence, its reporting verbs, and the noun phrases around a verb.

There is no tagger: a noun phrase is a run of words between clause borders that begins with a
name, a determiner or a pronoun, or ends in a plural. Titles belong to it, and appositions that
directly adjoin. A marked stretch stands in the sentence as one sign (`HOLE`s).
"""

import re
from typing import NamedTuple

from helpers.article import Span
from helpers.grammar import (
    ADVERBS,
    AUXILIARIES,
    BORDERS,
    DAYS,
    DETERMINERS,
    IRREGULAR,
    LEADS_TO,
    NEGATED,
    NOUNS,
    NOUNS_TOO,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
    verbs,
)

HOLE = "\ue000"  # a character of a marked stretch, once that is masked

_WORD = re.compile(
    rf"{HOLE}+|(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|St|Jr|Sr|Prof|Rev|Sgt|Capt)\."
    r"|\w+(?:[’'\-&./]\w+)*[’']?|--+|\S"
)


class Word(NamedTuple):
    """A word, sign or masked stretch of a sentence, with its place in the article."""

    text: str
    start: int
    end: int

    @property
    def hole(self) -> bool:
        return self.text[0] == HOLE

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def words_of(masked: str, start: int, end: int) -> list[Word]:
    """Return the words, signs and masked stretches of a sentence; offsets are those of `masked`."""
    return [Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(masked, start, end)]


class Phrases:
    """The words of one sentence, and the search for verb groups and noun phrases among them."""

    def __init__(self, text: str, words: list[Word], headline: bool = False):
        self.text = text
        self.words = words
        # "may" is a verb, "May" a month
        self.low = ["the-month-may" if word.text == "May" else word.text.lower() for word in words]
        self.headline = headline

    def group(self, k: int) -> tuple[int, bool]:
        """Return where the verb group begins ("has repeatedly warned"), and whether it has an auxiliary."""
        first, finite, place = k, False, k - 1
        if k > 1 and self.low[k - 1] == "to":
            leads = next((p for p in (k - 2, k - 3) if p >= 0 and self.low[p] in LEADS_TO), None)
            if leads is not None and (leads == k - 2 or self.low[k - 2] == "on"):
                first, finite, place = leads, True, leads - 1
        while place >= 0:
            low = self.low[place]
            if low in AUXILIARIES or (NEGATED.match(low) and low not in ("not", "never")):
                first, finite = place, True
            elif (
                not (low in ADVERBS or low.endswith("ly"))
                or self.words[place].capital
                or (low in ADVERBS and place and self.low[place - 1] in BORDERS)
            ):
                break
            else:
                first = place
            place -= 1
        return first, finite

    def plural_before(self, first: int) -> bool:
        if first == 0:
            return False
        low = self.low[first - 1]
        if low in PLURALS:
            return True
        return low.endswith("s") and not low.endswith(("ss", "'s", "’s"))

    def _is_verb(self, place: int) -> bool:
        """Tell a reporting verb from a noun of its form ("the report") and from a part of a name."""
        low = self.low[place]
        if low not in verbs() or (self.words[place].capital and place and not self.headline):
            return False
        if low not in NOUNS_TOO or place == 0:
            return True
        before = self.low[place - 1]
        plural = before.endswith("s") and not before.endswith(("'s", "’s", "ss"))
        lower = not self.words[place - 1].capital
        return (plural and lower) or before in PRONOUNS or before in AUXILIARIES or before in ("to", "and", ",")

    def holds_verb(self, start: int, end: int) -> bool:
        """Tell whether a run of words holds what looks like a finite verb."""
        return any(
            low in AUXILIARIES or (low.endswith("ed") and not self.words[k].capital)
            for k, low in enumerate(self.low[start:end], start)
        )

    def _is_finite(self, k: int) -> bool:
        """Tell whether a word looks like a finite verb."""
        low = self.low[k]
        if low in AUXILIARIES or self._is_verb(k):
            return True
        return (low.endswith("ed") or low in IRREGULAR) and not self.words[k].capital

    def np_end(self, k: int, opening: bool = False) -> int:
        """Return where the noun phrase that starts at word k ends, appositions included; k if none does.

        In a phrase that opens a sentence an apposition must have its second comma: what follows
        the first one may be the main clause.
        """
        if k >= len(self.words):
            return k
        word, low = self.words[k], self.low[k]
        if low in PRONOUNS:
            return k + 1
        if word.hole or not word.text[0].isalnum() or low in BORDERS - {"that"} or low in PREPOSITIONS:
            return k
        if not (word.capital or low in DETERMINERS or low.endswith("s") or self.headline or low in NOUNS):
            return k
        end = self._run_end(k)
        while end + 1 < len(self.words) and self.low[end] == "," and self._is_apposition(end + 1):
            apposed = self._run_end(end + 1, apposed=True)
            if opening and self.low[apposed : apposed + 1] != [","]:
                break
            end = apposed
        if opening and end < len(self.words) and self.low[end] in PREPOSITIONS:
            comma = next((p for p in range(end, min(end + 20, len(self.words))) if self.low[p] == ","), end)
            return end if any(self.words[p].hole for p in range(end, comma)) else comma
        return end

    def _run_end(self, k: int, apposed: bool = False) -> int:
        inside = PREPOSITIONS - {"of", "for", "from", "with"} - ({"at", "in", "on"} if apposed else set())
        for place in range(k, len(self.words)):
            low, word = self.low[place], self.words[place]
            if low == "(" or low == ")":
                continue
            if place > k and (low in DAYS or low in inside or low in AUXILIARIES):
                return place
            if word.hole or low in BORDERS or not word.text[0].isalnum():
                return place
        return len(self.words)

    def _is_apposition(self, k: int) -> bool:
        word, low = self.words[k], self.low[k]
        if (
            low in PREPOSITIONS | BORDERS | ADVERBS | PRONOUNS
            or low in ("and", "with")
            or low in AUXILIARIES
            or low in verbs()
            or low.endswith("ing")
        ):
            return False
        return word.text[0].isalnum() and (low in DETERMINERS or not word.capital or word.text[0].isdigit())

    def has_verb(self, start: int, end: int) -> bool:
        """Tell whether a run of words may be a clause; in a headline, which leaves verbs out, any may."""
        return (
            self.headline
            or self.holds_verb(start, end)
            or any(self.words[k].hole or self.low[k] in verbs() for k in range(start, end))
        )

    def span(self, first: int, last: int) -> Span | None:
        if last <= first:
            return None
        return Span(self.words[first].start, self.words[last - 1].end)
