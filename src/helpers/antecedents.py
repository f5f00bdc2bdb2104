"""Settle what "who", "which" and "it" stand for: the words that they follow.

"Who" is the person right before it, an apposition at most between them, and never a body;
"it" the text that the sentence before is about, else the one body that is the subject
there. Where two could be meant, nobody is.
"""

import re
from functools import cache

from helpers import codebook, names
from helpers.bodies import Bodies, may_be_body
from helpers.introductions import Actor
from helpers.register import DOES, PREPOSITION, Mention, Register
from helpers.role_words import head_noun, role_nouns
from helpers.scene import Scene

# What joins persons whom one verb is about, a party and a place in parentheses at most between them.
_IN_ONE_BREATH = re.compile(
    r"(?:,? ?\([^()\n]{1,20}\)|,? (?:of|[RDI]-)[ ]?[A-Z][\w.]*(?: [A-Z][\w.]*)?)?(?:,|,? and|,? &)[ \xa0]"
)
_ASKED = re.compile(r"\b(?:asked|told|urged|pressed)\s(?:the\s)?$")
_TOGETHER = re.compile(r"(They|The two|Both|The pair|The couple)\b")
# What may stand between a name and its "who": a party and a place, or an apposition.
_FROM = r"(?:,? \([^()]*\))?(?: of [A-Z]\w+(?: [A-Z]\w+)*(?:, [A-Z][\w.]+)?)?"
_ADJOINS = re.compile(rf"(?:[’']s)?{_FROM},?\s*(?:and )?")
_APPOSED = re.compile(_FROM + r",(?: \d+,)?\s+[^,;“”\"]{2,90},\s")
_DOCUMENT_SAID = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Ii]ts|[Tt]heir|[A-Z]\w+['’]s?) (?:[\w-]+ ){0,3}?(?P<noun>[a-z-]+),? "
    r"(?:also )?(?:said|says|stated|states|found|finds|shows?|showed"
    r"|noted|notes|adds|added|warns|warned|concluded|concludes)\b"
)
_SUBJECT = re.compile(
    r"(?:[A-Z][^,.;“”\"]{3,80},\s(?=the\s))?(?P<subject>(?:[A-Z]\w*['’]s?|[Tt]he|An?|This|That|Its)\s+[^,.;“”\"]{3,60})"
)
_PLURAL = re.compile(r"\s(?:all |also |now |still )?(?:are|were|have|say|think|want|believe|do|don['’]t)\b")
_RESTRICTED = re.compile(_FROM + r",\s(?:the|a|an)\s[^,;“”\".]{2,60}\s")
# The first noun phrase of a sentence, up to what it does: "But some sheriffs in the valley say"
_OPENS_WITH = re.compile(
    r"[“\"]?(?:(?:But|And|Yet|Still|Also|Meanwhile|Privately|While),? )?(?:(?:On|In|By|After) [^,.]{3,40}, )?"
    r"(?P<group>[\w’'.-]+(?: [\w’'.-]+){0,5}?)(?=,? (?:of|in|on|at|from|for|with|who|that|including|behind|like"
    r"|near|also|have|had|are|were|will|would|can|could|do|did|say|said|want|believe|think|plan|argue|insist|hope|fear"
    r"|[a-z]+ed)\b|,)"
)
_UNTIL_VERB = re.compile(
    r"\s(?=(?:is|was|were|are|has|had|have|will|would|says|said|names?|named|found|finds|shows?|gives?|gave"
    r"|puts?|lists?|did|does"
    r"|also|came|calls?|called|blames?|blamed|notes?|noted|says|concludes?|concluded|warns?|warned|describes?|described"
    r"|contends|argues|alleges|claims|states|reads|lays|suggests|reveals|details|estimates|recommends|urges|proposes"
    r"|predicts|accuses|quotes|cites|offers|asks|adds|goes|puts|includes|contains|opens|ends|\w+ed)\b)"
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
            if (person and key in ("which", "that")) or mention.actor.name[-1:].isdigit():
                continue  # "a meeting with Reed that"; "Measure 12, which"
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
            opening = _SUBJECT.match(sentence)
            subject = _UNTIL_VERB.split(opening["subject"], maxsplit=1)[0] if opening else ""
            if subject and head_noun(subject) in document_nouns():
                return subject
            said = [match for match in _DOCUMENT_SAID.finditer(sentence) if match["noun"] in document_nouns()]
            if said:
                return said[-1].group()[: said[-1].end("noun") - said[-1].start()]
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

    def speaking_thing(self, start: int) -> Actor | None:
        """Return the one body named so far in the sentence, else in the one before, for an "it" that speaks."""
        here = self.scene.sentence_at(start)
        for index in (here, here - 1):
            if index < 0:
                return None
            span = self.scene.sentences[index]
            near = [m for m in self.register.within(span.start, min(span.end, start)) if self._may_be_thing(m)]
            found = {id(m.actor): m.actor for m in near if not self.scene.quotation_at(m.start)}
            if found:
                first = near[0].actor if near[0].outer - span.start < 5 and not near[0].possessive else None
                return next(iter(found.values())) if len(found) == 1 else first
        return None

    def _may_be_thing(self, mention: Mention) -> bool:
        if not may_be_body(mention.actor) or id(mention.actor) in self._persons:
            return False
        acts = mention.possessive or DOES.match(self.text, mention.end)
        return mention.actor.kind == "body" or bool(
            acts or _ASKED.search(self.text, max(0, mention.outer - 15), mention.outer)
        )

    def together(self, start: int, dual: bool, gender: str | None = None, depth: int = 3) -> tuple[Actor, ...]:
        """Return the persons whom "they" means, or "the two" if `dual`: named in one breath just before.

        "They" is for those who are what the sentence before, or its own so far, is about;
        "the two" also for the only two persons whom these name, both of one gender if it is told.
        """
        here = self.scene.sentence_at(start)
        looked: list[Actor] = []
        for index in range(here, max(-1, here - 3), -1):
            span = self.scene.sentences[index]
            near = [
                m
                for m in self.register.within(span.start, min(span.end, start))
                if (id(m.actor) in self._persons or _is_full_name(m.actor))
                and not self.scene.quotation_at(m.start)
                and (gender is None or m.actor.gender in (None, gender))
            ]
            group = self._group(near, dual)
            if group and (not dual or len(group) == 2):
                return group
            if index < here and not near and not self.scene.has_running_text(index):
                continue  # what they said, in quotation marks
            if index < here and not dual:
                again = _TOGETHER.match(self.text, span.start, span.end)
                if not again or depth < 1:
                    return ()
                return self.together(span.start, again[1].lower() != "they", gender, depth - 1)
            near = [m for m in near if id(m.actor) in self._persons]
            looked = [
                *dict.fromkeys(m.actor for m in near),
                *(a for a in looked if a not in [m.actor for m in near]),
            ]
            if dual and index < here and looked:
                return tuple(looked) if len(looked) == 2 and gender is None else ()
            if not dual and near:
                return ()
        return ()

    def group(self, start: int, depth: int = 2) -> tuple[int, str]:
        """Return where those stand without a name whom "they" means, and their words: "Critics of the plan".

        They are what its own sentence opens with, else the one before; no words where neither does.
        """
        here = self.scene.sentence_at(start)
        if self.scene.quotation_at(start):
            return start, ""
        for index in (here, here - 1) if here else (here,):
            span = self.scene.sentences[index]
            stop = min(span.end, start)
            if depth and index < here and _TOGETHER.match(self.text, span.start, stop):
                return self.group(span.start, depth - 1)
            found = _OPENS_WITH.match(self.text, span.start, stop)
            if found and self._is_group(found["group"]):
                return found.start("group"), found["group"]
        return start, ""

    @staticmethod
    def _is_group(words: str) -> bool:
        head = words.split()[-1].lower()
        several = head.endswith("s") and not head.endswith(("ss", "'s", "’s"))
        return several and (head in role_nouns() or head[:-1] in names.word_list("unnamed_nouns"))

    def places_before(self, start: int, depth: int = 2) -> tuple[Actor, ...]:
        """Return the countries or places whom a "they" that opens a sentence means.

        They are named in one breath where the sentence before opens, or its own "they" means them.
        """
        here = self.scene.sentence_at(start)
        if here < 1 or start - self.scene.sentences[here].start > 2:
            return ()
        span = self.scene.sentences[here - 1]
        if _TOGETHER.match(self.text, span.start, span.end):
            return self.places_before(span.start, depth - 1) if depth else ()
        named: list[Mention] = []
        for mention in self.register.within(span.start, span.end):
            begins = _IN_ONE_BREATH.fullmatch(self.text, named[-1].end, mention.outer) if named else None
            if not (begins or (not named and mention.outer - span.start < 5)):
                break
            named.append(mention)
        actors = tuple(dict.fromkeys(m.actor for m in named))
        places = len(actors) > 1 and all(
            a.state or a.placed or names.is_us_state(a.name) or (a.entry or {}).get("kind") == "country"
            for a in actors
        )
        return actors if places and DOES.match(self.text, named[-1].end) else ()

    def _group(self, near: list[Mention], dual: bool) -> tuple[Actor, ...]:
        """Return the persons named in one breath, last in a stretch, or as what its sentence is about."""
        groups: list[list[Mention]] = []
        for mention in near:
            joined = groups and _IN_ONE_BREATH.fullmatch(self.text, groups[-1][-1].end, mention.outer)
            if joined and not groups[-1][-1].possessive:
                groups[-1].append(mention)
            else:
                groups.append([mention])
        several = [g for g in groups if len({id(m.actor) for m in g}) > 1 and not g[-1].possessive]
        several = [
            g
            for g in several
            if any(id(m.actor) in self._persons for m in g)
            and self._leads(g[0].outer)
            and (dual or len(groups) == 1)
        ]
        return tuple(dict.fromkeys(m.actor for m in several[-1])) if several else ()

    def _leads(self, position: int) -> bool:
        """Tell whether what begins there can be what the sentence is about."""
        return not PREPOSITION.search(self.text, max(0, position - 18), position)


def _is_full_name(actor: Actor) -> bool:
    """Tell a name of several words that may be a person's, beside one that is."""
    return actor.kind == "name" and " " in actor.name and not (actor.state or actor.placed or actor.entry)


@cache
def document_nouns() -> frozenset[str]:
    """Return the nouns that texts are called by."""
    return frozenset(c.lower() for c in codebook.entries("source_types")["document"]["cues"] if " " not in c)
