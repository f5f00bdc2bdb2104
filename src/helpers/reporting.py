"""The reporting verbs of data/codebook/reporting_verbs.yaml in all their forms."""

from collections.abc import Iterator
from functools import cache

from helpers import codebook

SPEAKING = ("neutral", "written", "answering")  # classes of verbs
UNSPOKEN = ("thinking", "wishing", "finding", "suggesting")  # for what needs no words
DOUBLING = ("quip", "label", "dub", "slam", "admit")  # quipped, labelling


@cache
def forms() -> dict[str, tuple[str, ...]]:
    """Return every form of a reporting verb, in lower case, with the ids of the verbs it can be of.

    Of a verb of two words ("point out") the forms are those of the first.
    """
    found: dict[str, tuple[str, ...]] = {}
    for lemma, entry in codebook.entries("reporting_verbs").items():
        for form in _inflected(lemma.partition(" ")[0], entry.get("forms", [])):
            found[form] = (*found.get(form, ()), lemma)
    return found


@cache
def speaking() -> frozenset[str]:
    """Return the forms of the verbs that tell that somebody spoke or wrote, and nothing else of it."""
    return _forms_of({lemma for lemma, kind in _classes().items() if kind in SPEAKING})


@cache
def of_speakers() -> frozenset[str]:
    """Return the forms of the verbs for what only somebody who speaks or writes can do."""
    return _forms_of({lemma for lemma, kind in _classes().items() if kind not in UNSPOKEN and " " not in lemma})


def _classes() -> dict[str, str]:
    return {lemma: entry["class"] for lemma, entry in codebook.entries("reporting_verbs").items()}


def _forms_of(lemmas: set[str]) -> frozenset[str]:
    return frozenset(form for form, own in forms().items() if lemmas.intersection(own))


def _inflected(base: str, irregular: list[str]) -> Iterator[str]:
    stem = base[:-1] if base.endswith("e") else base
    if base in DOUBLING:
        stem += base[-1]
    yield from dict.fromkeys([base, *irregular, (base if base.endswith("ee") else stem) + "ing"])
    if base.endswith("y") and base[-2] not in "aeiou":
        yield from (base[:-1] + "ies", base[:-1] + "ied")
        return
    yield base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    if not irregular:
        yield stem + "ed"
