"""No cell of a table starts a formula in a spreadsheet, whatever an article or an outlet is called."""

import csv
import unicodedata

import pytest
import table_factory as made
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import report

SIGNS = "=+-@＝＋－＠"  # the last four are read as the first in some languages' spreadsheets


def cells(folder):
    """The cells as a spreadsheet reads them: a carriage return outside quotation marks begins a row as well."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                yield from ((path.name, cell) for cell in row)


def is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True


def starts_formula(cell):
    """Say whether a spreadsheet that skips blanks and what can't be seen would read a formula."""
    blank = ("Z", "C")  # spaces and separators; controls, marks of direction, joiners
    seen = cell.lstrip("".join(sign for sign in set(cell) if unicodedata.category(sign)[0] in blank))
    return seen[:1] in SIGNS and bool(seen) and not is_number(cell)


def written(folder, text, *, without_text=False):
    """Write the pair's tables with the text as name of an outlet, headline, speaker and word."""
    tables = made.pair()[1]
    tables.articles = tables.articles.assign(outlet=text, headline=text)
    tables.attributions = tables.attributions.assign(speaker=text, source_words=text)
    tables.word_counts = tables.word_counts.assign(word=text)
    report.write_tables(tables, folder, without_text=without_text)
    return list(cells(folder))


BEFORE = {
    "nothing": "",
    "space": "  ",
    "no-break space": "\u00a0",
    "wide space": "\u3000",
    "tab": "\t",
    "carriage return": "\r",
    "line feed": "\n",
    "byte order mark": "\ufeff",
    "zero width": "\u200b",
    "control": "\x00\x1f",
    "tab and space": "\t ",
}


@pytest.mark.parametrize("without_text", [False, True], ids=["with text", "without text"])
@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
def test_no_cell_starts_a_formula(tmp_path, before, without_text):
    for sign in SIGNS:
        found = written(tmp_path / f"{ord(sign)}", f"{before}{sign}SUM(A1)", without_text=without_text)
        assert any("SUM(A1)" in cell for _, cell in found)
        assert [(table, cell) for table, cell in found if starts_formula(cell)] == []


@pytest.mark.parametrize("end_of_line", ["\r", "\n", "\r\n"])
def test_an_end_of_line_inside_a_text_begins_no_row(tmp_path, end_of_line):
    found = written(tmp_path, f"Bridge shut{end_of_line}=SUM(A1)")
    assert any("Bridge shut" in cell for _, cell in found)
    assert [(table, cell) for table, cell in found if starts_formula(cell)] == []


@settings(max_examples=30, deadline=None)
@given(st.text("=+-@＝＠ \t\r\n\u00a0\ufeff\x00'\",;a1", min_size=1, max_size=8))
def test_no_text_at_all_starts_a_formula(tmp_path_factory, text):
    found = written(tmp_path_factory.mktemp("tables"), text)
    assert [(table, cell) for table, cell in found if starts_formula(cell)] == []


def test_numbers_and_plain_words_stay_as_they_are(tmp_path):
    tables = made.pair()[1]
    tables.attributions = tables.attributions.assign(score=-0.25, speaker="Ana-María O'Neil + Söhne")
    report.write_tables(tables, tmp_path)
    found = [cell for _, cell in cells(tmp_path)]
    assert "-0.25" in found and "Ana-María O'Neil + Söhne" in found
