"""Lay out the comparison: findings, charts and tables as one HTML page.

The template escapes all text. Only http and https addresses are linked, as an article's
address is no more to be trusted than its words.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import Markup

from helpers import annotated, findings
from helpers.article import VOICES, Article
from helpers.evidence import Evidence
from helpers.figures import Chart
from helpers.frame_coder import LISTS
from helpers.frame_profiles import families
from helpers.wording import Passage, known, readable, shortened, show_percent

if TYPE_CHECKING:
    from helpers.compare import Tables

TEMPLATES = Path(__file__).parent / "templates"
NAMED_IN_TITLE = 3
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]  # not the locale's


def render(
    tables: "Tables",
    articles: list[Article],
    drawn: Mapping[str, Chart],
    skipped: Sequence[str],
    without_text: bool,
    versions: Mapping[str, str],
    fragments: bool = True,
) -> str:
    from helpers import codebook
    from helpers.chart_style import outlet_colours

    listing = findings.rows(tables.articles)
    evidence = Evidence(articles, without_text, fragments)
    told = {name: section(tables) for name, section in findings.SECTIONS.items()}
    parts = {"summary": findings.summary_of(told)} | told | {"limits": findings.limits(tables)}
    sentences = {name: [evidence.html(finding) for finding in part] for name, part in parts.items()}
    colours = outlet_colours(tables.articles["outlet"])
    shared = _shared_rows(tables, evidence, listing)
    context = {
        "title": title(listing),
        "collection": articles[0].collection if articles else "",
        "rows": [_article_row(row, number) for number, row in enumerate(listing, 1)],
        "colours": [colours[row["outlet"]] for row in listing],
        "sentences": sentences,
        "figures": _figures(drawn),
        "frames": _frame_rows(tables, listing),
        "sources": _source_rows(tables, listing),
        "scores": _score_rows(tables, listing),
        "shared": shared,
        "skipped": list(skipped),
        "versions": versions,
        "codebook": codebook.fingerprint(),
        "frame_sources": [codebook.heading(name, "source") for name in codebook.names(LISTS)],
        "evidence": list(evidence.entries.values()),
        "without_text": without_text,
        "texts": [] if without_text else _texts(tables, articles, evidence),
    }
    return environment().get_template("comparison.html.j2").render(context)


@cache
def environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def title(listing: Sequence[Mapping[str, Any]]) -> str:
    """Return the report's title: who told the story, by name where they are few."""
    names = [row["outlet"] for row in listing]
    if len(names) == 1:
        return f"How {names[0]} told one story"
    if len(names) <= NAMED_IN_TITLE:
        return f"How {', '.join(names[:-1])} and {names[-1]} told one story"
    return f"How {len(names)} articles told one story"


def _article_row(row: Mapping[str, Any], number: int) -> dict[str, Any]:
    return {
        "number": number,
        "outlet": row["outlet"],
        "headline": row["headline"] if known(row["headline"]) else "no headline found",
        "date": day(row["published"]),
        "words": f"{int(row['body_words']):,}",
        "sentences": int(row["sentences"]),
        "url": safe_link(row["url"]),
    }


def safe_link(url: Any) -> str:
    """Return a web address that may be linked, "" for any that is not http or https."""
    try:
        scheme = urlsplit(str(url)).scheme.lower() if known(url) else ""
    except ValueError:  # brackets that hold no address
        return ""
    return str(url) if scheme in ("http", "https") else ""


def day(published: Any) -> str:
    """Return a date as a reader writes it, "not known" where there is none."""
    if not known(published):
        return "not known"
    if not isinstance(published, date):
        return str(published)
    return f"{published.day} {MONTHS[published.month - 1]} {published.year}"


def _figures(drawn: Mapping[str, Chart]) -> dict[str, dict[str, Any]]:
    """Return the charts by name: the SVG and the table behind it."""
    return {
        name: {"number": n, "svg": _inline(chart.figure, f"f{n}"), "table": f"tables/{chart.table}.csv"}
        for n, (name, chart) in enumerate(drawn.items(), 1)
    }


def _inline(figure: Any, prefix: str) -> Markup:
    """Return a figure as SVG for the page, with its description."""
    from helpers import charts

    drawing = charts.svg(figure, prefix).replace("*{stroke", f"#{prefix}-figure_1 *{{stroke")
    label = Markup('<svg role="img" aria-label="{}" ').format(figure.alt)
    return Markup(label + Markup(drawing.removeprefix("<svg ")))


def _frame_rows(tables: "Tables", listing: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return for each family its frames, each with the number of body sentences of each article by voice."""
    counts: dict[str, dict[str, Counter]] = {}
    for row in findings.rows(tables.frames):
        if row["role"] == "body":
            frame = counts.setdefault(row["family"], {}).setdefault(row["frame"], Counter())
            frame[row["article"], row["voice"]] += 1
    return [
        {
            "family": family,
            "frames": [
                {
                    "name": name,
                    "cells": [[found[row["article"], voice] for voice in VOICES] for row in listing],
                }
                for name, found in sorted(counts[family].items(), key=lambda item: (-item[1].total(), item[0]))
            ],
        }
        for family in families(tables)
        if family in counts
    ]


def _source_rows(tables: "Tables", listing: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return each article's sources, the ones with most words first."""
    return [
        {
            "outlet": article["outlet"],
            "sources": [
                {
                    "name": shortened(row["source"]),
                    "type": readable(row["source_type"]) if known(row["source_type"]) else "not known",
                    "attributions": int(row["attributions"]),
                    "words": int(row["words"]),
                    "quoted": int(row["quoted_words"]),
                    "share": show_percent(row["share"]) if known(row["share"]) else "",
                }
                for row in findings.rows(tables.sources)
                if row["article"] == article["article"]
            ],
        }
        for article in listing
    ]


def _score_rows(tables: "Tables", listing: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return each measure of readability, for each article the whole text and the own voice."""
    measures = [name for name in tables.readability.columns if name not in ("article", "outlet", "voice")]
    values = {(row["article"], row["voice"]): row for row in findings.rows(tables.readability)}

    def shown(article: str, voice: str, measure: str) -> str:
        value = values.get((article, voice), {}).get(measure)
        if not known(value):
            return "–"
        return f"{value:.1f}" if measure in MEASURE_NAMES else f"{value:.0f}"

    return [
        {
            "name": MEASURE_NAMES.get(measure, readable(measure).capitalize()),
            "cells": [
                (shown(row["article"], "all", measure), shown(row["article"], "outlet", measure))
                for row in listing
            ],
        }
        for measure in measures
    ]


MEASURE_NAMES = {
    "mean_sentence_words": "Mean words a sentence",
    "flesch_reading_ease": "Flesch reading ease (higher is easier)",
    "flesch_kincaid_grade": "Flesch-Kincaid grade",
    "gunning_fog": "Gunning Fog",
    "smog": "SMOG",
    "automated_readability_index": "Automated Readability Index",
    "coleman_liau": "Coleman-Liau",
    "dale_chall": "Dale-Chall",
    "linsear_write": "Linsear Write",
    "lix": "LIX",
    "rix": "RIX",
}


def _shared_rows(
    tables: "Tables", evidence: Evidence, listing: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return each shared statement with its passage in every article that has it."""
    labels = {row["article"]: row["outlet"] for row in listing}
    groups: dict[Any, dict[str, Any]] = {}
    for row in findings.rows(tables.shared):
        group = groups.setdefault(row["group"], {"relation": row["relation"], "passages": {}})
        if row["relation"] == "same quotation":
            group["relation"] = row["relation"]
        for side in "ab":
            passage = Passage(row[f"article_{side}"], int(row[f"start_{side}"]), int(row[f"end_{side}"]))
            group["passages"].setdefault(passage, None)
    return [
        {
            "number": number,
            "relation": group["relation"],
            "passages": [
                {
                    "outlet": labels.get(passage.article, passage.article),
                    "words": evidence.fragment(passage),
                    "place": evidence.place(passage),
                    "link": "" if evidence.without_text else f"#{evidence.anchor(passage)}",
                }
                for passage in group["passages"]
            ],
        }
        for number, group in enumerate(groups.values(), 1)
    ]


def _texts(tables: "Tables", articles: list[Article], evidence: Evidence) -> list[dict[str, Any]]:
    """Return the articles' lines, annotated."""
    labels = {row["article"]: row["outlet"] for row in findings.rows(tables.articles)}
    return [
        {
            "number": number,
            "outlet": labels.get(article.id, article.label),
            "lines": annotated.lines_of(
                article,
                annotated.marks_of(article, tables),
                evidence.anchors[article.id],
                evidence.backs[article.id],
            ),
        }
        for number, article in enumerate(articles, 1)
    ]
