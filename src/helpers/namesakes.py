"""Tell which names in several articles are one speaker's, so that nobody is counted twice.

Inside an article a speaker has one name already. Across articles "Donald J. Trump" and
"Donald Trump" are one, and so is a bare "Trump" where the articles know one person of
that name only. News drops a "Jr." at will, so it parts two people only where one article
has both. Two people of one last name and bodies whose names differ stay apart. All names
are given the form that most articles use.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import combinations

from helpers import codebook
from helpers.names import unaccented
from helpers.who import joined

LONG = 6  # letters of a given name: one of fewer letters may be another name by one of them
_JOINTS = re.compile(", | and ")
_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\.?$")


def reconcile(casts: Iterable[Iterable[str]]) -> dict[str, str]:
    """Return the name to use for each speaker.

    `casts` holds the speakers' names of each article. The form used by most articles
    wins, then the longer one, then the first by alphabet.
    """
    casts = [set(cast) for cast in casts]
    counts = Counter(name for cast in casts for name in cast)
    fathers_and_sons = {
        one[:2]
        for cast in casts
        for one, other in combinations(sorted(map(_parts, cast)), 2)
        if one[0] and one[:2] == other[:2] and one[2] != other[2]
    }
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    bare = []
    misspelt = _misspelt(casts)
    parts = {part for name in counts if " and " in name for part in _JOINTS.split(name)}
    for name in sorted(parts.union(counts)):
        first, last, suffix = _parts(name)
        first = misspelt.get((first, last), first)
        if first:
            groups[first, last, suffix if (first, last) in fathers_and_sons else ""].append(name)
        elif " " not in _SUFFIX.sub("", name) and name not in _body_words():
            bare.append(name)
    owners_of = {name: [key for key, group in groups.items() if _owns(group, name)] for name in bare}
    for name, owners in owners_of.items():
        if len(owners) == 1:
            groups[owners[0]].append(name)
    chosen = {name: name for name in parts.union(counts)}
    for group in groups.values():
        full = [name for name in group if _parts(name)[0]]
        best = min(full, key=lambda name: (-counts[name], -len(name), name))
        chosen |= dict.fromkeys(group, best)
    chosen |= _joint(counts, chosen)
    return {name: chosen[name] for name in counts}


def _joint(counts: Counter[str], chosen: dict[str, str]) -> dict[str, str]:
    """Return one form for those who are named together: "Holm and Berg" are "Eva Berg and Lars Holm"."""
    same: dict[frozenset[str], list[str]] = defaultdict(list)
    for name in sorted(counts):
        if " and " in name:
            same[frozenset(chosen[part] for part in _JOINTS.split(name))].append(name)
    forms = {}
    for members, group in same.items():
        best = min(group, key=lambda name: (-counts[name], name))
        if len(members) > 1 and all(_parts(member)[0] for member in members):
            best = joined(list(dict.fromkeys(chosen[part] for part in _JOINTS.split(best))))
        forms |= dict.fromkeys(group, best)
    return forms


def _misspelt(casts: list[set[str]]) -> dict[tuple[str, str], str]:
    """Return given names that are a letter from another of the same last name, where no article has both."""
    given: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, cast in enumerate(casts):
        for first, last, _ in map(_parts, cast):
            if len(first) >= LONG:
                given[last][first].add(number)
    return {
        (one, last): other
        for last, names in given.items()
        for other, one in combinations(sorted(names), 2)
        if names[one].isdisjoint(names[other]) and _one_letter(one, other)
    }


def _one_letter(one: str, other: str) -> bool:
    """Tell whether a letter put in, left out or changed makes one word of the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    place = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    return short[place + (len(short) == len(long)) :] == long[place + 1 :]


def _owns(group: list[str], bare: str) -> bool:
    """Tell whether a last name alone, "Reed" or "Reed Jr.", can be that of a group of full names."""
    _, wanted, suffix = _parts(bare)
    return any(last == wanted and ending == suffix for _, last, ending in map(_parts, group))


def _parts(name: str) -> tuple[str, str, str]:
    """Return given name, last name and suffix, folded; no given name for a single word or a body."""
    suffix = _SUFFIX.search(name)
    words = _SUFFIX.sub("", name).split()
    person = 1 < len(words) <= 4 and all(word[:1].isupper() for word in words)
    if not person or not _body_words().isdisjoint(words):
        return "", _fold(" ".join(words)), _fold(suffix.group()) if suffix else ""
    return _given(_fold(words[0])), _fold(words[-1]), _fold(suffix.group()) if suffix else ""


def _body_words() -> frozenset[str]:
    return codebook.words("actors", "bodies") | codebook.words("actors", "last_names_too")


def _given(name: str) -> str:
    """Return a given name in its long form: "jim" is "james"."""
    return _long_forms().get(name, name)


@cache
def _long_forms() -> dict[str, str]:
    pairs = (pair.split() for pair in codebook.words("actors", "short_names"))
    return dict(pairs)


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", unaccented(text).casefold()))
