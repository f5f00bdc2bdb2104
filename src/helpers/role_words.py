"""The nouns that say what a person or body is ("mayor", "ministry"), and the head of a noun phrase.

They are the titles and the cues of source types in the codebook. Some of them only persons have, some only
bodies; of the others ("delegate", "republican", "crowd") the article must tell.
"""

import re
from functools import cache

from helpers import codebook
from helpers.names import word_list

# Listed among the words for men and women, but no roles.
GENDERED = {"he", "him", "his", "himself", "she", "her", "hers", "herself"}
PAST = {"former", "late", "then", "ex"}  # of what somebody is no longer
# Of a front-runner there is one, so that a name must have been called something of the kind.
STANDING = frozenset({"front-runner", "frontrunner"})
CANDIDATES = frozenset({"candidate", "nominee", "contender", "hopeful", "challenger", "incumbent"}) | STANDING
# Cues of source types that are bodies or places, and in neither list of bodies.
_GROUPS = {
    "council", "court", "congress", "county", "city", "industry", "business", "brand", "airline",
    "broadcaster", "tabloid", "magazine", "television", "radio", "media", "daily", "weekly", "press",
    "network", "editorial", "charity", "church", "coalition", "movement", "nonprofit", "non-profit", "ngo",
    "pac", "caucus", "crowd", "family", "college", "observatory", "kremlin", "pentagon", "nato", "treasury",
    "retailer", "maker", "manufacturer", "shipyard", "start-up", "startup", "regulator", "legislature",
    "municipality", "junta", "delegation", "synagogue", "mosque", "retired", "federal", "municipal",
    "ministries", "embassies", "universities", "utilities",
}  # fmt: skip
_HEAD_END = re.compile(
    r"\b(?:of|for|at|in|from|with|on|to|by|who|that|which|whose|under|and|or)\b|[,(]"
    r"|(?<=[a-z] )(?:[a-z]+ed|known|run|led)\b(?= (?:to|by|in|at|with|for|as)\b)"
)


@cache
def role_nouns() -> frozenset[str]:
    """Return the nouns that say what somebody is: titles, and the one-word cues of source types."""
    cues = {
        word.lower()
        for entry in codebook.entries("source_types").values()
        for word in (*entry.get("cues", ()), *entry.get("weak_cues", ()), *entry.get("kin_cues", ()))
        if " " not in word
    }
    return (cues | word_list("titles") | word_list("men") | word_list("women")) - GENDERED


@cache
def _pairs() -> frozenset[str]:
    """Return the cues of two words that say what somebody is ("harbour master")."""
    kinds = codebook.entries("source_types")
    cues = {cue.lower() for ident in kinds if ident != "document" for cue in kinds[ident].get("cues", ())}
    return frozenset(cue for cue in cues if cue.count(" ") == 1)


@cache
def person_nouns() -> frozenset[str]:
    """Return the role nouns that only persons have; "city" or "agency" say nothing of the kind."""
    kinds = codebook.entries("source_types")
    things = {cue.lower() for ident in ("document",) for cue in kinds[ident].get("cues", ())}
    loose = {cue.lower() for entry in kinds.values() for cue in entry.get("weak_cues", ())} - {
        *(
            "president",
            "official",
            "officer",
            "secretary",
            "leader",
            "delegate",
            "press secretary",
            "republican",
        ),
        *("democrat", "founder", "co-founder", "manager", "managing director", "engineer", "doctor"),
        *("aide", "adviser", "advisor", "staffer", "surrogate", "speaker", "politician", "superdelegate"),
    }
    plural = {word for word in role_nouns() if word.endswith("s") and word[:-1] in role_nouns()}
    offices = {"harbour master", "harbor master", "chief executive", "general manager", "prime minister"}
    return (
        (role_nouns() | offices)
        - things
        - loose
        - plural
        - word_list("common_bodies")
        - word_list("bodies")
        - _GROUPS
    )


@cache
def body_nouns() -> frozenset[str]:
    """Return the common nouns that only bodies are called by."""
    loose = {
        "retired", "federal", "municipal", "family", "crowd", "city", "county", "industry", "business",
        "press", "media", "editorial", "daily", "weekly", "radio", "television", "force", "forces", "office",
        "team", "service", "mission", "command", "party", "state",
    }  # fmt: skip
    return (word_list("common_bodies") | _GROUPS | {"company", "firm", "corporation", "newspaper"}) - loose


def head_noun(words: str) -> str:
    """Return the head of a noun phrase: the last word before "of", "for", "who" and the like."""
    core = _HEAD_END.split(words, maxsplit=1)[0].split()
    pair = " ".join(core[-2:]).lower()
    if len(core) > 1 and core[-1].lower() not in role_nouns() and pair in _pairs():
        return pair
    return re.sub(r"['’]s?$", "", core[-1].lower().rstrip(".")) if core else ""
