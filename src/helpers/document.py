"""Write a report as a Word document, for those who write on in a word processor.

What the page shows as links stands here in words: under each section the passages that
its numbers count. Headings, captions, tables and notes have styles of their own, so that
a house can put its look on all of them at once. Charts are pictures with a description.
Nothing in the file depends on when or where it was made: two runs give the same bytes.
"""

import io
import os
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from helpers import document_style
from helpers.document_style import HEIGHT_MM, MADE, WIDTH_MM
from helpers.report_parts import Report, Section, TableBlock, caption_of, evidence_of, text_of
from helpers.wording import Finding, shortened

DPI = 200
CAPTION_MM = 35  # left under a tall chart, so that its caption stays with it
WIDE_CELL, LONG_WORD = 40, 16  # characters; a cell of more is text, and takes several lines
CELL_MM, LETTER_MM = 4.0, 2.3  # the margins of a cell, and a bold letter of a wide font
LEAD_WORDS = 6  # by which a sentence is known again in its evidence

# What XML can't hold (control characters, halves of pairs, non-characters), and controls that no one can see
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_document(report: Report, path: str | os.PathLike) -> Path:
    """Write the report as a .docx file; return its path. Sections with nothing in them are left out."""
    import docx

    document = docx.Document()
    document_style.set_up(document, printable(report.title), report.language)
    document.add_paragraph(printable(report.title), style="Title")
    if report.subtitle:
        document.add_paragraph(printable(report.subtitle), style="Subtitle")
    filled = [section for section in report.sections if not section.empty]
    titles = [printable(section.title) for section in filled if section.level == 1]
    if len(titles) > 1:
        document.add_paragraph("Contents", style="Contents Heading")
        document_style.contents(document, titles)
    writer = _Writer(document, report)
    for section in filled:
        writer.section(section)
    buffer = io.BytesIO()
    document.save(buffer)
    path = Path(path)
    path.write_bytes(_without_times(buffer.getvalue()))
    return path


def printable(text: str) -> str:
    """Return a text as a document can hold it: on one line, with a mark where a character can't be printed."""
    return " ".join(_UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", str(text)).split())


def _without_times(packed: bytes) -> bytes:
    """Return a zip file packed anew, without the times and the system of its making."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():  # in the order written: the list of types has to be the first
            entry = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            entry.create_system, entry.external_attr = 0, 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()


class _Writer:
    """Adds the sections to a document and counts its figures and tables."""

    def __init__(self, document: Any, report: Report):
        self._document = document
        self._report = report
        self._last = {"Figure": 0, "Table": 0}
        self._headings = 0

    def section(self, section: Section) -> None:
        document = self._document
        heading = document.add_heading(printable(section.title), section.level)
        if section.level == 1:
            self._headings += 1
            document_style.bookmark(heading, self._headings)
        for start in range(0, len(section.sentences), section.together):
            sentences = section.sentences[start : start + section.together]
            document.add_paragraph(printable(" ".join(map(text_of, sentences))))
        for note in section.notes:
            document.add_paragraph(printable(note), style="Analyst")
        for chart, number in section.charts:
            self._chart(chart, number)
        for table in section.tables:
            self._table(table)
        if section.findings:
            document.add_paragraph("Where the numbers stand", style="Evidence Heading")
            for finding in section.findings:
                self._evidence(finding, section.behind)

    def _evidence(self, finding: Finding, behind: str) -> None:
        paragraph = self._document.add_paragraph(style="Evidence")
        paragraph.add_run(printable(shortened(finding.text, LEAD_WORDS)), style="Strong")
        paragraph.add_run(" " + printable(evidence_of(finding, self._report, behind)))

    def _chart(self, chart: Any, number: int) -> None:
        from docx.shared import Mm

        paragraph = self._document.add_paragraph(style="Figure")
        picture = paragraph.add_run().add_picture(io.BytesIO(_png(chart.figure)), width=Mm(WIDTH_MM))
        highest = Mm(HEIGHT_MM - CAPTION_MM)
        if picture.height > highest:
            picture.width, picture.height = int(picture.width * highest / picture.height), highest
        described = picture._inline.docPr
        described.set("name", f"Figure {number}")
        described.set("descr", printable(chart.figure.alt))
        self._caption("Figure", number, caption_of(chart))

    def _table(self, table: TableBlock) -> None:
        """Add a table whose first row is its header, said again on every page."""
        caption = self._caption("Table", self._last["Table"] + 1, table.caption)
        caption.paragraph_format.keep_with_next = True
        lines = (table.headers, *table.rows)
        grid = self._document.add_table(len(lines), len(table.headers), style="Report Table")
        widths = _widths(lines)
        ids = [self._document.styles[name].style_id for name in ("Table Text", "Table Figures")]
        looks = [ids[place in table.figures] for place in range(len(table.headers))]
        for number, (row, words) in enumerate(zip(grid.rows, lines, strict=True)):
            document_style.keep_whole(row, header=number == 0)
            for place, (cell, text) in enumerate(zip(row.cells, words, strict=True)):
                for start, line in enumerate(text.split("\n")):
                    paragraph = cell.add_paragraph() if start else cell.paragraphs[0]
                    paragraph._p.style = looks[place]  # by its id: a look-up by name for every cell takes seconds
                    if number == 0:
                        paragraph.paragraph_format.keep_with_next = True
                    paragraph.add_run(printable(line))
                cell.width = widths[place]
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = width
        self._document.add_paragraph(style="After Table")

    def _caption(self, kind: str, number: int, words: str) -> Any:
        """Add "Figure 1. words", its number a field that a word processor counts on."""
        paragraph = self._document.add_paragraph(f"{kind} ", style="Caption")
        follows = number == self._last[kind] + 1
        document_style.field(
            paragraph, f"SEQ {kind} \\* ARABIC" + ("" if follows else f" \\r {number}"), str(number)
        )
        paragraph.add_run(f". {printable(words)}")
        self._last[kind] = number
        return paragraph


def _widths(lines: Sequence[Sequence[str]]) -> list[int]:
    """Return the columns' widths: room for the longest word of each, the rest by its longest cell.

    A cell counts up to a line of text. Where even the words have no room, all columns get less.
    """
    from docx.shared import Mm

    columns = [[printable(text) for text in column] for column in zip(*lines, strict=True)]
    words = [max((len(word) for text in column for word in text.split()), default=0) for column in columns]
    least = [CELL_MM + LETTER_MM * min(word, LONG_WORD) for word in words]
    longest = [max(map(len, column)) for column in columns]
    more = [max(min(cell, WIDE_CELL) - word, 0) for cell, word in zip(longest, words, strict=True)]
    if not any(more):
        more = least
    scale = min(1.0, WIDTH_MM / sum(least))
    free = WIDTH_MM - scale * sum(least)
    return [int(Mm(scale * own + free * part / sum(more))) for own, part in zip(least, more, strict=True)]


def _png(figure: Any) -> bytes:
    """Return a finished figure as a picture without the lines around it: the caption has their words."""
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.image import imsave

    lines, head, foot = figure.around
    for line in lines:
        line.set_visible(False)
    try:
        figure.set_dpi(DPI)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()  # once; savefig would draw it twice
    finally:
        for line in lines:
            line.set_visible(True)
    pixels = np.asarray(canvas.buffer_rgba())
    bare = pixels[round(head * DPI) : len(pixels) - round(foot * DPI)]
    buffer = io.BytesIO()
    imsave(buffer, np.ascontiguousarray(bare), format="png", dpi=DPI, metadata={"Software": None})
    return buffer.getvalue()
