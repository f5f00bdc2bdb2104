"""Count which share of an article's sentences carries each frame: its frame profile, by voice and position.

The denominator is always all of the article's sentences that are read, so that the shares of the three
voices add up to that of all. Which sentences are read, and how much each weighs, is a choice
(`WEIGHTINGS`), and `ranks` shows what it changes:

- equal: body sentences, all alike.
- opening: headline and lead, as the devices that frame before anything else is read (Tankard 2001, The
  empirical approach to the study of media framing, in Framing Public Life, 95-106) and that sum a news
  text up (van Dijk 1988, News as Discourse). The lead is the body's first paragraph, or its first sentence
  where the body is one paragraph; subheads in front of the body belong to the headline.
- inverted pyramid: news puts what matters first (Pöttker 2003, News and its communicative quality - the
  inverted pyramid, Journalism Studies 4(4), 501-511). The weight of a body sentence falls in a straight line
  from 1 at the start of the body to 0 at its end, the plainest fall, as no study measured another. A
  headline weighs 1, a subhead as much as the body sentence that follows it.
"""

import dataclasses
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from helpers.article import VOICES
from helpers.wording import known

if TYPE_CHECKING:
    import pandas as pd

    from helpers.compare import Tables

WEIGHTINGS = ("equal", "opening", "inverted pyramid")
PLACE = ["article", "start", "end"]
FAMILIES = ("generic", "policy", "war and peace")  # in the order in which they are told; others follow


def families(tables: "Tables") -> list[str]:
    """Return the families with a frame in these tables, in the order in which they are told."""
    found = dict.fromkeys(tables.frames["family"])
    return [*(name for name in FAMILIES if name in found), *(name for name in found if name not in FAMILIES)]


def profile(
    tables: "Tables", family: str, voice: str | None = None, weighting: str = "equal", split: Sequence[str] = ()
) -> "pd.DataFrame":
    """Return which share of each article's sentences carries each frame of a family.

    A row an article and frame that was found in any of the articles: article, outlet, frame, sentences (how
    many of those read carry it), of (how many are read), share (their weights / the weights of all, 0 to 1;
    NaN for an article of which none is read). With a `voice` only frames in that voice are counted, by the
    same denominators. `split` names columns of `tables.frames` by which to part the rows, such as
    ["voice", "speaker"]; parts that were not found then have no row. Raises ValueError for an unknown
    voice or weighting.
    """
    return shares(weigh(tables, weighting), family, voice, split)


def ranks(tables: "Tables", family: str, voice: str | None = None) -> "pd.DataFrame":
    """Return each frame's rank in its article under every weighting, side by side.

    A row an article and frame: article, outlet, frame, and a column for each of `WEIGHTINGS`. 1 is the largest
    share, frames with the same share have the same rank, and a frame that was not found has none.
    """
    table = None
    for weighting in WEIGHTINGS:
        found = profile(tables, family, voice, weighting)
        share = found["share"].astype(float).round(12)  # sums of weights in another order are no difference
        rank = share.where(share > 0).groupby(found["article"]).rank(ascending=False, method="min").astype("Int64")
        table = found[["article", "outlet", "frame"]] if table is None else table
        table = table.assign(**{weighting: rank})
    return table


def weigh(tables: "Tables", weighting: str) -> "Tables":
    """Return the tables with a column `weight` in `sentences`: how much each counts in `shares`."""
    if weighting not in WEIGHTINGS:
        raise ValueError(f"“{weighting}” is no weighting; use one of {', '.join(WEIGHTINGS)}.")
    weights = {"equal": _equal, "opening": _opening, "inverted pyramid": _pyramid}[weighting](tables)
    return dataclasses.replace(tables, sentences=tables.sentences.assign(weight=weights))


def shares(tables: "Tables", family: str, voice: str | None = None, split: Sequence[str] = ()) -> "pd.DataFrame":
    """Return `profile` for tables that `weigh` has weighed; without weights body sentences count alike."""
    import pandas as pd

    columns = ["article", "outlet", "frame", *split, "sentences", "of", "share"]
    return pd.DataFrame(share_rows(tables, family, voice, split), columns=columns)


def share_rows(
    tables: "Tables", family: str, voice: str | None = None, split: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Return the rows of `shares` as dictionaries."""
    if voice not in (None, *VOICES):
        raise ValueError(f"“{voice}” is no voice; use one of {', '.join(VOICES)}, or None for all.")
    weights = weights_of(tables)
    read: Counter[str] = Counter(article for article, _, _ in weights)
    total: defaultdict[str, float] = defaultdict(float)
    for (article, _, _), weight in weights.items():
        total[article] += weight
    frames: Counter[str] = Counter()
    counts: Counter[tuple] = Counter()
    sums: defaultdict[tuple, float] = defaultdict(float)
    columns = ["family", "voice", *PLACE, "frame", *split]
    for its_family, spoken, article, start, end, frame, *part in _tuples(tables.frames, columns):
        if its_family != family:
            continue
        frames[frame] += 1
        weight = weights.get((article, start, end))
        if weight and voice in (None, spoken):
            key = (article, frame, *(cell if known(cell) else None for cell in part))
            counts[key] += 1
            sums[key] += weight
    parts: dict[tuple[str, str], list[tuple]] = {}
    for key in counts:
        parts.setdefault(key[:2], []).append(key)
    order = sorted(frames, key=lambda frame: (-frames[frame], frame))
    return [
        {"article": article, "outlet": outlet, "frame": frame}
        | dict(zip(split, key[2:], strict=True))
        | {"sentences": counts[key], "of": read[article], "share": _share(sums.get(key, 0.0), total[article])}
        for article, outlet in _tuples(tables.articles, ["article", "outlet"])
        for frame in order
        for key in parts.get((article, frame), [] if split else [(article, frame)])
    ]


def weights_of(tables: "Tables") -> dict[tuple[str, int, int], float]:
    """Return the sentences that are read, by article, start and end, and how much each weighs."""
    weights = tables.sentences["weight"] if "weight" in tables.sentences else _equal(tables)
    weighed = zip(_tuples(tables.sentences, PLACE), weights, strict=True)
    return {place: weight for place, weight in weighed if weight > 0}


def _tuples(table: "pd.DataFrame", columns: Sequence[str]) -> list[tuple]:
    """Return a table's rows as tuples; much faster than a dictionary a row."""
    return list(zip(*(table[column].tolist() for column in columns), strict=True))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else math.nan


def _equal(tables: "Tables") -> list[float]:
    return [float(role == "body") for role in tables.sentences["role"]]


def _opening(tables: "Tables") -> list[float]:
    lines: dict[str, list[int]] = {}
    for article, role, end in _tuples(tables.lines, ["article", "role", "end"]):
        if role == "body":
            lines.setdefault(article, []).append(end)
    sentences = _tuples(tables.sentences, ["article", "role", "start"])
    first: dict[str, int] = {}
    for article, role, start in sentences:
        if role == "body":
            first[article] = min(start, first.get(article, start))
    lead_ends = {article: min(ends) if len(ends) > 1 else 0 for article, ends in lines.items()}

    def opens(article: str, role: str, start: int) -> bool:
        if role == "body":
            return start == first[article] or start < lead_ends[article]
        return role == "headline" or start < first.get(article, math.inf)

    return [float(opens(*sentence)) for sentence in sentences]


def _pyramid(tables: "Tables") -> list[float]:
    sentences = _tuples(tables.sentences, ["article", "role", "start", "position"])
    weights = [0.0] * len(sentences)
    following: dict[str, float] = {}
    for number in sorted(range(len(sentences)), key=lambda number: -sentences[number][2]):
        article, role, _, position = sentences[number]  # from the end, so that a subhead meets what follows it
        if role == "body":
            following[article] = 1 - position
        weights[number] = 1.0 if role == "headline" else following.get(article, 0.0)
    return weights
