"""Bring the names of an article together: one actor under many names, and never two as one.

A last name belongs to the only full name that ends in it, an acronym to the body that it
shortens. Two persons of one last name stay two, and the bare name is then nobody's unless
only one of them had been named before it. Nothing is known here that the article or the
codebook does not say; headlines, in which every word may be capitalised, teach no names.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from helpers import codebook
from helpers.article import Article
from helpers.introductions import DEGREES, Actor, introduce
from helpers.names import SUFFIXES, Name, Token, find_names, fold, known_names, word_list

# What stands right before somebody who is not the subject.
PREPOSITION = re.compile(
    r"\b(?:of|for|to|with|by|against|about|from|in|on|at|between|behind|after|before|over|under|near|than|like|as"
    r"|supporting|told|asked|called|met|and)\s+(?:the\s+)?$",
    re.I,
)
_KIN = re.compile(
    r"\b(?:husband|wife|spouse|son|daughter|father|mother|brother|sister|widow|widower|uncle|aunt|cousin|nephew|niece"
    r"|grand\w+|parents|couple)\b,?[^.,;“”\"\n]{0,25}$"
)
_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Tt]hroughout)\s(?:the\s)?$")
DOES = re.compile(
    r"[ \xa0](?:[a-z]+(?:s|ed)|said|told|who|had|won|led|spoke|began|went|took|made|gave|came|wrote)\b"
)
_OFFICE = re.compile(
    r"[ \xa0](?:[a-z]+[ \xa0]){0,2}(?:[Pp]rime [Mm]inister|[Ff]oreign [Mm]inist\w+|[Pp]arliament"
    r"|capital|borders?|coast"
    r"|territory|embassy|mayor|governor|chancellor|premier|army|navy|[Gg]overnment|ministry|minister|harbou?r|residents)\b"
)
_PEOPLE = re.compile(r"\b[A-Z][a-zß-öø-ÿ]{2,}(?:i?ans?|ish|ese|is?)\b")
_ENDING = re.compile(r"[aeiouy]?(?:i?ans?|ish|ese|is?)")
_IN_PLACE = re.compile(r"\b(?:[Ii]n|[Nn]ear) (?:[a-z]+ )?([A-Z]\w+)(?![\w-]| [A-Z])")
_WORD = re.compile(r"[^\W\d_]+")
_LOWER = re.compile(r"\b[a-zß-öø-ÿ]{2,}\b")


class Mention(NamedTuple):
    """A name where it stands, without titles; `outer` starts with the titles."""

    start: int
    end: int
    outer: int
    actor: Actor
    possessive: bool


class Unsettled(NamedTuple):
    """A bare name that two people of the article could own."""

    start: int
    end: int


@dataclass(eq=False)
class Register:
    """Every name of an article in reading order, and the actors behind them."""

    mentions: list[Mention]
    actors: list[Actor]
    by_key: dict[str, list[Actor]]
    unsettled: list[Unsettled]
    peoples: dict[str, str]  # the words for the people of a state that the codebook lacks, in lower case

    @cached_property
    def states(self) -> list[Actor]:
        """Return the states that the article shows to be such."""
        return [actor for actor in self.actors if actor.state]

    @cached_property
    def starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that begin inside a stretch."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def unsettled_in(self, start: int, end: int) -> list[Unsettled]:
        """Return the bare names inside a stretch that two people could own."""
        return [name for name in self.unsettled if start <= name.start < end]

    def before(self, position: int) -> list[Mention]:
        """Return the mentions that begin before a position."""
        return self.mentions[: bisect_right(self.starts, position - 1)]

    def lookup(self, name: str, position: int | None = None) -> Actor | None:
        """Return the actor that a name stands for, None where it is nobody's or two people's."""
        owners = self.by_key.get(fold(name)) or self.by_key.get("first " + fold(name), [])
        if len(owners) > 1 and position is not None:
            owners = [actor for actor in owners if actor.starts and actor.starts[0] < position]
        return owners[0] if len(owners) == 1 else None


def read_names(article: Article) -> Register:
    """Return the register of an article's names."""
    blocks = article.blocks_of("body", "caption", "note")
    common = set()
    for block in blocks:
        common.update(_LOWER.findall(article.text, block.start, block.end))
    found = [
        name
        for block in blocks
        if not _in_title_case(article.text[block.start : block.end])
        for name in find_names(article.text, block.start, block.end, common)
    ]
    return _gather(article.text, found, common)


def _in_title_case(line: str) -> bool:
    """Tell a headline among the body's lines: hardly a word is small, so that no capital tells a name."""
    words = [word for word in _WORD.findall(line) if len(word) > 3]
    small = sum(word[0].islower() for word in words)
    if line.rstrip().endswith((".", "”", '"')):  # a sentence may be full of names
        return 8 <= len(words) <= 25 and small == 0
    return 5 <= len(words) <= 25 and small <= min(2, len(words) / 6)


def _gather(text: str, found: list[Name], common: set[str]) -> Register:
    """Bring the forms of one name together and note how each actor is introduced."""
    actors: list[Actor] = []
    by_key: dict[str, list[Actor]] = defaultdict(list)
    for name in found:  # full names first: bare ones belong to them
        if len(_core(name)) > 1 or name.kind == "body":
            _settle(text, name, actors, by_key)
    _index_parts(actors, by_key, set(_IN_PLACE.findall(text)))
    mentions, unsettled = [], []
    latest: Actor | None = None  # the last body named, which "its chairman" is of
    for name in found:
        actor = _owner(text, name, by_key)
        if actor is None:
            unsettled.append(Unsettled(name.tokens[0].start, name.tokens[-1].end))
            continue
        if not by_key.get(fold(actor.name)):  # a name that is never given in full
            by_key[fold(actor.name)].append(actor)
            actors.append(actor)
        start, end = name.tokens[0].start, name.tokens[-1].end
        actor.starts.append(start)
        if name.kind == "person" and actor.kind == "name":
            actor.kind = "person"
        possessive = text[end : end + 2] in ("'s", "’s") or (
            text[end - 1] == "s" and text[end : end + 1] in ("'", "’")
        )
        if _PLACED.search(text, max(0, name.outer - 15), name.outer):
            actor.placed = True
        elif not possessive and not PREPOSITION.search(text, max(0, name.outer - 14), name.outer):
            actor.leading = actor.leading or not _KIN.search(text, max(0, name.outer - 45), name.outer)
            actor.short = actor.short or end - start < len(actor.name)
            actor.acting = actor.acting or actor.short or bool(DOES.match(text, end))
        mentions.append(Mention(start, end, name.outer, actor, possessive))
        known = len(actor.intros)
        introduce(text, name, actor)
        if (
            latest
            and latest is not actor
            and actor.intros[known:]
            and actor.intros[known].startswith(("Its ", "its "))
        ):
            actor.intros[known] += f" of {latest.name}"
        if actor.kind == "body":
            latest = actor
    platforms = {fold(cue) for cue in codebook.entries("channels")["social media"]["cues"]}
    for actor in actors:
        words = fold(actor.name).split()
        if actor.kind == "name" and (
            fold(actor.name) in platforms or (len(words) > 1 and not common.isdisjoint(words))
        ):
            actor.kind = "body"
    return Register(mentions, actors, by_key, unsettled, _states(text, mentions, actors))


def _states(text: str, mentions: list[Mention], actors: list[Actor]) -> dict[str, str]:
    """Mark the names that are countries or places, and return the words for their people."""
    for mention in mentions:
        if mention.actor.kind == "name" and not mention.actor.entry and mention.possessive:
            mention.actor.state = mention.actor.state or bool(_OFFICE.match(text, mention.end + 2))
    peoples = {}
    words = {w.lower(): w for w in _PEOPLE.findall(text)}
    for actor in actors:
        if actor.kind != "name" or actor.entry or " " in actor.name or len(actor.name) < 4:
            continue
        stem = actor.name.lower().rstrip("aeiouy")
        for word in words:
            if word.startswith(stem) and len(stem) > 2 and _ENDING.fullmatch(word, len(stem)):
                actor.state = True
                peoples[word] = actor.name
    return peoples


def _core(name: Name) -> list[Token]:
    return [token for token in name.tokens if token.key not in SUFFIXES]


def _form(text: str, name: Name) -> str:
    form = re.sub(r"[\s\xa0]+", " ", text[name.tokens[0].start : name.tokens[-1].end])
    jr = DEGREES.match(text, name.tokens[-1].end) if name.kind != "body" else None
    return form + (jr.group() if jr else "")


def _settle(text: str, name: Name, actors: list[Actor], by_key: dict[str, list[Actor]]) -> None:
    """Give a full name to the actor that has it already in a like form, else to a new one."""
    form = _form(text, name)
    known = known_names().get(fold(form))
    if known:
        form = known[0]
    if by_key.get(fold(form)):
        return
    if name.kind != "body":
        twin = next((a for a in by_key.get("last " + name_key(form), []) if _same_person(a.name, form)), None)
        if twin:
            if len(form) > len(twin.name):
                twin.name = form
            by_key[fold(form)].append(twin)
            return
    actor = Actor(form, name.kind, entry=known[1] if known else None)
    actors.append(actor)
    by_key[fold(form)].append(actor)
    if name.kind != "body":
        by_key["last " + name_key(form)].append(actor)
    acronym = re.match(
        r"[ \xa0]\((?:the )?([A-Z][A-Z&.]{1,8})[),;]", text[name.tokens[-1].end : name.tokens[-1].end + 18]
    )
    if acronym:
        by_key[fold(acronym.group(1))].append(actor)
        actor.kind = "body"


def name_key(form: str) -> str:
    """Return the last name of a full name, in lower case."""
    words = [word for word in form.replace(",", " ").split() if word.rstrip(".").lower() not in SUFFIXES]
    return words[-1].lower().replace("’", "'") if words else ""


def _same_person(one: str, other: str) -> bool:
    """Tell whether two full names with one last name can be one person's."""
    first, second = fold(one).split(), fold(other).split()
    a, b = first[0], second[0]
    if (
        a != b
        and not (min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a)))
        and not ((len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)))
    ):
        return False
    middles = [{w for w in words[1:-1] if w not in SUFFIXES} for words in (first, second)]
    if middles[0] and middles[1] and {w[0] for w in middles[0]} != {w[0] for w in middles[1]}:
        return False
    return not {"jr", "sr"} & (_marks(first) ^ _marks(second))


def _marks(words: list[str]) -> set[str]:
    return {word.strip(".,") for word in words}


def _index_parts(actors: list[Actor], by_key: dict[str, list[Actor]], places: set[str]) -> None:
    """Make last names, initials and the last words of a body's name lead to their owner.

    A first name, and a family name that stands first, lead there only where nobody has
    it as the last.
    """
    for actor in actors:
        words = fold(actor.name).split()
        if actor.entry or (actor.kind == "name" and words[0] in word_list("place_words")):
            continue
        if len(words) == 2 and actor.name.split()[0] in places:  # "a Norby Reed rally" names nobody
            continue
        if actor.kind == "body":
            keys = ["".join(word[0] for word in words if word not in ("of", "for", "the", "and", "&"))]
            keys += [" ".join(words[i:]) for i in range(1, len(words))]
        else:
            keys = [name_key(actor.name)]
        for key in keys:
            if len(key) > 1 and actor not in by_key[key]:
                by_key[key].append(actor)
    for actor in actors:
        first = fold(actor.name).split()[0]
        if actor.kind != "body" and not actor.entry and len(first) > 1:
            by_key["first " + first].append(actor)


def _owner(text: str, name: Name, by_key: dict[str, list[Actor]]) -> Actor | None:
    """Return whose name this is where it stands; None where two people could own it."""
    form = _form(text, name)
    known = known_names().get(fold(form)) if name.tokens[0].start == name.outer else None
    owners = by_key.get(fold(known[0] if known else form), [])
    if not owners and len(_core(name)) == 1:
        owners = by_key.get("first " + name.tokens[0].key, [])
    if len(owners) > 1:
        owners = _likely(text, name, owners)
        if len(owners) != 1:
            return None
        if name.tokens[0].start == name.outer:  # newspapers keep the bare name for whoever had it first
            by_key[fold(form)] = owners
    if owners:
        return owners[0]
    actor = Actor(known[0] if known else form, name.kind, entry=known[1] if known else None)
    return actor


def _likely(text: str, name: Name, owners: list[Actor]) -> list[Actor]:
    """Narrow the owners of a shared name: by Mr. or Mrs., then to those named before it."""
    title = text[name.outer : name.tokens[0].start].strip().rstrip(".").lower()
    gender = "m" if title in word_list("men") else "f" if title in word_list("women") else None
    fitting = [a for a in owners if not (gender and a.gender and a.gender != gender)]
    exact = [a for a in fitting if gender and a.gender == gender]
    if len(exact) == 1:
        return exact
    named = [actor for actor in fitting if actor.starts]
    if named and all(actor.kind == "body" for actor in named):
        return [max(named, key=lambda actor: actor.starts[-1])]  # "the ministry" is the last one named
    leading = [actor for actor in named if actor.leading]
    return leading if len(leading) == 1 else named
