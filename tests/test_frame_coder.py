"""The learned coder adds weights of words, and can always say which words decided."""

import json

import numpy as np
import pytest

from helpers import codebook, frame_coder, terms
from helpers.frame_coder import Coder, Frame, Read, terms_in, words_in

CONFLICT = Frame("frames_generic", "conflict")


def read(text):
    tokens = terms.tokenise(text, 0, len(text))
    return Read(*tokens, terms.lexicon("frames_generic").find_among(*tokens))


def coder(weights, bias=-0.5, terms=(), **changed):
    """A coder of one frame with these weights."""
    meaning = frame_coder.meaning(codebook.entries(CONFLICT.list)[CONFLICT.name])
    known = {"list": CONFLICT.list, "name": CONFLICT.name, "meaning": meaning, "terms": list(terms), "scale": 1.0}
    table = np.array([[weight] for weight in weights.values()], dtype=np.int8)
    return Coder(table, list(weights), [known | {"bias": bias} | changed])


def carried(one, text):
    [found] = one.carried([read(text)])
    return {frame: [text[start:end] for (start, end), _ in words] for frame, words in found.items()}


def test_words_and_pairs_that_nothing_parts():
    assert list(words_in(read("A trade war, he said"))) == [
        "a",
        "trade",
        "a trade",
        "war",
        "trade war",
        "he",
        "said",
        "he said",
    ]


def test_terms_are_strong_weak_or_several_weak_ones():
    assert list(terms_in(read("They fought."))) == ["frames_generic/conflict/strong"]
    keys = [key for key in terms_in(read("The debate was controversial.")) if "/conflict/" in key]
    assert keys == ["frames_generic/conflict/weak", "frames_generic/conflict/weaks"]


def test_weights_add_up_over_the_root_of_their_number_and_the_heaviest_words_are_named():
    one = coder({"row": 2, "boat": 1, "the": -1})
    assert carried(one, "A row over a boat") == {CONFLICT: ["row", "boat"]}  # 3 / √2 above 0.5
    assert carried(one, "The boat") == {}  # 0 / √2 is not
    assert carried(coder({"row": 2, "boat": 1}, bias=-2.2), "A row over a boat") == {}


def test_a_pair_shares_its_weight_among_its_words():
    assert carried(coder({"cold war": 3}), "A cold war") == {CONFLICT: ["cold", "war"]}


def test_sentences_do_not_mix():
    one = coder({"row": 2})
    sentences = [read("A row"), read(""), read("Nothing here"), read("Row")]
    assert [bool(found) for found in one.carried(sentences)] == [True, False, False, True]


def test_a_frame_with_another_meaning_is_not_coded():
    assert coder({"row": 2}).frames == {CONFLICT}
    assert coder({"row": 2}, meaning="other").frames == frozenset()


def test_a_term_that_came_later_is_new():
    hit = read("They fought.").hits[0]
    assert coder({}).is_new(hit)
    assert not coder({}, terms=[hit.term]).is_new(hit)


def test_who_codes_a_frame_is_said_in_its_entry():
    assert frame_coder.coder_of("frames_generic", {"id": "conflict"}) == frame_coder.LEARNED
    assert frame_coder.coder_of("frames_generic", {"id": "conflict", "coder": "people"}) == frame_coder.PEOPLE
    with pytest.raises(codebook.CodebookError, match=r"frames_generic\.yaml, line \d+: “coder: me”"):
        frame_coder.coder_of("frames_generic", {"id": "conflict", "coder": "me"})


def test_the_weights_that_ship_are_those_of_the_codebook_that_ships():
    frames = json.loads((frame_coder.FOLDER / frame_coder.PARAMETERS).read_text(encoding="utf-8"))["frames"]
    learned = {Frame(frame["list"], frame["name"]) for frame in frames}
    assert frame_coder.learned().frames == learned
