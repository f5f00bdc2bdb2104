"""Found pairs are right where they overlap listed ones on both sides, and listed ones found likewise."""

import math

import pytest

from helpers.alignment import shared_statements
from helpers.alignment_agreement import (
    STATEMENTS,
    Figures,
    Passages,
    attributed,
    best_threshold,
    figures,
    measure,
    overlap,
    overlapping,
    passages_of,
    read_pairs,
    sentence_spans,
    total,
)
from helpers.load import article_of

LISTED = [
    Passages("a", 0, 10, "b", 0, 10, "statement"),
    Passages("a", 20, 30, "b", 20, 30, "quotation"),
    Passages("a", 40, 50, "b", 40, 50, "lookalike"),
]


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (Passages("a", 5, 12, "b", 9, 20, ""), True),
        (Passages("b", 9, 20, "a", 5, 12, ""), True),  # the sides turned round
        (Passages("a", 10, 12, "b", 9, 20, ""), False),  # side by side
        (Passages("a", 5, 12, "c", 9, 20, ""), False),
    ],
)
def test_overlap_on_both_sides(pair, expected):
    assert overlap(pair, LISTED[0]) is expected


def test_figures_of_an_event():
    found = [Passages("a", 5, 25, "b", 5, 25, ""), Passages("a", 41, 42, "b", 41, 42, "")]
    one = figures(found, LISTED, STATEMENTS, STATEMENTS)
    assert one == Figures(right=1, of_found=2, found=2, of_listed=2)  # one wide pair covers two listed ones
    assert (one.precision, one.recall) == (0.5, 1.0)
    assert total([one, one]) == Figures(2, 4, 4, 4)


def test_nothing_found_has_no_precision():
    assert math.isnan(figures([], LISTED, STATEMENTS, STATEMENTS).precision)


def test_the_baseline_takes_its_best_threshold():
    scored = [LISTED[0]._replace(score=0.8), LISTED[1]._replace(score=0.6), LISTED[2]._replace(score=0.3)]
    threshold, best = best_threshold([(scored, LISTED)], STATEMENTS, STATEMENTS)
    assert 0.3 < threshold <= 0.6
    assert (best.precision, best.recall) == (1, 1)


def test_pairs_are_read_and_measured_where_the_articles_are(tmp_path):
    said = "Anna Berg said the northern pier would be repaired before winter."
    other = "Berg said that before winter the northern pier would be repaired."
    filler = "\n\nSnow fell on the hills.\n\nThe ferry office opened.\n\nA market was held."
    (tmp_path / "event").mkdir()
    for name, text in (("one", said), ("two", other)):
        (tmp_path / "event" / f"{name}.txt").write_text(f"Harbour News {name}\n\n{text}{filler}\n")
    given = [article_of(f"H {n}\n\n{text}{filler}", id=n) for n, text in (("one", said), ("two", other))]
    assert passages_of(shared_statements(given))[0].relation == "same statement"
    assert len(overlapping(given, attributed)) == 1
    assert len(sentence_spans(given[0])) == 5
    path = tmp_path / "pairs.csv"
    header = "event,half,article_a,start_a,end_a,article_b,start_b,end_b,relation\n"
    path.write_text(header + "event,improve,one,18,60,two,18,60,statement\nelsewhere,report,x,0,1,y,0,1,fact\n")
    assert list(read_pairs(path)) == ["event", "elsewhere"]
    table = measure(tmp_path, read_pairs(path, "improve")).set_index("what")
    assert table.loc["statements", "precision"] == table.loc["statements", "recall"] == 1
