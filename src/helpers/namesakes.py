"""Tell which names in several articles are one speaker's, so that nobody is counted twice.

Inside an article a speaker has one name already. Across articles "Donald J. Trump" and
"Donald Trump" are one, and so is a bare "Trump" where the articles know one person of
that name only. News drops a "Jr." at will, so it parts two people only where one article
has both. Two people of one last name and bodies whose names differ stay apart. All names
are given the form that most articles use.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import combinations

from helpers import codebook

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
    for name in sorted(counts):
        first, last, suffix = _parts(name)
        if first:
            groups[first, last, suffix if (first, last) in fathers_and_sons else ""].append(name)
        elif " " not in _SUFFIX.sub("", name) and name not in _body_words():
            bare.append(name)
    owners_of = {name: [key for key, group in groups.items() if _owns(group, name)] for name in bare}
    for name, owners in owners_of.items():
        if len(owners) == 1:
            groups[owners[0]].append(name)
    chosen = {name: name for name in counts}
    for group in groups.values():
        full = [name for name in group if _parts(name)[0]]
        best = min(full, key=lambda name: (-counts[name], -len(name), name))
        chosen |= dict.fromkeys(group, best)
    return chosen


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
    bare = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"\w+", "".join(c for c in bare if not unicodedata.combining(c))))
