"""Two sentences that tell the same in other words are more alike than two that only share their words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import retold
from helpers.load import article_of

SAYS = "Anna Berg rejected the governor's plan to close the harbour."
TOLD_AGAIN = "The mayor, Anna Berg, turned down a proposal by the governor that the port be shut."
ANOTHER_POINT = "Anna Berg said the governor's plan for the harbour would take a year to draw up."


def first_line(text):
    return retold.lines(article_of(f"News From The Harbour\n\n{text}\n\nSnow fell.", id="a"))[1]


def test_other_words_for_the_same_are_alike_and_the_same_words_for_another_point_are_not():
    told, again, other = map(first_line, (SAYS, TOLD_AGAIN, ANOTHER_POINT))
    assert retold.likeness(told, told) > 0
    assert retold.likeness(told, again) > retold.likeness(told, other)


def test_who_speaks_stands_before_the_sentence():
    known = first_line(SAYS)
    assert known.speakers == ("Anna Berg",)
    assert known.pieces[: len(known.pieces) - len(known.bare)]
    assert known.pieces[-3:] == known.bare[-3:]


@pytest.mark.parametrize("text", ["“Yes,” he said.", "Pier " * 300 + "fell."])
def test_a_sentence_of_any_length_can_be_read(text):
    line = first_line(text)
    assert len(line.pieces) <= retold.LONGEST
    assert isinstance(retold.likeness(line, line), float)


PIECES = st.lists(st.integers(5, 9000), min_size=1, max_size=retold.LONGEST).map(tuple)


@settings(max_examples=50)
@given(PIECES, PIECES, st.sampled_from([None, True, False]))
def test_each_piece_has_a_trait_that_says_whose_it_is_and_whether_the_other_has_it(a, b, same):
    row = retold.inputs(a, b, same)
    assert len(row.pieces) == len(row.traits) == len(a) + len(b) + 3
    assert row.pieces[1 : len(a) + 1] == list(a)
    assert row.pieces[len(a) + 2 : -1] == list(b)
    assert [trait == 1 for trait in row.traits[1 : len(a) + 1]] == [piece in b for piece in a]
    assert [trait == 3 for trait in row.traits[len(a) + 2 : -1]] == [piece in a for piece in b]


def test_one_speaker_is_known_under_two_forms_of_a_name_and_unknown_without_one():
    full, short, nobody = (
        first_line(f"{lead} the pier would be repaired.")
        for lead in ("Mayor Anna Berg said", "Ms. Berg said", "There was talk that")
    )
    assert retold.one_speaker(full, short) in (True, None)
    assert retold.one_speaker(full, nobody) is None
