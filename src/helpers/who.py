"""Name what is settled of a source: the speaker, whether it is named, the actor, the words that tell."""

from typing import NamedTuple

from helpers.introductions import Actor


class Who(NamedTuple):
    """Who a source is: `speaker` and `named` as in `Attribution`, the actor, and the words that tell."""

    speaker: str | None = None
    named: bool | None = None
    actor: Actor | None = None
    words: str = ""
    several: tuple[Actor, ...] = ()  # the actors, where a source names more than one


def joined(speakers: list[str]) -> str:
    """Return the names of several speakers as one: "Lars Holm and Eva Berg"."""
    return " and ".join([", ".join(speakers[:-1]), speakers[-1]] if len(speakers) > 1 else speakers)
