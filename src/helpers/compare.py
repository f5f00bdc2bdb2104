"""Build every table: one row a thing counted, with the place where it stands.

`analyse` is the one way from articles to tables. Rows are made article by article and
kept, so that a second notebook reads what the first computed. What each column holds
is listed in data/README.md.
"""

import bisect
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median
from typing import TYPE_CHECKING, Any

from helpers import cache, namesakes, overrides, places, sourcing, stakeholders
from helpers.article import FURNITURE, Article, Attribution, Span

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

PARTIAL_WORDS = 4  # a marked stretch of fewer words is a partial quotation: a word or two held up, not a statement

COLUMNS = {
    "articles": (
        "article outlet headline url published author fingerprint lines furniture_lines body_words "
        "furniture_words sentences mean_sentence_words attributions quotations partial_quotations "
        "median_quotation_words longest_quotation_words indirect quoted_words paraphrased_words outlet_words "
        "quote_density quotations_per_100_words attributed_sentences attributed_sentence_share "
        "second_hand_attributions"
    ).split()
    + sourcing.MEASURES,
    "lines": "article outlet line start end role words".split(),
    "attributions": (
        "article outlet id start end spans quoted_spans kind speaker source_words source_start source_end "
        "cue_words source_type named side via hops role nested_in score words quoted_words paragraph position "
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
    "shared": "group article_a start_a end_a article_b start_b end_b relation score".split(),
}
SPOKEN = ("attributions", "frames", "frame_terms", "word_choice", "reporting_verbs")  # tables with speakers


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
    _name_speakers_alike(rows)
    found_in: dict[str, list[Row]] = {article.id: [] for article in articles}
    for row in rows["attributions"]:
        found_in[row["article"]].append(row)
    lists = stakeholders.lists_of(articles)
    for row, article in zip(rows["articles"], articles, strict=True):
        here = {"article": article.id, "outlet": labels[article.id]}
        own = found_in[article.id]
        row |= sourcing.measures(own)
        row |= {"published": article.published, "url": article.url, "author": article.author}  # dates are no JSON
        rows["sources"] += [here | found for found in sourcing.source_rows(own)]
        rows["stakeholders"] += [here | found for found in stakeholders.rows(article, lists[article.id], own)]
    rows["shared"] = _shared_rows(articles)
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
    gaps = name == "stakeholders"  # whole numbers beside gaps, which pandas would turn into decimals
    return pd.DataFrame(rows, columns=columns, dtype=object if gaps else None)


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
    return cache.recall("rows", parts, lambda: _measure(article))


def _shared_rows(articles: Sequence[Article]) -> list[Row]:
    """Return the rows of `shared`, computed once."""

    def align() -> list[Row]:
        from helpers import alignment  # not needed where the rows are kept

        return alignment.shared_statements(articles).to_dict("records")

    parts = [
        part for a in articles for part in (a.id, a.text, repr(a.blocks), overrides.fingerprint(a.collection))
    ]
    return cache.recall("shared", parts, align)


def _measure(article: Article) -> dict[str, list[Row]]:
    from helpers import distinctive, framing, naming, quotes, sources, tokens, word_choice
    from helpers.readability import readability

    body = places.Body(article)
    body_words = [word for block in article.body for word in tokens.words(article.text, block.start, block.end)]
    voices = [quotes.voice_of(article, *word) for word in body_words]
    found = sources.find_attributions(article)
    quoted = places.Cover(quotes.quoted_spans(article))
    lines = _line_rows(article)
    attributions = [_attribution_row(article, attribution, body, quoted) for attribution in found]
    frames = _records(framing.frame_sentences(article))
    for row in frames:
        row["position"] = body.position(row["start"]) if row["role"] == "body" else math.nan
    scores = {voice: readability(article, None if voice == "all" else voice) for voice in ("all", "outlet")}
    return {
        "lines": lines,
        "attributions": attributions,
        "sentences": [_sentence_row(article, span, role, body) for span, role in framing.sentences(article)],
        "frames": frames,
        "frame_terms": _records(framing.frame_terms(article)),
        "word_choice": _records(word_choice.word_choice(article)),
        "reporting_verbs": _records(word_choice.reporting_verbs(article)),
        "mentions": _records(naming.mentions(article)),
        "word_counts": _records(distinctive.word_counts(article)),
        "tone": _records(word_choice.tone(article)),
        "readability": [{"voice": voice} | score for voice, score in scores.items()],
        "articles": [_article_row(article, lines, attributions, found, voices, scores["all"])],
    }


def _records(table: "pd.DataFrame") -> list[Row]:
    return table.drop(columns="article").to_dict("records")


def _line_rows(article: Article) -> list[Row]:
    from helpers import tokens

    starts = [0, *accumulate(len(line) + 1 for line in article.text.split("\n"))]
    return [
        {
            "line": bisect.bisect_right(starts, block.start),
            "start": block.start,
            "end": block.end,
            "role": block.role,
            "words": tokens.count_words(article.text, block.start, block.end),
        }
        for block in article.blocks
    ]


def _sentence_row(article: Article, sentence: Span, role: str, body: places.Body) -> Row:
    from helpers import quotes, tokens

    return {
        "start": sentence.start,
        "end": sentence.end,
        "role": role,
        "voice": quotes.voice_of(article, *sentence),
        "position": body.position(sentence.start) if role == "body" else math.nan,
        "words": tokens.count_words(article.text, *sentence),
    }


def _attribution_row(article: Article, attribution: Attribution, body: places.Body, quoted: places.Cover) -> Row:
    from helpers import tokens

    words = [word for span in attribution.content for word in tokens.words(article.text, *span)]
    in_body = attribution.role == "body"
    source = attribution.source
    return {
        "id": attribution.id,
        "start": attribution.content[0].start,
        "end": attribution.content[-1].end,
        "spans": places.written(attribution.content),
        "quoted_spans": places.written(part for span in attribution.content for part in quoted.parts_of(span)),
        "kind": attribution.kind,
        "speaker": attribution.speaker,
        "source_words": article.words_at(*source) or None,
        "source_start": source[0].start if source else None,
        "source_end": source[-1].end if source else None,
        "cue_words": article.words_at(*attribution.cue) or None,
        "source_type": attribution.source_type,
        "named": attribution.named,
        "side": attribution.side,
        "via": attribution.via,
        "hops": attribution.hops,
        "role": attribution.role,
        "nested_in": attribution.nested_in,
        "score": attribution.score,
        "words": len(words),
        "quoted_words": sum(quoted.holds(word) for word in words),
        "paragraph": body.paragraph(attribution.content[0].start) if in_body else None,
        "position": body.position(attribution.content[0].start) if in_body else math.nan,
        "counted": in_body and attribution.nested_in is None,
    }


def _article_row(
    article: Article,
    lines: list[Row],
    attributions: list[Row],
    found: Iterable[Attribution],
    voices: list[str],
    scores: dict[str, float],
) -> Row:
    counted = [row for row in attributions if row["counted"]]
    quotations = [row for row in counted if row["kind"] != "indirect"]
    full = [row["quoted_words"] for row in quotations if row["quoted_words"] >= PARTIAL_WORDS]
    attributed = _attributed_sentences(article, found)
    words = len(voices)
    furniture = [row for row in lines if row["role"] in FURNITURE]
    quoted, paraphrased = voices.count("quote"), voices.count("paraphrase")
    return {
        "headline": article.title,
        "fingerprint": article.fingerprint,
        "lines": len({row["line"] for row in lines}),
        "furniture_lines": len({row["line"] for row in furniture}),
        "body_words": words,
        "furniture_words": sum(row["words"] for row in furniture),
        "sentences": len(article.sentences),
        "mean_sentence_words": scores["mean_sentence_words"],
        "attributions": len(counted),
        "quotations": len(quotations),
        "partial_quotations": len(quotations) - len(full),
        "median_quotation_words": median(full) if full else math.nan,
        "longest_quotation_words": max(row["quoted_words"] for row in quotations) if quotations else math.nan,
        "indirect": len(counted) - len(quotations),
        "quoted_words": quoted,
        "paraphrased_words": paraphrased,
        "outlet_words": words - quoted - paraphrased,
        "quote_density": quoted / words if words else math.nan,
        "quotations_per_100_words": 100 * len(quotations) / words if words else math.nan,
        "attributed_sentences": attributed,
        "attributed_sentence_share": attributed / len(article.sentences) if article.sentences else math.nan,
        "second_hand_attributions": sum(row["hops"] > 0 for row in counted),
    }


def _attributed_sentences(article: Article, found: Iterable[Attribution]) -> int:
    """Count the body sentences that hold some of what is attributed in the body."""
    contents = sorted(span for a in found if a.role == "body" for span in a.content)
    return sum(any(start < span.end and span.start < end for span in contents) for start, end in article.sentences)
