"""Say how far the attributions can be trusted: the model's record, people's codings, what to check first.

The record comes from the model card. Where a collection has codings by hand, each attribution that
differs is told in a sentence. Without them only the scores are left, and the reader's own eye.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from helpers import agreement, model_card, paths
from helpers.annotated import place_of
from helpers.article import KINDS, Article
from helpers.findings import expected_wrong
from helpers.model_card import show
from helpers.wording import (
    Finding,
    Passage,
    Row,
    count,
    counted,
    counted_attributions,
    known,
    listed,
    passages_of,
    phrase,
    plural,
    readable,
    rows,
    say,
    shortened,
    spans_of,
)

if TYPE_CHECKING:
    import pandas as pd

    from helpers.compare import Tables

EXCERPT_WORDS = 14
LEAST_SURE = 12
BANDS = (0.0, 0.5, 0.7, 0.9, 1.0)  # of the score
OPENING = tuple("“‘«\"'")
NO_GOLD = (
    "Nobody coded this collection by hand (it has no gold/attributions.csv), "
    "so nothing here is held against people."
)
NO_SCORES = "The attributions have no scores, so none can be called less sure than another."
NOBODY = "a source without a name"


# -- the model's record --------------------------------------------------------------------


def record(card: model_card.Card | None = None) -> list[Finding]:
    """Return sentences on what the model reaches on articles that it never saw, and what people reach."""
    card = card or model_card.card()
    told = [model_card.measured(card)]
    if not model_card.is_current(card):
        told.append("The weights in use are not those that were measured: `make validate` measures them.")
    found = [_share(card, kind, "content recall") for kind in ("direct", "mixed", "indirect")]
    if all(found):
        told.append(
            f"Of the attributions that people coded it finds {found[0]} of the direct ones, "
            f"{found[1]} of the mixed and {found[2]} of the indirect. The brackets hold 95% intervals."
        )
    full, precision = _share(card, "all", "full F1"), _share(card, "all", "content precision")
    if full and precision:
        who, theirs = model_card.people(card)
        told.append(
            f"Of what it finds, people coded {precision}. With the right source besides, its F1 is {full}; "
            f"that of {who}, is {show(theirs['all']['full F1'])}%."
        )
    return [Finding((sentence,)) for sentence in told]


def _share(card: model_card.Card, kind: str, measure: str) -> str:
    """Return a figure with its interval, "" where it was not measured."""
    row = next((r for r in card["figures"] if (r["type"], r["measure"]) == (kind, measure)), None)
    if row is None or row["value"] is None:
        return ""
    interval = "" if row["low"] is None else f" ({show(row['low'])} to {show(row['high'])})"
    return f"{show(row['value'])}%{interval}"


def record_table(card: model_card.Card | None = None) -> "pd.DataFrame":
    """Return the model's figures as they are printed, in percent, a row a type and measure."""
    import pandas as pd

    table = pd.DataFrame(list(model_card.shown_figures(card or model_card.card())))
    names = {"type": "attributions", "interval": "95% interval", "n": "counted", "people": "two people"}
    return table.rename(columns=names)


# -- people's codings ----------------------------------------------------------------------


def gold_pairs(articles: Iterable[Article], collection: Any = None) -> "pd.DataFrame":
    """Return the machine's attributions beside those coded by hand; no rows where nobody coded the collection."""
    path = agreement.gold_file(paths.collection_path(collection))
    return agreement.compare_with_gold(articles, agreement.read_gold(path) if path else {})


def against_people(pairs: "pd.DataFrame") -> list[Finding]:
    """Return sentences on how far machine and coder agree."""
    if pairs.empty:
        return [Finding((NO_GOLD,))]
    table = agreement.counts(pairs).set_index("measure")

    def part(measure: str) -> str:
        row = table.loc[measure]
        return f"{row['right']:.0f} of {row['of']:.0f}"

    kinds = ", ".join(f"{part(f'{kind} ones found')} {kind}" for kind in KINDS)
    sentences = [
        f"The machine finds {part('coded ones found')} coded attributions ({kinds}).",
        f"Of those that it finds, {part('found ones coded')} are coded.",
        f"Where both have one, the source is right in {part('source right')}, the speaker in "
        f"{part('speaker right')}, the type in {part('type right')}; the channel in {part('channel right')} "
        "for which either has a channel.",
    ]
    return [Finding((sentence,)) for sentence in sentences]


def gold_table(pairs: "pd.DataFrame") -> "pd.DataFrame":
    """Return the counts of `agreement.counts` as they are printed, in percent; no rows without codings."""
    import pandas as pd

    columns = ["measure", "right", "of", "percent", "95% interval"]
    if pairs.empty:
        return pd.DataFrame(columns=columns)
    told = []
    for row in rows(agreement.counts(pairs)):
        numbers = ["" if math.isnan(row[key]) else f"{row[key]:.0f}" for key in ("right", "of")]
        interval = "" if math.isnan(row["low"]) else f"{show(row['low'])} to {show(row['high'])}"
        told.append([row["measure"], *numbers, show(row["share"]), interval])
    return pd.DataFrame(told, columns=columns)


def errors(pairs: "pd.DataFrame", articles: Iterable[Article]) -> dict[str, list[Finding]]:
    """Return every difference between machine and coder as a sentence, by what is different.

    Types and channels are told once for all attributions of an article that differ alike.
    """
    known_articles = {article.id: article for article in articles}
    listing = rows(pairs)

    def told(row: Row) -> str:
        article = known_articles[row["article"]]
        words = shortened(article.text[int(row["start"]) : int(row["end"])], EXCERPT_WORDS)
        words = words if words.startswith(OPENING) else f"“{words.rstrip('.,;')}”"
        return f"{words} ({_place(article, row)}{', inside another attribution' if row['nested'] else ''})"

    def who(row: Row, side: str) -> str:
        return row[f"{side}_speaker"] if known(row[f"{side}_speaker"]) else NOBODY

    wrong = [row for row in listing if row["source_right"] is False or row["speaker_right"] is False]
    return {
        "Missed": [
            Finding((f"Missed: {told(row)}, {row['kind']}, coded as the words of {who(row, 'coded')}.",))
            for row in listing
            if row["result"] == "missed"
        ],
        "Found, but coded by nobody": [
            Finding((f"Coded by nobody: {told(row)}, {row['kind']}, taken for the words of {who(row, 'found')}.",))
            for row in listing
            if row["result"] == "extra"
        ],
        "Given to somebody else": [Finding((_wrong_source(row, told(row), who),)) for row in wrong],
        "Of another kind": [
            Finding((f"Taken as {row['found_kind']}, coded as {row['coded_kind']}: {told(row)}.",))
            for row in listing
            if row["kind_right"] is False
        ],
        "Of another type": _alike(listing, "type", known_articles),
        "Through another channel": _alike(listing, "channel", known_articles),
    }


def _wrong_source(row: Row, told: str, who: Any) -> str:
    if row["speaker_right"] is not False:
        return f"The words for the source stand elsewhere, though the speaker is the same: {told}."
    if not known(row["found_speaker"]):
        return f"No name was found for the words of {who(row, 'coded')}: {told}."
    return f"Taken for the words of {who(row, 'found')} but coded as those of {who(row, 'coded')}: {told}."


def _alike(listing: Sequence[Row], field: str, articles: Mapping[str, Article]) -> list[Finding]:
    """Return a sentence for all attributions of an article and speaker in which a field differs alike."""
    groups: dict[tuple, list[Row]] = {}
    for row in listing:
        if row[f"{field}_right"] is False:
            both = row[f"found_{field}"], row[f"coded_{field}"]
            values = (value if known(value) else "none" for value in both)
            speaker = row["coded_speaker"] if known(row["coded_speaker"]) else NOBODY
            groups.setdefault((row["article"], speaker, *values), []).append(row)
    return [
        Finding((
            f"{speaker}: {readable(found)}, coded as {readable(coded)} ({articles[article].label}, "
            f"{', '.join(dict.fromkeys(_place(articles[article], row, outlet=False) for row in group))}).",
        ))
        for (article, speaker, found, coded), group in groups.items()
    ]  # fmt: skip


def _place(article: Article, row: Row, outlet: bool = True) -> str:
    place = place_of(article, Passage(article.id, int(row["start"]), int(row["end"])))
    return f"{article.label}, {place}" if outlet else place


def markdown(parts: Mapping[str, Sequence[Finding]]) -> Any:
    """Return sentences under small headings with their number, as a notebook shows them."""
    from IPython.display import Markdown

    blocks = [
        f"**{name} ({len(told)})**\n\n" + "\n".join(f"- {finding.markdown()}" for finding in told)
        for name, told in parts.items()
        if told
    ]
    return Markdown("\n\n".join(blocks))


# -- what to check first -------------------------------------------------------------------


def score_bands(pairs: "pd.DataFrame") -> "pd.DataFrame":
    """Return how many of the attributions with a score are coded with that source, by score.

    Columns: score (from – to), attributions, right, percent, 95% interval. The score is worth
    something where the percentages rise with it.
    """
    import pandas as pd

    columns = ["score", "attributions", "right", "percent", "95% interval"]
    scored = [row for row in rows(pairs) if known(row["score"])]
    told = []
    for low, high in pairwise(BANDS):
        band = [row for row in scored if low <= row["score"] < high or (high == row["score"] == 1)]
        if band:
            right = sum(row["source_right"] is True for row in band)
            edges = agreement.wilson(right, len(band))
            interval = f"{show(edges[0])} to {show(edges[1])}"
            told.append([f"{low:.1f} – {high:.1f}", len(band), right, show(right / len(band)), interval])
    return pd.DataFrame(told, columns=columns)


def sureness(tables: "Tables") -> list[Finding]:
    """Return sentences on how sure the machine is of these articles' attributions."""
    found = counted_attributions(tables)
    scored = [row for row in found if known(row["score"])]
    if not scored:
        return [Finding((NO_SCORES,))]
    unsure = [row for row in scored if row["score"] < BANDS[1]]
    return [
        *expected_wrong(scored),
        say(
            "{unsure} {are} more likely wrong than right.",
            unsure=count(len(unsure), "attributions with a score under .5", passages_of(unsure)),
            are=plural(len(unsure), "is", "are"),
        ),
    ]


def least_sure(tables: "Tables", articles: Iterable[Article], number: int = LEAST_SURE) -> "pd.DataFrame":
    """Return the counted attributions with the lowest scores, least sure first; no rows without scores.

    Columns: score, outlet, paragraph, kind, words, source, speaker.
    """
    import pandas as pd

    texts = {article.id: article for article in articles}
    scored = [row for row in counted_attributions(tables) if known(row["score"])]
    told = [
        {
            "score": row["score"],
            "outlet": row["outlet"],
            "paragraph": row["paragraph"],
            "kind": row["kind"],
            "words": shortened(texts[row["article"]].words_at(*(p[1:] for p in spans_of(row))), EXCERPT_WORDS),
            "source": row["source_words"] if known(row["source_words"]) else "",
            "speaker": row["speaker"] if known(row["speaker"]) else "",
        }
        for row in sorted(scored, key=lambda row: row["score"])[:number]
    ]
    columns = ["score", "outlet", "paragraph", "kind", "words", "source", "speaker"]
    return pd.DataFrame(told, columns=columns)


def to_check(tables: "Tables") -> list[Finding]:
    """Return what else a reader should look at, with its number in these articles."""
    found = counted_attributions(tables)
    untold = [row for row in found if not known(row["speaker"]) and row["named"] is not False]
    untied = [row for row in untold if known(row["source_words"])]
    groups = (
        ("has", "a source that could not be tied to a name", untied),
        ("has", "no source", [row for row in found if not known(row["source_words"])]),
        ("comes", "through somebody else", [row for row in found if row["hops"]]),
        ("has", "a source of no stated type", [row for row in found if row["source_type"] == "unspecified"]),
    )
    plurals = {"has": "have", "comes": "come"}
    parts = [
        phrase(
            "{n} {verb} {what}",
            n=count(len(group), f"attributions: {verb} {what}", passages_of(group)),
            verb=plural(len(group), verb, plurals[verb]),
            what=what,
        )
        for verb, what, group in groups
        if group
    ]
    total = counted(count(len(found), "attributions", passages_of(found)), "attribution")
    return [say("Of {all}: {parts}.", all=total, parts=listed(parts, last="; ", between="; "))] if parts else []
