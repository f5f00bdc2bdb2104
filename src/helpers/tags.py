"""Tags of tokens for attributions, and attributions from tags.

Every token of an article is part of a cue, of a source, of a content or of nothing, and a source
or content says on which side its cue stands. A run of tokens begins with a tag of its own, so two
runs can touch. Read back, a run belongs to the nearest cue on its side; a cue without a source
takes that of the cue before it in its sentence ("she said ... and added ...").
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from helpers.article import Span

PARTS = ("cue", "content<", "content>", "source<", "source>")  # "<": the cue stands to the left
TAGS = ("O", *(f"{begins}-{part}" for part in PARTS for begins in "BI"))
OUTSIDE = 0


class Run(NamedTuple):
    """Tokens of one tag: the part, the first token, and the one after the last."""

    part: str
    start: int
    end: int


class Linked(NamedTuple):
    """An attribution over tokens: one cue, and its contents and sources, each a list of runs."""

    cue: list[Run]
    content: list[Run]
    source: list[Run]


def follows(first: int, second: int) -> bool:
    """Tell whether a tag may stand behind another: an inner tag only behind one of its own part."""
    inner = second > 0 and second % 2 == 0
    return not inner or first in (second, second - 1)


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


def link(runs: Sequence[Run], sentences: Sequence[int]) -> list[Linked]:
    """Tie runs to their cues; `sentences` numbers the sentence of every token.

    A cue without content is none. Contents that find no cue on their side make an
    attribution without one.
    """
    cues = [Linked([run], [], []) for run in runs if run.part == "cue"]
    alone: list[Linked] = []
    for run in runs:
        if run.part == "cue":
            continue
        kind, side = run.part[:-1], run.part[-1]
        if side == "<":
            holder = next((c for c in reversed(cues) if c.cue[0].start < run.start), None)
        else:
            holder = next((c for c in cues if c.cue[0].start > run.start), None)
        if kind == "source":
            if holder is not None:
                holder.source.append(run)
        elif holder is None:
            alone.append(Linked([], [run], []))
        else:
            holder.content.append(run)
    before = None
    for cue in cues:
        place = sentences[cue.cue[0].start]
        if not cue.source and before is not None and sentences[before.cue[0].start] == place:
            cue.source.extend(before.source)
        before = cue
    found = [cue for cue in cues if cue.content] + alone
    return sorted(found, key=lambda linked: linked.content[0].start)
