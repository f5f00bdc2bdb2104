"""A question, an expectation and mere names assert no fact that another sentence asserts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.fact_rules import may_be_one, ordinary
from helpers.load import article_of

BODY = (
    "The mayor of Norby signed a bill that closed the pier. Ferries crossed slowly, and the council votes again.\n"
)
PLAIN = ordinary([article_of(f"Norby Votes\n\n{BODY}{'Rain fell on the hills. ' * 3}\n", id="a")])
SIGNED = "Anna Berg signed the pier bill on Monday."


@pytest.mark.parametrize(
    "other",
    [
        "Anna Berg signed the bill on the pier.",
        "Berg Signed Pier Bill",  # capitals tell no name in a headline
        "Anna Berg said she had signed the pier bill.",
    ],
)
def test_what_tells_the_same_may_be_one_fact(other):
    assert may_be_one(SIGNED, other, PLAIN)
    assert may_be_one(other, SIGNED, PLAIN)


@pytest.mark.parametrize(
    "other",
    [
        "Has Anna Berg signed the pier bill?",
        "“Has Anna Berg signed the pier bill?”",
        "Anna Berg is expected to sign the pier bill on Monday.",
        "Anna Berg set to sign pier bill",
        "Anna Berg seeks changes in pier bill",
        "Anna Berg on Monday",  # names alone
    ],
)
def test_what_cannot_be_one_fact(other):
    assert not may_be_one(SIGNED, other, PLAIN)
    assert not may_be_one(other, SIGNED, PLAIN)


def test_two_that_look_ahead_may_be_one_fact():
    assert may_be_one("The council is expected to close the pier.", "The council will close the pier.", PLAIN)


def test_a_number_is_something_in_common_and_a_year_is_not():
    assert may_be_one("Norby voted 97-1.", "Norby: 97-1", PLAIN)
    assert not may_be_one("Norby in 2016", "Anna Berg of Norby, 2016", PLAIN)


@given(st.text(), st.text())
def test_any_text_can_be_asked_and_the_order_does_not_matter(a, b):
    assert may_be_one(a, b, PLAIN) == may_be_one(b, a, PLAIN)
