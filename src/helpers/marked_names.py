"""Tell names in quotation marks from somebody's words.

A policy ("repeal of “no fish, no fee”"), a bill, a movement, a broadcast, a nickname stands in marks and is no
quotation, though a sentence about it may be somebody's. What marks a name: it is introduced as one ("the so-called
“quay fix”"), it stands between an article or possessive and a noun ("the “no fish, no fee” policy"), it is what a
law does away with or brings ("would repeal “no fish, no fee”"), it is one half of a compound ("a “Quay”-style
appeal"), or it is capitalised like a title in the midst of other words. What is a name once is one wherever the
article sets the same words in marks within a sentence.

Of 143 stretches within attributions of PolNeAR's train that are taken for names about ten are none. Single words
are words held up ("the “awful” job") and stay quotations, but for compounds and nicknames in the midst of a name.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from helpers.article import Article, Span
from helpers.held import TITLES, TOKEN
from helpers.marks import Marked

LONGEST = 7  # words; what is longer is a sentence
BEFORE = 60  # characters before a stretch that may introduce it as a name

_SHORT = re.compile(r"(?:an?|the|of|and|or|in|on|to|for|at|by|with|from|as|is|it)$")
_INTRODUCED = re.compile(
    r"\b(?:so[- ]called|known (?:\w+ ){0,3}as|dubbed|nicknamed|(?:en)?titled|code-?named)(?:,| as)? "
    r"(?:the |an? )?$",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:called|named|billed as|labell?ed|slogan|show|book|song|film|ad),? $", re.IGNORECASE)
# capitals are no title in "it became “Quay East”", "a “War on Piers”", "a sign that read “Save Our Piers”",
# "called Reed “The King of Piers”"
_SAID = re.compile(
    r"\b(?i:an?|is|was|are|were|be|been|being|becomes?|became|as|sa(?:ys?|id|ying)|reads?|reading|wr(?:ites?|ote)"
    r"|repeat\w*|(?:chant|shout|yell|reply|repli|tweet|ask)\w*|(?:calls|cries|chants) of),?:? $"
    r"|\b(?:[Cc]all|[Ll]abel|[Bb]rand|[Dd]eclar|[Dd]ubb)\w* (?:[A-Z][\w.'’-]* ){1,3}$"
)
_DETERMINER = re.compile(r"(?:\b(?:the|an?|his|her|its|their|our|this|any)|\w['’]s|\ws['’]) $", re.IGNORECASE)
_LAW = re.compile(
    r"\b(?:repeal|overturn|reinstat|abolish|enact|rescind|extension|expansion|passage|abolition|revers)\w*"
    r" (?:of )?(?:the |an? |its )?(?:[\w-]+['’]s? )?$",
    re.IGNORECASE,
)
_EPITHET = re.compile(r" [A-Z]")  # "“Sleepy Jon” Reed": not a name but a word for one
_NOUN = re.compile(r" ([a-z][\w-]+)(?!['’]t)\b")
_LAW_NOUN = re.compile(
    r" (?:polic(?:y|ies)|laws?|legislation|bills?|acts?|rules?|provisions?|programs?|programmes?|measures?)\b"
)
_OPENS = re.compile(r"(?:an?|the|i|we|he|she|it|they|you|my|our|his|her|their|very|so|too)$", re.IGNORECASE)
_ADVERB = re.compile(r"\w{3,}ly$", re.IGNORECASE)
# what is no noun behind a stretch: small words, participles, verbs of a common kind
_NO_NOUN = frozenset(
    "and or but nor for yet so in to that on of with by who whom whose which what why how from because as is "
    "at if was about when after before over against than then out during has had have are were be been while "
    "between until where without will would shall should can could may might must like unlike despite toward "
    "towards even all every regarding this these those within across not just the a an it they we i you he "
    "she him her his its their now here there since only also still both up down off around among under into "
    "onto upon through some any no more most less do does did said says told took gave came went made led "
    "left fell rose ran won lost grew became held kept got put set cut meant began bent brought come comes go "
    "goes make makes take takes".split()
)
_COMPOUND = re.compile(r"-[a-z]{2,}")  # an "Anchor"-style appeal
_NICKNAME_BEFORE, _NICKNAME_AFTER = re.compile(r"[A-Z][\w.'’-]* $"), re.compile(r" [A-Z]\w")
_WORD = re.compile(r"\w+")


def words_of_somebody(article: Article, stretches: Sequence[Marked], content: Sequence[Span]) -> list[Marked]:
    """Return the marked stretches that are no names.

    `stretches` are outermost and in reading order; `content` are the contents of all attributions.
    """
    if not stretches:
        return []
    content = sorted(content)
    starts = [span.start for span in content]
    text = article.text
    within = {
        s: article.role_at(s.start) not in TITLES and _has_words_around(text, s, content, starts)
        for s in stretches
    }
    names = {s for s in stretches if is_name(text, s, within=within[s]) and article.role_at(s.start) not in TITLES}
    known = {_folded(text, s) for s in names}
    return [s for s in stretches if s not in names and not (within[s] and _folded(text, s) in known)]


def is_name(text: str, span: Span | Marked, *, within: bool) -> bool:
    """Say whether a marked stretch is a name by what it is like and what stands beside it.

    `within` says that the content that holds it has other words too.
    """
    words = TOKEN.findall(text, span.start, span.end)
    before = text[max(0, span.start - BEFORE) : span.start]
    before, after = before[before.rfind("\n") + 1 :], text[span.end : span.end + 30]
    if not 0 < len(words) <= LONGEST or re.search(r"[!?]\W*$", text[span.start : span.end]):
        return False
    if _COMPOUND.match(after):
        return True
    if len(words) == 1:
        capital = words[0][0].isupper()
        return capital and bool(
            (_NICKNAME_BEFORE.search(before) and _NICKNAME_AFTER.match(after)) or _INTRODUCED.search(before)
        )
    if _INTRODUCED.search(before):
        return True
    if _is_titled(words) and _CALLED.search(before):
        return True
    if _is_titled(words) and within and not _SAID.search(before) and not _EPITHET.match(after):
        return True
    if words[0][0].isdigit() or _OPENS.match(words[0]) or _ADVERB.match(words[0]):
        return False
    if _LAW.search(before):
        return True
    if not _DETERMINER.search(before) or not text[span.start : span.end].rstrip("\"'”’»›").endswith(words[-1]):
        return False
    inner = text[span.start : span.end]
    joined = (len(words) == 3 and words[1] in ("and", "but")) or (len(words) == 2 and ", " in inner)  # adjectives
    noun = _NOUN.match(after)
    return bool(_LAW_NOUN.match(after)) or bool(
        noun and not joined and noun[1] not in _NO_NOUN and not noun[1].endswith(("ed", "ing"))
    )


def _is_titled(words: Sequence[str]) -> bool:
    """Tell capitals as in a title, of two different words at least, from a shout or a chant."""
    big = [word for word in words if word[0].isupper()]
    return (
        all(word in big or word[0].isdigit() or _SHORT.match(word) for word in words)
        and len({word.casefold() for word in big}) > 1
        and (words[0] in big or words[0][0].isdigit())
        and not (len(words) > 2 and all(word.isupper() for word in words))
    )


def _has_words_around(text: str, stretch: Marked, content: Sequence[Span], starts: Sequence[int]) -> bool:
    """Tell whether a content holds a stretch and other words beside it."""
    place = bisect_right(starts, stretch.start)
    while place and content[place - 1].end > stretch.start:
        start, end = content[place - 1]
        if TOKEN.search(text, start, max(start, stretch.start)) or TOKEN.search(
            text, stretch.end, max(end, stretch.end)
        ):
            return True
        place -= 1
    return False


def _folded(text: str, stretch: Marked) -> str:
    return " ".join(_WORD.findall(text[stretch.start : stretch.end].casefold()))
