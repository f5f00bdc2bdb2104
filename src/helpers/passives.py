"""Find agentless passives: clauses that tell that something was done, and not by whom.

A rule over words, after data/codebook/passives.yaml: a form of "be" or "get", adverbs, a past
participle, and no by-phrase with an agent before the next punctuation or clause. No parser reads the
sentence, so some participles that tell a state are taken for passives, and passives without "be"
(the man arrested on Monday) are not found.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from helpers import codebook

LIST = "passives"
MOST_BETWEEN = 4  # words between "be" and its participle: "had been not yet very widely told" has four
FARTHEST_AGENT = 14  # words in which "by" is looked for; what is farther belongs to something else


class Passive(NamedTuple):
    """A passive among tokens: the places of "be" and of the participle.

    `evidential` is the entry of evidentials.yaml where the verb is one of saying or thinking.
    """

    first: int
    last: int
    evidential: str | None


def agentless(tokens: Sequence[str]) -> Iterator[Passive]:
    """Yield the agentless passives among the tokens of a sentence, in small letters, in reading order."""
    be, taken = words("be"), -1
    for at, token in enumerate(tokens):
        if token not in be:
            continue
        last = _participle_after(tokens, at)
        if last is None or last <= taken or _has_agent(tokens, last):
            continue
        taken = last
        evidential = _evidential(tokens, last)
        if evidential or tokens[last] not in words("adjectives"):
            yield Passive(at, last, evidential)


def _participle_after(tokens: Sequence[str], at: int) -> int | None:
    """Return the place of the participle that belongs to the "be" at a place, None without one."""
    if at and tokens[at - 1] == "there":  # "there was increased traffic" tells no act
        return None
    for place in range(at + 1, min(at + 2 + MOST_BETWEEN, len(tokens))):
        if _is_participle(tokens[place]):
            return place
        if tokens[place] not in words("adverbs") and not tokens[place].endswith("ly"):
            return None
    return None


@cache
def _is_participle(token: str) -> bool:
    """Tell a word that can be a verb's past participle, be it used as an adjective or not."""
    return (token.endswith("ed") and len(token) > 4) or token in words("irregular_participles")


def _evidential(tokens: Sequence[str], participle: int) -> str | None:
    """Return the kind of evidence that a verb of saying or thinking tells of, None for any other verb."""
    verb = tokens[participle]
    return _evidentials().get(verb) or _evidentials().get(
        " ".join([verb, *tokens[participle + 1 : participle + 2]])
    )


def _has_agent(tokens: Sequence[str], participle: int) -> bool:
    """Tell whether a by-phrase behind a participle names who or what did it."""
    for place in range(participle + 1, min(participle + 1 + FARTHEST_AGENT, len(tokens))):
        token = tokens[place]
        if not token[0].isalnum() or token in words("clause_openers"):
            return False
        if token == "by" and _is_agent(tokens[place + 1 : place + 3]):
            return True
        if _is_participle(token) and tokens[place - 1] not in words("joining"):
            return False  # a "by" from here on belongs to this one
    return False


def _is_agent(behind: Sequence[str]) -> bool:
    """Tell an agent behind "by" from a time, a means, an amount (by 5 points) or a doing (by cutting)."""
    if not behind:
        return False
    word, after = behind[0], behind[-1]
    if word[0].isdigit():
        return after == "of"  # "by 34 percent" is an amount, "by 34% of voters" is not: the sign is no token
    if word in ("the", "a", "an"):
        return after not in words("not_agents")
    return word not in words("not_agents") and not word.endswith("ing")


@cache
def words(key: str) -> frozenset[str]:
    """Return one of the word lists of the codebook's file."""
    return codebook.words(LIST, key)


@cache
def _evidentials() -> dict[str, str]:
    """Return the participles of saying and thinking, some with the word behind them, with their entry."""
    entries = codebook.entries(LIST).items()
    return {phrase: name for name, entry in entries for phrase in entry.get("participles", [])}
