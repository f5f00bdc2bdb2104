"""Measure one article: its rows of every table that needs no other article.

Rows are plain dictionaries without the article's id and outlet, which `compare` adds. Counts are of the body
unless a column says otherwise; a share without a denominator is NaN.
"""

import bisect
import math
from collections.abc import Iterable, Sequence
from itertools import accumulate
from statistics import median
from typing import TYPE_CHECKING, Any

from helpers import places
from helpers.article import FURNITURE, Article, Attribution, Span

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

PARTIAL_WORDS = 4  # a marked stretch of fewer words is a partial quotation: a word or two held up, not a statement


def measure(article: Article) -> dict[str, list[Row]]:
    """Return an article's rows by the name of their table."""
    from helpers import distinctive, framing, headline_check, naming, quotes, reuse, sources, tokens, word_choice
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
        "sentences": [_sentence_row(article, found, *sentence, body) for sentence in framing.sentences(article)],
        "frames": frames,
        "frame_terms": _records(framing.frame_terms(article)),
        "word_choice": _records(word_choice.word_choice(article)),
        "reporting_verbs": _records(word_choice.reporting_verbs(article)),
        "mentions": _records(naming.mentions(article)),
        "word_counts": _records(distinctive.word_counts(article)),
        "tone": _records(word_choice.tone(article)),
        "headline_claims": _records(headline_check.headline_claims(article)),
        "credits": _records(reuse.credits(article)),
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


def _sentence_row(
    article: Article, found: Sequence[Attribution], sentence: Span, role: str, body: places.Body
) -> Row:
    from helpers import framing, tokens

    return {
        "start": sentence.start,
        "end": sentence.end,
        "role": role,
        "voice": framing.sentence_voice(article, found, sentence)[0],
        "position": body.position(sentence.start) if role == "body" else math.nan,
        "words": tokens.count_words(article.text, *sentence),
    }


def _attribution_row(article: Article, attribution: Attribution, body: places.Body, quoted: places.Cover) -> Row:
    from helpers import quotes, tokens

    words = [word for span in attribution.content for word in tokens.words(article.text, *span)]
    in_body = attribution.role == "body"
    source = attribution.source
    speech = quotes.reports_words(article, attribution)
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
        "speech": speech,
        "words": len(words),
        "quoted_words": sum(quoted.holds(word) for word in words),
        "paragraph": body.paragraph(attribution.content[0].start) if in_body else None,
        "position": body.position(attribution.content[0].start) if in_body else math.nan,
        "counted": in_body and attribution.nested_in is None and speech,
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
    contents = sorted(span for a in found if a.role == "body" and not a.act for span in a.content)
    return sum(any(start < span.end and span.start < end for span in contents) for start, end in article.sentences)
