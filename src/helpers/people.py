"""Settle who a source is: the actor behind a name, a role, a pronoun, "who".

A name goes to the actor that owns it (`names`), a role ("the mayor", "the ministry") to
the one actor introduced with it, a pronoun to the nearest person who can be meant:
subjects of sentences and speakers first, men and women kept apart as far as the article
itself tells them. Words inside quotation marks are never given to the outer speaker
by a "he" in them. Where two people remain, or none, nobody is named: a wrong name is
worse than a missing one.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from helpers import names
from helpers.actors import Mention, Register, read_names
from helpers.antecedents import Antecedents, document_nouns
from helpers.article import Article, Attribution, Span
from helpers.bodies import Bodies
from helpers.introductions import Actor, body_nouns, head_noun, person_nouns, role_nouns
from helpers.pronouns import MAN, WOMAN, Pronouns, Scene
from helpers.roles import Roles

FIRST = {"i", "me", "my", "myself"}
RELATIVE = {"who", "whom", "whose", "which", "that"}
THING = {"it", "its"}
OTHER = {
    "we",
    "us",
    "our",
    "they",
    "them",
    "their",
    "you",
    "your",
    "himself",
    "herself",
    "themselves",
    "itself",
}
PRONOUNS = MAN | WOMAN | FIRST | RELATIVE | THING | OTHER


_CUT = re.compile(
    r"[,;:(—–\n]|\s(?:who|that|which|whose|of|for|in|at|from|on|with|about|to|near|inside|during|by|including"
    r"|(?:published|obtained|reviewed|seen|released|issued|commissioned|conducted|written|signed|prepared|provided"
    r"|leaked|filed|posted|sent|made|compiled|drafted|circulated|called|titled|entitled)"
    r"(?=\s(?:by|to|on|in|for|at|from|last|this|earlier|[“\"A-Z])))(?=\s)"
)
_TITLED = re.compile(
    r"[“\"‘']?(?P<before>[A-Z][^“”\"\n]{1,80}?),?[”\"’'],?\s+(?:an?|the)\s+(?P<noun>[^,;]+)"
    r"|(?P<kind>(?:\w+\s){1,4}?)(?:called|titled|entitled),?\s[“\"‘'](?P<behind>[^“”\"\n]{2,80}?),?[”\"’']"
)
_AND = re.compile(r"\s(?:and|or|as well as|&)\s")
_ASIDE = re.compile(r",? (?:along|together) with\b|, (?:joined by|like|unlike)\b")
_PARTY = re.compile(r",? ?\(?[RDI]-[A-Z][\w.]{0,7}\)?,?$")  # "Jon Reed, R-Ky.,"
_SOMEBODY = frozenset({"man", "woman", "boy", "girl", "person"})
_POSSESSIVE = re.compile(r"['’]s?$")


# What an apposition follows: "the mayor", "Norby's mayor".
_DEFINITE = re.compile(r"(?:the|his|her|its|their|a|an)\b|.*['’]s? ", re.I | re.S)


class Who(NamedTuple):
    """Who a source is: `speaker` and `named` as in `Attribution`, the actor, and the words that tell."""

    speaker: str | None = None
    named: bool | None = None
    actor: Actor | None = None
    words: str = ""
    several: tuple[Actor, ...] = ()  # the actors, where a source names more than one


class People:
    """Settles the sources of one article; the attributions tell who speaks."""

    def __init__(self, article: Article, attributions: Sequence[Attribution]) -> None:
        self.text = article.text
        self.register: Register = read_names(article)
        self.attributions = {attribution.id: attribution for attribution in attributions}
        self.scene = Scene(article, self.register)
        self.bodies = Bodies(self.text, self.register)
        sources = [span for a in attributions for span in a.source[:1]]
        self._source_heads = {
            head.start: head.actor for span in sources if (head := self._head_mention(span.start, span.end))
        }
        speaking = {id(actor) for actor in self._source_heads.values()}
        self._persons = {
            id(a) for a in self.register.actors if a.may_be_person or (id(a) in speaking and _may_speak(a))
        }
        self._roles = Roles(self.register, self.scene, self.bodies)
        pronouns = Pronouns(self.scene, self._persons, self._source_heads)
        pronouns.settle(self._without_name(sources))
        self._pronouns = pronouns.meant
        self._antecedents = Antecedents(self.text, self.register, self.scene, self.bodies, self._persons)

    def who(self, attribution: Attribution) -> Who:
        """Return who the source of an attribution is."""
        if not attribution.source:
            return Who()
        start, end = attribution.source[0].start, attribution.source[-1].end
        while start < end and (self.text[start].isspace() or self.text[start] in "“\"'‘,"):
            start += 1
        if letters := _PARTY.search(self.text, start, end):
            end = letters.start()
        words = self.text[start:end].strip()
        key = _POSSESSIVE.sub("", words.lower().strip(" ,"))
        if key in PRONOUNS:
            return self._pronoun(key, start, attribution)
        words = _ASIDE.split(words)[0]
        title = _TITLED.match(words)
        if title and head_noun(_CUT.split(title["noun"] or title["kind"])[0]) in document_nouns():
            return Who(title["before"] or title["behind"], True, None, title["noun"] or title["kind"])
        return self._phrase(start, end, words)

    def _without_name(self, sources: Sequence[Span]) -> dict[int, Actor | None]:
        """Return the persons who speak without a name: whom "the senator" means, None for "a woman"."""
        found: dict[int, Actor | None] = {}
        for start, end in sources:
            if start in self._source_heads or self.text[start:end].strip().lower() in PRONOUNS:
                continue
            core = self.text[start : self._core_end(start, end)].strip()
            if self._head_mention(start, end) or head_noun(core) not in _SOMEBODY | person_nouns():
                continue
            bearer = self._roles.bearer(start, core)
            found[start] = bearer if isinstance(bearer, Actor) and id(bearer) in self._persons else None
        return found

    # --- names and roles

    def _phrase(self, start: int, end: int, words: str) -> Who:
        mention = self._head_mention(start, end)
        core_end = self._core_end(start, end)
        core = self.text[start:core_end].strip()
        if self._is_several(start, core_end, end):
            actors = tuple({id(m.actor): m.actor for m in self.register.within(start, end)}.values())
            return Who(None, bool(actors) or bool(self._loose(core)), None, words, actors)
        last = core.split()[-1] if core else ""
        if last.lower().strip(",.”\"’'") in document_nouns() and (last[0].islower() or " " not in core):
            return Who(None, False, None, words)
        if mention:
            return Who(mention.actor.name, True, mention.actor, words)
        if any(
            start <= name.start and name.end >= start + len(core)
            for name in self.register.unsettled_in(start, core_end)
        ):
            return Who(None, True, None, words)
        body = self.bodies.at(start, core_end) or self.bodies.at(start, end, before=core_end)
        if body:
            return self._as_body(body.words, words, start, core_end)
        loose = self._loose(core)
        if loose:
            return Who(loose.name, True, loose, words)
        role = self._roles.bearer(start, core)
        if isinstance(role, Actor):
            return Who(role.name, True, role, words)
        if role:
            return Who(role, True, None, words)
        return Who(None, False, None, words)

    def _core_end(self, start: int, end: int) -> int:
        """Return where the first noun phrase ends: before a comma, "of", "who" and the like."""
        inside = self.register.within(start, end)
        for cut in _CUT.finditer(self.text, start, end):
            within_name = any(m.start <= cut.start() < m.end for m in inside)
            if not within_name and self.text[start : cut.start()].strip():
                return cut.start()
        return end

    def _head_mention(self, start: int, end: int) -> Mention | None:
        """Return the name that a phrase is about: at the end of its first noun phrase, or apposed."""
        if self.text[start:end].strip().lower() in PRONOUNS:
            return None
        core_end = self._core_end(start, end)
        inside = self.register.within(start, core_end)
        if inside and self._ends(inside[-1], core_end):
            place = inside[-1].actor.entry and re.match(r",? who\b", self.text[core_end:end])
            return None if place else inside[-1]  # "Paris, who works on the Hill" is no capital
        for mention in self.register.within(core_end, end):
            comma = self.text.rfind(",", start, mention.outer)
            if comma >= core_end and self.text[comma + 1 : mention.outer].isspace():
                core = self.text[start:comma]
                stop = self._core_end(mention.outer, end)
                role = comma == core_end or head_noun(core) in role_nouns() | body_nouns()
                if role and _DEFINITE.match(core) and self._ends(mention, stop) and "," not in core:
                    return mention
                return None
        return None

    def _ends(self, mention: Mention, end: int) -> bool:
        rest = self.text[mention.end : end].strip(" \xa0\n,.\"”’'")
        return (
            mention.end >= end
            or rest in ("", "s")
            or bool(re.fullmatch(r"(?:[’']s|,? ?Jr\.?|himself|herself|\d+)", rest))
        )

    def _is_several(self, start: int, end: int, stop: int) -> bool:
        """Tell whether a phrase, whose first noun phrase goes to `end`, names several sources."""
        inside = self.register.within(start, end)
        for joint in _AND.finditer(self.text, start, end):
            if any(m.start <= joint.start() < m.end for m in inside):
                continue
            left, right = self.text[start : joint.start()], self.text[joint.end() : end]
            if any(self._ends(m, joint.start()) for m in inside if m.end <= joint.start()):
                return True
            if re.match(r"(?:the|his|her|its|their|a|an|other|some|many)\b", right) or left.lower().startswith(
                "both "
            ):
                return True
        other = re.fullmatch(r", (?:the |The )?([A-Z][^,;]+?),?", self.text[end : max(end, stop)].rstrip())
        if other and self._loose(self.text[start:end]) and self._loose(other.group(1)):
            return True
        if inside and re.match(r"\([^()\n]{1,20}\),? and\b", self.text[end:stop]):
            return True
        comma = end < len(self.text) and self.text[end] == "," and bool(inside)
        return comma and bool(
            re.match(r", [A-Z][^,;.\n]{2,40}(?:,[^,;.\n]{2,40})? and (?:other |[A-Z])", self.text[end : end + 130])
        )

    def _loose(self, core: str) -> Actor | None:
        """Return the actor of a phrase that is a name outside the running text (a headline's)."""
        name = re.sub(r"^(?:The|the) ", "", _POSSESSIVE.sub("", core.strip(" ,.\"“”'")))
        words = name.split()
        while len(words) > 1 and _is_title(words[0]):
            del words[0]
        name = " ".join(words)
        if not words or not all(word[:1].isupper() for word in words):
            return None
        actor = self.register.lookup(name)
        if actor:
            return actor
        last = self.register.lookup(words[-1])
        if last and last.name == words[-1] and len(words) <= 3:  # only the headline has the first name
            return last
        known = names.known_names().get(names.fold(name))
        return Actor(known[0], "body", entry=known[1]) if known else None

    def _modifier(self, start: int, end: int) -> Actor | None:
        inside = self.register.within(start, end)
        return inside[0].actor if inside else None

    def _as_body(self, body: Actor | str, words: str, start: int, end: int) -> Who:
        if isinstance(body, Actor):
            return Who(body.name, True, body, words)
        return Who(body, True, self._modifier(start, end), words)

    # --- pronouns

    def _pronoun(self, key: str, start: int, attribution: Attribution) -> Who:
        actor: Actor | None = None
        if key in FIRST:
            outer = self.attributions.get(attribution.nested_in or "")
            if outer and outer is not attribution and outer.source != attribution.source:
                return (
                    self.who(outer)._replace(words=key) if not _loops(outer, self.attributions) else Who(words=key)
                )
        elif key in RELATIVE:
            actor, words = self._antecedents.relative(key, start)
            return Who(actor.name, True, actor, words) if actor else Who(None, False, None, words)
        elif key in MAN | WOMAN:
            actor = self._pronouns.get(start)
        elif key in THING:
            document = self._antecedents.document(start)
            if document:
                return Who(None, False, None, document)
            thing = self._antecedents.thing(start)
            if isinstance(thing, str):
                return Who(thing, True, None, thing)
            actor = thing
        return Who(actor.name, True, actor, key) if actor else Who(None, None, None, key)


def _is_title(word: str) -> bool:
    key = word.rstrip(".").lower()
    return key in names.word_list("titles") or key in names.peoples() or names.fold(word) in names.countries()


def _may_speak(actor: Actor) -> bool:
    """Tell whether a name that speaks can be a person's: that of no country or place."""
    if actor.kind != "name" or actor.entry or actor.state or re.search(r"\d", actor.name):
        return False
    return not actor.name.startswith("The ") and (not actor.placed or (" " in actor.name and actor.short))


def _loops(attribution: Attribution, attributions: dict[str, Attribution]) -> bool:
    """Tell whether following `nested_in` comes round to where it began."""
    seen = {attribution.id}
    while attribution.nested_in in attributions:
        attribution = attributions[attribution.nested_in]
        if attribution.id in seen:
            return True
        seen.add(attribution.id)
    return False
