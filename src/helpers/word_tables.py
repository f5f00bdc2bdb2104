"""Set out word choice for a reader: reporting verbs by tier and by source, and coloured words with their rates.

Counted is what an outlet chose itself: verbs of the body that stand inside nobody else's words and whose
attribution is likely right, and words of the body in the outlet's own voice.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from helpers.cue_verbs import TIERS
from helpers.word_choice import KINDS
from helpers.wording import Row, known, own_rows, rows

if TYPE_CHECKING:
    import pandas as pd

    from helpers.compare import Tables

ALL = "all"  # the row of `words_table` that counts every category of a kind
NEUTRAL = TIERS[0]
NO_NAME = " without a known name"
SOURCES = {  # what sources are called by their type
    "official": "official sources",
    "expert": "expert sources",
    "business": "business sources",
    "civil_society": "civil society sources",
    "ordinary_person": "sources among ordinary people",
    "document": "documents",
    "media": "news sources",
    "unspecified": "sources",
}
# Of attributions that score less, fewer than a third are right (“score” in data/models/attribution/card.yaml).
LEAST_SCORE = 0.5


def own_verbs(tables: "Tables") -> list[Row]:
    """Return the reporting verbs of the bodies with a tier, each once.

    Left out are those inside others' words and those of attributions that score less than `LEAST_SCORE`; one
    without a score needs quotation marks.
    """
    told = {
        (row["article"], row["start"]): row
        for row in reversed(rows(tables.reporting_verbs))
        if row["role"] == "body" and not row["nested"] and known(row["tier"]) and _is_likely(row)
    }
    return [told[key] for key in reversed(told)]


def _is_likely(row: Row) -> bool:
    return row["score"] >= LEAST_SCORE if known(row["score"]) else row["kind"] != "indirect"


def own_words(tables: "Tables") -> list[Row]:
    """Return the words of the lists and the passives that stand in a body in the outlet's own voice."""
    return [row for row in rows(tables.word_choice) if row["role"] == "body" and row["voice"] == "outlet"]


def once(found: Iterable[Row]) -> list[Row]:
    """Return rows of words without those of a kind at a place where there is one already (in another category)."""
    return list({(row["article"], row["kind"], row["start"]): row for row in reversed(list(found))}.values())[::-1]


def source_of(row: Row) -> str:
    """Return whose words a verb introduces: the speaker, else the type of source."""
    if known(row["speaker"]):
        return row["speaker"]
    kind = row["source_type"] if row["source_type"] in SOURCES else "unspecified"
    return SOURCES[kind] + NO_NAME * (kind != "document")


def tallied(words: Iterable[str]) -> str:
    """Return words with their numbers, most frequent first: "say 8, deny 2"."""
    return ", ".join(f"{word} {number}" for word, number in Counter(words).most_common())


def in_marks(words: Iterable[str], most: int) -> str:
    """Return words in quotation marks, most frequent first: “say”, “deny” … where there are more."""
    marked = [f"“{word}”" for word, _ in Counter(words).most_common()]
    return ", ".join(marked[:most]) + (" …" if len(marked) > most else "")


def verb_table(tables: "Tables") -> "pd.DataFrame":
    """Return how many of each article's reporting verbs stand in each tier: a row a tier and article.

    Columns: tier (see data/codebook/reporting_verbs.yaml), outlet, count (verbs of the tier), of (verbs of any
    tier), share (0 to 1, NaN without a verb), verbs (each with its number).
    """
    import pandas as pd

    found = own_verbs(tables)
    made = []
    for tier in TIERS:
        for article in rows(tables.articles):
            own = own_rows(found, article)
            verbs = [row["verb"] for row in own if row["tier"] == tier]
            share = len(verbs) / len(own) if own else float("nan")
            made.append((tier, article["outlet"], len(verbs), len(own), share, tallied(verbs)))
    return pd.DataFrame(made, columns=["tier", "outlet", "count", "of", "share", "verbs"])


def verb_sources(tables: "Tables") -> "pd.DataFrame":
    """Return which sources get verbs that are not neutral: a row an article, tier and source.

    Columns: outlet, tier, source (the speaker; of those without a known name the type), count (verbs of the
    tier for the source), of (all its verbs with a tier), verbs (each with its number). Most verbs first within
    outlet and tier.
    """
    import pandas as pd

    found = own_verbs(tables)
    made = []
    for article in rows(tables.articles):
        own = own_rows(found, article)
        totals = Counter(source_of(row) for row in own)
        for tier in TIERS[1:]:
            those = [row for row in own if row["tier"] == tier]
            for source, number in Counter(source_of(row) for row in those).most_common():
                verbs = tallied(row["verb"] for row in those if source_of(row) == source)
                made.append((article["outlet"], tier, source, number, totals[source], verbs))
    return pd.DataFrame(made, columns=["outlet", "tier", "source", "count", "of", "verbs"])


def words_table(tables: "Tables") -> "pd.DataFrame":
    """Return how often each article uses words of each kind and category in its own voice: a row each.

    A kind found in any article has a row for every article, for all of it ("all") and for each category.
    Columns: kind, category, outlet, count, of (the article's words in its own voice), per_1000 (count on a
    thousand of these words, NaN without a word; of few words it says little), terms (each with its number).
    """
    import pandas as pd

    found = own_words(tables)
    made = []
    for kind in KINDS:
        of_kind = [row for row in found if row["kind"] == kind]
        categories = sorted({row["category"] for row in of_kind})
        for category in [ALL, *categories] if categories else []:
            those = once(of_kind) if category == ALL else [r for r in of_kind if r["category"] == category]
            for article in rows(tables.articles):
                terms = [row["term"] for row in own_rows(those, article)]
                words = article["outlet_words"]
                rate = 1000 * len(terms) / words if words else float("nan")
                made.append((kind, category, article["outlet"], len(terms), words, rate, tallied(terms)))
    columns = ["kind", "category", "outlet", "count", "of", "per_1000", "terms"]
    return pd.DataFrame(made, columns=columns)
