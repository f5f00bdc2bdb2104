"""What stands before a token, as the attribution model weighs it."""

import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from helpers import tagger
from helpers.pieces import Token
from helpers.tags import TAGS


def tokens(*words):
    return [Token(0, 0, word, (0,), 0) for word in words]


def signs(*words):
    """The sign that each word stands behind, as a number of `tagger.BEFORE` or 0."""
    return tagger.contexts_of(tokens(*words))[:, : tagger.RELATIVE].argmax(1).tolist()


def test_each_token_stands_behind_one_sign_or_none():
    found = signs("Reed", ",", "who", "left", ":", "“", "No", "”", "and", "fell", "–")
    assert found == [
        tagger.END,
        0,
        tagger.COMMA,
        0,
        0,
        tagger.COLON,
        tagger.OPENING,
        0,
        tagger.CLOSING,
        tagger.AND,
        0,
    ]


def test_a_closing_mark_behind_a_comma_counts_as_the_comma():
    assert signs("sound", ",", "”", "she")[-1] == tagger.COMMA
    assert signs("sound", ".", "”", "She")[-1] == tagger.END


def test_a_closing_mark_at_the_beginning_of_a_window_is_a_mark():
    assert signs("”", "she") == [tagger.END, tagger.CLOSING]


def test_a_relative_is_known_by_its_word():
    assert tagger.contexts_of(tokens("Reed", "Who", "said"))[:, tagger.RELATIVE].tolist() == [0, 1, 0]


@given(st.lists(st.sampled_from([*tagger.BEFORE, *tagger.RELATIVES, "Pier", "7", "'"]), max_size=30))
def test_contexts_depend_on_nothing_behind_a_token(words):
    whole = tagger.contexts_of(tokens(*words))
    assert whole.shape == (len(words), tagger.CONTEXTS)
    assert (whole[:, : tagger.RELATIVE].sum(1) == 1).all()
    for end in range(len(words)):
        assert np.array_equal(tagger.contexts_of(tokens(*words[:end])), whole[:end])


def test_what_was_learned_has_a_number_for_each_tag_and_sign():
    known = json.loads((tagger.FOLDER / "parameters.json").read_text(encoding="utf-8"))
    assert len(known["scale"]) == len(TAGS) and min(known["scale"]) > 0
    assert [len(row) for row in known["context"]] == [len(TAGS)] * tagger.CONTEXTS
