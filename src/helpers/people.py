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
from helpers.bodies import OUTLET, Bodies
from helpers.introductions import Actor, body_nouns, head_noun, person_nouns, role_nouns
from helpers.pronouns import MAN, WOMAN, Epithet, Pronouns, Scene
from helpers.roles import LOOSE, Roles

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
    r"[,;:(—–\n]|\s(?:who|that|which|whose|of|for|in|at|from|on|with|about|to|near|inside|within|among|outside|during|by|including"
    r"|(?:published|obtained|reviewed|seen|released|issued|commissioned|conducted|written|signed|prepared|provided"
    r"|leaked|filed|posted|sent|made|compiled|drafted|circulated|called|titled|entitled)"
    r"(?=\s(?:by|to|on|in|for|at|from|last|this|earlier|[“\"A-Z])))(?=\s)"
)
_TITLED = re.compile(
    r"[“\"‘']?(?P<before>[A-Z][^“”\"\n]{1,80}?),?[”\"’'],?\s+(?:an?|the)\s+(?P<noun>[^,;]+)"
    r"|(?P<kind>(?:\w+\s){1,4}?)(?:called|titled|entitled),?\s[“\"‘'](?P<behind>[^“”\"\n]{2,80}?),?[”\"’']"
)
_AND = re.compile(r"\s(?:and|or|as well as|&)\s")
_JOINTS = re.compile(r",?\s(?:and|or|as well as|&)\s|,\s")
_BOTH = re.compile(r"(?:both|either|neither)\s", re.I)
_ASIDE = re.compile(r",? (?:along|together) with\b|, (?:joined by|like|unlike)\b")
_PARTY = re.compile(r",? ?\(?[RDI]-[A-Z][\w.]{0,7}\)?,?$")  # "Jon Reed, R-Ky.,"
_SOMEBODY = frozenset({"man", "woman", "boy", "girl", "person"})
_POSSESSIVE = re.compile(r"['’]s?$")


# "several delegates supporting Reed": somebody else is the source.
_FOR_WHOM = re.compile(
    r"\s(?:supporting|backing|opposing|endorsing|representing|advising|covering|challenging|regarding|involving|targeting"
    r"|attacking|favou?ring|against|near|behind|around|backed by|led by)\s(?:the\s)?$"
)
# "U.S. and Halvenian officials": the first member is no source of its own.
_PEOPLES_OWN = re.compile(r"[A-Z]\w+(?:an|ish|ese|ch|i|sh) (?:[a-z]+ )?[a-z]+s\b")
_LISTED = re.compile(r"(?:,|:|\s?[—–]|\s--)\s(?=[A-Z])")
# Bodies of which a country has one, by a bare name that no fuller one explains.
_CHAMBER = re.compile(r"[Tt]he (?P<name>Senate|House|Assembly|Supreme Court|Cabinet|Army|Navy|Treasury)")
_OWN = re.compile(r"(?:his|her|its|their)\s")
_WHOLE = re.compile(r"[ ,]*|\s(?:from (?:[A-Z][\w.]*[ ,]*)+|of state,?)")
_INDEFINITE = re.compile(r"an? [a-z]")
_APPOSED = re.compile(r"(?:,? \([^()]*\))?,(?: \d+,)?\s")
_BOTH_OF = re.compile(
    r"(?:(?:[Tt]he|[Tt]hese)\s(?:two|pair|duo|couple)|[Bb]oth|[Nn]either|[Ee]ither)(?:\sof\sthem)?(?:\s(?P<noun>[a-z-]+))?"
)
_PLURAL_PERSONS = {"men", "women", "man", "woman", "rivals", "candidates", "nominees", "friends", "contenders"}
_SAYS = re.compile(
    r"\b(?:sa(?:id|ys?)|announc|declin|den(?:y|ied)|told|add(?:ed|s)\b|warn|claim|argu|wrote|writes|respond|repl(?:y|ied)"
    r"|urg|call(?:ed|s)? (?:for|on)|report"
    r"|condemn|critici|disclos|acknowledg|apologi|estimat|insist|stat(?:ed|es)\b|blam)"
)
_KIN_OF = re.compile(r"(?:his|her|their)\s", re.I)
_PREMODIFIED = re.compile(r"\s(?:[\w’'-]+\s){1,6}")
# What is somebody's own and speaks for him.
_OWNED = re.compile(r"(?:[Hh]is|[Hh]er)\s(?:[a-z]+\s)?(?P<noun>campaign|administration)")
# What an apposition follows: "the mayor", "Norby's mayor".
_DEFINITE = re.compile(r"(?:the|his|her|its|their|a|an|another|one)\b|.*['’]s? ", re.I | re.S)


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
        unnamed = self._without_name(sources)
        self._epithets = {start for start, words in unnamed.items() if isinstance(words, Epithet)}
        pronouns.settle(unnamed)
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

    def _without_name(self, sources: Sequence[Span]) -> dict[int, Actor | Epithet | None]:
        """Return the persons who speak without a name: whom "the senator" means, None for "a woman"."""
        found: dict[int, Actor | Epithet | None] = {}
        for start, end in sources:
            if start in self._source_heads or self.text[start:end].strip().lower() in PRONOUNS:
                continue
            core_end = self._core_end(start, end)
            core = self.text[start:core_end].strip()
            if self._head_mention(start, end) or self._is_several(start, core_end, end):
                continue
            noun = head_noun(core)
            whole = _WHOLE.fullmatch(self.text, core_end, end)  # "the head of the delegation" is no epithet
            epithet = self._roles.epithet(start, core) if whole else None
            if not epithet and noun not in _SOMEBODY | person_nouns():
                continue
            bearer = self._roles.bearer(start, core)
            known = isinstance(bearer, Actor) and id(bearer) in self._persons
            found[start] = epithet if epithet and (noun in LOOSE or not known) else bearer if known else None
        return found

    # --- names and roles

    def _phrase(self, start: int, end: int, words: str) -> Who:
        mention = self._head_mention(start, end)
        core_end = self._core_end(start, end)
        core = self.text[start:core_end].strip()
        if self._is_several(start, core_end, end):
            return self._several(start, end, words)
        last = core.split()[-1] if core else ""
        outlet = last.lower() in OUTLET and isinstance(called := self._roles.bearer(start, core), Actor) and called
        if outlet:  # "the paper" that was named is no paper that somebody wrote
            return Who(outlet.name, True, outlet, words)
        if last.lower().strip(",.”\"’'") in document_nouns() and (last[0].islower() or " " not in core):
            return Who(None, False, None, words)
        if mention:
            return Who(mention.actor.name, True, mention.actor, words)
        if (
            _is_both(core)
            and core_end >= start + len(core)
            and (pair := self._together(start, True, words)).speaker
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
        loose = self._loose(core)
        if loose:
            return Who(loose.name, True, loose, words)
        if _INDEFINITE.match(core) and (before := self._name_before(start)):
            return Who(before.name, True, before, words)
        if listed := _LISTED.match(self.text, core_end, end):
            several = self._several(listed.end(), end, words)
            if len(several.several) > 1:
                return several
        if core.lower() == "the campaign" and (of := self.register.within(core_end, end)):
            return self._as_body(self.bodies.owned_by(of[-1].actor, "campaign"), words, start, core_end)
        if core.lower() == "the campaign" and (campaign := self._campaign(start)):
            return self._as_body(campaign, words, start, core_end)
        if core.lower() == "the administration" and (president := self._roles.president(start)):
            return self._as_body(
                self.bodies.owned_by(president, "administration"), words, start, core_end, president
            )
        if speaks := self._speaks_by(start, core_end):
            return Who(speaks.name, True, speaks, words)
        owned = _OWNED.fullmatch(core)
        if owned and (owner := self._pronouns.get(start)):
            return self._as_body(self.bodies.owned_by(owner, owned["noun"].lower()), words, start, core_end, owner)
        if chamber := _CHAMBER.fullmatch(core):
            return Who(chamber["name"], True, None, words)
        if outlet := _outlet(core):
            return Who(outlet, True, None, words)
        role = self._pronouns.get(start) if start in self._epithets else None
        role = role or self._roles.bearer(start, core)
        if isinstance(role, Actor):
            return Who(role.name, True, role, words)
        if role:
            return Who(role, True, None, words)
        return Who(None, False, None, words)

    def _several(self, start: int, end: int, words: str) -> Who:
        """Return the sources that a phrase joins: those of them that have a name."""
        found: dict[str, Actor] = {}
        own_words: list[str] = []
        for left, right in self._members(start, end):
            part = self.text[left:right]
            if _OWN.match(part):  # "Reed and his allies" is Reed
                continue
            if _POSSESSIVE.sub("", part.lower().strip(" ,")) in PRONOUNS:
                meant = self._pronouns.get(left)
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
        if any(_PEOPLES_OWN.match(self.text, left) for left, _ in self._members(start, end)):
            found = {name: actor for name, actor in found.items() if not (actor.entry and actor.kind != "person")}
        actors = tuple(found.values())
        if len(actors) == 1:
            return Who(actors[0].name, True, actors[0], own_words[0])
        return Who(joined(list(found)) if found else None, bool(found), None, words, actors)

    def _members(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where the members of a list stand: between commas and "and" that are in no name."""
        inside = self.register.within(start, end)
        places = []
        left = start
        for joint in _JOINTS.finditer(self.text, start, end):
            if any(m.start <= joint.start() < m.end for m in inside):
                continue
            places.append((left, joint.start()))
            left = joint.end()
        places.append((left, end))
        trimmed = []
        for left, right in places:
            left += len(self.text[left:right]) - len(self.text[left:right].lstrip())
            while (lead := _BOTH.match(self.text, left, right)) and lead.end() > left:
                left = lead.end()
            right = left + len(self.text[left:right].rstrip(" ,"))
            if left < right:
                trimmed.append((left, right))
        return trimmed

    def _core_end(self, start: int, end: int) -> int:
        """Return where the first noun phrase ends: before a comma, "of", "who" and the like."""
        inside = self.register.within(start, end)
        for cut in _CUT.finditer(self.text, start, end):
            within_name = any(m.outer <= cut.start() < m.end for m in inside)
            if not within_name and self.text[start : cut.start()].strip():
                return cut.start()
        return end

    def _head_mention(self, start: int, end: int) -> Mention | None:
        """Return the name that a phrase is about: at the end of its first noun phrase, or apposed."""
        if self.text[start:end].strip().lower() in PRONOUNS:
            return None
        core_end = self._core_end(start, end)
        inside = self.register.within(start, core_end)
        if (
            inside
            and self._ends(inside[-1], core_end)
            and not _FOR_WHOM.search(self.text, start, inside[-1].outer)
        ):
            place = inside[-1].actor.entry and re.match(r",? who\b", self.text[core_end:end])
            return None if place else inside[-1]  # "Paris, who works on the Hill" is no capital
        if inside_title := self._behind_office(start, core_end, end):
            return inside_title
        for mention in self.register.within(core_end, end):
            comma = self.text.rfind(",", start, mention.outer)
            before = self.text[comma + 1 : mention.outer]
            kin = comma == core_end and _KIN_OF.match(self.text, start, core_end)
            if kin and _PREMODIFIED.fullmatch(before) and head_noun(before) in role_nouns() - body_nouns():
                if self._ends(mention, self._core_end(mention.outer, end)):
                    return mention  # "his wife, the Lund aide Eva Berg"
                continue
            if kin and not before.isspace() and not self._ends(mention, self._core_end(mention.outer, end)):
                continue
            if comma >= core_end and self.text[comma + 1 : mention.outer].isspace():
                core = self.text[start:comma]
                stop = self._core_end(mention.outer, end)
                role = comma == core_end or head_noun(core) in role_nouns() | body_nouns()
                if role and _DEFINITE.match(core) and self._ends(mention, stop) and "," not in core:
                    return mention
                return None
        return None

    def _behind_office(self, start: int, core_end: int, end: int) -> Mention | None:
        """Return the name behind an office with "of": "Speaker of the Assembly Rep. Eva Berg"."""
        words = self.text[start:core_end].split()
        if not words or words[-1].lower() not in names.word_list("titles") or not words[-1][0].isupper():
            return None
        for mention in self.register.within(core_end, end):
            between = self.text[core_end : mention.outer]
            titled = mention.outer < mention.start and self._ends(mention, self._core_end(mention.outer, end))
            if titled and re.fullmatch(r" (?:of|for)(?: the)?(?: [A-Z]\w+){0,3} ", between):
                return mention
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
            re.match(r", [A-Z][^,;.\n]{2,40}(?:,[^,;.\n]{2,40})? and (?:other |[A-Z])", self.text[end:stop])
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

    # --- pronouns

    def _together(self, start: int, dual: bool, words: str) -> Who:
        """Return who "they", or "the two" if `dual`, are: those named in one breath just before."""
        if self.scene.quotation_at(start):
            return Who(words=words)
        gender = "m" if re.search(r"\bm[ae]n$", words) else "f" if re.search(r"\bwom[ae]n$", words) else None
        actors = self._antecedents.together(start, dual, gender)
        return Who(joined([a.name for a in actors]), True, None, words, actors) if actors else Who(words=words)

    def _says(self, attribution: Attribution) -> bool:
        """Tell whether the cue of an attribution is something that only a speaker does."""
        cue = " ".join(self.text[span.start : span.end] for span in attribution.cue).lower()
        return bool(_SAYS.search(cue))

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
            actor = thing or (
                self._antecedents.speaking_thing(start) if key == "it" and self._says(attribution) else None
            )
        elif key == "they":
            return self._together(start, False, key)
        return Who(actor.name, True, actor, key) if actor else Who(None, None, None, key)


def joined(speakers: list[str]) -> str:
    """Return the names of several speakers as one: "Lars Holm and Eva Berg"."""
    return " and ".join([", ".join(speakers[:-1]), speakers[-1]] if len(speakers) > 1 else speakers)


def _outlet(core: str) -> str | None:
    """Return the name of a newspaper that ends in a role: "The Norby Bay Union Leader"."""
    name = re.sub(r"^[Tt]he ", "", core.strip(" ,"))
    capitals = len(name.split()) > 2 and all(word[0].isupper() for word in name.split())
    return (
        name
        if capitals and name.endswith(("Union Leader", "Examiner", "Inquirer", "Courier", "Observer"))
        else None
    )


def _is_both(core: str) -> bool:
    """Tell words for two persons who were named: "the two", "both men", "the two senators"."""
    match = _BOTH_OF.fullmatch(core.strip(" ,"))
    noun = (match["noun"] or "").lower() if match else ""
    return bool(match) and (not noun or noun in _PLURAL_PERSONS or noun.removesuffix("s") in person_nouns())


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
