"""Bring the names of an article together: one actor under many names, and never two as one.

Whose a name is, `name_owners` settles; here each mention gets its actor, and each actor what
the words around its names tell: whether it is a person, a body or a state, a subject or a place.
Nothing is known here that the article or the codebook does not say; headlines, in which every
word may be capitalised, teach no names.
"""

import re
from functools import cache

from helpers import codebook
from helpers.article import Article
from helpers.introductions import Actor, introduce, presume_gender
from helpers.name_owners import KIN, Owners, platforms
from helpers.names import Name, find_names, fold
from helpers.register import DOES, PREPOSITION, Mention, Register, Unsettled

_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Tt]hroughout)\s(?:the\s)?$")
_FROM = re.compile(r"(?: \([^()\n]{1,20}\))?,? (?:of|from) ")
_BESIDE = re.compile(r"(?: \([^()\n]{1,20}\))?,? (?:and |or |& |versus |vs\. )?|, (?:and |or )?")
_OFFICE = re.compile(
    r"[ \xa0](?:[a-z]+[ \xa0]){0,2}(?:[Pp]rime [Mm]inister|[Ff]oreign [Mm]inist\w+|[Pp]arliament"
    r"|capital|borders?|coast"
    r"|territory|embassy|mayor|governor|chancellor|premier|army|navy|[Gg]overnment|ministry|minister|harbou?r|residents)\b"
)
_PEOPLE = re.compile(r"\b[A-Z][a-zß-öø-ÿ]{2,}(?:i?ans?|ish|ese|is?)\b")
_ENDING = re.compile(r"[aeiouy]?(?:i?ans?|ish|ese|is?)")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = re.compile(
    r"\s(?:A|An|The|Of|On|In|At|To|For|By|With|And|From|Up|Out|Is|Are|His|Her|Into|Over|After|As|Than|That|But|Not|Its"
    r"|Who|When|Will|Be|Was|Has)\s"
)
_LOWER = re.compile(r"\b[a-zß-öø-ÿ]{2,}\b")


def read_names(article: Article) -> Register:
    """Return the register of an article's names."""
    blocks = article.blocks_of("body", "caption", "note")
    common = set()
    for block in blocks:
        common.update(_LOWER.findall(article.text, block.start, block.end))
    found = [
        name
        for block in blocks
        if not _in_title_case(article.text[block.start : block.end])
        for name in find_names(article.text, block.start, block.end, common)
    ]
    return _gather(article.text, found, common)


def _in_title_case(line: str) -> bool:
    """Tell a headline among the body's lines: hardly a word is small, so that no capital tells a name."""
    every = _WORD.findall(line)
    capitals = 4 <= len(every) <= 25 and not any(word[0].islower() for word in every if len(word) > 1)
    if capitals and not line.isupper() and _SMALL_WORDS.search(line):  # "Reed Took On The Lack Of Boats."
        return True
    words = [word for word in every if len(word) > 3]
    small = sum(word[0].islower() for word in words)
    if line.rstrip().endswith((".", "”", '"')):  # a sentence may be full of names
        return 8 <= len(words) <= 25 and small == 0
    return 5 <= len(words) <= 25 and small <= min(2, len(words) / 6)


def _gather(text: str, found: list[Name], common: set[str]) -> Register:
    """Bring the forms of one name together and note how each actor is introduced."""
    owners = Owners(text, found)
    mentions: list[Mention] = []
    unsettled: list[Unsettled] = []
    latest: Actor | None = None  # the last body named, which "its chairman" is of
    for name in found:
        start, end = name.tokens[0].start, name.tokens[-1].end
        actor = owners.of(name)
        if actor is None:
            unsettled.append(Unsettled(start, end))
            continue
        mention = Mention(start, end, name.outer, actor, _is_possessive(text, end))
        actor.starts.append(start)
        if name.kind == "person" and actor.kind == "name":
            actor.kind = "person"
        _look_around(text, mention)
        if mentions:
            _pair(text, mentions[-1], mention)
        if name.kind != "body" and _stands(text, name.outer, end):
            actor.standing += 1
        mentions.append(mention)
        known = len(actor.intros)
        introduce(text, name, actor, _placed_person(text, mentions))
        its = actor.intros[known:] and actor.intros[known].startswith(("Its ", "its "))
        if latest and latest is not actor and its:
            actor.intros[known] += f" of {latest.name}"
        if actor.kind == "body":
            latest = actor
    _tell_bodies(owners.actors, common)
    peoples = _states(text, mentions, owners.actors)
    for actor in owners.actors:
        presume_gender(actor)
    return Register(mentions, owners.actors, owners.by_key, unsettled, peoples)


def _placed_person(text: str, mentions: list[Mention]) -> Actor | None:
    """Return the person of whom the last name tells where he is from: "Senator Reed of Norby"."""
    if len(mentions) < 2 or mentions[-1].actor.kind == "person" or mentions[-2].actor.kind != "person":
        return None
    of = _FROM.fullmatch(text, mentions[-2].end, mentions[-1].outer)
    return mentions[-2].actor if of and not mentions[-2].possessive else None


def _is_possessive(text: str, end: int) -> bool:
    """Tell whether a name that ends there has a possessive 's, or the apostrophe after an s."""
    return text[end : end + 2] in ("'s", "’s") or (text[end - 1] == "s" and text[end : end + 1] in ("'", "’"))


def _look_around(text: str, mention: Mention) -> None:
    """Note of an actor what a mention's place tells: a place, or somebody who leads a clause."""
    start, end, outer, actor, possessive = mention
    if _PLACED.search(text, max(0, outer - 15), outer):
        actor.placed = True
    elif not possessive and not PREPOSITION.search(text, max(0, outer - 14), outer):
        actor.leading = actor.leading or not KIN.search(text, max(0, outer - 45), outer)
        actor.short = actor.short or end - start < len(actor.name)
        actor.acting = actor.acting or actor.short or bool(DOES.match(text, end))


def _pair(text: str, before: Mention, mention: Mention) -> None:
    """Note that two are named in one breath ("Reed and Holm"), where no body is among them."""
    if mention.possessive or not _BESIDE.fullmatch(text, before.end, mention.outer):
        return
    one, other = before.actor, mention.actor
    if one is not other and not before.possessive and "body" not in (one.kind, other.kind):
        other.beside.append(one)
        one.beside.append(other)


def _tell_bodies(actors: list[Actor], common: set[str]) -> None:
    """Make bodies of names with a common word: "Safe Harbour" is no person, Will Holm is, beside an Ann Holm."""
    families = {fold(a.name).split()[-1] for a in actors if a.kind == "person" or (a.kind == "name" and a.short)}
    for actor in actors:
        words = fold(actor.name).split()
        if actor.kind == "name" and (
            fold(actor.name) in platforms()
            or (
                len(words) > 1
                and not common.isdisjoint(words)
                and (common.issuperset(words) or not (actor.short or words[-1] in families))
            )
        ):
            actor.kind = "body"


def _stands(text: str, start: int, end: int) -> bool:
    """Tell whether a campaign, voters and the like are called by a name ("the Reed campaign")."""
    before, behind = _standing()
    return bool(behind.match(text, end) or before.search(text, max(0, start - 14), start))


@cache
def _standing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    entry = codebook.entries("source_types")["official"]
    before, behind = ("|".join(map(re.escape, entry[key])) for key in ("before_name", "behind_name"))
    return re.compile(rf"\b(?:{before})[ \xa0-]$", re.I), re.compile(rf"(?:['’]s?)?[ \xa0](?:{behind})\b", re.I)


def _states(text: str, mentions: list[Mention], actors: list[Actor]) -> dict[str, str]:
    """Mark the names that are countries or places, and return the words for their people."""
    for mention in mentions:
        if mention.actor.kind == "name" and not mention.actor.entry and mention.possessive:
            mention.actor.state = mention.actor.state or bool(_OFFICE.match(text, mention.end + 2))
    peoples = {}
    words = {w.lower(): w for w in _PEOPLE.findall(text)}
    for actor in actors:
        if actor.kind != "name" or actor.entry or " " in actor.name or len(actor.name) < 4:
            continue
        stem = actor.name.lower().rstrip("aeiouy")
        for word in words:
            if word.startswith(stem) and len(stem) > 2 and _ENDING.fullmatch(word, len(stem)):
                actor.state = True
                peoples[word] = actor.name
    return peoples
