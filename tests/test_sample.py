"""The machine against the sample's gold codings, which were made by reading before it was written.

The bounds are what was reached; a change that falls below one has made something worse.
"""

import csv

import pytest

from helpers import agreement, frame_agreement, paths
from helpers.load import load_articles

SAMPLE = paths.ARTICLES / "sample"


@pytest.fixture(scope="module")
def articles():
    return {article.path.name: article for article in load_articles(SAMPLE)}


def gold(name):
    with (SAMPLE / "gold" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_line_of_the_sample_has_the_role_that_a_reader_gave(articles):
    rows = gold("lines")
    right = [articles[row["file"]].role_at(int(row["start"])) == row["role"] for row in rows]
    body = [
        (articles[row["file"]].role_at(int(row["start"])) == "body") == (row["role"] == "body") for row in rows
    ]
    assert sum(body) / len(rows) >= 0.98
    assert sum(right) / len(rows) >= 0.88


@pytest.fixture(scope="module")
def coded(articles):
    """The attributions that the coder has, outermost ones, with what the machine made of each."""
    pairs = agreement.compare_with_gold(articles.values(), agreement.read_gold(agreement.gold_file(SAMPLE)))
    return pairs[(pairs["result"] != "extra") & ~pairs["nested"]]


def found(pairs):
    return (pairs["result"] == "both").mean()


def test_quotations_are_found(coded):
    assert found(coded[coded["kind"] == "direct"]) >= 0.9


def test_attributions_are_found(coded):
    assert found(coded) >= 0.6


def test_what_is_found_has_the_right_speaker_and_type(coded):
    named = coded[(coded["result"] == "both") & coded["coded_speaker"].notna()]
    assert named["speaker_right"].mean() >= 0.7
    assert named["type_right"].mean() >= 0.6


def test_the_frames_that_are_found_are_mostly_right(articles):
    """Notebook 07 tells the reader how many are not found."""
    table = frame_agreement.gold_table(articles.values(), SAMPLE / "gold" / "frames.csv")
    right, found, coded = (table[column].sum() for column in ("right", "found", "n"))
    assert right / found >= 0.8
    assert right / coded >= 0.2
