"""Know the words by which things are named: roles, titles, peoples; and bring names into a form that adds up."""

import re
from functools import cache
from typing import NamedTuple

from helpers import codebook, names
from helpers.name_forms import POSSESSIVE
from helpers.pronouns import PRONOUNS
from helpers.role_words import person_nouns

LIST = "naming"  # the codebook's file

WORD_BEHIND = re.compile(r"[ \xa0]([\w-]+)")
# What somebody has is not who has it: "the mayor's office".
THEIR_BODY = re.compile(r"(?:['’]s?)?[ \xa0](?:office|campaign|administration|government|regime|camp)\b")


class Named(NamedTuple):
    """Something named where it stands: what it is, and the words, in a form that adds up."""

    start: int
    end: int
    thing: str
    kind: str
    name: str


@cache
def role_nouns() -> frozenset[str]:
    """Return the nouns by which one person can be called: "leader", "mayor"."""
    return frozenset(person_nouns() | names.word_list("epithets")) - (before_titles() - {"general"}) - PRONOUNS


@cache
def before_titles() -> frozenset[str]:
    """Return what stands before titles and roles: "former", "deputy"."""
    return codebook.words(LIST, "before_titles")


@cache
def function_words() -> frozenset[str]:
    """Return the small words at which a role or an adjective ends."""
    return codebook.words(LIST, "small_words")


def people_of(word: str) -> str | None:
    """Return the country or party that a word for a people, or a country's name, stands for."""
    return names.peoples().get(word.lower()) or names.countries().get(names.fold(word))


def tidy(words: str) -> str:
    """Return words with single spaces and straight apostrophes, without a possessive at the end."""
    return POSSESSIVE.sub("", " ".join(words.replace("’", "'").split()))


def common(phrase: str) -> str:
    """Return a role with its common words small: "The Russian President" is "the Russian president"."""
    small = role_nouns() | before_titles() | names.word_list("titles") | {"the"}
    return " ".join(
        word.lower() if word.lower() in small and not (people_of(word) or word[1:].isupper()) else word
        for word in tidy(phrase).split()
    )
