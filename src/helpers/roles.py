"""Settle whom a role means: "the mayor", "his lawyer", "the company".

The one actor that the article introduced with that role, by a name or an apposition; where
two have it, the one introduced before. Words before the role must not speak against him:
"the deputy mayor" is not the mayor. A role that nobody or several have is nobody's.
"""

import re

from helpers import names
from helpers.actors import Register
from helpers.bodies import Bodies, parts
from helpers.introductions import Actor, head_noun
from helpers.pronouns import Scene

_SYNONYMS = {
    "leader": ("leader", "president", "prime minister", "premier", "chancellor", "king", "chairman"),
    "lawmaker": ("lawmaker", "senator", "representative", "congressman", "congresswoman", "mp"),
    "congressman": ("congressman", "representative"),
    "congresswoman": ("congresswoman", "representative"),
    "candidate": ("candidate", "nominee"),
}
_SECOND = re.compile(r"\b(?:[Vv]ice|[Dd]eputy)\b")
# What before a role tells its bearer from others, so that it must have been said of him.
_TELLING = {
    "state", "party", "city", "town", "county", "district", "local", "regional", "federal", "national",
    "deputy", "vice", "assistant", "foreign", "finance", "interior", "defence", "defense", "justice",
    "transport", "harbour", "police", "union", "company", "campaign", "rival", "opposition", "provincial",
    "village", "school",
}  # fmt: skip
_GENERIC = {"people", "voters", "officials", "one", "man", "woman", "men", "women", "group", "others", "more"}


class Roles:
    """The roles of one article's actors."""

    def __init__(self, register: Register, scene: Scene, bodies: Bodies) -> None:
        self.register, self.scene, self.bodies = register, scene, bodies

    def bearer(self, start: int, core: str) -> Actor | str | None:
        """Return the one actor whom "the mayor", "the company", "his lawyer" can mean."""
        words = core.split()
        if len(words) < 2 and core.lower() != "police":
            return None
        first = words[0].lower()
        if first not in ("the", "his", "her", "its", "their", "this") and not re.search(r"['’]s?[ \xa0]", core):
            return None
        noun = head_noun(core)
        for role in ("chief executive", "prime minister"):
            noun = role if core.lower().endswith(role) else noun
        if not noun or noun in _GENERIC or re.search(r"[^s]s$", noun):
            return None  # nobody, or several people
        if noun in names.word_list("common_bodies") or noun in names.word_list("bodies"):
            return self._body_called(noun, start, first, core)
        modifiers = [word.strip(",.'’").removesuffix("'s").removesuffix("’s") for word in words[1:-1]]
        former = "former " if "former" in (w.lower() for w in words) else ""
        wanted = [former + role for role in _SYNONYMS.get(noun, (noun,))]
        fitting = [
            actor
            for actor in self.register.actors
            if any(role in actor.roles for role in wanted)
            and not (noun == "leader" and all(_SECOND.search(words) for words in actor.roles.values()))
            and self._fits(actor, modifiers + ([words[0]] if words[0][:1].isupper() and first != "the" else []))
        ]
        before = [actor for actor in fitting if actor.starts and actor.starts[0] < start]
        if first in ("his", "her", "its", "their") and len(before) == 1:
            return before[0]
        return before[0] if len(before) == 1 else (fitting[0] if len(fitting) == 1 and not before else None)

    def _body_called(self, noun: str, start: int, first: str, core: str) -> Actor | str | None:
        """Return the one body that "the ministry" means."""
        if first in ("his", "her", "their"):
            return None
        sentence = self.scene.sentence_at(start)
        near = self.scene.sentences[max(0, sentence - 1)].start if sentence >= 0 else 0
        modifiers = parts(" ".join(core.split()[1:]), self.register) - {noun}
        return self.bodies.called(noun, start, near, modifiers)

    def _fits(self, actor: Actor, modifiers: list[str]) -> bool:
        """Tell whether nothing in "the Norby mayor" speaks against an actor."""
        said = " ".join(actor.intros + actor.letters).lower()
        sides = {names.peoples()[word] for word in re.findall(r"[\w’'-]+", said) if word in names.peoples()}
        for word in modifiers:
            if word in _TELLING and not re.search(rf"\b{word}\b", said):
                return False
            side = names.peoples().get(word.lower())
            if side and sides and side not in sides:
                return False
            if word[:1].isupper() and not side and word.lower() not in said and len(actor.roles) > 0:
                other = {w.lower() for w in re.findall(r"\b[A-Z][\w]+", " ".join(actor.intros))}
                if other - names.word_list("titles") - set(names.peoples()):
                    return False
        return True
