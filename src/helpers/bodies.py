"""Find the bodies that end in a common noun: "the Norby council", "the waterways ministry".

Such a body is named by the words before its noun: a name, the word for a people, or, where
the noun is a public office's, any word that tells it apart. One body goes by its fullest
form in the article. Bare, "the ministry" is the one such body that was introduced before;
where there are two, the only one of this sentence and the last, else nobody.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from helpers import codebook, names
from helpers.introductions import Actor
from helpers.name_forms import name_key, without_degree
from helpers.register import Register

_REACH = 400  # characters before the sentence before
_NOT_BETWEEN = re.compile(
    r"and|or|of|in|at|for|to|the|is|was|said|told|by|on|a|an|with|from|as|who|if|has|had|\w+ing|\w+ed|that|its|his|her"
    r"|their|says|but|not|will|would|new"
)
_SMALL = {"of", "the", "for", "and", "&", "a", "an"}
_BEFORE = re.compile(r"(?<![\w’'-])(?:[^\W\d_A-ZÀ-ÞŠŽ][\w-]*(?:['’]s?)?[ \xa0]){1,3}$")
_LOOSE = frozenset({"army", "club", "group", "network", "force", "forces", "team"})
_OF_ANY = re.compile(r"[ \xa0]of[ \xa0](?!the\b)")
_OF = re.compile(r"[ \xa0]of[ \xa0](?:the[ \xa0])?$")
COMPANY = frozenset({"company", "firm", "corporation", "business"})
OUTLET = frozenset(
    "newspaper paper magazine publication outlet network station channel site website daily weekly tabloid"
    " broadcaster".split()
)
# What else a body may be called: the words one of which its name must have, in lower case.
_CALLED = {
    "agency": set("agency department bureau administration commission service authority office board".split()),
    "group": set(
        "association union unions coalition alliance federation society project action fund foundation committee"
        " council league watch movement network institute center pac matter conference initiative campaign"
        " organization".split()
    ),
    "union": {"unions", "workers", "federation", "teachers", "brotherhood", "association", "international"},
    "committee": {"pac"},
    "pac": {"pac", "action", "fund", "majority", "project"},
    "department": {"ministry"},
    "court": {"tribunal"},
    "university": {"college"},
    "school": {"university", "college", "academy"},
    "bank": {"reserve"},
}
_CALLED["organization"] = _CALLED["organisation"] = _CALLED["nonprofit"] = _CALLED["group"]
_CALLED["bureau"] = _CALLED["agency"]
_ACRONYM = frozenset(
    {"agency", "bureau", "group", "organization", "organisation", "union", "commission", "committee", "department"}
)
BODY_NOUNS = frozenset(_CALLED) | OUTLET | COMPANY
# Nouns by which a body is called though its name says nothing of the kind.
_LOOSELY = COMPANY | OUTLET | {"group", "organization", "organisation", "nonprofit", "union", "pac"}


class Body(NamedTuple):
    """A body where it stands; `words` is its fullest form, or the actor whom the codebook or a name gives."""

    start: int
    end: int
    noun: str
    parts: frozenset[str]  # its words, peoples and countries as one
    words: str | Actor


class Bodies:
    """The bodies of one article that end in a common noun, looked up by place and by noun."""

    def __init__(self, text: str, register: Register) -> None:
        self.text, self.register = text, register
        found = sorted({(start, end): noun for start, end, noun in self._find()}.items())
        outer: list[tuple[int, int, str]] = []
        for (start, end), noun in found:  # the longest of those that end together
            if not outer or end > outer[-1][1]:
                outer.append((start, end, noun))
        self.found = self._fullest(outer)

    def at(self, start: int, end: int, before: int | None = None) -> Body | None:
        """Return the body that a phrase ends in, and that begins before a position if one is given."""
        stop = start + len(re.sub(r"['’]s?$", "", self.text[start:end].rstrip(' ,."”')))
        latest = stop if before is None else before
        fitting = (body for body in self.found if start <= body.start < latest and body.end == stop)
        return next(fitting, None)

    def within(self, start: int, end: int) -> list[Body]:
        """Return the bodies that begin inside a stretch."""
        first = bisect_left(self.found, start, key=lambda body: body.start)
        return self.found[first : bisect_left(self.found, end, key=lambda body: body.start)]

    def called(self, noun: str, position: int, near: int, modifiers: frozenset[str]) -> str | Actor | None:
        """Return the one body before a position that a noun can mean; of two, the one from `near` on."""
        latest: dict[str, tuple[int, str | Actor]] = {}
        for mention in self.register.before(position):
            if self._is_called(mention.actor, noun) and modifiers <= parts(
                " ".join([mention.actor.name, *mention.actor.intros]), self.register
            ):
                latest[mention.actor.name] = mention.start, mention.actor
        for body in self.found:
            if body.start < position and body.noun == noun and modifiers <= body.parts:
                name = body.words if isinstance(body.words, str) else body.words.name
                latest[name] = body.start, body.words
        if not latest:
            for mention in self.register.before(position):
                if mention.start >= near - _REACH and not modifiers and can_be_called(mention.actor, noun):
                    latest[mention.actor.name] = mention.start, mention.actor
        if len(latest) > 1:
            latest = {name: place for name, place in latest.items() if place[0] >= near}
        return next(iter(latest.values()))[1] if len(latest) == 1 else None

    def lately(
        self, noun: str, position: int, stretches: Sequence[tuple[int, int]], quoted: Callable[[int], object]
    ) -> Actor | None:
        """Return the one body that a noun can mean in the nearest of some stretches that names any unquoted."""
        if noun not in _LOOSELY:
            return None
        for start, end in stretches:
            inside = self.register.within(start, min(end, position))
            near = [m for m in inside if _fits_loosely(m.actor, noun) and not quoted(m.start)]
            found = {id(m.actor): m.actor for m in near}
            if found:
                leading = near[0].actor if near[0].outer - start < 5 else None
                return next(iter(found.values())) if len(found) == 1 else leading
        return None

    def owned_by(self, actor: Actor, noun: str) -> str | Actor:
        """Return what somebody's campaign or the like is called: as the article has it, else by the last name."""
        last = name_key(actor.name)
        for body in self.found:
            if body.noun == noun and last in body.parts:
                return body.words
        return f"{without_degree(actor.name).split()[-1]} {noun}"

    def _is_called(self, actor: Actor, noun: str) -> bool:
        if actor.kind == "person" or (actor.kind == "name" and noun not in actor.roles):
            return False
        words = names.fold(actor.name).split()
        return noun in words or noun in actor.roles or (noun in COMPANY and is_company(actor))

    def _find(self) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and noun of every phrase that ends in a body's noun and says which body it is."""
        public, unique = names.word_list("public_bodies"), names.word_list("unique_bodies")
        for match in _nouns().finditer(self.text):
            noun = match.group().lower()
            before = self.text[max(0, match.start() - 60) : match.start()]
            lower = _BEFORE.search(before)
            stretch = lower.group() if lower else ""
            words = stretch.split()
            while words and (
                _NOT_BETWEEN.fullmatch(words[0]) or words[0].lower() in names.word_list("not_telling")
            ):
                del words[0]
            tells = not any(
                _NOT_BETWEEN.fullmatch(w) or w.lower() in names.word_list("not_telling") for w in words
            )
            start = match.start() - len(stretch) + stretch.find(words[0]) if words else match.start()
            owner = (
                self._owner_before(match.start() - len(stretch)) if tells and words == stretch.split() else None
            )
            if owner is not None:
                if noun in _LOOSE and _OF_ANY.match(self.text, match.end()):
                    continue  # "Reed's army of followers"
                yield owner, match.end(), noun
            elif tells and noun in public and (words or noun in unique) and self._is_definite(start):
                owned = any(word.endswith(("'s", "’s")) for word in words)
                if owned != (noun == "office"):  # "the treasurer's office", but no "the paper's board"
                    continue
                yield start, match.end(), noun
            elif not words and noun in public and (name := self._of(match.end())):
                yield match.start(), name, noun

    def _is_definite(self, start: int) -> bool:
        return bool(re.search(r"\b[Tt]he[ \xa0]$", self.text[max(0, start - 5) : start]))

    def _owner_before(self, position: int) -> int | None:
        """Return where the name or people begins that ends right before a position."""
        at = position - 1
        if at < 1:
            return None
        possessive = re.search(r"['’]s?$", self.text[max(0, at - 2) : at])
        end = at - len(possessive.group()) if possessive else at
        near = self.register.within(max(0, end - 60), at)
        if (near and near[-1].end in (at, end) and near[-1].actor.kind != "person") or (
            near and near[-1].end in (at, end) and near[-1].end - near[-1].start > 1
        ):
            return near[-1].start
        people = re.search(r"\b([A-Z][\w’'-]+)$", self.text[max(0, at - 30) : at])
        if people and people[1].lower() in names.peoples():
            return at - len(people[1])
        return None

    def _of(self, end: int) -> int | None:
        """Return the end of the name behind "of" ("the command of the River Guard")."""
        near = self.register.within(end, end + 12)
        if near and near[0].actor.kind == "body" and _OF.fullmatch(self.text[end : near[0].outer]):
            return near[0].end
        return None

    def _fullest(self, found: list[tuple[int, int, str]]) -> list[Body]:
        spelled = [(s, e, noun, re.sub(r"[\s\xa0]+", " ", self.text[s:e])) for s, e, noun in found]
        words = {form: parts(form, self.register) for *_, form in spelled}
        actors = [(parts(a.name, self.register), a) for a in self.register.actors if a.kind == "body"]
        best: dict[str, str | Actor] = {}
        for form, own in words.items():
            known = names.known_names().get(names.fold(form))
            same = next((actor for others, actor in actors if others == own and " " in form), None)
            if known or same:
                best[form] = same or Actor(known[0], "body", entry=known[1])
                continue
            state = next((a for a in self.register.states if own == {names.fold(a.name), "government"}), None)
            if state:
                best[form] = state
                continue
            wider = [
                (len(others), other)
                for other, others in words.items()
                if own < others and other.endswith(form.split()[-1])
            ]
            chain = sorted(wider)
            if chain and all(words[other] <= words[chain[-1][1]] for _, other in chain):
                best[form] = chain[-1][1]
            else:  # of two spellings, the one without a possessive
                twins = [other for other, others in words.items() if others == own]
                best[form] = min(twins, key=lambda other: ("’" in other or "'" in other, twins.index(other)))
        for form, fullest in list(best.items()):
            if isinstance(fullest, str):
                best[form] = best.get(fullest, fullest)
        return [Body(s, e, noun, words[form], best[form]) for s, e, noun, form in spelled]


def can_be_called(actor: Actor, noun: str) -> bool:
    """Tell whether "the agency", "the group" or "the newspaper" can mean a body by the words of its name."""
    if actor.kind == "person" or actor.state:
        return False
    words = names.fold(actor.name).split()
    if noun in OUTLET:
        return is_outlet(actor.name)
    if noun in COMPANY:
        return is_company(actor)
    if actor.entry or actor.kind != "body" or is_outlet(actor.name):
        return False
    acronym = len(words) == 1 and actor.name.isupper() and len(actor.name) > 2
    return not _CALLED.get(noun, set()).isdisjoint(words) or (acronym and noun in _ACRONYM)


def may_be_body(actor: Actor) -> bool:
    """Tell whether a name can be a body's, though the article doesn't say so: "Norton declined"."""
    if actor.kind == "body":
        return not actor.state and (actor.entry or {}).get("kind") != "country"
    if names.fold(actor.name) in names.peoples():
        return False
    plain = actor.kind == "name" and not (actor.state or actor.placed or actor.gender or actor.entry)
    return plain and " " not in actor.name and actor.name[:1].isupper() and len(actor.starts) > 1


def _fits_loosely(actor: Actor, noun: str) -> bool:
    """Tell whether nothing in a body's name speaks against a noun: "the group" is no court and no ministry."""
    if (
        actor.entry
        or actor.placed
        or not (may_be_body(actor) or (actor.kind == "name" and not actor.state and noun in actor.roles))
    ):
        return False
    last = names.fold(actor.name).split()[-1]
    known = last in names.word_list("bodies") or last in names.word_list("plural_bodies")
    if is_outlet(actor.name) != (noun in OUTLET):
        return noun in OUTLET and actor.kind == "body" and not known
    return can_be_called(actor, noun) or not known


@cache
def _outlets() -> frozenset[str]:
    return frozenset(names.fold(name) for name in codebook.words("channels", "outlets"))


def is_outlet(name: str) -> bool:
    """Tell whether a name is that of a news outlet: listed, or by its last word."""
    words = name.split()
    heads = codebook.words("channels", "outlet_heads")
    return names.fold(name) in _outlets() or (len(words) > 1 and words[-1] in heads)


def parts(form: str, register: Register) -> frozenset[str]:
    """Return the words of a body's name, a country, its people and its government as one."""
    found = set()
    for word in re.sub(r"['’]s?\b", "", form.replace("\xa0", " ")).split():
        key = word.strip(",.()").lower()
        if key in _SMALL or not key:
            continue
        state = names.peoples().get(key) or register.peoples.get(key)
        found.add(state.lower() if state else names.countries().get(names.fold(word), key).lower())
    return frozenset(found)


@cache
def _nouns() -> re.Pattern[str]:
    nouns = sorted(map(re.escape, names.word_list("common_bodies")), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(nouns)})\b(?![ \xa0-]?[A-Z]|-|['’]s? [a-z]+['’]s)")


@cache
def _companies() -> tuple[frozenset[str], frozenset[str]]:
    entry = codebook.entries("source_types")["business"]
    ends = frozenset(end.lower() for end in entry.get("name_ends", ()))
    return ends, frozenset(cue.lower() for cue in entry["cues"])


def is_company(actor: Actor) -> bool:
    """Tell whether a body is a company by the end of its name or by its introduction."""
    ends, cues = _companies()
    last = actor.name.split()[-1].rstrip(".").lower()
    return last in ends or any(role in cues for role in actor.roles)
