"""Find the names of a text: runs of capitalised words with what joins them.

A title, a people or a party before a person's name is kept apart from it, and a body is
told from a person by the last word of its name. Whose name it is, `name_owners` settles. A
word that opens a sentence is part of a name only if the article never writes it small.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from helpers import codebook
from helpers.terms import inflections

# Short titles and parts of names keep their stop; any other stop ends a name.
_SHORT_STOP = (
    r"(?:Mrs?|Ms|Dr|Prof|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Supt|Ald|Hon|Rev|Fr|Pres|St|Ste|Mt|Ft)"
    r"\.(?=[ \xa0][A-Z])"
)
_TOKEN = (
    rf"(?:{_SHORT_STOP}|(?:[A-Z]\.){{2,}}"
    r"|[^\W\d_a-zß-öø-ÿ](?:\.(?=[\s\xa0]+[A-Z])|(?:[\w&]|['’](?!s\b)\w|-\w)*(?:\.(?:com|org|net|tv)(?![\w-]))?"
    r"(?:(?<=s)['’](?=[ \xa0][A-Z]))?))"
)
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_ADJECTIVE = re.compile(
    r"(?<=\w)-(?:led|style|backed|era|friendly|aligned|controlled|run|owned|based|like|born|type)$"
)
# "Speaker-to-be" is a title like "Speaker", "Mum-of-three" like "Mum", "Editor-in-Chief" like "Editor"
_NOT_YET = re.compile(
    r"-(?:to-be|elect|designate|in-waiting|in-[Cc]hief|of-(?:one|two|three|four|five|six|seven|eight))$"
)
_SITE = re.compile(r"\w\.(?:com|org|net|tv)$")
_ALSO_NAMES = {"will", "from", "long", "little", "back"}  # function words that are last names as well
_TOLD = {"said", "says", "wrote"}
_PAST = {"former", "late"}
_CHAMBERS = {"congress", "senate", "house"}
WEEKDAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_SENTENCE_START = re.compile(r"(?:^|[\n.!?:…]|\d\)|[“\"‘(\[—–•]|--)[\s\"“‘'(\[]*$")


@lru_cache(maxsize=8192)
def _key(word: str) -> str:
    return _NOT_YET.sub("", word.rstrip(".").lower())


class Token(NamedTuple):
    """A word of a name: what it is and where it stands."""

    word: str
    start: int
    end: int

    @property
    def key(self) -> str:
        return _key(self.word)


class Name(NamedTuple):
    tokens: tuple[Token, ...]
    outer: int
    kind: str


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Return the form under which names are compared."""
    name = re.sub(r"[\s\xa0]+", " ", name.replace("’", "'")).strip().removeprefix("The ").removeprefix("the ")
    return re.sub(r"\b(\w)\.", r"\1", name).lower()


def unaccented(text: str) -> str:
    """Return a text with its letters' accents left out, and with plain letters for ligatures and the like."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


@cache
def word_list(key: str) -> frozenset[str]:
    """Return a list of actors.yaml in lower case."""
    return frozenset(word.lower() for word in codebook.words("actors", key))


@cache
def known_names() -> dict[str, tuple[str, dict]]:
    """Return, for every name in actors.yaml, what it is printed as and its entry."""
    known = {}
    for ident, entry in codebook.entries("actors").items():
        for name in entry.get("names", []):
            known[fold(name)] = (entry.get("government", ident), entry)
        for seat in (*entry.get("seats", []), entry.get("government", "")):
            known[fold(seat)] = (entry.get("government", ident), entry)
    known.pop("", None)
    return known


def is_us_state(name: str) -> bool:
    """Tell whether a name is that of a state of the US."""
    return name.lower() in word_list("us_states")


@cache
def countries() -> dict[str, str]:
    """Return the entry behind the name of a country or party; capitals are also towns, and are left out."""
    found = {}
    for ident, entry in codebook.entries("actors").items():
        if entry["kind"] != "body":
            found.update({fold(name): ident for name in entry.get("names", [])})
    return found


@cache
def peoples() -> dict[str, str]:
    """Return the side that a demonym or the word for a party's people stands for."""
    found = {}
    for ident, entry in codebook.entries("actors").items():
        for word in entry.get("demonyms", []):
            found.setdefault(word.lower(), ident)
    return found


@cache
def _party_words() -> frozenset[str]:
    """Return the words for the people of a party, in lower case."""
    entries = codebook.entries("actors")
    return frozenset(word for word, ident in peoples().items() if entries[ident]["kind"] == "party")


@cache
def _run() -> re.Pattern[str]:
    particles = "|".join(sorted(map(re.escape, word_list("particles")), key=len, reverse=True))
    joint = rf"[ \xa0](?:(?:{particles}|of the|of|for|&|vs?\.)[ \xa0](?:(?:{particles})[ \xa0])?)?"
    tied = rf"(?:(?:{particles}|ul|ur|ad|as|ash)-)?"  # "Sharif el-Gamal"
    return re.compile(rf"(?<![\w@#])(?<!\w-){_TOKEN}(?:{joint}{tied}{_TOKEN}|[ \xa0]\d{{1,2}}\b)*")


def find_names(text: str, start: int, end: int, common: set[str]) -> Iterator[Name]:
    last: Name | None = None
    for run in _run().finditer(text, start, end):
        for tokens in _parts(run, text):
            tokens = _trim(tokens, text, start, common)
            definite = bool(tokens) and text[max(0, tokens[0].start - 4) : tokens[0].start].lower() == "the "
            for name in _name(tokens, definite) if tokens else ():
                name = _without_past(_behind_office(name, text), text)
                if (
                    last and name.kind == "body" and _is_country(text, last, name)
                ):  # one country's ministry is not another's
                    name = Name((*last.tokens, *name.tokens), last.outer, "body")
                if last and name.kind == "body" and _is_first_half(text, last, name):
                    name = Name((*last.tokens, *name.tokens), last.outer, "body")
                yield name
                last = name


def _behind_office(name: Name, text: str) -> Name:
    """Take an unlisted office off a name: "FBI Special Agent Jon Reed", "Chief of Staff Eva Berg"."""
    tokens = name.tokens
    given = word_list("men_first_names") | word_list("women_first_names")
    if name.kind == "body" or len(tokens) < 3 or tokens[-2].key not in given:
        return name
    of = text[max(0, tokens[0].start - 4) : tokens[0].start] == " of "
    if (len(tokens) < 4 and not of) or any(token.key in given or len(token.key) < 2 for token in tokens[:-2]):
        return name
    return Name(tokens[-2:], name.outer, "person")


def _without_past(name: Name, text: str) -> Name:
    """Take "Former" off a name where it is of the one who follows: "Former Norby mayor Jon Reed"."""
    past = text[name.outer : name.tokens[0].start].strip().lower() in _PAST
    office = past and re.match(r"[ \xa0](?:[a-z][\w-]*[ \xa0]){1,3}[A-Z]", text[name.tokens[-1].end :][:60])
    return Name(name.tokens, name.tokens[0].start, "name") if office and name.kind == "person" else name


def _is_country(text: str, owner: Name, name: Name) -> bool:
    known = known_names().get(fold(text[owner.tokens[0].start : owner.tokens[-1].end]))
    between = text[owner.tokens[-1].end : name.tokens[0].start]
    return (
        bool(known)
        and known[1]["kind"] == "country"
        and between in ("'s ", "’s ")
        and name.tokens[0].start == name.outer
    )


def _is_first_half(text: str, first: Name, name: Name) -> bool:
    """Tell "the Fish and Wildlife Service": the first half of a body's name, not somebody beside it."""
    if (
        text[first.tokens[-1].end : name.tokens[0].start] != " and "
        or len(first.tokens) > 1
        or first.kind != "name"
    ):
        return False
    word = first.tokens[0].word
    alone = word.isupper() or fold(word) in known_names() or len(name.tokens) < 2
    before = text[max(0, first.outer - 5) : first.outer]
    return (
        not alone
        and before.endswith(("the ", "The ", "U.S. "))
        and text.count(f"{word} and {name.tokens[0].word}") == text.count(word)
    )


def _parts(run: re.Match[str], text: str) -> Iterator[list[Token]]:
    """Split a run of capitalised words at "of" and "for" unless a body's or an office's name goes on."""
    tokens: list[Token] = []
    for word in re.finditer(r"[^\s]+", run.group()):
        token = Token(word.group(), run.start() + word.start(), run.start() + word.end())
        if token.word[-1] in "'’" and not _goes_on(run.group()[word.end() :]):  # "Democrats' Jon Reed" is two
            yield [*tokens, token._replace(word=token.word[:-1], end=token.end - 1)]
            tokens = []
            continue
        if token.word in ("of", "for") and not (
            tokens
            and (
                tokens[-1].key in word_list("bodies")
                or tokens[-1].key in ("secretary", "states")
                or (token.word == "for" and tokens[-1].key in word_list("plural_bodies"))
            )
        ):
            yield tokens
            tokens = []
            continue
        if not tokens and token.word[0].islower():
            continue
        if adjective := _ADJECTIVE.search(token.word):  # "the Trump-led field" names Trump
            end = token.end - len(adjective.group())
            yield [*tokens, Token(token.word[: adjective.start()], token.start, end)]
            tokens = []
            continue
        tokens.append(token)
    yield tokens


def _goes_on(rest: str) -> bool:
    """Tell whether a name goes on behind a possessive plural: "Dock Workers' Union"."""
    words = rest.split()
    return bool(words) and words[0].rstrip(".").lower() in word_list("bodies")


def _trim(tokens: list[Token], text: str, floor: int, common: set[str]) -> list[Token]:
    """Take words off that open a sentence or name a day."""
    tokens = list(tokens)
    if sum(len(token.word) > 1 and token.word.isupper() for token in tokens) > 2:  # a line set in capitals
        tokens = tokens[max(i for i, token in enumerate(tokens) if token.word.isupper()) + 1 :]
    article = None
    while tokens and (tokens[0].key in ("the", "a", "an") or tokens[0].word[0].islower()):
        article = tokens[0]
        del tokens[0]
    while tokens and tokens[-1].key in WEEKDAYS:
        del tokens[-1]
    if tokens and tokens[-1].key.endswith("-americans"):
        return []
    if not tokens or tokens[-1].key in peoples():  # House Republicans are people, not a name
        return tokens if len(tokens) > 1 and fold(" ".join(t.word for t in tokens)) in known_names() else []
    if article and len(tokens) == 1 and article.word == "The" and not _opens(text, article.start, floor):
        return [article, *tokens]  # "The Hill" is called so
    opening = _opens(text, tokens[0].start, floor)
    if opening and _is_verb(tokens):
        del tokens[0]
    while tokens and (opening or len(tokens) == 1):
        key = tokens[0].key
        if not opening and key in _ALSO_NAMES and re.search(rf"[A-Z][a-z]+ {tokens[0].word}\b", text):
            break  # George Will
        if key not in word_list("not_names") and not (
            opening and key in common and key not in word_list("titles") and key not in word_list("bodies")
        ):
            break
        del tokens[0]
        while tokens and tokens[0].word[0].islower():
            del tokens[0]
    plural = opening and len(tokens) == 1 and tokens[0].word.endswith("s")
    if plural and fold(tokens[0].word) not in known_names() and not _stands_inside(text, tokens[0].word):
        return []  # "Editorialists" is no name
    return tokens


def _is_verb(tokens: list[Token]) -> bool:
    """Tell a verb that opens a sentence before a name: "Added Reed", "Attacking Eva Berg" (no "Sterling Reed")."""
    word, rest = tokens[0].key, tokens[1:]
    if not rest or rest[0].word[0].islower():
        return False
    if word in _reporting() and (word.endswith(("ed", "ing")) or word in _TOLD):
        return True
    first_names = word_list("men_first_names") | word_list("women_first_names")
    return word.endswith("ing") and len(word) > 5 and len(rest) > 1 and rest[0].key in first_names


@cache
def _reporting() -> frozenset[str]:
    """Return the forms of the codebook's reporting verbs, by their first words."""
    found: set[str] = set()
    for verbs in ("reporting_verbs", "reporting_verbs_further"):
        for name, entry in codebook.entries(verbs).items():
            base = name.split()[0]
            found |= inflections(f"{base}~") | {f"{base}ing", *entry.get("forms", [])}
    return frozenset(found)


def _stands_inside(text: str, word: str) -> bool:
    """Tell whether a capitalised word stands anywhere but at the opening of a sentence."""
    place = text.find(" " + word)
    while place > 0 and not (text[place - 1].isalnum() or text[place - 1] == ","):
        place = text.find(" " + word, place + 1)
    return place > 0


def _opens(text: str, position: int, floor: int) -> bool:
    """Tell whether a sentence opens at a position, so that its capital says nothing."""
    return position == floor or bool(_SENTENCE_START.search(text, max(floor, position - 4), position))


def _name(tokens: list[Token], definite: bool) -> Iterator[Name]:
    """Tell a body's name from a person's, and a title from the name; `definite` is behind "the"."""
    outer = tokens[0].start
    heads = word_list("bodies")
    joint = next((i for i, token in enumerate(tokens) if token.word in ("of", "for")), None)
    if joint and any(token.key in word_list("titles") for token in tokens[joint + 2 : -1]):
        joint = None  # "National Union of Bakers President Jon Reed" is Jon Reed
    full = fold(" ".join(token.word for token in tokens))
    if _SITE.search(tokens[-1].word):  # "PierWatch.com"
        yield Name((tokens[-1],), tokens[-1].start, "body")
        return
    if any(token.word in ("v.", "vs.") for token in tokens):  # a case in court
        yield Name(tuple(tokens), outer, "body")
        return
    if tokens[0].key == "team" and len(tokens) > 1:
        yield Name(tuple(tokens), outer, "body")
        return
    if len(tokens) == 2 and tokens[0].key in _party_words() and tokens[1].key in _CHAMBERS:
        return  # "a more Republican Congress" is no other Congress
    if len(tokens) > 2 and tokens[-2].key in heads and fold(tokens[-1].word) in known_names():
        yield Name(tuple(tokens), outer, "body")  # "Reed Tower Moscow"
        return
    own = len(tokens) <= 3 and tokens[-1].key in word_list("last_names_too")
    if own and full not in known_names() and any(token.key in word_list("titles") for token in tokens[:-1]):
        heads = heads - {tokens[-1].key}
    if (
        full in known_names()
        or tokens[-1].key in heads
        or (joint and (tokens[joint - 1].key in heads or tokens[joint - 1].key in word_list("plural_bodies")))
    ):
        if len(tokens) > 1 or full in known_names() or tokens[-1].key not in heads:
            yield Name(tuple(tokens), outer, "body")
        return
    last_title = max((i for i, token in enumerate(tokens) if token.key in word_list("titles")), default=-1)
    if last_title >= 0 and tokens[last_title + 1 : last_title + 2] and tokens[last_title + 1].word == "of":
        last_title += 3 if tokens[last_title + 2 : last_title + 3] and tokens[last_title + 2].word == "the" else 2
    rest = tokens[last_title + 1 :]
    if last_title >= 0:
        rest = rest if any(token.key not in SUFFIXES for token in rest) else []
        if not rest and last_title > 0 and tokens[last_title].key in word_list("titles_too"):
            before = [i for i in range(last_title) if tokens[i].key in word_list("titles")]
            first = before[-1] + 1 if before else 0
            if before == [0] and last_title == 1 and tokens[0].key in word_list("titles_too"):
                first = 0  # Dean Baker
            head = tokens[first]
            if head.key not in peoples() and fold(head.word) not in known_names() and head.key not in heads:
                rest = tokens[first:]  # Steve King
    if definite and last_title < 0 and len(rest) == 2 and rest[0].key in peoples() and rest[1].key not in heads:
        yield Name(tuple(rest), outer, "body")  # the American Legion
        return
    while len(rest) > 1 and (rest[0].key in peoples() or fold(rest[0].word) in known_names()):
        rest = rest[1:]
    if not rest:
        return
    titled = rest[0].start > outer
    word = rest[0].word
    if len(rest) == 1 and not titled and len(word) < 2:
        return
    if len(tokens) == 1 and tokens[0].key == "state":  # the department, short
        yield Name(tuple(tokens), outer, "body")
        return
    acronym = len(rest) == 1 and re.fullmatch(r"[A-Z][A-Z&.]{1,7}", word)
    yield Name(tuple(rest), outer, "body" if acronym and not titled else "person" if last_title >= 0 else "name")
