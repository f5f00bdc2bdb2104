"""Find the speaker of a clause that has no subject: "Noting that the pier leaked, Reed left".

Such a clause opens its sentence, and the subject of the main clause, right behind the comma that
closes it, is whose words it tells. Also told here: the second of two for whom others speak.
"""

import re
from collections.abc import Mapping

from helpers.article import Attribution
from helpers.introductions import Actor, role_nouns
from helpers.pronouns import Scene
from helpers.who import Who

TITLES = 60  # characters of titles that may stand between the comma and the name
# What may stand before the cue of such a clause ("A day after"), the cue, and what ends the clause.
_BEFORE = re.compile(
    r"[“\"]?(?:(?:But|And|Yet|Then|Later|Still),? )?"
    r"(?:(?:an?|one|two|few|several|hours?|days?|weeks?|months?|years?|shortly|moments|just) ){0,3}"
    r"(?:(?:after|before|while|when|in|by|besides|despite) )?(?:[a-z]+ly )?",
    re.I,
)
_CUE = re.compile(r"(?!being\b)[a-z]{2,}ing\b", re.I)
_COMMA = re.compile(r",[”\"’']? (?=\S)")
_HE = re.compile(r"(?:he|she)(?= )")
_LISTED_ON = re.compile(r",? (?:and|or) [A-Z]")
_FOR = re.compile(r"\b(?P<noun>[a-z]+) (?:for|of|representing) (?:both )?(?:the )?$")
_AND = re.compile(r"\.?,? (?:and|or) (?:the )?")


def subject_behind(scene: Scene, attribution: Attribution, persons: set[int], meant: Mapping[int, Actor]) -> Who:
    """Return the subject of the main clause behind an attribution's own clause, which opens the sentence.

    `persons` are the ids of the actors who may be persons, `meant` whom each pronoun means by its place.
    Nobody where the clause opens no sentence, or no name, "he" or "she" begins the main clause.
    """
    text = scene.text
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
        if pronoun := _HE.match(text, at):
            return Who(meant[at].name, True, meant[at], pronoun.group()) if at in meant else Who()
        near = scene.register.within(at, at + TITLES)
        if near and near[0].outer == at and not near[0].possessive and id(near[0].actor) in persons:
            actor = near[0].actor
            return Who() if _LISTED_ON.match(text, near[0].end) else Who(actor.name, True, actor, actor.name)
    return Who()


def is_of_others(scene: Scene, start: int) -> bool:
    """Tell the second of two for whom others speak: the source at `start` of "lawyers for Reed and Berg said"."""
    before = scene.register.before(start)
    if not before or not _AND.fullmatch(scene.text, before[-1].end, start):
        return False
    first = before[-1].outer
    role = _FOR.search(scene.text, max(0, first - 60), first)
    return bool(role) and role["noun"].removesuffix("s") in role_nouns()
