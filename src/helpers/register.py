"""Hold the names of an article where they stand, each with the actor behind it.

The register is looked up by place and by name. `actors` makes it; nothing here decides whose
name is whose.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from helpers.introductions import Actor
from helpers.names import fold

# What stands right before somebody who is not the subject.
PREPOSITION = re.compile(
    r"\b(?:of|for|to|with|by|against|about|from|in|on|at|between|behind|after|before|over|under|near|than|like|as"
    r"|supporting|told|asked|called|met|and)\s+(?:the\s+)?$",
    re.I,
)
# What stands right behind somebody who does something.
DOES = re.compile(
    r"[ \xa0](?:[a-z]+(?:s|ed)|said|told|who|had|won|led|spoke|began|went|took|made|gave|came|wrote|lost|left"
    r"|found|held|kept|met|ran|saw|sat|stood|thought|felt|fell|drew|grew|knew|rose|sought|sent|spent|paid|got"
    r"|became|brought|built|bought|chose|did|were|would|will|could)\b"
)


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

    def around(self, position: int) -> Mention | None:
        """Return the mention that a position stands inside of, behind its first letter."""
        before = bisect_left(self.starts, position)
        return self.mentions[before - 1] if before and position < self.mentions[before - 1].end else None

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
