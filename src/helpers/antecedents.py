"""Settle what "who", "which" and "it" stand for: the words that they follow.

"Who" is the person right before it, an apposition at most between them, and never a body;
"it" the text that the sentence before is about, else the one body that is the subject
there. Where two could be meant, nobody is.
"""

import re
from functools import cache

from helpers import codebook
from helpers.actors import PREPOSITION, Register
from helpers.bodies import Bodies
from helpers.introductions import Actor, head_noun
from helpers.pronouns import Scene

# What may stand between a name and its "who": a party and a place, or an apposition.
_ADJOINS = re.compile(r"(?:[’']s)?(?:,? \([^()]*\))?(?: of [A-Z]\w+(?: [A-Z]\w+)*)?,?\s*(?:and )?")
_APPOSED = re.compile(r"(?:,? \([^()]*\))?,(?: \d+,)?\s+[^,;“”\"]{2,90},\s")
_DOCUMENT_SAID = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Ii]ts|[Tt]heir|[A-Z]\w+['’]s?) (?:[\w-]+ ){0,3}?(?P<noun>[a-z-]+),? "
    r"(?:also )?(?:said|says|stated|states|found|finds|shows?|showed"
    r"|noted|notes|adds|added|warns|warned|concluded|concludes)\b"
)
_PLURAL = re.compile(r"\s(?:all |also |now |still )?(?:are|were|have|say|think|want|believe|do|don['’]t)\b")
_RESTRICTED = re.compile(r",\s(?:the|a|an)\s[^,;“”\".]{2,60}\s")
_UNTIL_VERB = re.compile(
    r"\s(?=(?:is|was|were|are|has|had|have|will|would|says|said|names?|named|found|finds|shows?|gives?|gave"
    r"|puts?|lists?|did|does"
    r"|also|came|calls?|called|blames?|blamed|notes?|noted|says|concludes?|concluded|warns?|warned|describes?|described"
    r"|\w+ed)\b)"
)


class Antecedents:
    """What the pronouns of one article that are no he or she stand for; `persons` are ids of actors."""

    def __init__(self, text: str, register: Register, scene: Scene, bodies: Bodies, persons: set[int]) -> None:
        self.text, self.register, self.scene, self.bodies = text, register, scene, bodies
        self._persons = persons

    def relative(self, key: str, start: int) -> tuple[Actor | None, str]:
        """Return whom "who" or "which" follows, past an apposition at most, and words that tell a type."""
        sentence = self.scene.sentence_at(start)
        if key == "who" and _PLURAL.match(self.text, start + 3):  # "those behind Reed, who are"
            return None, self._words_before(start)
        inside = self.register.within(self.scene.sentences[sentence].start if sentence >= 0 else 0, start)
        near = sorted(inside[:-5:-1], key=lambda m: key == "which" or id(m.actor) not in self._persons)
        for mention in near:  # "Petra Holm, an analyst at Kolb Sime, who": the person before what stands nearer
            between = self.text[mention.end : start]
            person = id(mention.actor) in self._persons
            if person and key == "which":
                continue
            if mention.possessive or (key == "who" and not person and mention.actor.kind == "body"):
                continue
            placed = PREPOSITION.search(self.text, max(0, mention.outer - 12), mention.outer)
            if placed and not person and " " not in mention.actor.name:
                continue  # "in Norby, who": a place
            if _ADJOINS.fullmatch(between) and (person or key != "who" or mention.actor.kind != "body"):
                return mention.actor, key
            if person and (_APPOSED.fullmatch(between) or _RESTRICTED.fullmatch(between)):
                return mention.actor, key
        return None, self._words_before(start)

    def _words_before(self, start: int) -> str:
        """Return the words before "who", to tell the type of source from."""
        stretch = self.text[max(0, start - 60) : start].rsplit("\n", 1)[-1]
        return " ".join(stretch.split()[-4:]).strip(" ,")

    def document(self, start: int) -> str:
        """Return the words for a text that "it" means: what the sentence before is about, or quotes."""
        here = self.scene.sentence_at(start)
        for index in range(here, max(-1, here - 4), -1):
            span = self.scene.sentences[index]
            sentence = self.text[span.start : min(span.end, start)]
            opening = re.match(r"(?:[A-Z]\w*['’]s?|The|A|An|This|That|Its)\s+[^,.;“”\"]{3,60}", sentence)
            if opening and head_noun(_UNTIL_VERB.split(opening.group(), maxsplit=1)[0]) in document_nouns():
                return opening.group()
            said = [match for match in _DOCUMENT_SAID.finditer(sentence) if match["noun"] in document_nouns()]
            if said:
                return said[-1].group()
            if index < here and not re.match(r"[“\"]?It\b", sentence):
                return ""
        return ""

    def thing(self, start: int) -> Actor | str | None:
        """Return the one body that is named in the sentence so far or in the one before."""
        here = self.scene.sentence_at(start)
        for index in (here, here - 1):
            if index < 0:
                return None
            span = self.scene.sentences[index]
            stop = min(span.end, start)
            bodies: dict[str, Actor | str] = {
                m.actor.name: m.actor
                for m in self.register.within(span.start, stop)
                if (m.actor.kind == "body" or m.actor.state) and not m.possessive and self._leads(m.outer)
            }
            for body in self.bodies.within(span.start, stop):
                if self._leads(body.start):
                    name = body.words if isinstance(body.words, str) else body.words.name
                    bodies[name] = body.words
                    bodies.pop(self.text[body.start : body.end].split()[0], None)
            if bodies:
                return next(iter(bodies.values())) if len(bodies) == 1 else None
        return None

    def _leads(self, position: int) -> bool:
        """Tell whether what begins there can be what the sentence is about."""
        return not PREPOSITION.search(self.text, max(0, position - 18), position)


@cache
def document_nouns() -> frozenset[str]:
    """Return the nouns that texts are called by."""
    return frozenset(c.lower() for c in codebook.entries("source_types")["document"]["cues"] if " " not in c)
