"""Find every place where an article names a person, a country or an act.

Acts and groups are those of data/codebook/naming.yaml, each an entry that can be named in different
ways. Headlines, from which no names are learned, are searched for those that the text below them has.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from helpers import names, terms
from helpers.article import Article
from helpers.framing import ROLES
from helpers.introductions import Actor
from helpers.named_countries import Countries
from helpers.named_persons import Persons
from helpers.naming_words import LIST, Named
from helpers.sources import cast_of

_HEAD_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w-]*(?:['’](?!s\b)\w+)*(?:\.\w)*\.?")


def things_named(article: Article) -> list[tuple[Named, str]]:
    """Return what headline, subheads and body name, each with its role (one of `ROLES`), in reading order."""
    reader = _Reader(article)
    found = [*reader.persons_and_countries(), *reader.acts()]
    return [(named, reader.role_at(named.start)) for named in sorted(found)]


class _Reader:
    """Finds what one article names."""

    def __init__(self, article: Article):
        cast = cast_of(article)
        self.text, self.register = article.text, cast.register
        self._persons = Persons(article, cast)
        self._countries = Countries(article.text, cast, self._persons)
        self._paragraphs = [block for block in article.paragraphs if block.role in ROLES]
        self._starts = [block.start for block in self._paragraphs]

    def role_at(self, position: int) -> str:
        """Return the role of headline, subhead or body at a position, an empty string elsewhere."""
        place = bisect_right(self._starts, position) - 1
        return self._paragraphs[place].role if place >= 0 and position < self._paragraphs[place].end else ""

    def persons_and_countries(self) -> Iterator[Named]:
        """Yield what is named of these, by a name or by a role; in no order."""
        governments = [
            found for block in self._paragraphs for found in self._countries.governments(block.start, block.end)
        ]
        yield from governments
        taken = {place for found in governments for place in range(found.start, found.end)}
        for mention in self.register.mentions:
            if mention.start not in taken and self.role_at(mention.start):
                yield from self._by_name(mention.start, mention.end, mention.outer, mention.actor)
        for block in self._paragraphs:
            if block.role != "body":
                yield from (found for found in self._in_head(block.start, block.end) if found.start not in taken)
            yield from self._persons.by_role(block.start, block.end)

    def acts(self) -> Iterator[Named]:
        """Yield the acts and groups of the codebook's list that are named, outside the names of others."""
        for block in self._paragraphs:
            for hit in terms.lexicon(LIST).find(self.text, block.start, block.end):
                place = bisect_right(self.register.starts, hit.start) - 1
                if place < 0 or self.register.mentions[place].end <= hit.start:
                    yield Named(hit.start, hit.end, hit.entry, "act", hit.term)

    def _by_name(self, start: int, end: int, outer: int, actor: Actor) -> Iterator[Named]:
        """Yield a name if it stands for a person or a country: not for a body that is called so."""
        if actor in self._persons:
            yield from self._persons.by_name(start, end, outer, actor)
        else:
            yield from self._countries.by_name(start, end, actor)

    def _in_head(self, start: int, end: int) -> Iterator[Named]:
        """Yield the names in a headline that the text below has, the longest first at each place."""
        words = list(_HEAD_WORD.finditer(self.text, start, end))
        at = 0
        while at < len(words):
            for last in range(min(at + 3, len(words) - 1), at - 1, -1):
                first, stop = words[at].start(), words[last].end()
                stretch = self.text[first:stop]
                if len(stretch.split()) != last - at + 1:
                    continue  # small words between
                bare = stretch if re.search(r"\.\w\.$", stretch) else stretch.rstrip(".")
                if actor := self._owner(bare):
                    yield from self._by_name(first, first + len(bare), first, actor)
                    at = last
                    break
            at += 1

    def _owner(self, name: str) -> Actor | None:
        """Return whose name stands in a headline; nobody's if the article also writes it small."""
        known = names.known_names().get(names.fold(name))
        if known:
            return Actor(known[0], "body", entry=known[1])
        small = " " not in name and re.search(rf"(?<![\w-]){re.escape(name.lower())}(?![\w-])", self.text)
        return None if small else self.register.lookup(name)
