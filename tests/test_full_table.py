"""A notebook shows a table as it is read: words for headers, two decimals, nothing where nothing is known."""

import re

import pandas as pd
import pytest

from helpers.report import full_table


def cells(frame):
    return re.findall(r"<td[^>]*>(.*?)</td>", full_table(frame).data)


def test_headers_are_words():
    assert ">mean sentence words</th>" in full_table(pd.DataFrame({"mean_sentence_words": [1]})).data


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([0.12345, 2.0], ["0.12", "2.00"]),
        ([0.004, 0.0], ["0.004", "0.00"]),  # what is not nothing is not shown as nothing
        ([3.0, float("nan")], ["3", ""]),  # a whole number that pandas keeps as a decimal beside a gap
        ([None, "x"], ["", "x"]),
        (pd.array([1, None], dtype="Int64"), ["1", ""]),
        ([True, False], ["True", "False"]),
        (["<b>", "a & b"], ["&lt;b&gt;", "a &amp; b"]),
    ],
)
def test_a_cell_is_shown_as_it_is_read(values, shown):
    assert cells(pd.DataFrame({"x": values})) == shown


def test_a_text_is_whole_and_a_wide_table_scrolls_in_its_box():
    long = "word " * 200
    html = full_table(pd.DataFrame({"x": [long]})).data
    assert long in html and html.startswith('<div style="overflow-x: auto" tabindex="0"')


def test_two_columns_of_one_name_are_both_shown():
    assert cells(pd.DataFrame([[1, 2]], columns=["x", "x"])) == ["1", "2"]
