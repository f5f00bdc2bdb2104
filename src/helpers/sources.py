"""Say who is behind every attribution: speaker, type, named or not, side, and the channel.

Who the source is, `people` settles. The type is read from the words of the source, then
from the article's introduction of it; the side from words for peoples, countries and
parties in the same places. The channel is what the sentence says outside the content.
What the words don't tell stays None ("unspecified" for the type), and an analyst's
settlements in people.csv win over all of it. Nothing is known here about the world but
what the codebook lists.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from weakref import WeakKeyDictionary

from helpers import channels, codebook, names, overrides, people
from helpers.article import Article, Attribution
from helpers.introductions import Actor
from helpers.people import Who
from helpers.quotes import find_quotes

UNSPECIFIED = "unspecified"

_YES, _NO = {"true", "yes", "1"}, {"false", "no", "0"}
_REST = re.compile(
    r",|\(|\b(?:of|for|at|in|from|with|on|to|by|who|that|which|whose|under|representing|familiar|close)\b"
)
_RELATIVE = re.compile(r"\b(?:who|that|which|whose|where|familiar|close|briefed)\b")
_LETTERS = re.compile(r"\(?\b(R|D|I|L|Lab|Con|LD|SNP|CDU|SPD|AfD)(?:[-–—,] ?[A-Z][\w. -]*)?\)?$")
_OFFICE_OF = re.compile(r"\b(?:of|for|from) (?:the )?(?P<name>[A-Z][\w.'’]*(?: [A-Z][\w.]*)*)")
_TRIBES = {"nation", "tribe", "tribes", "reservation"}  # an Indian nation is not India's
_AGE = re.compile(r"(?:aged )?\d{1,3}\b")

_found: "WeakKeyDictionary[Article, list[Attribution]]" = WeakKeyDictionary()


def find_attributions(article: Article) -> list[Attribution]:
    """Return the attributions of an article in reading order, with their sources filled in.

    Adds speaker, source_type, named, side, via and hops to what `quotes.find_quotes`
    finds; `people.csv` of the article's collection has the last word. Remembered for each
    article object.
    """
    if article not in _found:
        filled = fill_sources(article, find_quotes(article))
        _found[article] = apply_people(filled, article, overrides.people(article.collection))
    return list(_found[article])


def fill_sources(article: Article, attributions: Iterable[Attribution]) -> list[Attribution]:
    """Return the attributions with speaker, source_type, named, side, via and hops filled in."""
    attributions = list(attributions)
    cast = people.People(article, attributions)
    whos = {attribution.id: cast.who(attribution) for attribution in attributions}
    ways = channels.find_channels(article, attributions, whos, cast)
    filled = []
    for attribution in attributions:
        who, (via, hops) = whos[attribution.id], ways[attribution.id]
        filled.append(
            replace(
                attribution,
                speaker=who.speaker,
                named=who.named,
                source_type=source_type(who),
                side=side(who, cast),
                via=via,
                hops=hops,
            )
        )
    return filled


def apply_people(
    attributions: Iterable[Attribution], article: Article, settlements: Iterable[Mapping[str, str]]
) -> list[Attribution]:
    """Return the attributions with an analyst's settlements in place of what was found.

    A settlement is for every source in the words of its `mention`, and, where no row has
    those words, for every source whose speaker is `mention`. Its empty fields change nothing.
    """
    rows = {names.fold(row["mention"]): row for row in settlements if row.get("mention")}
    settled = []
    for attribution in attributions:
        words = names.fold(article.words_at(*attribution.source))
        row = rows.get(words) or rows.get(names.fold(attribution.speaker or ""))
        settled.append(replace(attribution, **_changes(row)) if row and attribution.source else attribution)
    return settled


def _changes(row: Mapping[str, str]) -> dict[str, str | bool]:
    changes: dict[str, str | bool] = {
        key: row[key] for key in ("speaker", "source_type", "side") if row.get(key)
    }
    named = (row.get("named") or "").lower()
    if named in _YES | _NO:
        changes["named"] = named in _YES
    return changes


def source_type(who: Who) -> str:
    """Return the type of a source (an id of source_types.yaml), "unspecified" where nothing tells."""
    if who.several:
        types = {source_type(Who(actor.name, True, actor, actor.name)) for actor in who.several}
        return types.pop() if len(types) == 1 else UNSPECIFIED
    actor = who.actor
    own_words = who.words
    if actor and actor.kind != "body":
        own_words = own_words.replace(actor.name, " ").replace(actor.name.split()[-1], " ")
    elif actor and actor.name.lower() not in own_words.lower():
        own_words = f"{own_words}, {actor.name}"
    if actor and actor.entry and actor.kind == "body" and who.speaker == actor.name:
        return "civil_society" if actor.entry["kind"] == "party" else "official"
    if who.speaker and channels.is_outlet(who.speaker):
        return "media"
    texts = [own_words, *(actor.intros if actor else ())]
    person = actor is not None and actor.kind != "body" and who.speaker == actor.name
    for strength in ("cues", "weak_cues"):
        for text in texts:
            found = _type_in(text, strength, person)
            if found:
                return found
        if (
            strength == "cues"
            and person
            and actor.letters
            and any(_party(letters) for letters in actor.letters)
        ):
            return "official"
    if any(_AGE.match(text) for text in texts[1:]):
        return "ordinary_person"
    return UNSPECIFIED


@cache
def _cues(strength: str) -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {
        cue.lower(): ident
        for ident, entry in codebook.entries("source_types").items()
        for cue in entry.get(strength, ())
    }
    longest_first = sorted(map(re.escape, kinds), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])", re.I), kinds


def _type_in(text: str, strength: str, person: bool) -> str | None:
    """Return the type that a noun phrase tells: by its last cue, or the first behind "of" or a comma."""
    pattern, kinds = _cues(strength)
    cut = _REST.search(text, 1)
    core, rest = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    within = [kinds[match.group().lower()] for match in pattern.finditer(core)]
    relative = _RELATIVE.search(rest)
    behind = [
        kinds[match.group().lower()]
        for match in pattern.finditer(rest[: relative.start()] if relative else rest)
    ]
    if person:
        within = [kind for kind in within if kind != "document"]
    behind = [kind for kind in behind if kind != "document"]
    return within[-1] if within else behind[0] if behind else None


def side(who: Who, cast: people.People, depth: int = 1) -> str | None:
    """Return the country or party that a source stands for by the article's words, None if unknown."""
    if who.several:
        sides = {side(Who(actor.name, True, actor, actor.name), cast, depth) for actor in who.several}
        return sides.pop() if len(sides) == 1 else None
    actor = who.actor
    if actor and actor.entry:
        entry = actor.entry
        return entry.get("side") or next(i for i, e in codebook.entries("actors").items() if e is entry)
    own_words = who.words if not actor or who.words.lower() not in people.PRONOUNS else ""
    texts = [own_words, *([actor.name] if actor and actor.kind == "body" else ())]
    if actor:
        texts += [*actor.intros, *(f"({letters})" for letters in actor.letters)]
    for text in texts:
        found = _party(text) or _side_in(text, body=actor is None or actor.kind == "body")
        if found:
            return found
    owner = next((found for text in texts if (found := _owner(text, actor, cast))), None) if depth else None
    return side(Who(owner.name, True, owner, owner.name), cast, depth - 1) if owner else None


@cache
def _letters() -> dict[str, str]:
    return {
        letters: ident
        for ident, entry in codebook.entries("actors").items()
        for letters in entry.get("letters", ())
    }


def _party(text: str) -> str | None:
    """Return the party of a politician's letters: "(R-Norby)"."""
    inside = re.search(r"\(([^()]+)\)", text)
    match = _LETTERS.match(inside.group(1)) if inside else None
    return _letters().get(match.group(1)) if match else None


def _side_in(text: str, body: bool) -> str | None:
    """Return the party or else the country that a phrase names before its noun, or behind "of"."""
    cut = _REST.search(text, 1)
    core, rest = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    found = []
    words = core.split()
    for i in range(len(words)):
        for length in (2, 1):
            name = re.sub(r"['’]s?$", "", " ".join(words[i : i + length]).strip(',;:"“”'))
            if not name[:1].isupper():
                continue
            if name.lower() in names.peoples() and " ".join(words[i + 1 : i + 2]).lower() not in _TRIBES:
                found.append(names.peoples()[name.lower()])
                break
            known = _country(name)
            possessive = name != " ".join(words[i : i + length]).strip(',;:"“”')
            if known and (possessive or body or name.replace(".", "").isupper()):
                found.append(known)
                break
    behind = _OFFICE_OF.match(rest)
    if not found and behind and (known := _country(behind["name"].removesuffix("'s").removesuffix("’s"))):
        found.append(known)
    entries = codebook.entries("actors")
    return next((ident for ident in found if entries[ident]["kind"] == "party"), found[0] if found else None)


@cache
def _country(name: str) -> str | None:
    """Return the country or party of that name; capitals are also towns, and are left out."""
    known = names.known_names().get(names.fold(name))
    return (
        known[0] if known and known[0] in codebook.entries("actors") and known[1]["kind"] != "body" else None
    )


def _owner(text: str, actor: Actor | None, cast: people.People) -> Actor | None:
    """Return the person whose "Reed's spokeswoman" or "spokesman for Reed" this is."""
    for match in re.finditer(
        r"([A-Z][\w.-]+(?: [A-Z][\w.-]+)*)['’]s? |\b(?:for|to|of) ([A-Z][\w.-]+(?: [A-Z][\w.-]+)*)", text
    ):
        found = cast.register.lookup(match.group(1) or match.group(2))
        if found and found is not actor and found.kind != "name":
            return found
    return None
