"""Find the channel through which attributed words reached the outlet.

Read outside the content, in the sentences of content and cue: a cue of channels.yaml
that stands nearer to this attribution's cue than to another's, another outlet that was
told, that reported or is quoted, and the speaker around whose words these are nested.
The outlet's own name is no intermediary. A channel that the sentence doesn't name is
not looked for further away.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

from helpers import codebook, names
from helpers.article import Article, Attribution, Span
from helpers.people import People, Who

_VERB = re.compile(r"(?:told|telling|tweet|retweet|posted|testified|asked by|live )")
_PREPOSITION = (
    r"(?:in|at|on|during|via|through|from|by|per|over|before"
    r"|according to|issued|released|sent|published|put out)"
)
_PHRASE = re.compile(r"(?:through|via|by|in|on|at|told)\s")
_TOLD = re.compile(
    r"\b(?:told|tells?|telling|informed|interview(?:ed)? (?:with|by|on|for|to)|quoted (?:by|in)"
    r"|as saying (?:by|in|on)|according to|reported (?:by|in|on)|cited by|appear(?:ed|ing|ance) on"
    r"|spoke (?:to|with|on)|speaking (?:to|with|on)|sa(?:id|ys|ying) (?:on|in|to)|wrote (?:in|for)"
    r"|writing (?:in|for)"
    r"|published (?:in|by)|provided to|given to|carried by|broadcast (?:by|on)|on|through|via"
    r"|(?:article|piece|column|editorial|essay|op-ed|interview) (?:in|for|published in))"
    r"[ \xa0](?:[\w’'-]+[ \xa0]){0,6}?$"
)
_REPORTED = re.compile(
    r"(?: \([^()]*\))?,? (?:has |had |later |also |first |is )?"
    r"(?:report(?:s|ed|ing)|quot(?:es|ed|ing)|cit(?:es|ed|ing)|broadcast|carried|published)\b"
)
_THE_OUTLET = re.compile(
    r"\b(?:told|in an interview with|quoted by|according to|as saying by) the "
    r"(?:newspaper|paper|agency|news agency|magazine|network|broadcaster|channel|station|site|website"
    r"|publication|outlet)\b"
)
_PASSES_ON = re.compile(
    r"\b(?:spokes\w+|aides?|lawyers?|attorneys?|advis[eo]rs?|ministry|press secretary"
    r"|representatives?|assistants?)\b",
    re.I,
)


def find_channels(
    article: Article, attributions: Sequence[Attribution], whos: Mapping[str, Who], cast: People
) -> dict[str, tuple[str | None, int]]:
    """Return, by attribution id, the channel (None where none is named) and its intermediaries."""
    by_id = {attribution.id: attribution for attribution in attributions}
    cues = sorted((span.start, a.id) for a in attributions for span in a.cue[:1])
    found: dict[str, tuple[str | None, int]] = {}
    latest: str | None = None
    for attribution in attributions:
        steps: dict[str, int] = {}
        for span in _sentences_of(article, cast, attribution):
            text = _outside(article.text, span, attribution.content)
            for position, via, hops in _steps(
                text, span, attribution, whos[attribution.id], article, cast, latest
            ):
                if _is_nearest(position, attribution, cues, span):
                    steps.setdefault(via, hops)
        for via, hops in _from_outer(attribution, by_id, whos):
            steps.setdefault(via, hops)
        outlets = [via for via, hops in steps.items() if via not in codebook.entries("channels")]
        if outlets:
            latest = outlets[-1]
            steps.pop("interview", None)
            steps.pop("outlet", None)
        found[attribution.id] = ("; ".join(steps) or None, sum(steps.values()))
    return found


def is_outlet(name: str) -> bool:
    """Tell whether a name is that of another outlet: listed, or by the last word of it."""
    bare = names.fold(name)
    last = name.split()[-1] if name.split() else ""
    return bare in _outlets() or (" " in bare and last in codebook.words("channels", "outlet_heads"))


@cache
def _outlets() -> frozenset[str]:
    return frozenset(names.fold(name) for name in codebook.words("channels", "outlets"))


@cache
def _cue_patterns() -> tuple[tuple[str, int, re.Pattern[str], bool], ...]:
    """Return channel, hops, pattern, and whether the pattern must begin at the attribution's own cue."""
    patterns = []
    for ident, entry in codebook.entries("channels").items():
        cues = sorted(entry.get("cues") or (), key=len, reverse=True)
        verbs = [re.escape(cue) for cue in cues if _VERB.match(cue)]
        phrases = [re.escape(cue) for cue in cues if not _VERB.match(cue) and _PHRASE.match(cue)]
        nouns = [re.escape(cue) for cue in cues if not _VERB.match(cue) and not _PHRASE.match(cue)]
        if verbs:
            patterns.append((ident, entry["hops"], re.compile(rf"\b(?:{'|'.join(verbs)})\b"), True))
        if phrases:
            patterns.append((ident, entry["hops"], re.compile(rf"\b(?:{'|'.join(phrases)})\b"), False))
        if nouns:
            noun = rf"\b(?i:{_PREPOSITION})\s+(?:(?!free\b)[\w’'-]+\s+){{0,5}}?(?:{'|'.join(nouns)})\b"
            patterns.append((ident, entry["hops"], re.compile(noun), False))
    return tuple(patterns)


def _sentences_of(article: Article, cast: People, attribution: Attribution) -> list[Span]:
    """Return the sentences in which content or cue begin or end."""
    ends = [span.start for span in attribution.cue] or [
        position for span in attribution.content for position in (span.start, span.end - 1)
    ]
    indexes = sorted({cast.scene.sentence_at(position) for position in ends})
    return [cast.scene.sentences[index] for index in indexes if index >= 0]


def _outside(text: str, span: Span, content: Sequence[Span]) -> str:
    """Return a sentence with the content blanked out, offsets kept."""
    stretch = text[span.start : span.end]
    for start, end in content:
        left, right = max(start, span.start) - span.start, min(end, span.end) - span.start
        if left < right:
            stretch = stretch[:left] + "|" * (right - left) + stretch[right:]
    return stretch


def _steps(text, span, attribution, who, article, cast, latest):
    """Yield position, channel and hops for each channel that the words outside the content name."""
    own = attribution.cue[0] if attribution.cue else None
    source = attribution.source[0] if attribution.source else Span(-1, -1)
    for ident, hops, pattern, at_cue in _cue_patterns():
        for match in pattern.finditer(text):
            start = span.start + match.start()
            if (
                not at_cue or own is None or own.start <= start < own.end
            ) and not source.start <= start < source.end:
                yield start, ident, hops
                break
    for mention in cast.register.within(span.start, span.end):
        if text[mention.start - span.start] == "|" or mention.actor.name == who.speaker:
            continue
        if source.start <= mention.start < source.end or not _is_outlet_mention(mention, text, span):
            continue
        told = _TOLD.search(text, 0, mention.outer - span.start)
        reported = _REPORTED.match(text, mention.end - span.start)
        if not told and not (reported and not (own and own.start <= span.start + reported.end() - 1 < own.end)):
            continue
        if article.outlet and names.fold(article.outlet) in (
            names.fold(mention.actor.name),
            names.fold(_words(text, mention, span)),
        ):
            yield mention.start, "interview", 0
        else:
            yield mention.start, mention.actor.name, codebook.entries("channels")["outlet"]["hops"]
    again = _THE_OUTLET.search(text)
    if again:
        yield span.start + again.start(), latest or "outlet", codebook.entries("channels")["outlet"]["hops"]


def _words(text: str, mention, span: Span) -> str:
    return text[mention.start - span.start : mention.end - span.start]


@cache
def _nouns() -> re.Pattern[str]:
    nouns = sorted(codebook.words("channels", "outlet_nouns"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})")


def _is_outlet_mention(mention, text: str, span: Span) -> bool:
    if mention.actor.kind == "person":
        return False
    if is_outlet(mention.actor.name) or is_outlet(_words(text, mention, span)):
        return True
    before = text[max(0, mention.outer - span.start - 30) : mention.outer - span.start]
    named = re.search(rf"{_nouns().pattern}[ \xa0]$", before)
    return bool(named) or any(_nouns().search(intro) for intro in mention.actor.intros)


def _is_nearest(position: int, attribution: Attribution, cues: list[tuple[int, str]], span: Span) -> bool:
    """Tell whether a channel's words stand nearer to this attribution's cue than to another's."""
    if not attribution.cue:
        return True
    own = abs(position - attribution.cue[0].start)
    first = bisect_right(cues, (span.start, ""))
    for start, ident in cues[first:]:
        if start >= span.end:
            break
        if ident not in (attribution.id, attribution.nested_in) and abs(position - start) < own:
            return False
    return True


def _from_outer(attribution: Attribution, by_id: Mapping[str, Attribution], whos: Mapping[str, Who]):
    """Yield the channel that the speaker around a nested attribution is."""
    outer = by_id.get(attribution.nested_in or "")
    if outer is None or outer is attribution:
        return
    speaker, own = whos[outer.id], whos[attribution.id]
    if not own.words or (speaker.speaker is not None and speaker.speaker == own.speaker):
        return
    if speaker.speaker and is_outlet(speaker.speaker):
        yield speaker.speaker, codebook.entries("channels")["outlet"]["hops"]
    elif _PASSES_ON.search(" ".join([speaker.words, *(speaker.actor.intros if speaker.actor else ())])):
        yield "spokesperson", codebook.entries("channels")["spokesperson"]["hops"]
