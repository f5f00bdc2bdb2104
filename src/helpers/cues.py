"""Find in one sentence who is said to have said what: cue, source and content.

Plain rules on the words of a sentence in which each marked stretch stands as one sign. A
reporting verb (data/codebook/reporting_verbs.yaml) or "according to" is the cue; its subject is
read from the words before it, or after it where the order is turned ("said Mira Dolan, head of
the board"); the content is the clause that follows, or all that stands before. There is no
parse: a subject is a run of words between clause borders. What a long or bent sentence says is
often cut in the wrong place; sources that stand in another sentence are not looked for here.
"""

import re
from functools import cache
from typing import NamedTuple

from helpers.article import Span
from helpers.clauses import Clauses
from helpers.grammar import (
    ADVERBS,
    AUXILIARIES,
    BEING,
    CLAUSE_OPENERS,
    DAYS,
    MODALS,
    NEGATED,
    NOBODY,
    PREPOSITIONS,
    PRONOUNS,
    REFUSALS,
    STOPS,
    SUBORDINATORS,
    WEEKDAYS,
    Verb,
    verbs,
)
from helpers.phrases import Word, words_of
from helpers.subjects import Subjects

MAX_WORDS = 400  # a longer "sentence" is a table or a list run together


_NOT_TURNED = frozenset(("told", "tells", "assured", "assures", "reminded", "reminds"))  # X told Y, never told X
_BY_DOING = frozenset(("by", "while", "when"))  # "She closed by noting that"
_POINTERS = frozenset(("this", "that", "these", "those", "it", "them", "so"))


class Cue(NamedTuple):
    """What one cue ties together; `content` as one or two spans, marks included."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]


@cache
def _any_verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:according|{'|'.join(sorted(verbs(), key=len, reverse=True))})\b", re.IGNORECASE)


def read_sentence(text: str, masked: str, start: int, end: int, headline: bool = False) -> list[Cue]:
    """Return what the cues of a sentence tie together, in the order of the cues.

    `masked` is `text`, the article, with every marked stretch replaced by `HOLE`s of the same length. In a
    headline every word may have a capital and a subject needs no article.
    """
    if not _any_verb().search(masked, start, end):
        return []
    words = words_of(masked, start, end)
    return _Sentence(text, words, headline).cues() if len(words) <= MAX_WORDS else []


def first_subject(masked: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the subject that opens a sentence: who an uncued quotation is taken to come from."""
    words = words_of(masked, start, end)
    if not words:
        return ()
    if words[0].text.lower() in PRONOUNS:
        return (Span(words[0].start, words[0].end),)
    sentence = Subjects(masked, words)
    subject = sentence.main_subject(len(words))
    return (sentence.span(*subject),) if subject else ()


class _Sentence(Clauses):
    """The cues of one sentence, and the search for what each ties together."""

    def __init__(self, text: str, words: list[Word], headline: bool):
        super().__init__(text, words, headline)
        self._last: tuple[int, int] | None = None  # the source of the cue before
        self._held = 0  # where the content of the cue before ends

    def cues(self) -> list[Cue]:
        found = []
        for k, word in enumerate(self.words):
            if self.low[k] == "according" and self.low[k + 1 : k + 2] == ["to"]:
                cue = self._according(k)
            elif self.low[k] == "quoted" and "saying" in self.low[k + 1 : k + 16]:
                cue = self._quoted_as_saying(k)
            elif word.hole or (word.capital and not self.headline):
                continue
            elif k >= self.taken:
                cue = self._verb(k)
            else:
                continue
            if cue:
                found.append(cue)
        return found

    # ---- cues

    def _according(self, k: int) -> Cue | None:
        end = self.np_end(k + 2, opening=k == self.taken)
        if end == k + 2:
            return None
        before = self._before(k)
        after = None
        if end < len(self.words) and self.low[end] == "," and (before or k == self.taken):
            after = self.span(end + 1, self._clause_end(end + 1))
        content = [span for span in (before, after) if span]
        if not content:
            return None
        cue = self._cue(content, k, k + 2, (k + 2, end))
        self.taken = end
        return cue

    def _quoted_as_saying(self, k: int) -> Cue | None:
        """Read "SOURCE was quoted (by another) as saying CONTENT", or with the content before it."""
        saying = self.low.index("saying", k)
        first, passive = self.group(k)
        if not passive or self.low[saying - 1] != "as":
            return None
        subject = self._subject(first)
        if subject is None:
            return None
        after = saying + 1
        if (
            self._speech_before(subject[0])
            or all(low in STOPS for low in self.low[after:])
            or self.low[after] == "by"
        ):
            content = self._before(subject[0])
        else:
            after += self.low[after] in (",", ":")
            content = self.span(after, self._clause_end(after)) if after < len(self.words) else None
        if content is None:
            return None
        self.taken, self._last = saying + 1, subject
        cue = (self.span(first, k + 1), self.span(saying - 1, saying + 1))
        return Cue((content,), cue, (self.span(*subject),))

    def _subject(self, first: int) -> tuple[int, int] | None:
        """Return the subject of the verb group that begins at a word, across an "and" if need be."""
        subject = self.np_before(first)
        if subject is None and first and self.low[first - 1] in ("and", "but"):
            subject = self._last or self.main_subject(first)
        return subject

    def _verb(self, k: int) -> Cue | None:
        for verb in verbs().get(self.low[k], ()):
            after = k + 1
            if verb.particle:
                after += self.low[after : after + 1] == ["it"]  # "made it clear"
                if self.low[after : after + 1] != [verb.particle]:
                    continue
                after += 1
            cue = self._reported(k, after, verb)
            if cue:
                return cue
        return None

    def _reported(self, k: int, after: int, verb: Verb) -> Cue | None:
        first, finite = self.group(k)
        inverted = self._inverted(first, k, after, verb)
        if inverted:
            return inverted
        if self._passive(k, verb) or (finite and self.low[first] in MODALS):
            return None
        if verb.form == "ing" and not finite:
            subject = self._last or self.main_subject(first)
            by_doing = first > 0 and self.low[first - 1] in _BY_DOING
            if (
                first
                and not by_doing
                and self.low[first - 1] not in (",", "and", "but")
                and not self.words[first - 1].hole
            ):
                own = self.np_before(first) if "quote" in verb.takes else None
                bent = own and any(low.endswith("ed") or low in AUXILIARIES for low in self.low[own[0] : own[1]])
                subject = self.main_subject(first) if bent else own
        elif verb.form == "base" and finite is False and not self.plural_before(first):
            return None
        else:
            subject = self._subject(first)
            if subject is None and self.headline and first and self.low[first - 1] == ",":
                subject = self._last
        if subject is None or self._nobody(subject):
            return None
        if "thing" in verb.takes and self.low[subject[0]] in PRONOUNS - {"it"}:
            return None  # "the sign read", not "he read"
        waits = self._speech_before(subject[0]) and self.words[subject[0] - 1].start >= self._held
        content = None if waits else self._after(after, verb, subject)
        if content is None and verb.form != "ing" and "quote" in verb.takes and self.low[subject[0]] != "which":
            content = self._around(subject[0], after, verb)
        if not content or self._says_nothing(content, first, k):
            return None
        return self._cue(content, first, after, subject)

    def _nobody(self, subject: tuple[int, int]) -> bool:
        """Tell "nobody said" and "who said?" from a source."""
        low = self.low[subject[0]]
        return low in NOBODY or (low == "who" and subject[0] == 0)

    def _says_nothing(self, content: list[Span], first: int, k: int) -> bool:
        """Tell what has no words to compare: "would not say whether ...", "denied it", "said nothing"."""
        if any(word.hole and start <= word.start < end for start, end in content for word in self.words):
            return False
        group = self.low[first:k]
        if any(NEGATED.match(low) or low in REFUSALS for low in group):
            return True
        words = "".join(self.text[start:end] + " " for start, end in content).lower().split()
        if self.low[k] in REFUSALS and len(words) > 1 and words[1].strip(".,") in verbs():
            return True  # "declined to comment", "refused to say"
        return len(words) < 2 or (len(words) == 2 and words[0] in _POINTERS)

    def _inverted(self, first: int, k: int, after: int, verb: Verb) -> Cue | None:
        """Read "CONTENT, said SOURCE"."""
        if first != k or k == 0 or verb.form == "ing" or "quote" not in verb.takes or self.low[k] in _NOT_TURNED:
            return None
        border = self.words[k - 1]
        if not (border.hole or border.text == ",") or after >= len(self.words):
            return None
        end = self.np_end(after)
        if end == after or self.low[end - 1] in DAYS or self.low[after] in WEEKDAYS:
            return None
        if not border.hole and not self._may_invert(k, end, verb):
            return None
        before = self._before(k)
        if before is None:
            return None
        content = [before]
        follow = self._skip_aside(end)
        comma = follow < len(self.words) and self.low[follow] in (",", ":", "—", "–", "--")
        follow += comma
        if border.hole and comma and follow < len(self.words) and self.words[follow].hole:
            content.append(self._holes(follow))
        return self._cue(content, k, after, (after, end))

    def _may_invert(self, k: int, end: int, verb: Verb) -> bool:
        """Tell "it was late, said Ana Reed." from "Ana Reed, who was late, said she ran"."""
        ends = end == len(self.words) or self.low[end] in STOPS | DAYS | PREPOSITIONS
        if self.headline and any(self._is_verb(place) for place in range(k + 1, end)):
            return False
        if ends and end < len(self.words) and self.low[end] in PREPOSITIONS:
            stop = next((p for p in range(end, len(self.words)) if self.low[p] in STOPS), len(self.words))
            ends = not any(self._is_finite(place) for place in range(end, stop))
        return ends and "bare" in verb.takes and self.has_verb(self.taken, k - 1)

    def _cue(self, content: list[Span], first: int, after: int, source: tuple[int, int]) -> Cue:
        self.taken = max(self.taken, after)
        self._last = source
        self._held = max(span.end for span in content)
        return Cue(tuple(content), (self.span(first, after),), (self.span(*source),))

    def _passive(self, k: int, verb: Verb) -> bool:
        """Tell whether the subject is not who speaks: "was told", "is expected"; "was quoted" is."""
        place = k - 1
        while place >= 0 and (self.low[place] in ADVERBS or self.low[place].endswith("ly")):
            place -= 1
        return verb.form == "past" and place >= 0 and self.low[place] in BEING and self.low[k] != "quoted"

    # ---- content

    def _after(self, k: int, verb: Verb, subject: tuple[int, int]) -> list[Span] | None:
        """Return the content that follows a cue which ends before word k."""
        quoted_only = not verb.takes - {"quote", "thing"}
        start = self._hearer(k) if "hearer" in verb.takes else k
        if not ("to" in verb.takes and self.low[start : start + 1] == ["to"]):
            start = self._skip_aside(self._skip_commas(start))
        if start >= len(self.words):
            return None
        low, word = self.low[start], self.words[start]
        if low in (",", ":") and start + 1 < len(self.words):
            if self.words[start + 1].hole or (low == ":" and not quoted_only):
                return [self.span(start + 1, self._clause_end(start + 1))]
            return None
        if word.hole:
            return [self.span(start, self._clause_end(start))] if "quote" in verb.takes else None
        if low in STOPS | AUXILIARIES or not (word.text[0].isalnum() or word.text[0] in "$£€"):
            return None
        end = self._clause_end(start, subordinate=self._subordinate(subject))
        fits = (
            (low in CLAUSE_OPENERS and verb.takes & {"that", "bare"})
            or (low == "to" and "to" in verb.takes)
            or ("bare" in verb.takes and low not in PREPOSITIONS | ADVERBS - {"both", "all"} and end - start > 2)
            or ("object" in verb.takes and low not in PREPOSITIONS)
            or any(word.hole for word in self.words[start:end])
        )
        if not fits:
            return None
        if quoted_only:
            end = self._last_hole(start, end) + 1
        return [self.span(start, end)]

    def _around(self, subject: int, after: int, verb: Verb) -> list[Span] | None:
        """Return the content before "SOURCE said", and what follows it where the cue splits it."""
        before = self._before(subject)
        if before is None:
            return None
        content = [before]
        follow = self._skip_aside(after)
        if self.low[follow : follow + 1] and self.low[follow] in AUXILIARIES:
            return None  # "a step that the board feared may fail"
        split = follow + 1 < len(self.words) and self.low[follow] == "," and self._resumes(follow + 1)
        ends = all(low in STOPS for low in self.low[follow:])
        spoken = self.words[subject - 1].hole or self.words[max(subject - 2, 0)].hole
        clause = split or (ends and verb.neutral) or self.has_verb(self.taken, subject - 1)
        if not spoken and not (clause and ("bare" in verb.takes or (ends and "that" in verb.takes))):
            return None
        comma = follow < len(self.words) and self.low[follow] in (",", ":", "—", "–", "--")
        follow += comma
        if comma and follow < len(self.words) and self.words[follow].hole:
            content.append(self._holes(follow))
        elif follow < len(self.words) and follow > after and not spoken and self._resumes(follow):
            content.append(self.span(follow, self._clause_end(follow)))
        return content

    def _subordinate(self, subject: tuple[int, int]) -> bool:
        """Tell whether a clause before the main one ends at its comma: "While he said so, she ..."."""
        first = subject[0]
        return self.low[first] == "who" or (first > 0 and self.low[first - 1] in SUBORDINATORS)
