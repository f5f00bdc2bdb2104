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
    STOPS,
    SUBORDINATORS,
    WEEKDAYS,
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


_ENDS_SUBJECT = BORDERS | SUBORDINATORS | AUXILIARIES | PRONOUNS


class Phrases:
    """The words of one sentence, and the search for verb groups and noun phrases among them."""

    def __init__(self, text: str, words: list[Word], headline: bool = False):
        self.text = text
        self.words = words
        self.low = [word.text.lower() for word in words]
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

    def np_before(self, k: int) -> tuple[int, int] | None:
        """Return the noun phrase that ends before word k, appositions included."""
        if k == 0:
            return None
        if re.split("['’]", self.low[k - 1])[0] in PRONOUNS or self.low[max(k - 2, 0) : k] == [",", "which"]:
            return k - 1, k
        if self.low[k - 1] == ",":
            return self._apposed(k - 1)
        end = k
        if self.low[k - 1] == ")":
            opening = max((p for p in range(max(0, k - 8), k - 1) if self.low[p] == "("), default=None)
            if opening is None:
                return None
            k = opening
        elif self.words[k - 1].hole:
            return self._titled(k)
        start = self._np_start(k)
        if start is not None and self._on_a_day(start, k):
            k = end = end - 2
        if start is None or (start and self.low[start - 1] == "who"):
            start = self._relative(k)
        return None if start is None else (self._list_start(start, k), end)

    def _on_a_day(self, start: int, k: int) -> bool:
        """Tell "the minister on Friday" (warned)."""
        return k - start > 2 and self.low[k - 1] in DAYS and self.low[k - 2] == "on"

    def _titled(self, k: int) -> tuple[int, int] | None:
        """Read 'The document, titled "Findings,"' backwards from its title."""
        if k < 3 or self.low[k - 2] not in ("titled", "entitled", "called", "headlined"):
            return None
        start = self._np_start(k - 3 if self.low[k - 3] == "," else k - 2)
        return None if start is None else (start, k)

    def _relative(self, k: int) -> int | None:
        """Return where "an official who asked not to be named" starts, for its last word before k."""
        for place in range(k - 1, max(k - 25, 0), -1):
            if self.words[place].hole or self.low[place] in STOPS:
                return None
            if self.low[place] == "who":
                return self._np_start(place)
        return None

    def _list_start(self, start: int, k: int) -> int:
        """Return where a list of names starts, "Arne, the Balts and Norby", given its last two."""
        if "and" not in self.low[start:k]:
            return start
        while start > 1 and self.low[start - 1] == ",":
            place = start - 1
            while place > 0 and (self.words[place - 1].capital or self.low[place - 1] in ("the", "of")):
                place -= 1
            run = self.low[place : start - 1]
            border = place == 0 or self.low[place - 1] in BORDERS
            if not run or not border or len(run) > 4 or run[0] in PREPOSITIONS | ADVERBS | DAYS or run[-1] in DAYS:
                break
            start = place
        return start

    def _apposed(self, comma: int) -> tuple[int, int] | None:
        """Read "Mira Dolan, head of the board," backwards from its second comma."""
        for place in range(comma - 1, max(comma - 30, 0), -1):
            if self.words[place].hole or self.low[place] in (";", ":"):
                return None
            if self.low[place] == ",":
                opener = self.words[place + 1]
                start = self._np_start(place)
                if start is None and self.low[place - 1] == ")":
                    start = (self.np_before(place) or (None,))[0]
                if start is None or not opener.text[0].isalnum():
                    continue
                if opener.text.lower() in PREPOSITIONS:
                    if self.low[start] in DAYS or (start and self.low[start - 1] in PREPOSITIONS):
                        continue
                    return start, place
                if self.low[place + 1 : comma] in (["though"], ["however"], ["meanwhile"], ["too"]):
                    return start, place
                if opener.text.lower() not in ("who", "which") and self._says(place + 1, comma):
                    return None
                return self._first_name(start), comma
        return None

    def _first_name(self, start: int) -> int:
        """Return where the name before an apposition starts: "Mira Dolan, a geologist, head of the board,"."""
        earlier = self._np_start(start - 1) if start > 1 and self.low[start - 1] == "," else None
        if earlier is None or self.low[earlier].endswith("ing"):
            return start
        before = self.low[earlier - 1] if earlier else ""
        return start if before in PREPOSITIONS | SUBORDINATORS else earlier

    def _says(self, start: int, end: int) -> bool:
        """Tell whether an apposition holds a verb that is not in a relative clause: then it is none."""
        for place in range(start, end):
            if self.low[place] in ("who", "which", "that", "whose"):
                return False
            if self.low[place] in AUXILIARIES or self._is_verb(place):
                return True
        return False

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
        return before in PRONOUNS or before in ("to", "and", ",") or before in AUXILIARIES or (plural and lower)

    def holds_verb(self, start: int, end: int) -> bool:
        """Tell whether a run of words holds what looks like a finite verb."""
        return any(
            low in AUXILIARIES or (low.endswith("ed") and not self.words[k].capital)
            for k, low in enumerate(self.low[start:end], start)
        )

    def _np_start(self, k: int) -> int | None:
        """Return where the noun phrase that ends before word k starts, None where none does."""
        start = k
        while start > 0 and k - start < 16:
            low, word = self.low[start - 1], self.words[start - 1]
            if (
                word.hole
                or (low in _ENDS_SUBJECT and not (low == "that" and start == 1))
                or self._is_verb(start - 1)
            ):
                break
            if low in ("and", "&") and not self._joins(start - 1, k):
                break
            start -= 1
        start = self._without_lead(start, k)
        if start >= k:
            return None
        low = self.low[start:k]
        if (
            low[-1].endswith(("'s", "’s"))
            or all(w in DAYS or w in ADVERBS for w in low)
            or low[0] in WEEKDAYS
            or low[-1] in PREPOSITIONS
            or low[-1]
            in DETERMINERS - {"others", "many", "some", "most", "both", "several", "few", "one", "all"}
        ):
            return None
        named = any(word.capital for word in self.words[start + (start == 0 and not self.headline) : k])
        lead = self.words[start].capital or low[0] in DETERMINERS or low[-1].endswith("s") or low[0] in PLURALS
        return start if named or lead or self.headline or low[-1] in ("people", "police") else None

    def _joins(self, place: int, k: int) -> bool:
        """Tell whether an "and" joins two nouns of one subject, by their being alike."""
        if place == 0 or place + 1 >= k:
            return False
        left, right = self.words[place - 1], self.words[place + 1]
        if left.capital and right.capital:
            return True
        if left.capital or right.capital or self.low[place + 1] in DETERMINERS:
            return self._all_noun(place)
        return self.low[place - 1].endswith("s")

    def _all_noun(self, place: int) -> bool:
        """Tell whether what stands before an "and" is a noun phrase and no clause."""
        start = place
        while start > 0 and place - start < 12 and self.low[start - 1] not in _ENDS_SUBJECT:
            low = self.low[start - 1]
            if self.words[start - 1].hole or low in IRREGULAR or low in verbs():
                return False
            if low in PREPOSITIONS - {"of"} or (low.endswith(("ed", "ing")) and not self.words[start - 1].capital):
                return False
            start -= 1
        if start > 0 and self.low[start - 1] not in BORDERS | SUBORDINATORS:
            return False
        return start < place and (self.words[start].capital or self.low[start] in DETERMINERS)

    def _without_lead(self, start: int, k: int) -> int:
        """Leave out what comes before the subject: "In a letter on Monday (the minister)"."""
        while start < k and (self.low[start] in ADVERBS | {"and", "but", "still", "meanwhile", "yet"}):
            start += 1
        if start < k and self.low[start] in PREPOSITIONS:
            for place in range(k - 1, start, -1):
                lead = place - 1 == start or self.low[place - 1] not in PREPOSITIONS
                if self.low[place] in DETERMINERS and lead:
                    return place
                if self.low[place] in DAYS:
                    return place + 1
            return k
        return start

    def main_subject(self, first: int) -> tuple[int, int] | None:
        """Return the subject of the clause that ", adding that" hangs on, or "and said"."""
        for k in range(1, first):
            if self._is_finite(k):
                subject = self.np_before(self.group(k)[0])
                if subject and self.low[subject[0]] not in ("who", "which"):
                    return subject
        return None

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
