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
from helpers.actors import PREPOSITION, Mention, Register, read_names
from helpers.article import Article, Attribution
from helpers.introductions import Actor, head_noun
from helpers.pronouns import MAN, WOMAN, Pronouns, Scene

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
    r"[,;:(—–\n]|\s(?:who|that|which|whose|of|for|in|at|from|on|with|about|to|near|inside|during)(?=\s)"
)
_AND = re.compile(r"\s(?:and|or|as well as|&)\s")
_POSSESSIVE = re.compile(r"['’]s?$")
_SYNONYMS = {
    "leader": ("leader", "president", "prime minister", "premier", "chancellor", "king", "chairman"),
    "lawmaker": ("lawmaker", "senator", "representative", "congressman", "congresswoman", "mp"),
    "congressman": ("congressman", "representative"),
    "congresswoman": ("congresswoman", "representative"),
    "candidate": ("candidate", "nominee"),
}
_SECOND = re.compile(r"\b(?:[Vv]ice|[Dd]eputy)\b")
_GENERIC = {"people", "voters", "officials", "one", "man", "woman", "men", "women", "group", "others", "more"}


# What may stand between a name and its "who": a party and a place, or an apposition.
_ADJOINS = re.compile(r"(?:[’']s)?(?:,? \([^()]*\))?(?: of [A-Z]\w+(?: [A-Z]\w+)*)?,?\s*(?:and )?")
_APPOSED = re.compile(r"(?:,? \([^()]*\))?,(?: \d+,)?\s+[^,;“”\"]{2,90},\s")


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
        self.bodies = self._common_bodies()
        sources = [span for a in attributions for span in a.source[:1]]
        self._source_heads = {
            head.start: head.actor for span in sources if (head := self._head_mention(span.start, span.end))
        }
        speaking = {id(actor) for actor in self._source_heads.values()}
        self._persons = {
            id(a)
            for a in self.register.actors
            if a.may_be_person
            or (a.kind == "name" and not a.entry and id(a) in speaking and not re.search(r"\d", a.name))
        }
        pronouns = Pronouns(self.scene, self._persons, self._source_heads)
        pronouns.settle()
        self._pronouns = pronouns.meant

    def who(self, attribution: Attribution) -> Who:
        """Return who the source of an attribution is."""
        if not attribution.source:
            return Who()
        start, end = attribution.source[0].start, attribution.source[-1].end
        while start < end and (self.text[start].isspace() or self.text[start] in "“\"'‘,"):
            start += 1
        words = self.text[start:end].strip()
        key = _POSSESSIVE.sub("", words.lower().strip(" ,"))
        if key in PRONOUNS:
            return self._pronoun(key, start, attribution)
        return self._phrase(start, end, words)

    # --- names and roles

    def _phrase(self, start: int, end: int, words: str) -> Who:
        mention = self._head_mention(start, end)
        core_end = self._core_end(start, end)
        core = self.text[start:core_end].strip()
        if self._is_several(start, core_end, end):
            actors = tuple({id(m.actor): m.actor for m in self.register.within(start, end)}.values())
            return Who(None, bool(actors) or bool(self._loose(core)), None, words, actors)
        if mention:
            return Who(mention.actor.name, True, mention.actor, words)
        if any(
            start <= name.start and name.end >= start + len(core)
            for name in self.register.unsettled_in(start, core_end)
        ):
            return Who(None, True, None, words)
        body = self._body(start, core_end)
        if body:
            return Who(body, True, self._modifier(start, core_end), words)
        loose = self._loose(core)
        if loose:
            return Who(loose.name, True, loose, words)
        role = self._role(start, core_end, core)
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
            return inside[-1]
        core = self.text[start:core_end].strip().lower()
        if self.text[core_end : core_end + 1] == "," and re.match(
            r"(?:the|his|her|its|their|a|an)\b|.*['’]s? ", core
        ):
            behind = core_end + 2
            stop = self._core_end(behind, end) if behind < end else end
            inside = self.register.within(behind, stop)
            if inside and inside[0].outer <= behind and self._ends(inside[-1], stop) and len(inside) == 1:
                return inside[0]
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
            if re.match(
                r"(?:the|his|her|its|their|a|an|other|some|many)\b", right
            ) or left.lower().startswith("both "):
                return True
        other = re.fullmatch(r", (?:the |The )?([A-Z][^,;]+?),?", self.text[end : max(end, stop)].rstrip())
        if other and self._loose(self.text[start:end]) and self._loose(other.group(1)):
            return True
        if inside and re.match(r"\([^()\n]{1,20}\),? and\b", self.text[end:stop]):
            return True
        comma = end < len(self.text) and self.text[end] == "," and bool(inside)
        return comma and bool(
            re.match(r", [A-Z][^,;.\n]{2,40}(?:,[^,;.\n]{2,40})? and [A-Z]", self.text[end : end + 130])
        )

    def _loose(self, core: str) -> Actor | None:
        """Return the actor of a phrase that is a name outside the running text (a headline's)."""
        name = re.sub(r"^(?:The|the) ", "", _POSSESSIVE.sub("", core.strip(" ,.\"“”'")))
        words = name.split()
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

    # --- bodies that end in a common noun

    def _common_bodies(self) -> list[tuple[int, int, str, str, str]]:
        """Return the bodies called by a name and a common noun: start, end, owner, noun, words."""
        nouns = "|".join(sorted(map(re.escape, names.word_list("common_bodies")), key=len, reverse=True))
        peoples = "|".join(sorted((re.escape(p.title()) for p in names.peoples()), key=len, reverse=True))
        tail = re.compile(
            rf"(?P<of>['’]s?)?[ \xa0](?P<between>[a-z-]+[ \xa0])?(?P<noun>{nouns})\b(?![ \xa0-]?[A-Z])"
        )
        found = []
        for mention in self.register.mentions:
            match = tail.match(self.text, mention.end)
            if match and not _NOT_BETWEEN.fullmatch((match["between"] or "").strip()):
                found.append((mention.start, match.end(), mention.actor.name, match["noun"]))
        for match in re.finditer(rf"\b({peoples})[ \xa0](?:[a-z-]+[ \xa0])?({nouns})\b", self.text):
            found.append((match.start(), match.end(), match[1].lower(), match[2]))
        names_of: dict[tuple[str, str], str] = {}
        result = []
        for start, end, owner, noun in sorted(found):
            words = re.sub(r"[\s\xa0]+", " ", self.text[start:end])
            old = names_of.get((owner, noun))
            if old is None or (re.search(r"['’]s? ", old) and not re.search(r"['’]s? ", words)):
                names_of[owner, noun] = words
            result.append((start, end, owner, noun))
        return [(s, e, owner, noun, names_of[owner, noun]) for s, e, owner, noun in result]

    def _body(self, start: int, end: int) -> str | None:
        stop = start + len(self.text[start:end].rstrip(' ,."”'))
        for first, last, _, _, words in self.bodies:
            if first >= start and last == stop:
                return words
        return None

    def _role(self, start: int, end: int, core: str) -> Actor | str | None:
        """Return the one actor whom "the mayor", "the company", "his lawyer" can mean."""
        words = core.split()
        if len(words) < 2 and core.lower() != "police":
            return None
        first = words[0].lower()
        if first not in ("the", "his", "her", "its", "their", "this") and not re.search(
            r"['’]s?[ \xa0]", core
        ):
            return None
        noun = head_noun(core)
        noun = "chief executive" if core.lower().endswith("chief executive") else noun
        if not noun or noun in _GENERIC:
            return None
        if noun in names.word_list("common_bodies") or noun in names.word_list("bodies"):
            return self._body_called(noun, start, first)
        modifiers = [word.strip(",.'’").removesuffix("'s").removesuffix("’s") for word in words[1:-1]]
        former = "former " if "former" in (w.lower() for w in words) else ""
        wanted = [former + role for role in _SYNONYMS.get(noun, (noun,))]
        fitting = [
            actor
            for actor in self.register.actors
            if any(role in actor.roles for role in wanted)
            and not (noun == "leader" and all(_SECOND.search(words) for words in actor.roles.values()))
            and self._fits(
                actor, modifiers + ([words[0]] if words[0][:1].isupper() and first != "the" else [])
            )
        ]
        before = [actor for actor in fitting if actor.starts and actor.starts[0] < start]
        if first in ("his", "her", "its", "their") and len(before) == 1:
            return before[0]
        return before[0] if len(before) == 1 else (fitting[0] if len(fitting) == 1 and not before else None)

    def _fits(self, actor: Actor, modifiers: list[str]) -> bool:
        """Tell whether nothing in "the Norby mayor" speaks against an actor."""
        said = " ".join(actor.intros + actor.letters).lower()
        sides = {names.peoples()[word] for word in re.findall(r"[\w’'-]+", said) if word in names.peoples()}
        for word in modifiers:
            side = names.peoples().get(word.lower())
            if side and sides and side not in sides:
                return False
            if word[:1].isupper() and not side and word.lower() not in said and len(actor.roles) > 0:
                other = {w.lower() for w in re.findall(r"\b[A-Z][\w]+", " ".join(actor.intros))}
                if other - names.word_list("titles") - set(names.peoples()):
                    return False
        return True

    def _body_called(self, noun: str, position: int, first: str) -> Actor | str | None:
        """Return the body that was last named by a noun ("the ministry")."""
        if first in ("his", "her", "their"):
            return None
        best: tuple[int, Actor | str] | None = None
        for mention in self.register.before(position):
            last = names.fold(mention.actor.name).split()[-1]
            if (
                mention.actor.kind == "body"
                and (last == noun or noun in names.fold(mention.actor.name).split())
            ) or (mention.actor.kind != "person" and noun in mention.actor.roles):
                best = (mention.start, mention.actor)
        for start, _, _, called, words in self.bodies:
            if called == noun and start < position and (best is None or start > best[0]):
                best = (start, words)
        return best[1] if best else None

    # --- pronouns

    def _pronoun(self, key: str, start: int, attribution: Attribution) -> Who:
        actor: Actor | None = None
        if key in FIRST:
            outer = self.attributions.get(attribution.nested_in or "")
            if outer and outer is not attribution and outer.source != attribution.source:
                return (
                    self.who(outer)._replace(words=key)
                    if not _loops(outer, self.attributions)
                    else Who(words=key)
                )
        elif key in RELATIVE:
            return self._relative(key, start)
        elif key in MAN | WOMAN:
            actor = self._pronouns.get(start)
        elif key in THING:
            actor = self._thing(start)
        return Who(actor.name, True, actor, key) if actor else Who(None, None, None, key)

    def _relative(self, key: str, start: int) -> Who:
        """Return the name that "who" or "which" follows, an apposition at most between them."""
        sentence = self.scene.sentence_at(start)
        inside = self.register.within(self.scene.sentences[sentence].start if sentence >= 0 else 0, start)
        for mention in reversed(inside[-3:]):
            between = self.text[mention.end : start]
            person = id(mention.actor) in self._persons
            if person and key == "which":
                continue
            if mention.possessive or (key == "who" and not person and mention.actor.kind == "body"):
                continue
            placed = PREPOSITION.search(self.text, max(0, mention.outer - 12), mention.outer)
            if placed and not person and " " not in mention.actor.name:
                continue  # "in Norby, who": a place
            if _ADJOINS.fullmatch(between) and (person or key != "who" or mention.actor.kind != "body"):
                return Who(mention.actor.name, True, mention.actor, key)
            if person and _APPOSED.fullmatch(between):
                return Who(mention.actor.name, True, mention.actor, key)
        return Who(None, False, None, self._antecedent(start))

    def _antecedent(self, start: int) -> str:
        """Return the words before "who", to tell the type of source from."""
        stretch = self.text[max(0, start - 60) : start].rsplit("\n", 1)[-1]
        return " ".join(stretch.split()[-4:]).strip(" ,")

    def _thing(self, start: int) -> Actor | None:
        """Return the one body that is named in the sentence so far or in the one before."""
        here = self.scene.sentence_at(start)
        for index in (here, here - 1):
            if index < 0:
                return None
            span = self.scene.sentences[index]
            bodies = {
                id(m.actor): m.actor
                for m in self.register.within(span.start, min(span.end, start))
                if m.actor.kind == "body"
            }
            if bodies:
                return next(iter(bodies.values())) if len(bodies) == 1 else None
        return None


_NOT_BETWEEN = re.compile(
    r"and|or|of|in|at|for|to|the|is|was|said|told|by|on|a|an|with|from|as|who|if|has|had|ing\w*"
)


def _loops(attribution: Attribution, attributions: dict[str, Attribution]) -> bool:
    """Tell whether following `nested_in` comes round to where it began."""
    seen = {attribution.id}
    while attribution.nested_in in attributions:
        attribution = attributions[attribution.nested_in]
        if attribution.id in seen:
            return True
        seen.add(attribution.id)
    return False
