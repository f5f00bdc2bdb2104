"""Reads a sentence: a sign for each name in it, nouns in the right number, then the check of its template."""

import re
from typing import Any

from claim_checks.tables import Facts
from claim_checks.templates import TEMPLATES, Untrue, must

NOUNS = "word line quotation paraphrase sentence speaker article attribution claim mention verb time fact".split()
NO_TEMPLATE = "no check knows this template"


def check(text: str, tables: Any) -> None:
    """Raise AssertionError with the reason where a sentence is not what the rows say, or no template of ours."""
    reading(text, tables)


def reading(text: str, tables: Any) -> str:
    """Check a sentence and return it with a sign for each name."""
    facts = tables if isinstance(tables, Facts) else Facts(tables)
    reasons = []
    for read in facts.readings(text):
        try:
            check_read(read, facts)
            return read
        except Untrue as untrue:
            reasons.append(str(untrue))
    raise Untrue(f"{max(reasons, key=lambda reason: reason != NO_TEMPLATE)}: {text}")


def check_read(read: str, facts: Facts) -> None:
    """Check a sentence in which names are signs."""
    agrees(read)
    for pattern, told in TEMPLATES:
        if match := pattern.fullmatch(read):
            told(facts, *match.groups())
            return
    raise Untrue(NO_TEMPLATE)


def agrees(read: str) -> None:
    """Check that nouns are in the number that fits."""
    for number, noun in re.findall(r"(?<![\d.,])(\d[\d,]*)(?: quoted| attributed)? ([a-z]+)\b", read):
        singular = noun.removesuffix("s")
        if singular in NOUNS:
            must((number == "1") == (noun == singular), f"“{number} {noun}”")
