"""Tell the attributions that report somebody's words from those that report a thought or an act.

“Reed said”, “Reed called for” and “Reed would not say” report speech; “Reed wants”, “Reed believes” and “Reed
pleaded guilty” don't, though corpora of attribution code all of them. Only speech counts as words given to a
source. Semino and Short (2004, Corpus Stylistics) part the presentation of speech, of writing and of thought
from narration, Prasad et al. (2007, Attribution and its Annotation in the Penn Discourse TreeBank) the types of
attribution. What has words in quotation marks is speech; the rest is told by a logistic regression over the
words of the cue and how the content opens, learned from attributions coded by hand (data/models/speech).
"""

import json
import math
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from helpers import paths
from helpers.stems import stem

FILE = paths.MODELS / "speech" / "weights.json"
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_BE = frozenset("is was were are be been being get gets got".split())
_SMALL = _BE | frozenset(
    "has have had to not never n't also would will could can may might did does do the a an".split()
)
_NEGATIONS = frozenset(("not", "never", "no"))
_PREPOSITIONS = frozenset("to of for that about on with as in by at from".split())
_CLAUSES = frozenset("that whether how why what if he she it they there".split())  # what opens a clause
_OPENINGS = _CLAUSES | frozenset("to the a an his her for as not all no".split())


def is_speech(cue: str, content: str, source: str, *, quoted: bool) -> bool:
    """Say whether an attribution reports words; `quoted` says that some of them stand in quotation marks.

    An attribution without a cue goes on with the sentence before, and is taken for speech.
    """
    return quoted or not cue.strip() or probability(cue, content, source) >= 0.5


def probability(cue: str, content: str, source: str) -> float:
    """Return how likely an attribution without quotation marks reports words, from 0 to 1."""
    return scored(learned(), features(cue, content, source))


def scored(model: dict, values: dict[str, float]) -> float:
    """Return the same of what `features` gives, by a model as `learned` returns it."""
    weights = model["weights"]
    total = model["constant"] + math.fsum(weights.get(name, 0.0) * value for name, value in values.items())
    return 1 / (1 + math.exp(-total))


def features(cue: str, content: str, source: str) -> dict[str, float]:
    """Return what is read of an attribution: words by their stems, how the cue ends and the content opens."""
    words = [word.lower() for word in _WORD.findall(cue)]
    stems = [one for word in words if (one := stem(word)) not in _SMALL]
    opening = _opening(content)
    found = dict.fromkeys(_of_cue(words, stems), 1.0)
    clause = "clause" if opening in _CLAUSES else "to" if opening == "to" else "other"
    found[f"content opens with {opening}"] = 1.0
    found[f"{stems[-1] if stems else ''} before {clause}"] = 1.0
    found["no source"] = float(not source.strip())
    found["length"] = min(len(content), 200) / 200
    return found


def _of_cue(words: list[str], stems: list[str]) -> Iterator[str]:
    for one in stems:
        yield f"word {one}"
    for one, other in pairwise(stems):
        yield f"words {one} {other}"
    if not stems:
        yield "no word"
        return
    yield f"first {stems[0]}"
    yield f"last {stems[-1]}"
    ending = next((form for form in ("ing", "ed", "s") if words[-1].endswith(form)), "other")
    yield f"ends with {words[-1]}" if words[-1] in _PREPOSITIONS else f"ends in {ending}"
    if words[0] in _BE or words[0] == "to":
        yield "opens with to" if words[0] == "to" else "opens with be"
    if any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in words):
        yield "negated"


def _opening(content: str) -> str:
    """Return the first word of a content where it is a small one, else what kind of word it is."""
    first = _WORD.search(content)
    word = first.group().lower() if first else ""
    return word if word in _OPENINGS else "-ing" if word.endswith("ing") else "other"


@cache
def learned() -> dict:
    """Return the model: `constant`, and `weights` by feature. Raises FileNotFoundError without it."""
    return json.loads(FILE.read_text(encoding="utf-8"))
