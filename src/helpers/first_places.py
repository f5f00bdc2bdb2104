"""Find where each shared fact and each speaker first stands in each article."""

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from helpers.fact_table import groups_told

if TYPE_CHECKING:
    import pandas as pd

    from helpers.compare import Tables

FACT, SPEAKER = KINDS = ("fact", "speaker")
COLUMNS = ["thing", "kind", "article", "outlet", "place", "position", "start", "end", "order"]


def first_places(tables: "Tables") -> "pd.DataFrame":
    """Return where each shared fact and each speaker first stands in each article that has it.

    Read are `tables.facts` (its rows with a `group`, by that and by those they tell too) and `tables.attributions`
    (those that report words and stand inside no other, in headline, subheads and body). Columns: thing (the number
    of the fact, or the speaker's name), kind ("fact" or "speaker"), article, outlet, place (one of `PLACES`),
    position (share of the body before it, 0 to 1, NaN outside it), start, end (code-point offsets of the
    sentence, or of the speaker's first words), order (1, 2 ...: the rank of the thing's first place among the
    things of its kind that stand in this article and in another; NaN for a speaker found in one article alone).
    """
    import pandas as pd

    sentences = tables.facts.sort_values(["article", "start"]).to_dict("records")
    found = [*_facts(sentences), *_speakers(tables.attributions, sentences)]
    rows = pd.DataFrame(found, columns=COLUMNS[:-1])
    rows["thing"] = rows["thing"].astype(object)
    first = rows.drop_duplicates(["kind", "thing", "article"])
    several = first.groupby(["kind", "thing"])["article"].transform("nunique") > 1
    order = first[several].groupby(["kind", "article"])["start"].rank(method="first")
    return first.assign(order=order.reindex(first.index)).reset_index(drop=True)


def _facts(sentences: list[dict[str, Any]]) -> list[tuple]:
    return [
        (group, FACT, *_seen(row), int(row["start"]), int(row["end"]))
        for row in sentences
        for group in groups_told(row)
    ]


def _speakers(attributions: "pd.DataFrame", sentences: list[dict[str, Any]]) -> list[tuple]:
    """Return the attributions with a speaker, in order, each with the place of the sentence in which it begins."""
    starts: dict[str, list[int]] = {}
    held: dict[str, list[dict[str, Any]]] = {}
    for row in sentences:
        starts.setdefault(row["article"], []).append(row["start"])
        held.setdefault(row["article"], []).append(row)
    found = []
    for row in attributions.sort_values(["article", "start"]).to_dict("records"):
        if not isinstance(row["speaker"], str) or isinstance(row["nested_in"], str) or not row["speech"]:
            continue
        index = bisect_right(starts.get(row["article"], []), row["start"]) - 1
        if index >= 0 and row["start"] < (sentence := held[row["article"]][index])["end"]:
            seen = _seen(sentence | {"position": row["position"]})
            found.append((row["speaker"], SPEAKER, *seen, int(row["start"]), int(row["end"])))
    return found


def _seen(row: dict[str, Any]) -> tuple:
    return row["article"], row["outlet"], row["place"], row["position"]
