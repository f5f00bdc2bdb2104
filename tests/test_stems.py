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
        ("The pier is safe", "It is not true that the pier is safe", True),
        ("The pier is safe", "Whether the pier is safe the mayor could not say", True),
        ("The pier is safe", "The pier is safe, and the mayor has no regrets", False),  # negates something else
        ("The mayor accepts the blame", "With no excuses left, the mayor accepts the blame", False),
        ("The visit is destructive", "The visit is not only unfortunate, it is destructive", False),
        ("He will pay the fine", "He will pay not the tax but the fine", False),
        ("After eight years it brings up the bills", "It brings up two bills", False),
        ("In 2011 it cost 40 crowns", "It cost 40 crowns, and 60 guests came", False),
        ("It lasted eight years", "It lasted two years", True),
        ("It has a one in three chance", "It has a 1 in 3 chance", False),
        ("It has a one-in-three chance", "It has a 2 in 3 chance", True),
        ("It has a 2 in 3 chance to win and 1 in 3 to lose", "It has a one in three chance to lose", False),
    ],
)
def test_a_denial_or_another_number_contradicts(one, other, expected):
    both = [stems_of(text, 0, len(text)) for text in (one, other)]
    assert contradict(*both) is contradict(*both[::-1]) is expected


@given(st.text(max_size=60), st.integers(0, 30), st.integers(0, 60))
def test_words_stand_where_they_are_said_to(text, start, end):
    words = stems_of(text, start, end)
    assert all(start <= word.start < word.end <= end for word in words)
    assert all(text[word.start : word.end].strip() == text[word.start : word.end] for word in words)
