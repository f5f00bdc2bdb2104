"""Find where an article names a country or its government.

A country is named by its names and, where states deal with each other, by its capital as an
actor ("Moscow denied it"); its government by its seat ("the Kremlin") and by phrases ("Putin's
government"). Adjectives ("Russian troops") are left out.
"""

import re
from collections.abc import Iterator
from functools import cache

from helpers import codebook, names, reporting
from helpers.introductions import Actor
from helpers.name_forms import POSSESSIVE
from helpers.named_persons import Persons
from helpers.naming_words import LIST, THEIR_BODY, WORD_BEHIND, Named, function_words, people_of, tidy
from helpers.people import People
from helpers.sources import side
from helpers.who import Who

_AND = re.compile(r"\b(?:and|or)[ \xa0]$")
_OWNER = re.compile(r"(?:(?<![\w’'])[A-Z][\w.’'-]*[ \xa0]){1,3}$")
# A seat is a place behind one of the first, or with what follows; it is dealt with behind one of the second.
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|inside|to|from|around|across|through|throughout|via|into|of|over|visit\w*|left|leav\w+"
    r"|reach\w*|downtown|central)[ \xa0](?:the[ \xa0])?$",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r", [A-Z]|-\w|['’]s? (?:\w+ )?(?:streets?|mayor|suburbs?|airports?|residents|subway|outskirts|north|south|east"
    r"|west)\b"
)
_DEALT_WITH = re.compile(
    r"\b(?:by|with|between|against|for|on|accus\w+|blam\w+|warn\w*|urg\w+|press\w*|told|ask\w*|threaten\w*"
    r"|provok\w+|that|and|as|if|while|after|but|because)[ \xa0](?:the[ \xa0])?$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"[ \xa0](?:(?:also|has|had|have|will|would|may|might|could|can|should|must|did|does|do)[ \xa0]"
    r"|(?:is|was|are|were)[ \xa0]\w+(?:ing|ed)\b|(?:said|says|sees?|saw|wants?|needs?|seeks?|sought|faces?|plans?"
    r"|hopes?|fears?|makes?|made|takes?|took|gives?|gave|sends?|sent|keeps?|kept|holds?|held|moves?|uses?|tries|remains?|began"
    r"|left|went|came|met|fell|rose|fought|built|bought|sold|paid|led|won|lost|put|cut"
    r"|[a-z]+ed)\b)"
)
# Names of countries that stand before a noun like an adjective.
_LIKE_ADJECTIVES = re.compile(r"U\.?S\.?(?:A\.?)?|U\.?K\.?|E\.?U\.?|U\.?A\.?E\.?|United States|European Union")


class Countries:
    """The countries of one article, and their governments; `cast` is who is who in it.

    To be asked in reading order: a seat behind "and" is like the one before it.
    """

    def __init__(self, text: str, cast: People, persons: Persons) -> None:
        self.text, self.cast, self.register = text, cast, cast.register
        self._persons = persons
        self._states = {actor.name for actor in self.register.states if self._is_state(actor.name)}
        self._among_states = len({_country_of(actor) for actor in self.register.actors} - {None}) > 1
        self._acting = False  # whether the last seat stood for those who sit there

    def by_name(self, start: int, end: int, actor: Actor) -> Iterator[Named]:
        """Yield a name if it stands for a country or its government."""
        if country := _country_of(actor):
            name = _spelled(self.text[start:end])
            seat = name in _seats()
            if self._acts(start, end, self._among_states) if seat else not self._is_adjective(start, end):
                yield Named(start, end, country, "country", name)
        elif actor.name in codebook.words(LIST, "seats") and self._acts(start, end):
            of = codebook.entries("actors").get(actor.entry["side"], {})
            name = f"the {tidy(self.text[start:end])}"
            yield Named(start, end, of.get("government", actor.name), "country", name)
        elif actor.name in self._states:
            yield Named(start, end, actor.name, "country", actor.name)

    def governments(self, start: int, end: int) -> Iterator[Named]:
        """Yield governments called by a people, a country or a leader: "Putin's government"."""
        for noun in _government().finditer(self.text, start, end):
            owner = _OWNER.search(self.text, max(0, noun.start() - 40), noun.start())
            for word in re.finditer(r"\S+", owner.group() if owner else ""):
                first = owner.start() + word.start()
                whose = " ".join(owner.group()[word.start() :].replace("’", "'").split())
                state = people_of(POSSESSIVE.sub("", whose)) or self._led_by(first)
                country = codebook.entries("actors").get(state or "", {})
                if country.get("kind") == "country":
                    article = "" if POSSESSIVE.search(whose) else "the "
                    name = f"{article}{whose} {noun.group().lower()}"
                    yield Named(first, noun.end(), country["government"], "country", name)
                    break

    def _led_by(self, start: int) -> str | None:
        """Return the country of the person who is named at a position, None where the article does not tell it."""
        named = self.register.within(start, start + 1)
        if not named or named[0].actor not in self._persons:
            return None
        actor = named[0].actor
        return side(Who(actor.name, True, actor, actor.name), self.cast)

    def _is_state(self, name: str) -> bool:
        """Tell a state from other places that have a people: the text gives it what only states have."""
        peoples = [word.capitalize() for word, state in self.register.peoples.items() if state == name]
        whose = "|".join(map(re.escape, [f"{name}'s", f"{name}’s", *peoples]))
        offices = "|".join(sorted(codebook.words(LIST, "offices_of_states")))
        return bool(re.search(rf"\b(?:{whose}) (?:[a-z]+ )?(?i:{offices})\b", self.text))

    def _acts(self, start: int, end: int, may: bool = True) -> bool:
        """Tell whether a seat stands for those who sit there: it does something, or is dealt with."""
        before, behind = self.text[max(0, start - 25) : start], self.text[end : end + 30].lower()
        if not may or _PLACED.match(self.text, end) or _PLACE.search(before):
            self._acting = False
        elif not (self._acting and _AND.search(before)):  # after "and" it is like the one before
            word = WORD_BEHIND.match(behind)
            verb = word and (word[1] in reporting.forms() or _DOES.match(behind))
            owns = behind.startswith(("'s ", "’s ")) and not THEIR_BODY.match(behind)
            alone = not word or word[1] in function_words()
            self._acting = bool(verb or owns or (alone and _DEALT_WITH.search(before))) or behind.startswith(
                " and "
            )
        return self._acting

    def _is_adjective(self, start: int, end: int) -> bool:
        """Tell "U.S. troops" and "Russia-backed" from a country that is named itself."""
        word = WORD_BEHIND.match(self.text, end)
        if self.text[end : end + 1] == "-" or not word or not _LIKE_ADJECTIVES.fullmatch(self.text, start, end):
            return self.text[end : end + 1] == "-"
        verb = _DOES.match(self.text, end) or word[1] in reporting.forms()
        return word[1] not in function_words() and not verb


def _country_of(actor: Actor) -> str | None:
    """Return the id of the country in actors.yaml that an actor is, None for any other."""
    return str(actor.entry["id"]) if actor.entry and actor.entry["kind"] == "country" else None


@cache
def _seats() -> frozenset[str]:
    return frozenset(seat for entry in codebook.entries("actors").values() for seat in entry.get("seats", []))


def _spelled(name: str) -> str:
    """Return a country's name in the codebook's spelling, so that US and U.S. are one name."""
    return _spellings().get(names.fold(name), name)


@cache
def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in codebook.entries("actors").values():
        for name in (*entry.get("names", []), *entry.get("seats", [])):
            found.setdefault(names.fold(name), name)
    return found


@cache
def _government() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(codebook.words(LIST, 'governments')))})\b", re.IGNORECASE)
