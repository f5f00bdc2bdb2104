"""Other ways of counting attributions: rules that turn tables into tables with every measure counted anew.

A rule says which attributions count, or what in them. The articles' measures and the sources are then
recomputed from the rows as `compare` computes them. What rows do not tell (sentences of captions) is NaN.
"""

import dataclasses
import math
from collections.abc import Collection
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from helpers import sourcing
from helpers.article import FURNITURE
from helpers.article_rows import PARTIAL_WORDS
from helpers.compare import COLUMNS
from helpers.places import read
from helpers.robustness import Rule
from helpers.wording import Row, known, rows

if TYPE_CHECKING:
    import pandas as pd

    from helpers.compare import Tables

DOUBTFUL = 0.5  # the finder itself gives an attribution of a lower score less than an even chance
PARTIAL, SECOND_HAND = "partial quotations", "second-hand attributions"
READ = (
    "article id start end spans kind speaker source_words source_type named side hops nested_in words "
    "quoted_words paragraph position counted"
).split()
LOST = ("attributed_sentences", "attributed_sentence_share")  # furniture is not cut into sentences


def with_roles(tables: "Tables", roles: Collection[str]) -> "Tables":
    """Return tables in which lines of other roles count like lines of the body, as do attributions in them."""
    attributions = tables.attributions
    added = (
        attributions["role"].isin(roles) & attributions["nested_in"].isna() & attributions["speech"].astype(bool)
    )
    lines = tables.lines.assign(role=tables.lines["role"].where(~tables.lines["role"].isin(roles), "body"))
    counted = attributions.assign(counted=attributions["counted"].astype(bool) | added)
    return recount(tables, counted, lines)


def without_partial(tables: "Tables") -> "Tables":
    """Return tables in which a partial quotation is a paraphrase: a word or two in marks make no quotation."""
    partly = tables.attributions["quoted_words"] < PARTIAL_WORDS
    return recount(
        tables,
        tables.attributions.assign(
            kind=tables.attributions["kind"].mask(partly, "indirect"),
            quoted_words=tables.attributions["quoted_words"].mask(partly, 0),
        ),
    )


def without_second_hand(tables: "Tables") -> "Tables":
    """Return tables without the attributions that came through a translator, a spokesperson or another outlet."""
    return _without(tables, tables.attributions["hops"] > 0)


def without_doubtful(tables: "Tables") -> "Tables":
    """Return tables without attributions of a low score; those that nothing gives a score stay."""
    return _without(tables, tables.attributions["score"].astype(float) < DOUBTFUL)


def with_nested(tables: "Tables") -> "Tables":
    """Return tables in which attributions count that stand inside others: their words are given to both."""
    attributions = tables.attributions
    inside = (
        attributions["role"].eq("body") & attributions["nested_in"].notna() & attributions["speech"].astype(bool)
    )
    return recount(tables, attributions.assign(counted=attributions["counted"].astype(bool) | inside))


RULES = (
    Rule("captions", "with captions counted too", partial(with_roles, roles=("caption",))),
    Rule("page furniture", "with all page furniture counted too", partial(with_roles, roles=FURNITURE)),
    Rule("the headline", "with the headline counted too", partial(with_roles, roles=("headline",))),
    Rule(PARTIAL, "with partial quotations as paraphrases", without_partial),
    Rule(SECOND_HAND, "without those found to be second-hand", without_second_hand),
    Rule("nested attributions", "with attributions inside others counted too", with_nested),
    Rule("doubtful attributions", "without doubtful attributions", without_doubtful),
)


def _without(tables: "Tables", dropped: "pd.Series") -> "Tables":
    """Return tables in which some attributions do not count."""
    return recount(
        tables, tables.attributions.assign(counted=tables.attributions["counted"].astype(bool) & ~dropped)
    )


def recount(tables: "Tables", attributions: "pd.DataFrame", lines: "pd.DataFrame | None" = None) -> "Tables":
    """Return tables with these attributions and lines, the articles and sources counted anew from them.

    The words of a body by voice are the old ones and what the attributions that now count add or take away,
    but for those inside others, whose words are counted there.
    """
    import pandas as pd

    lines = tables.lines if lines is None else lines
    before, after = _by_article(tables.attributions), _by_article(attributions)
    now, then = _body_words(lines), _body_words(tables.lines)
    articles, sources = [], []
    for row in rows(tables.articles):
        name = row["article"]
        old, own = before.get(name, []), after.get(name, [])
        words = row["body_words"] + now.get(name, 0) - then.get(name, 0)
        articles.append(row | _measures(row, words, old, own))
        here = {"article": name, "outlet": row["outlet"]}
        sources += [here | source for source in sourcing.source_rows(own)]
    return dataclasses.replace(
        tables,
        articles=pd.DataFrame(articles, columns=list(tables.articles.columns)),
        lines=lines,
        attributions=attributions,
        sources=pd.DataFrame(sources, columns=COLUMNS["sources"]),
    )


def _body_words(lines: "pd.DataFrame") -> dict[str, int]:
    return lines[lines["role"] == "body"].groupby("article")["words"].sum().to_dict()


def _by_article(attributions: "pd.DataFrame") -> dict[str, list[Row]]:
    """Return the rows of each article with what is counted of them, None where a cell holds nothing."""
    found: dict[str, list[Row]] = {}
    for row in rows(attributions[READ]):
        plain = {name: value if known(value) else None for name, value in row.items()}
        found.setdefault(row["article"], []).append(plain)
    return found


def _measures(article: Row, words: float, old: list[Row], own: list[Row]) -> Row:
    """Return an article's measures of quotation and sourcing under other attributions and another length."""
    counted = [row for row in own if row["counted"]]
    quotations = [row for row in counted if row["kind"] != "indirect"]
    full = [row["quoted_words"] for row in quotations if row["quoted_words"] >= PARTIAL_WORDS]
    quoted = article["quoted_words"] + _outer(own, "quoted_words") - _outer(old, "quoted_words")
    others = article["quoted_words"] + article["paraphrased_words"] + _outer(own, "words") - _outer(old, "words")
    return {
        "body_words": words,
        "attributions": len(counted),
        "quotations": len(quotations),
        "partial_quotations": len(quotations) - len(full),
        "median_quotation_words": median(full) if full else math.nan,
        "longest_quotation_words": max((row["quoted_words"] for row in quotations), default=math.nan),
        "indirect": len(counted) - len(quotations),
        "quoted_words": quoted,
        "paraphrased_words": others - quoted,
        "outlet_words": words - others,
        "quote_density": quoted / words if words else math.nan,
        "quotations_per_100_words": 100 * len(quotations) / words if words else math.nan,
        "second_hand_attributions": sum((row["hops"] or 0) > 0 for row in counted),
        **dict.fromkeys(LOST, math.nan),
        **sourcing.measures(own),
    }


def _outer(found: list[Row], column: str) -> int:
    """Add up what counts and stands in no other; of two that share most of their stretch the longer one."""
    total, seen = 0, []
    spans = {row["id"]: read(row["spans"]) for row in found if row["counted"] and row["nested_in"] is None}
    lengths = {name: sum(end - start for start, end in own) for name, own in spans.items()}
    for row in sorted((row for row in found if row["id"] in spans), key=lambda row: -lengths[row["id"]]):
        own = spans[row["id"]]
        shared = sum(max(0, min(end, b) - max(start, a)) for start, end in own for a, b in seen)
        if 2 * shared <= lengths[row["id"]]:
            total += row[column]
            seen += own
    return total
