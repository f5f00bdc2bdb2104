"""Words are added up by source, and their concentration by a formula that a pocket calculator confirms."""

import math

import pandas as pd
import pytest
import table_factory as made

from helpers import sourcing

STORY = """\
body: {Ana Ruiz|direct|“One two three four five six,”} she said. {[officials]|indirect|one two}.
body: {Ana Ruiz|indirect|one two}. {Jon Reed|direct|“One two”}. {they|indirect|one two three four}.
caption: {Mia Stern|direct|“One two three four five six seven eight nine”}
"""


@pytest.fixture
def rows():
    _, found = made.article_from(STORY, "n", "North Post")
    found[-2] |= {"speaker": None, "named": None}  # a pronoun that nobody could resolve
    return [row | {"outlet": "North Post"} for row in found]


def test_sources_are_added_up_with_their_first_place(rows):
    found = sourcing.source_rows(rows)
    assert [(row["source"], row["words"]) for row in found] == [
        ("Ana Ruiz", 8), ("pronoun not resolved", 4), ("Officials", 2), ("Jon Reed", 2),
    ]  # fmt: skip
    assert [row["share"] for row in found] == [8 / 16, 4 / 16, 2 / 16, 2 / 16]
    assert (found[0]["paragraph"], found[0]["start"]) == (1, 0)


@pytest.mark.parametrize(
    ("meant", "told"),
    [
        ({"named": False}, "somebody without a name"),  # critics "who" said
        ({"source_type": "document"}, "a text"),  # the report: "it" said
        ({}, "pronoun not resolved"),
    ],
)
def test_a_pronoun_is_called_by_what_is_known_of_it(rows, meant, told):
    assert sourcing.source_of(rows[-2] | meant) == told


def _texts(*words):
    own = {"speaker": None, "named": False, "source_type": "document"}
    return [own | {"source_words": one} for one in words]


def test_one_letter_has_one_name():
    fuller = "A letter signed Friday by ninety scholars"
    assert sourcing.sources_of(_texts(fuller, "The letter", "the letter", "the memo")) == [fuller] * 3 + [
        "The memo"
    ]


def test_of_two_letters_the_letter_is_neither():
    rows = _texts("A letter by the mayor", "A letter by the owners", "the letter")
    assert sourcing.sources_of(rows)[2] == "The letter"


def test_the_day_on_which_it_spoke_is_no_part_of_a_source():
    assert (
        sourcing.sources_of(_texts("port officials on Friday night", "Port officials")) == ["Port officials"] * 2
    )


def test_the_first_place_is_the_first_even_where_rows_are_not_in_order(rows):
    assert sourcing.source_rows(rows[::-1]) == sourcing.source_rows(rows)


def test_the_top_speaker_is_measured_by_all_attributed_words(rows):
    found = sourcing.measures(rows)
    assert (found["top_speaker"], found["top_speaker_share"], found["attributed_words"]) == (
        "Ana Ruiz",
        8 / 16,
        16,
    )


def test_the_index_is_over_the_words_of_speakers_alone(rows):
    assert sourcing.measures(rows)["speaker_concentration"] == pytest.approx(0.8**2 + 0.2**2)


@pytest.mark.parametrize(("amounts", "index"), [([5], 1), ([3, 3], 0.5), ([4, 4, 4, 4], 0.25), ([9, 1], 0.82)])
def test_the_index_runs_from_one_over_n_to_one(amounts, index):
    assert sourcing.herfindahl(amounts) == pytest.approx(index)


@pytest.mark.parametrize("rows_left", [0, 1])
def test_without_a_speaker_nothing_is_concentrated_and_nothing_is_nought(rows, rows_left):
    found = sourcing.measures(rows[1:2][:rows_left])
    assert found["top_speaker"] is None
    assert math.isnan(found["top_speaker_share"]) and math.isnan(found["speaker_concentration"])


def test_a_pronoun_that_nobody_could_resolve_is_not_unnamed(rows):
    found = sourcing.measures(rows)
    assert (found["unnamed_attributions"], found["unnamed_words"]) == (1, 2)
    assert (found["unnamed_attribution_share"], found["unnamed_word_share"]) == (1 / 5, 2 / 16)


def test_shares_of_nothing_are_unknown():
    found = sourcing.measures([])
    assert found["attributed_words"] == 0
    assert math.isnan(found["unnamed_attribution_share"]) and math.isnan(found["unnamed_word_share"])


def test_a_column_adds_up_to_the_article_with_what_is_not_known(rows):
    rows[0]["side"] = rows[2]["side"] = "Norby"
    table = sourcing.sources_by(pd.DataFrame(rows), "side").set_index("side")
    assert dict(table["words"]) == {"Norby": 8, "not known": 8}
    assert dict(table["sources"]) == {"Norby": 1, "not known": 3}
    assert table["word_share"].sum() == table["attribution_share"].sum() == 1


def test_no_attributions_make_an_empty_table(rows):
    table = sourcing.sources_by(pd.DataFrame(rows).head(0), "source_type")
    assert table.empty and "word_share" in table
