"""Settle who a source is: the actor behind a name, a role, a pronoun, "who".

A name goes to the actor that owns it (`actors`), a role ("the mayor", "the ministry") to
the one actor introduced with it (`roles`, `bodies`), a pronoun to the nearest person who can
be meant: subjects of sentences and speakers first, men and women kept apart as far as the
article itself tells them (`pronouns`). Where two people remain, or none, nobody is named: a wrong name is
worse than a missing one.
"""

import re
from collections.abc import Mapping, Sequence

from helpers import names
from helpers.actors import read_names
from helpers.antecedents import Antecedents, document_nouns
from helpers.article import Article, Attribution, Span
from helpers.bodies import OUTLET, Bodies
from helpers.introductions import Actor, head_noun, person_nouns
from helpers.name_forms import POSSESSIVE
from helpers.nameless import Nameless
from helpers.pronouns import FIRST, PRONOUNS, Epithet, Pronouns, Scene
from helpers.register import PREPOSITION, Register
from helpers.roles import LOOSE, Roles
from helpers.source_phrases import Phrases, is_both, outlet_called, titled
from helpers.source_pronouns import SourcePronouns
from helpers.who import Who, joined

_ASIDE = re.compile(r",? (?:along|together) with\b|, (?:joined by|like|unlike)\b")
_PARTY = re.compile(r",? ?\(?[RDI]-[A-Z][\w.]{0,7}\)?,?$")  # "Jon Reed, R-Ky.,"
_SOMEBODY = frozenset({"man", "woman", "boy", "girl", "person"})
# "U.S. and Halvenian officials": the first member is no source of its own.
_PEOPLES_OWN = re.compile(r"[A-Z]\w+(?:an|ish|ese|ch|i|sh) (?:[a-z]+ )?[a-z]+s\b")
_LISTED = re.compile(r"(?:,|:|\s?[—–]|\s--)\s(?=[A-Z])")
# Bodies of which a country has one, by a bare name that no fuller one explains.
_CHAMBER = re.compile(r"[Tt]he (?P<name>Senate|House|Assembly|Supreme Court|Cabinet|Army|Navy|Treasury)")
_OWN = re.compile(r"(?:his|her|its|their)\s")
_WHOLE = re.compile(r"[ ,]*|\s(?:from (?:[A-Z][\w.]*[ ,]*)+|of state,?)")
_INDEFINITE = re.compile(r"an? [a-z]")
_ENDS_POSSESSIVE = re.compile(r"(?<=\w)['’]s$")
_PERSONAL = re.compile(r"(?:his|her)\s", re.I)
_OF_OWNER = re.compile(r"['’]s\s|(?<=s)['’]\s")
_WRITTEN_BY = re.compile(r" (?:(?:issued|released|sent|signed|written|posted|obtained) )?(?:from|by) ")
_WROTE = re.compile(r" (?:has |had )?(?:wrote|written|sent|posted|published|filed|signed|recorded)$")
_TEXT_OF = re.compile(
    r" (?:(?:TV|television|radio|campaign|Facebook|Twitter|Instagram|blog|video|text|attack|new) )*[\w-]+", re.I
)
_APPOSED = re.compile(r"(?:,? \([^()]*\))?,(?: \d+,)?\s")
# What is somebody's own and speaks for him.
_OWNED = re.compile(r"(?:[Hh]is|[Hh]er)\s(?:[a-z]+\s)?(?P<noun>campaign|administration)")


class People:
    """Settles the sources of one article; the attributions tell who speaks."""

    def __init__(self, article: Article, attributions: Sequence[Attribution]) -> None:
        self.text = article.text
        self.register: Register = read_names(article)
        self.attributions = {attribution.id: attribution for attribution in attributions}
        self.scene = Scene(article, self.register)
        self.bodies = Bodies(self.text, self.register)
        self.roles = Roles(self.register, self.scene, self.bodies)
        self._phrases = Phrases(self.text, self.register)
        self._nameless = Nameless(article, self.register)
        sources = [span for a in attributions for span in a.source[:1]]
        self._source_heads = {
            head.start: head.actor for span in sources if (head := self._phrases.head(span.start, span.end))
        }
        speaking = {id(actor) for actor in self._source_heads.values()}
        self._persons = {
            id(a) for a in self.register.actors if a.may_be_person or (id(a) in speaking and _may_speak(a))
        }
        pronouns = Pronouns(self.scene, self._persons, self._source_heads)
        unnamed = self._without_name(sources)
        self._epithets = {start for start, words in unnamed.items() if isinstance(words, Epithet)}
        pronouns.settle(unnamed, self._described(unnamed))
        self._meant = pronouns.meant
        antecedents = Antecedents(self.text, self.register, self.scene, self.bodies, self._persons)
        self._pronouns = SourcePronouns(self.scene, antecedents, self._meant, self._nameless)

    def who(self, attribution: Attribution) -> Who:
        """Return who the source of an attribution is."""
        if not attribution.source:
            return self._pronouns.behind_clause(attribution, self._persons)
        start, end = attribution.source[0].start, attribution.source[-1].end
        while start < end and (self.text[start].isspace() or self.text[start] in "“\"'‘,"):
            start += 1
        if letters := _PARTY.search(self.text, start, end):
            end = letters.start()
        if around := self.register.around(start):  # the source was cut behind a first name or an initial
            start = around.start
        if self._phrases.is_of_others(start):
            return Who(None, False, None, self.text[start:end].strip())
        if owner := _ENDS_POSSESSIVE.search(self.text, start, end):  # "the mayor's" acknowledgement
            end = owner.start()
        words = self.text[start:end].strip()
        key = POSSESSIVE.sub("", words.lower().strip(" ,"))
        if key in FIRST:
            return self._first_person(key, attribution)
        if key in PRONOUNS:
            cue = " ".join(self.text[span.start : span.end] for span in attribution.cue)
            return self._pronouns.who(key, start, cue)
        words = _ASIDE.split(words)[0]
        if text := titled(words):
            return Who(text[0], True, None, text[1])
        return self._phrase(start, end, words)

    def _first_person(self, key: str, attribution: Attribution) -> Who:
        """Return whom "I" means: the speaker of the attribution around it."""
        outer = self.attributions.get(attribution.nested_in or "")
        if outer and outer is not attribution and outer.source != attribution.source:
            return self.who(outer)._replace(words=key) if not _loops(outer, self.attributions) else Who(words=key)
        return Who(words=key)

    def _without_name(self, sources: Sequence[Span]) -> dict[int, Actor | Epithet | None]:
        """Return the persons who speak without a name: whom "the senator" means, None for "a woman"."""
        found: dict[int, Actor | Epithet | None] = {}
        for start, end in sources:
            if start in self._source_heads or self.text[start:end].strip().lower() in PRONOUNS:
                continue
            core_end = self._phrases.core_end(start, end)
            core = self.text[start:core_end].strip()
            if self._phrases.head(start, end) or self._phrases.is_several(start, core_end, end):
                continue
            noun = head_noun(core)
            whole = _WHOLE.fullmatch(self.text, core_end, end)  # "the head of the delegation" is no epithet
            epithet = self.roles.epithet(start, core) if whole else None
            if not epithet and noun not in _SOMEBODY | person_nouns():
                continue
            bearer = self.roles.bearer(start, core)
            known = isinstance(bearer, Actor) and id(bearer) in self._persons
            found[start] = epithet if epithet and (noun in LOOSE or not known) else bearer if known else None
        return found

    def _described(self, unnamed: Mapping[int, object]) -> dict[int, Actor]:
        """Return whom "the mayor", where he is no source, means in the running text, by place."""
        roles = {role for actor in self.register.actors if id(actor) in self._persons for role in actor.roles}
        nouns = sorted(map(re.escape, roles & person_nouns()), key=len, reverse=True)
        if not nouns:
            return {}
        found: dict[int, Actor] = {}
        for match in re.finditer(rf"\b[Tt]he (?:{'|'.join(nouns)})\b(?!['’-]| [A-Z]|,? who\b)", self.text):
            start = match.start()
            if (
                start in unnamed
                or self.scene.quotation_at(start)
                or PREPOSITION.search(self.text, max(0, start - 14), start)
            ):
                continue
            bearer = self.roles.bearer(start, match.group())
            if isinstance(bearer, Actor) and id(bearer) in self._persons:
                found[start] = bearer
        return found

    def _phrase(self, start: int, end: int, words: str) -> Who:
        mention = self._phrases.head(start, end)
        core_end = self._phrases.core_end(start, end)
        core = self.text[start:core_end].strip()
        if self._phrases.is_several(start, core_end, end):
            return self._several(start, end, words)
        last = core.split()[-1] if core else ""
        outlet = last.lower() in OUTLET and isinstance(called := self.roles.bearer(start, core), Actor) and called
        if outlet:  # "the paper" that was named is no paper that somebody wrote
            return Who(outlet.name, True, outlet, words)
        if author := self._author(start, core_end, end, words):
            return author
        if last.lower().strip(",.”\"’'") in document_nouns() and (last[0].islower() or " " not in core):
            return Who(None, False, None, words)
        if mention:
            return Who(mention.actor.name, True, mention.actor, words)
        if (
            is_both(core)
            and core_end >= start + len(core)
            and (pair := self._pronouns.together(start, True, words)).speaker
        ):
            return pair
        if any(
            start <= name.start and name.end >= start + len(core)
            for name in self.register.unsettled_in(start, core_end)
        ):
            return Who(None, True, None, words)
        body = self.bodies.at(start, core_end) or self.bodies.at(start, end, before=core_end)
        if body:
            return self._as_body(body.words, words, start, core_end)
        loose = self._phrases.loose_name(core)
        if loose:
            return Who(loose.name, True, loose, words)
        if _INDEFINITE.match(core) and (before := self._name_before(start)):
            return Who(before.name, True, before, words)
        if listed := _LISTED.match(self.text, core_end, end):
            several = self._several(listed.end(), end, words)
            if len(several.several) > 1:
                return several
        if by_owner := self._by_owner(start, core_end, end, words):
            return by_owner
        if chamber := _CHAMBER.fullmatch(core):
            return Who(chamber["name"], True, None, words)
        if outlet := outlet_called(core):
            return Who(outlet, True, None, words)
        role = self._meant.get(start) if start in self._epithets else None
        role = role or self.roles.bearer(start, core)
        if isinstance(role, Actor):
            return Who(role.name, True, role, words)
        if role:
            return Who(role, True, None, words)
        return Who(None, self._nameless.named(start, core, words), None, words)

    def _author(self, start: int, core_end: int, end: int, words: str) -> Who | None:
        """Return whose a letter or a ruling is: "his memo", "the judge's ruling", "a note from the ministry"."""
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
            author = self._phrase(start, start + owned[-1].start(), core[: owned[-1].start()])
        elif written := _WRITTEN_BY.match(self.text, core_end, end):
            author = self._phrase(written.end(), end, self.text[written.end() : end])
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

    def _by_owner(self, start: int, core_end: int, end: int, words: str) -> Who | None:
        """Return who a phrase is by the person whose it is: "his campaign", "Reed's claim"."""
        core = self.text[start:core_end].strip()
        if core.lower() == "the campaign" and (of := self.register.within(core_end, end)):
            return self._as_body(self.bodies.owned_by(of[-1].actor, "campaign"), words, start, core_end)
        if core.lower() == "the campaign" and (campaign := self._campaign(start)):
            return self._as_body(campaign, words, start, core_end)
        if core.lower() == "the administration" and (president := self.roles.president(start)):
            return self._as_body(
                self.bodies.owned_by(president, "administration"), words, start, core_end, president
            )
        if speaks := self._speaks_by(start, core_end):
            return Who(speaks.name, True, speaks, words)
        owned = _OWNED.fullmatch(core)
        if owned and (owner := self._meant.get(start)):
            return self._as_body(self.bodies.owned_by(owner, owned["noun"].lower()), words, start, core_end, owner)
        return None

    def _several(self, start: int, end: int, words: str) -> Who:
        """Return the sources that a phrase joins: those of them that have a name."""
        found: dict[str, Actor] = {}
        own_words: list[str] = []
        for left, right in self._phrases.members(start, end):
            part = self.text[left:right]
            if _OWN.match(part):  # "Reed and his allies" is Reed
                continue
            if POSSESSIVE.sub("", part.lower().strip(" ,")) in PRONOUNS:
                meant = self._meant.get(left)
                who = Who(meant.name, True, meant) if meant else Who()
            else:
                who = self._phrase(left, right, part) if left > start or right < end else Who()
            if who.speaker:
                own_words.append(part)
            if who.several:
                found.update({actor.name: actor for actor in who.several})
            elif who.speaker:
                own = who.actor if who.actor and who.actor.name == who.speaker else Actor(who.speaker, "body")
                found.setdefault(who.speaker, own)
        if any(_PEOPLES_OWN.match(self.text, left) for left, _ in self._phrases.members(start, end)):
            found = {name: actor for name, actor in found.items() if not (actor.entry and actor.kind != "person")}
        actors = tuple(found.values())
        if len(actors) == 1:
            return Who(actors[0].name, True, actors[0], own_words[0])
        return Who(joined(list(found)) if found else None, bool(found), None, words, actors)

    def _modifier(self, start: int, end: int) -> Actor | None:
        inside = self.register.within(start, end)
        return inside[0].actor if inside else None

    def _name_before(self, start: int) -> Actor | None:
        """Return the one to whose name a phrase is an apposition: "Holm, a resident"."""
        near = self.register.within(max(0, start - 80), start)
        apposed = near and not near[-1].possessive and _APPOSED.fullmatch(self.text[near[-1].end : start])
        return (
            near[-1].actor
            if (apposed and near[-1].actor.kind != "name") or (apposed and id(near[-1].actor) in self._persons)
            else None
        )

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

    def _as_body(self, body: Actor | str, words: str, start: int, end: int, owner: Actor | None = None) -> Who:
        if isinstance(body, Actor):
            return Who(body.name, True, body, words)
        return Who(body, True, owner or self._modifier(start, end), words)


def _is_saying(core: str) -> bool:
    return head_noun(core) in names.word_list("sayings") | names.word_list("bodies_sayings")


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
