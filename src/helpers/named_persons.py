"""Find where an article names a person, by the name or by a role that only one person has.

A person is named by the name, with the titles before it ("Chinese leader Xi Jinping"), or by a
role that is one's alone ("the Russian leader"). Pronouns and words for several at once ("the
two leaders") are left out, and so is a role that two persons could have. Who a name is, the register
of `people` says.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from helpers import codebook, names, overrides
from helpers.article import Article
from helpers.introductions import DEGREES, Actor
from helpers.name_forms import without_degree
from helpers.naming_words import (
    LIST,
    THEIR_BODY,
    WORD_BEHIND,
    Named,
    before_titles,
    common,
    function_words,
    people_of,
    role_nouns,
    tidy,
)
from helpers.people import People
from helpers.register import DOES, Mention
from helpers.sources import find_attributions

SPEAKING = ("official", "expert", "ordinary_person", "unspecified")  # types of source that persons are

# A role with what tells whose it is: "the Russian leader", "Berg's lawyer"; group 1 is all but the first word.
_ROLE_PHRASE = re.compile(
    r"(?<![\w’'-])(?:[Tt]he|[A-Z][\w.-]*(?:['’]s|(?<=s)['’]))((?:[ \xa0](?!the\b)[^\W\d_][\w-]*){1,6})"
)
_OF_WHAT = re.compile(r"[ \xa0](?:of|for|at)[ \xa0]|-(?=\w)")
_WORD_BEFORE = re.compile(r"(?<![\w’'-])([\w’'.-]+)[ \xa0]$")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)[ \xa0]$")
_FORMER = re.compile(r"\bformer[ \xa0]$")
_OF = re.compile(r"\b(?:of|in|from)[ \xa0]$")
_CLOSES = re.compile(r"(?: (?:of|from) [A-Z]\w+(?: [A-Z]\w+)*)?(?:[,.;:)\n]|$|['’]s\b)")


class Persons:
    """The persons of one article; `cast` is who is who in it."""

    def __init__(self, article: Article, cast: People) -> None:
        self.text, self.register = article.text, cast.register
        self._roles = cast.roles
        attributions = find_attributions(article)
        actors = {actor.name: actor for actor in self.register.actors}
        self._speakers = {tuple(a.source[0]): actors.get(a.speaker) for a in attributions if a.source}
        self._mentions: dict[int, list[Mention]] = defaultdict(list)
        for mention in self.register.mentions:
            self._mentions[id(mention.actor)].append(mention)
        self._names = self._find(article, {a.speaker: a.source_type for a in attributions})

    def __contains__(self, actor: Actor) -> bool:
        return id(actor) in self._names

    def by_name(self, start: int, end: int, outer: int, actor: Actor) -> Iterator[Named]:
        """Yield a person's name with its titles, unless it stands for something that is called so."""
        outer = self._with_titles(outer)
        if outer == start and _ARTICLE.search(self.text, max(0, start - 4), start):
            return  # "the Reed plan" does not name Reed
        if outer == start and THEIR_BODY.match(self.text, end) and self.text[end] not in "'’":
            return
        degree = DEGREES.match(self.text, end)
        thing = self._names[id(actor)]
        if DEGREES.search(thing) and not degree and not DEGREES.search(self.text, start, end):
            juniors = (m.start for m in self._mentions[id(actor)] if DEGREES.search(self.text, m.start, m.end + 4))
            if start < next(juniors, 0):
                thing = without_degree(thing)  # named before the junior, so the senior
        end = degree.end() if degree else end
        yield Named(outer, end, thing, "person", tidy(self.text[outer:end]))

    def by_role(self, start: int, end: int) -> Iterator[Named]:
        """Yield the persons named by a role that is theirs alone: "the Russian leader", "the mayor"."""
        for phrase in _ROLE_PHRASE.finditer(self.text, start, end):
            first, stop = phrase.start(), 0
            for word in re.finditer(r"[\w-]+", phrase[1]):
                key = word.group().lower()
                if key in function_words() or (stop and key not in role_nouns()):
                    break
                if key in role_nouns():
                    stop = phrase.start(1) + word.end()
            if not stop or _OF_WHAT.match(self.text, stop) or self._is_title(first, stop) or self._goes_on(stop):
                continue
            core = self.text[first:stop]
            others = codebook.words(LIST, "of_another")
            if others.isdisjoint(core.lower().split()) and (who := self._bearer(first, core)):
                yield Named(first, stop, who, "person", common(core))

    def _find(self, article: Article, types: Mapping[str | None, str | None]) -> dict[int, str]:
        """Return the name to print for each actor that is a person, by the actor's id.

        `types` has for every speaker the type of source; people.csv has the last word on the name.
        """
        rows = overrides.people(article.collection)
        settled = {names.fold(row["mention"]): row["speaker"] for row in rows if row.get("mention")}
        return {
            id(actor): settled.get(names.fold(actor.name)) or actor.name
            for actor in self.register.actors
            if _is_person(actor, types) and (actor.name in types or not self._is_place(self._mentions[id(actor)]))
        }

    def _is_place(self, named: Iterable[Mention]) -> bool:
        """Tell a place taken for a person: "Berg of Norby, the mayor", "the former Norby senator"."""
        for mention in named:
            word = WORD_BEHIND.match(self.text, mention.end)
            former = _FORMER.search(self.text, max(0, mention.start - 8), mention.start)
            placed = _OF.search(self.text, max(0, mention.start - 5), mention.start)
            if mention.outer < mention.start or not (placed or (former and word and word[1] in role_nouns())):
                return False
        return True

    def _with_titles(self, start: int) -> int:
        """Return where the titles begin that stand before a name, small or capital ("Chinese leader")."""
        titled = False
        while before := _WORD_BEFORE.search(self.text, max(0, start - 30), start):
            key = before[1].rstrip(".").lower()
            proper = before[1][0].isupper() and key in names.word_list("titles")
            if before[1][-1] == "." and not proper:
                break  # the sentence before
            if not (proper or key in role_nouns()) and not (
                titled and (key in before_titles() or people_of(before[1]) or key in self.register.peoples)
            ):
                break
            titled, start = True, before.start()
        return start

    def _bearer(self, start: int, core: str) -> str | None:
        """Return whose role it is; a capital word in it must be in what the article says of them."""
        stop = start + len(core)
        behind = self.register.within(stop, stop + 12)
        if behind and self.text[stop : behind[0].outer] == ", " and _CLOSES.match(self.text, behind[0].end):
            return self._names.get(id(behind[0].actor))  # "the mayor, Eva Berg,"
        actor = self._roles.bearer(start, core)
        if not isinstance(actor, Actor):
            actor = self._speakers.get((start, stop))
        if actor is None or actor not in self:
            return None
        said = " ".join([*actor.intros, *actor.letters]).lower()
        told = (word for word in core.split()[1:] if word[0].isupper() and word.lower() not in role_nouns())
        return self._names[id(actor)] if all(word.lower() in said for word in told) else None

    def _goes_on(self, stop: int) -> bool:
        """Tell whether a noun goes on behind a role ("the secretary level"), or a body is theirs."""
        word = WORD_BEHIND.match(self.text, stop)
        if not word or not word[1][0].islower():
            return bool(THEIR_BODY.match(self.text, stop))
        runs_on = word[1] in function_words() or word[1].endswith(("ly", "ing")) or DOES.match(self.text, stop)
        return not runs_on

    def _is_title(self, start: int, stop: int) -> bool:
        """Tell whether a name follows a role, which is then its title."""
        following = [mention for mention in self.register.within(start, stop + 20) if mention.end > stop]
        return bool(following) and (following[0].outer < stop or self.text[stop : following[0].outer].isspace())


def _is_person(actor: Actor, types: Mapping[str | None, str | None]) -> bool:
    """Tell a person: by a title or an introduction, as somebody who speaks, or by a name that the codebook has.

    `types` has for every speaker the type of source. A single word that speaks is a person's
    name only where it comes again.
    """
    if actor.may_be_person or actor.kind != "name" or actor.entry or actor.state:
        return actor.may_be_person
    if names.fold(actor.name) in names.word_list("officials"):
        return True
    speaks = types.get(actor.name) in SPEAKING and not re.search(r"\d|^The ", actor.name) and not actor.placed
    return speaks and (" " in actor.name or len(actor.starts) > 1)
