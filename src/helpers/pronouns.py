"""Settle whom "he" and "she" mean, in the order in which the article says them.

The nearest sentence that has somebody like a subject decides: its speaker, else its first
such name or pronoun. Men and women are kept apart as far as the article itself tells
them, by titles, words like "spokeswoman", and pronouns that can mean nobody else. A name
that two people could own stops the search: whoever comes before it is not meant for sure.
A pronoun inside quotation marks is given only to somebody named in them.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from helpers.actors import DOES, PREPOSITION, Mention, Register
from helpers.article import Article, Span
from helpers.introductions import Actor
from helpers.quotes import marks_of

MAN, WOMAN = {"he", "him", "his"}, {"she", "her", "hers"}
LOOK_BACK = 4  # sentences outside quotation marks; further back a pronoun rarely means anybody sure
FURTHEST = 30  # sentences of any kind, so that a page of quotations costs no more than another

_WHILE = re.compile(r"\b(?:[Aa]s|[Aa]fter|[Bb]efore|than|and)\s$")
_TOPIC = re.compile(r"\b[Aa]s for $")
_PERSONAL = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.I)


class _Event(NamedTuple):
    """A person in a sentence's running text: a name, or a pronoun that is settled."""

    start: int
    actor: Actor | None  # None: a name that two people could own
    rank: int  # 0 a source, 1 like a subject, 2 any other


class Scene:
    """An article's names, sentences and quotation marks, looked up by position."""

    def __init__(self, article: Article, register: Register) -> None:
        self.text = article.text
        self.register = register
        others = [Span(block.start, block.end) for block in article.blocks if block.role != "body"]
        self.sentences = sorted([*article.sentences, *others])  # every other block is one stretch
        self._starts = [span.start for span in self.sentences]
        self.quoted = [Span(stretch.start, stretch.end) for stretch in marks_of(article)]
        self._quoted_starts = [span.start for span in self.quoted]

    def sentence_at(self, position: int) -> int:
        """Return the index of the sentence that a position stands in or behind, -1 before all."""
        return bisect_right(self._starts, position) - 1

    def quotation_at(self, position: int) -> Span | None:
        """Return the stretch in quotation marks around a position, None outside them."""
        index = bisect_right(self._quoted_starts, position) - 1
        inside = index >= 0 and self.quoted[index].start < position < self.quoted[index].end
        return self.quoted[index] if inside else None

    def has_running_text(self, index: int) -> bool:
        """Tell whether a sentence is more than somebody's words in quotation marks."""
        span = self.sentences[index]
        return not (self.quotation_at(span.start + 1) and self.quotation_at(span.end - 2))


class Pronouns:
    """Settles an article's pronouns; `persons` are the ids of the actors whom they can mean.

    `speakers` holds the places at which a name is the source of an attribution. After
    `settle`, `meant` holds by a pronoun's place the actor whom it means.
    """

    def __init__(self, scene: Scene, persons: set[int], speakers: Mapping[int, Actor]) -> None:
        self.scene, self.text, self.register = scene, scene.text, scene.register
        self._persons, self._speakers = persons, speakers
        self.meant: dict[int, Actor] = {}

    def settle(self, unnamed: Mapping[int, Actor | None]) -> None:
        """Settle every he and she, in reading order, so that each can lean on the one before.

        `unnamed` are the speakers without a name, by place, and the actor whom they are.
        """
        events: dict[int, list[_Event]] = {}
        for mention in self.register.mentions:
            if id(mention.actor) in self._persons and not self.scene.quotation_at(mention.start):
                index = self.scene.sentence_at(mention.start)
                events.setdefault(index, []).append(_Event(mention.start, mention.actor, self._rank(mention)))
        for name in self.register.unsettled:
            if not self.scene.quotation_at(name.start):
                events.setdefault(self.scene.sentence_at(name.start), []).append(_Event(name.start, None, 1))
        self._learn_genders(events)
        for start, actor in unnamed.items():
            if not self.scene.quotation_at(start):
                events.setdefault(self.scene.sentence_at(start), []).append(_Event(start, actor, 0))
        for index, sentence in enumerate(self.scene.sentences):
            for pronoun in _PERSONAL.finditer(self.text, sentence.start, sentence.end):
                gender = "m" if pronoun.group().lower() in MAN else "f"
                if self.scene.quotation_at(pronoun.start()):
                    actor = self._inner(pronoun.start(), gender)
                else:
                    actor = self._nearest(index, pronoun.start(), gender, events)
                if actor is None:
                    continue
                self.meant[pronoun.start()] = actor
                if not self.scene.quotation_at(pronoun.start()) and pronoun.group().lower() in ("he", "she"):
                    events.setdefault(index, []).append(_Event(pronoun.start(), actor, 1))

    def _rank(self, mention: Mention) -> int:
        if mention.start in self._speakers:  # whom somebody was asked by is not whom the sentence is about
            return 1 if self.text[max(0, mention.outer - 3) : mention.outer] == "by " else 0
        if _TOPIC.search(self.text, max(0, mention.outer - 7), mention.outer):
            return 1
        if _WHILE.search(self.text, max(0, mention.outer - 8), mention.outer) and DOES.match(
            self.text, mention.end
        ):
            return 1  # "as Reed spoke" opens a clause
        if mention.possessive or PREPOSITION.search(self.text, max(0, mention.outer - 14), mention.outer):
            return 2
        return 1

    def _learn_genders(self, events: dict[int, list[_Event]]) -> None:
        """Give a person the gender of the pronouns that can mean nobody else."""
        votes: dict[int, list[int]] = {}
        for index, inside in events.items():
            if len({id(event.actor) for event in inside}) != 1:
                continue
            last = inside[0]
            spans = [Span(last.start, self.scene.sentences[index].end)]
            if index + 1 < len(self.scene.sentences) and index + 1 not in events:
                spans.append(self.scene.sentences[index + 1])
            for span in spans:
                for pronoun in _PERSONAL.finditer(self.text, *span):
                    if not self.scene.quotation_at(pronoun.start()):
                        votes.setdefault(id(last.actor), [0, 0])[pronoun.group().lower() in WOMAN] += 1
        for actor in self.register.actors:
            men, women = votes.get(id(actor), (0, 0))
            if not actor.gender and max(men, women) >= 3 * min(men, women) and men != women:
                actor.gender = "m" if men > women else "f"

    def _nearest(self, index: int, position: int, gender: str, events: dict[int, list[_Event]]) -> Actor | None:
        """Return the person whom a pronoun in the running text most likely means."""
        weak: list[Actor] = []
        looked = 0
        owned = self.text[position : position + 4].lower() in ("his ", "her ")
        for back in range(index, max(-1, index - FURTHEST), -1):
            here = [
                event
                for event in events.get(back, ())
                if event.start < position and (event.actor is None or event.actor.gender in (None, gender))
            ]
            here.sort(key=lambda event: event.start)
            strong = [event for event in here if event.rank < 2]
            if strong:
                best = next((event for event in strong if event.rank == 0), strong[0])
                known = [event for event in strong if event.actor and event.actor.gender == gender]
                if best.rank and (best.actor is None or best.actor.gender is None) and known:
                    best = known[0]
                return best.actor
            if here and back == index and owned and len({id(event.actor) for event in here}) == 1:
                return here[0].actor  # "Reed's pitch is his promise"
            if here and back < index and not weak:
                weak = [event.actor for event in here]
            if self.scene.has_running_text(back) and back < index:
                looked += 1
            if looked >= LOOK_BACK:
                break
        return weak[0] if len({id(actor) for actor in weak}) == 1 else None

    def _inner(self, position: int, gender: str) -> Actor | None:
        """Return the only person of that gender who is named in the quotation so far."""
        span = self.scene.quotation_at(position)
        inside = {
            id(m.actor): m.actor
            for m in (self.register.within(span.start, position) if span else ())
            if id(m.actor) in self._persons and m.actor.gender in (None, gender)
        }
        return next(iter(inside.values())) if len(inside) == 1 else None
