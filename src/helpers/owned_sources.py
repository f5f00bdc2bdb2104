"""Settle who a source is by whose it is: "his memo", "Reed's claim", "the judge's ruling", "her campaign".

What a person says or writes is that person's word, a body's statements are the body's, and a campaign or an
administration is a body of its own that goes by its owner's name.
"""

import re
from collections.abc import Callable, Mapping

from helpers import names
from helpers.bodies import Bodies
from helpers.introductions import Actor
from helpers.role_words import head_noun
from helpers.roles import Roles
from helpers.scene import Scene
from helpers.source_phrases import Phrases
from helpers.who import Who

_PERSONAL = re.compile(r"(?:his|her)\s", re.I)
_OF_OWNER = re.compile(r"['’]s\s|(?<=s)['’]\s")
_MADE = "(?:(?:written|issued|released|published|signed|sent|posted) )?"
_WRITTEN_BY = re.compile(rf",? (?:obtained |{_MADE})(?:from|by) ")
_BY_ASIDE = re.compile(rf"(?P<by>, {_MADE}by [^,;.“”\"\n]{{2,60}}),")
_WROTE = re.compile(r" (?:has |had )?(?:wrote|written|sent|posted|published|filed|signed|recorded)$")
_TEXT_OF = re.compile(
    r" (?:(?:TV|television|radio|campaign|Facebook|Twitter|Instagram|blog|video|text|attack|new) )*[\w-]+", re.I
)
# What is somebody's own and speaks for him.
_OWNED = re.compile(r"(?:[Hh]is|[Hh]er)\s(?:[a-z]+\s)?(?P<noun>campaign|administration)")


class Owned:
    """What is owned among the sources of one article.

    `persons` are the ids of the actors who may be persons, `meant` has by place whom each "his" and "her" means.
    """

    def __init__(
        self, scene: Scene, roles: Roles, phrases: Phrases, persons: set[int], meant: Mapping[int, Actor]
    ) -> None:
        self.text, self.register, self.scene = scene.text, scene.register, scene
        self.bodies: Bodies = roles.bodies
        self.roles, self._phrases, self._persons, self._meant = roles, phrases, persons, meant

    def author(
        self, start: int, core_end: int, end: int, words: str, who: Callable[[int, int, str], Who]
    ) -> Who | None:
        """Return whose a letter or a ruling is: "his memo", "the judge's ruling", "a note from the ministry".

        `who` settles the phrase for its author, given its start, end and words.
        """
        core = self.text[start:core_end].rstrip(" ,")
        if wrote := _WROTE.search(core):  # "a memo Reed wrote"
            near = self.register.within(start, start + wrote.start() + 1)
            if near and near[-1].end == start + wrote.start() and id(near[-1].actor) in self._persons:
                core = self.text[start : near[-1].outer].rstrip()
                return Who(near[-1].actor.name, True, near[-1].actor, words) if _is_saying(core) else None
        if not _is_saying(core):
            return None
        if _PERSONAL.match(core):
            owner = self._meant.get(start)
            return Who(owner.name, True, owner, words) if owner else None
        owned = list(_OF_OWNER.finditer(core))
        if owned:
            author = who(start, start + owned[-1].start(), core[: owned[-1].start()])
        elif written := _WRITTEN_BY.match(self.text, core_end, behind := self._end_of_aside(end)):
            author = who(written.end(), behind, self.text[written.end() : behind])
        else:
            near = self.register.within(start, core_end)
            before = near and _TEXT_OF.fullmatch(self.text, near[-1].end, start + len(core))
            author = Who(near[-1].actor.name, True, near[-1].actor) if before else Who()
            if (
                not near
                and (text := _TEXT_OF.search(core))
                and (named := self._phrases.loose_name(core[: text.start()]))
            ):
                author = Who(named.name, True, named)  # a headline's "Reed Ad"
        if not author.speaker:
            return None
        person = author.actor is not None and id(author.actor) in self._persons
        return (
            author._replace(words=words)
            if person or head_noun(core) in names.word_list("bodies_sayings")
            else None
        )

    def _end_of_aside(self, end: int) -> int:
        """Return where "by" somebody in commas ends, that follows a text without being marked with it."""
        aside = _BY_ASIDE.match(self.text, end)
        return aside.end("by") if aside else end

    def by_owner(self, start: int, core_end: int, end: int, words: str) -> Who | None:
        """Return who a phrase is by the person whose it is: "his campaign", "Reed's claim"."""
        core = self.text[start:core_end].strip()
        if core.lower() == "the campaign" and (of := self.register.within(core_end, end)):
            return self.as_body(self.bodies.owned_by(of[-1].actor, "campaign"), words, start, core_end)
        if core.lower() == "the campaign" and (campaign := self._campaign(start)):
            return self.as_body(campaign, words, start, core_end)
        if core.lower() == "the administration" and (president := self.roles.president(start)):
            return self.as_body(
                self.bodies.owned_by(president, "administration"), words, start, core_end, president
            )
        if speaks := self._speaks_by(start, core_end):
            return Who(speaks.name, True, speaks, words)
        owned = _OWNED.fullmatch(core)
        if owned and (owner := self._meant.get(start)):
            return self.as_body(self.bodies.owned_by(owner, owned["noun"].lower()), words, start, core_end, owner)
        return None

    def _campaign(self, start: int) -> Actor | str | None:
        """Return the campaign of the one who is named last in the sentence so far, or in the one before."""
        here = self.scene.sentence_at(start)
        for index in (here, here - 1):
            if index >= 0:
                near = self.register.within(
                    self.scene.sentences[index].start, min(start, self.scene.sentences[index].end)
                )
                people = {id(m.actor): m.actor for m in near if id(m.actor) in self._persons}
                if people:
                    return (
                        self.bodies.owned_by(next(iter(people.values())), "campaign") if len(people) == 1 else None
                    )
        return None

    def _speaks_by(self, start: int, end: int) -> Actor | None:
        """Return the person whose claim, speech or anger a phrase is: "Reed's claim"."""
        inside = self.register.within(start, end)
        if not inside or not inside[-1].possessive or id(inside[-1].actor) not in self._persons:
            return None
        rest = self.text[inside[-1].end : end].split()
        return inside[-1].actor if rest and rest[-1].lower() in names.word_list("sayings") else None

    def as_body(self, body: Actor | str, words: str, start: int, end: int, owner: Actor | None = None) -> Who:
        """Return a body as a source; one that is only words is told by its owner, or by the name in the phrase."""
        if isinstance(body, Actor):
            return Who(body.name, True, body, words)
        return Who(body, True, owner or self._modifier(start, end), words)

    def _modifier(self, start: int, end: int) -> Actor | None:
        inside = self.register.within(start, end)
        return inside[0].actor if inside else None


def _is_saying(core: str) -> bool:
    return head_noun(core) in names.word_list("sayings") | names.word_list("bodies_sayings")
