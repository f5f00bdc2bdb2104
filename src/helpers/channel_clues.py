"""Read in a sentence by what channel its words came: nouns, verbs, audiences, phrases, and other outlets.

The cues are those of channels.yaml; an outlet is one that its list names, or that a noun beside its
name or its last word tells. Which attribution a clue is for, `channels` decides.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from helpers import codebook, names
from helpers.article import Article, Span
from helpers.people import People
from helpers.register import Mention

STRETCH = 70  # characters behind "told" in which an outlet's name is looked for
LOOSE_WORDS = 3  # the same behind "on" or "in", in words; "according to" may have more
_TELL = r"(?:told|tells?|telling|informed|informing)"
_DIRECTLY = re.compile(  # an outlet of any name stands behind these
    rf"\b(?:{_TELL}|(?:interview(?:s|ed)?|appear(?:ed|ing|ances?)|sit-down|sitting down|sat down|conversation)"
    r" (?:[\w’'-]+ ){0,3}?(?:with|by|on|for|to|in|at|from)"
    r"|(?:asked|pressed|challenged|questioned|cornered) by|(?:spoke|speaking|talked|talking) (?:to|with|on)"
    r"|quoted (?:[\w’'-]+ ){0,2}?(?:by|in)|as saying (?:by|in|on)|appeared with|joined)(?=[ \xa0])"
)
_LOOSELY = re.compile(  # a listed outlet stands behind these
    r"\b(?:(?:[Aa]ccording|provided|given) to|(?:reported|cited|published|aired|carried|broadcast) (?:[\w’'-]+ )?"
    r"(?:by|in|on)|sa(?:id|ys|ying) (?:on|in|to)|(?:wrote|writing|writes) (?:in|for)|[Oo]n|[Tt]hrough|[Vv]ia"
    r"|(?:statement|letter|e-?mail|message|note) to"
    r"|(?:article|piece|column|editorial|essay|op-ed|story) (?:published )?(?:in|for|by))(?=[ \xa0])"
)
_REPORTED = re.compile(
    r"(?: \([^()]*\))?,? (?:has |had |later |also |first |is )?"
    r"(?:report(?:s|ed|ing)|quot(?:es|ed|ing)|cit(?:es|ed|ing)|broadcast|carried|published)\b"
)
_THE_OUTLET = re.compile(
    rf"\b(?:{_TELL}|in an interview with|quoted by|according to|as saying by) the "
    r"(?:newspaper|paper|agency|news agency|magazine|network|broadcaster|channel|station|site|website"
    r"|publication|outlet)\b"
)
_CUT = re.compile(
    r"[,;:|()\n—]|\b(?:that|and|who|whom|which|when|while|after|before|if|about|how|why|what|in|during)\b"
    r"|(?<=[a-z0-9])\. "
)
_CAPITAL_THE = re.compile(r" The (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})")
_TITLE = r"[“\"‘'](?P<title>[A-Z][^“”\"\n]{2,32}?),?[”\"’']"
_WORD = re.compile(r"\w+")
_PASSED_ON = re.compile(
    r"\b(?:through|via|(?:issued|released|provided|sent|relayed|read|posted|given|distributed)"
    r" (?:\w+ )?(?:by|through))"
    r" (?:his|her|its|their|an?|the) (?:[\w-]+ ){0,2}?"
    r"(?:spokes\w+|aides?|lawyers?|attorneys?|publicist|representatives?|press secretary)\b"
)
_TO = (
    r"(?:told|tells|telling|address(?:ed|es|ing)|remind(?:ed|ing)|assur(?:ed|es|ing)|in front of"
    r"|(?:joked|said|saying) (?:to|with)|(?:speaking|spoke|speaks|spoken) (?:to|before|with|at))"
)
_STOP = (
    r"(?:in|at|on|during|via|to|that|who|which|from|by|for|and|or|free|when|as|after|before|about|against|with"
    r"|than|but|is|was|were|said|says|wake|aftermath|response|reaction|support|favor|light|spite"
    r"|issued|released|sent|published|posted|gave|delivered|held|wrote|made"
    r"|releasing|receiving|reviewing|discussing|reading|sending)"
)
_FILLER = rf"(?:(?!{_STOP}[ \xa0])[\w’'.&$%-]+,?[ \xa0]+)"
_DETERMINED = r"(?:\b(?i:an?|the|his|her|its|their|another|this|that|one)\b|[’'](?:s\b)?)"
_NOT_THERE = (
    r"(?! (?:hall|center|room|prep|preparation|moderators?|season|schedule|organizers?|records?)\b)"
    r"(?!(?<=debate) (?:about|over)\b)(?!(?<=video) (?:call|conference|link|chat|summit|meeting|conversation)\b)"
)
_NOT_PART = r"(?!(?<=the Senate|.the House) [A-Z])"  # "the Senate Rules Committee"
_SHOWN = re.compile(r"(?:[’']s)?[ \xa0](?:[\w“”\"-]+[ \xa0]){0,2}?(?:interview|appearance)s?\b")


class Clue(NamedTuple):
    """Where a sentence names a channel; `via` is None for an outlet named before ("the newspaper")."""

    start: int
    end: int
    via: str | None
    kind: str = "outlet"
    noun: int = -1  # where its noun begins, -1 where it has none


def is_outlet(name: str) -> bool:
    """Tell whether a name is that of another outlet: listed, or by the last word of it."""
    bare = names.fold(name)
    last = name.split()[-1] if name.split() else ""
    return bare in _outlets() or (" " in bare and last in codebook.words("channels", "outlet_heads"))


@cache
def _outlets() -> frozenset[str]:
    return frozenset(names.fold(name) for name in codebook.words("channels", "outlets"))


def clues(text: str, span: Span, outlet: str | None, cast: People) -> Iterator[Clue]:
    """Yield the clues of a sentence: words of the codebook, people who pass on, then other outlets."""
    here = set(_WORD.findall(text[slice(*span)].lower()))
    for kind, (pattern, idents, firsts) in _patterns().items():
        for match in () if firsts.isdisjoint(here) else pattern.finditer(text, *span):
            word, noun, way = match["word"], match.start("word"), kind
            ident = idents[word.lower() if kind == "phrase" else word]
            if kind == "behind" and match["before"].lower() in codebook.words("channels", "acts"):
                way = "act"
            elif kind == "behind" and match["before"].lower() not in _prepositions(ident):
                continue
            yield Clue(match.start(), match.end(), ident, way, noun if kind in ("behind", "bare") else -1)
    for match in _PASSED_ON.finditer(text, *span):
        yield Clue(match.start(), match.end(), "spokesperson")
    yield from _outlet_clues(text, span, outlet, cast)
    for match in _THE_OUTLET.finditer(text, *span):
        yield Clue(match.start(), match.end(), None)


@cache
def _prepositions(ident: str) -> frozenset[str]:
    own = codebook.entries("channels")[ident].get("also_behind", ())
    return codebook.words("channels", "prepositions") | set(own)


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], dict[str, str], frozenset[str]]]:
    """Return, by kind of clue, its pattern, the channel of each word, and the words without which none is."""
    entries = codebook.entries("channels")
    words = {
        key: {word: ident for ident in reversed(entries) for word in entries[ident].get(key, ())}
        for key in ("cues", "audiences", "verbs", "phrases")
    }
    words["phrases"] = {phrase.lower(): ident for phrase, ident in words["phrases"].items()}
    before = _either(codebook.words("channels", "acts").union(*map(_prepositions, entries)))
    cue = rf"(?P<word>{_either(words['cues'])})\b(?![’']\w){_NOT_THERE}"
    kinds = {
        "behind": (rf"\b(?P<before>(?i:{before}))\s+{_FILLER}{{0,5}}?{cue}", "cues"),
        "bare": (rf"{_DETERMINED}\s+{_FILLER}{{0,4}}?{cue}", "cues"),
        "audience": (
            rf"\b{_TO}\s+{_FILLER}{{0,4}}?(?P<word>{_either(words['audiences'])})\b{_NOT_PART}",
            "audiences",
        ),
        "verb": (rf"\b(?P<word>{_either(words['verbs'])})\b", "verbs"),
        "phrase": (rf"\b(?i:(?P<word>{_either(words['phrases'])}))\b", "phrases"),
    }
    needed = {key: frozenset(_WORD.findall(word.lower())[-1] for word in words[key]) for key in words}
    return {kind: (re.compile(pattern), words[key], needed[key]) for kind, (pattern, key) in kinds.items()}


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _outlet_name() -> re.Pattern[str]:
    """Return the pattern of a name that tells an outlet: listed, by its last word, or "the Post"."""
    listed, heads = (_either(codebook.words("channels", key)) for key in ("outlets", "outlet_heads"))
    other = r"(?! (?:Club|Secretary|Office|Center|Association|Building|Corps|Square|Gallery|Room)\b)"
    station = r"[WK](?!TO|HO|WF|MD|KK|GB|FC)[A-Z]{2,3}(?:-[A-Z]{2})?"  # as "WXYZ" in the United States
    words = r"(?!(?:Federal|The|In|On|At|By|For|To|With|From|A|An) )(?:[A-Z][\w.&-]*[ -]){1,4}"
    return re.compile(rf"\b(?:{listed}|{station}|{words}(?:{heads})|(?<=[Tt]he )(?:{heads}))(?![\w-]){other}")


@cache
def _host() -> re.Pattern[str]:
    hosts, nouns = (_either(codebook.words("channels", key)) for key in ("hosts", "outlet_nouns"))
    return re.compile(rf" (?:[\w’'-]+ ){{0,4}}?(?:(?:{hosts}) (?=[A-Z])|(?:(?:{nouns}) )?{_TITLE})")


def _outlet_clues(text: str, span: Span, outlet: str | None, cast: People) -> Iterator[Clue]:
    """Yield the outlets that were told, are quoted or reported; the own outlet is an interview."""
    mentions = cast.register.within(*span)
    listed = _outlet_name().search(text, *span) is not None
    shown = {mention.start for mention in mentions if _is_outlet_mention(mention, text)}
    places = [(match, True) for match in _DIRECTLY.finditer(text, *span)]
    if listed or shown:
        places += [(match, False) for match in _LOOSELY.finditer(text, *span)]
    ends: set[int] = set()
    for match, directly in places:
        cut = _CUT.search(text, match.end(), min(span.end, match.end() + STRETCH))
        stretch = Span(match.end(), cut.start() if cut else min(span.end, match.end() + STRETCH))
        inside = [mention for mention in mentions if stretch.start <= mention.start < stretch.end]
        name = _outlet_name().search(text, stretch.start, span.end)
        name = name if name and name.start() < stretch.end else None
        found = _outlet_in(
            text, stretch, directly or match.group().endswith("ccording to"), name, inside, shown, cast, outlet
        )
        if found and found[0] not in ends:
            ends.add(found[0])
            yield Clue(match.start(), found[0], "interview" if is_own(found[1], outlet) else found[1])
    for mention in mentions:
        if mention.start in shown and not is_own(mention.actor.name, outlet):
            reported = _REPORTED.match(text, mention.end)
            if reported and mention.end not in ends:
                yield Clue(mention.start, reported.end(), _name(mention, text))
    for match in _outlet_name().finditer(text, *span) if listed else ():
        with_it = _SHOWN.match(text, match.end())
        if with_it and match.end() not in ends:
            covering = (m.actor.name for m in mentions if m.start <= match.start() and match.end() <= m.end)
            via = next(covering, match.group())
            yield Clue(match.start(), with_it.end(), "interview" if is_own(via, outlet) else via)


def _outlet_in(
    text: str,
    stretch: Span,
    directly: bool,
    name: re.Match | None,
    mentions: Sequence[Mention],
    shown: set[int],
    cast: People,
    outlet: str | None,
) -> tuple[int, str] | None:
    """Return where the first outlet of a stretch ends, and its name."""
    starts = [mention.start for mention in mentions if mention.start in shown] + ([name.start()] if name else [])
    at = min(starts, default=-1)
    if at >= 0 and (directly or text.count(" ", stretch.start, at) <= LOOSE_WORDS):
        for mention in mentions:  # the register knows the name in full
            if (
                mention.start <= at < mention.end
                and not (name and name.end() > mention.end)
                and (mention.start in shown or not mention.actor.may_be_person)
            ):
                return mention.end, _name(mention, text)
        if name:
            if text[name.start() - 4 : name.start()] == "The " and is_own(name.group(), outlet):
                return name.end(), outlet or name.group()  # a paper calls itself so, whoever else was named
            return name.end(), _in_full(name.group(), stretch.start, cast)
    if directly and (match := _CAPITAL_THE.match(text, *stretch)):
        return match.end(), match["name"]
    if directly and text.startswith("with", stretch.start - 4):  # "an interview with Bay Live"
        for mention in mentions:
            actor = mention.actor
            if not (actor.may_be_person or actor.state or actor.entry or actor.placed) and actor.kind != "person":
                return mention.end, actor.name
    if directly and (match := _host().match(text, *stretch)):
        return match.end(), match["title"] or "outlet"
    return None


def _name(mention: Mention, text: str) -> str:
    """Return an outlet's name: the actor's, or as it stands where the actor's tells no outlet."""
    own, here = mention.actor.name, text[mention.start : mention.end]
    return (here if is_outlet(here) and not is_outlet(own) else own).removeprefix("The ")


def _in_full(name: str, position: int, cast: People) -> str:
    """Return the full name of "the Post": that of the outlet last named whose name ends so."""
    if " " in name or name not in codebook.words("channels", "outlet_heads"):
        return name
    full = (m.actor.name for m in reversed(cast.register.before(position)) if m.actor.name.endswith(" " + name))
    return next(full, name)


def own_name(article: Article) -> str:
    """Return the name of an article's outlet, or what its id tells where the outlet is not given."""
    return article.outlet or article.id.replace("-", " ").title()


def is_own(name: str, outlet: str | None) -> bool:
    """Tell whether a name is the outlet's own: in full, by its first words or last, or in another known form."""
    own, other = names.fold(outlet or ""), names.fold(name)
    if not own or not other:
        return False
    if own.endswith(" " + other) and other in {
        head.lower() for head in codebook.words("channels", "outlet_heads")
    }:
        return True  # "The Times" is the Norby Times
    return any(
        one == two or one.startswith(two + " ") or two.startswith(one + " ")
        for one in {own, *_forms().get(own, ())}
        for two in {other, *_forms().get(other, ())}
    )


@cache
def _forms() -> dict[str, list[str]]:
    """Return, by each form of an outlet's name that has others, all of them."""
    alike = [
        [names.fold(form) for form in line.split(" = ")] for line in codebook.words("channels", "same_outlets")
    ]
    return {form: forms for forms in alike for form in forms}


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(codebook.words('channels', 'outlet_nouns'))})\b")


def _is_outlet_mention(mention: Mention, text: str) -> bool:
    if mention.actor.kind == "person":
        return False
    if is_outlet(mention.actor.name) or is_outlet(text[mention.start : mention.end]):
        return True
    before = text[max(0, mention.outer - 30) : mention.outer].rstrip()
    named = before.endswith(tuple(codebook.words("channels", "outlet_nouns"))) or text.startswith(
        (" newspaper", " magazine", " news agency"), mention.end
    )
    return named or any(_nouns().search(intro) for intro in mention.actor.intros)
