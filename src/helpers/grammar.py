"""The closed classes of English words that the search for attributions reads, and the reporting verbs.

Lists, no grammar: what a word may be, not what it is in its sentence. The verbs are those of
data/codebook/reporting_verbs.yaml, in all their forms.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from helpers import codebook


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


AUXILIARIES = _listed(
    "has have had is are was were be been being will would could can may might must should did does do"
)
BEING = _listed("is are was were be been being")
MODALS = _listed("can could may might must should")
NEGATED = re.compile(r"(?:\w+n['’]t|not|never)$")
ADVERBS = _listed(
    "also later then once again now never not even still often already just first since soon "
    "repeatedly previously recently long always further too both all only so far publicly once"
)
PRONOUNS = _listed("he she they it i we you who everyone everybody nobody anyone someone no-one")
DETERMINERS = _listed(
    "the a an his her their its our my your this that these those some several many most few both "
    "other others another one two three four five six seven dozens hundreds no each every any all "
    "more"
)
PREPOSITIONS = _listed(
    "in on at during after before for with from by since amid despite under among to of about as "
    "into over against through via when while within without upon asked speaking"
)
BORDERS = _listed(
    "that but because while when as if since although though where whereas until than which who whom "
    "whose whether what how why so then yet or , ; : — – -- - ( ) ? ! … /"
)
SUBORDINATORS = _listed("while if when although though as because since after before")
DAYS = _listed(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow january "
    "february march april the-month-may june july august september october november december"
)
WEEKDAYS = _listed("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow")
CLAUSE_OPENERS = _listed("that whether if what how why where when who which")
STOPS = _listed(", ; : — – -- . ? ! …")
PLURALS = _listed("they we i you who people police officials some many others most ,")
NOUNS = _listed("president minister mayor governor spokesman spokeswoman spokesperson police officials")
# verb forms that are often nouns: "the report said", "her office's claims"
NOUNS_TOO = _listed(
    "report reports claim claims note notes post posts comment comments order orders plan plans demand "
    "demands estimate estimates forecast forecasts call calls pledge promise question questions answer "
    "reply state states read find"
)
# what stands before "to say" where somebody says it, or will: "went on to say", "is expected to say"
LEADS_TO = _listed("expected likely going went goes continued due set scheduled refused refuses declined declines")
REFUSALS = _listed("refused refuses refusing declined declines declining failed fails")
NOBODY = _listed("nobody nothing neither none no no-one")
# past forms without "-ed" that news uses most: they show where a subject ends
IRREGULAR = _listed(
    "became began brought built came caught chose drew drove fell fought found gave got grew had heard held "
    "hit kept knew laid led left lost made meant met paid put ran rose sat saw sent set shot spent spoke "
    "stood struck took told thought threw went won wore wrote"
)


class Verb(NamedTuple):
    """A form of a reporting verb: what the codebook says it takes, and which form it is."""

    takes: frozenset[str]
    form: str  # "base", "s", "past" or "ing"
    particle: str
    neutral: bool


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Return every form of the reporting verbs, in lower case."""
    forms: dict[str, tuple[Verb, ...]] = {}
    for lemma, entry in codebook.entries("reporting_verbs").items():
        base, _, particle = lemma.partition(" ")
        takes = frozenset(entry["takes"])
        for form, kind in _inflect(base, entry.get("forms", [])):
            verb = Verb(takes, kind, particle, entry["class"] in ("neutral", "written", "answering"))
            forms[form] = (*forms.get(form, ()), verb)
    return forms


def _inflect(base: str, irregular: list[str]) -> Iterator[tuple[str, str]]:
    stem = base[:-1] if base.endswith("e") else base
    if base in ("quip", "label", "dub", "slam"):
        stem += base[-1]
    yield base, "base"
    yield from ((form, "s" if form.endswith("ies") else "past") for form in irregular if not form.endswith("ing"))
    if base.endswith("y") and base[-2] not in "aeiou":
        yield from ((base[:-1] + "ies", "s"), (base[:-1] + "ied", "past"))
    else:
        yield base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s"), "s"
        if not irregular:
            yield stem + "ed", "past"
    yield stem + "ing", "ing"
