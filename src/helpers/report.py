"""Write the comparison as one HTML file and the tables as CSV; the only writer of reports.

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
from collections.abc import Iterable, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers import annotated, distinctive, figures, page
from helpers.article import Article
from helpers.wording import known, shortened

if TYPE_CHECKING:
    import pandas as pd

    from helpers.compare import Tables

WHOLE = ("paragraph", "source_start", "source_end")  # whole numbers that pandas keeps as floats beside a gap
PACKAGES = ("nltk", "textstat", "wordfreq", "vadersentiment", "onnxruntime", "pandas", "matplotlib", "jinja2")
MAX_WORDS_IN_A_CELL = 8  # of a table written without text
ALL_WORDS = "word_counts"  # a table of every word of a text, so not written without text
TEXT_COLUMNS = ("source_words", "cue_words")  # they adjoin in the article, so without text both stay empty
_FORMULA = re.compile(r"^[=+\-@\t\r]")
_TAG = re.compile(r"<[^>]*>")


def write_report(
    tables: "Tables",
    articles: Iterable[Article],
    folder: str | os.PathLike,
    *,
    skipped: Sequence[str] = (),
    without_text: bool = False,
    versions: Mapping[str, str] | None = None,
) -> Path:
    """Write `folder`/comparison.html, tables/*.csv and charts/*.svg; return the HTML file's path.

    `skipped` are sentences on what could not be read. `without_text` leaves the articles'
    text out. `versions` names what the report was made with (this Python and the
    packages, if not given).
    """
    articles, folder = list(articles), Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    versions = dict(versions) if versions is not None else made_with()
    drawn = figures.draw_all(tables, articles) if articles else {}
    html = page.render(tables, articles, drawn, skipped, without_text, versions)
    if without_text and annotated.shares_a_run(_TAG.sub("", html), articles):
        html = page.render(tables, articles, drawn, skipped, without_text, versions, fragments=False)
    path = folder / "comparison.html"
    path.write_text(html, encoding="utf-8", newline="\n")
    write_tables(tables, folder / "tables", without_text=without_text)
    write_charts(drawn, folder / "charts")
    return path


def write_charts(drawn: Mapping[str, figures.Chart], folder: Path) -> None:
    """Write each chart as an SVG file, to be put into a text of one's own."""
    from helpers import charts

    folder.mkdir(parents=True, exist_ok=True)
    for name, chart in drawn.items():
        (folder / f"{name}.svg").write_text(charts.svg(chart.figure), encoding="utf-8", newline="\n")


def write_tables(tables: "Tables", folder: Path, *, without_text: bool = False) -> None:
    """Write each table as UTF-8 CSV that a spreadsheet opens without running a formula."""
    folder.mkdir(parents=True, exist_ok=True)
    apart = distinctive.distinctive_words(tables.word_counts, names=False)
    for name, frame in (vars(tables) | {"distinctive": apart}).items():
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


def _cell(value: Any) -> Any:
    """Return a cell as it is written: numbers as they are, words so that none starts a formula."""
    if not known(value):
        return ""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


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
    """Return a table with its texts whole and escaped, as HTML (a bare frame cuts them short)."""
    import pandas as pd
    from IPython.display import HTML

    with pd.option_context("display.max_colwidth", None):
        table = frame.to_html(index=False, justify="left", na_rep="")
    return HTML(table.replace("<td>", '<td style="text-align: left">'))


def annotated_html(article: Article, tables: "Tables | None" = None) -> Any:
    """Return an article with its roles in colour, and, given tables, what was found in it, as HTML."""
    from IPython.display import HTML

    marks = annotated.marks_of(article, tables) if tables is not None else []
    return HTML(_notebook_page(article, annotated.lines_of(article, marks), marked=bool(marks)))


def quotations_html(article: Article, tables: "Tables") -> Any:
    """Return an article's own text with its quotations and paraphrases in place, furniture left out."""
    from IPython.display import HTML

    marks = [mark for mark in annotated.marks_of(article, tables) if mark.css not in ("term", "shared")]
    lines = [line for line in annotated.lines_of(article, marks) if not line.furniture]
    return HTML(_notebook_page(article, lines, marked=True))


def _notebook_page(article: Article, lines: list[annotated.Line], marked: bool) -> str:
    roles = {line.role: line.role_name for line in lines}
    template = page.environment().get_template("notebook.html.j2")
    return template.render(lines=lines, roles=roles, marked=marked, name=article.label)
