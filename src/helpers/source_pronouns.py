"""Settle who a source is that is a pronoun: "he", "who", "it", "they".

What they stand for, `pronouns` and `antecedents` find; here the one that fits the word is asked,
and what it answers is given as a source. "I" is the speaker of the attribution around it, which
`people` knows. Words inside quotation marks are never given to the outer speaker by a "he" in them.
"""

import re
from collections.abc import Mapping

from helpers.antecedents import Antecedents
from helpers.introductions import Actor
from helpers.nameless import Nameless
from helpers.pronouns import MAN, RELATIVE, THING, WOMAN, Scene
from helpers.who import Who, joined

_SAYS = re.compile(
    r"\b(?:sa(?:id|ys?)|announc|declin|den(?:y|ied)|told|add(?:ed|s)\b|warn|claim|argu|wrote|writes|respond|repl(?:y|ied)"
    r"|urg|call(?:ed|s)? (?:for|on)|report"
    r"|condemn|critici|disclos|acknowledg|apologi|estimat|insist|stat(?:ed|es)\b|blam)"
)


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
            speaks = key == "it" and _SAYS.search(cue.lower())  # as only a speaker does
            actor = thing or (self._antecedents.speaking_thing(start) if speaks else None)
        elif key == "they":
            return self.together(start, False, key)
        return Who(actor.name, True, actor, key) if actor else Who(None, None, None, key)

    def together(self, start: int, dual: bool, words: str) -> Who:
        """Return who "they", or "the two" if `dual`, are: those named in one breath just before."""
        if self.scene.quotation_at(start):
            return Who(words=words)
        gender = "m" if re.search(r"\bm[ae]n$", words) else "f" if re.search(r"\bwom[ae]n$", words) else None
        actors = self._antecedents.together(start, dual, gender)
        return Who(joined([a.name for a in actors]), True, None, words, actors) if actors else Who(words=words)
