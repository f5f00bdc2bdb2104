"""Tell a source that the article leaves without a name from one that it may have named elsewhere.

"A senior official", "two aides" and "critics" are left without a name, and so are a party's or a body's
people ("Democrats", "White House officials"). "The senator", "the leaders of the panel" and, in a headline or
at the top, "a Republican staffer" mostly mean somebody whom the article names: who that is could then not be
told, which is another thing.
"""

import re

from helpers import names
from helpers.article import Article
from helpers.register import Register
from helpers.role_words import head_noun

LEAD_BLOCKS = 2  # paragraphs at the top in which news tells of "a staffer" whom it names below
_INDEFINITE = re.compile(
    r"(?:an?|one|another|some|several|many|few|a few|most|other|others|any|both|no|two|three|four|five|six|seven"
    r"|eight|nine"
    r"|ten|dozens|scores|hundreds|thousands|more|\d+|at least|multiple|various|numerous|certain|all)\b",
    re.I,
)
_DEFINITE = re.compile(r"(?:the|this|that|these|those)\b", re.I)
_POSSESSIVE = re.compile(r"['’]s? ")
_ADDRESSED = re.compile(r"(?:my|our|your)\s", re.I)  # inside somebody's words
_OWNED = re.compile(r"(?:his|her|its|their)\s|.*['’]s?\s", re.I | re.S)
_SINGLE = re.compile(
    r"(?:an?|one|another)\b(?! (?:few|number|group|host|handful|couple|pair|majority|chorus|spate))", re.I
)
_HIDDEN = re.compile(
    r"\b(?:anonym|condition|familiar|briefed|close to|unnamed|unidentified|not authori[sz]ed|speaking on)"
)
_PEOPLE = frozenset("people women men police others those many some staff brass counsel".split())
_SPEAKS_FOR = frozenset(
    "lawyer attorney counsel spokesman spokeswoman spokesperson aide adviser advisor friend publicist".split()
)


class Nameless:
    """The sources of one article that it leaves without a name."""

    def __init__(self, article: Article, register: Register) -> None:
        self.text, self.register = article.text, register
        body = [block.start for block in article.blocks if block.role == "body"]
        self._top = body[LEAD_BLOCKS] if len(body) > LEAD_BLOCKS else 0  # of a short text nothing is the top
        self._lines = [
            (block.start, block.end) for block in article.blocks if block.role in ("headline", "subhead")
        ]

    def named(self, start: int, core: str, words: str) -> bool | None:
        """Return False for a source without a name, None where it may have one that could not be told.

        `core` is the first noun phrase of the source, which begins at `start`, and `words` are all of it.
        """
        if _HIDDEN.search(words):
            return False
        noun = head_noun(core)
        unnamed = noun in names.word_list("unnamed_nouns") | _SPEAKS_FOR
        several = self._is_plural(noun)
        if _INDEFINITE.match(core):
            return None if _SINGLE.match(core) and self._at_the_top(start) else False
        if _DEFINITE.match(core) and not _POSSESSIVE.search(core):
            return False if unnamed and self._came_before(start, noun) else None
        if _ADDRESSED.match(core):
            return None
        if _OWNED.match(core):
            known = any(noun in actor.roles for actor in self.register.actors)
            told_below = known or (not several and self._at_the_top(start))
            return False if several or (unnamed and not told_below) else None
        if self._in_headline(start):
            return False if several else None
        return False if several or unnamed else None

    def _is_plural(self, noun: str) -> bool:
        return noun in _PEOPLE or noun in names.word_list("plural_bodies") or bool(re.search(r"[^s’']s$", noun))

    def _came_before(self, start: int, noun: str) -> bool:
        """Tell whether somebody was brought in by that noun without a name: "an official", then "the official"."""
        before = rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w-]+ ){{0,4}}?{re.escape(noun)}\b(?!,? [A-Z])"
        return bool(re.search(before, self.text[:start]))

    def _in_headline(self, start: int) -> bool:
        return any(left <= start < right for left, right in self._lines)

    def _at_the_top(self, start: int) -> bool:
        return start < self._top or self._in_headline(start)
