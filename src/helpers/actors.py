"""Bring the names of an article together: one actor under many names, and never two as one.

A last name belongs to the only full name that ends in it, an acronym to the body that it
shortens. Two persons of one last name stay two, and the bare name is then nobody's unless
only one of them had been named before it. Nothing is known here that the article or the
codebook does not say; headlines, in which every word may be capitalised, teach no names.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from helpers import codebook
from helpers.article import Article
from helpers.introductions import DEGREES, Actor, introduce
from helpers.names import SUFFIXES, Name, Token, find_names, fold, known_names, word_list

# What stands right before somebody who is not the subject.
PREPOSITION = re.compile(
    r"\b(?:of|for|to|with|by|against|about|from|in|on|at|between|behind|after|before|over|under|near|than|like|as"
    r"|supporting|told|asked|called|met|and)\s+(?:the\s+)?$",
    re.I,
)
_KIN = re.compile(
    r"\b(?:husband|wife|spouse|son|daughter|father|mother|brother|sister|widow|widower|uncle|aunt|cousin|nephew|niece"
    r"|grand\w+|parents|couple)\b,?[^.,;“”\"\n]{0,25}$"
)
_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Tt]hroughout)\s(?:the\s)?$")
DOES = re.compile(
    r"[ \xa0](?:[a-z]+(?:s|ed)|said|told|who|had|won|led|spoke|began|went|took|made|gave|came|wrote|lost|left"
    r"|found|held|kept|met|ran|saw|sat|stood|thought|felt|fell|drew|grew|knew|rose|sought|sent|spent|paid|got"
    r"|became|brought|built|bought|chose|did|were|would|will|could)\b"
)
_BESIDE = re.compile(r"(?: \([^()\n]{1,20}\))?,? (?:and |or |& |versus |vs\. )?|, (?:and |or )?")
_OFFICE = re.compile(
    r"[ \xa0](?:[a-z]+[ \xa0]){0,2}(?:[Pp]rime [Mm]inister|[Ff]oreign [Mm]inist\w+|[Pp]arliament"
    r"|capital|borders?|coast"
    r"|territory|embassy|mayor|governor|chancellor|premier|army|navy|[Gg]overnment|ministry|minister|harbou?r|residents)\b"
)
_PEOPLE = re.compile(r"\b[A-Z][a-zß-öø-ÿ]{2,}(?:i?ans?|ish|ese|is?)\b")
_ENDING = re.compile(r"[aeiouy]?(?:i?ans?|ish|ese|is?)")
_IN_PLACE = re.compile(r"\b(?:[Ii]n|[Nn]ear) (?:[a-z]+ )?([A-Z]\w+)(?![\w-]| [A-Z])")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = re.compile(
    r"\s(?:A|An|The|Of|On|In|At|To|For|By|With|And|From|Up|Out|Is|Are|His|Her|Into|Over|After|As|Than|That|But|Not|Its"
    r"|Who|When|Will|Be|Was|Has)\s"
)
# The ends of names that newspapers leave off.
_LEFT_OFF = frozenset("department llc inc corp corporation co ltd plc gmbh news television university".split())
_ACRONYM = re.compile(r"[ \xa0]\((?:the )?([A-Z][A-Z&.]{1,8})[),;]")
_CAPITALS = re.compile(r"(?:(?:[A-Z][\w’'-]*|of|and|for|the|&|in|on),?[ \xa0])+$")
_LOWER = re.compile(r"\b[a-zß-öø-ÿ]{2,}\b")


OFTEN = 4  # uses of a last name alone that show it to be one person's


class Mention(NamedTuple):
    """A name where it stands, without titles; `outer` starts with the titles."""

    start: int
    end: int
    outer: int
    actor: Actor
    possessive: bool


class Unsettled(NamedTuple):
    """A bare name that two people of the article could own."""

    start: int
    end: int


@dataclass(eq=False)
class Register:
    """Every name of an article in reading order, and the actors behind them."""

    mentions: list[Mention]
    actors: list[Actor]
    by_key: dict[str, list[Actor]]
    unsettled: list[Unsettled]
    peoples: dict[str, str]  # the words for the people of a state that the codebook lacks, in lower case

    @cached_property
    def states(self) -> list[Actor]:
        """Return the states that the article shows to be such."""
        return [actor for actor in self.actors if actor.state]

    @cached_property
    def starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that begin inside a stretch."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def unsettled_in(self, start: int, end: int) -> list[Unsettled]:
        """Return the bare names inside a stretch that two people could own."""
        return [name for name in self.unsettled if start <= name.start < end]

    def before(self, position: int) -> list[Mention]:
        """Return the mentions that begin before a position."""
        return self.mentions[: bisect_right(self.starts, position - 1)]

    def lookup(self, name: str, position: int | None = None) -> Actor | None:
        """Return the actor that a name stands for, None where it is nobody's or two people's."""
        owners = self.by_key.get(fold(name)) or self.by_key.get("first " + fold(name), [])
        if len(owners) > 1 and position is not None:
            owners = [actor for actor in owners if actor.starts and actor.starts[0] < position]
        return owners[0] if len(owners) == 1 else None


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
    actors: list[Actor] = []
    by_key: dict[str, list[Actor]] = defaultdict(list)
    for name in found:  # full names first: bare ones belong to them
        if len(_core(name)) > 1 or name.kind == "body" or _ACRONYM.match(text, name.tokens[-1].end):
            _settle(text, name, actors, by_key)
    _index_parts(text, actors, by_key, set(_IN_PLACE.findall(text)))
    addressed = _addressed(text, found)
    bare = Counter(name.tokens[-1].key for name in found if len(_core(name)) == 1)
    mentions, unsettled = [], []
    latest: Actor | None = None  # the last body named, which "its chairman" is of
    for name in found:
        actor = _owner(text, name, by_key, addressed, bare)
        if actor is None:
            unsettled.append(Unsettled(name.tokens[0].start, name.tokens[-1].end))
            continue
        if not actor.starts and actor not in actors:  # a name that is never given in full
            if not by_key.get(fold(actor.name)):
                by_key[fold(actor.name)].append(actor)
            actors.append(actor)
        start, end = name.tokens[0].start, name.tokens[-1].end
        actor.starts.append(start)
        if name.kind == "person" and actor.kind == "name":
            actor.kind = "person"
        possessive = text[end : end + 2] in ("'s", "’s") or (
            text[end - 1] == "s" and text[end : end + 1] in ("'", "’")
        )
        if _PLACED.search(text, max(0, name.outer - 15), name.outer):
            actor.placed = True
        elif not possessive and not PREPOSITION.search(text, max(0, name.outer - 14), name.outer):
            actor.leading = actor.leading or not _KIN.search(text, max(0, name.outer - 45), name.outer)
            actor.short = actor.short or end - start < len(actor.name)
            actor.acting = actor.acting or actor.short or bool(DOES.match(text, end))
        if mentions and not possessive and _BESIDE.fullmatch(text, mentions[-1].end, name.outer):
            other = mentions[-1].actor
            if other is not actor and not mentions[-1].possessive and "body" not in (actor.kind, other.kind):
                actor.beside.append(other)
                other.beside.append(actor)
        if name.kind != "body" and _stands(text, name.outer, end):
            actor.standing += 1
        mentions.append(Mention(start, end, name.outer, actor, possessive))
        known = len(actor.intros)
        introduce(text, name, actor)
        if (
            latest
            and latest is not actor
            and actor.intros[known:]
            and actor.intros[known].startswith(("Its ", "its "))
        ):
            actor.intros[known] += f" of {latest.name}"
        if actor.kind == "body":
            latest = actor
    platforms = {fold(cue) for cue in codebook.entries("channels")["social media"]["cues"]}
    families = {fold(a.name).split()[-1] for a in actors if a.kind == "person" or (a.kind == "name" and a.short)}
    for actor in actors:  # "Safe Harbour" is no person, but Will Holm is, beside an Ann Holm
        words = fold(actor.name).split()
        if actor.kind == "name" and (
            fold(actor.name) in platforms
            or (
                len(words) > 1
                and not common.isdisjoint(words)
                and (common.issuperset(words) or not (actor.short or words[-1] in families))
            )
        ):
            actor.kind = "body"
    return Register(mentions, actors, by_key, unsettled, _states(text, mentions, actors))


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


def _core(name: Name) -> list[Token]:
    return [token for token in name.tokens if token.key not in SUFFIXES]


def _form(text: str, name: Name) -> str:
    form = re.sub(r"[\s\xa0]+", " ", text[name.tokens[0].start : name.tokens[-1].end])
    jr = DEGREES.match(text, name.tokens[-1].end) if name.kind != "body" else None
    return form + (jr.group() if jr else "")


def _settle(text: str, name: Name, actors: list[Actor], by_key: dict[str, list[Actor]]) -> None:
    """Give a full name to the actor that has it already in a like form, else to a new one."""
    form = _form(text, name)
    known = known_names().get(fold(form))
    if known:
        form = known[0]
    if by_key.get(fold(form)):
        return
    if name.kind != "body":
        twin = next((a for a in by_key.get("last " + name_key(form), []) if _same_person(a.name, form)), None)
        if twin:
            if len(form) > len(twin.name) and not _is_word(text, form.split()[0]):
                twin.name = form
            by_key[fold(form)].append(twin)
            return
    actor = Actor(form, name.kind, entry=known[1] if known else None)
    actors.append(actor)
    by_key[fold(form)].append(actor)
    if name.kind != "body":
        by_key["last " + name_key(form)].append(actor)
    acronym = _ACRONYM.match(text, name.tokens[-1].end)
    if acronym:
        whole = _spelled_out(text, name.tokens[-1].end, acronym.group(1))
        if whole and len(whole) > len(actor.name) and not known:
            actor.name = whole
            by_key[fold(whole)].append(actor)
        by_key[fold(acronym.group(1))].append(actor)
        actor.kind = "body"


def _spelled_out(text: str, end: int, acronym: str) -> str | None:
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


def _same_person(one: str, other: str) -> bool:
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


def _index_parts(text: str, actors: list[Actor], by_key: dict[str, list[Actor]], places: set[str]) -> None:
    """Make last names, initials and the last words of a body's name lead to their owner.

    A first name, and a family name that stands first, lead there only where nobody has
    it as the last.
    """
    platforms = {fold(cue) for cue in codebook.entries("channels")["social media"]["cues"]}
    for actor in actors:
        words = fold(actor.name).split()
        if actor.entry or (actor.kind == "name" and words[0] in word_list("place_words")):
            continue
        nobody = actor.kind != "body" and len(words) == 2 and actor.name.split()[0] in places
        if nobody and re.search(rf"\b(?:[Aa]n?|[Tt]he) {re.escape(actor.name)}\b", text):
            continue  # "a Norby Reed rally" names nobody
        if actor.kind == "body":
            keys = ["".join(word[0] for word in words if word not in ("of", "for", "the", "and", "&"))]
            keys += [" ".join(words[i:]) for i in range(1, len(words))]
            if (
                words[-1] in _LEFT_OFF
                and len(words) == 2
                and (words[1] == "department" or actor.name.split()[0] not in places)
            ):
                keys.append(words[0])  # "State" is the State Department, "Kolb" is Kolb LLC
        else:
            keys = [name_key(actor.name)]
        for key in keys:
            if actor.kind != "body" and key in platforms:
                continue  # "Harbour Watch Twitter" owns no "Twitter"
            if len(key) > 1 and actor not in by_key[key]:
                by_key[key].append(actor)
    for actor in actors:
        first = fold(actor.name).split()[0]
        if actor.kind != "body" and not actor.entry and len(first) > 1:
            by_key["first " + first].append(actor)


def _is_kin(text: str, full: str) -> bool:
    """Tell whether a full name is first given as somebody's son, wife and the like."""
    place = text.find(full)
    return place > 0 and bool(_KIN.search(text, max(0, place - 45), place))


def _is_word(text: str, first: str) -> bool:
    """Tell a common word that only opens a sentence before a name ("Real", "Interestingly")."""
    return len(first) > 2 and bool(re.search(rf"\b{re.escape(first.lower())}\b", text))


def _address(text: str, name: Name) -> str:
    """Return "m" for Mr., "f" for Mrs. or Ms. before a name, else an empty string."""
    title = text[name.outer : name.tokens[0].start].strip().rstrip(".").lower()
    return {"mr": "m", "mrs": "f", "ms": "f"}.get(title, "")


def _addressed(text: str, found: list[Name]) -> dict[str, str]:
    """Return, for each last name, whether a Mr. or a Mrs. has it more often."""
    votes: dict[str, Counter] = defaultdict(Counter)
    for name in found:
        if name.outer < name.tokens[0].start and (gender := _address(text, name)):
            votes[name.tokens[-1].key][gender] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in votes.items()}


def _owner(
    text: str, name: Name, by_key: dict[str, list[Actor]], addressed: dict[str, str], bare: Counter
) -> Actor | None:
    """Return whose name this is where it stands; None where two people could own it."""
    form = _form(text, name)
    known = known_names().get(fold(form)) if name.tokens[0].start == name.outer else None
    owners = by_key.get(fold(known[0] if known else form), [])
    if not owners and len(_core(name)) == 1:
        owners = by_key.get("first " + name.tokens[0].key, [])
    if len(owners) == 1 and len(_core(name)) == 1 and owners[0].kind != "body":
        own, other = _address(text, name), addressed.get(name.tokens[-1].key, "")
        if own and other and own != other and owners[0].gender != own:
            spouses = [a for a in by_key.get("last " + name.tokens[-1].key, []) if a.gender == own]
            return spouses[0] if len(spouses) == 1 else None  # Mrs. Lund is not Erik Lund
        if not owners[0].starts and _is_kin(text, owners[0].name):
            owners = by_key[fold(form)] = [Actor(form, name.kind)]  # Lund is not his son Erik Lund Jr.
    if len(owners) > 1:
        owners = _likely(text, name, owners, bare[name.tokens[-1].key])
        if len(owners) != 1:
            return None
        if name.tokens[0].start == name.outer:  # newspapers keep the bare name for whoever had it first
            by_key[fold(form)] = owners
    if owners:
        return owners[0]
    actor = Actor(known[0] if known else form, name.kind, entry=known[1] if known else None)
    return actor


def _likely(text: str, name: Name, owners: list[Actor], times: int) -> list[Actor]:
    """Narrow the owners of a shared name: by Mr. or Mrs., then to those named before it.

    A bare name that is used `times` and often is the one's who was named first: newspapers
    give the others' names in full.
    """
    title = text[name.outer : name.tokens[0].start].strip().rstrip(".").lower()
    gender = "m" if title in word_list("men") else "f" if title in word_list("women") else None
    fitting = [a for a in owners if not (gender and a.gender and a.gender != gender)]
    exact = [a for a in fitting if gender and a.gender == gender]
    if len(exact) == 1:
        return exact
    named = [actor for actor in fitting if actor.starts]
    if not named and all(actor.kind != "body" for actor in fitting):
        return fitting[:1]  # named in full further on: the first of them
    if named and all(actor.kind == "body" for actor in named):
        return [max(named, key=lambda actor: actor.starts[-1])]  # "the ministry" is the last one named
    leading = [actor for actor in named if actor.leading]
    if len(leading) > 1 and times >= OFTEN:
        return [min(leading, key=lambda actor: actor.starts[0])]
    return leading if len(leading) == 1 else named
