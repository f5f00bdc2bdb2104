"""Add attributions up by source: who is given how many words, and how unevenly.

Only counted attributions enter, those in the body that stand in no other. Words are
words of the content, in quotation marks or not. A speaker is a source that the article
names; a pronoun that could not be resolved belongs to nobody, so that what is said of
the largest speaker is a lower bound.
"""

import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from helpers.role_words import head_noun

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

NO_SOURCE = "no source given"
UNRESOLVED = "pronoun not resolved"
NAMELESS, A_DOCUMENT = "somebody without a name", "a text"  # what a pronoun stands for where that much is known
NOBODY = (UNRESOLVED, NAMELESS, A_DOCUMENT)  # of whom nothing can be added up: different people, each time
NOT_KNOWN = "not known"
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight"
_WHEN = re.compile(rf",? (?:(?:late|early|on) ){{0,2}}(?:{_DAY})(?: (?:morning|afternoon|evening|night))?,?$")
_BARE = re.compile(r"(?:The|This|That|These|Those) ([\w-]+)")  # of what was told of before
_MADE = re.compile(r" (?:drafted|filed|issued|leaked|obtained|published|released|sent|signed|written)\b")
PRONOUNS = frozenset("he she it they we i you who which that this these those him her them one".split())

MEASURES = (
    "speakers attributed_words unnamed_words unnamed_attributions unnamed_attribution_share unnamed_word_share "
    "top_speaker top_speaker_share speaker_concentration"
).split()


def source_rows(attributions: list[Row]) -> list[Row]:
    """Add up one article's counted attributions by source, most words first."""
    groups: dict[str, list[Row]] = {}
    counted = [row for row in attributions if row["counted"]]
    for row, label in zip(counted, sources_of(counted), strict=True):
        groups.setdefault(label, []).append(row)
    total = _words(counted)
    return sorted((_sums(label, rows, total) for label, rows in groups.items()), key=_most_words)


def _sums(label: str, rows: list[Row], total: int) -> Row:
    first = min(rows, key=lambda row: row["start"])
    return {
        "source": label,
        "speaker": first["speaker"],
        "source_type": first["source_type"],
        "named": first["named"],
        "side": first["side"],
        "attributions": len(rows),
        "quotations": sum(row["kind"] != "indirect" for row in rows),
        "words": _words(rows),
        "quoted_words": sum(row["quoted_words"] for row in rows),
        "share": _share(_words(rows), total),
        "start": first["start"],
        "end": first["end"],
        "paragraph": first["paragraph"],
        "position": first["position"],
    }


def _most_words(row: Row) -> tuple[int, int]:
    return -row["words"], row["start"]


def sources_of(rows: Sequence[Row]) -> list[str]:
    """Return what to call the source of each attribution of one article, one thing by one name.

    “The letter” is the only one that the article has more to say of: “A letter signed by ninety scholars”.
    """
    labels = [_label(row) for row in rows]
    first: dict[str, str] = {}  # by its small letters, as it stands first
    told: dict[str, dict[str, None]] = {}  # by head noun, the labels that say more than it
    for row, label in zip(rows, labels, strict=True):
        name = first.setdefault(label.casefold(), label)
        if not row["speaker"] and not _BARE.fullmatch(label):
            told.setdefault(head_noun(_MADE.split(label, maxsplit=1)[0]), {})[name] = None

    def called(label: str) -> str:
        bare = _BARE.fullmatch(label)
        fuller = told.get(bare[1].lower(), {}) if bare else {}
        return next(iter(fuller)) if len(fuller) == 1 else first[label.casefold()]

    return [row["speaker"] or called(label) for row, label in zip(rows, labels, strict=True)]


def _label(row: Row) -> str:
    """Return what to call a source in a table; its words begin with a capital, wherever they stand."""
    label = source_of(row)
    return label if row["speaker"] or label in (*NOBODY, NO_SOURCE) else label[0].upper() + label[1:]


def source_of(row: Row) -> str:
    """Return what to call an attribution's source: the speaker, else its words, else why there are none.

    Of the words the day on which it spoke is cut. For a pronoun stands what it was found to mean, as far as that
    goes: nobody who is named, or a text.
    """
    if row["speaker"]:
        return row["speaker"]
    words = _WHEN.sub("", " ".join((row["source_words"] or "").split()))
    if not words:
        return NO_SOURCE
    if words.casefold() not in PRONOUNS:
        return words
    if row["named"] is False:
        return NAMELESS
    return A_DOCUMENT if row["source_type"] == "document" else UNRESOLVED


def measures(attributions: list[Row]) -> Row:
    """Return how one article's attributed words are shared out: the columns of `MEASURES`.

    `top_speaker_share` is the share of all attributed words that the speaker given most
    words has. `speaker_concentration` is the Herfindahl index over the speakers' words:
    the sum of the squares of their shares, 1 where one speaker has them all, 1/n where n
    have the same (Simpson 1949, Measurement of diversity, Nature 163, 688; Hirschman
    1964, The paternity of an index, American Economic Review 54, 761-762). Both are NaN
    without a speaker who has words. Unnamed is a source that the article does not name;
    an unresolved pronoun is neither named nor unnamed.
    """
    counted = [row for row in attributions if row["counted"]]
    unnamed = [row for row in counted if row["named"] is False]
    words: dict[str, int] = {}
    for row in counted:
        if row["speaker"]:
            words[row["speaker"]] = words.get(row["speaker"], 0) + row["words"]
    total = _words(counted)
    top = max(words, key=words.get) if any(words.values()) else None
    return {
        "speakers": len(words),
        "attributed_words": total,
        "unnamed_words": _words(unnamed),
        "unnamed_attributions": len(unnamed),
        "unnamed_attribution_share": _share(len(unnamed), len(counted)),
        "unnamed_word_share": _share(_words(unnamed), total),
        "top_speaker": top,
        "top_speaker_share": _share(words[top], total) if top else math.nan,
        "speaker_concentration": herfindahl(list(words.values())),
    }


def herfindahl(amounts: list[int]) -> float:
    """Return the sum of the squares of the shares, from 1/n to 1, NaN where there is nothing to share.

    Higher means that fewer have more.
    """
    total = sum(amounts)
    return sum((amount / total) ** 2 for amount in amounts) if total else math.nan


def sources_by(attributions: "pd.DataFrame", column: str) -> "pd.DataFrame":
    """Return the counted attributions added up by article and a column: `source_type`, `side` or `named`.

    A row an article and value, most words first: article, outlet, the column, sources,
    attributions, attribution_share, words, word_share (of the article's attributed
    words). What is not known is a row of its own.
    """
    import pandas as pd

    records = attributions.astype(object).where(attributions.notna(), None).to_dict("records")
    counted = [row for row in records if row["counted"]]
    groups: dict[tuple[str, Any], list[Row]] = {}
    articles: dict[str, list[Row]] = {}
    for row in counted:
        value = NOT_KNOWN if row[column] is None else row[column]
        groups.setdefault((row["article"], value), []).append(row)
        articles.setdefault(row["article"], []).append(row)
    order = list(articles)
    called = {id(row): label for own in articles.values() for row, label in zip(own, sources_of(own), strict=True)}
    made = [
        {
            "article": article,
            "outlet": rows[0]["outlet"],
            column: value,
            "sources": len({called[id(row)] for row in rows}),
            "attributions": len(rows),
            "attribution_share": _share(len(rows), len(articles[article])),
            "words": _words(rows),
            "word_share": _share(_words(rows), _words(articles[article])),
        }
        for (article, value), rows in groups.items()
    ]
    made.sort(key=lambda row: (order.index(row["article"]), -row["words"], str(row[column])))
    columns = ["article", "outlet", column, "sources", "attributions", "attribution_share", "words", "word_share"]
    return pd.DataFrame(made, columns=columns)


def _words(rows: Any) -> int:
    return sum(row["words"] for row in rows)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else math.nan
