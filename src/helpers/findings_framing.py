"""Sentences on framing: which frames, where they differ, in whose voice.

The unit is the body sentence that carries a frame, and every share is one of body
sentences. A headline's frames are told apart from them.
"""

from collections import Counter
from typing import TYPE_CHECKING

from helpers.findings_frame_voices import headline_frames, own_voice, whose_words
from helpers.frame_profiles import families
from helpers.frame_wording import GENERIC, FrameCounts, on
from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Row,
    count,
    counted,
    every,
    gap,
    grouped,
    listed,
    number_of,
    of_all,
    own_rows,
    passages_of,
    phrase,
    say,
    tally,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

FEW = 5  # sentences of a family in all articles; of fewer no frame of it is told by itself


def framing(tables: "Tables") -> list[Finding]:
    """Return sentences on the frames: the generic ones in full, the other families in brief, the headlines."""
    found = [
        *top_frame(tables),
        *frame_gap(tables),
        *whose_words(tables),
        *own_voice(tables, GENERIC, ranks=[1]),
        *frames_missing(tables),
    ]
    for family in families(tables):
        if family != GENERIC:
            found += few_sentences(tables, family) or [
                *top_frame(tables, family),
                *frame_gap(tables, family),
                *own_voice(tables, family),
            ]
    return [*found, *headline_frames(tables)]


def few_sentences(tables: "Tables", family: str) -> list[Finding]:
    """Return how many sentences carry a family's frames, where they are so few that there is no more to say."""
    counts = FrameCounts(tables, family)
    found = [row for article in counts.listing for row in counts.sentences_of(article)]
    if not 0 < len(found) < FEW:
        return []
    if len(counts.listing) > MOST_TOLD:
        number = count(len(found), f"sentences with a {family} frame", passages_of(found))
        ids = [article["article"] for article in counts.listing]
        total = count(sum(a["sentences"] for a in counts.listing), "sentences in these articles", (), ids)
        parts = phrase("{n} of {all} in all these articles", n=number, all=total)
    else:
        parts = listed(
            [
                of_all(
                    tally(own_rows(found, article), f"sentences with a {family} frame", article),
                    counts.of(article),
                    "",
                    article,
                )
                for article in counts.listing
            ]
        )
    return [say("Few sentences carry a {family} frame: {parts}.", family=family, parts=parts)]


def top_frame(tables: "Tables", family: str = GENERIC) -> list[Finding]:
    """Return which frame of a family most sentences of each article carry."""
    counts = FrameCounts(tables, family)
    told = [article for article in counts.listing if counts.tops(article)]
    empty = [article for article in counts.listing if not counts.tops(article)]
    if not told and family != GENERIC:
        return []
    shared = set.intersection(*(set(counts.tops(article)) for article in told)) if told else set()
    sentences = []
    if len(told) > 1 and shared:
        sentences.append(_shared_top(counts, told, sorted(shared)[0]))
    elif told and len(told) <= MOST_TOLD:
        sentences.append(_own_tops(counts, told))
    elif told:
        sentences.append(_usual_top(counts, told))
    if empty and len(empty) <= MOST_TOLD:
        names = listed([(article["outlet"],) for article in empty], last=" or ")
        text = "No sentence that carries a {family} frame was found in {names}."
        sentences.append(say(text, family=family, names=names))
    elif empty:
        sentences.append(
            say(
                "No sentence that carries a {family} frame was found in {n} of {all}.",
                family=family,
                n=count(
                    len(empty), f"articles without {family} frames", (), [article["article"] for article in empty]
                ),
                all=counted(number_of(counts.listing), "article"),
            )
        )
    return sentences


def _shared_top(counts: FrameCounts, told: list[Row], frame: str) -> Finding:
    """Return the frame that no article has another one more often than."""
    ends = sorted(told, key=lambda article: -counts.share(article, frame))
    if len(ends) <= MOST_TOLD:
        shares = listed([counts.part(article, frame, noun=i == 0) for i, article in enumerate(ends)])
    else:
        shares = phrase(
            "from {low} to {high}", low=counts.part(ends[-1], frame), high=counts.part(ends[0], frame, False)
        )
    widest = _tells_widest(counts, told)
    text = "In {these} no {family} frame is more frequent than {frame}: {shares}."
    if all(len(counts.tops(article)) == 1 for article in told):
        text = "The most frequent {family} frame in {these} is {frame}{also}: {shares}."
    return say(
        text,
        counts.gap(frame) if widest else 0.0,
        family=counts.family,
        these=every(told) if len(told) == len(counts.listing) else "the articles that carry one",
        frame=frame,
        also=", also the one whose share differs most" if widest else "",
        shares=shares,
    )


def _tells_widest(counts: FrameCounts, told: list[Row]) -> bool:
    """Say whether all articles have one and the same most frequent frame, and it is the one that differs most."""
    tops = {tuple(counts.tops(article)) for article in told}
    return len(told) == len(counts.listing) > 1 and counts.widest is not None and tops == {(counts.widest,)}


def _own_tops(counts: FrameCounts, told: list[Row]) -> Finding:
    """Return the most frequent frame of each of a few articles."""
    parts = []
    for article in told:
        frames = counts.tops(article)
        place = phrase(
            "{name} ({n} of {all}{each})",
            name=article["outlet"],
            n=counts.number(article, frames[0]),
            all=counted(counts.of(article), "sentence"),
            each=" each" if len(frames) > 1 else "",
        )
        parts.append((listed([(frame,) for frame in frames]), place))
    size = max(gap(counts.share(a, frame) for a in told) for article in told for frame in counts.tops(article))
    return say("The most frequent {family} frame is {parts}.", size, family=counts.family, parts=grouped(parts))


def _usual_top(counts: FrameCounts, told: list[Row]) -> Finding:
    """Return the frame that is the most frequent in most of many articles."""
    leaders = Counter(frame for article in told for frame in counts.tops(article))
    frame = min(leaders, key=lambda frame: (-leaders[frame], frame))
    those = [article for article in told if frame in counts.tops(article)]
    return say(
        "The {family} frame {frame} is the most frequent, alone or level with another, in {n} of {all}.",
        family=counts.family,
        frame=frame,
        n=count(
            len(those),
            f"articles in which no {counts.family} frame is more frequent than {frame}",
            passages_of(row for article in those for row in counts.carrying(article, frame)),
            [article["article"] for article in those],
        ),
        all=counted(number_of(counts.listing), "article"),
    )


def frame_gap(tables: "Tables", family: str = GENERIC) -> list[Finding]:
    """Return the frame whose share of sentences differs most between two articles, unless `top_frame` does."""
    counts = FrameCounts(tables, family)
    frame = counts.widest
    if frame is None or _tells_widest(counts, [a for a in counts.listing if counts.tops(a)]):
        return []
    high = max(counts.listing, key=lambda article: counts.share(article, frame))
    low = min(counts.listing, key=lambda article: counts.share(article, frame))
    return [
        say(
            "The {family} frame whose share differs most is {frame}: {high} against {low}.",
            counts.gap(frame),
            family=family,
            frame=frame,
            high=counts.part(high, frame),
            low=counts.part(low, frame, noun=False),
        )
    ]


def frames_missing(tables: "Tables", family: str = GENERIC) -> list[Finding]:
    """Return the frames found in some of a few articles and not in others, one sentence for the same ones."""
    counts = FrameCounts(tables, family)
    listing = [article for article in counts.listing if counts.tops(article)]  # of the others `top_frame` tells
    if not 2 <= len(listing) <= MOST_TOLD:
        return []
    groups: dict[tuple[str, ...], list[str]] = {}
    for frame in sorted(counts.frames):
        without = tuple(a["article"] for a in listing if not counts.carrying(a, frame))
        if without:
            groups.setdefault(without, []).append(frame)
    sentences = []
    for without, frames in groups.items():
        names = [(article["outlet"],) for article in listing if article["article"] in without]
        having = [article for article in listing if article["article"] not in without]
        sentences.append(
            say(
                "No sentence {on} was found in {names}; {parts}.",
                on=listed([(_after(family, frame, place),) for place, frame in enumerate(frames)], last=" or "),
                names=listed(names, last=" or "),
                parts=listed(
                    [_having(counts, a, frames, place == 0) for place, a in enumerate(having)], last=", "
                ),
            )
        )
    return sentences


def _after(family: str, frame: str, place: int) -> str:
    """Return a frame of a list of sentences' frames, "on" said once: on conflict or morality."""
    return on(family, frame) if place == 0 else on(family, frame).removeprefix("on ")


def _having(counts: FrameCounts, article: Row, frames: list[str], verb: bool) -> Clause:
    """Return "CBS News has 2 of 20 on morality and 1 on conflict", the frame unsaid where there is one alone."""
    parts = []
    for place, frame in enumerate(frames):
        number: Clause = (counts.number(article, frame),)
        if place == 0:
            number = phrase("{n} of {all}", n=number, all=counts.of(article))
        parts.append((*number, f" {on(counts.family, frame)}") if len(frames) > 1 else number)
    return phrase("{name}{has} {parts}", name=article["outlet"], has=" has" * verb, parts=listed(parts))
