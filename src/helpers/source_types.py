"""Say what kind of source speaks, by the words of the source and the article's introduction of it.

In a noun phrase the last cue counts, behind "of", "for" or a comma the first. A weak cue counts
only where no words tell more; somebody who speaks for a person or body has their type. What
no word tells is "unspecified". The cues are those of source_types.yaml.
"""

import re
from functools import cache, lru_cache

from helpers import channel_clues, codebook, names
from helpers.introductions import Actor
from helpers.name_forms import without_middle
from helpers.people import People
from helpers.who import Who

_NOT_YET = re.compile(r"-(?:to-be|elect|designate)\b")
# No outlet, no manager of a company, and nobody's family.
_PRESS_OFFICE = re.compile(
    r"\b(?:press|media) (?=secretary|office|advis|consultant|strateg|relations|director|spokes)"
    r"|\bexecutive (?=directors?\b)"
    r"|\b(?:social|racial|criminal|environmental|economic|for) justice\b"
    r"|\b(?:husband|wife|father|mother|son|daughter|brother|sister|family|friend)['’]s\b",
    re.I,
)
# Citizens for Piers, Mothers Against Tolls
_FOR_A_CAUSE = re.compile(
    r"\b(?:Citizens|Americans|Mothers|Moms|Parents|Workers|Veterans|Students|Doctors|Physicians|Women|Families"
    r"|Farmers|Friends|Neighbou?rs|Residents|Teachers|People) "
    r"(?:(?:[Ff]or|[Aa]gainst)(?: (?:a|an|the))? [A-Z]\w+|United\b)"
)
_BODY_OF = re.compile(
    r"(?:The |the )?(?:[A-Z]\w+ ){0,2}(?:Federation|Association|Confederation|Chamber|Guild)"
    r" of (?:the )?(?:[A-Z]\w+ ?)+"
)
_OUTLETS_OWN = re.compile(r"([A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})['’]s?\s*$")  # "Channel 9's" before a name
_AGE = re.compile(r"(?:aged )?\d{1,3}\b")
_RELATIVE = re.compile(
    r"\b(?:who(?! (?:led|leads|heads|runs|ran|chairs|directs|founded|represents|served as|serves as|works? for)\b)"
    r"|that|which|whose|where|familiar|close|briefed)\b"
)
UNSPECIFIED = "unspecified"
SURE_OF_OFFICE = (
    2  # names of campaigns and the like: whoever has as many stands for office, whatever he was before
)
PROMINENT = 12  # mentions: whom an article names more often is its subject, and "the son of immigrants" no type
_ENDS = re.compile(
    r"[\s,.”\"’']*(?:$|[\w-]+(?:ed|en|ing|n)\b|that|and|or|about|out|online|last|this|called|,)", re.I
)
_VETERAN = re.compile(r"\b(?:an? )?(?:\d+-year |longtime )?veteran of (?:the )?", re.I)
# "NEA President": that of no country.
_BODYS_PRESIDENT = re.compile(r"\b(?!US\b|UK\b|EU\b)[A-Z][A-Z\d]+ [Pp]resident\b")
_LETTERS = re.compile(r"(R|D|I|L|Lab|Con|LD|SNP|CDU|SPD|AfD)(?:[-–—,] ?[A-Z][\w. -]*)?$")
REST = re.compile(
    r",|\(|\b(?:of|for|at|in|from|with|on|to|by|who|that|which|whose|under|representing|familiar|close)\b"
)


def source_type(who: Who, cast: People | None = None) -> str:
    """Return the type of a source (an id of source_types.yaml), "unspecified" where nothing tells."""
    if who.several:
        types = {source_type(Who(actor.name, True, actor, actor.name), cast) for actor in who.several}
        return types.pop() if len(types) == 1 else UNSPECIFIED
    actor = who.actor
    own_words = who.words
    if actor and actor.kind != "body":
        own_words = own_words.replace(actor.name, " ").replace(actor.name.split()[-1], " ")
    elif actor and actor.name.lower() not in own_words.lower():
        own_words = f"{own_words}, {actor.name}"
    if actor and actor.entry and actor.kind == "body" and who.speaker == actor.name:
        return "civil_society" if actor.entry["kind"] == "party" else "official"
    outlet = _OUTLETS_OWN.match(own_words) if actor and actor.kind != "body" else None
    if who.speaker and (channel_clues.is_outlet(who.speaker) or (outlet and channel_clues.is_outlet(outlet[1]))):
        return "media"
    texts = [own_words, *(actor.intros if actor else ())]
    person = actor is not None and actor.kind != "body" and who.speaker == actor.name
    if person and (actor.standing >= SURE_OF_OFFICE or _is_listed(actor.name)):
        return "official"
    for strength in ("cues", "weak_cues", "kin_cues"):
        for text in texts:
            found = _type_in(text, strength, person)
            if found == "ordinary_person" and actor and len(actor.starts) > PROMINENT:
                continue
            if found:
                return found
        if strength == "cues" and person and actor.letters and any(map(_party_of_letters, actor.letters)):
            return "official"
        spoken_for = _spoken_for(texts, actor, cast) if strength == "cues" and cast else None
        if spoken_for and spoken_for != UNSPECIFIED:
            return spoken_for
        if strength == "weak_cues" and person and actor.standing:
            return "official"
    if actor and (actor.state or names.is_us_state(actor.name)):
        return "official"
    if person and any(other.standing >= SURE_OF_OFFICE or _is_listed(other.name) for other in actor.beside):
        return "official"  # who is named in one breath with a candidate is another
    if any(_AGE.match(text) for text in texts[1:]):
        return "ordinary_person"
    return UNSPECIFIED


def _is_listed(name: str) -> bool:
    """Tell whether somebody has held or sought one of the highest offices, by first and last name."""
    return without_middle(name) in _listed() or names.fold(name) in _listed()


@cache
def _listed() -> frozenset[str]:
    return frozenset(names.fold(name) for name in names.word_list("officials"))


@cache
def _cues(strength: str) -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {
        cue.lower(): ident
        for ident, entry in codebook.entries("source_types").items()
        for cue in entry.get(strength, ())
    }
    longest_first = sorted(map(re.escape, kinds), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])", re.I), kinds


@cache
def _company_ends() -> re.Pattern[str]:
    ends = codebook.entries("source_types")["business"]["name_ends"]
    return re.compile(rf"\b[A-Z][\w&.’'-]*[ \xa0](?:{'|'.join(map(re.escape, ends))})\b(?![ \xa0-][A-Z])")


@cache
def _trade() -> re.Pattern[str]:
    trades = codebook.entries("source_types")["business"]["trades"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, trades))})\b", re.I)


_TRADE_BODY = re.compile(
    r"\b(?:association|federation|confederation|council|alliance|guild|chamber|institute|coalition)\b", re.I
)
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes\w+|press secretary|communications director|director|head|chair\w*|president|manager|founder"
    r"|co-founder|secretary|advis[eo]rs?|aides?)\b",
    re.I,
)


_BODYS_OWN = re.compile(
    r"(?:[Tt]he |[Aa]n? )?([A-Z][\w.&-]+(?: [A-Z][\w.&-]+)*) (?:[a-z]+ )?(?:spokes|press |advis|aide)"
)


def _kinds_in(text: str, strength: str) -> list[str]:
    """Return the types of the cues in a phrase, in reading order; the word for a text only as its head."""
    pattern, kinds = _cues(strength)
    found = [
        (match.end(), kind)
        for match in pattern.finditer(text)
        if (kind := kinds[match.group().lower()]) != "document" or _ENDS.match(text, match.end())
    ]
    if strength == "cues":
        found += [(match.end(), "business") for match in _company_ends().finditer(text)]
        if any(kind != "business" for _, kind in found) and _trade().search(text):
            trade = _TRADE_BODY.search(text)
            found = [(0, "business")] if trade else found
    return [kind for _, kind in sorted(found, key=lambda place: place[0])]


def _spoken_for(texts: list[str], actor: Actor | None, cast: People) -> str | None:
    """Return the type of the person or body for whom a spokeswoman, a director or the like speaks."""
    for text in texts:
        before = _BODYS_OWN.match(text)
        body = cast.register.lookup(before[1]) if before else None
        if _SPEAKS_FOR.search(text) and (owner := body or owner_of(text, actor, cast)) and owner is not actor:
            return source_type(Who(owner.name, True, owner, owner.name))
    return None


@lru_cache(maxsize=4096)
def _type_in(text: str, strength: str, person: bool) -> str | None:
    """Return the type that a noun phrase tells: by its last cue, or the first behind "of" or a comma."""
    text = _VETERAN.sub("", _PRESS_OFFICE.sub("", _NOT_YET.sub("", text)))
    text = _FOR_A_CAUSE.sub("Association", text)
    if strength == "weak_cues":
        text = _BODYS_PRESIDENT.sub("", text)
    cut = REST.search(text, 1)
    core, rest = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    if body_of := _BODY_OF.match(text):  # "Federation of Bakers"
        core, rest = body_of.group(), text[body_of.end() :]
    within = _kinds_in(core, strength)
    relative = _RELATIVE.search(rest)
    segments = REST.split(rest[: relative.start()] if relative else rest)
    behind = next((kinds[-1:] for segment in segments if (kinds := _kinds_in(segment, strength))), [])
    if person:
        within = [kind for kind in within if kind != "document"]
    behind = [kind for kind in behind if kind != "document"]
    return within[-1] if within else behind[0] if behind else None


def owner_of(text: str, actor: Actor | None, cast: People) -> Actor | None:
    """Return the person whose "Reed's spokeswoman" or "spokesman for Reed" this is."""
    for match in re.finditer(
        r"([A-Z][\w.-]+(?: [A-Z][\w.-]+)*)['’]s? |\b(?:for|to|of) ([A-Z][\w.-]+(?: [A-Z][\w.-]+)*)", text
    ):
        words = (match.group(1) or match.group(2)).split()
        while len(words) > 1 and words[0].rstrip(".").lower() in names.word_list("titles"):
            del words[0]
        found = cast.register.lookup(" ".join(words))
        if found and found is not actor and found.kind != "name":
            return found
    return None


@cache
def _letters() -> dict[str, str]:
    return {
        letters: ident
        for ident, entry in codebook.entries("actors").items()
        for letters in entry.get("letters", ())
    }


def party_of(text: str) -> str | None:
    """Return the party of a politician's letters: "(R-Norby)"."""
    inside = re.search(r"\(([^()]+)\)", text)
    return _party_of_letters(inside.group(1)) if inside else None


def _party_of_letters(letters: str) -> str | None:
    match = _LETTERS.match(letters)
    return _letters().get(match.group(1)) if match else None
