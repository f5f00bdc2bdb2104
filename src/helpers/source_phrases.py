"""Read the noun phrase that names a source: its core, the name it is about, and those it joins.

"Petra Holm, the mayor of Norby" is about Petra Holm, "several delegates supporting Holm" is not; "Holm and
his allies" joins two sources, "the ministry of trade and transport" is one.
"""

import re

from helpers import names
from helpers.antecedents import document_nouns
from helpers.introductions import Actor
from helpers.name_forms import POSSESSIVE
from helpers.pronouns import PRONOUNS
from helpers.register import Mention, Register
from helpers.role_words import body_nouns, head_noun, person_nouns, role_nouns

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
# "several delegates supporting Reed": somebody else is the source.
_FOR_WHOM = re.compile(
    r"\s(?:supporting|backing|opposing|endorsing|representing|advising|covering|challenging|regarding|involving|targeting"
    r"|attacking|favou?ring|against|near|behind|around|backed by|led by)\s(?:the\s)?$"
)
_RIVALS = frozenset("opponent rival successor predecessor ally critic counterpart".split())
_SPEAKS_FOR = re.compile(
    r".*\b(?:(?:spokes\w+|lawyer|attorney|aide|adviser|advisor|counsel) (?:for|to)"
    rf"|(?:{'|'.join(sorted(_RIVALS))}) (?:of|to)) the (?P<whom>[^,]+)",
    re.S,
)
_BOTH_OF = re.compile(
    r"(?:(?:[Tt]he|[Tt]hese)\s(?:two|pair|duo|couple)|[Bb]oth|[Nn]either|[Ee]ither)(?:\sof\sthem)?(?:\s(?P<noun>[a-z-]+))?"
)
_FOR = re.compile(r"\b(?P<noun>[a-z]+) (?:for|of|representing) (?:both )?(?:the )?$")
_PLACED = re.compile(r"\b(?P<noun>[a-z]+s|[a-z]+s general) (?:in|of|from|at) $", re.I)
_AND_THE = re.compile(r"\.?,? (?:and|or) (?:the )?")
_BODY_BEFORE_ROLE = re.compile(r"(?:[A-Z][\w-]+ ){1,4}?(?P<body>[A-Z]\w+) (?P<role>[a-z]{4,}) (?=[A-Z])")
_PLURAL_PERSONS = {"men", "women", "man", "woman", "rivals", "candidates", "nominees", "friends", "contenders"}
_PLURAL_PLACES = {"states", "countries", "nations", "governments"}
_PARTY = re.compile(r"\s+(?:(?:Republican|Democrat)\s+)?")  # before a name
_KIN_OF = re.compile(r"(?:his|her|their)\s", re.I)
_PREMODIFIED = re.compile(r"\s(?:[\w’'-]+\s){1,6}")
_ONE_OF = re.compile(
    r"(?:[Oo]ne|[Aa]nother|[Tt]wo) of (?:the |those |his |her |their )?(?:[\w’'-]+ ){1,6}?[\w’'-]+, "
)
_OFFICE_OF = re.compile(
    r"\b(?:[Cc]hief of [Ss]taff|[Ss]ecretary of (?:[Ss]tate|[Dd]efen[cs]e|[A-Z]\w+)"
    r"|[Aa]ttorney [Gg]eneral of [A-Z]\w+"
    r"|(?:[Dd]irector|[Vv]ice [Pp]resident|[Hh]ead|[Cc]hief) of (?:[\w-]+ (?:and )?){1,2}[a-z]\w+[snhgty]) $"
)
# What an apposition follows: "the mayor", "Norby's mayor".
_DEFINITE = re.compile(r"(?:the|his|her|its|their|a|an|another|one)\b|.*['’]s? ", re.I | re.S)


class Phrases:
    """The noun phrases of one article's sources, with the names that stand in them."""

    def __init__(self, text: str, register: Register) -> None:
        self.text, self.register = text, register

    def core_end(self, start: int, end: int) -> int:
        """Return where the first noun phrase ends: before a comma, "of", "who" and the like."""
        inside = self.register.within(start, end)
        for cut in _CUT.finditer(self.text, start, end):
            within_name = any(m.outer <= cut.start() < m.end for m in inside)
            if not within_name and self.text[start : cut.start()].strip():
                return cut.start()
        return end

    def head(self, start: int, end: int) -> Mention | None:
        """Return the name that a phrase is about: at the end of its first noun phrase, or apposed."""
        if self.text[start:end].strip().lower() in PRONOUNS:
            return None
        core_end = self.core_end(start, end)
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
        if (apposed := self._one_of(start, core_end, end)) or (
            apposed := self._behind_staff(start, core_end, end)
        ):
            return apposed
        for mention in self.register.within(core_end, end):
            comma = self.text.rfind(",", start, mention.outer)
            before = self.text[comma + 1 : mention.outer]
            kin = comma == core_end and _KIN_OF.match(self.text, start, core_end)
            if kin and _PREMODIFIED.fullmatch(before) and head_noun(before) in role_nouns() - body_nouns():
                if self._ends(mention, self.core_end(mention.outer, end)):
                    return mention  # "his wife, the Lund aide Eva Berg"
                continue
            if kin and not before.isspace() and not self._ends(mention, self.core_end(mention.outer, end)):
                continue
            if comma >= core_end and _PARTY.fullmatch(self.text, comma + 1, mention.outer):
                core = self.text[start:comma]
                stop = self.core_end(mention.outer, end)
                role = comma == core_end or head_noun(core) in role_nouns() | body_nouns() | _RIVALS
                if self._is_of_its_place(comma, mention) or _is_for_somebody(core):
                    return None
                if role and _DEFINITE.match(core) and self._ends(mention, stop) and "," not in core:
                    return mention
                return None
        return None

    def _is_of_its_place(self, comma: int, mention: Mention) -> bool:
        """Tell a name behind a place's, "the mayor of Norby, Ostrand", that is the place's own."""
        before = self.register.before(comma)
        place = before and before[-1].end == comma and before[-1].actor.kind != "person"
        of = place and re.search(r"\b(?:of|in|from) $", self.text[max(0, before[-1].outer - 6) : before[-1].outer])
        told = mention.actor.kind == "person" or mention.actor.gender or " " in mention.actor.name
        return bool(of) and not told

    def _behind_office(self, start: int, core_end: int, end: int) -> Mention | None:
        """Return the name behind an office with "of": "Speaker of the Assembly Rep. Eva Berg"."""
        words = self.text[start:core_end].split()
        if not words or words[-1].lower() not in names.word_list("titles"):
            return None
        if len(words) > 1 and not words[-1][0].isupper():  # but "chairman of the Pier Committee Rep. Eva Berg"
            return None
        for mention in self.register.within(core_end, end):
            between = self.text[core_end : mention.outer]
            titled = mention.outer < mention.start and self._ends(mention, self.core_end(mention.outer, end))
            if titled and re.fullmatch(r" (?:of|for)(?: the)?(?: [A-Z]\w+){0,3} ", between):
                return mention
        return None

    def _one_of(self, start: int, core_end: int, end: int) -> Mention | None:
        """Return the name behind "one of the women, Eva Berg"."""
        near = self.register.within(core_end, end)
        if not near or not _ONE_OF.fullmatch(self.text, start, near[0].outer):
            return None
        return near[0] if self._ends(near[0], self.core_end(near[0].outer, end)) else None

    def _behind_staff(self, start: int, core_end: int, end: int) -> Mention | None:
        """Return the name right behind an office that is "of" what is no person: "chief of staff Eva Berg"."""
        for mention in self.register.within(core_end, end):
            if _OFFICE_OF.search(self.text, start, mention.outer) and self._ends(
                mention, self.core_end(mention.outer, end)
            ):
                return mention
        return None

    def _ends(self, mention: Mention, end: int) -> bool:
        rest = self.text[mention.end : end].strip(" \xa0\n,.\"”’'")
        return (
            mention.end >= end
            or rest in ("", "s")
            or bool(re.fullmatch(r"(?:[’']s|,? ?Jr\.?|himself|herself|\d+)", rest))
        )

    def is_several(self, start: int, end: int, stop: int) -> bool:
        """Tell whether a phrase, whose first noun phrase goes to `end`, names several sources."""
        inside = self.register.within(start, end)
        for joint in _AND.finditer(self.text, start, end):
            if any(m.start <= joint.start() < m.end for m in inside) or self._is_half(joint.start(), joint.end()):
                continue
            left, right = self.text[start : joint.start()], self.text[joint.end() : end]
            if not inside and self.loose_name(left) and self.loose_name(right):
                return True  # a headline's "Lars Holm and Eva Berg"
            if any(self._ends(m, joint.start()) for m in inside if m.end <= joint.start()):
                return True
            if re.match(r"(?:the|his|her|its|their|a|an|other|some|many)\b", right) or left.lower().startswith(
                "both "
            ):
                return True
        other = re.fullmatch(r", (?:the |The )?([A-Z][^,;]+?),?", self.text[end : max(end, stop)].rstrip())
        if other and self.loose_name(self.text[start:end]) and self.loose_name(other.group(1)):
            return True
        if inside and re.match(r"\([^()\n]{1,20}\),? and\b", self.text[end:stop]):
            return True
        comma = end < len(self.text) and self.text[end] == "," and bool(inside)
        return comma and bool(
            re.match(r", [A-Z][^,;.\n]{2,40}(?:,[^,;.\n]{2,40})? and (?:other |[A-Z])", self.text[end:stop])
        )

    def _is_half(self, end: int, other: int) -> bool:
        """Tell "and" inside a body's name before a role: "Pier and Harbour Committee spokesman Jon Reed"."""
        first = next((m for m in self.register.within(max(0, end - 40), end) if m.end == end), None)
        if first and (first.actor.kind == "person" or first.actor.gender):
            return False
        word = self.text[max(0, end - 40) : end].split()[-1]
        if self.text.count(f"{word} and {self.text[other : other + 40].split()[0]}") < self.text.count(word):
            return False  # it stands alone elsewhere
        name = _BODY_BEFORE_ROLE.match(self.text, other)
        return bool(name) and name["body"].lower() in names.word_list("bodies") and name["role"] in role_nouns()

    def is_of_others(self, start: int) -> bool:
        """Tell the second of two for whom others speak, at `start`: "lawyers for Reed and Berg said"."""
        before = self.register.before(start)
        if not before or not _AND_THE.fullmatch(self.text, before[-1].end, start):
            return False
        first = before[-1].outer
        role = _FOR.search(self.text, max(0, first - 60), first)
        if role:
            return role["noun"].removesuffix("s") in role_nouns()
        placed = _PLACED.search(self.text, max(0, first - 60), first)  # "mayors in Norby and Ostrand"
        noun = placed["noun"].lower().removesuffix(" general").removesuffix("s") if placed else ""
        return noun in person_nouns() and before[-1].actor.kind != "person" and self._is_no_person(start)

    def _is_no_person(self, start: int) -> bool:
        near = self.register.within(start, start + 1)
        return bool(near) and near[0].actor.kind != "person" and not near[0].actor.gender

    def loose_name(self, core: str) -> Actor | None:
        """Return the actor of a phrase that is a name outside the running text (a headline's)."""
        name = re.sub(r"^(?:The|the) ", "", POSSESSIVE.sub("", core.strip(" ,.\"“”'")))
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

    def members(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where the members of a list stand: between commas and "and" that are in no name."""
        inside = self.register.within(start, end)
        places = []
        left = start
        for joint in _JOINTS.finditer(self.text, start, end):
            if any(m.start <= joint.start() < m.end for m in inside) or self._is_half(joint.start(), joint.end()):
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


def _is_for_somebody(core: str) -> bool:
    """Tell a role before a name that may be either's: "a spokesman for the mayor, Jon Reed"."""
    of = _SPEAKS_FOR.fullmatch(core)
    return bool(of) and head_noun(of["whom"]) in person_nouns()


def is_both(core: str) -> bool:
    """Tell words for two persons who were named: "the two", "both men", "the two senators"."""
    match = _BOTH_OF.fullmatch(core.strip(" ,"))
    noun = (match["noun"] or "").lower() if match else ""
    return bool(match) and (not noun or noun in _PLURAL_PERSONS or noun.removesuffix("s") in person_nouns())


def are_both_places(core: str) -> bool:
    """Tell the same of countries or states: "both countries", "the two states"."""
    match = _BOTH_OF.fullmatch(core.strip(" ,"))
    return bool(match) and (match["noun"] or "").lower() in _PLURAL_PLACES


def _is_title(word: str) -> bool:
    key = word.rstrip(".").lower()
    return key in names.word_list("titles") or key in names.peoples() or names.fold(word) in names.countries()


def outlet_called(core: str) -> str | None:
    """Return the name of a newspaper that ends in a role: "The Norby Bay Union Leader"."""
    name = re.sub(r"^[Tt]he ", "", core.strip(" ,"))
    capitals = len(name.split()) > 2 and all(word[0].isupper() for word in name.split())
    return (
        name
        if capitals and name.endswith(("Union Leader", "Examiner", "Inquirer", "Courier", "Observer"))
        else None
    )


def titled(words: str) -> tuple[str, str] | None:
    """Return title and kind of a text that a source is: "“The Worn Gate,” a report", None for anything else."""
    match = _TITLED.match(words)
    if not match:
        return None
    kind = match["noun"] or match["kind"]
    is_text = head_noun(_CUT.split(kind)[0]) in document_nouns()
    return (match["before"] or match["behind"], kind) if is_text else None
