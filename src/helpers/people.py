"""Settle who a source is: the actor behind a name, a role, a pronoun, "who".

A name goes to the actor that owns it (`actors`), a role ("the mayor", "the ministry") to the one actor
introduced with it (`roles`, `bodies`, `epithets`), what is somebody's to the owner (`owned_sources`), a pronoun
to the nearest person who can be meant: subjects of sentences and speakers first (`subjects`), men and women kept
apart as far as the article itself tells them (`pronouns`). Where two people remain, or none, nobody is named:
a wrong name is worse than a missing one.
"""

import re
from collections.abc import Sequence

from helpers.actors import read_names
from helpers.antecedents import Antecedents, document_nouns
from helpers.article import Article, Attribution
from helpers.bodies import OUTLET, Bodies
from helpers.epithets import Epithets
from helpers.introductions import Actor
from helpers.name_forms import POSSESSIVE
from helpers.nameless import Nameless
from helpers.owned_sources import Owned
from helpers.pronouns import FIRST, PRONOUNS, Epithet, Pronouns
from helpers.register import PREPOSITION, Register
from helpers.role_words import head_noun, person_nouns
from helpers.roles import Roles
from helpers.scene import Scene
from helpers.source_cuts import Cuts, without_aside
from helpers.source_phrases import Phrases, are_both_places, is_both, outlet_called, titled
from helpers.source_pronouns import SourcePronouns
from helpers.who import Who, joined

# "U.S. and Halvenian officials": the first member is no source of its own.
_PEOPLES_OWN = re.compile(r"[A-Z]\w+(?:an|ish|ese|ch|i|sh) (?:[a-z]+ )?[a-z]+s\b")
_LISTED = re.compile(r"(?:,|:|\s?[—–]|\s--)\s(?=[A-Z])")
# Bodies of which a country has one, by a bare name that no fuller one explains.
_CHAMBER = re.compile(r"[Tt]he (?P<name>Senate|House|Assembly|Supreme Court|Cabinet|Army|Navy|Treasury)")
_OWN = re.compile(r"(?:his|her|its|their)\s")
_INDEFINITE = re.compile(r"an? [a-z]")
_APPOSED = re.compile(r"(?:,? \([^()]*\))?(?:,(?: \d+,)?|\s?(?:--|—|–))\s?")
_CLOSES = re.compile(r",|\s?(?:--|—|–)")


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
        self._cuts = Cuts(self.text, self.register)
        self._nameless = Nameless(article, self.register)
        sources = [span for a in attributions for span in a.source[:1] if not self._cuts.is_listener(span)]
        source_heads = {
            head.start: head.actor for span in sources if (head := self._phrases.head(span.start, span.end))
        }
        speaking = {id(actor) for actor in source_heads.values()}
        self._persons = {
            id(a) for a in self.register.actors if a.may_be_person or (id(a) in speaking and _may_speak(a))
        }
        pronouns = Pronouns(self.scene, self._persons, source_heads)
        self._epithets = Epithets(self.scene, self.roles, self._phrases, self._persons, source_heads)
        unnamed = self._epithets.without_name(sources)
        # epithets, by place, that only the names around them settle
        self._waiting = {start for start, words in unnamed.items() if isinstance(words, Epithet)}
        pronouns.settle(unnamed, self._epithets.described(unnamed))
        self._meant = pronouns.meant
        self._owned = Owned(self.scene, self.roles, self._phrases, self._persons, self._meant)
        antecedents = Antecedents(self.text, self.register, self.scene, self.bodies, self._persons)
        self._pronouns = SourcePronouns(self.scene, antecedents, self._meant, self._nameless)

    def who(self, attribution: Attribution) -> Who:
        """Return who the source of an attribution is."""
        if not attribution.source:
            return self._pronouns.behind_clause(attribution, self._persons)
        source = self._cuts.marked(attribution)
        if self._phrases.is_of_others(source.start):
            return Who(None, False, None, self.text[source.start : source.end].strip())
        if self._cuts.is_addressed(source):
            return Who()
        if self._cuts.is_told(source):
            return self._pronouns.before_clause(source.start, self._persons)
        start, end = self._cuts.telling(attribution, source)
        words = self.text[start:end].strip()
        key = POSSESSIVE.sub("", words.lower().strip(" ,"))
        if key in FIRST:
            return self._first_person(key, attribution)
        if key in PRONOUNS:
            cue = " ".join(self.text[span.start : span.end] for span in attribution.cue)
            return self._pronouns.who(key, start, cue)
        words = without_aside(words)
        if text := titled(words):
            return Who(text[0], True, None, text[1])
        return self._phrase(start, end, words)

    def _first_person(self, key: str, attribution: Attribution) -> Who:
        """Return whom "I" means: the speaker of the attribution around it."""
        outer = self.attributions.get(attribution.nested_in or "")
        if outer and outer is not attribution and outer.source != attribution.source:
            return self.who(outer)._replace(words=key) if not _loops(outer, self.attributions) else Who(words=key)
        return Who(words=key)

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
        if author := self._owned.author(start, core_end, end, words, self._phrase):
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
        if are_both_places(core) and (pair := self._pronouns.places(start, words)).speaker:
            return pair
        if any(
            start <= name.start and name.end >= start + len(core)
            for name in self.register.unsettled_in(start, core_end)
        ):
            return Who(None, True, None, words)
        body = self.bodies.at(start, core_end) or self.bodies.at(start, end, before=core_end)
        if body:
            return self._owned.as_body(body.words, words, start, core_end)
        loose = self._phrases.loose_name(core)
        if loose:
            return Who(loose.name, True, loose, words)
        if before := self._name_before(start, core, core_end):
            return Who(before.name, True, before, words)
        if listed := _LISTED.match(self.text, core_end, end):
            several = self._several(listed.end(), end, words)
            if len(several.several) > 1:
                return several
        if by_owner := self._owned.by_owner(start, core_end, end, words):
            return by_owner
        if chamber := _CHAMBER.fullmatch(core):
            return Who(chamber["name"], True, None, words)
        if outlet := outlet_called(core):
            return Who(outlet, True, None, words)
        role = self._meant.get(start) if start in self._waiting else None
        role = role or self._epithets.bearer(start, core)
        if isinstance(role, Actor):
            return Who(role.name, True, role, words)
        if role:
            return Who(role, True, None, words)
        return Who(None, self._nameless.named(start, core, words), None, words)

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

    def _name_before(self, start: int, core: str, end: int) -> Actor | None:
        """Return the one to whose name a phrase is an apposition: "Holm, a resident", "Holm -- his aide --"."""
        near = self.register.within(max(0, start - 80), start)
        if not _INDEFINITE.match(core):
            person = near and id(near[-1].actor) in self._persons and head_noun(core) in person_nouns()
            aside = person and not PREPOSITION.search(self.text, max(0, near[-1].outer - 14), near[-1].outer)
            if not aside or not _CLOSES.match(self.text, end):
                return None
        apposed = near and not near[-1].possessive and _APPOSED.fullmatch(self.text[near[-1].end : start])
        return (
            near[-1].actor
            if (apposed and near[-1].actor.kind != "name") or (apposed and id(near[-1].actor) in self._persons)
            else None
        )


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
