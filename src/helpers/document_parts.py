"""Fill the parts of a report from what the page shows, so that page and document tell the same.

The sections, their order, their charts and tables are those of `page.SECTIONS`; figures
have the page's numbers. What the page folds away stands in an appendix. Without text not
even the page's fragments are used: a reader who has both files learns nothing more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from helpers import findings, method, page
from helpers.article import Article
from helpers.evidence import Evidence
from helpers.figures import Chart
from helpers.notes import Block
from helpers.report_parts import Report, Section, TableBlock, block_of

if TYPE_CHECKING:
    from helpers.compare import Tables
    from helpers.notes import Notes


# The table behind most numbers of a section; those of the others are in several.
BEHIND = {
    "framing": "frames",
    "word_choice": "word_choice",
    "quotation": "attributions",
    "sourcing": "attributions",
    "readability": "readability",
    "headlines": "headline_claims",
    "prominence": "facts",
    "facts": "facts",
    "shared": "shared",
    "reuse": "reuse",
}


def report_of(
    tables: "Tables",
    articles: Sequence[Article],
    drawn: Mapping[str, Chart],
    *,
    skipped: Sequence[str] = (),
    without_text: bool = False,
    notes: "Notes | None" = None,
) -> Report:
    """Return the report's parts. `drawn` is what `figures.draw_all` returns, `notes` what `notes.read` does.

    `skipped` are sentences on what could not be read.
    """
    listing, notes = findings.rows(tables.articles), notes or {}
    told = {name: tell(tables) for name, tell in findings.SECTIONS.items()}
    first = findings.summary_of(told)
    told["limits"] = findings.limits(tables)
    shown = page.sections_of(told, listing)
    numbers = _numbers(shown, drawn)
    evidence = Evidence(articles, without_text, fragments=False)
    opening = "What differs most" if len(listing) > 1 else "In short"
    sections = [
        Section("summary", opening, first, notes=lines_of(notes.get("summary", ())), together=1),
        Section("key_charts", "Key charts", charts=_charts(page.KEY_CHARTS, drawn, numbers)),
    ]
    appendix: list[TableBlock] = []
    for section in shown:
        own = [name for name in section.figures if name in drawn and name not in page.KEY_CHARTS]
        seen = [numbers[name] for name in section.figures if name in drawn and name in page.KEY_CHARTS]
        made = section.tables(tables, evidence, listing)
        appendix += [block_of(table) for table in made if table.folded]
        sections.append(
            Section(
                section.name,
                section.title,
                [*told.get(section.name, ()), *(f"See figure {number} among the key charts." for number in seen)],
                _charts(own, drawn, numbers),
                [block_of(table) for table in made if not table.folded],
                lines_of(notes.get(section.name, ())),
                section.together,
                behind=f"tables/{BEHIND[section.name]}.csv" if section.name in BEHIND else "tables",
            )
        )
        if section.name == "articles":
            sections.append(Section("skipped", "What was left out", skipped, together=1, level=2))
    return Report(
        page.title(listing),
        [
            *sections,
            Section("method", "Method", method.paragraphs(), notes=lines_of(notes.get("method", ())), together=1),
            Section("end", "The analyst's last word", notes=lines_of(notes.get("end", ()))),
            Section("appendix", "Tables to look things up in", tables=appendix),
        ],
        articles,
        {row["article"]: row["outlet"] for row in listing},
        without_text,
        f"A comparison of articles on one event · collection “{articles[0].collection}”" if articles else "",
    )


def _numbers(sections: Iterable[page.Section], drawn: Mapping[str, Chart]) -> dict[str, int]:
    """Return the charts' numbers in the order in which they stand: key charts, then section by section."""
    placed = [*page.KEY_CHARTS, *(name for section in sections for name in section.figures)]
    order = dict.fromkeys(name for name in placed if name in drawn)
    return {name: number for number, name in enumerate(order, 1)}


def _charts(
    names: Iterable[str], drawn: Mapping[str, Chart], numbers: Mapping[str, int]
) -> list[tuple[Chart, int]]:
    return [(drawn[name], numbers[name]) for name in names if name in drawn]


def lines_of(blocks: Iterable[Block]) -> list[str]:
    """Return an analyst's blocks as plain paragraphs, items with their bullet or number."""
    return list(_lines(blocks))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    number = 0
    for block in blocks:
        number = number + 1 if block.kind == "number" else 0
        mark = {"bullet": "• ", "number": f"{number}. "}.get(block.kind, "")
        yield mark + block.text
