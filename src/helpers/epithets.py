"""Settle whom a role or an epithet means that stands for a name: "the senator", "the real estate mogul".

A role goes to its bearer (`roles`), the front-runner to the only one so far who stands for an office; an epithet
waits for the names around it (`pronouns`). Nobody is meant against whom the article's introductions speak.
"""

import re
from collections.abc import Mapping, Sequence

from helpers.article import Span
from helpers.introductions import Actor
from helpers.pronouns import PRONOUNS, Epithet
from helpers.register import PREPOSITION
from helpers.role_words import CANDIDATES, STANDING, head_noun, person_nouns
from helpers.roles import LOOSE, Roles
from helpers.scene import Scene
from helpers.source_phrases import Phrases

_CHAMBERS = frozenset({"senate", "house", "congress", "assembly", "parliament"})
# Whoever is introduced by such an office is called by another trade only where the article has told that.
_HIGH = frozenset(
    "president vice-president premier chancellor senator governor representative congressman congresswoman mayor"
    " secretary minister judge justice spokesman spokeswoman spokesperson ambassador".split()
) | {"vice president", "prime minister", "attorney general", "press secretary"}
_TRADES = frozenset(
    "mogul tycoon magnate billionaire millionaire businessman businesswoman developer financier entrepreneur"
    " executive neurosurgeon surgeon doctor economist historian professor scholar comedian singer novelist"
    " filmmaker radioman evangelist preacher pastor journalist columnist anchor anchorman".split()
)
_PLACES = frozenset({"state", "city", "county", "country", "nation", "town"})
_SOMEBODY = frozenset({"man", "woman", "boy", "girl", "person"})
_WHOLE = re.compile(r"[ ,]*|\s(?:from (?:[A-Z][\w.]*[ ,]*)+|of state,?)")


class Epithets:
    """The roles and epithets in one article.

    `persons` are the ids of the actors who may be persons; `source_heads` has by place those whose name is a
    source. Whom "the front-runner" means, `bearer` knows once `without_name` has gone through the sources.
    """

    def __init__(
        self, scene: Scene, roles: Roles, phrases: Phrases, persons: set[int], source_heads: Mapping[int, Actor]
    ) -> None:
        self.text, self.register, self.scene, self.roles = scene.text, scene.register, scene, roles
        self._phrases, self._persons, self._source_heads = phrases, persons, source_heads
        self._stands: dict[int, Actor] = {}  # whom "the front-runner" means, by place

    def without_name(self, sources: Sequence[Span]) -> dict[int, Actor | Epithet | None]:
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
            epithet = self._epithet(start, core, noun) if whole else None
            if not epithet and noun not in _SOMEBODY | person_nouns():
                continue
            if noun in STANDING and core.lower().startswith("the ") and (standing := self._standing(start)):
                found[start] = self._stands[start] = standing
                continue
            bearer = self.roles.bearer(start, core)
            known = isinstance(bearer, Actor) and id(bearer) in self._persons
            found[start] = epithet if epithet and (noun in LOOSE or not known) else bearer if known else None
        return found

    def _standing(self, start: int) -> Actor | None:
        """Return the only one named so far who stands for an office, as "the front-runner" does."""
        found = [
            actor
            for actor in self.register.actors
            if id(actor) in self._persons and actor.starts and actor.starts[0] < start and is_candidate(actor)
        ]
        return found[0] if len(found) == 1 else None

    def _epithet(self, start: int, core: str, noun: str) -> Epithet | None:
        """Return the words that settle an epithet; they fit nobody whose introductions speak against it."""
        epithet = self.roles.epithet(start, core)
        if not epithet:
            return None
        words = core.split()[1:-1]
        return epithet._replace(fits=lambda a: epithet.fits(a) and may_be_called(a, noun, words))

    def described(self, unnamed: Mapping[int, object]) -> dict[int, Actor]:
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

    def bearer(self, start: int, core: str) -> Actor | str | None:
        """Return whom a role means; "the state" is no company, and a chamber must have been told of its leader."""
        if start in self._stands:
            return self._stands[start]
        role, noun = self.roles.bearer(start, core), head_noun(core)
        if not isinstance(role, Actor):
            return role
        if noun in _PLACES and not (role.state or role.entry):
            return None
        return role if role.kind == "body" or may_be_called(role, noun, core.split()[1:-1]) else None


def is_candidate(actor: Actor) -> bool:
    """Tell whether an article introduces somebody as one who stands for an office."""
    words = {word.strip(",.").lower() for intro in actor.intros for word in intro.split()}
    return not CANDIDATES.isdisjoint(words | set(actor.roles))


def may_be_called(actor: Actor, noun: str, modifiers: list[str]) -> bool:
    """Tell whether nothing in an actor's introductions speaks against a role ("the Senate historian").

    A chamber must have been told of him, a front-runner's standing too; and a president or a senator is no
    mogul before the article has said so.
    """
    if noun in actor.roles:
        return True
    told = {word.strip(",.").lower() for intro in actor.intros for word in intro.split()}
    chambers = _CHAMBERS & {word.lower() for word in modifiers}
    if (chambers - told and actor.roles) or (noun in STANDING and not is_candidate(actor)):
        return False
    offices = {role.removeprefix("former ") for role in actor.roles} & _HIGH
    return not (noun in _TRADES and noun not in told and offices and not is_candidate(actor))
