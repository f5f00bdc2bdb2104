"""Words that one outlet uses more than the others come out, with their counts, in its own voice."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import distinctive
from helpers.distinctive import distinctive_words, short_texts, word_counts
from helpers.load import article_of

SMALL = st.dictionaries(st.sampled_from(["ferry", "quay", "the", "of", "toll"]), st.integers(1, 30), min_size=1)


def table(name=False, voice="outlet", **outlets):
    return pd.DataFrame(
        [
            {"article": o, "outlet": o, "voice": voice, "word": word, "name": name, "count": count}
            for o, counts in outlets.items()
            for word, count in counts.items()
        ],
        columns=["article", "outlet", "voice", "word", "name", "count"],
    )


def words_of(text, **known):
    rows = word_counts(article_of(text, **known))
    return {
        (word, name): count for word, name, count in zip(rows["word"], rows["name"], rows["count"], strict=True)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quay shut. The QUAY’s crew left.", {("the", False): 2, ("quay", False): 1, ("QUAY", True): 1,
                                                  ("shut", False): 1, ("crew", False): 1, ("left", False): 1}),
        ("It met Lund. Lund left in 2020.", {("it", False): 1, ("met", False): 1, ("Lund", True): 2,
                                             ("left", False): 1, ("in", False): 1}),
        ("It met President Lars P. Lund.", {("it", False): 1, ("met", False): 1, ("president", False): 1,
                                            ("Lars", True): 1, ("Lund", True): 1}),
        ("Ships left. I saw ships.", {("ships", False): 2, ("left", False): 1, ("i", False): 1,
                                      ("saw", False): 1}),
        ("Norby Freight left.", {("Norby", True): 1, ("Freight", True): 1, ("left", False): 1}),
        ("Russia left.", {("Russia", True): 1, ("left", False): 1}),
        ("It said: Ships left on Monday.", {("it", False): 1, ("said", False): 1, ("ships", False): 1,
                                            ("left", False): 1, ("on", False): 1, ("Monday", True): 1}),
    ],
)  # fmt: skip
def test_words_are_counted_and_names_told_by_their_capitals(text, expected):
    assert words_of(text) == expected


def test_a_headline_s_capitals_tell_no_names_but_those_of_the_text():
    found = words_of("Crew Meets Lund\n\nIt met Lund on the quay.", headline="Crew Meets Lund")
    assert found["crew", False] == 1 and found["Lund", True] == 2


def test_voices_are_kept_apart_and_an_article_without_words_has_no_rows():
    rows = word_counts(article_of("Nobody came here.\n\n“The quay is lost to us,” said the mayor, Eva Berg.\n"))
    assert set(rows[rows["word"] == "quay"]["voice"]) == {"quote"}
    assert set(rows[rows["word"] == "mayor"]["voice"]) == {"outlet"}
    assert list(rows.columns) == distinctive.COLUMNS
    assert word_counts(article_of("1 2 3")).empty


def test_the_log_odds_are_those_of_the_formula():
    found = distinctive_words(table(North={"quay": 6, "ferry": 4}, South={"quay": 1, "ferry": 9})).iloc[0]
    prior = 1 / 20  # both words are rarer in English than once in all 20 words
    ours, theirs = 6 + 10 * prior, 1 + 10 * prior
    size = 10 + 10 * 2 * prior
    log_odds = math.log(ours / (size - ours)) - math.log(theirs / (size - theirs))
    assert (found["outlet"], found["word"]) == ("North", "quay")
    assert (found["count"], found["of"], found["others"], found["of_others"]) == (6, 10, 1, 10)
    assert found["log_odds"] == pytest.approx(log_odds)
    assert found["z"] == pytest.approx(log_odds / math.sqrt(1 / ours + 1 / theirs))


def test_the_prior_draws_words_that_english_often_uses_nearer_to_equal_odds():
    filler = {f"word{n}": 3 for n in range(2000)}
    found = distinctive_words(table(North={"government": 8, "turbot": 8, **filler}, South=filler))
    log_odds = dict(zip(found["word"], found["log_odds"], strict=True))
    assert log_odds["turbot"] > log_odds["government"] > 0


def test_each_outlet_stands_against_all_the_others():
    found = distinctive_words(
        table(North={"quay": 5, "toll": 5}, South={"quay": 1, "toll": 9}, West={"ferry": 7, "toll": 3})
    )
    assert list(dict.fromkeys(found["outlet"])) == ["North", "South", "West"]
    west = found[(found["outlet"] == "West") & (found["word"] == "ferry")].iloc[0]
    assert (west["count"], west["of"], west["others"], west["of_others"]) == (7, 10, 0, 20)


def test_words_of_the_same_share_are_nobodys():
    assert distinctive_words(table(North={"quay": 2, "toll": 4}, South={"quay": 20, "toll": 40})).empty


def test_names_common_words_other_voices_and_single_uses_are_left_out_on_request():
    both = {"quay": 4, "the": 9, "lost": 1}
    rows = pd.concat([
        table(North=both, South={"toll": 9}),
        table(name=True, North={"Lund": 5}),
        table(voice="quote", North={"shame": 7}),
    ])  # fmt: skip
    words = {
        "default": set(distinctive_words(rows)["word"]),
        "no names": set(distinctive_words(rows, names=False)["word"]),
        "common": set(distinctive_words(rows, common=True)["word"]),
        "all": set(distinctive_words(rows, voice=None, at_least=1)["word"]),
    }
    assert words == {
        "default": {"quay", "Lund", "toll"},
        "no names": {"quay", "toll"},
        "common": {"quay", "Lund", "toll", "the"},
        "all": {"quay", "Lund", "toll", "shame", "lost"},
    }
    assert distinctive_words(rows, names=False)["of"].tolist()[0] == 14


def test_forms_in_s_are_counted_with_their_word_but_its_is_no_form_of_it():
    found = distinctive_words(
        table(North={"tension": 2, "tensions": 3, "its": 4, "it": 1}, South={"toll": 9}), common=True
    )
    counts = dict(zip(found["word"], found["count"], strict=True))
    assert counts["tension"] == 5 and counts["its"] == 4


@pytest.mark.parametrize(
    "rows",
    [
        table(),
        table(North={"quay": 9}),
        pd.concat([table(North={"quay": 9}), table(name=True, South={"Lund": 9})]),
    ],
)
def test_without_two_outlets_that_have_words_there_are_no_rows(rows):
    found = distinctive_words(rows, names=False)
    assert list(found.columns) == distinctive.DISTINCTIVE_COLUMNS and found.empty


def test_short_texts_are_named_with_their_words():
    rows = table(North={"quay": 999}, South={"toll": 1000})
    assert short_texts(rows) == {"North": 999}
    assert short_texts(rows, voice="quote") == {"North": 0, "South": 0}


def test_the_outlet_column_is_the_article_where_there_is_none():
    rows = table(North={"quay": 5}, South={"toll": 5}).drop(columns="outlet")
    assert set(distinctive_words(rows)["outlet"]) == {"North", "South"}


@given(SMALL, SMALL)
def test_of_two_outlets_each_word_is_one_s_and_the_order_of_rows_changes_no_value(north, south):
    rows = table(North=north, South=south)
    found = distinctive_words(rows, common=True, at_least=0)
    assert found["word"].is_unique and (found["z"] > 0).all() and (found["log_odds"] > 0).all()
    again = distinctive_words(rows.iloc[::-1], common=True, at_least=0)
    key = ["outlet", "word"]
    pd.testing.assert_frame_equal(
        found.sort_values(key, ignore_index=True), again.sort_values(key, ignore_index=True), check_exact=False
    )
