"""Cut a headline into its claims.

A claim is a clause that says something of its own: what stands between semicolons, colons, dashes and
full stops, and what begins with a conjunction in the middle ("... as ferries stop", "..., and fares rise").
Parts too short to say anything stay with their neighbour ("Reed: Bridge is safe" is one claim). What is in
quotation marks is not cut. A question claims nothing, and is left out. A label ("Live updates:") or the
site's name is no claim.
"""

import re
from collections.abc import Iterable, Iterator

from helpers.article import Span
from helpers.stems import stems_of
from helpers.tokens import split_sentences

MIN_WORDS = 3  # words that say something; fewer are a name, a place or a label, not a claim
TOPIC_WORDS = 5  # before a colon: who speaks or what it is about, and no claim
SITE_WORDS = 4  # behind a bar or dash at the end: "| The Northern Daily Post"

# What newsrooms set before a headline to tell the kind of text, or after it the medium.
_LABELS = (
    r"(?:live(?: updates?| blog)?|updates?|updated|breaking(?: news)?|exclusive|opinion|analysis|editorial"
    r"|explainer|explained|fact[ -]check|photos?|pictures|in pictures|video|watch|listen|read|podcast|developing"
    r"|just in|the latest)"
)
_LABEL_BEFORE = re.compile(rf"\s*[\[(]?{_LABELS}[\])]?\s*(?:[:|]|\s[-–—])\s+", re.IGNORECASE)
_LABEL_AFTER = re.compile(rf"\s*(?:[|:–—]|\s-)?\s*[\[(]{_LABELS}[\])]\s*$", re.IGNORECASE)
_SITE = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]+?)\s*$")
_BAR = re.compile(r"\s\|\s")

_AROUND = " \t\n\xa0:;,|–—-"
_QUOTED = re.compile(r"“[^”]*”?|‘.*?’(?!\w)|\"[^\"]*\"?|(?<!\w)'.*?'(?!\w)")
_TIME = r"(?:(?:just|even|only|shortly|soon|minutes|hours|days|weeks|months|years|an?[ ]\w+)[ ])"
_NO_CLAUSE = r"of|part|an?|well|if|though|many|much|few|his|her|its|their|one|the|between|\w+ing|\w+['’]s"
# What a headline's second clause opens with, whose subject is that of the first: ", eyes wider road".
_VERBS = (
    r"says|calls|wants|eyes|seeks|vows|urges|warns|plans|slams|blasts|faces|gets|takes|makes|signs|denies|admits"
    r"|rejects|backs|names|taps|cites|blames|defends|demands|refuses|tells|asks|offers|pledges|promises|accuses"
    r"|declares|announces|approves|blocks|cuts|drops|orders|opens|closes|leaves|loses|wins|draws|sparks|prompts|provokes"
)
# A claim begins with the group that matched; what is before it ends the claim before.
_CUTS = re.compile(
    rf"""(?: [;:]\s+ | \s*[—–]\s* | \s-{{1,2}}\s | \s\|\s )(?P<a>)
      | ,?\s+(?P<b>{_TIME}?(?:after|before|amid|amidst|despite|while|though|although|because))\s
      | ,?\s+(?P<c>(?:even\s)?as)\s(?!(?:{_NO_CLAUSE})\b|[‘“'"])
      | ,\s+(?P<d>and|but|with|saying|in|on|{_VERBS}|\w+ing|\w+(?=\s+to\s))\s
      | \s+(?P<e>but\s(?:then\s)?(?:{_VERBS}))\s""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_CUT = re.compile(r"\b(?:until|not|just|only|long|and|or|what|who|the|to|of)$", re.IGNORECASE)
_SUBORDINATE = re.compile(r"(?:as|while|after|before|amid|with|despite|if|though|although|when)\s", re.IGNORECASE)


def claim_spans(text: str, start: int, end: int, names: Iterable[str] = ()) -> list[Span]:
    """Return the claims of a headline, a part of `text`, in reading order, without white space around them.

    `names` are those of the site; other names are known for a site's by their place behind a bar.
    """
    start, end = _without_labels(text, start, end, {name.casefold() for name in names if name})
    parts: list[Span] = []
    for part in _cut(text, start, end):
        if parts and not (_says_something(text, part) and _says_something(text, parts[-1])):
            parts[-1] = Span(parts[-1].start, part.end)
        else:
            parts.append(part)
    trimmed = (_trimmed(text, part) for part in parts)
    return [part for part in trimmed if stems_of(text, *part)]


def _without_labels(text: str, start: int, end: int, names: set[str]) -> tuple[int, int]:
    """Return the bounds of a headline without what stands before and after it."""
    while label := _LABEL_BEFORE.match(text, start, end):
        start = label.end()
    if label := _LABEL_AFTER.search(text, start, end):
        end = label.start()
    while site := _SITE.search(text, start, end):
        barred = _BAR.match(text, site.start(), end) and len(site["site"].split()) <= SITE_WORDS
        if not barred and site["site"].casefold() not in names:
            break
        end = site.start()
    return start, end


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    for sentence in split_sentences(text, start, end):
        if not text.endswith("?", *sentence):
            yield from _cut_sentence(text, *sentence)


def _cut_sentence(text: str, start: int, end: int) -> Iterator[Span]:
    quoted = [match.span() for match in _QUOTED.finditer(text, start, end)]
    at = start
    for match in _cuts(text, start, end):
        begin = match.start(match.lastgroup)
        inside = any(left < begin < right for left, right in quoted)
        if not inside and match.start() > at and not _NO_CUT.search(text, at, match.start()):
            yield Span(at, match.start() + match.group().startswith(":"))
            at = begin
    yield Span(at, end)


def _cuts(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the places where a claim may begin; behind a clause that opens with "As", at its first comma too."""
    opening = re.compile(r",\s+(?P<a>)").search(text, start, end) if _SUBORDINATE.match(text, start, end) else None
    for match in _CUTS.finditer(text, start, end):
        if opening and opening.start() < match.start():
            yield opening
            opening = None
        yield match
    if opening:
        yield opening


def _says_something(text: str, part: Span) -> bool:
    least = TOPIC_WORDS + 1 if text[part.end - 1] == ":" else MIN_WORDS
    return sum(word.weight > 0 for word in stems_of(text, *part)) >= least


def _trimmed(text: str, part: Span) -> Span:
    words = text[part.start : part.end]
    return Span(part.start + len(words) - len(words.lstrip()), part.start + len(words.rstrip(_AROUND)))
