"""Agreement of coders and of the machine with them, by hand-made counts."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import frame_agreement
from helpers.frame_agreement import Coding, alpha, measures

CONFLICT = ("generic", "conflict")


def test_alpha_is_one_for_equal_codes_and_unknown_where_nobody_codes():
    assert alpha([True, False, True], [True, False, True]) == 1
    assert math.isnan(alpha([False, False], [False, False]))


def test_alpha_by_krippendorffs_own_formula():
    # two coders, ten units, one disagreement: 4 values of one kind and 16 of the other, 19 pairs each
    first = [True, True] + [False] * 8
    second = [True, True, True] + [False] * 7
    values, disagreements = 5 * 15, 2
    assert alpha(first, second) == pytest.approx(1 - (20 - 1) * disagreements / (2 * values))


def test_shares_of_the_machine():
    coded = [True] * 12 + [False] * 8
    found = [True] * 9 + [False] * 3 + [True] * 3 + [False] * 5
    row = measures(coded, found)
    assert (row["n"], row["found"], row["right"]) == (12, 12, 9)
    assert row["precision"] == row["recall"] == row["f1"] == 0.75
    assert row["precision_low"] < 0.75 < row["precision_high"]
    assert row["f1_low"] < 0.75 < row["f1_high"]


def test_fewer_than_ten_coded_sentences_have_no_share():
    row = measures([True] * 9 + [False], [True] * 10)
    assert (row["n"], row["found"], row["right"]) == (9, 10, 9)
    assert math.isnan(row["f1"]) and math.isnan(row["precision"])


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=10))
def test_shares_lie_in_their_intervals(pairs):
    row = measures([c for c, _ in pairs], [f for _, f in pairs])
    for share in ("precision", "recall"):
        if not math.isnan(row[share]):
            assert 0 <= row[f"{share}_low"] <= row[share] <= row[f"{share}_high"] <= 1


def test_only_the_reported_half_measures_the_machine():
    one = frozenset([CONFLICT])
    coding = Coding("a", 0, 5, "report", one, one, one)
    codings = [coding] * 10 + [coding._replace(half="improve", second=frozenset())] * 5
    [row] = frame_agreement.table([CONFLICT], codings, [one] * 10 + [frozenset()] * 5).to_dict("records")
    assert (row["n"], row["right"], row["recall"]) == (10, 10, 1)
    assert row["alpha"] < 1


def test_a_cell_that_is_no_code_is_named(tmp_path):
    path = tmp_path / "codes.csv"
    path.write_text("article,start,end,half,coder_a,coder_b,settled\na,0,5,report,conflict,,\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"codes\.csv, line 2"):
        frame_agreement.read_codings(path)
