"""Intervals hold what they should as often as they say, and nothing is tested that cannot be."""

import dataclasses
import math
from itertools import combinations

import numpy as np
import pytest
import table_factory as made
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import intervals
from helpers.intervals import FEWEST, SEVERAL, compare_outlets, holm, mean_interval, permutation_p, share_interval

NAN = math.nan


def collection(values, measure="quote_density", sentences="It rained."):
    """Return tables of articles whose measure has these values, by outlet: {"North": [0.1, 0.2]}."""
    outlets = [(outlet, value) for outlet, own in values.items() for value in own]
    tables = made.tables_from(
        *(made.article_from(f"body: {sentences}", f"a{i}", f"{name} ({i})") for i, (name, _) in enumerate(outlets))
    )
    tables.articles["publisher"] = [name for name, _ in outlets]
    tables.articles[measure] = [value for _, value in outlets]
    return tables


# ---- means ----------------------------------------------------------------------


def test_the_interval_of_a_known_mean():
    assert mean_interval([0] * 5 + [1] * 5) == (0.5, pytest.approx(0.2), pytest.approx(0.8), 10)


def test_fewer_than_five_articles_have_a_mean_and_no_interval():
    value, low, high, n = mean_interval([1, 2, 3, 4])
    assert (value, n) == (2.5, 4) and math.isnan(low) and math.isnan(high)


def test_values_that_are_all_alike_leave_no_room():
    assert mean_interval([0.3] * 6) == pytest.approx((0.3, 0.3, 0.3, 6))


def test_unknown_values_are_left_out_and_nothing_has_no_mean():
    assert mean_interval([1, NAN, 2, 3, NAN, 4, 5]) == mean_interval([1, 2, 3, 4, 5])
    assert math.isnan(mean_interval([NAN, NAN]).low) and math.isnan(mean_interval([]).value)


def test_the_interval_is_the_same_on_every_run():
    values = np.random.default_rng(3).normal(size=9)
    assert mean_interval(values) == mean_interval(values)


def test_the_interval_holds_the_true_mean_about_as_often_as_it_says():
    rng = np.random.default_rng(7)
    drawn = [mean_interval(rng.normal(2.0, 1.0, size=20)) for _ in range(200)]
    assert 0.89 <= np.mean([one.low <= 2.0 <= one.high for one in drawn]) <= 0.985


# ---- two outlets ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "p"),
    [
        ([1, 2, 3], [4, 5, 6], 0.1),  # two of the twenty divisions are as far apart
        ([1, 1, 1], [1, 1, 1], 1.0),
        ([1, 2, 3, 4], [1, 2, 3, 4], 1.0),
    ],
)
def test_the_share_of_divisions_that_are_as_far_apart(one, other, p):
    assert permutation_p(one, other) == pytest.approx(p)


_values = st.lists(st.integers(0, 4), min_size=SEVERAL, max_size=5)


@settings(max_examples=25, deadline=None)
@given(_values, _values)
def test_where_articles_are_few_every_division_is_made(one, other):
    every = one + other
    sums = [sum(every[i] for i in chosen) for chosen in combinations(range(len(every)), len(one))]
    more = sum(value >= sum(one) for value in sums) / len(sums)
    less = sum(value <= sum(one) for value in sums) / len(sums)
    assert permutation_p(one, other) == pytest.approx(min(1.0, 2 * min(more, less)))


def test_where_nothing_differs_a_small_share_is_as_rare_as_it_should_be():
    rng = np.random.default_rng(11)
    found = [permutation_p(rng.normal(size=6), rng.normal(size=6)) for _ in range(200)]
    assert np.mean([p <= 0.1 for p in found]) == pytest.approx(0.1, abs=0.05)


def test_two_articles_are_no_test():
    assert math.isnan(permutation_p([1], [2])) and math.isnan(permutation_p([1, 2], [3, 4]))
    assert math.isnan(permutation_p([1, 2, NAN], [3, 4, 5]))


def test_holms_correction():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.6, 0.7]) == [1.0, 1.0] and holm([]) == []


@given(st.lists(st.floats(0, 1) | st.just(NAN), max_size=9))
def test_a_correction_keeps_the_order_and_makes_nothing_rarer(values):
    pairs = [(p, q) for p, q in zip(values, holm(values), strict=True)]
    assert all(math.isnan(q) if math.isnan(p) else p <= q <= 1 for p, q in pairs)
    known = sorted(pair for pair in pairs if not math.isnan(pair[0]))
    assert [q for _, q in known] == sorted(q for _, q in known)


# ---- tables ---------------------------------------------------------------------


def test_two_outlets_side_by_side():
    tables = collection({"North": [0.1, 0.2, 0.3, 0.2, 0.2], "South": [0.5, 0.6, 0.7]})
    table = compare_outlets(tables, ["quote_density"])
    assert list(table.columns) == intervals.COMPARED
    (row,) = table.to_dict("records")
    assert (row["outlet_a"], row["n_a"], row["outlet_b"], row["n_b"]) == ("North", 5, "South", 3)
    assert (row["mean_a"], row["mean_b"], row["difference"]) == pytest.approx((0.2, 0.6, -0.4))
    assert row["low_a"] < 0.2 < row["high_a"] and math.isnan(row["low_b"]) and math.isnan(row["high_b"])
    assert row["p"] == row["p_adjusted"] == pytest.approx(2 / 56)


def test_what_is_read_together_is_corrected_together():
    tables = collection({"North": [0.1, 0.2, 0.3], "South": [0.5, 0.6, 0.7]})
    tables.articles["unnamed_word_share"] = tables.articles["quote_density"]
    table = compare_outlets(tables, ["quote_density", "unnamed_word_share"])
    assert list(table["p"]) == pytest.approx([0.1, 0.1]) and list(table["p_adjusted"]) == pytest.approx([0.2, 0.2])


@pytest.mark.parametrize(
    "values",
    [
        {"North": [0.1], "South": [0.9]},
        {"North": [0.1, 0.2], "South": [0.8, 0.9]},
        {"North": [0.1, 0.2, 0.3, 0.4, 0.5]},
        {"North": [0.1, 0.2, 0.3, 0.4, 0.5], "South": [0.9]},
        {"North": [0.1, 0.2, 0.3], "South": [0.9, 0.8, NAN]},
        {},
    ],
)
def test_without_two_outlets_of_several_articles_nothing_is_compared(values):
    table = compare_outlets(collection(values), ["quote_density"])
    assert table.empty and list(table.columns) == intervals.COMPARED


def test_labels_made_distinct_are_no_outlets():
    tables = collection({"North": [0.1] * 5, "South": [0.2] * 5})
    assert intervals.publishers(tables).keys() == {"North", "South"}
    unnamed = dataclasses.replace(tables, articles=tables.articles.drop(columns="publisher"))
    assert compare_outlets(unnamed, ["quote_density"]).empty


def test_twelve_outlets_are_compared_two_by_two():
    values = {f"Paper {chr(65 + i)}": [i, i + 1.0, i + 2.0] for i in range(12)}
    tables = collection(values)
    before = tables.articles.copy()
    table = compare_outlets(tables, ["quote_density"])
    assert len(table) == 66 and (table["p_adjusted"] >= table["p"]).all() and (table["p_adjusted"] == 1).all()
    assert tables.articles.equals(before)


def test_measures_come_from_articles_and_from_the_readability_of_whole_texts():
    tables = collection({"North": [0.1] * FEWEST})
    means = intervals.outlet_means(tables, ["quote_density", "flesch_kincaid_grade"]).set_index("measure")
    grades = tables.readability[tables.readability["voice"] == "all"]["flesch_kincaid_grade"]
    assert means.loc["flesch_kincaid_grade", "mean"] == pytest.approx(grades.mean())
    assert list(means["n"]) == [FEWEST, FEWEST]


# ---- sentences ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "of", "low", "high"), [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0)]
)
def test_wilsons_interval_of_a_share(number, of, low, high):
    assert share_interval(number, of) == pytest.approx((number / of, low, high, of), abs=1e-4)


def test_no_sentences_have_no_share():
    assert all(math.isnan(value) for value in share_interval(0, 0)[:3])


def test_the_sentences_of_an_article_by_voice():
    source = "headline: Rain\nbody: It rained. {Ana Ruiz|direct|“It is sound,”} she said. It poured. It went on."
    tables = made.tables_from(made.article_from(source, "a", "North"))
    table = intervals.sentence_shares(tables).set_index("measure")
    assert list(table["of"]) == [4, 4, 4] and table["sentences"].sum() == 4
    row = table.loc["sentences in quotation marks"]
    assert row["share"] == row["sentences"] / 4 and row["low"] <= row["share"] <= row["high"]
