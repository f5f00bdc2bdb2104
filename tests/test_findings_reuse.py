"""Shared wording and shared agencies are told with their counts, passages and denominators."""

from itertools import combinations
from types import SimpleNamespace

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from helpers.findings_reuse import reuse
from helpers.reuse import CREDITS, RUNS
from helpers.wording import Passage

NONE = "No run of nine or more words outside quotations was found in two of these articles."


def tables(number, runs=(), credits=()):
    """Tables of so many articles, Paper A, Paper B ...; runs: (a, b, words), credits: (article, agency, kind)."""
    outlets = {f"a{n}": f"Paper {chr(65 + n)}" for n in range(number)}
    shared = [
        (a, 100 * n, 100 * n + 50, b, 100 * n + 7, 100 * n + 57, words) for n, (a, b, words) in enumerate(runs)
    ]
    credited = [
        {
            "article": article,
            "outlet": outlets[article],
            "start": 9 * n,
            "end": 9 * n + 4,
            "agency": agency,
            "kind": kind,
        }
        for n, (article, agency, kind) in enumerate(credits)
    ]
    return SimpleNamespace(
        articles=pd.DataFrame({"article": list(outlets), "outlet": list(outlets.values())}),
        reuse=pd.DataFrame(shared, columns=RUNS),
        credits=pd.DataFrame(credited, columns=["outlet", *CREDITS]),
    )


def texts(*given, **known):
    return [finding.text for finding in reuse(tables(*given, **known))]


def test_one_article_has_nothing_to_share():
    assert texts(1, credits=[("a0", "Reuters", "credit")]) == []


def test_no_run_is_said_and_no_credit_is_not():
    assert texts(2) == texts(12) == [NONE]


def test_two_articles_with_runs_are_told_with_the_longest():
    found = reuse(tables(2, [("a0", "a1", 24), ("a0", "a1", 9)]))
    assert [finding.text for finding in found] == [
        "2 runs of nine or more words outside quotations were found in both Paper A and Paper B,"
        " the longest of 24 words."
    ]
    runs, longest = found[0].numbers
    assert runs.passages == (
        Passage("a0", 0, 50),
        Passage("a1", 7, 57),
        Passage("a0", 100, 150),
        Passage("a1", 107, 157),
    )
    assert longest.passages == runs.passages[:2]


def test_one_run_is_told_in_the_singular():
    assert texts(2, [("a1", "a0", 12)]) == [
        "1 run of nine or more words outside quotations was found in both Paper A and Paper B, of 12 words."
    ]


def test_of_three_articles_each_pair_that_shares_is_told_the_one_with_most_runs_first():
    told = texts(3, [("a0", "a1", 12), ("a1", "a2", 10), ("a1", "a2", 15)])
    assert [text.split(" words outside")[0] for text in told] == [
        "2 runs of nine or more",
        "1 run of nine or more",
    ]
    assert "Paper B and Paper C, the longest of 15 words" in told[0]


def test_many_articles_are_told_by_pairs_and_the_pair_with_most():
    runs = [("a0", "a1", 12), ("a2", "a3", 30), ("a2", "a3", 10)]
    assert texts(4, runs) == [
        "3 runs of nine or more words outside quotations were found in 2 of 6 pairs of articles,"
        " the longest of 30 words, the largest number in Paper C and Paper D (2)."
    ]


def test_of_a_tie_no_pair_is_named_as_having_most():
    [text] = texts(4, [("a0", "a1", 12), ("a2", "a3", 12)])
    assert "largest" not in text


def test_a_single_credit_is_told_and_makes_nobody_dependent():
    assert texts(2, credits=[("a1", "Associated Press", "contribution")])[1:] == [
        "1 of 2 articles credits a news agency: Paper B (Associated Press for a contribution)."
    ]


def test_articles_with_one_agency_are_not_independent():
    credits = [
        ("a0", "Reuters", "credit"),
        ("a0", "Reuters", "contribution"),
        ("a1", "Reuters", "contribution"),
        ("a2", "dpa", "credit"),
    ]
    found = reuse(tables(4, credits=credits))
    assert [finding.text for finding in found[1:]] == [
        "3 of 4 articles credit a news agency: Paper A (Reuters for the text); Paper B (Reuters for a"
        " contribution); Paper C (dpa for the text).",
        "2 of 4 articles credit the same agency, Reuters (Paper A, Paper B): they are not independent of"
        " each other.",
    ]
    assert found[2].numbers[0].passages == (Passage("a0", 0, 4), Passage("a0", 9, 13), Passage("a1", 18, 22))


def test_many_articles_are_counted_and_not_named():
    told = texts(12, credits=[(f"a{n}", "Reuters", "credit") for n in range(12)])
    assert told[1:] == [
        "12 of 12 articles credit a news agency.",
        "12 of 12 articles credit the same agency, Reuters: they are not independent of each other.",
    ]


@st.composite
def made(draw):
    number = draw(st.integers(2, 12))
    ids = [f"a{n}" for n in range(number)]
    runs = st.tuples(st.sampled_from(list(combinations(ids, 2))), st.integers(9, 200)).map(lambda d: (*d[0], d[1]))
    agency = st.tuples(
        st.sampled_from(ids), st.sampled_from(["Reuters", "dpa"]), st.sampled_from(["credit", "contribution"])
    )
    return number, draw(st.lists(runs, max_size=9)), draw(st.lists(agency, max_size=9))


@given(made())
def test_every_number_is_what_the_tables_hold(drawn):
    number, runs, credits = drawn
    told = reuse(tables(number, runs, credits))
    shown = [[n.value for n in finding.numbers] for finding in told]
    pairs = {frozenset(run[:2]) for run in runs}
    wording = [finding for finding in told if "outside quotations" in finding.text]
    if not runs:
        assert [finding.text for finding in wording] == [NONE]
    elif number <= 3:
        assert sum(finding.numbers[0].value for finding in wording) == len(runs)
        assert len(wording) == len(pairs)
        assert max(finding.numbers[1].value for finding in wording) == max(run[2] for run in runs)
    else:
        assert shown[0][:4] == [len(runs), len(pairs), number * (number - 1) / 2, max(run[2] for run in runs)]
    same = [finding for finding in told if "same agency" in finding.text]
    by_agency = {name: {row[0] for row in credits if row[1] == name} for name in ("Reuters", "dpa")}
    assert sorted(f.numbers[0].value for f in same) == sorted(
        len(who) for who in by_agency.values() if len(who) > 1
    )
    for finding in told:
        assert all(n.passages or n.articles for n in finding.numbers)
        assert all(n.value == len(n.articles) for n in finding.numbers if n.what.startswith("articles"))
