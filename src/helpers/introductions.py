"""Note how an article introduces the actors it names.

Before a name stand titles and nouns ("the Norby mayor Jon Reed"), behind it an apposition,
an age, a party in parentheses or "who is". From these words come an actor's roles, by
which "the mayor" finds him, and whether it is a person, a man or a woman. A verb that
follows a comma is no introduction; no word list of first names is used.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from helpers import codebook
from helpers.names import Name, word_list

DEGREES = re.compile(r",? (?:Jr|Sr)\b\.?")
_BEFORE = re.compile(r"(?:[\w'’./-]+[ \xa0]){1,7}$")
_NP_EDGE = re.compile(
    r"^.*\b(?:a|an|the|by|of|to|with|for|from|in|on|at|and|but|or|as|that|said|says|told|when|while|his|her|its"
    r"|their|was|were|is|are|has|have|had|be|been|than|if|against|like|about|into|after|before|under|over|between|during"
    r"|where|who|whose|(?!retired)\w+ed|met|led|saw|called|asked)[ \xa0](?=\S|$)",
    re.I | re.S,
)
_APPOSITION = re.compile(
    r"(?:[ \xa0]?\((?P<letters>[^)\n]{1,24})\))?,? ?,[ \xa0](?P<words>[^,;:.“”\"\n()]{2,110})"
)
_LETTERS = re.compile(r"[ \xa0]?\((?P<letters>[^)\n]{1,24})\)")
_WHO_IS = re.compile(
    r",? who (?:is|was|serves as|works as|heads|leads|runs|studies|teaches) ([^,;.“”\"\n]{2,80})"
)
_AGED = re.compile(r",? (?:aged )?\d{1,3}\b,?(?: (?:an?|the|of|from) [^,;.“”\"\n]{2,80})?")
_NOT_APPOSITION = re.compile(
    r"(?:and|but|or|who|which|as|in|on|at|with|said|says|after|before|when|while|\w+ing|\w+ed)\b"
)


@dataclass(eq=False, slots=True)
class Actor:
    """A person or body that the article names: its forms, and how it is introduced."""

    name: str
    kind: str  # "person", "body" or "name" (can't be told)
    starts: list[int] = field(default_factory=list)
    intros: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    gender: str | None = None
    leading: bool = False  # named as a subject may be, not only behind "of" or with a possessive
    placed: bool = False  # stands behind "in" or "at"
    acting: bool = False  # does something, or is called by a part of the name
    roles: dict[str, str] = field(default_factory=dict)  # head noun of an introduction, and its words
    entry: dict | None = None  # what the codebook knows of it

    @property
    def may_be_person(self) -> bool:
        """Tell a title's bearer, or a name that acts and is no place."""
        if self.kind != "name" or self.entry:
            return self.kind == "person"
        full = " " in self.name and not any(letter.isdigit() for letter in self.name)
        return full and not self.placed and self.acting


def introduce(text: str, name: Name, actor: Actor) -> None:
    """Note the words that introduce an actor: before the name, behind it, in parentheses."""
    start, end = name.tokens[0].start, name.tokens[-1].end
    if text[end : end + 2] in ("'s", "’s"):
        before = text[name.outer : start]
        if before:
            _note(actor, before)
        return
    jr = DEGREES.match(text, end)
    end = jr.end() if jr else end
    before = _words_before(text, name.outer)
    title = text[name.outer : start]
    if title or _is_role(before):
        _note(actor, before + title)
    letters = _LETTERS.match(text, end)
    if letters:
        actor.letters.append(letters["letters"])
        party = {"R": "republican", "D": "democrat"}.get(re.split(r"\W", letters["letters"])[0])
        if party:
            actor.roles.setdefault(party, letters["letters"])
    apposition = _APPOSITION.match(text, end)
    if apposition:
        words = apposition["words"]
        if not _NOT_APPOSITION.match(words) and _is_role_phrase(words):
            _note(actor, words)
    for pattern in (_WHO_IS, _AGED):
        more = pattern.match(text, end)
        if more:
            _note(actor, more.group().lstrip(", "))


def _words_before(text: str, position: int) -> str:
    """Return the nouns and adjectives that stand right before a name."""
    stretch = text[max(0, position - 70) : position]
    stretch = stretch[stretch.rfind("\n") + 1 :]
    match = _BEFORE.search(stretch)
    return _NP_EDGE.sub("", match.group()) if match else ""


@cache
def role_nouns() -> frozenset[str]:
    """Return the nouns that say what somebody is: titles, and the one-word cues of source types."""
    cues = {
        word.lower()
        for entry in codebook.entries("source_types").values()
        for word in (*entry.get("cues", ()), *entry.get("weak_cues", ()))
        if " " not in word
    }
    return cues | word_list("titles") | word_list("men") | word_list("women")


@cache
def person_nouns() -> frozenset[str]:
    """Return the role nouns that only persons have; "city" or "agency" say nothing of the kind."""
    kinds = codebook.entries("source_types")
    things = {cue.lower() for ident in ("document",) for cue in kinds[ident].get("cues", ())}
    loose = {cue.lower() for entry in kinds.values() for cue in entry.get("weak_cues", ())} - {
        "president",
        "official",
        "officer",
    }
    plural = {word for word in role_nouns() if word.endswith("s") and word[:-1] in role_nouns()}
    return role_nouns() - things - loose - plural - word_list("common_bodies") - word_list("bodies") - _GROUPS


# Cues of source types that are bodies or places, and in neither list of bodies.
_GROUPS = {
    "council", "court", "congress", "county", "city", "industry", "business", "brand", "airline",
    "broadcaster", "tabloid", "magazine", "television", "radio", "media", "daily", "weekly", "press",
    "network", "editorial", "charity", "church", "coalition", "movement", "nonprofit", "non-profit", "ngo",
    "pac", "caucus", "crowd", "family", "college", "observatory", "kremlin", "pentagon", "nato", "treasury",
    "retailer", "maker", "manufacturer", "shipyard", "start-up", "startup", "regulator", "legislature",
    "municipality", "junta", "delegation", "synagogue", "mosque", "retired", "federal", "municipal",
}  # fmt: skip


def _is_role(before: str) -> bool:
    words = before.split()
    return bool(words) and words[-1].lower().rstrip(".") in role_nouns() and words[-1][0].islower()


def _is_role_phrase(words: str) -> bool:
    """Tell an apposition ("the mayor of Norby") from what else follows a comma."""
    first = words.split()[0].lower()
    head = head_noun(words)
    return (
        first in ("a", "an", "the")
        or head in role_nouns()
        or bool(re.search(r"['’]s? ", words) and head in role_nouns())
    )


def head_noun(words: str) -> str:
    """Return the head of a noun phrase: the last word before "of", "for", "who" and the like."""
    core = re.split(
        r"\b(?:of|for|at|in|from|with|on|to|by|who|that|which|whose|under|and|or)\b|[,(]", words, maxsplit=1
    )[0].split()
    return re.sub(r"['’]s?$", "", core[-1].lower().rstrip(".")) if core else ""


_SHORT = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "lt": "lieutenant",
    "prof": "professor", "dr": "doctor", "rev": "reverend", "sgt": "sergeant", "col": "colonel",
    "capt": "captain", "adm": "admiral", "cmdr": "commander", "pres": "president",
}  # fmt: skip


def _note(actor: Actor, words: str) -> None:
    words = re.sub(r"[\s\xa0]+", " ", words).strip()
    if not words or words in actor.intros:
        return
    actor.intros.append(words)
    tokens = [re.sub(r"['’]s$", "", word.rstrip(".").lower()) for word in words.split()]
    if not actor.gender:
        own = set(tokens) - {
            "he",
            "him",
            "his",
            "himself",
            "she",
            "her",
            "hers",
            "herself",
        }  # "his wife" is a woman
        marks = {"m": own & word_list("men"), "f": own & word_list("women")}
        if bool(marks["m"]) != bool(marks["f"]) and "'s" not in words and "’s" not in words:
            actor.gender = "m" if marks["m"] else "f"
    if actor.kind == "name" and head_noun(words) in person_nouns():
        actor.kind = "person"
    for phrase in re.split(r"\band\b", words) if len(words) < 60 else [words]:
        head = head_noun(phrase)
        head = _SHORT.get(head, head)
        if head == "minister" and "prime" in tokens:
            head = "prime minister"
        if head:
            former = any(mark in tokens for mark in ("former", "ex", "late", "then"))
            actor.roles.setdefault(("former " if former else "") + head, words)
