"""The templates of sentences, each tied to the function that checks it, and how a check says no.

In the patterns `#` is a whole number, `%` a percentage, `~` a decimal, `@` the name of an outlet and `&` any
other name: names are read first, as they may hold any sign, and each becomes one sign of its own.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

SIGNS = "\ue000-\uf8ff"  # private use: what stands for names
TOKENS = {
    "#": r"(\d{1,3}(?:,\d{3})*)",
    "%": r"(under 1%|over 99%|\d+%)",
    "~": r"(-?\d+\.\d+)",
    "=": r"(\d+(?:\.5)?)",
    "@": f"([{SIGNS}])",
    "&": f"([{SIGNS}])",
}
TEMPLATES: list[tuple[re.Pattern, Callable]] = []


class Untrue(AssertionError):
    """A sentence that the rows do not bear out."""


def must(holds: Any, reason: str) -> None:
    """Raise `Untrue` with the reason unless something holds."""
    if not holds:
        raise Untrue(reason)


@cache
def pattern(written: str) -> re.Pattern:
    """Return a template's regular expression."""
    return re.compile(re.sub("[#%~=@&]", lambda match: TOKENS[match[0]], written))


def says(written: str) -> Callable:
    """Tie a template to the function that checks it."""

    def tie(told: Callable) -> Callable:
        TEMPLATES.append((pattern(written), told))
        return told

    return tie
