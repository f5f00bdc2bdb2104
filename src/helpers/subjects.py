"""The noun phrase before a verb: who is said to say so.

Read backwards from the verb to the border of its clause. Coordinated names, appositions and
relative clauses belong to it, what opens the sentence before it ("On Monday", "In a letter") does not.
"""

import re

from helpers.grammar import (
    ADVERBS,
    AUXILIARIES,
    BORDERS,
    DAYS,
    DETERMINERS,
    IRREGULAR,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    SUBORDINATORS,
    WEEKDAYS,
    verbs,
)
from helpers.phrases import Phrases

_ENDS_SUBJECT = BORDERS | SUBORDINATORS | AUXILIARIES | PRONOUNS
_LEADS = ADVERBS - {"both", "all"} | {"and", "but", "still", "meanwhile", "yet"}
_NO_NAME = PREPOSITIONS | ADVERBS | DAYS


class Subjects(Phrases):
    """The words of a sentence, and the search for subjects among them."""

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
            if not run or not border or len(run) > 4 or run[0] in _NO_NAME or run[-1] in DAYS:
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
        """Return where the name before two appositions starts: "Mira Dolan, a judge, of the board,"."""
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
            or low[-1] in DETERMINERS - {"others", "many", "some", "most", "both", "several", "few", "one", "all"}
        ):
            return None
        named = any(word.capital for word in self.words[start + (start == 0 and not self.headline) : k])
        lead = self.words[start].capital or low[0] in DETERMINERS | PLURALS or low[-1].endswith("s")
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
            bent = low.endswith(("ed", "ing")) and not self.words[start - 1].capital
            if bent or low in PREPOSITIONS - {"of"}:
                return False
            start -= 1
        if start > 0 and self.low[start - 1] not in BORDERS | SUBORDINATORS:
            return False
        return start < place and (self.words[start].capital or self.low[start] in DETERMINERS)

    def _without_lead(self, start: int, k: int) -> int:
        """Leave out what comes before the subject: "In a letter on Monday (the minister)"."""
        while start < k and (self.low[start] in _LEADS):
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
        """Return the subject of the clause that ", adding that" hangs on, or "and said".

        Of several main clauses (", and the board refused, insisting") that is the last.
        """
        found = None
        opener = first  # where a relative clause begins
        for k in range(first):
            if self.low[k] in ("who", "which", "where", "whose"):
                opener = k
            elif self.low[k] in STOPS:
                opener = first
            elif k and self._is_finite(k):
                subject = self.np_before(self.group(k)[0])
                if not subject or subject[0] >= opener:
                    continue
                lead = self.low[max(subject[0] - 2, 0) : subject[0]]
                if found is None or lead in ([",", "and"], [",", "but"]):
                    found = subject
        return found
