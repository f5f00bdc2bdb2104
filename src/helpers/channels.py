"""Find the channel through which attributed words reached the outlet.

Clues are read in the sentence of the cue, outside what is said: the nouns, verbs, audiences
and phrases of channels.yaml, another outlet that was told, that reported or is quoted, and
the speaker inside whose words these are nested. A clue belongs to the attribution whose cue
stands nearest, and to those of the same speaker that go on from it. The outlet's own name is
no intermediary. A channel that the sentence doesn't name is not looked for further away.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from helpers import codebook
from helpers.article import Article, Attribution, Span
from helpers.channel_clues import Clue, clues, is_outlet, is_own, own_name
from helpers.people import People
from helpers.pronouns import PRONOUNS, RELATIVE
from helpers.role_words import head_noun
from helpers.who import Who

APART = 60  # characters by which another speaker or a clause between clue and cue sets them apart
FURTHEST, FURTHEST_INDIRECT = 140, 80  # characters; cues of indirect speech are often no speech at all
INTRO = 25  # characters that may stand before a clue that opens the sentence ("On Tuesday,")

_UNNAMED = re.compile(
    r"\b(?:was|were|is|are|been|being)\s(?:\w+\s)?(?:quoted|cited as|reported (?:as|to have)|overheard)\b"
    r"|\breportedly\b"
)
_BREAK = re.compile(
    r"[;:—–]| - |\b(?:but|while|when|after|before|although|though|because|whether|if|that|which|where|than)\b"
    r"|, as\b|\band (?:he|she|they|it|we)\b"
)
_SAYING = ("statement", "declaration", "complaint", "remarks", "address", "testimony")  # a cue's "statement about"
_SPEAKING = (
    "readout",
    "statement",
    "published writing",
    "court filing",
    "advertisement",
    "speech",
    "social media",
)
_PASSES_ON = re.compile(
    r"\b(?:spokes\w+|aides?|lawyers?|attorneys?|advis[eo]rs?|ministry|press secretary"
    r"|representatives?|assistants?|publicists?)\b",
    re.I,
)
_TOPIC = re.compile(r" (?:about|that|on|of|to|against)\b")
_WHO = re.compile(r"\b(?:who|whose|which)\b[^,]*$")
_ELSE = re.compile(r"[;—–]| - |\b(?:but|while|although|though)\b")


class _Sentence(NamedTuple):
    """A sentence's clues, the attributions whose cues it has, and the contents in it."""

    start: int
    clues: list[Clue]
    group: list[Attribution]
    contents: list[tuple[int, int, str]]

    def around(self, position: int, but: str | None = None) -> set[str]:
        """Return the attributions inside whose content a position stands."""
        return {ident for start, end, ident in self.contents if start <= position < end and ident != but}


def find_channels(
    article: Article, attributions: Sequence[Attribution], whos: Mapping[str, Who], cast: People
) -> dict[str, tuple[str | None, int]]:
    """Return, by attribution id, the channel (None where none is named) and its intermediaries."""
    finder = _Finder(article, attributions, whos, cast)
    found = {}
    for attribution in attributions:
        steps = finder.steps(attribution)
        found[attribution.id] = ("; ".join(steps) or None, sum(map(_hops, steps)))
    return found


def _hops(via: str) -> int:
    known = codebook.entries("channels")
    return known.get(via, known["outlet"])["hops"]


def _is_other(via: str) -> bool:
    """Tell an outlet's name from a channel of the codebook."""
    return via not in codebook.entries("channels")


class _Finder:
    """Gives the clues of an article to its attributions."""

    def __init__(
        self, article: Article, attributions: Sequence[Attribution], whos: Mapping[str, Who], cast: People
    ) -> None:
        self.article, self.text, self.whos, self.cast = article, article.text, whos, cast
        self.by_id = {attribution.id: attribution for attribution in attributions}
        self._group: dict[int, list[Attribution]] = defaultdict(list)
        self._contents: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for attribution in attributions:
            for index in self._places(attribution):
                self._group[index].append(attribution)
            for start, end in attribution.content:
                for index in range(cast.scene.sentence_at(start), cast.scene.sentence_at(end - 1) + 1):
                    self._contents[index].append((start, end, attribution.id))
        self._sentences: dict[int, _Sentence] = {}
        self._found: dict[str, list[str]] = {}
        self._latest: str | None = None  # the outlet named last

    def steps(self, attribution: Attribution) -> list[str]:
        """Return an attribution's channels, those of the attribution around it last."""
        if attribution.id in self._found:
            return self._found[attribution.id]
        self._found[attribution.id] = []  # so that two that hold each other come to an end
        steps = self._named(attribution)
        outer = self.by_id.get(attribution.nested_in or "")
        if outer and outer is not attribution:
            steps += self._retold(attribution, outer) + self.steps(outer)
        outlets = [via for via in steps if _is_other(via)]
        if outlets:
            self._latest = outlets[0]
            steps = [via for via in steps if via not in ("interview", "outlet")]
        elif "outlet" in steps:
            steps = [via for via in steps if via != "interview"]
        self._found[attribution.id] = list(dict.fromkeys(steps))
        return self._found[attribution.id]

    def _places(self, attribution: Attribution) -> list[int]:
        """Return the sentences of the cue; without one, those in which the content begins and ends."""
        ends = [span.start for span in attribution.cue] or [
            position for span in attribution.content for position in (span.start, span.end - 1)
        ]
        return sorted({index for end in ends if (index := self.cast.scene.sentence_at(end)) >= 0})

    def _sentence(self, index: int) -> _Sentence:
        if index not in self._sentences:
            span = self.cast.scene.sentences[index]
            found = list(clues(self.text, span, own_name(self.article), self.cast))
            self._sentences[index] = _Sentence(span.start, found, self._group[index], self._contents[index])
        return self._sentences[index]

    def _named(self, attribution: Attribution) -> list[str]:
        """Return the channels that the sentence names for an attribution, or for one that it goes on from."""
        steps: list[str] = []
        for sentence in map(self._sentence, self._places(attribution)):
            own = [clue for clue in sentence.clues if self._owns(attribution, clue, sentence)]
            for other in sentence.group if sentence.clues and not own else ():
                own += [
                    clue
                    for clue in sentence.clues
                    if self._goes_on(attribution, other, clue, sentence) and self._owns(other, clue, sentence)
                ]
            for clue in own:
                via = clue.via or self._latest or "outlet"
                if not (_is_other(via) and any(map(_is_other, steps))):  # told to two outlets is one hop
                    steps.append(via)
        if not any(_is_other(via) or via == "statement" for via in steps) and any(
            _UNNAMED.search(self.text, *span) for span in attribution.cue
        ):
            steps.append("outlet")
        return steps

    def _owns(self, attribution: Attribution, clue: Clue, sentence: _Sentence) -> bool:
        """Tell whether a clue is for an attribution: no other's cue stands nearer to it."""
        if any(start < clue.end and clue.start < end for start, end in attribution.content):
            return False
        source = attribution.source[0] if attribution.source else Span(-1, -1)
        if clue.kind == "bare":
            return self._is_bare(attribution, source, clue)
        if source.start <= clue.noun < source.end and not self._is_bare(attribution, source, clue):
            return False
        if clue.noun < 0 and source.start < clue.end and clue.start < source.end:
            return False
        if clue.via == self.whos[attribution.id].speaker or self._is_anothers(attribution, clue):
            return False
        if clue.start < source.start and self.text[slice(*source)].lower() in RELATIVE:
            return False
        if not attribution.cue:
            return clue.kind != "verb"
        gap, around = self._gap(attribution, clue, sentence), sentence.around(clue.start)
        if gap > (FURTHEST_INDIRECT if attribution.kind == "indirect" else FURTHEST):
            return False
        if 0 <= source.end <= clue.start < attribution.cue[0].start and _WHO.search(
            self.text[source.end : clue.start]
        ):
            return False  # "Reed, who spoke at a rally on Monday, supports"
        if clue.kind == "verb" and gap and not 0 <= source.start < clue.start < attribution.cue[0].start:
            return False
        if around != sentence.around(attribution.cue[0].start, attribution.id):
            return False
        return not any(
            other is not attribution
            and other.cue
            and around == sentence.around(other.cue[0].start, other.id)
            and self._gap(other, clue, sentence) < gap
            for other in sentence.group
        )

    def _goes_on(self, attribution: Attribution, other: Attribution, clue: Clue, sentence: _Sentence) -> bool:
        """Tell whether an attribution goes on from another of the same speaker ("..., adding that")."""
        if other is attribution or clue.kind == "bare" or not attribution.cue or not other.cue or not other.source:
            return False
        at, before = attribution.cue[0].start, other.cue[0].start
        if at < max(clue.start, before):
            return False
        if sentence.around(at, attribution.id) != sentence.around(before, other.id):
            return False
        speaker = self.whos[attribution.id].speaker
        alike = speaker is not None and speaker == self.whos[other.id].speaker
        relative = self.text[slice(*other.source[0])].lower() in RELATIVE
        if attribution.source == other.source:
            return True
        between = sorted((before, at))
        turns = any(
            not any(s <= place.start() < e for a in (attribution, other) for s, e in a.content)
            for place in _ELSE.finditer(self.text, *between)
        )
        return alike and not relative and not turns

    def _gap(self, attribution: Attribution, clue: Clue, sentence: _Sentence) -> int:
        """Return the characters from clue to cue, without what is said, more where others speak in between."""
        gaps = []
        for start, end in attribution.cue:
            left, right = (end, clue.start) if end <= clue.start else (clue.end, start)
            said = sum(max(0, min(right, e) - max(left, s)) for s, e in attribution.content)
            said += sum(max(0, min(right, e) - max(left, s)) for s, e in attribution.source)
            others = {a.source[0] for a in sentence.group if a.source} - {*attribution.source}
            between = sum(left <= s and e <= right for s, e in others)
            between += sum(
                not any(s <= place.start() < e for s, e in (*attribution.content, *attribution.source))
                for place in _BREAK.finditer(self.text, left, max(left, right))
            )
            before = self.text[sentence.start : clue.start].strip(' “"')
            opens = clue.start < start and (not before or (len(before) < INTRO and before.endswith(",")))
            gaps.append(max(0, right - left - said) + (APART // 3 if opens else APART) * between)
        return min(gaps)

    def _is_bare(self, attribution: Attribution, source: Span, clue: Clue) -> bool:
        """Tell whether a noun is the cue's own ("her letter warns"), or what the source is ("the letter")."""
        if any(start <= clue.noun < end for start, end in attribution.cue):
            said = self.text[clue.noun : clue.end] in _SAYING and _TOPIC.match(self.text, clue.end)
            return clue.kind != "bare" or (not said and clue.via in _SPEAKING)
        entry = codebook.entries("channels")[clue.via]
        if not source.start <= clue.noun < source.end or not entry.get("as_source"):
            return False
        head = head_noun(self.text[slice(*source)])
        return bool(head) and self.text[clue.noun : clue.end].lower().endswith(head)

    def _is_anothers(self, attribution: Attribution, clue: Clue) -> bool:
        """Tell whether the speech, the rally or the letter is somebody else's ("in Reed's letter")."""
        own = self.whos[attribution.id].speaker
        if clue.kind == "act":
            sentence = self.cast.scene.sentences[self.cast.scene.sentence_at(clue.start)]
            before = self.cast.register.within(sentence.start, clue.start)
            people = [mention.actor.name for mention in before if mention.actor.may_be_person]
            behind = not attribution.source or attribution.source[0].start > clue.start
            if (people and people[-1] != own) or (behind and not people):
                return True
        if clue.noun < 0 or clue.via in ("interview", "debate", "translator", "testimony", "court filing"):
            return False
        people = [m.actor for m in self.cast.register.within(clue.start, clue.noun) if m.actor.may_be_person]
        return any(actor.name != own for actor in people)

    def _retold(self, attribution: Attribution, outer: Attribution) -> list[str]:
        """Return what the speaker around a nested attribution is to its words."""
        teller, own = self.whos[outer.id], self.whos[attribution.id]
        if not own.words or (teller.speaker is not None and teller.speaker == own.speaker):
            return []
        if teller.speaker and is_outlet(teller.speaker):
            return [] if is_own(teller.speaker, own_name(self.article)) else [teller.speaker]
        if own.speaker is None and own.words.lower() in PRONOUNS | {teller.words.lower()}:
            return []
        if _PASSES_ON.search(" ".join([teller.words, *(teller.actor.intros if teller.actor else ())])):
            return ["spokesperson"]
        return ["retold"] if teller.words else []
