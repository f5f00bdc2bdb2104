"""Sentences on framing: which frames, where they differ, in whose voice.

The unit is the body sentence that carries a frame, and every share is one of body
sentences. A headline's frames are told apart from them.
"""

import dataclasses
from collections import Counter
from typing import TYPE_CHECKING

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
    passages_of,
    percent,
    phrase,
    readable,
    rows,
    say,
    tally,
    whole,
)

if TYPE_CHECKING:
    from helpers.compare import Tables
FRAME_NAMES = {"economic": "economic consequences"}  # the others' ids read as names


def frame_name(frame: str) -> str:
    """Return a frame's id as words."""
    return FRAME_NAMES.get(frame, readable(frame))


def framing(tables: "Tables") -> list[Finding]:
    """Return sentences on the frames: the most frequent, the widest difference, whose voice."""
    return [*top_frame(tables), *frame_gap(tables), *frame_voices(tables), *frames_missing(tables)]


def body_frames(tables: "Tables") -> list[Row]:
    """Return the frames of body sentences, the ones that `sentences` counts."""
    return [row for row in rows(tables.frames) if row["role"] == "body"]


def _of_frame(found: list[Row], article: Row, frame: str) -> list[Row]:
    return [row for row in found if row["article"] == article["article"] and row["frame"] == frame]


def _frame_part(found: list[Row], article: Row, frame: str, noun: bool = True) -> Clause:
    """Return "12 of 30 sentences in CBS News"."""
    own = tally(_of_frame(found, article, frame), f"sentences on {frame_name(frame)}", article)
    return of_all(own, whole(article["sentences"], "sentences", article), "sentence" * noun, article)


def top_frame(tables: "Tables") -> list[Finding]:
    """Return which frame most sentences of each article carry."""
    found, listing = body_frames(tables), _with_sentences(tables)
    if not listing:
        return []
    tops = {article["article"]: _tops(found, article) for article in listing}
    empty = [article for article in listing if not tops[article["article"]]]
    told = [article for article in listing if tops[article["article"]]]
    sentences = []
    shared = set.intersection(*(set(tops[article["article"]]) for article in told)) if told else set()
    if len(told) > 1 and shared:
        frame = sorted(shared)[0]
        alone = all(len(tops[article["article"]]) == 1 for article in told)
        parts = sorted((_of_share(found, article, frame), article["outlet"]) for article in told)
        order = {name: place for place, (_, name) in enumerate(reversed(parts))}
        ends = sorted(told, key=lambda article: order[article["outlet"]])
        template = (
            "{frame} is the most frequent frame in {these}"
            if alone
            else "No frame is more frequent than {frame} in {these}"
        )
        these = every(told) if len(told) == len(listing) else "the articles that carry one"
        if len(ends) <= MOST_TOLD:
            shares = listed([_frame_part(found, a, frame, noun=i == 0) for i, a in enumerate(ends)])
        else:
            shares = phrase(
                "from {a} to {b}",
                a=_frame_part(found, ends[-1], frame),
                b=_frame_part(found, ends[0], frame, False),
            )
        sentences.append(say(template + ": {shares}.", frame=frame_name(frame), these=these, shares=shares))
    elif told and len(told) <= MOST_TOLD:
        parts = []
        for article in told:
            frames = tops[article["article"]]
            names = listed([(frame_name(frame),) for frame in frames])
            own = tally(_of_frame(found, article, frames[0]), f"sentences on {frame_name(frames[0])}", article)
            place = phrase(
                "{name} ({n} of {all}{each})",
                name=article["outlet"],
                n=own,
                all=counted(whole(article["sentences"], "sentences", article), "sentence"),
                each=" each" if len(frames) > 1 else "",
            )
            parts.append((names, place))
        size = max(
            gap(_of_share(found, a, frame) for a in told) for article in told for frame in tops[article["article"]]
        )
        sentences.append(say("The most frequent frame is {parts}.", size, parts=grouped(parts)))
    elif told:
        leaders = Counter(frame for article in told for frame in tops[article["article"]])
        best = max(leaders.values())
        frame = sorted(frame for frame, n in leaders.items() if n == best)[0]
        with_frame = [article for article in told if frame in tops[article["article"]]]
        sentences.append(
            say(
                "{frame} is the most frequent frame, alone or level with another, in {n} of {all}.",
                frame=frame_name(frame).capitalize(),
                n=count(
                    best,
                    f"articles in which no frame is more frequent than {frame_name(frame)}",
                    passages_of(row for a in with_frame for row in _of_frame(found, a, frame)),
                    [article["article"] for article in with_frame],
                ),
                all=counted(number_of(listing), "article"),
            )
        )
    if empty and len(empty) <= MOST_TOLD:
        names = listed([(article["outlet"],) for article in empty], last=" or ")
        sentences.append(say("No sentence that carries a frame was found in {names}.", names=names))
    elif empty:
        sentences.append(
            say(
                "No sentence that carries a frame was found in {n} of {all}.",
                n=count(len(empty), "articles without frames", (), [article["article"] for article in empty]),
                all=counted(number_of(listing), "article"),
            )
        )
    return sentences


def _with_sentences(tables: "Tables") -> list[Row]:
    return [article for article in rows(tables.articles) if article["sentences"]]


def _tops(found: list[Row], article: Row) -> list[str]:
    """Return the frames that most sentences of an article carry, several on a tie."""
    counts = Counter(row["frame"] for row in found if row["article"] == article["article"])
    best = max(counts.values(), default=0)
    return sorted(frame for frame, n in counts.items() if n == best)


def _of_share(found: list[Row], article: Row, frame: str) -> float:
    return len(_of_frame(found, article, frame)) / article["sentences"]


def frame_gap(tables: "Tables") -> list[Finding]:
    """Return the frame whose share of sentences differs most between two articles."""
    found, listing = body_frames(tables), _with_sentences(tables)
    if len(listing) < 2:
        return []
    gaps = {
        frame: gap(_of_share(found, article, frame) for article in listing)
        for frame in sorted({row["frame"] for row in found})
    }
    frame = max(gaps, key=gaps.get, default=None)
    if frame is None or not gaps[frame]:
        return []
    shares = {article["article"]: _of_share(found, article, frame) for article in listing}
    high = max(listing, key=lambda article: shares[article["article"]])
    low = min(listing, key=lambda article: shares[article["article"]])

    def part(article: Row, noun: bool) -> Clause:
        share = percent(
            shares[article["article"]],
            f"share of sentences on {frame_name(frame)} in {article['outlet']}",
            passages_of(_of_frame(found, article, frame)),
            (article["article"],),
        )
        return phrase("{part} ({share})", part=_frame_part(found, article, frame, noun), share=share)

    wide = "The frame that differs most between them is {frame}: {high} against {low}."
    return [say(wide, gaps[frame], frame=frame_name(frame), high=part(high, True), low=part(low, False))]


def frame_voices(tables: "Tables") -> list[Finding]:
    """Return in whose voice the frame of most sentences stands."""
    found, listing = body_frames(tables), _with_sentences(tables)
    totals = Counter(row["frame"] for row in found)
    if not totals:
        return []
    frame = min(totals, key=lambda name: (-totals[name], name))
    carrying = [article for article in listing if _of_frame(found, article, frame)]
    groups = [carrying] if len(carrying) > MOST_TOLD else [[article] for article in carrying]
    sentences = []
    for group in groups:
        own = [row for article in group for row in _of_frame(found, article, frame)]
        ids, name = [a["article"] for a in group], group[0]["outlet"]
        place = f" in {name}" if len(group) == 1 else ""
        voices = [
            (voice, words, [row for row in own if row["voice"] == voice])
            for voice, words in (
                ("outlet", "in the outlet's own voice" if len(group) == 1 else "in the outlets' own voice"),
                ("paraphrase", "in paraphrase"),
                ("quote", "in quotation marks"),
            )
        ]
        voices = [item for item in voices if item[2]]
        template = "Of the {n} on {frame}{place}, {parts}."
        if len(own) == 1:
            template = "The {one} sentence on {frame}{place} is {voice}."
        elif len(voices) == 1:
            template = "The {n} on {frame}{place} are {both} {voice}."
        parts = [
            phrase(
                "{n} {verb}{words}",
                n=count(len(part), f"sentences on {frame_name(frame)} {words}{place}", passages_of(part), ids),
                verb=("is " if len(part) == 1 else "are ") if i == 0 else "",
                words=words,
            )
            for i, (_, words, part) in enumerate(voices)
        ]
        every_one = count(len(own), f"sentences on {frame_name(frame)}{place}", passages_of(own), ids)
        sentences.append(
            say(
                template,
                n=counted(every_one, "sentence"),
                one=dataclasses.replace(every_one, shown="one"),
                frame=frame_name(frame),
                place=place,
                parts=listed(parts),
                voice=voices[0][1],
                both="both" if len(own) == 2 else "all",
            )
        )
    return sentences


def frames_missing(tables: "Tables") -> list[Finding]:
    """Return the frames found in some of the articles and not in others."""
    found, listing = body_frames(tables), _with_sentences(tables)
    if not 2 <= len(listing) <= MOST_TOLD:
        return []
    sentences = []
    for frame in sorted({row["frame"] for row in found}):
        without = [article for article in listing if not _of_frame(found, article, frame)]
        having = [article for article in listing if _of_frame(found, article, frame)]
        if without:
            parts = [
                phrase(
                    "{name} has {n} of {all}" if i == 0 else "{name} {n} of {all}",
                    name=article["outlet"],
                    n=tally(_of_frame(found, article, frame), f"sentences on {frame_name(frame)}", article),
                    all=whole(article["sentences"], "sentences", article),
                )
                for i, article in enumerate(having)
            ]
            names = listed([(article["outlet"],) for article in without], last=" or ")
            text = "No sentence on {frame} was found in {names}; {parts}."
            sentences.append(say(text, frame=frame_name(frame), names=names, parts=listed(parts)))
    return sentences
