"""The verb of a cue, and its tier: how it presents what is said (data/codebook/reporting_verbs.yaml).

A cue is a handful of words ("has repeatedly warned", "made it clear"). The first known verb counts;
one that only carries another on gives way to it ("continued to insist"). Only verbs of speech count. What is
a noun by the words around it ("the claim that", "in protest") is no verb, and a passive ("was confirmed")
is one only where it says what was said or by whom.
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
MOST_BEFORE_SAID = 4  # words between a verb and what opens the words said: "warned on Monday that"
AROUND = 60  # characters read on either side of a cue
NOT_SAID = {  # what makes another act of a verb that follows it
    "claim": frozenset("responsibility credit victory asylum".split()),
    "insist": frozenset({"on"}),
}


class Verb(NamedTuple):
    """A verb of a cue: its name in the codebook, its tier, and where it stands."""

    name: str
    tier: str
    start: int
    end: int


def words(key: str) -> frozenset[str]:
    """Return one of the word lists at the head of reporting_verbs_further.yaml."""
    return codebook.words(LISTS[1], key)


def verb_of(text: str, cue: Sequence[Span], *, in_marks: bool = False) -> Verb | None:
    """Return the reporting verb of a cue, None where it holds no verb of speech that the codebook knows.

    `in_marks` says that some of what is said stands in quotation marks: then a verb that may tell
    another act (attack, threaten) is taken for one of speech.
    """
    found = [verb for span in cue for verb in _verbs_in(text, span, in_marks)]
    if len(found) > 1 and found[0].name in words("carrying_on"):
        found = found[1:]
    told = found[0] if found else None
    return None if told and told.name in words("not_speech") else told


def _verbs_in(text: str, span: Span, in_marks: bool) -> list[Verb]:
    tokens, spans = tokenise(text, *span)
    before, after = _around(text, span)
    found: list[Verb] = []
    for at, token in enumerate(tokens):
        for name, second, tier in forms().get(token, ()):
            last = at if not second else _place_of(second, tokens, at + 1)
            if last is None:
                continue
            left, right = [*before, *tokens[:at]], [*tokens[last + 1 :], *after]
            first = name.partition(" ")[0]
            if _is_noun(left, token, right, first) or _is_possessed(text, spans[at][0]) or _is_negated(left):
                continue
            if _is_empty_passive(left, token, right, first) or not (in_marks or _is_speech(name, right)):
                continue
            found.append(Verb(name, tier, spans[at][0], spans[last][1]))
            break
    return found


def _around(text: str, span: Span) -> tuple[list[str], list[str]]:
    """Return the words before and after a stretch, of the same line; quotation marks are words of their own."""
    before = text[max(span.start - AROUND, 0) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + AROUND].partition("\n")[0]
    left = tokenise(before, 0, len(before))[0]
    right = tokenise(after, 0, len(after))[0]
    return left, ["“", *right] if re.match(r"[\s,:]*[“\"‘«]", after) else right


def _place_of(word: str, tokens: Sequence[str], start: int) -> int | None:
    """Return where the second word of a verb stands, None where it doesn't."""
    near = tokens[start : start + 1 + MOST_BETWEEN]
    return start + near.index(word) if word in near else None


def _is_noun(left: Sequence[str], token: str, right: Sequence[str], first: str) -> bool:
    """Tell "a public comment", "in protest" and "claims of fraud" from "publicly commented" and "claims that"."""
    previous, following = (left[-1] if left else ""), (right[0] if right else "")
    if previous in words("determiners"):
        return True
    if token not in (first, first + "s", first + "es"):
        return False
    if previous in words("noun_after"):
        return True
    if first not in words("nouns_too"):
        return False
    for word in reversed(left[-MOST_BEFORE_NOUN:]):
        if word in words("determiners") and token == first:  # "his first comment", but not "the paper claims"
            return True
        if not word[0].isalnum() or word.endswith("s") or word in words("subjects"):
            break
    return following in words("noun_before") and previous not in words("subjects")


def _is_possessed(text: str, start: int) -> bool:
    """Tell "Reed's claim" and "so-called" from verbs."""
    return bool(re.search(r"(?:['’]s\s+|s['’]\s+|\w-)$", text[max(start - 4, 0) : start]))


def _is_empty_passive(left: Sequence[str], token: str, right: Sequence[str], first: str) -> bool:
    """Tell "was confirmed by the Senate" and "noted for" from "it was confirmed that" and "she confirmed"."""
    if token.endswith("ing") or token in (first, first + "s", first + "es"):
        return False
    if token in ("noted", "known") and right[:1] == ["for"]:
        return True
    for word in reversed(left[-MOST_BETWEEN - 1 :]):
        if word in codebook.words("passives", "be"):
            silent = words("opening_words_said").isdisjoint(right[:MOST_BEFORE_SAID])
            return silent and right[:1] not in (["as"], ["of"], ["by"])
        if word not in codebook.words("passives", "adverbs") and not word.endswith("ly"):
            break
    return False


def _is_speech(name: str, right: Sequence[str]) -> bool:
    """Tell whether a verb that may name another act is followed by words said: "threatened to", "showed that"."""
    if not NOT_SAID.get(name, frozenset()).isdisjoint(right[:1]):
        return False
    if name not in words("speech_with_words"):
        return True
    opened = words("opening_words_said") | ({"to"} if name in words("committing") else {"as"})
    return not opened.isdisjoint(right[:MOST_BEFORE_SAID])


def _is_negated(left: Sequence[str]) -> bool:
    """Tell "did not confirm", "never publicly acknowledged" and "failed to explain": nothing was said."""
    return any(word in ("not", "never") or word.endswith("n't") for word in left[-2:]) or any(
        word in words("refusing") for word in left[-3:]
    )


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
