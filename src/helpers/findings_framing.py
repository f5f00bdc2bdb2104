"""Sentences on framing: which frames are coded most often, where they differ, in whose voice.

The unit is the body sentence that is coded as a frame, and every share is one of body sentences. Left out is
what the margins of `frame_wording` do not carry, and what another way of counting overturns;
`robustness_framing` shows the latter.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from helpers.findings_frame_voices import whose_words
from helpers.frame_profiles import families
from helpers.frame_titles import by_share, plainly
from helpers.frame_wording import GENERIC, FrameCounts
from helpers.robustness_framing import overturned, question_of_lead, question_of_pair, question_of_usual
from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Row,
    count,
    counted,
    listed,
    number_of,
    passages_of,
    phrase,
    plural,
    say,
)

if TYPE_CHECKING:
    from helpers.compare import Tables

Place = tuple[str, int]  # an article and where a sentence begins
GAPS = {GENERIC: 2}  # differences told of a family; of the others one, so that they take two sentences
SAME = 0.75  # of the sentences coded as either of two frames: so many coded as both, and one says it all
CALLED = {1: "this article", 2: "both articles", 3: "all three articles"}
# where others have no sentences
WITH_TEXT = {1: "the one article with text", 2: "the two articles with text", 3: "the three articles with text"}


def framing(tables: "Tables") -> list[Finding]:
    """Return sentences on the frames: the generic ones in full, the other families in brief."""
    shaky = overturned(tables)
    found: list[Finding] = []
    told: list[set[Place]] = []
    for family in [GENERIC, *(name for name in families(tables) if name != GENERIC)]:
        counts = FrameCounts(tables, family)
        if counts.few:
            found += few_sentences(counts)
            continue
        found += [*most_coded(counts, shaky, told), *frame_gaps(counts, shaky, told)]
        told += [_places(counts, frame) for frame in counts.frames if frame in _subjects(counts, shaky)]
        if family == GENERIC:
            found += whose_words(counts, shaky)
    return found


def few_sentences(counts: FrameCounts) -> list[Finding]:
    """Return how few sentences are coded with the generic frames; of another family that is no news."""
    number = len(counts.coded)
    if not counts.listing or counts.family != GENERIC:
        return []
    ids = [article["article"] for article in counts.listing]
    total = count(sum(article["sentences"] for article in counts.listing), "sentences in these articles", (), ids)
    return [
        say(
            "{only}{n} of {all} {are} coded with a {family} frame.",
            only="only " if number else "",
            n=count(number, f"sentences with a {counts.family} frame", passages_of(counts.coded), ids),
            all=counted(total, "sentence"),
            are=plural(number, "is", "are"),
            family=counts.family,
        )
    ]


def top_frame(tables: "Tables", family: str = GENERIC) -> list[Finding]:
    """Return which frame of a family is coded most often, none where too few sentences are coded."""
    counts = FrameCounts(tables, family)
    return [] if counts.few else most_coded(counts, overturned(tables))


def _subjects(counts: FrameCounts, shaky: Collection[str]) -> set[str | None]:
    """Return the frames that a family's sentences may be on."""
    return {*_leaders(counts, shaky), *_told_apart(counts, shaky), *counts.frames[:1]}


def _places(counts: FrameCounts, frame: str) -> set[Place]:
    """Return the sentences that are coded as a frame."""
    return {(row["article"], row["start"]) for a in counts.listing for row in counts.carrying(a, frame)}


def _is_told(counts: FrameCounts, frame: str, told: Collection[set[Place]]) -> bool:
    """Say whether nearly the same sentences were told as another frame: economics, economic consequences."""
    own = _places(counts, frame)
    return any(len(own & other) >= SAME * len(own | other) for other in told)


def most_coded(
    counts: FrameCounts, shaky: Collection[str] = (), told: Collection[set[Place]] = ()
) -> list[Finding]:
    """Return which frame is coded most often, where one leads clearly in each article.

    `told` are the sentences of frames told before: one that has nearly the same is not told again. Where one
    leads in some articles alone, to name those would say that it is otherwise in the rest: then it is only told
    how often the most frequent frame of all is coded in each.
    """
    if len(counts.listing) > MOST_TOLD:
        return _usual_top(counts, shaky)
    leaders = _leaders(counts, shaky)
    if len(set(leaders)) == 1 and leaders[0]:
        if _is_told(counts, leaders[0], told):
            return []
        if counts.only(leaders[0]):
            return [plainly(counts, leaders[0])]
        return [_shared_top(counts, leaders[0], shaky)]
    if all(leaders):
        return [_own_tops(counts, leaders)]
    frame = counts.frames[0] if counts.frames else None
    if not frame or frame in _told_apart(counts, shaky) or _is_told(counts, frame, told):
        return []
    return [plainly(counts, frame)]


def _leaders(counts: FrameCounts, shaky: Collection[str]) -> list[str | None]:
    """Return the frame that leads clearly in each article, None where none does under every way of counting."""
    return [
        None if question_of_lead(counts.family, article) in shaky else counts.leader(article)
        for article in counts.listing
    ]


def _shared_top(counts: FrameCounts, frame: str, shaky: Collection[str]) -> Finding:
    """Return the frame that leads in every article, the article with the largest share first."""
    apart = frame in _told_apart(counts, shaky)
    return say(
        "{frame} is the {family} frame coded most often in {these}{most}: {parts}.",
        counts.gap(frame) if apart else 0.0,
        most=phrase(", most of all in {name}", name=by_share(counts, frame)[0]["outlet"]) if apart else (),
        frame=_first(counts.name(frame)),
        family=counts.family,
        these=(CALLED if len(counts.listing) == counts.compared else WITH_TEXT)[len(counts.listing)],
        parts=listed(counts.parts(by_share(counts, frame), frame)),
    )


def _own_tops(counts: FrameCounts, leaders: list[str]) -> Finding:
    """Return the frame that leads in each article, the articles with the same one together."""
    places: dict[str, list[Clause]] = {}
    for article, frame in zip(counts.listing, leaders, strict=True):
        number, total = counts.number(article, frame), counted(counts.of(article), "sentence")
        place = phrase("{name} ({n} of {all})", name=article["outlet"], n=number, all=total)
        places.setdefault(frame, []).append(place)
    (frame, where), *others = places.items()
    return say(
        "{frame} is the {family} frame coded most often in {where}, {others}.",
        max(counts.gap(frame) for frame in places),
        frame=_first(counts.name(frame)),
        family=counts.family,
        where=listed(where),
        others=listed(
            [phrase("{frame} in {where}", frame=counts.name(name), where=listed(those)) for name, those in others]
        ),
    )


def _usual_top(counts: FrameCounts, shaky: Collection[str]) -> list[Finding]:
    """Return the frame that leads clearly in more of many articles than any other."""
    frame = counts.usual
    if frame is None or question_of_usual(counts.family) in shaky:
        return []
    those = [article for article in counts.listing if counts.leader(article) == frame]
    return [
        say(
            "{frame} is clearly the {family} frame coded most often in {n} of {all}.",
            frame=_first(counts.name(frame)),
            family=counts.family,
            n=count(
                len(those),
                f"articles in which {counts.name(frame)} leads the other {counts.family} frames clearly",
                passages_of(row for article in those for row in counts.carrying(article, frame)),
                [article["article"] for article in those],
            ),
            all=counted(number_of(counts.listing), "article"),
        )
    ]


def frame_gaps(
    counts: FrameCounts, shaky: Collection[str] = (), told: Collection[set[Place]] = ()
) -> list[Finding]:
    """Return the frames that two articles differ in clearly, the largest difference first.

    A frame that leads in each of a few articles is left out, as `most_coded` has all its counts, and one whose
    sentences were `told` before as another's.
    """
    leaders = set(_leaders(counts, shaky))
    shared = leaders if len(leaders) == 1 and len(counts.listing) <= MOST_TOLD else set()
    apart = [frame for frame in _told_apart(counts, shaky) if frame not in shared]
    apart = [frame for frame in apart if not _is_told(counts, frame, told)][: GAPS.get(counts.family, 1)]
    return [_difference(counts, frame, *counts.ends(frame)) for frame in apart]


def _told_apart(counts: FrameCounts, shaky: Collection[str]) -> list[str]:
    """Return the frames that two articles differ in clearly, under every way of counting."""
    number = len(counts.listing)
    return [
        frame
        for frame in counts.apart
        if question_of_pair(counts.family, frame, *counts.ends(frame), number) not in shaky
    ]


def _difference(counts: FrameCounts, frame: str, high: Row, low: Row) -> Finding:
    """Return in which article a frame is coded more often. That it is in none of one is no more than a count."""
    return say(
        "{frame} is coded more often in {a} than in {b}: in {high} of {of_high} against {low} of {of_low}.",
        counts.gap(frame),
        frame=_first(counts.name(frame)),
        a=high["outlet"],
        b=low["outlet"],
        high=counts.number(high, frame),
        of_high=counted(counts.of(high), "sentence"),
        low=counts.number(low, frame),
        of_low=counts.of(low),
    )


def _first(name: str) -> str:
    return name[0].upper() + name[1:]
