"""Settle whom "he" and "she" mean, in the order in which the article says them.

The nearest sentence that has somebody like a subject decides: its speaker, else its first
such name or pronoun. Men and women are kept apart as far as the article itself tells
them, by titles, words like "spokeswoman", and pronouns that can mean nobody else. A name
that two people could own stops the search: whoever comes before it is not meant for sure.
A pronoun inside quotation marks is given only to somebody named in them. An epithet
("the real estate mogul") is settled like a pronoun, among those whom it can fit.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from helpers.article import Span
from helpers.introductions import Actor
from helpers.scene import Scene
from helpers.subjects import Event, events_of

MAN, WOMAN = {"he", "him", "his"}, {"she", "her", "hers"}
FIRST, THING = {"i", "me", "my", "myself"}, {"it", "its"}
RELATIVE = {"who", "whom", "whose", "which", "that"}
OTHER = set("we us our they them their you your himself herself themselves itself".split())
PRONOUNS = MAN | WOMAN | FIRST | THING | RELATIVE | OTHER
LOOK_BACK = 4  # sentences outside quotation marks; further back a pronoun rarely means anybody sure
EPITHET_LOOK_BACK = 2  # an epithet is for somebody who has just been named
SURE = 4  # pronouns that speak against a first name
FURTHEST = 30  # sentences of any kind, so that a page of quotations costs no more than another

_PERSONAL = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.I)
_SUBJECTIVE = re.compile(r"\b(?:he|she|his)\b", re.I)  # "him" and "her" are somebody else than the subject
# Before a name, where a sentence opens with what is somebody's: "But Mr. Reed's success".
_OPENING = re.compile(
    r"(?![A-Z]\w+ing\s)"
    r"(?:(?:But|And|Yet|Still|While|Though|Although|Now|Then|So|As for|Despite|Given|With|In|By|For)\s)?"
    r"(?:[A-Z]\w*\.?\s){0,2}"
)
_BEFORE_ITS_NAME = re.compile(
    r"(?:After|Before|As|When|While|Although|Though|Since|Until|Once|If|In|With|By|On)\s(?:[a-z]+\s)?"
)
# Somebody who has no name opens the sentence: "A reporter who asked got an answer he".
_SOMEBODY = re.compile(r"^[“\"]?(?:An?|One|Another)\s(?![^,.]{0,40}\b[A-Z][a-z]+\s[A-Z][a-z]+,)")
_HIM = re.compile(r"\bhim\b")
# A clause that goes before the main one: "When Reed left, Berg".
_FRONTED = re.compile(
    r"[“\"]?(?:(?:But|And|Yet|So|Then|Later),?\s)?(?:[Ww]hen|[Aa]fter|[Bb]efore|[Aa]s|[Ww]hile|[Oo]nce|[Ss]ince|[Bb]ecause|[Aa]lthough|[Tt]hough|[Uu]ntil)\s"
)
_WHEN = re.compile(r",\s(?:when|where)\s")  # right between a name and its pronoun
_SUBORDINATE = re.compile(r"\b(?:as|since|because|after|before|when|while|until|once|if|though|although|where)\s$")


class Epithet(NamedTuple):
    """Words for somebody named before: the gender that they tell, and whom they can fit."""

    gender: str | None
    fits: Callable[[Actor], bool]


class Pronouns:
    """Settles an article's pronouns; `persons` are the ids of the actors whom they can mean.

    `speakers` holds the places at which a name is the source of an attribution. After
    `settle`, `meant` holds by a pronoun's place the actor whom it means.
    """

    def __init__(self, scene: Scene, persons: set[int], speakers: Mapping[int, Actor]) -> None:
        self.scene, self.text, self.register = scene, scene.text, scene.register
        self._persons, self._speakers = persons, speakers
        self.meant: dict[int, Actor] = {}

    def settle(
        self, unnamed: Mapping[int, Actor | Epithet | None], described: Mapping[int, Actor] | None = None
    ) -> None:
        """Settle every he, she and epithet, in reading order, so that each can lean on the one before.

        `unnamed` are the speakers without a name, by place: the actor whom they are, or an epithet;
        `described` are those whom "the mayor" means where he does not speak.
        """
        events = events_of(self.scene, self._persons, self._speakers, described or {})
        self._learn_genders(events)
        epithets = {start: words for start, words in unnamed.items() if isinstance(words, Epithet)}
        waiting: dict[int, list[tuple[int, str]]] = {}
        for start, actor in unnamed.items():
            place = self.scene.sentence_at(start)
            if start in epithets:
                waiting.setdefault(place, []).append((start, ""))
            elif not self.scene.quotation_at(start):
                events.setdefault(place, []).append(Event(start, actor, 0))
        named = {index: list(inside) for index, inside in events.items()}
        self._read(named, epithets, waiting)
        if self._learn_more():  # whoever is a man can't have been meant by "she"
            self._read(events, epithets, waiting)

    def _read(
        self,
        events: dict[int, list[Event]],
        epithets: Mapping[int, Epithet],
        waiting: Mapping[int, list[tuple[int, str]]],
    ) -> None:
        """Give every pronoun and epithet its actor in reading order; adds them to the events."""
        self.meant.clear()
        for index, sentence in enumerate(self.scene.sentences):
            places = [(m.start(), m.group().lower()) for m in _PERSONAL.finditer(self.text, *sentence)]
            for start, word in sorted(places + waiting.get(index, [])):
                quoted = self.scene.quotation_at(start)
                if not word:
                    actor = None if quoted else self._named_before(index, start, epithets[start], events)
                elif quoted:
                    actor = self._inner(start, "m" if word in MAN else "f")
                else:
                    actor = self._nearest(index, start, "m" if word in MAN else "f", events)
                if actor is not None:
                    self.meant[start] = actor
                if not quoted and ((word in ("he", "she") and actor is not None) or not word):
                    gender = ("m" if word == "he" else "f") if word else None
                    events.setdefault(index, []).append(Event(start, actor, 1 if word else 0, gender))

    def _learn_more(self) -> bool:
        """Give those a gender whom nearly all pronouns show to have it; tell whether any was learned."""
        votes: dict[int, list[int]] = {}
        for start, actor in self.meant.items():
            word = self.text[start : start + 3].lower()
            if (word[:2] == "he" and word != "her") or word == "she":
                votes.setdefault(id(actor), [0, 0])[word == "she"] += 1
        learned = False
        for actor in self.register.actors:
            men, women = votes.get(id(actor), (0, 0))
            if not actor.gender and men + women > 1 and max(men, women) >= 3 * min(men, women):
                actor.gender, learned = "m" if men > women else "f", True
        return learned

    def _named_before(
        self, index: int, position: int, epithet: Epithet, events: dict[int, list[Event]]
    ) -> Actor | None:
        """Return the one whom the sentences just before an epithet are about, None where it doesn't fit him."""
        looked = 0
        for back in range(index, max(-1, index - FURTHEST), -1):
            here = [e for e in events.get(back, ()) if e.start < position and (e.rank < 2 or back == index)]
            here.sort(key=lambda event: event.start)
            if here:
                if back == index and len({id(event.actor) for event in here}) > 1:
                    return None
                best = next((event for event in here if event.rank == 0), here[0]).actor
                alike = best is not None and best.gender in (None, epithet.gender or best.gender)
                return best if alike and epithet.fits(best) else None
            looked += back < index and self.scene.has_running_text(back)
            if looked >= EPITHET_LOOK_BACK:
                break
        return None

    def _learn_genders(self, events: dict[int, list[Event]]) -> None:
        """Give a person the gender of the pronouns that can mean nobody else."""
        votes: dict[int, list[int]] = {}
        for index, inside in events.items():
            if len({id(event.actor) for event in inside}) != 1 or inside[0].rank > 1:
                continue
            last = inside[0]
            spans = [Span(last.start, self.scene.sentences[index].end)]
            if index + 1 < len(self.scene.sentences) and index + 1 not in events:
                spans.append(self.scene.sentences[index + 1])
            for span in spans:
                for pronoun in _SUBJECTIVE.finditer(self.text, *span):
                    if not self.scene.quotation_at(pronoun.start()):
                        votes.setdefault(id(last.actor), [0, 0])[pronoun.group().lower() in WOMAN] += 1
        for actor in self.register.actors:
            men, women = votes.get(id(actor), (0, 0))
            told = max(men, women) >= 3 * min(men, women) and men != women
            if told and (not actor.gender or (actor.presumed and max(men, women) >= SURE)):
                actor.gender = "m" if men > women else "f"

    def _nearest(self, index: int, position: int, gender: str, events: dict[int, list[Event]]) -> Actor | None:
        """Return the person whom a pronoun in the running text most likely means."""
        weak: list[Actor] = []
        sure: list[Actor] = []  # named nearer by, though not as a subject, and of that gender
        nearest = index
        looked = 0
        owned = self.text[position : position + 4].lower() in ("his ", "her ")
        for back in range(index, max(-1, index - FURTHEST), -1):
            here = [
                event
                for event in events.get(back, ())
                if event.start < position and event.gender in (None, gender)
            ]
            if here and back == index and gender == "m":  # "Berg accused him": he is not Berg
                here = [e for e in here if e.rank == 2 or not self._has_object(e.start, position)]
            here.sort(key=lambda event: event.start)
            strong = [event for event in here if event.rank < 2]
            if back == index and here and (at := self._right_before(here[-1], position)):
                return at
            if strong:
                best = next((event for event in strong if event.rank == 0), strong[0])
                best = self._behind_fronted(index, strong) or best if back == index else best
                known = [event for event in strong if event.gender == gender]
                if best.rank and best.gender is None and known:
                    best = known[0]
                unsure = back < nearest and best.gender is None
                return sure[0] if unsure and len(sure) == 1 else best.actor
            alone = back == index and len({id(event.actor) for event in here}) == 1 and here[0].actor
            if alone and (owned or self._is_about(index, here[0].start, position)):
                return here[0].actor  # "Reed's pitch is his promise"
            if back < index and len({id(event.actor) for event in here}) == 1 and here[0].actor:
                opening = self.text[self.scene.sentences[back].start : here[0].start]
                if _OPENING.fullmatch(opening):  # "Reed's faith has shaped him." - "He"
                    return here[0].actor
            if here and not sure:
                nearest = back
                sure = list(
                    {id(event.actor): event.actor for event in here if event.actor and event.actor.gender}.values()
                )
            if here and back < index and not weak:
                weak = [event.actor for event in here]
            if self.scene.has_running_text(back) and back < index:
                looked += 1
            if looked >= LOOK_BACK:
                break
        if len({id(actor) for actor in weak}) == 1:
            return weak[0]
        return self._only_one(index, position, gender, events)

    def _behind_fronted(self, index: int, strong: list[Event]) -> Event | None:
        """Return the subject of the main clause that follows another: "When Reed left, Berg said that she"."""
        start = self.scene.sentences[index].start
        if not _FRONTED.match(self.text, start):
            return None
        outer = {m.start: m.outer for m in self.register.within(start, strong[-1].start + 1)}
        places = [(event, outer.get(event.start, event.start)) for event in strong]
        return next((event for event, at in places if self.text[max(0, at - 2) : at] == ", "), None)

    def _right_before(self, event: Event, position: int) -> Actor | None:
        """Return whom a clause with "when" is about that follows the name: "met with Reed, when he"."""
        end = next((m.end for m in self.register.within(event.start, event.start + 1)), None)
        return event.actor if end and _WHEN.fullmatch(self.text, end, position) else None

    def _only_one(self, index: int, position: int, gender: str, events: dict[int, list[Event]]) -> Actor | None:
        """Return the only person of that gender, else the only one of any, in the sentences before.

        Where the article has named nobody yet, it is whom a clause before its name is about
        ("As she spoke, Reed").
        """
        named: list[Event] = []
        looked = 0
        for back in range(index, max(-1, index - FURTHEST), -1):
            named += [event for event in events.get(back, ()) if event.start < position]
            looked += back < index and self.scene.has_running_text(back)
            if looked >= 2 * LOOK_BACK:
                break
        opening = self.text[self.scene.sentences[index].start : position]
        if any(event.actor is None for event in named) or _SOMEBODY.search(opening):
            return None
        alike = {id(e.actor): e.actor for e in named if e.actor and e.actor.gender == gender}
        alike = alike or {id(e.actor): e.actor for e in named if e.actor and e.actor.gender is None}
        if named:
            return next(iter(alike.values())) if len(alike) == 1 else None
        if not _BEFORE_ITS_NAME.fullmatch(self.text, self.scene.sentences[index].start, position):
            return None
        later = sorted(
            (e for e in events.get(index, ()) if e.start > position and e.rank < 2), key=lambda event: event.start
        )
        first = later[0].actor if later else None
        return first if first and first.gender in (None, gender) else None

    def _has_object(self, name: int, position: int) -> bool:
        """Tell whether "him" follows what may be a clause's subject, so that it is somebody else."""
        him = _HIM.search(self.text, name, position)
        return bool(him) and not re.search(r"[,;:—–“”\"]", self.text[name : him.start()])

    def _is_about(self, index: int, name: int, position: int) -> bool:
        """Tell whether the only name of a sentence so far, no subject, is still the one for its pronoun."""
        opening = self.text[self.scene.sentences[index].start : name]
        if _OPENING.fullmatch(opening):  # "Mr. Reed's success shows that he"
            return True
        before = self.text[max(name, position - 12) : position]
        return bool(_SUBORDINATE.search(before)) and not self.text[name:position].count(",")

    def _inner(self, position: int, gender: str) -> Actor | None:
        """Return the only person of that gender who is named in the quotation so far."""
        span = self.scene.quotation_at(position)
        inside = {
            id(m.actor): m.actor
            for m in (self.register.within(span.start, position) if span else ())
            if id(m.actor) in self._persons and m.actor.gender in (None, gender)
        }
        return next(iter(inside.values())) if len(inside) == 1 else None
