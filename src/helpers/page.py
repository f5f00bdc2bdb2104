"""Lay out the comparison: summary, key charts, sections, method, texts as one HTML page.

What a section shows is one entry of `SECTIONS`; its sentences are those that `findings.SECTIONS` has
under the same name. The template escapes all text. Only http and https addresses are linked, as an
article's address is no more to be trusted than its words.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from helpers import annotated, findings, method
from helpers import page_passages as passages
from helpers import page_tables as made
from helpers.article import Article
from helpers.evidence import Evidence
from helpers.figures import Chart
from helpers.notes import Notes, html_of
from helpers.page_tables import Listing, Table
from helpers.page_tables import safe_link as safe_link
from helpers.wording import Finding, readable

if TYPE_CHECKING:
    from helpers.compare import Tables

TEMPLATES = Path(__file__).parent / "templates"
NAMED_IN_TITLE = 3
KEY_CHARTS = ("quotation", "framing", "sources", "order")  # what is seen before anything else


def no_tables(tables: "Tables", evidence: Evidence, listing: Listing) -> list[Table]:
    """Return nothing: the tables of a section without tables."""
    return []


@dataclass(frozen=True)
class Section:
    """A section of the page: its name (that of its sentences and of its anchor) and what stands in it.

    `figures` are names of charts, `tables` makes the tables, `together` says how many sentences make a
    paragraph. `several` is shown for more than one article alone. A section with nothing in it is left out.
    """

    name: str
    title: str
    figures: tuple[str, ...] = ()
    tables: Callable[["Tables", Evidence, Listing], list[Table]] = no_tables
    together: int = 4
    several: bool = False


SECTIONS = (
    Section("articles", "What was compared", tables=made.article_tables),
    Section("framing", "Framing", ("framing", "policy", "frame_strip"), made.frame_tables),
    Section("word_choice", "Word choice", ("words",), together=3),
    Section("quotation", "Quotation", ("quotation",)),
    Section("sourcing", "Sourcing", ("strip", "sources", "types", "stakeholders"), made.source_tables),
    Section("readability", "Readability", ("readability",), made.score_tables),
    Section("headlines", "Headlines", tables=passages.headline_tables),
    Section("prominence", "What stands where", several=True),
    Section("facts", "Shared and single facts", ("order",), passages.fact_tables, several=True),
    Section("shared", "Shared statements", tables=passages.shared_tables, several=True),
    Section("reuse", "The same words, and agencies", tables=passages.reuse_tables),
    Section("robustness", "How firm the findings are", tables=made.robustness_tables),
    Section("collections", "Outlets with several articles", several=True),
    Section("limits", "What this comparison cannot tell", together=1),
)


def render(
    tables: "Tables",
    articles: list[Article],
    drawn: Mapping[str, Chart],
    skipped: Sequence[str],
    without_text: bool,
    versions: Mapping[str, str],
    fragments: bool = True,
    notes: Notes | None = None,
) -> str:
    """Return the page. `notes` are an analyst's blocks by the name of the place where they stand."""
    from helpers import codebook
    from helpers.chart_style import outlet_colours

    listing, notes = findings.rows(tables.articles), notes or {}
    evidence = Evidence(articles, without_text, fragments)
    told = {name: section(tables) for name, section in findings.SECTIONS.items()}
    summary = [evidence.html(finding) for finding in findings.summary_of(told)]
    told["limits"] = findings.limits(tables)
    figures = _figures(drawn)
    shown = sections_of(told, listing)
    sections = [_section(one, told, figures, tables, evidence, listing, notes) for one in shown]
    sections = [section for section in sections if section["filled"]]
    colours = outlet_colours(tables.articles["outlet"])
    texts = [] if without_text else _texts(tables, articles, evidence)
    context = {
        "title": title(listing),
        "collection": articles[0].collection if articles else "",
        "several": len(listing) > 1,
        "colours": [colours[row["outlet"]] for row in listing],
        "summary": summary,
        "key_charts": [figures[name] for name in KEY_CHARTS if name in figures],
        "sections": sections,
        "notes": {place: html_of(blocks) for place, blocks in notes.items()},
        "skipped": list(skipped),
        "versions": versions,
        "codebook": codebook.fingerprint(),
        "method": method.paragraphs(),
        "evidence": list(evidence.entries.values()),
        "without_text": without_text,
        "layers": annotated.LAYERS,
        "texts": texts,
        "marked": {
            css for text in texts for line in text["lines"] for piece in line.pieces for css in piece.css.split()
        },
    }
    return environment().get_template("comparison.html.j2").render(context)


@cache
def environment() -> Any:
    """Return Jinja's environment: everything is escaped, and a name that is missing is an error."""
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


def sections_of(told: Mapping[str, Any], listing: Listing) -> list[Section]:
    """Return the sections to print; sentences without an entry in `SECTIONS` get one before the limits."""
    names = {section.name for section in SECTIONS}
    others = [Section(name, readable(name).capitalize()) for name in told if name not in names]
    here = [section for section in SECTIONS if len(listing) > 1 or not section.several]
    return [*here[:-1], *others, here[-1]]


def _section(
    section: Section,
    told: Mapping[str, list[Finding]],
    figures: Mapping[str, dict[str, Any]],
    tables: "Tables",
    evidence: Evidence,
    listing: Listing,
    notes: Notes,
) -> dict[str, Any]:
    """Return what the template prints of a section; charts shown before are pointed to."""
    own = [name for name in section.figures if name in figures]
    sentences = [evidence.html(finding) for finding in told.get(section.name, [])]
    shown = [figures[name] for name in own if name not in KEY_CHARTS]
    pointed = [figures[name] for name in own if name in KEY_CHARTS]
    printed = section.tables(tables, evidence, listing)
    return {
        "name": section.name,
        "title": section.title,
        "sentences": sentences,
        "together": section.together,
        "figures": shown,
        "pointed": pointed,
        "tables": printed,
        "filled": bool(sentences or own or printed or section.name in notes),
    }


def _figures(drawn: Mapping[str, Chart]) -> dict[str, dict[str, Any]]:
    """Return the charts by name, numbered as they stand on the page: key charts first."""
    placed = [name for section in SECTIONS for name in section.figures]
    order = [*KEY_CHARTS, *(name for name in placed if name not in KEY_CHARTS)]
    order = [name for name in order if name in drawn] + [name for name in drawn if name not in order]
    return {name: _figure(drawn[name], number) for number, name in enumerate(order, 1)}


def _figure(chart: Chart, number: int) -> dict[str, Any]:
    """Return a chart for the page: the drawing without words around it, and these words."""
    from helpers.chart_style import bare_svg

    prefix, words = f"f{number}", chart.figure.caption
    drawing = bare_svg(chart.figure, prefix).replace("*{stroke", f"#{prefix}-figure_1 *{{stroke")
    label = Markup('<svg role="img" aria-label="{}" ').format(words.drawn or chart.figure.alt)
    return {
        "number": number,
        "svg": Markup(label + Markup(drawing.removeprefix("<svg "))),
        "title": words.finding.rstrip("."),
        "subtitle": words.subtitle,
        "source": words.source,
        "table": f"tables/{chart.table}.csv",
    }


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
