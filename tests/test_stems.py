"""Words are compared as a reader would: whatever their form, and by how rare they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.load import article_of
from helpers.stems import contradict, stems_of, weight_of, weights_of


def stems(text):
    return [word.stem for word in stems_of(text, 0, len(text))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("repairs", "repaired"),
        ("1,200", "1200"),
        ("three", "3"),
        ("U.S.", "US"),
        ("mayor’s", "mayor"),
        ("didn’t", "not"),
    ],
)
def test_two_forms_are_one_stem(one, other):
    assert stems(one) == stems(other)


def test_an_empty_word_weighs_nothing_and_a_rare_one_more_than_a_common_one():
    article = article_of("Harbour\n\nThe ferry left.\n\nThe ferry came back.\n\nThe lighthouse shone.")
    words = stems_of("the ferry lighthouse", 0, 20, weights_of([article]))
    empty, common, rare = (word.weight for word in words)
    assert empty == 0 < common < rare == 1


def test_a_word_that_comes_again_is_weighed_once():
    assert weight_of(stems_of("ferry ferry", 0, 11)) == 1


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The pier was closed", "The pier was not closed", True),
        ("It cost 40 crowns", "It cost 60 crowns", True),
        ("It cost 40 crowns", "It cost crowns", False),  # left out, not another
        ("Nobody came", "They didn’t come", False),
    ],
)
def test_a_denial_or_another_number_contradicts(one, other, expected):
    assert contradict(stems_of(one, 0, len(one)), stems_of(other, 0, len(other))) is expected


@given(st.text(max_size=60), st.integers(0, 30), st.integers(0, 60))
def test_words_stand_where_they_are_said_to(text, start, end):
    words = stems_of(text, start, end)
    assert all(start <= word.start < word.end <= end for word in words)
    assert all(text[word.start : word.end].strip() == text[word.start : word.end] for word in words)
