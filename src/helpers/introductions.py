"""Note how an article introduces the actors it names.

Before a name stand titles and nouns ("the Norby mayor Jon Reed"), behind it an apposition,
an age, a party in parentheses or "who is". From these words come an actor's roles, by
which "the mayor" finds him, and whether it is a person, a man or a woman. A verb that
follows a comma is no introduction. A first name tells a man or a woman only where
no words of the article do (`first_name_gender`).
"""

import re
from dataclasses import dataclass, field
from functools import cache

from helpers import codebook
from helpers.names import Name, word_list
from helpers.role_words import CANDIDATES, GENDERED, PAST, body_nouns, head_noun, person_nouns, role_nouns

DEGREES = re.compile(r",? (?:Jr|Sr)\b\.?")
_BEFORE = re.compile(r"(?:[\w'’./-]+[ \xa0]){1,7}$")
_NP_EDGE = re.compile(
    r"^.*\b(?:a|an|the|by|of|to|with|for|from|in|on|at|and|but|or|as|that|said|says|told|when|while|his|her|its"
    r"|their|was|were|is|are|has|have|had|be|been|than|if|against|like|about|into|after|before|under|over|between|during"
    r"|where|who|whose|(?!retired)\w+ed|met|led|saw|called|asked)[ \xa0](?=\S|$)",
    re.I | re.S,
)
_INITIALS = r"\b(?:[A-Z]\.){2,}(?=[ \xa0][a-z]|['’]s?\b)"  # in the midst of a sentence: "the H.B.A. commissioner"
_APPOSITION = re.compile(
    r"(?:[ \xa0]?\((?P<letters>[^)\n]{1,24})\))?,? ?,[ \xa0]"
    rf"(?P<words>(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|U\.S)\.|{_INITIALS}|[^,;:.“”\"\n()]){{2,110}})"
)
_LETTERS = re.compile(r"[ \xa0]?\((?P<letters>[^)\n]{1,24})\)|,[ \xa0](?P<bare>[RDI]-[A-Z][\w.]{1,8}),?")
# Before a name: "the Minister of Waterways, Jon Reed,".
_APPOSED_BEFORE = re.compile(
    r"(?:^|(?<=[\s“\"(—–]))(?=((?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?"
    r"|[A-Z][\w.-]+(?:[ \xa0][A-Z][\w.-]+){0,3}['’]s?)"
    r"[ \xa0](?:[\w’'./-]+[ \xa0]){0,10}?[\w’'./-]+,[ \xa0]$))"
)
_CLOSES = re.compile(r"(?:[ \xa0]?\([^()\n]{1,24}\))?(?:$|[,.;:!?)\]”\"\n])")
_AGED = re.compile(r", (?:aged )?\d{1,3}(?=[,.]|-year-old),?(?: (?:an?|the|of|from) [^,;.“”\"\n]{2,80})?")
# "a group called Safe Harbour"
_CALLED = re.compile(
    r"\b(group|program|programme|organi[sz]ation|coalition|nonprofit|initiative|campaign|company|firm|movement|project"
    r"|foundation|charity|site|website|magazine|start-?up|maker|chain|retailer|network|union)"
    r" (?:called|named|known as) (?:the )?$"
)
_SENTENCE_END = re.compile(r"(?:[a-z]{4,}|\d)[.!?][ \xa0]")
_CLAUSE = re.compile(r"\b(?:was|were|is|are|has|had|said|says|by|met|told|who|that|and|but|when|as|[a-z]+ed)\b")
_AGE_ALONE = re.compile(r", \d{1,3}, |, \d{1,3}-year-old\b| \(\d{2}\)")
_NOT_APPOSITION = re.compile(
    r"(?:and|but|or|who|which|as|in|on|at|with|said|says|after|before|when|while|will|would|has|had|have|is|was|were|are"
    r"|may|might|can|could|must|should|does|did|not|also|now|later|then|to|\w+ing|[a-z]+ed)\b"
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
    presumed: bool = False  # the gender is that of the first name alone; the article's own signs go before it
    leading: bool = False  # named as a subject may be, not only behind "of" or with a possessive
    placed: bool = False  # stands behind "in" or "at"
    state: bool = False  # a country or place by its offices ("Halvenia's prime minister") or its people
    acting: bool = False  # does something, or is called by a part of the name
    short: bool = False  # is called by a part of the name
    beside: list["Actor"] = field(default_factory=list)  # those named in one breath: "Reed and Holm"
    standing: int = 0  # how often a campaign, supporters and the like are called by the name
    roles: dict[str, str] = field(default_factory=dict)  # head noun of an introduction, and its words
    entry: dict | None = None  # what the codebook knows of it

    @property
    def may_be_person(self) -> bool:
        """Tell a title's bearer, or a name that acts and is no place."""
        if self.kind != "name" or self.entry:
            return self.kind == "person"
        if self.state:
            return False
        full = " " in self.name and not any(letter.isdigit() for letter in self.name)
        return full and not self.placed and self.short and not self.name.startswith("The ")


def presume_gender(actor: Actor) -> None:
    """Give a person of whom no words tell it the gender of the first name, if men or women alone have that."""
    if actor.gender or actor.kind == "body" or actor.entry or actor.state:
        return
    if gender := first_name_gender(actor.name):
        actor.gender, actor.presumed = gender, True


def first_name_gender(name: str) -> str | None:
    """Return "m" or "f" for a name of several words whose first is given to men or to women alone, else None."""
    words = [word.strip(".,").lower() for word in name.split()]
    first = next((word for word in words if len(word) > 1), "") if len(words) > 1 else ""
    if first in word_list("men_first_names"):
        return "m"
    return "f" if first in word_list("women_first_names") else None


def introduce(text: str, name: Name, actor: Actor, person: Actor | None = None) -> None:
    """Note the words that introduce an actor: before the name, behind it, in parentheses.

    `person` is who the name's place is told of ("Reed of Norby"): the role behind it is his.
    """
    start, end = name.tokens[0].start, name.tokens[-1].end
    if text[end : end + 2] in ("'s", "’s"):
        before = text[name.outer : start]
        if before:
            _note(actor, before)
        return
    jr = DEGREES.match(text, end)
    end = jr.end() if jr else end
    apposed = _apposed_before(text, name, actor) if _CLOSES.match(text, end) else ""
    if apposed:
        _note(actor, apposed)
    if actor.kind == "name" and (called := _CALLED.search(text, max(0, name.outer - 45), name.outer)):
        actor.kind = "body"
        actor.roles.setdefault(called[1], called.group())
    before = _words_before(text, name.outer)
    title = text[name.outer : start]
    if title or _is_role(before):
        _note(actor, before + title)
    letters = _LETTERS.match(text, end)
    if letters:
        inside = letters["letters"] or letters["bare"].rstrip(",")
        actor.letters.append(inside)
        party = {"R": "republican", "D": "democrat"}.get(re.split(r"\W", inside)[0])
        if party:
            actor.roles.setdefault(party, inside)
    apposition = _APPOSITION.match(text, end)
    if apposition:
        words = apposition["words"]
        if not _NOT_APPOSITION.match(words) and _is_role_phrase(words):
            _note(person if person and head_noun(words) in person_nouns() else actor, words)
    for pattern in (_who_is(), _AGED):
        more = pattern.match(text, end)
        if more:
            _note(actor, more.group().lstrip(", "))
    if actor.kind == "name" and _AGE_ALONE.match(text, end):
        actor.kind = "person"


def _apposed_before(text: str, name: Name, actor: Actor) -> str:
    """Return the noun phrase to which a name stands in apposition, an empty string without one."""
    if text[max(0, name.outer - 2) : name.outer] not in (", ", ",\xa0"):
        return ""
    stretch = text[max(0, name.outer - 110) : name.outer]
    stretch = stretch[max(stretch.rfind(mark) + 1 for mark in ("\n", ". ", "; ", "“", "”")) :]
    for phrase in _APPOSED_BEFORE.finditer(stretch):
        head = head_noun(phrase[1])
        if _CLAUSE.search(phrase[1]):
            continue
        person = actor.kind != "body" and name.kind != "body"
        if (person and head in person_nouns()) or (actor.kind != "person" and head in body_nouns()):
            return phrase[1].rstrip(", \xa0")
    return ""


@cache
def _who_is() -> re.Pattern[str]:
    """Return what "who" says of somebody's work or life: fixed verbs, and the cues that begin with "who"."""
    verbs = {
        "is",
        "was",
        "serves as",
        "works as",
        "works for",
        "heads",
        "leads",
        "runs",
        "chairs",
        "owns",
        "founded",
    }
    cues = {
        cue.removeprefix("who ")
        for entry in codebook.entries("source_types").values()
        for cue in entry.get("cues", ())
        if cue.startswith("who ")
    }
    whose = "|".join(
        re.escape(cue)
        for entry in codebook.entries("source_types").values()
        for cue in entry.get("cues", ())
        if cue.startswith("whose ")
    )
    either = "|".join(sorted(map(re.escape, verbs | cues), key=len, reverse=True))
    return re.compile(rf",? who (?:{either}) ([^,;.“”\"\n]{{2,80}})|, (?:{whose}) [^,;.“”\"\n]{{2,60}}")


def _words_before(text: str, position: int) -> str:
    """Return the nouns and adjectives that stand right before a name."""
    stretch = text[max(0, position - 70) : position]
    stretch = _SENTENCE_END.split(stretch[stretch.rfind("\n") + 1 :])[-1]
    match = _BEFORE.search(stretch)
    return _NP_EDGE.sub("", match.group()) if match else ""


def _is_role(before: str) -> bool:
    words = before.split()
    last = words[-1].lower().rstrip(".") if words else ""
    if last in PAST:  # "former Norby mayor Jon Reed" says nothing of Norby
        return False
    return bool(words) and (last in role_nouns() | CANDIDATES or last in body_nouns()) and words[-1][0].islower()


def _is_role_phrase(words: str) -> bool:
    """Tell an apposition ("the mayor of Norby") from what else follows a comma."""
    first = words.split()[0].lower()
    head = head_noun(words)
    return (
        first in ("a", "an", "the")
        or head in role_nouns()
        or head in body_nouns()
        or bool(re.search(r"['’]s? ", words) and head in role_nouns())
    )


_SHORT = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "lt": "lieutenant",
    "prof": "professor", "dr": "doctor", "rev": "reverend", "sgt": "sergeant", "col": "colonel",
    "capt": "captain", "adm": "admiral", "cmdr": "commander", "pres": "president",
}  # fmt: skip


# Offices of two words, by the second one.
FIRST_OF_TWO = {"minister": "prime", "president": "vice", "executive": "chief", "justice": "chief"}


def _note(actor: Actor, words: str) -> None:
    words = re.sub(r"[\s\xa0]+", " ", words).strip()
    if not words or words in actor.intros:
        return
    actor.intros.append(words)
    tokens = [re.sub(r"['’]s$", "", word.rstrip(".").lower()) for word in words.split()]
    if not actor.gender:
        own = set(tokens) - GENDERED  # "his wife" is a woman
        marks = {"m": own & word_list("men"), "f": own & word_list("women")}
        if bool(marks["m"]) != bool(marks["f"]) and "'s" not in words and "’s" not in words:
            actor.gender = "m" if marks["m"] else "f"
    head = head_noun(words)
    if actor.kind == "name" and (head in person_nouns() or head.rpartition(" ")[2] in CANDIDATES):
        actor.kind = "person"
    elif (
        actor.kind == "name"
        and head_noun(words) in body_nouns() - {"campaign"}  # "on the campaign, Eva Berg"
        and not first_name_gender(actor.name)  # "Eva Berg, a College of Law professor"
    ):
        actor.kind = "body"
    for phrase in re.split(r"\band\b", words) if len(words) < 60 else [words]:
        head = head_noun(phrase)
        head = _SHORT.get(head, head)
        if (first := FIRST_OF_TWO.get(head)) and first in tokens:
            head = f"{first} {head}"
        if head:
            former = not PAST.isdisjoint(tokens)
            actor.roles.setdefault(("former " if former else "") + head, words)
