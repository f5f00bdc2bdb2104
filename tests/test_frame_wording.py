"""What is told of frames keeps the margins under which single sentences coded otherwise would not overturn it."""

import pytest
import table_factory as made

from helpers import frame_card, frame_titles
from helpers.frame_wording import GENERIC, FrameCounts, frame_rows, named

RAIN = "It rained. "


def tables_of(*bodies):
    return made.tables_from(
        *(made.article_from(f"body: {body}", f"a{i}", f"Paper {chr(65 + i)}") for i, body in enumerate(bodies))
    )


def counts_of(*bodies, family=GENERIC):
    return FrameCounts(tables_of(*bodies), family)


@pytest.mark.parametrize(
    ("family", "frame", "called"),
    [
        ("generic", "conflict", "conflict"),
        ("generic", "morality", "morality"),
        ("policy", "morality", "ethics"),  # as another family has a frame of that name
        ("policy", "political", "politics"),  # an adjective is no name
    ],
)
def test_what_a_frame_is_called(family, frame, called):
    assert named(family, frame) == called


def test_the_passages_of_a_frame_are_its_sentences():
    tables = made.tables_from(made.article_from("headline: A CLASH\nbody: The CLASH grew.", "a", "Paper"))
    assert "spans" in tables.frames and all("spans" not in row for row in frame_rows(tables))
    assert [row["role"] for row in frame_rows(tables, "headline")] == ["headline"]


@pytest.mark.parametrize(("clashes", "costs", "leader"), [(5, 2, "conflict"), (5, 3, None), (4, 0, None)])
def test_a_frame_leads_by_three_sentences_of_five_in_all(clashes, costs, leader):
    counts = counts_of("A CLASH. " * clashes + "The COST. " * costs)
    assert counts.leader(counts.listing[0]) == leader


def test_a_frame_that_is_coded_badly_is_not_told(monkeypatch):
    monkeypatch.setattr(frame_card, "unreliable", lambda: frozenset({(GENERIC, "conflict")}))
    counts = counts_of("A CLASH. " * 9 + "The COST. " * 5)
    assert counts.frames == ["economic consequences"]
    assert counts.leader(counts.listing[0]) is None  # not the next one: the other leads, however badly coded


@pytest.mark.parametrize(("sentences", "few"), [(4, True), (5, False)])
def test_a_family_is_few_by_its_sentences_and_not_by_its_frames(sentences, few):
    assert counts_of("A CLASH over the COST. " * sentences).few == few


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("A CLASH. " * 8 + RAIN * 4, "A CLASH. " * 2 + RAIN * 8, ["conflict"]),
        ("A CLASH. " * 7 + RAIN * 5, "A CLASH. " * 2 + RAIN * 8, []),  # five sentences more
        ("A CLASH. " * 14 + RAIN * 6, "A CLASH. " * 10 + RAIN * 10, []),  # not half as large again
        ("A CLASH. " * 8 + RAIN * 4, RAIN * 4, []),  # in so short an article three would not be expected
    ],
)
def test_two_articles_differ_by_six_sentences_and_half_the_share(first, second, apart):
    assert counts_of(first, second).apart == apart


def test_the_usual_leader_leads_in_several_articles_and_in_more_than_any_other():
    clash, cost = "A CLASH. " * 5, "The COST. " * 5
    assert counts_of(clash, clash, cost).usual == "conflict"
    assert counts_of(clash, clash, cost, cost).usual is None
    assert counts_of(clash, RAIN).usual is None


def test_titles_are_counts_that_open_their_sentences():
    tables = tables_of(RAIN + "A CLASH. " * 3, "A CLASH. " * 2 + "The COST. " * 5)
    [totals] = frame_titles.totals(tables, GENERIC)
    assert totals.text == "3 of 4 sentences in Paper A and 2 of 7 in Paper B are coded as conflict."
    assert [len(number.passages) for number in totals.numbers] == [3, 0, 2, 0]
    several = [RAIN + "A CLASH. " * 3, "A CLASH. " * 2 + "The COST. " * 5, RAIN, RAIN]
    assert frame_titles.totals(tables_of(*several), GENERIC)[0].text == (
        "5 of 13 sentences are coded as conflict and 5 as economic consequences."
    )
    assert frame_titles.totals(tables, "policy") == []
