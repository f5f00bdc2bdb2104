"""Tell the attributions that report somebody's words from those that report a thought or an act.

“Reed said”, “Reed called for” and “Reed would not say” report speech; “Reed wants”, “Reed believes” and “Reed
pleaded guilty” don't, though corpora of attribution code all of them. Only speech counts as words given to a
source. Semino and Short (2004, Corpus Stylistics) part the presentation of speech, of writing and of thought
from narration, Prasad et al. (2007, Attribution and its Annotation in the Penn Discourse TreeBank) the types of
attribution. What has words in quotation marks is speech, unless a word or two is held up in what is plainly an
act; the rest is told by a logistic regression over the words of the cue and how the content opens, learned from
attributions coded by hand (data/models/speech). Another, learned from the same, tells acts from thoughts: a
thought is somebody's view, an act is told by the outlet.

Speech is not yet words: “Reed declined to comment”, “Reed was asked about the pier” and “the plan drew criticism”
tell of speech, but nothing that Reed or the plan said. `tells_words` parts these off by what the cue is made of;
they stay speech, as their codings have it, and count for nobody.
"""

import json
import math
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from helpers import logistic, paths
from helpers.marks import marked
from helpers.stems import stem

FILE = paths.MODELS / "speech" / "weights.json"
FEW = 4  # words in marks; fewer may be a word held up in an act ("plans a “walk-in” at the pier")
HELD_UP = 0.12  # probability of speech under which a content with so few words in marks is none
SHORT, SURE = 3, 0.7  # words of a paraphrase that are as often an act's object, unless it is that likely speech
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_BE = frozenset("is was were are be been being get gets got".split())
_SMALL = _BE | frozenset(
    "has have had to not never n't also would will could can may might did does do the a an".split()
)
_NEGATIONS = frozenset(("not", "never", "no"))
_PREPOSITIONS = frozenset("to of for that about on with as in by at from".split())
_CLAUSES = frozenset("that whether how why what if he she it they there".split())  # what opens a clause
_OPENINGS = _CLAUSES | frozenset("to the a an his her for as not all no".split())

_IN_MARKS = re.compile(r"[\"“”„«»'‘’][^\"“”„«»]*[\"“”„«»'‘’][.,;:]?")

# what a source can keep to itself: "did not respond", "would not say", "rarely issues statements"
_WITHHELD = re.compile(
    r"\b(?:declin|refus)(?:es?|ed|ing)?\b"
    r"|(?:\b(?:not|never|rarely|seldom|hardly)|n['’]t)\b(?: \w+ly| yet| return)?(?: (?:be|been|to))?"
    r" (?:sa(?:y|id)|comment|respon|repl(?:y|ied)|answer|address|offer|provid|g[ai]ve|elaborat|discuss|mention"
    r"|specif|identif|nam(?:e|ing)\b|explain|detail|disclos|reveal|releas|issu|ma(?:ke|de)\b|ask|public|talk"
    r"|sp(?:eak|oke)\b)"
    r"|\bno(?:t authorized| (?:public )?(?:comment|mention|statement|response|reply|explanation|details?))\b"
    r"|\b(?:silent|ignor(?:ed|es|ing)|evad|dodg(?:ed|es|ing)|avoid|sidestep|deflect|stopp(?:ed|ing) short)",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(r"to (?:rule|exclude)\b")  # "refused to rule it out" tells where somebody stands
_NOBODY = re.compile(
    r"(?:no [a-z]|none\b|nobody\b|no one\b|neither\b|not (?:a|an|one|any|all)\b)"
    r"|No (?:[a-z]|[A-Z][a-z]+ [a-z])|(?:None|Nobody|Neither|Not (?:a|an|one|any))\b"
)
# the source is the one who was asked or told
_BEEN = r"\b(?:is|was|were|are|be|been|being|when|if)"
_ASKED = re.compile(
    rf"{_BEEN}(?: (?:\w+ly|also|then|later|repeatedly))?"
    r" (?:asked|pressed|questioned|interviewed|quizzed|grilled|told|informed|briefed|notified|urged|advised"
    r"|reminded|invited|summoned|subpoenaed|ordered)\b",
    re.IGNORECASE,
)
_ASKED_WITHOUT = re.compile(r"(?:when |if )?(?:asked|pressed|questioned|quizzed|interviewed)\b", re.IGNORECASE)
_TARGET = re.compile(
    r"\b(?:criticism|condemnation|scrutiny|outrage|fire|backlash|ire)(?: for| over)?$", re.IGNORECASE
)
_REASON = re.compile(r"\b(?:for|over)\b", re.IGNORECASE)
_CITING = re.compile(r"(?:\w+ly )?cit(?:es?|ed|ing)", re.IGNORECASE)
_SOURCES = re.compile(
    r"\b(?:officials?|sources?|aides?|people|persons?|reports?|documents?|records|filings?|articles?)\b",
    re.IGNORECASE,
)
# what was spoken about, not what was said, unless the point is told as well
_TOPIC = re.compile(r"\b(?:discuss|debat)(?:e|es|ed|ing)?$", re.IGNORECASE)
_POINT = re.compile(
    r"(?:an?|the|his|her|their) (?:need|importance|possibilit|prospect|idea|danger|threat|risk|necessit)",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"\b(?:pictures?|photos?|photographs?|images?|covers?|footage|cartoons?|posters?)$", re.IGNORECASE
)
_SHOWS = re.compile(
    r"\b(?:show(?:s|ed|n|ing)?|depict(?:s|ed|ing)?|portray(?:s|ed|ing)?|featur(?:es|ed|ing))\b", re.IGNORECASE
)
_INQUIRY = re.compile(r"\b(?:investigat|examin|prob)(?:es?|ed|ing)\b", re.IGNORECASE)


def is_speech(cue: str, content: str, source: str, *, quoted: bool) -> bool:
    """Say whether an attribution reports words; `quoted` says that some of them stand in quotation marks.

    An attribution without a cue goes on with the sentence before, and is taken for speech, unless it is nothing
    but a name in marks (`marked_names`). A few words without marks, which are as often the object of an act
    (“moved off the platform”), have to be surer: on folds of PolNeAR's train 91% of them are right so, else 81%.
    """
    if not cue.strip():
        return quoted or not _IN_MARKS.fullmatch(content.strip())
    if quoted and (_marked_words(content) >= FEW or _IN_MARKS.fullmatch(content.strip())):
        return True
    least = SURE if len(content.split()) <= SHORT else 0.5
    return probability(cue, content, source) >= (HELD_UP if quoted else least)


def is_act(cue: str, content: str, source: str) -> bool:
    """Say whether an attribution that reports no words, and has none in marks, tells what its source does.

    Then nobody but the outlet says it: “Reed signed the bill”, “Reed was charged with theft”. A thought (“Reed
    fears a flood”) is Reed's view, if not his words.
    """
    return bool(cue.strip()) and scored(learned()["act"], features(cue, content, source)) >= 0.5


def _marked_words(content: str) -> int:
    stretches = marked(content)
    return sum(len(_WORD.findall(content[one.start : one.end])) for one in stretches if one.depth == 0)


def tells_words(cue: str, content: str, source: str, *, quoted: bool) -> bool:
    """Say whether an attribution of speech tells something that its source said.

    Not where the source kept silent or put off a question, where nobody is its subject ("Neither of them
    called for"), where it was asked, told or criticized itself, where a source of its own is all it names,
    where it is told what was discussed, and where a picture shows something.
    """
    if quoted or not cue.strip():
        return True
    return not (
        (_WITHHELD.search(cue) and not _LEFT_OPEN.match(content))
        or _NOBODY.match(source)
        or (_ASKED.search(cue) and not re.search(r"\bby$", cue))
        or (not source.strip() and _ASKED_WITHOUT.match(cue))
        or (_TARGET.search(cue) and (_REASON.search(cue) or _REASON.match(content)))
        or (_CITING.fullmatch(cue.strip()) and _SOURCES.search(content.partition(" that ")[0]))
        or _INQUIRY.search(cue)
        or (_PICTURE.search(source.strip()) and _SHOWS.search(cue))
        or (_TOPIC.search(cue.strip()) and _opening(content) not in _CLAUSES and not _POINT.match(content))
    )


def probability(cue: str, content: str, source: str) -> float:
    """Return how likely an attribution without quotation marks reports words, from 0 to 1."""
    return scored(learned()["speech"], features(cue, content, source))


def scored(model: dict, values: dict[str, float]) -> float:
    """Return a probability for what `features` gives, by one of the two models that `learned` returns."""
    weights = model["weights"]
    total = model["constant"] + math.fsum(weights.get(name, 0.0) * value for name, value in values.items())
    return logistic.probability(total)


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
def learned() -> dict[str, dict]:
    """Return what tells “speech”, and what tells an “act”: `constant`, and `weights` by feature.

    Raises FileNotFoundError without it.
    """
    return json.loads(FILE.read_text(encoding="utf-8"))
