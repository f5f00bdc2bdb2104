"""The findings on framing as claims, and the other ways of counting under which they are asked again."""

import dataclasses
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from helpers.findings_framing import few_sentences
from helpers.frame_profiles import families, share_rows, weigh, weights_of
from helpers.frame_wording import GENERIC, FrameCounts, on
from helpers.robustness import Answer, Claim, Rule, Tested, ask, sentences_of, table_of
from helpers.wording import MOST_TOLD, Finding, Number, Passage, Row, gap, listed, percent, phrase, rows

if TYPE_CHECKING:
    import pandas as pd

    from helpers.compare import Tables

QUOTED = "quoted sentences"


def robustness(tables: "Tables") -> "pd.DataFrame":
    """Return the findings on framing with the rules that they hold under; columns as in `robustness.table_of`."""
    return table_of(_tested(tables))


def robust(tables: "Tables") -> list[Finding]:
    """Return sentences on how many findings on framing are stable, and on what others depend."""
    return sentences_of(_tested(tables), "findings on framing", list(tables.articles["article"]))


def _tested(tables: "Tables") -> list[Tested]:
    return ask(tables, claims(tables), RULES)


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


def without_ground(tables: "Tables", ground: str) -> "Tables":
    """Return tables without the frames that were found in one way."""
    return dataclasses.replace(tables, frames=tables.frames[tables.frames["ground"] != ground])


RULES = (
    Rule("the headline", "with the headline counted too", with_headline),
    Rule(QUOTED, "without quoted sentences", without_quoted),
    Rule(
        "ambiguous terms",
        "without sentences found by ambiguous terms alone",
        partial(without_ground, ground="ambiguous term"),
    ),
    Rule(
        "sentences without terms",
        "without sentences found by other words than terms",
        partial(without_ground, ground="words"),
    ),
    Rule("position", "with the opening weighing most", partial(weigh, weighting="inverted pyramid")),
)


# ---- claims ---------------------------------------------------------------------


def claims(tables: "Tables") -> list[Claim]:
    """Return as claims what the sentences on framing say, family by family."""
    found = []
    for family in families(tables):
        counts = FrameCounts(tables, family)
        if not counts.frames or (family != GENERIC and few_sentences(tables, family)):
            continue
        frame, listing = counts.frames[0], counts.listing
        few = listing if len(listing) <= MOST_TOLD else []
        whose = f"the voice of most sentences {on(family, frame)} in"
        found += [
            Claim(f"the most frequent {family} frame in {row['outlet']}", partial(top, family=family, article=row))
            for row in few
        ]
        if not few:
            question = f"the {family} frame that is the most frequent in most articles"
            found.append(Claim(question, partial(usual_top, family=family)))
        if len(listing) > 1:
            question = f"the {family} frame whose share differs most"
            found.append(Claim(question, partial(widest, family=family)))
            more = "larger" if len(listing) == 2 else "largest"
            question = f"the article with the {more} share of sentences {on(family, frame)}"
            found.append(Claim(question, partial(largest_share, family=family, frame=frame)))
        found += [
            Claim(f"{whose} {row['outlet']}", partial(voice, family=family, frame=frame, article=row), (QUOTED,))
            for row in few
        ]
        found += [
            Claim(
                f"the only article in which a sentence {on(family, other)} was found",
                partial(only_article, family=family, frame=other),
            )
            for other in (counts.frames if family == GENERIC and len(few) > 1 else ())
        ]
    return found


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
    told = (*listed([(frame,) for frame in frames]), " (", number, " each)" if len(frames) > 1 else ")")
    return Answer(frames, told, tuple(sorted(found.items())))


def usual_top(tables: "Tables", family: str) -> Answer | None:
    """Answer which frame of a family is the most frequent, alone or level with another, in most articles."""
    tops = [top(tables, family, article) for article in rows(tables.articles)]
    leaders = Counter(frame for one in tops if one for frame in one.value)
    if not leaders:
        return None
    best = max(leaders.values())
    frames = tuple(sorted(frame for frame, number in leaders.items() if number == best))
    return Answer(frames, listed([(frame,) for frame in frames]), tuple(one and one.figures for one in tops))


def largest_share(tables: "Tables", family: str, frame: str) -> Answer | None:
    """Answer which article has the largest share of sentences that carry a frame."""
    found = {row["article"]: row["share"] for row in share_rows(tables, family) if row["frame"] == frame}
    best = max((share for share in found.values() if share == share), default=0)
    if not best > 0:
        return None
    first = [article for article in rows(tables.articles) if _alike(found[article["article"]], best)]
    parts = [
        phrase("{name} ({n})", name=a["outlet"], n=_share(tables, family, frame, a, found[a["article"]]))
        for a in first
    ]
    return Answer(tuple(a["article"] for a in first), listed(parts), tuple(found.values()))


def widest(tables: "Tables", family: str) -> Answer | None:
    """Answer which frame's share of an article's sentences differs most between two articles."""
    found: dict[str, list[float]] = {}
    for row in share_rows(tables, family):
        found.setdefault(row["frame"], []).append(row["share"])
    gaps = {frame: gap(values) for frame, values in found.items()}
    best = max(gaps.values(), default=0)
    if not best > 0:
        return None
    frames = tuple(sorted(frame for frame, value in gaps.items() if _alike(value, best)))
    figures = tuple((frame, tuple(values)) for frame, values in sorted(found.items()))
    return Answer(frames, listed([(frame,) for frame in frames]), figures)


def voice(tables: "Tables", family: str, frame: str, article: Row) -> Answer | None:
    """Answer whether most of an article's sentences on a frame are the outlet's own, None where half are."""
    key = article["article"], frame
    found = share_rows(tables, family, split=["voice"])
    parts = {row["voice"]: row["share"] for row in found if (row["article"], row["frame"]) == key}
    every, own = sum(parts.values()), parts.get("outlet", 0.0)
    if not every > 0 or _alike(own / every, 0.5):
        return None
    ours = own / every > 0.5
    share = percent(
        own / every if ours else 1 - own / every,
        f"share of sentences {on(family, frame)} in {article['outlet']} that are "
        + ("in the outlet's own voice" if ours else "attributed"),
        _passages(tables, family, frame, article, ours),
        (article["article"],),
    )
    value = "the outlet's own" if ours else "that of others"
    return Answer(value, phrase("{value} ({n})", value=value, n=share), (own, every))


def only_article(tables: "Tables", family: str, frame: str) -> Answer | None:
    """Answer in which one article alone a frame was found, None where in none or in several."""
    found = {row["article"]: row["sentences"] for row in share_rows(tables, family) if row["frame"] == frame}
    having = [article for article in rows(tables.articles) if found.get(article["article"])]
    if len(having) != 1:
        return None
    return Answer(having[0]["article"], (having[0]["outlet"],), tuple(found.values()))


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
    what = f"share of sentences {on(family, frame)} in {article['outlet']}"
    return percent(share, what, _passages(tables, family, frame, article), (article["article"],))


def _alike(one: float, other: float) -> bool:
    """Say whether two shares are the same but for the last digits of sums taken in another order."""
    return abs(one - other) < 1e-9
