"""Tell whom each sentence of an article may be about: the persons in it, those like a subject apart.

Who speaks comes first, then names that lead a clause or open a topic; behind a preposition, in an aside, before
a noun or with a possessive a name is no subject. Names inside quotation marks are no part of the running text.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from helpers.introductions import Actor
from helpers.register import DOES, PREPOSITION, Mention
from helpers.scene import Scene

_WHILE = re.compile(r"\b(?:[Aa]s|[Aa]fter|[Bb]efore|than|and)\s$")
_TOPIC = re.compile(r"\b[Aa]s for $")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)[ \xa0]$")
_NOUN = re.compile(r"[ \xa0](?!(?:who|and|of|in|at|is|was|had|has|said|says)\b)[a-z]")
# Before a name that is the object of a participle: "by urging Reed to go". The words that are none end so as well.
_PARTICIPLE = re.compile(
    r"\b(?!(?:morn|even|dur|spr|noth|someth|everyth|build|meet|hear|follow)ing\b)[A-Za-z]{2,}ing\s(?:the\s)?$",
    re.I,
)
_RELATIVE_CLAUSE = re.compile(r",\s(?:who|whose|whom|which|where)\s[^,;—–()]*$")


class Event(NamedTuple):
    """A person in a sentence's running text: a name, or a pronoun that is settled."""

    start: int
    actor: Actor | None  # None: a name that two people could own
    rank: int  # 0 a source, 1 like a subject, 2 any other
    word: str | None = None  # the gender of the pronoun that it is

    @property
    def gender(self) -> str | None:
        """What is known of the person's gender, by the pronoun too."""
        return self.word or (self.actor.gender if self.actor else None)


def events_of(
    scene: Scene, persons: set[int], speakers: Mapping[int, Actor], described: Mapping[int, Actor]
) -> dict[int, list[Event]]:
    """Return the persons in the running text of an article, by the index of their sentence.

    `persons` are the ids of the actors who may be persons, `speakers` has by place those whose name is a source,
    `described` those who are called by a role ("the mayor").
    """
    events: dict[int, list[Event]] = {}
    for mention in scene.register.mentions:
        if id(mention.actor) in persons and not scene.quotation_at(mention.start):
            index = scene.sentence_at(mention.start)
            events.setdefault(index, []).append(
                Event(mention.start, mention.actor, _rank(scene, mention, speakers))
            )
    for name in scene.register.unsettled:
        if not scene.quotation_at(name.start):
            placed = PREPOSITION.search(scene.text, max(0, name.start - 14), name.start)
            rank = 2 if placed or scene.text[name.end : name.end + 2] in ("'s", "’s") else 1
            events.setdefault(scene.sentence_at(name.start), []).append(Event(name.start, None, rank))
    for start, actor in described.items():
        events.setdefault(scene.sentence_at(start), []).append(Event(start, actor, 1))
    return events


def _rank(scene: Scene, mention: Mention, speakers: Mapping[int, Actor]) -> int:
    if (
        mention.start in speakers and not mention.possessive
    ):  # whom somebody was asked by is not whom the sentence is about
        return 1 if scene.text[max(0, mention.outer - 3) : mention.outer] == "by " else 0
    if _TOPIC.search(scene.text, max(0, mention.outer - 7), mention.outer):
        return 1
    if _WHILE.search(scene.text, max(0, mention.outer - 8), mention.outer) and DOES.match(scene.text, mention.end):
        return 1  # "as Reed spoke" opens a clause
    if _is_before_a_noun(scene.text, mention) or _is_aside(scene, mention):
        return 2
    if mention.possessive or PREPOSITION.search(scene.text, max(0, mention.outer - 14), mention.outer):
        return 2
    return 1


def _is_aside(scene: Scene, mention: Mention) -> bool:
    """Tell a name that stands only in an aside, or as the object of a participle, and is no subject."""
    sentence = scene.sentences[scene.sentence_at(mention.start)]
    before, after = scene.text[sentence.start : mention.outer], scene.text[mention.end : sentence.end]
    if _PARTICIPLE.search(before):
        return True
    if not before.strip('“" '):
        return False
    if before.rfind("(") > before.rfind(")") and ")" in after:
        return True
    for dash in (" - ", " -- ", "—", " – "):
        if before.count(dash) % 2 and dash in after:
            return True
    return bool(_RELATIVE_CLAUSE.search(before)) and "," in after


def _is_before_a_noun(text: str, mention: Mention) -> bool:
    """Tell "the Reed rally": a name between an article and a small word is no subject."""
    article = _ARTICLE.search(text, max(0, mention.outer - 6), mention.outer)
    return bool(article) and mention.outer == mention.start and bool(_NOUN.match(text, mention.end))
