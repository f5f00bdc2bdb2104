"""Settle who a source is that is a pronoun ("he", "who", "it", "they"), or left out of its clause.

What they stand for, `pronouns` and `antecedents` find; here the one that fits the word is asked,
and what it answers is given as a source. "I" is the speaker of the attribution around it, which
`people` knows. Words inside quotation marks are never given to the outer speaker by a "he" in them.
"""

import re
from collections.abc import Mapping

from helpers import reporting
from helpers.antecedents import Antecedents, document_nouns
from helpers.article import Attribution
from helpers.introductions import Actor
from helpers.nameless import Nameless
from helpers.pronouns import MAN, RELATIVE, THING, WOMAN
from helpers.role_words import head_noun
from helpers.scene import Scene
from helpers.who import Who, joined

_TITLES = 60  # characters of titles that may stand between the comma and the name
# What may stand before the cue of such a clause ("A day after"), the cue, and what ends the clause.
_BEFORE = re.compile(
    r"[“\"]?(?:(?:But|And|Yet|Then|Later|Still),? )?"
    r"(?:(?:an?|one|two|few|several|hours?|days?|weeks?|months?|years?|shortly|moments|just) ){0,3}"
    r"(?:(?:after|before|while|when|in|by|besides|despite) )?(?:[a-z]+ly )?",
    re.I,
)
_CUE = re.compile(r"(?!being\b)[a-z]{2,}ing\b", re.I)
_COMMA = re.compile(r",[”\"’']? (?=\S)")
_HE = re.compile(r"[Hh]e(?= )|[Ss]he(?= )")
_LISTED_ON = re.compile(r",? (?:and|or) [A-Z]")


class SourcePronouns:
    """The pronouns of one article as sources; `meant` has by place whom each he and she means."""

    def __init__(
        self, scene: Scene, antecedents: Antecedents, meant: Mapping[int, Actor], nameless: Nameless
    ) -> None:
        self.text, self.scene = scene.text, scene
        self._antecedents, self._meant, self._nameless = antecedents, meant, nameless

    def who(self, key: str, start: int, cue: str) -> Who:
        """Return whom a pronoun at a place means, but for "I"; `cue` are the words that say that it speaks."""
        actor: Actor | None = None
        if key in RELATIVE:
            actor, words = self._antecedents.relative(key, start)
            if actor:
                return Who(actor.name, True, actor, words)
            return Who(None, self._nameless.named(start, words, words), None, words)
        if key in MAN | WOMAN:
            actor = self._meant.get(start)
        elif key in THING:
            if document := self._antecedents.document(start):
                return Who(None, False, None, document)
            thing = self._antecedents.thing(start)
            if isinstance(thing, str):
                return Who(thing, True, None, thing)
            speaks = key == "it" and not reporting.of_speakers().isdisjoint(cue.lower().split())
            actor = thing or (self._antecedents.speaking_thing(start) if speaks else None)
        elif key == "they":
            who = self.together(start, False, key)
            who = who if who.speaker else self.places(start, key)
            return who if who.speaker else self._group(start, key)
        return Who(actor.name, True, actor, key) if actor else Who(None, None, None, key)

    def behind_clause(self, attribution: Attribution, persons: set[int]) -> Who:
        """Return the subject of the main clause behind one without a subject: "Noting that it leaked, Reed left".

        `persons` are the ids of the actors who may be persons. Nobody where the attribution's own clause
        opens no sentence, or no name, "he" or "she" begins the main clause.
        """
        text, scene = self.text, self.scene
        if not attribution.cue or not attribution.content:
            return Who()
        cue = attribution.cue[0].start
        index = scene.sentence_at(cue)
        sentence = scene.sentences[index]
        if index < 0 or not _BEFORE.fullmatch(text, sentence.start, cue) or not _CUE.match(text, cue):
            return Who()
        for comma in _COMMA.finditer(text, max(cue, attribution.content[-1].end - 2), sentence.end):
            at = comma.end()
            if scene.quotation_at(at):
                break
            if subject := self._subject_at(at, persons):
                return subject
        return Who()

    def before_clause(self, place: int, persons: set[int]) -> Who:
        """Return the subject that opens the sentence of a place in it: "Reed stood by it, telling critics that".

        Nobody where no name, "he" or "she" opens it.
        """
        sentence = self.scene.sentences[self.scene.sentence_at(place)]
        return self._subject_at(sentence.start, persons) or Who()

    def _subject_at(self, at: int, persons: set[int]) -> Who | None:
        """Return who is named at a place, by name or as he or she; None where neither stands there."""
        if pronoun := _HE.match(self.text, at):
            actor = self._meant.get(at)
            return Who(actor.name, True, actor, pronoun.group()) if actor else Who()
        near = self.scene.register.within(at, at + _TITLES)
        if not near or near[0].outer != at or near[0].possessive or id(near[0].actor) not in persons:
            return None
        actor = near[0].actor
        return Who() if _LISTED_ON.match(self.text, near[0].end) else Who(actor.name, True, actor, actor.name)

    def places(self, start: int, words: str) -> Who:
        """Return which countries "they" are, or "the two states": those with which the sentence before opens."""
        found = () if self.scene.quotation_at(start) else self._antecedents.places_before(start)
        return Who(joined([a.name for a in found]), True, None, words, found) if found else Who(words=words)

    def _group(self, start: int, key: str) -> Who:
        """Return that "they" are people, or texts, whom the article leaves without a name."""
        place, words = self._antecedents.group(start)
        text = words and head_noun(words) in document_nouns()
        known = False if text else self._nameless.named(place, words, words) if words else None
        return Who(None, known, None, words if known is False else key)

    def together(self, start: int, dual: bool, words: str) -> Who:
        """Return who "they", or "the two" if `dual`, are: those named in one breath just before."""
        if self.scene.quotation_at(start):
            return Who(words=words)
        gender = "m" if re.search(r"\bm[ae]n$", words) else "f" if re.search(r"\bwom[ae]n$", words) else None
        actors = self._antecedents.together(start, dual, gender)
        return Who(joined([a.name for a in actors]), True, None, words, actors) if actors else Who(words=words)
