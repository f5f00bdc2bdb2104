"""Tell the forms of one name: "Lars P. Holm Jr.", "Lars Holm", "Holm".

Everything here is about words alone; whose name they are, `name_owners` settles.
"""

import re

from helpers.introductions import DEGREES
from helpers.names import SUFFIXES, Name, Token, fold

POSSESSIVE = re.compile(r"['’]s?$")
_CAPITALS = re.compile(r"(?:(?:[A-Z][\w’'-]*|of|and|for|the|&|in|on),?[ \xa0])+$")


def core(name: Name) -> list[Token]:
    """Return the words of a name without "Jr." and the like."""
    return [token for token in name.tokens if token.key not in SUFFIXES]


def as_written(text: str, name: Name) -> str:
    """Return a name as the text has it, "Jr." included, with single spaces."""
    form = re.sub(r"[\s\xa0]+", " ", text[name.tokens[0].start : name.tokens[-1].end])
    jr = DEGREES.match(text, name.tokens[-1].end) if name.kind != "body" else None
    return form + (jr.group() if jr else "")


def without_middle(form: str) -> str:
    """Return first and last name alone, folded: "Lars P. Holm Jr." is "lars holm"."""
    words = [word for word in fold(DEGREES.sub("", form)).replace(",", " ").split() if word not in SUFFIXES]
    return f"{words[0]} {words[-1]}" if len(words) > 1 else "".join(words)


def without_degree(form: str) -> str:
    """Return a person's name without "Jr." and the like."""
    return DEGREES.sub("", form)


def name_key(form: str) -> str:
    """Return the last name of a full name, in lower case."""
    words = [word for word in form.replace(",", " ").split() if word.rstrip(".").lower() not in SUFFIXES]
    return words[-1].lower().replace("’", "'") if words else ""


def same_person(one: str, other: str) -> bool:
    """Tell whether two full names with one last name can be one person's."""
    first, second = fold(one).split(), fold(other).split()
    short, long = sorted((first, second), key=len)
    if len(short) > 1 and long[-len(short) :] == short:  # Ana Ruiz Holm is also called Ruiz Holm
        return True
    a, b = first[0], second[0]
    if (
        a != b
        and not (min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a)))
        and not ((len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)))
    ):
        return False
    middles = [{w for w in words[1:-1] if w not in SUFFIXES} for words in (first, second)]
    if middles[0] and middles[1] and {w[0] for w in middles[0]} != {w[0] for w in middles[1]}:
        return False
    return not {"jr", "sr"} & (_marks(first) ^ _marks(second))


def _marks(words: list[str]) -> set[str]:
    return {word.strip(".,") for word in words}


def spelled_out(text: str, end: int, acronym: str) -> str | None:
    """Return the capitalised words before an acronym in parentheses whose initials it has."""
    run = _CAPITALS.search(text[max(0, end - 120) : end] + " ")
    words = run.group().split() if run else []
    letters = [word[0].lower() for word in words]
    wanted = acronym.replace(".", "").replace("&", "").lower()
    for first in range(len(words) - 1, -1, -1):
        big = [letter for word, letter in zip(words[first:], letters[first:], strict=True) if word[0].isupper()]
        if words[first][0].isupper() and "".join(big) == wanted:
            return " ".join(words[first:])
    return None
