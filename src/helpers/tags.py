"""Tags of tokens for attributions, and attributions from tags.

Every token of an article is part of a cue, of a source, of a content or of nothing, and a source
or content says on which side its cue stands. A run of tokens begins with a tag of its own, so two
runs can touch. Read back, a run belongs to the nearest cue on its side; a cue without a source
takes that of the cue before it in its sentence ("she said ... and added ...").
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from helpers.article import Span

PARTS = ("cue", "content<", "content>", "source<", "source>")  # "<": the cue stands to the left
TAGS = ("O", *(f"{begins}-{part}" for part in PARTS for begins in "BI"))
OUTSIDE = 0
BEGINNINGS = slice(1, None, 2)


class Run(NamedTuple):
    """Tokens of one tag: the part, the first token, and the one after the last."""

    part: str
    start: int
    end: int


class Place(NamedTuple):
    """Where a token stands: the numbers of its paragraph and sentence, and whether in quotation marks."""

    paragraph: int
    sentence: int
    quoted: bool


class Linked(NamedTuple):
    """An attribution over tokens: one cue, and its contents and sources, each a list of runs."""

    cue: list[Run]
    content: list[Run]
    source: list[Run]


def follows(first: int, second: int) -> bool:
    """Tell whether a tag may stand behind another: an inner tag only behind one of its own part."""
    inner = second > 0 and second % 2 == 0
    return not inner or first in (second, second - 1)


def in_order(tags: Sequence[int]) -> list[int]:
    """Return tags with every inner one that has nothing of its part before it made a beginning."""
    return [
        tag if (place == 0 and tag % 2) or tag == OUTSIDE or (place and follows(tags[place - 1], tag)) else tag - 1
        for place, tag in enumerate(tags)
    ]


def tags_of(spans: Sequence[Span], attributions: Iterable[dict[str, Sequence[Span]]]) -> list[int]:
    """Return a tag for each token span from hand-coded attributions with keys content, cue and source."""
    tags = [OUTSIDE] * len(spans)
    for attribution in attributions:
        cue = attribution["cue"]
        for part in ("content", "source", "cue"):
            for start, end in attribution[part]:
                name = part
                if part != "cue":
                    name += "<" if cue and cue[0][0] < start else ">"
                begin = TAGS.index(f"B-{name}")
                inside = [place for place, span in enumerate(spans) if span[0] < end and start < span[1]]
                for place in inside:
                    tags[place] = begin if place == inside[0] else begin + 1
    return tags


def runs_of(tags: Sequence[int]) -> list[Run]:
    """Return the runs that tags make up, in reading order; an inner tag behind another part begins a run."""
    runs: list[Run] = []
    for place, tag in enumerate(tags):
        if tag == OUTSIDE:
            continue
        part = TAGS[tag][2:]
        if tag % 2 == 0 and runs and runs[-1].end == place and runs[-1].part == part:
            runs[-1] = runs[-1]._replace(end=place + 1)
        else:
            runs.append(Run(part, place, place + 1))
    return runs


def link(runs: Sequence[Run], places: Sequence[Place]) -> list[Linked]:
    """Tie runs to their cues; `places` tells of every token where it stands.

    A run goes to the nearest cue on its side; but where that stands in another paragraph and one on
    the run's other side in its own, to this, and words without marks never to another paragraph. A
    sentence that is all quotation goes on with the quotation before it in its paragraph. A cue
    without content is none; contents that find no cue make an attribution without one.
    """
    cues = [Linked([run], [], []) for run in runs if run.part == "cue"]
    starts = [cue.cue[0].start for cue in cues]
    alone: list[Linked] = []
    for run in runs:
        if run.part == "cue":
            continue
        kind = run.part[:-1]
        holder = _holder(run, cues, bisect_left(starts, run.start), places)
        if holder is not None:
            (holder.source if kind == "source" else holder.content).append(run)
        elif kind == "content":
            alone.append(Linked([], [run], []))
    before = None
    for cue in cues:
        sentence = places[cue.cue[0].start].sentence
        if not cue.source and before is not None and places[before.cue[0].start].sentence == sentence:
            cue.source.extend(before.source)
        before = cue
    found = [cue for cue in cues if cue.content] + alone
    return sorted(found, key=lambda linked: linked.content[0].start)


def _holder(run: Run, cues: Sequence[Linked], after: int, places: Sequence[Place]) -> Linked | None:
    """Return the cue that a run belongs to; `after` counts the cues before it."""
    here = places[run.start].paragraph
    quoted = _quoted(run, places)
    before, behind = cues[after - 1 : after] if after else [], cues[after : after + 1]
    on_side, across = (before, behind) if run.part[-1] == "<" else (behind, before)
    if run.part == "content<" and quoted and _whole_sentence(run, places):
        for cue in reversed(cues[:after]):
            if places[cue.cue[0].start].paragraph != here:
                break
            if any(_quoted(other, places) for other in cue.content):
                return cue
    near = [cue for cue in (*on_side, *across) if places[cue.cue[0].start].paragraph == here]
    return next(iter([*near, *(on_side if quoted else [])]), None)


def _quoted(run: Run, places: Sequence[Place]) -> bool:
    """Tell whether most of a run stands in quotation marks."""
    return 2 * sum(place.quoted for place in places[run.start : run.end]) > run.end - run.start


def _whole_sentence(run: Run, places: Sequence[Place]) -> bool:
    """Tell whether a run begins and ends with sentences."""
    begins = run.start == 0 or places[run.start - 1].sentence != places[run.start].sentence
    return begins and (run.end == len(places) or places[run.end].sentence != places[run.end - 1].sentence)
