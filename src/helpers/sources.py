"""Say who is behind every attribution: speaker, type, named or not, side, and the channel.

Who the source is, `people` settles. The type is read from the words of the source, then
from the article's introduction of it; the side from words for peoples, countries and
parties in the same places. The channel is what the sentence says outside the content.
What the words don't tell stays None ("unspecified" for the type), and an analyst's
settlements in people.csv win over all of it. Nothing is known here about the world but
what the codebook lists.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from weakref import WeakKeyDictionary

from helpers import channels, codebook, names, overrides
from helpers.article import Article, Attribution
from helpers.people import People
from helpers.pronouns import PRONOUNS
from helpers.quotes import find_quotes
from helpers.source_types import REST, UNSPECIFIED, owner_of, party_of, source_type
from helpers.who import Who

_YES, _NO = {"true", "yes", "1"}, {"false", "no", "0"}
_OFFICE_OF = re.compile(r"\b(?:of|for|from) (?:the )?(?P<name>[A-Z][\w.'’]*(?: [A-Z][\w.]*)*)")
DOCUMENT = "document"  # the type of the codebook
_TRIBES = {"nation", "tribe", "tribes", "reservation"}  # an Indian nation is not India's

_casts: "WeakKeyDictionary[Article, People]" = WeakKeyDictionary()
_found: "WeakKeyDictionary[Article, list[Attribution]]" = WeakKeyDictionary()


def find_attributions(article: Article) -> list[Attribution]:
    """Return the attributions of an article in reading order, with their sources filled in.

    Adds speaker, source_type, named, side, via and hops to what `quotes.find_quotes`
    finds; `people.csv` of the article's collection has the last word. Remembered for each
    article object.
    """
    if article not in _found:
        filled = fill_sources(article, find_quotes(article), cast_of(article))
        _found[article] = apply_people(filled, article, overrides.people(article.collection))
    return list(_found[article])


def cast_of(article: Article) -> People:
    """Return who is who in an article, as its attributions tell. Remembered for each article object."""
    if article not in _casts:
        _casts[article] = People(article, find_quotes(article))
    return _casts[article]


def fill_sources(
    article: Article, attributions: Iterable[Attribution], cast: People | None = None
) -> list[Attribution]:
    """Return the attributions with speaker, source_type, named, side, via and hops filled in.

    `cast` is who is who; without one, these attributions tell it.
    """
    attributions = list(attributions)
    cast = cast or People(article, attributions)
    whos = {attribution.id: cast.who(attribution) for attribution in attributions}
    ways = channels.find_channels(article, attributions, whos, cast)
    judged: dict[tuple, tuple[str, str | None]] = {}  # most sources come again and again
    filled = []
    for attribution in attributions:
        who, (via, hops) = whos[attribution.id], ways[attribution.id]
        key = (who.speaker, who.words, id(who.actor), who.several and who.speaker)
        if key not in judged:
            judged[key] = source_type(who, cast), side(who, cast)
        filled.append(
            replace(
                attribution,
                speaker=who.speaker,
                named=None if who.named is False and judged[key][0] == DOCUMENT else who.named,
                source_type=judged[key][0],
                side=judged[key][1],
                via=via,
                hops=hops,
            )
        )
    return _one_for_each(filled)


def _one_for_each(attributions: list[Attribution]) -> list[Attribution]:
    """Give a speaker one type and side in all of an article: those that most of his attributions have."""
    types: dict[str, Counter] = defaultdict(Counter)
    sides: dict[str, Counter] = defaultdict(Counter)
    for attribution in attributions:
        if attribution.speaker:
            types[attribution.speaker][attribution.source_type] += attribution.source_type != UNSPECIFIED
            sides[attribution.speaker][attribution.side] += attribution.side is not None
    return [
        replace(
            attribution,
            source_type=types[attribution.speaker].most_common(1)[0][0],
            side=sides[attribution.speaker].most_common(1)[0][0],
        )
        if attribution.speaker
        else attribution
        for attribution in attributions
    ]


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
    changes: dict[str, str | bool] = {key: row[key] for key in ("speaker", "source_type", "side") if row.get(key)}
    named = (row.get("named") or "").lower()
    if named in _YES | _NO:
        changes["named"] = named in _YES
    return changes


def side(who: Who, cast: People, depth: int = 1) -> str | None:
    """Return the country or party that a source stands for by the article's words, None if unknown."""
    if who.several:
        sides = {side(Who(actor.name, True, actor, actor.name), cast, depth) for actor in who.several}
        return sides.pop() if len(sides) == 1 else None
    actor = who.actor
    if actor and actor.state:
        return actor.name
    if actor and actor.entry:
        entry = actor.entry
        return entry.get("side") or str(entry["id"])
    own_words = who.words if not actor or who.words.lower() not in PRONOUNS else ""
    texts = [own_words, *([actor.name] if actor and actor.kind == "body" else ())]
    if actor:
        texts += [*actor.intros, *(f"({letters})" for letters in actor.letters)]
    for text in texts:
        found = party_of(text) or _side_in(text, actor is None or actor.kind == "body", cast)
        if found:
            return found
    owner = next((found for text in texts if (found := owner_of(text, actor, cast))), None) if depth else None
    return side(Who(owner.name, True, owner, owner.name), cast, depth - 1) if owner else None


def _side_in(text: str, body: bool, cast: People) -> str | None:
    """Return the party or else the country that a phrase names before its noun, or behind "of"."""
    cut = REST.search(text, 1)
    core, rest = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    found = []
    states = {actor.name: actor.name for actor in cast.register.states}
    words = core.split()
    for i in range(len(words)):
        for length in (2, 1):
            name = re.sub(r"['’]s?$", "", " ".join(words[i : i + length]).strip(',;:"“”'))
            if not name[:1].isupper():
                continue
            if name.lower() in names.peoples() and " ".join(words[i + 1 : i + 2]).lower() not in _TRIBES:
                found.append(names.peoples()[name.lower()])
                break
            if name.lower() in cast.register.peoples:
                found.append(cast.register.peoples[name.lower()])
                break
            known = _country(name, states)
            possessive = name != " ".join(words[i : i + length]).strip(',;:"“”')
            if known and (possessive or body or name.replace(".", "").isupper()):
                found.append(known)
                break
    behind = _OFFICE_OF.match(rest)
    if not found and behind and (known := _country(_bare(behind["name"]), states)):
        found.append(known)
    entries = codebook.entries("actors")
    party = (ident for ident in found if ident in entries and entries[ident]["kind"] == "party")
    return next(party, found[0] if found else None)


def _country(name: str, states: Mapping[str, str]) -> str | None:
    return names.countries().get(names.fold(name)) or states.get(name)


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)
