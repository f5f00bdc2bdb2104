"""Build every table: one row a thing counted, with the place where it stands.

`analyse` is the one way from articles to tables. Rows are made article by article and
kept, so that a second notebook reads what the first computed. What each column holds
is listed in data/README.md.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers import article_rows, cache, namesakes, overrides, places, sourcing, stakeholders
from helpers.article import FURNITURE, Article

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

PAIRS = "group article_a start_a end_a article_b start_b end_b relation score".split()
COLUMNS = {
    "articles": (
        "article outlet publisher headline url published author fingerprint lines furniture_lines body_words "
        "furniture_words sentences mean_sentence_words attributions quotations partial_quotations "
        "median_quotation_words longest_quotation_words indirect quoted_words paraphrased_words outlet_words "
        "quote_density quotations_per_100_words attributed_sentences attributed_sentence_share "
        "second_hand_attributions"
    ).split()
    + sourcing.MEASURES,
    "lines": "article outlet line start end role words".split(),
    "attributions": (
        "article outlet id start end spans quoted_spans kind speaker source_words source_start source_end "
        "cue_words source_type named side via hops role nested_in score speech words quoted_words paragraph "
        "position "
        "counted"
    ).split(),
    "sources": (
        "article outlet source speaker source_type named side attributions quotations words quoted_words share "
        "start end paragraph position"
    ).split(),
    "stakeholders": ["article", "outlet", *stakeholders.COLUMNS],
    "sentences": "article outlet start end role voice position words".split(),
    "frames": "article outlet start end family frame voice speaker role ground spans position".split(),
    "frame_terms": "article outlet term family frame voice speaker role start end".split(),
    "word_choice": "article outlet kind category term voice speaker role start end".split(),
    "reporting_verbs": (
        "article outlet verb tier speaker source_type side kind role nested score start end".split()
    ),
    "mentions": "article outlet thing kind name voice role start end".split(),
    "word_counts": "article outlet voice word name count".split(),
    "tone": "article outlet voice sentences mean_compound positive negative neutral".split(),
    "readability": "article outlet voice".split(),
    "shared": PAIRS,
    "fact_pairs": PAIRS,
    "facts": (
        "article outlet start end role voice speaker place position group also relation found_in score".split()
    ),
    "headline_claims": (
        "article outlet claim start end back_start back_end voice speaker place position share missing "
        "backed".split()
    ),
    "reuse": "article_a start_a end_a article_b start_b end_b words".split(),
    "credits": "article outlet start end agency kind".split(),
}
# tables with speakers
SPOKEN = ("attributions", "frames", "frame_terms", "word_choice", "reporting_verbs", "facts", "headline_claims")
GAPS = ("stakeholders", "facts", "headline_claims")  # whole numbers beside gaps, which pandas would make decimals


@dataclass(frozen=True)
class Tables:
    """What an analysis found, as tidy frames; see data/README.md for the columns."""

    articles: "pd.DataFrame"
    lines: "pd.DataFrame"
    attributions: "pd.DataFrame"
    sources: "pd.DataFrame"
    stakeholders: "pd.DataFrame"
    sentences: "pd.DataFrame"
    frames: "pd.DataFrame"
    frame_terms: "pd.DataFrame"
    word_choice: "pd.DataFrame"
    reporting_verbs: "pd.DataFrame"
    mentions: "pd.DataFrame"
    word_counts: "pd.DataFrame"
    tone: "pd.DataFrame"
    readability: "pd.DataFrame"
    shared: "pd.DataFrame"
    fact_pairs: "pd.DataFrame"
    facts: "pd.DataFrame"
    headline_claims: "pd.DataFrame"
    reuse: "pd.DataFrame"
    credits: "pd.DataFrame"


def analyse(articles: Iterable[Article]) -> Tables:
    """Measure the articles and return all tables.

    Counts are of the body unless a column says otherwise. A share without a
    denominator is NaN. Labels are made distinct where two articles share an outlet.
    """
    import pandas as pd

    articles = list(articles)
    labels = outlet_labels(articles)
    rows: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    for article in articles:
        for name, found in _article_rows(article).items():
            rows[name] += [{"article": article.id, "outlet": labels[article.id]} | row for row in found]
    rows |= _aligned_rows(articles, rows["headline_claims"])
    for row in rows["facts"]:
        row["outlet"] = labels[row["article"]]
    _name_speakers_alike(rows)
    found_in: dict[str, list[Row]] = {article.id: [] for article in articles}
    for row in rows["attributions"]:
        found_in[row["article"]].append(row)
    lists = stakeholders.lists_of(articles)
    for row, article in zip(rows["articles"], articles, strict=True):
        here = {"article": article.id, "outlet": labels[article.id]}
        own = found_in[article.id]
        row |= sourcing.measures(own) | {"publisher": article.label}
        row |= {"published": article.published, "url": article.url, "author": article.author}  # dates are no JSON
        rows["sources"] += [here | found for found in sourcing.source_rows(own)]
        rows["stakeholders"] += [here | found for found in stakeholders.rows(article, lists[article.id], own)]
    return Tables(**{name: _frame(pd, name, found) for name, found in rows.items()})


def outlet_labels(articles: Iterable[Article]) -> dict[str, str]:
    """Return the name to print for each article: the outlet, numbered where it has several."""
    labels: dict[str, str] = {}
    for article in articles:
        base, number = article.label, 1
        while (label := base if number == 1 else f"{base} ({number})") in labels.values():
            number += 1
        labels[article.id] = label
    return labels


def shared_passages(articles: Iterable[Article], tables: Tables) -> "pd.DataFrame":
    """Return the shared statements to be read side by side: a row a statement and passage.

    Columns: statement (1, 2 ...), relation, outlet, paragraph (None outside the body), words
    (of the article's own text: furniture in between is left out).
    """
    import pandas as pd

    known = {article.id: article for article in articles}
    labels = outlet_labels(known.values())
    found: dict[tuple[int, str, int, int], str] = {}
    for row in tables.shared.itertuples():
        for passage in ((row.article_a, row.start_a, row.end_a), (row.article_b, row.start_b, row.end_b)):
            found.setdefault((row.group, *passage), row.relation)
    groups = {group: number for number, group in enumerate(dict.fromkeys(key[0] for key in found), 1)}
    rows = [
        (
            groups[group],
            relation,
            labels[name],
            places.Body(known[name]).paragraph(start) or None,
            _own_words(known[name], start, end),
        )
        for (group, name, start, end), relation in found.items()
    ]
    columns = ["statement", "relation", "outlet", "paragraph", "words"]
    return pd.DataFrame(rows, columns=columns).sort_values("statement", kind="stable", ignore_index=True)


def _own_words(article: Article, start: int, end: int) -> str:
    """Return the words of a passage without the furniture that stands in it."""
    parts = [b for b in article.blocks if b.role not in FURNITURE and b.start < end and start < b.end]
    return " ".join(article.text[max(start, b.start) : min(end, b.end)] for b in parts)


def _name_speakers_alike(rows: dict[str, list[Row]]) -> None:
    """Give a person one name in every article, and a speaker one type and side: what most attributions have."""
    casts: dict[str, set[str]] = {}
    people = [(row, "speaker") for table in SPOKEN for row in rows[table] if row["speaker"]]
    people += [(row, "thing") for row in rows["mentions"] if row["kind"] == "person"]
    for row, column in people:
        casts.setdefault(row["article"], set()).add(row[column])
    chosen = namesakes.reconcile(casts.values())
    for row, column in people:
        row[column] = chosen.get(row[column], row[column])
    for column in ("source_type", "side"):
        known: dict[str, Counter] = {}
        for row in rows["attributions"]:
            if row["speaker"] and row[column] not in (None, "unspecified"):
                known.setdefault(row["speaker"], Counter())[row[column]] += 1
        for row in rows["attributions"]:
            if row["speaker"] in known:
                row[column] = known[row["speaker"]].most_common(1)[0][0]


def _frame(pd, name: str, rows: list[Row]) -> "pd.DataFrame":
    """Return rows as a frame that has its columns even without rows."""
    columns = COLUMNS[name]
    if name == "readability" and rows:
        columns = list(rows[0])
    return pd.DataFrame(rows, columns=columns, dtype=object if name in GAPS else None)


def _article_rows(article: Article) -> dict[str, list[Row]]:
    """Return one article's rows of every table but `shared`, computed once."""
    parts = [
        article.text,
        repr(article.blocks),
        str(article.title),
        str(article.language),
        article.id,
        article.collection,
        overrides.fingerprint(article.collection),
    ]
    return cache.recall("rows", parts, lambda: article_rows.measure(article))


def _aligned_rows(articles: Sequence[Article], headline_claims: list[Row]) -> dict[str, list[Row]]:
    """Return the rows of the tables that tie articles together, computed once."""

    def align() -> dict[str, list[Row]]:
        from helpers import alignment, fact_table, facts, reuse  # not needed where the rows are kept

        statements = alignment.shared_statements(articles)
        shared = statements.to_dict("records")
        pairs = facts.shared_facts(articles, statements).to_dict("records")
        return {
            "shared": shared,
            "fact_pairs": pairs,
            "facts": fact_table.rows(articles, shared + pairs, headline_claims),
            "reuse": reuse.shared_runs(articles).to_dict("records"),
        }

    parts = [
        part for a in articles for part in (a.id, a.text, repr(a.blocks), overrides.fingerprint(a.collection))
    ]
    return cache.recall("aligned", parts, align)
