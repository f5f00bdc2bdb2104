"""The verb of a cue, and its tier: how it presents what is said (data/codebook/reporting_verbs.yaml).

A cue is a handful of words ("has repeatedly warned", "made it clear"). The first known verb counts;
one that only carries another on gives way to it ("continued to insist"). A word that is a noun there
("the claim that") is no verb.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from helpers import codebook
from helpers.article import Span
from helpers.terms import inflections, tokenise

LISTS = ("reporting_verbs", "reporting_verbs_further")
TIERS = ("neutral", "asserting", "doubting", "hostile", "forceful")
MOST_BETWEEN = 2  # words between the two of a verb: "made it very clear"
MOST_BEFORE_NOUN = 3  # words from a noun back to its article: "a written public comment"
CARRYING_ON = frozenset({"continue", "go on", "seek"})
NOUNS = frozenset(  # verbs whose plain form and form in -s are nouns before one of NOUN_BEFORE: "claims of fraud"
    "attack charge claim comment demand doubt fear favor hope offer plan promise question report request support "
    "view".split()
)
NOUN_BEFORE = frozenset({"of", "about", "for", "against"})
DETERMINERS = frozenset("a an the his her their its my our your no any some such another these those".split())


class Verb(NamedTuple):
    """A verb of a cue: its name in the codebook, its tier, and where it stands."""

    name: str
    tier: str
    start: int
    end: int


def verb_of(text: str, cue: Sequence[Span]) -> Verb | None:
    """Return the reporting verb of a cue, None where it holds none that the codebook knows."""
    found = [verb for span in cue for verb in _verbs_in(text, span)]
    if len(found) > 1 and found[0].name in CARRYING_ON:
        return found[1]
    return found[0] if found else None


def _verbs_in(text: str, span: Span) -> list[Verb]:
    tokens, spans = tokenise(text, *span)
    found: list[Verb] = []
    for at, token in enumerate(tokens):
        for name, second, tier in forms().get(token, ()):
            last = at if not second else _place_of(second, tokens, at + 1)
            if last is not None and not _is_noun(tokens, at, name.partition(" ")[0]):
                found.append(Verb(name, tier, spans[at][0], spans[last][1]))
                break
    return found


def _place_of(word: str, tokens: Sequence[str], start: int) -> int | None:
    """Return where the second word of a verb stands, None where it doesn't."""
    near = tokens[start : start + 1 + MOST_BETWEEN]
    return start + near.index(word) if word in near else None


def _is_noun(tokens: Sequence[str], at: int, first: str) -> bool:
    """Tell "a public comment" and "claims of fraud" from "publicly commented" and "claims that"."""
    if tokens[at] not in (first, first + "s", first + "es"):
        return at > 0 and tokens[at - 1] in DETERMINERS
    for before in reversed(tokens[max(at - MOST_BEFORE_NOUN, 0) : at]):
        if before in DETERMINERS:
            return True
        if not before[0].isalnum():
            break
    return first in NOUNS and bool(NOUN_BEFORE.intersection(tokens[at + 1 : at + 2]))


@cache
def forms() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return every form of a reporting verb's first word, with the verbs it can be of.

    A verb is its name, its second word ("" without one) and its tier; those of two words come first.
    Raises `CodebookError` for a verb without one of `TIERS`.
    """
    found: dict[str, list[tuple[str, str, str]]] = {}
    for list_name in LISTS:
        for name, entry in codebook.entries(list_name).items():
            if entry.get("tier") not in TIERS:
                raise codebook.CodebookError(
                    f"{list_name}.yaml, line {codebook.line_of(list_name, name, name)}: "
                    f"“{name}” needs a tier, one of {', '.join(TIERS)}."
                )
            first, _, second = name.partition(" ")
            for form in _forms_of(first) | set(entry.get("forms", [])):
                found.setdefault(form, []).append((name, second, entry["tier"]))
    return {form: tuple(sorted(verbs, key=lambda verb: not verb[1])) for form, verbs in found.items()}


def _forms_of(base: str) -> set[str]:
    """Return a verb's regular forms, with its last letter single and doubled (labeled, labelled)."""
    made = inflections(base + "~") | {base + "ing"}
    if re.search(r"[^aeiou](?:[aeiou]|ui)[^aeiouwxy]$", base):
        made |= {base + base[-1] + ending for ending in ("ed", "ing")}
    return made
