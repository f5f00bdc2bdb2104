"""Write the comparison as one HTML file and a document, the tables as CSV; the only writer of reports.

Every number in a sentence links to an entry that lists the passages it counts, and each
passage into the annotated articles and back. An article's text is never trusted: the
template escapes it, and links are made of http and https addresses alone. Without text
the report holds positions and fragments of a few words that never adjoin. Nothing in it
depends on when or where it was made: two runs give the same bytes.
"""

import csv
import io
import os
import platform
import re
import unicodedata
import warnings
from collections.abc import Iterable, Mapping, Sequence
from importlib import metadata
from numbers import Integral, Real
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from helpers import (
    annotated,
    distinctive,
    document,
    document_parts,
    figures,
    intervals,
    notes,
    page,
    robustness_panel,
)
from helpers.article import Article
from helpers.pdf import write_pdf
from helpers.wording import known, readable, shortened

if TYPE_CHECKING:
    import pandas as pd

    from helpers.compare import Tables

# whole numbers that pandas keeps as floats beside a gap
WHOLE = ("paragraph", "source_start", "source_end", "group", "back_start", "back_end")
PACKAGES = ("nltk", "textstat", "wordfreq", "vadersentiment", "onnxruntime", "pandas", "matplotlib", "jinja2")
MAX_WORDS_IN_A_CELL = 8  # of a table written without text
ALL_WORDS = "word_counts"  # a table of every word of a text, so not written without text
TEXT_COLUMNS = ("source_words", "cue_words", "missing")  # they adjoin in a text, so without text they stay empty
_SIGNS = frozenset("=+-@＝＋－＠")  # with which a spreadsheet begins a formula, the wide ones in some languages
_TAG = re.compile(r"<[^>]*>")


class NoteLeftOut(UserWarning):
    """A paragraph of the notes that a report without text must not hold; the message says what to do."""


def write_report(
    tables: "Tables",
    articles: Iterable[Article],
    folder: str | os.PathLike,
    *,
    skipped: Sequence[str] = (),
    without_text: bool = False,
    versions: Mapping[str, str] | None = None,
    pdf: bool = False,
) -> Path:
    """Write `folder`/comparison.html and .docx, tables/*.csv and charts/*.svg; return the HTML file's path.

    `skipped` are sentences on what could not be read. `without_text` leaves the articles'
    text out. `versions` names what the report was made with (this Python and the
    packages, if not given). `pdf` prints comparison.pdf too, where a Chromium is installed. What the
    analyst wrote in the collection's notes.md is woven in.
    """
    articles, folder = list(articles), Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    versions = dict(versions) if versions is not None else made_with()
    drawn = figures.draw_all(tables) if articles else {}
    written = notes_of(articles, without_text=without_text)
    html = page.render(tables, articles, drawn, skipped, without_text, versions, notes=written)
    if without_text and annotated.shares_a_run(_TAG.sub("", html), articles):
        html = page.render(
            tables, articles, drawn, skipped, without_text, versions, fragments=False, notes=written
        )
    path = folder / "comparison.html"
    path.write_text(html, encoding="utf-8", newline="\n")
    if articles:
        parts = document_parts.report_of(
            tables, articles, drawn, skipped=skipped, without_text=without_text, notes=written
        )
        document.write_document(parts, folder / "comparison.docx")
    write_tables(tables, folder / "tables", without_text=without_text)
    write_charts(drawn, folder / "charts")
    if pdf:
        write_pdf(path)
    return path


def notes_of(articles: Sequence[Article], *, without_text: bool = False) -> dict[str, list[notes.Block]]:
    """Return the analyst's notes on a collection by the place where they belong in a report.

    Without text a paragraph that quotes nine words or more of an article is left out, with a warning.
    """
    if not articles:
        return {}
    first = articles[0]
    found = notes.read(first.collection, first.path.parent if first.path else None)
    if without_text:
        for place, blocks in found.items():
            kept = [block for block in blocks if not annotated.shares_a_run(block.text, articles)]
            if len(kept) < len(blocks):
                warnings.warn(
                    f"{notes.FILE}, “{place}”: {len(blocks) - len(kept)} of its paragraphs quote an article, and "
                    "are left out of a report without text; quote no more than eight words.",
                    NoteLeftOut,
                    stacklevel=3,
                )
            found[place] = kept
    return {place: blocks for place, blocks in found.items() if blocks}


def write_charts(drawn: Mapping[str, figures.Chart], folder: Path) -> None:
    """Write each chart as an SVG file, to be put into a text of one's own."""
    from helpers import charts

    folder.mkdir(parents=True, exist_ok=True)
    for earlier in folder.glob("*.svg"):
        if earlier.stem not in drawn:
            earlier.unlink()  # of a run that drew it, which this one does not
    for name, chart in drawn.items():
        (folder / f"{name}.svg").write_text(charts.svg(chart.figure), encoding="utf-8", newline="\n")


def write_tables(tables: "Tables", folder: Path, *, without_text: bool = False) -> None:
    """Write each table as UTF-8 CSV that a spreadsheet opens without running a formula."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in (vars(tables) | _computed(tables)).items():
        if not hasattr(frame, "to_dict") or (without_text and name == ALL_WORDS):
            continue
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow([_cell(column) for column in frame.columns])
        for row in frame.to_dict("records"):
            if without_text:
                row = {column: _without_text(column, value) for column, value in row.items()}
            writer.writerow([_cell(int(v) if c in WHOLE and known(v) else v) for c, v in row.items()])
        (folder / f"{name}.csv").write_text(buffer.getvalue(), encoding="utf-8", newline="")


def _computed(tables: "Tables") -> "dict[str, pd.DataFrame]":
    """Return the tables that are made of others: what is read in the report, to be used further."""
    found = {
        "distinctive": distinctive.distinctive_words(tables.word_counts, names=False),
        "robustness": robustness_panel.robustness(tables),
        "outlets": intervals.compare_outlets(tables),
    }
    return {name: frame for name, frame in found.items() if name != "outlets" or len(frame)}


def _cell(value: Any) -> Any:
    """Return a cell as it is written: numbers as they are, words so that none starts a formula.

    Spreadsheets pass over spaces and invisible signs before a formula, and read on after a bare carriage return.
    """
    if not known(value):
        return ""
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    first = next((sign for sign in text if unicodedata.category(sign)[0] not in "ZC"), "")
    return f"'{text}" if first in _SIGNS or text[:1] in ("\t", "\n") else text


def _without_text(column: str, value: Any) -> Any:
    """Return a cell as it may be shown where the articles' text may not; a headline may."""
    if column in TEXT_COLUMNS:
        return None
    return shortened(value, MAX_WORDS_IN_A_CELL) if isinstance(value, str) and column != "headline" else value


def made_with() -> dict[str, str]:
    """Return the versions of Python and of the packages that the measures rest on."""
    return {"Python": platform.python_version()} | {name: metadata.version(name) for name in PACKAGES}


# ---- for notebooks ----------------------------------------------------------------


def full_table(frame: "pd.DataFrame") -> Any:
    """Return a table to be read, as HTML: its texts whole and escaped, gaps empty, numbers of two decimals.

    Only nothing is 0.00. Whole numbers that pandas keeps as decimals beside a gap are shown as whole ones.
    A wide table scrolls in a box of its own.
    """
    from IPython.display import HTML

    names = [readable(name) for name in frame.columns]
    columns = [_column(list(frame.iloc[:, place])) for place in range(len(names))]
    head = Markup("").join(_TABLE_CELL.format("th", "left", name) for name in names)
    rows = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(_TABLE_CELL.format("td", *cell) for cell in row))
        for row in zip(*columns, strict=True)
    )
    box = Markup('<div style="overflow-x: auto" tabindex="0" role="group" aria-label="table: {}">{}</div>')
    table = Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, rows)
    return HTML(str(box.format(", ".join(names), table)))


_TABLE_CELL = Markup('<{0} style="text-align: {1}">{2}</{0}>')


def _column(values: list[Any]) -> list[tuple[str, str]]:
    """Return a column's cells: how they are set, and what is shown."""
    present = [value for value in values if _given(value)]
    numbers = [value for value in present if isinstance(value, Real) and not isinstance(value, bool)]
    gap = len(present) < len(values) and all(float(value).is_integer() for value in numbers)
    return [_table_cell(value, gap) for value in values]


def _given(value: Any) -> bool:
    import pandas as pd

    return value is not None and value is not pd.NA and value == value


def _table_cell(value: Any, whole: bool) -> tuple[str, str]:
    if not _given(value):
        return "left", ""
    if isinstance(value, Real) and not isinstance(value, (bool, Integral)):
        return "right", f"{value:.0f}" if whole else f"{value:.{'2g' if 0 < abs(value) < 0.005 else '2f'}}"
    return "right" if isinstance(value, Integral) and not isinstance(value, bool) else "left", str(value)


def annotated_html(article: Article, tables: "Tables | None" = None) -> Any:
    """Return an article with its roles in colour, and, given tables, what was found in it, as HTML."""
    from IPython.display import HTML

    marks = annotated.marks_of(article, tables) if tables is not None else []
    return HTML(_notebook_page(article, annotated.lines_of(article, marks), marked=bool(marks)))


def quotations_html(article: Article, tables: "Tables") -> Any:
    """Return an article's own text with its quotations and paraphrases in place, furniture left out."""
    from IPython.display import HTML

    marks = [mark for mark in annotated.marks_of(article, tables) if mark.layer not in ("frames", "shared")]
    lines = [line for line in annotated.lines_of(article, marks) if not line.furniture]
    return HTML(_notebook_page(article, lines, marked=True))


def _notebook_page(article: Article, lines: list[annotated.Line], marked: bool) -> str:
    roles = {line.role: line.role_name for line in lines}
    template = page.environment().get_template("notebook.html.j2")
    shared = any("shared" in piece.css.split() for line in lines for piece in line.pieces)
    return template.render(lines=lines, roles=roles, marked=marked, shared=shared, name=article.label)
