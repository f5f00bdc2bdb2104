"""Settle whom a role means: "the mayor", "his lawyer", "the company".

The one actor that the article introduced with that role, by a name or an apposition; where
two have it, the one introduced before, or of those who can be "the president" the one whom the
article is about. Words before the role must not speak against him: "the deputy mayor" is not the
mayor. A role that nobody or several have can be an epithet of whom the sentences before are about
("the real estate mogul"); else it is nobody's.
"""

import re
from bisect import bisect_left

from helpers import names
from helpers.bodies import BODY_NOUNS, OUTLET, Bodies, is_outlet, parts
from helpers.introductions import FIRST_OF_TWO, Actor
from helpers.pronouns import Epithet
from helpers.register import Register
from helpers.role_words import head_noun, person_nouns
from helpers.scene import Scene

_SYNONYMS = {
    "leader": ("leader", "president", "prime minister", "premier", "chancellor", "king", "chairman"),
    "lawmaker": ("lawmaker", "senator", "representative", "congressman", "congresswoman", "mp"),
    "congressman": ("congressman", "representative"),
    "congresswoman": ("congresswoman", "representative"),
    "candidate": ("candidate", "nominee"),
    "justice": ("justice", "chief justice"),
}
# Offices of which one person seldom has two.
_OFFICES = {
    "president", "vice president", "prime minister", "premier", "chancellor", "king", "queen", "senator",
    "governor", "representative", "congressman", "congresswoman", "mayor", "secretary", "minister", "judge",
    "justice", "sheriff", "ambassador", "speaker", "attorney general", "general",
}  # fmt: skip
# Offices that one person holds at a time in a place; articles name predecessors, and those of other places.
_ONE_HOLDS = {"president", "prime minister", "premier", "chancellor", "king", "queen", "governor", "mayor"}
_OFTEN = 4  # times as many mentions as anybody else's whom an article calls so: it is then about him
_SECOND = re.compile(r"\b(?:[Vv]ice|[Dd]eputy)\b")
# What before a role tells its bearer from others, so that it must have been said of him.
_TELLING = {
    "state", "party", "city", "town", "county", "district", "local", "regional", "federal", "national",
    "deputy", "vice", "assistant", "foreign", "finance", "interior", "defence", "defense", "justice",
    "transport", "harbour", "police", "union", "company", "campaign", "rival", "opposition", "provincial",
    "village", "school",
}  # fmt: skip


_SEAT = re.compile(r"[A-Z]\w*[-–](.+)")  # what follows the party in "R-Fla."


def _shortens(seat: str, word: str) -> bool:
    """Tell whether "Fla." or "N.Y." can stand for a place of which this is a word."""
    if seat.count(".") > 1 or (seat.isupper() and len(seat) == 2):
        return word[0] in seat
    letters = iter(word.lower())
    return seat[0] == word[0] and all(letter in letters for letter in seat.lower().rstrip("."))


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


_GENERIC = {"people", "voters", "officials", "one", "man", "woman", "men", "women", "others", "more"}
# Roles that many can have at once, so that the one introduced long before is not meant for sure.
LOOSE = {
    "candidate",
    "nominee",
    "contender",
    "front-runner",
    "frontrunner",
    "hopeful",
    "lawmaker",
    "politician",
    "republican",
    "democrat",
}
_LEANINGS = {
    "conservative",
    "liberal",
    "progressive",
    "advocacy",
    "right-wing",
    "left-wing",
    "libertarian",
    "nonprofit",
    "political",
}
_SITES = {"site", "website"}  # one is called by the other
_KINDS = {"super", "labor", "labour", "trade", "news", "media", "tech", "oil", "drug", "insurance"}
_FAR, _NEAR, _SOON = 1500, 300, 600  # characters
_ONE_OF_MANY = {
    "only",
    "first",
    "last",
    "latest",
    "next",
    "other",
    "second",
    "third",
    "most",
    "best",
    "top",
    "average",
    "typical",
}
_PARTIES = {"republican": "democrat", "gop": "democrat", "democratic": "republican", "democrat": "republican"}


# The capital of an adjective that opens a sentence tells nothing: "Combative radio host Jon Reed".
_OPENING_ADJECTIVE = re.compile(r"^[A-Z][a-z]+(?:ic|ive|al|ous|ful|less|ed|ing|ent|ant|able|ible)(?= [a-z])")
_MEDIA = {
    "radio": "radio", "npr": "radio", "tv": "television", "television": "television", "cable": "television",
    "newspaper": "paper", "magazine": "paper", "podcast": "podcast",
}  # fmt: skip


def _media(words: list[str]) -> set[str]:
    """Return the media that words tell; a news outlet's name is "outlet", which can be any but a radio's."""
    found = {_MEDIA[word.lower()] for word in words if word.lower() in _MEDIA}
    capitals = [word for word in words if word[:1].isupper()]
    if not found and capitals and is_outlet(" ".join(capitals)):
        found.add("outlet")
    return found


def _speak_against(said: set[str], known: set[str]) -> bool:
    """Tell whether "the Fox News host" or "the radio host" can't be who was introduced by another medium."""
    if said == {"outlet"}:
        return known == {"radio"} or known == {"podcast"}
    return bool(said) and bool(known) and said.isdisjoint(known)


class Roles:
    """The roles of one article's actors."""

    def __init__(self, register: Register, scene: Scene, bodies: Bodies) -> None:
        self.register, self.scene, self.bodies = register, scene, bodies

    def bearer(self, start: int, core: str) -> Actor | str | None:
        """Return the one actor whom "the mayor", "the company", "his lawyer" can mean."""
        words = core.split()
        if len(words) < 2 and core.lower() != "police":
            return None
        first = words[0].lower()
        if first not in ("the", "his", "her", "its", "their", "this") and not re.search(r"['’]s?[ \xa0]", core):
            return None
        noun = head_noun(core)
        first_of_two = FIRST_OF_TWO.get(noun)
        if first_of_two and core.lower().endswith(f"{first_of_two} {noun}"):
            noun = f"{first_of_two} {noun}"
        was = noun.startswith("ex-")  # "the ex-congressman"
        noun = noun.removeprefix("ex-")
        if not noun or noun in _GENERIC or re.search(r"[^s]s$", noun):
            return None  # nobody, or several people
        if noun in names.word_list("common_bodies") or noun in names.word_list("bodies") or noun in BODY_NOUNS:
            return self._body_called(noun, start, first, core)
        modifiers = [word.strip(",.'’").removesuffix("'s").removesuffix("’s") for word in words[1:-1]]
        owners = (
            [_bare(words[0])]
            if words[0][:1].isupper() and first not in ("the", "his", "her", "its", "their", "this")
            else []
        )
        former = "former " if was or "former" in (w.lower() for w in words) else ""
        wanted = [former + role for role in _SYNONYMS.get(noun, (noun,))]
        fitting = [
            actor
            for actor in self.register.actors
            if any(role in actor.roles for role in wanted)
            and not (actor.kind == "body" and noun in _OFFICES)
            and not any(self._is_of_the_other_party(actor, word) for word in modifiers)
            and not (noun == "leader" and all(_SECOND.search(words) for words in actor.roles.values()))
            and self._fits(actor, modifiers + owners)
        ]
        before = [actor for actor in fitting if actor.starts and actor.starts[0] < start]
        if noun in LOOSE:
            before = [actor for actor in before if self._is_near(actor, start, _FAR)]
            fitting = before or [one for one in self.register.actors if self._is_named_next(one, start, noun)]
        if len(before) > 1:
            return self._subject_of_all(before, start) if noun in _ONE_HOLDS and not former else None
        return before[0] if before else fitting[0] if len(fitting) == 1 else None

    def _subject_of_all(self, bearers: list[Actor], start: int) -> Actor | None:
        """Return which of several the article is about, where no other was named close by.

        "The president" in an article on one, which names his predecessor once, is not the predecessor.
        """
        ordered = sorted(bearers, key=lambda actor: -len(actor.starts))
        first, second = ordered[:2]
        far_more = len(first.starts) >= _OFTEN * len(second.starts)
        return first if far_more and not any(self._is_near(one, start, _SOON) for one in ordered[1:]) else None

    def _is_near(self, actor: Actor, position: int, reach: int) -> bool:
        last = bisect_left(actor.starts, position)
        return last > 0 and position - actor.starts[last - 1] < reach

    def _is_named_next(self, actor: Actor, position: int, noun: str) -> bool:
        """Tell who is named for the first time soon behind a role that takes it up: "The Democrat, Jon Reed"."""
        first = actor.starts[0] if actor.starts else -1
        if not position < first < position + _SOON:
            return False
        called = rf"\b[Tt]he (?:\w+ )?(?i:{re.escape(noun)}), (?:[A-Z][\w.]* ){{0,2}}$"
        return bool(re.search(called, self.scene.text[max(position, first - 60) : first]))

    def president(self, start: int) -> Actor | None:
        """Return the only one whom the article calls president, if named before a position."""
        found = [actor for actor in self.register.actors if "president" in actor.roles and actor.kind != "body"]
        return found[0] if len(found) == 1 and found[0].starts and found[0].starts[0] < start else None

    def epithet(self, start: int, core: str) -> Epithet | None:
        """Return the words by which "the real estate mogul" is settled, None where they are no epithet."""
        words = core.split()
        if len(words) < 2 or words[0].lower() != "the" or re.search(r"['’]", core):
            return None
        noun = head_noun(core)
        if noun in names.word_list("unnamed_nouns") or re.search(r"[^s]s$", noun):
            return None
        if noun not in person_nouns() and noun not in names.word_list("epithets"):
            return None
        if self._is_introduced(start, noun) or words[1].lower() in _ONE_OF_MANY:
            return None
        bearers = [
            actor for actor in self.register.actors if noun in actor.roles and self._is_near(actor, start, _NEAR)
        ]
        if len(bearers) > 1 and noun not in LOOSE:
            return None
        gender = "m" if noun in names.word_list("men") else "f" if noun in names.word_list("women") else None
        return Epithet(gender, lambda actor: self._can_be(actor, noun, words[1:-1]))

    def _is_introduced(self, start: int, noun: str) -> bool:
        """Tell whether somebody without a name was called so before: "a nurse said", then "the nurse"."""
        stretch = self.scene.text[max(0, start - _FAR) : start]
        return bool(
            re.search(
                rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w-]+ ){{0,4}}?{re.escape(noun)}\b(?!,? [A-Z])", stretch
            )
        )

    def _can_be(self, actor: Actor, noun: str, modifiers: list[str]) -> bool:
        """Tell whether nothing that the article says of an actor speaks against an epithet."""
        if noun in _OFFICES and not any(
            role in actor.roles for role in (noun, f"former {noun}", *_SYNONYMS.get(noun, ()))
        ):
            telling = [word for word in modifiers if word not in _TELLING]
            known = any(noun in other.roles and self._fits(other, telling) for other in self.register.actors)
            if (
                known
                or noun == "president"
                or "former" in modifiers
                or any(role in _OFFICES for role in actor.roles)
            ):
                return False
        if any(self._is_of_the_other_party(actor, word) for word in (*modifiers, noun)):
            return False
        return self._fits(
            actor, [word for word in modifiers if word not in _TELLING and word.lower() not in _PARTIES]
        )

    def _body_called(self, noun: str, start: int, first: str, core: str) -> Actor | str | None:
        """Return the one body that "the ministry" means."""
        if first in ("his", "her", "their"):
            return None
        sentence = self.scene.sentence_at(start)
        near = self.scene.sentences[max(0, sentence - 1)].start if sentence >= 0 else 0
        modifiers = parts(" ".join(core.split()[1:]), self.register) - {noun}
        if noun in OUTLET | {"group", "organization", "organisation"}:  # "the conservative publication"
            modifiers = frozenset(word for word in modifiers if word not in _LEANINGS)
        called = self.bodies.called(noun, start, near, modifiers)
        if not called and noun in _SITES:
            called = next(
                filter(None, (self.bodies.called(n, start, near, modifiers) for n in _SITES - {noun})), None
            )
        if called or sentence < 0 or first != "the" or modifiers - _KINDS:
            return called
        stretches = self.scene.sentences[max(0, sentence - 2) : sentence + 1][::-1]
        return self.bodies.lately(noun, start, stretches, self.scene.quotation_at)

    def _is_of_the_other_party(self, actor: Actor, word: str) -> bool:
        rival = _PARTIES.get(word.lower())
        if not rival or rival in actor.roles:
            return bool(rival)
        side = names.peoples().get(rival)
        return any(names.peoples().get(said.lower()) == side for intro in actor.intros for said in intro.split())

    def _fits(self, actor: Actor, modifiers: list[str]) -> bool:
        """Tell whether nothing in "the Norby mayor" speaks against an actor."""
        said = " ".join(actor.intros + actor.letters).lower()
        sides = {names.peoples()[word] for word in re.findall(r"[\w’'-]+", said) if word in names.peoples()}
        if _speak_against(_media(modifiers), _media(said.split())):
            return False
        for word in modifiers:
            if word in _TELLING and not re.search(rf"\b{word}\b", said):
                return False
            side = names.peoples().get(word.lower())
            if side and sides and side not in sides:
                return False
            if word[:1].isupper() and not side and word.lower() not in said and len(actor.roles) > 0:
                seats = [match[1] for letters in actor.letters if (match := _SEAT.match(letters))]
                if seats:
                    if not any(_shortens(seat, word) for seat in seats):
                        return False
                    continue
                intros = " ".join(_OPENING_ADJECTIVE.sub("", intro) for intro in actor.intros)
                other = {w.lower() for w in re.findall(r"\b[A-Z][\w]+", intros)}
                if other - names.word_list("titles") - set(names.peoples()):
                    return False
        return True
