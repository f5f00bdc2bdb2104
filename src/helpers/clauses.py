"""Where the content of a cue begins and ends in its sentence: hearers and asides skipped, new cues kept out.

A clause ends with its sentence unless a border and the beginning of another attribution are seen
before. What belongs to a long content and what follows it is often not to be told without a parse.
"""

from helpers.article import Span
from helpers.grammar import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_OPENERS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    verbs,
)
from helpers.subjects import Subjects


class Clauses(Subjects):
    """The words of a sentence, and the search for the borders of contents among them."""

    taken = 0  # no content before a cue may reach back over an earlier cue

    def _speech_before(self, k: int) -> bool:
        """Tell whether word k comes right after a quotation that waits for its cue ("...," she said)."""
        if k == 0 or not self.words[k - 1].hole:
            return False
        return self.text[max(0, self.words[k - 1].end - 3) : self.words[k - 1].end].rstrip("\"'”’» ")[-1:] in (
            ",",
            "?",
            "!",
            "—",
            "-",
        )

    def _before(self, k: int) -> Span | None:
        """Return all that stands before word k and after the cue before, if a border stands there."""
        if k == 0 or not (self.words[k - 1].hole or self.low[k - 1] in (",", "?", "!", "—", "–", "--")):
            return None
        start, end = self.taken, k if self.words[k - 1].hole else k - 1
        while start < end and self.low[start] in STOPS:
            start += 1
        if self.words[k - 1].hole and self.taken:
            start = k - 1  # the sentence has a cue already: the stretch alone
        return self.span(start, end) if end > start else None

    def _holes(self, k: int) -> Span:
        """Return the span of the marked stretches from word k on that adjoin."""
        end = k + 1
        while end < len(self.words) and self.words[end].hole:
            end += 1
        return self.span(k, end)

    def _resumes(self, k: int) -> bool:
        """Tell whether a content that its cue splits goes on: "The pier, she said, is sound"."""
        return self.low[k] in AUXILIARIES | PRONOUNS - {"who"} or self.low[k] in (
            "that",
            "and",
            "but",
            "because",
            "to",
            "not",
        )

    def _clause_end(self, start: int, subordinate: bool = False) -> int:
        """Return where the content that starts at a word ends: the sentence's end, or a new cue."""
        known = verbs()
        for k in range(start, len(self.words)):
            if self.low[k] == ";" and k > start:
                return k
            if self.low[k] in (",", "—", "–", "--") or self.words[k].hole:
                if subordinate and self.low[k] == ",":
                    return k
                following = self.low[k + 1 : k + 3]
                if not following:
                    continue
                cut = k + 1 if self.words[k].hole else k
                if any(verb.form == "ing" and "quote" in verb.takes for verb in known.get(following[0], ())):
                    return cut
                if following == ["according", "to"]:
                    return cut
                if following[0] == "with" and any(
                    verb.form == "ing" for low in self.low[k + 2 : k + 9] for verb in known.get(low, ())
                ):
                    return cut
                if following[0] in ("and", "but") and self._new_cue(k + 2):
                    return cut
                if following[0] in ("while", "as", "although", "though") and self._new_cue(k + 2):
                    return cut
                if following[0] == "while":
                    return cut
            if self.low[k] in ("and", "but") and k > start and self._second_cue(k + 1):
                return k
            if self.words[k].hole and self._ends_sentence(k):
                return k + 1
        end = len(self.words)
        while end > start + 1 and self.low[end - 1] in STOPS:
            end -= 1
        return end

    def _new_cue(self, k: int) -> bool:
        """Tell whether "(and) SOURCE said" begins here: a cue of the most common verbs within a few words."""
        for place in range(k, min(k + 5, len(self.words))):
            if self.words[place].hole or self.low[place] in STOPS:
                return False
            if any(verb.neutral and verb.form in ("past", "s") for verb in verbs().get(self.low[place], ())):
                return True
        return False

    def _second_cue(self, k: int) -> bool:
        """Tell whether "(and) said that" begins here: a second cue of the same subject."""
        for place in range(k, min(k + 4, len(self.words) - 1)):
            if any(verb.form != "ing" and "that" in verb.takes for verb in verbs().get(self.low[place], ())):
                return self.low[place + 1] in ("that", "whether", "if")
            if not (self.low[place] in ADVERBS or self.low[place] in AUXILIARIES):
                return False
        return False

    def _ends_sentence(self, k: int) -> bool:
        """Tell whether a marked stretch ends a sentence and another one begins behind it."""
        last = self.text[self.words[k].end - 2 : self.words[k].end - 1]
        return last in (".", "!", "?") and k + 1 < len(self.words) and self.words[k + 1].capital

    def _last_hole(self, start: int, end: int) -> int:
        """Return the last marked stretch of a row: of "a toy" and "a joke"."""
        last = None
        for place in range(start, end):
            if self.words[place].hole:
                if last is not None and place - last > 4:
                    break
                last = place
        return start if last is None else last

    def _skip_commas(self, k: int) -> int:
        """Step over an aside between commas: "said, through a translator, that"."""
        if k + 1 >= len(self.words) or self.low[k] != "," or self.words[k + 1].hole:
            return k
        for place in range(k + 2, min(k + 24, len(self.words) - 1)):
            if self.words[place].hole or self.low[place] in (";", ":", "—"):
                return k
            if self.low[place] == "," and self.low[place + 1] == "that":
                return place + 1
            if self.low[place] == "," and self.words[place + 1].hole and self.low[k + 1] in PREPOSITIONS:
                return place
        return k

    def _skip_aside(self, k: int) -> int:
        """Step over "on Monday", "in a statement", "to reporters" where content or a border follows."""
        if self.low[k : k + 1] in (["late"], ["early"]) and self.low[k + 1 : k + 2] and self.low[k + 1] in DAYS:
            k += 1
        if k < len(self.words) and self.low[k] in DAYS | {"later", "afterward", "afterwards", "flatly"}:
            k += 1
            k += self.low[k : k + 1] in (["night"], ["morning"], ["afternoon"], ["evening"])
        if k < len(self.words) and self.low[k] in PREPOSITIONS:
            for place in range(k + 1, min(k + 14, len(self.words))):
                if self.words[place].hole and place == k + 1:
                    continue  # on “A Programme”
                if self.low[place] in ("that", ",", ":") or self.words[place].hole:
                    return place
                if self.low[place] in ("whether", "if"):
                    return place
                if self.low[place] in DAYS and place + 1 < len(self.words) and self.low[place + 1] != "in":
                    return place + 1 + (self.low[place + 1] in ("night", "morning", "afternoon", "evening"))
        return k

    def _hearer(self, k: int) -> int:
        """Step over the hearer: "told (reporters) that", "told (him) she"."""
        if k < len(self.words) and self.words[k].hole and "that" in self.low[k + 1 : k + 5]:
            return self.low.index("that", k)  # told “A Programme” on Monday that
        if k >= len(self.words) or self.words[k].hole or self.low[k] in CLAUSE_OPENERS | STOPS | {"to"}:
            return k
        for place in range(k + 1, min(k + 12, len(self.words))):
            low, word = self.low[place], self.words[place]
            if low in CLAUSE_OPENERS or low in ("to", ",", ":") or low in PREPOSITIONS - {"of"} or word.hole:
                return place
            if low in PRONOUNS or low in DETERMINERS or low in DAYS:
                return place
            if (
                word.capital
                and not self.words[place - 1].capital
                and self.low[place - 1] not in DETERMINERS | {"of"}
            ):
                return place
        return k + 1
