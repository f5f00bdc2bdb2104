"""Settle whose name a name is, where it stands.

A full name has an owner of its own, or the one of a like form. A last name belongs to the only
full name that ends in it, an acronym to the body that it shortens. Two persons of one last
name stay two, and the bare name is then nobody's unless one of them just spoke by his full name, or only one
had been named before it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from helpers import codebook, reporting
from helpers.introductions import Actor
from helpers.name_forms import as_written, core, name_key, same_person, spelled_out
from helpers.names import Name, fold, known_names, word_list

_BEFORE_NAME = r"\b,?[^.,;“”\"\n]{0,25}$"  # "his son, the engineer" Reed
KIN = re.compile(
    r"\b(?:husband|wife|spouse|son|daughter|father|mother|brother|sister|widow|widower|uncle|aunt|cousin|nephew|niece"
    r"|grand\w+|parents|couple)" + _BEFORE_NAME
)
_YOUNGER, _ELDER = re.compile(r"\byounger $"), re.compile(r"\b(?:elder|older) $")
_CHILD = re.compile(r"\b(?:son|daughter|grandson|granddaughter|nephew|niece)" + _BEFORE_NAME)
_VERB = re.compile(r"(?:,[^.,“”\"\n]{0,60},)? ([a-z]+)")  # behind a name
_IN_PLACE = re.compile(r"\b(?:[Ii]n|[Nn]ear) (?:[a-z]+ )?([A-Z]\w+)(?![\w-]| [A-Z])")
# The ends of names that newspapers leave off.
_LEFT_OFF = frozenset("department llc inc corp corporation co ltd plc gmbh news television university".split())
_ACRONYM = re.compile(r"[ \xa0]\((?:the )?([A-Z][A-Z&.]{1,8})[),;]")
OFTEN = 4  # uses of a last name alone that show it to be one person's


class Owners:
    """The actors of one article by their names; `found` are its names in reading order."""

    def __init__(self, text: str, found: Sequence[Name]) -> None:
        self.text = text
        self.actors: list[Actor] = []
        self.by_key: dict[str, list[Actor]] = defaultdict(list)
        for name in found:  # full names first: bare ones belong to them
            if len(core(name)) > 1 or name.kind == "body" or _ACRONYM.match(text, name.tokens[-1].end):
                self._settle(name)
        self._index_parts(set(_IN_PLACE.findall(text)))
        self._addressed = _addressed(text, found)
        self._bare = Counter(name.tokens[-1].key for name in found if len(core(name)) == 1)

    def of(self, name: Name) -> Actor | None:
        """Return whose name this is where it stands; None where two people could own it.

        To be asked of each name in reading order: who was named before counts.
        """
        actor = self._owner(name)
        if actor and not actor.starts and actor not in self.actors:  # a name that is never given in full
            if not self.by_key.get(fold(actor.name)):
                self.by_key[fold(actor.name)].append(actor)
            self.actors.append(actor)
        return actor

    def _settle(self, name: Name) -> None:
        """Give a full name to the actor that has it already in a like form, else to a new one."""
        form = as_written(self.text, name)
        known = known_names().get(fold(form))
        if known:
            form = known[0]
        if self.by_key.get(fold(form)):
            return
        if name.kind != "body":
            alike = self.by_key.get("last " + name_key(form), [])
            twin = next((actor for actor in alike if same_person(actor.name, form)), None)
            if twin:
                if len(form) > len(twin.name) and not self._is_word(form.split()[0]):
                    twin.name = form
                self.by_key[fold(form)].append(twin)
                return
        actor = Actor(form, name.kind, entry=known[1] if known else None)
        self.actors.append(actor)
        self.by_key[fold(form)].append(actor)
        if name.kind != "body":
            self.by_key["last " + name_key(form)].append(actor)
        acronym = _ACRONYM.match(self.text, name.tokens[-1].end)
        if acronym:
            whole = spelled_out(self.text, name.tokens[-1].end, acronym.group(1))
            if whole and len(whole) > len(actor.name) and not known:
                actor.name = whole
                self.by_key[fold(whole)].append(actor)
            self.by_key[fold(acronym.group(1))].append(actor)
            actor.kind = "body"

    def _index_parts(self, places: set[str]) -> None:
        """Make last names, initials and the last words of a body's name lead to their owner.

        A first name, and a family name that stands first, lead there only where nobody has
        it as the last.
        """
        for actor in self.actors:
            words = fold(actor.name).split()
            if actor.entry or (actor.kind == "name" and words[0] in word_list("place_words")):
                continue
            nobody = actor.kind != "body" and len(words) == 2 and actor.name.split()[0] in places
            if nobody and re.search(rf"\b(?:[Aa]n?|[Tt]he) {re.escape(actor.name)}\b", self.text):
                continue  # "a Norby Reed rally" names nobody
            for key in _keys(actor, words, places):
                if actor.kind != "body" and key in platforms():
                    continue  # "Harbour Watch Twitter" owns no "Twitter"
                if len(key) > 1 and actor not in self.by_key[key]:
                    self.by_key[key].append(actor)
        for actor in self.actors:
            first = fold(actor.name).split()[0]
            if actor.kind != "body" and not actor.entry and len(first) > 1:
                self.by_key["first " + first].append(actor)

    def _owner(self, name: Name) -> Actor | None:
        form = as_written(self.text, name)
        known = known_names().get(fold(form)) if name.tokens[0].start == name.outer else None
        owners = self.by_key.get(fold(known[0] if known else form), [])
        if not owners and len(core(name)) == 1:
            owners = self.by_key.get("first " + name.tokens[0].key, [])
        if len(owners) == 1 and len(core(name)) == 1 and owners[0].kind != "body":
            own, other = _address(self.text, name), self._addressed.get(name.tokens[-1].key, "")
            if own and other and own != other and owners[0].gender != own:
                spouses = [a for a in self.by_key.get("last " + name.tokens[-1].key, []) if a.gender == own]
                return spouses[0] if len(spouses) == 1 else None  # Mrs. Lund is not Erik Lund
            if not owners[0].starts and self._is_kin(owners[0].name):
                owners = self.by_key[fold(form)] = [Actor(form, name.kind)]  # Lund is not his son Erik Lund Jr.
        if len(owners) > 1:
            if by_age := self._by_age(name, owners):
                return by_age
            owners = self._likely(name, owners)
            if len(owners) != 1:
                return None
            if name.tokens[0].start == name.outer:  # newspapers keep the bare name for whoever had it first
                self.by_key[fold(form)] = owners
        if owners:
            return owners[0]
        return Actor(known[0] if known else form, name.kind, entry=known[1] if known else None)

    def _likely(self, name: Name, owners: list[Actor]) -> list[Actor]:
        """Narrow the owners of a shared name: by Mr. or Mrs., then to those named before it.

        A bare name is the one's who just spoke by his full name; else one that is used often is the one's who was
        named first: newspapers give the others' names in full.
        """
        title = _title(self.text, name)
        gender = "m" if title in word_list("men") else "f" if title in word_list("women") else None
        fitting = [a for a in owners if not (gender and a.gender and a.gender != gender)]
        exact = [a for a in fitting if gender and a.gender == gender]
        if len(exact) == 1:
            return exact
        named = [actor for actor in fitting if actor.starts]
        if not named and all(actor.kind != "body" for actor in fitting):
            return fitting[:1]  # named in full further on: the first of them
        if named and all(actor.kind == "body" for actor in named):
            return [max(named, key=lambda actor: actor.starts[-1])]  # "the ministry" is the last one named
        if len(named) > 1 and (heard := self._just_heard(named, name.outer)):
            return [heard]
        leading = [actor for actor in named if actor.leading]
        if len(leading) > 1 and self._bare[name.tokens[-1].key] >= OFTEN:
            return [min(leading, key=lambda actor: actor.starts[0])]
        return leading if len(leading) == 1 else named

    def _by_age(self, name: Name, owners: list[Actor]) -> Actor | None:
        """Return whom "the younger Reed" or "the elder Reed" means, where one of two is given as a child."""
        before = self.text[max(0, name.outer - 12) : name.outer]
        if len(owners) != 2 or not (_YOUNGER.search(before) or _ELDER.search(before)):
            return None
        young = [self._is_kin(actor.name, _CHILD) for actor in owners]
        return owners[young.index(bool(_YOUNGER.search(before)))] if sum(young) == 1 else None

    def _just_heard(self, named: list[Actor], before: int) -> Actor | None:
        """Return whose full name was the last of these before a place, where he speaks by it there."""
        place, last = max(
            ((self.text.rfind(actor.name, 0, before), actor) for actor in named), key=lambda found: found[0]
        )
        verb = _VERB.match(self.text, place + len(last.name)) if place >= 0 else None
        return last if verb and verb[1] in reporting.speaking() else None

    def _is_kin(self, full: str, kin: re.Pattern[str] = KIN) -> bool:
        """Tell whether a full name is first given as somebody's son, wife and the like."""
        place = self.text.find(full)
        return place > 0 and bool(kin.search(self.text, max(0, place - 45), place))

    def _is_word(self, first: str) -> bool:
        """Tell a common word that only opens a sentence before a name ("Real", "Interestingly")."""
        return len(first) > 2 and bool(re.search(rf"\b{re.escape(first.lower())}\b", self.text))


@cache
def platforms() -> frozenset[str]:
    """Return the names of social media, which no person has."""
    return frozenset(fold(cue) for cue in codebook.entries("channels")["social media"]["cues"])


def _keys(actor: Actor, words: list[str], places: set[str]) -> list[str]:
    """Return the parts of a name that can stand for all of it."""
    if actor.kind != "body":
        return [name_key(actor.name)]
    keys = ["".join(word[0] for word in words if word not in ("of", "for", "the", "and", "&"))]
    keys += [" ".join(words[i:]) for i in range(1, len(words))]
    left_off = words[-1] in _LEFT_OFF and len(words) == 2
    if left_off and (words[1] == "department" or actor.name.split()[0] not in places):
        keys.append(words[0])  # "State" is the State Department, "Kolb" is Kolb LLC
    return keys


def _title(text: str, name: Name) -> str:
    """Return the title before a name, small and without its stop, else an empty string."""
    return text[name.outer : name.tokens[0].start].strip().rstrip(".").lower()


def _address(text: str, name: Name) -> str:
    """Return "m" for Mr., "f" for Mrs. or Ms. before a name, else an empty string."""
    return {"mr": "m", "mrs": "f", "ms": "f"}.get(_title(text, name), "")


def _addressed(text: str, found: Sequence[Name]) -> dict[str, str]:
    """Return, for each last name, whether a Mr. or a Mrs. has it more often."""
    votes: dict[str, Counter] = defaultdict(Counter)
    for name in found:
        if name.outer < name.tokens[0].start and (gender := _address(text, name)):
            votes[name.tokens[-1].key][gender] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in votes.items()}
