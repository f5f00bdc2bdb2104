"""The findings on framing as claims, and the other ways of counting under which they are asked again."""

import dataclasses
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from helpers.frame_profiles import families, share_rows, weigh, weights_of
from helpers.frame_wording import GENERIC, FrameCounts, coded_as, named, one_side_leads
from helpers.framing import BY_AMBIGUOUS, BY_WORDS
from helpers.robustness import Answer, Claim, Rule, Tested, ask, sentences_of, table_of
from helpers.wording import (
    MOST_TOLD,
    Clause,
    Finding,
    Number,
    Passage,
    Row,
    known,
    listed,
    percent,
    phrase,
    rows,
    spans_of,
)

if TYPE_CHECKING:
    import pandas as pd

    from helpers.compare import Tables

QUOTED, ACTS = "quoted sentences", "acts and wishes"
NOTHING = "no sentence is coded so"
ONE_VOICE = 0.75  # of the sentences on a frame; the outlet's own are often taken for a paraphrase


def robustness(tables: "Tables") -> "pd.DataFrame":
    """Return the findings on framing with the rules that they hold under; columns as in `robustness.table_of`."""
    return table_of(tested(tables))


def robust(tables: "Tables") -> list[Finding]:
    """Return sentences on how many findings on framing are stable, and on what others depend."""
    return sentences_of(tested(tables), list(tables.articles["article"]))


def tested(tables: "Tables") -> list[Tested]:
    """Return the findings on framing, asked again under every rule."""
    return ask(tables, [claim._replace(nothing=NOTHING) for claim in claims(tables)], RULES)


# ---- rules ----------------------------------------------------------------------


def with_headline(tables: "Tables") -> "Tables":
    """Return tables in which a headline counts like a sentence of the body."""

    def moved(table: "pd.DataFrame") -> "pd.DataFrame":
        return table.assign(role=table["role"].replace("headline", "body"))

    return dataclasses.replace(tables, sentences=moved(tables.sentences), frames=moved(tables.frames))


def without_quoted(tables: "Tables") -> "Tables":
    """Return tables without quoted sentences, and without frames whose words are quoted."""
    sentences = tables.sentences[tables.sentences["voice"] != "quote"]
    left = set(zip(sentences["article"], sentences["start"], strict=True))
    frames = tables.frames
    places = zip(frames["article"], frames["start"], frames["voice"], strict=True)
    quoted = [voice == "quote" or (article, start) not in left for article, start, voice in places]
    return dataclasses.replace(tables, sentences=sentences, frames=frames.drop(index=frames.index[quoted]))


def acts_as_own(tables: "Tables") -> "Tables":
    """Return tables in which a paraphrase is the outlet's own where no words are reported ("wants to").

    An act or a wish is easily taken for a statement. Where there is no cue the sentence before speaks for one.
    """
    frames = tables.frames
    told: dict[tuple[str, str | None], list[Passage]] = {}
    for row in rows(tables.attributions):
        if row["speech"]:
            told.setdefault((row["article"], _name(row["speaker"])), []).extend(spans_of(row))
    voices = [
        "outlet"
        if row["voice"] == "paraphrase"
        and not any(
            span.start < row["end"] and row["start"] < span.end
            for span in told.get((row["article"], _name(row["speaker"])), ())
        )
        else row["voice"]
        for row in rows(frames)
    ]
    return dataclasses.replace(tables, frames=frames.assign(voice=voices))


def _name(speaker: str | None) -> str | None:
    return speaker if known(speaker) else None


def without_ground(tables: "Tables", ground: str) -> "Tables":
    """Return tables without the frames that were found in one way."""
    return dataclasses.replace(tables, frames=tables.frames[tables.frames["ground"] != ground])


RULES = (
    Rule("the headline", "with the headline counted too", with_headline),
    Rule(QUOTED, "without quoted sentences", without_quoted),
    Rule(ACTS, "with reported acts and wishes as the outlet's own words", acts_as_own),
    Rule(
        "ambiguous terms",
        "without sentences coded by an ambiguous term alone",
        partial(without_ground, ground=BY_AMBIGUOUS),
    ),
    Rule(
        "learned words",
        "without sentences coded by learned words alone",
        partial(without_ground, ground=BY_WORDS),
    ),
    Rule("position", "with the opening weighing most", partial(weigh, weighting="inverted pyramid")),
)


# ---- claims ---------------------------------------------------------------------


def overturned(tables: "Tables") -> set[str]:
    """Return the questions of the claims that another way of counting answers otherwise.

    What leads in most of many articles must also do so where ties and narrow leads count.
    """
    narrow = set()
    if len(tables.articles) > MOST_TOLD:
        for family in families(tables):
            usual, by_share = FrameCounts(tables, family).usual, usual_top(tables, family)
            if usual and (not by_share or by_share.value != (usual,)):
                narrow.add(question_of_usual(family))
    return narrow | {one.claim.question for one in tested(tables) if one.fails}


def claims(tables: "Tables") -> list[Claim]:
    """Return as claims what may be said of the frames by the margins of `frame_wording`, family by family."""
    found = []
    for family in families(tables):
        counts = FrameCounts(tables, family)
        listing = counts.listing
        if counts.few:
            continue
        leads = [article for article in listing if counts.leader(article)]
        if len(listing) > MOST_TOLD and counts.usual:
            found.append(Claim(question_of_usual(family), partial(usual_top, family=family)))
        elif len(listing) <= MOST_TOLD:
            found += [Claim(question_of_lead(family, a), partial(top, family=family, article=a)) for a in leads]
        for frame in counts.apart:
            high, low = counts.ends(frame)
            question = question_of_pair(family, frame, high, low, len(listing))
            found.append(Claim(question, partial(larger_share, family=family, frame=frame, pair=(high, low))))
        if family == GENERIC and counts.frames and len(listing) <= MOST_TOLD:
            found += _of_voices(counts, counts.frames[0])
    return found


def _of_voices(counts: FrameCounts, frame: str) -> list[Claim]:
    """Return whose most of an article's sentences on a frame are, where those of one side clearly lead."""
    found = []
    for article in counts.listing:
        rows_of = counts.carrying(article, frame)
        own = sum(row["voice"] == "outlet" for row in rows_of)
        if one_voice_leads(own, len(rows_of)):
            question = question_of_voice(counts, frame, article)
            answer = partial(voice, family=counts.family, frame=frame, article=article)
            found.append(Claim(question, answer, (QUOTED,)))
    return found


def one_voice_leads(own: int, total: int) -> bool:
    """Say whether so many of a frame's sentences are the outlet's own, or somebody else's, that it may be told."""
    return one_side_leads(own, total) and max(own, total - own) >= ONE_VOICE * total


def question_of_lead(family: str, article: Row) -> str:
    """Return what is asked about the frame that leads in an article."""
    return f"the {family} frame coded most often in {article['outlet']}"


def question_of_usual(family: str) -> str:
    """Return what is asked about the frame that leads in most of many articles."""
    return f"the {family} frame that is the one coded most often in most articles"


def question_of_pair(family: str, frame: str, high: Row, low: Row, number: int) -> str:
    """Return what is asked about a frame that one article has clearly more of; `number` are compared."""
    question = f"the article with the larger share of sentences {coded_as(family, frame)}"
    names = sorted([high["outlet"], low["outlet"]])
    return question if number == 2 else f"of {names[0]} and {names[1]}, {question}"


def question_of_voice(counts: FrameCounts, frame: str, article: Row) -> str:
    """Return what is asked about whose words carry a frame in an article."""
    return f"the voice behind most {counts.what(frame)} in {article['outlet']}"


def top(tables: "Tables", family: str, article: Row) -> Answer | None:
    """Answer which frame of a family most sentences of an article carry; all of those that are level."""
    found = {
        row["frame"]: row["share"] for row in share_rows(tables, family) if row["article"] == article["article"]
    }
    best = max(found.values(), default=0)
    if not best > 0:
        return None
    frames = tuple(sorted(frame for frame, share in found.items() if _alike(share, best)))
    number = _share(tables, family, frames[0], article, found[frames[0]])
    level = len(frames) > 1
    told = (*_names(family, frames), ", equal (" if level else " (", number, " each)" if level else ")")
    return Answer(frames, told, tuple(sorted(found.items())))


def usual_top(tables: "Tables", family: str) -> Answer | None:
    """Answer which frame of a family is the most frequent, alone or level with another, in most articles."""
    tops = [top(tables, family, article) for article in rows(tables.articles)]
    leaders = Counter(frame for one in tops if one for frame in one.value)
    if not leaders:
        return None
    best = max(leaders.values())
    frames = tuple(sorted(frame for frame, number in leaders.items() if number == best))
    told = (*_names(family, frames), ", equal" if len(frames) > 1 else "")
    return Answer(frames, told, tuple(one and one.figures for one in tops))


def _names(family: str, frames: Sequence[str]) -> Clause:
    return listed([(named(family, frame),) for frame in frames])


def larger_share(tables: "Tables", family: str, frame: str, pair: tuple[Row, Row]) -> Answer | None:
    """Answer which of two articles has the larger share of sentences coded as a frame; both if equal."""
    found = {row["article"]: row["share"] for row in share_rows(tables, family) if row["frame"] == frame}
    values = [found.get(article["article"], 0.0) for article in pair]
    best = max((share for share in values if share == share), default=0)
    if not best > 0:
        return None
    first = [article for article, share in zip(pair, values, strict=True) if _alike(share, best)]
    parts = [
        phrase("{name} ({n})", name=a["outlet"], n=_share(tables, family, frame, a, found[a["article"]]))
        for a in first
    ]
    told = (*listed(parts), ", equal" if len(first) > 1 else "")
    return Answer(tuple(a["article"] for a in first), told, tuple(values))


def voice(tables: "Tables", family: str, frame: str, article: Row) -> Answer | None:
    """Answer whether most of an article's sentences on a frame are the outlet's own, or half of them."""
    key = article["article"], frame
    found = share_rows(tables, family, split=["voice"])
    parts = {row["voice"]: row["share"] for row in found if (row["article"], row["frame"]) == key}
    every, own = sum(parts.values()), parts.get("outlet", 0.0)
    if not every > 0:
        return None
    even, ours = _alike(own / every, 0.5), own / every >= 0.5 - 1e-9
    share = percent(
        own / every if ours else 1 - own / every,
        f"share of sentences {coded_as(family, frame)} in {article['outlet']} that are "
        + ("in the outlet's own voice" if ours else "attributed"),
        _passages(tables, family, frame, article, ours),
        (article["article"],),
    )
    value = "the outlet's own" if ours else "that of others"
    if even:
        told = phrase("{value} in half of them ({n})", value=value, n=share)
        return Answer(("the outlet's own", "that of others"), told, (own, every))
    return Answer((value,), phrase("{value} ({n})", value=value, n=share), (own, every))


def _passages(tables: "Tables", family: str, frame: str, article: Row, own: bool | None = None) -> list[Passage]:
    """Return the counted sentences of an article that carry a frame, all or in the outlet's own voice or not."""
    frames, read, key = tables.frames, weights_of(tables), (article["article"], family, frame)
    keys = zip(frames["article"], frames["family"], frames["frame"], strict=True)
    places = zip(frames["start"], frames["end"], frames["voice"], strict=True)
    return [
        Passage(article["article"], int(start), int(end))
        for here, (start, end, voice) in zip(keys, places, strict=True)
        if here == key and (key[0], start, end) in read and own in (None, voice == "outlet")
    ]


def _share(tables: "Tables", family: str, frame: str, article: Row, share: float) -> Number:
    what = f"share of sentences {coded_as(family, frame)} in {article['outlet']}"
    return percent(share, what, _passages(tables, family, frame, article), (article["article"],))


def _alike(one: float, other: float) -> bool:
    """Say whether two shares are the same but for the last digits of sums taken in another order."""
    return abs(one - other) < 1e-9
