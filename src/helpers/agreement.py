"""Compare two codings of the same articles, attribution by attribution: the machine against people.

Two attributions are the same one where their contents share at least half of their words (Jaccard,
the bar that attribution corpora are scored with); each is paired once, the best pair first. What is
paired is compared field by field. A field that cannot be compared is None, and counts nowhere.

Codings by hand stand beside the articles, in `gold/attributions.csv` of a collection; the
sample's `gold/README.md` explains the columns. Lines with no text of the article's own (menus,
bylines) are not coded there, so what the machine finds in them is left out.
"""

import csv
import math
import os
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from helpers import names
from helpers.article import Article, Attribution, Span
from helpers.places import read as spans_in
from helpers.sources import find_attributions
from helpers.tokens import words

if TYPE_CHECKING:
    import pandas as pd

SAME = 0.5  # share of words that two contents must have in common to be one attribution
CODED_ROLES = ("headline", "subhead", "body", "caption")  # the lines in which people code attributions
CONFIDENCE = 1.959964  # standard deviations to either side of a 95% interval
FIELDS = ("kind", "source", "speaker", "type", "channel")
COLUMNS = (
    "article outlet result coded found start end kind role nested score "
    "kind_right source_right speaker_right type_right channel_right "
    "coded_kind coded_speaker coded_type coded_channel found_kind found_speaker found_type found_channel"
).split()

HONOURS = frozenset(
    "mr mrs ms miss dr sir dame lord lady sen senator rep representative congressman congresswoman gov governor "
    "president judge prof professor gen general col colonel lt capt rev mayor former".split()
)  # stand before a name and are no part of it
SMALL = frozenset("the a an of and for in s".split())
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_BOTH = re.compile(r"; | and ")


class GoldError(ValueError):
    """A coding by hand that can't be used; the message names file, line and remedy."""


class Pair(NamedTuple):
    """The same attribution in both codings; None where one of them lacks it."""

    coded: Attribution | None
    found: Attribution | None


# -- codings by hand -----------------------------------------------------------------------


def gold_file(collection: str | os.PathLike, what: str = "attributions") -> Path | None:
    """Return where a collection's attributions, or its `what`, are coded by hand, None where nobody coded them."""
    folder = Path(collection)
    path = (folder if folder.is_dir() else folder.parent) / "gold" / f"{what}.csv"
    return path if path.is_file() else None


def read_gold(path: Path) -> dict[str, list[Attribution]]:
    """Return the attributions coded by hand, by the file name of their article.

    Raises `GoldError` for a row that lacks a column or has an offset that is no number.
    """
    coded: dict[str, list[Attribution]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            try:
                coded.setdefault(row["file"], []).append(_attribution(row))
            except (KeyError, ValueError, AttributeError) as error:
                raise GoldError(
                    f"{path.name}, line {number}: {error}; mend it (the sample's gold/README.md has the columns)."
                ) from error
    return coded


def _attribution(row: Mapping[str, str]) -> Attribution:
    named = row["named"].strip().lower()
    content = _spans(row["content"])
    if not content:
        raise ValueError("no content")
    return Attribution(
        id=row["id"],
        content=content,
        cue=_spans(row["cue"]),
        source=_spans(row["source"]),
        kind=row["kind"],
        speaker=row["speaker"] or None,
        source_type=row["source_type"] or None,
        named={"true": True, "false": False}.get(named),
        side=row["side"] or None,
        via=row["via"] or None,
        hops=int(row["hops"] or 0),
        role=row["role"] or "body",
        nested_in=row["nested_in"] or None,
    )


def _spans(cell: str) -> tuple[Span, ...]:
    return tuple(spans_in(cell.strip()))  # a cell that the row lacks is None, and can't be stripped


# -- pairing -------------------------------------------------------------------------------


def match(text: str, coded: Sequence[Attribution], found: Sequence[Attribution]) -> list[Pair]:
    """Pair two codings of a text one to one, and return the pairs, what only one has, in reading order.

    The pair that shares most goes first; of two that share alike, the one whose sources share more.
    """
    starts = [word.start for word in words(text)]
    contents = {id(one): _places(one.content, starts) for one in (*coded, *found)}
    sources = {id(one): _places(one.source, starts) for one in (*coded, *found)}
    close = []
    for i, one in enumerate(coded):
        for j, other in enumerate(found):
            share = _jaccard(contents[id(one)], contents[id(other)])
            if share >= SAME:
                close.append((-share, -_jaccard(sources[id(one)], sources[id(other)]), i, j))
    partner: dict[int, int] = {}
    for _, _, i, j in sorted(close):
        if i not in partner and j not in partner.values():
            partner[i] = j
    pairs = [Pair(one, found[partner[i]] if i in partner else None) for i, one in enumerate(coded)]
    pairs += [Pair(None, other) for j, other in enumerate(found) if j not in partner.values()]
    return sorted(pairs, key=lambda pair: (pair.coded or pair.found).content[0])


def _places(spans: Iterable[tuple[int, int]], starts: Sequence[int]) -> set[int]:
    """Return the numbers of the words that begin in the spans."""
    return {n for start, end in spans for n in range(bisect_left(starts, start), bisect_left(starts, end))}


def _jaccard(one: set[int], other: set[int]) -> float:
    union = len(one | other)
    return len(one & other) / union if union else 0.0


# -- comparing -----------------------------------------------------------------------------


def compare_with_gold(articles: Iterable[Article], gold: Mapping[str, Sequence[Attribution]]) -> "pd.DataFrame":
    """Return a row an attribution of either coding, for the articles that people coded.

    `result` is "both", "missed" (coded alone) or "extra" (found alone). `coded` and `found` are the
    ids; `start` and `end` those of the content, as coded where it is coded; so are kind, role and
    nested. The columns `*_right` are True or False where both have the attribution and
    the field can be compared, else None: a channel that neither has is not compared.
    """
    import pandas as pd

    rows = []
    for article in articles:
        coded = gold.get(article.path.name) if article.path else None
        if coded is None:
            continue
        found = [one for one in find_attributions(article) if one.role in CODED_ROLES]
        rows += [_row(article, pair) for pair in match(article.text, coded, found)]
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(article: Article, pair: Pair) -> dict[str, Any]:
    one = pair.coded or pair.found
    row: dict[str, Any] = {
        "article": article.id,
        "outlet": article.label,
        "result": "missed" if not pair.found else "both" if pair.coded else "extra",
        "coded": pair.coded.id if pair.coded else None,
        "found": pair.found.id if pair.found else None,
        "start": one.content[0].start,
        "end": one.content[-1].end,
        "kind": one.kind,
        "role": one.role,
        "nested": one.nested_in is not None,
        "score": pair.found.score if pair.found else None,
    }
    for side, attribution in zip(("coded", "found"), pair, strict=True):
        row[f"{side}_kind"] = attribution.kind if attribution else None
        row[f"{side}_speaker"] = attribution.speaker if attribution else None
        row[f"{side}_type"] = attribution.source_type if attribution else None
        row[f"{side}_channel"] = attribution.via if attribution else None
    both = pair.coded and pair.found
    return row | {f"{field}_right": right for field, right in (_fields(pair) if both else {}).items()}


def _fields(pair: Pair) -> dict[str, bool | None]:
    coded, found = pair
    channels = [set((one.via or "").split("; ")) - {""} for one in pair]
    return {
        "kind": coded.kind == found.kind,
        "source": same_source(coded.source, found.source),
        "speaker": same_speakers(coded.speaker, found.speaker),
        "type": coded.source_type == found.source_type,
        "channel": channels[0] == channels[1] if any(channels) else None,
    }


def same_source(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Say whether two sources overlap, or neither is there."""
    if not one or not other:
        return not one and not other
    return any(a.start < b.end and b.start < a.end for a in one for b in other)


# -- names ---------------------------------------------------------------------------------


def same_speakers(one: str | None, other: str | None) -> bool:
    """Say whether two cells name the same speakers: each name of either ("A; B") has its like in the other."""
    if not one or not other:
        return not one and not other
    if ";" not in one + other and same_name(one, other):
        return True
    names, others = _BOTH.split(one), _BOTH.split(other)
    return all(any(same_name(a, b) for b in others) for a in names) and all(
        any(same_name(a, b) for a in names) for b in others
    )


def same_name(one: str, other: str) -> bool:
    """Say whether two names can be one person's or body's.

    They are compared in small letters, without accents, titles, initials, articles and "Government
    of", a country's government as the country. They are the same where they have the same words,
    where one holds all words of the other and ends alike ("Lund", "Anna Lund"; but not "Anna Lund",
    "Jon Lund"), or where one is the other's initials ("ICRC").
    """
    a, b = _folded(one), _folded(other)
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    if set(short) == set(long) or (set(short) < set(long) and short[-1] == long[-1]):
        return True
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)


@lru_cache(maxsize=4096)
def _folded(name: str) -> tuple[str, ...]:
    """Return the words by which a name is compared."""
    people = name.removesuffix(" government")
    if people != name:  # a government is its country's name
        name = names.peoples().get(people.lower(), people)
    plain = names.unaccented(name.removeprefix("Government of ").casefold())
    plain = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", _POSSESSIVE.sub("", plain))  # "u.s." is one word
    found = [word for word in re.findall(r"\w+", plain) if word not in SMALL]
    while len(found) > 1 and found[0] in HONOURS:
        found = found[1:]
    return tuple(word for word in found if len(word) > 1) or tuple(found)


# -- counting ------------------------------------------------------------------------------


def wilson(right: float, of: float) -> tuple[float, float]:
    """Return the 95% interval of a share, from 0 to 1 (Wilson 1927); NaN where nothing was counted."""
    if not of:
        return math.nan, math.nan
    share, square = right / of, CONFIDENCE**2
    centre = (share + square / (2 * of)) / (1 + square / of)
    half = CONFIDENCE / (1 + square / of) * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    return (centre - half if right else 0.0), (centre + half if right < of else 1.0)


def counts(pairs: "pd.DataFrame") -> "pd.DataFrame":
    """Return what the pairs of `compare_with_gold` add up to: measure, right, of, share, low, high.

    Found: coded attributions that the machine has too (recall), in all and by kind. Coded: found
    ones that people coded too (precision). F1 is the harmonic mean of the two; it is no share of
    anything counted, so it has no counts and no interval. Then each field, of the paired ones.
    """
    import pandas as pd

    both, coded = pairs["result"] == "both", pairs["result"] != "extra"
    rows = [_counted("coded ones found", both.sum(), coded.sum())]
    for kind in ("direct", "mixed", "indirect"):
        of_kind = pairs["kind"] == kind
        rows.append(_counted(f"{kind} ones found", (both & of_kind).sum(), (coded & of_kind).sum()))
    rows.append(_counted("found ones coded", both.sum(), (pairs["result"] != "missed").sum()))
    total = coded.sum() + (pairs["result"] != "missed").sum()
    f1 = 2 * both.sum() / total if total else math.nan
    rows.append({"measure": "F1", "share": f1})
    for field in FIELDS:
        judged = pairs.loc[both, f"{field}_right"].dropna()
        rows.append(_counted(f"{field} right", judged.astype(bool).sum(), len(judged)))
    return pd.DataFrame(rows, columns=["measure", "right", "of", "share", "low", "high"])


def _counted(measure: str, right: int, of: int) -> dict[str, Any]:
    low, high = wilson(int(right), int(of))
    share = right / of if of else math.nan
    return {"measure": measure, "right": int(right), "of": int(of), "share": share, "low": low, "high": high}
