"""A frame profile is a share of all sentences that are read, whichever of them count more."""

import pandas as pd
import pytest
import table_factory as made
from hypothesis import HealthCheck, Phase, given, settings

from helpers.article import VOICES
from helpers.frame_profiles import WEIGHTINGS, families, profile, ranks, weigh

drawn = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate]
)

SOURCE = """\
headline: A CLASH over the pier
subhead: The COST grows
body: The CLASH began. It rained.
body: {Ana Ruiz|direct|“What a CLASH.”} It rained.
subhead: A SHAME
body: The COST is high. It rained.
"""


def tables_of(*sources):
    return made.tables_from(
        *(made.article_from(source, f"a{i}", f"Paper {chr(65 + i)}") for i, source in enumerate(sources))
    )


def shares(tables, **choice):
    return {row.frame: row.share for row in profile(tables, "generic", **choice).itertuples()}


def weights(tables, weighting):
    return weigh(tables, weighting).sentences["weight"].tolist()


@drawn
@given(made.collections)
def test_shares_are_recomputed_from_the_rows(collection):
    tables = made.tables_of(collection)
    for weighting in WEIGHTINGS:
        sentences = weigh(tables, weighting).sentences
        for family in families(tables):
            for row in profile(tables, family, weighting=weighting).itertuples():
                own = sentences[(sentences["article"] == row.article) & (sentences["weight"] > 0)]
                frames = tables.frames[
                    (tables.frames["article"] == row.article)
                    & (tables.frames["family"] == family)
                    & (tables.frames["frame"] == row.frame)
                ]
                carrying = own[own["start"].isin(set(frames["start"]))]
                assert (row.sentences, row.of) == (len(carrying), len(own))
                expected = carrying["weight"].sum() / own["weight"].sum() if len(own) else float("nan")
                assert row.share == pytest.approx(expected, nan_ok=True)
                assert pd.isna(row.share) or 0 <= row.share <= 1 + 1e-9


@drawn
@given(made.collections)
def test_the_shares_of_voices_and_speakers_add_up_to_that_of_all(collection):
    tables = made.tables_of(collection)
    for weighting in WEIGHTINGS:
        for family in families(tables):
            whole = profile(tables, family, weighting=weighting)
            parts = sum(profile(tables, family, voice, weighting)["share"] for voice in VOICES)
            assert parts.tolist() == pytest.approx(whole["share"].tolist(), nan_ok=True)
            split = profile(tables, family, weighting=weighting, split=["voice", "speaker"])
            sums = split.groupby(["article", "frame"])[["sentences", "share"]].sum()
            for row in whole[whole["sentences"] > 0].itertuples():
                assert sums.loc[(row.article, row.frame), "sentences"] == row.sentences
                assert sums.loc[(row.article, row.frame), "share"] == pytest.approx(row.share)


@drawn
@given(made.collections)
def test_ranks_follow_the_shares(collection):
    tables = made.tables_of(collection)
    for family in families(tables):
        table = ranks(tables, family)
        for weighting in WEIGHTINGS:
            found = profile(tables, family, weighting=weighting)
            for row, rank in zip(found.itertuples(), table[weighting], strict=True):
                if not row.share > 0:
                    assert pd.isna(rank)
                else:
                    own = found.loc[found["article"] == row.article, "share"]
                    assert rank == 1 + (own > row.share + 1e-9).sum()


def test_the_body_alone_counts_where_sentences_are_alike():
    tables = tables_of(SOURCE)
    assert weights(tables, "equal") == [0, 0, 1, 1, 1, 1, 0, 1, 1]
    assert shares(tables) == pytest.approx({"conflict": 2 / 6, "economic consequences": 1 / 6, "morality": 0})
    assert shares(tables, voice="quote")["conflict"] == pytest.approx(1 / 6)


def test_the_opening_is_headline_and_first_paragraph():
    tables = tables_of(SOURCE)
    assert weights(tables, "opening") == [1, 1, 1, 1, 0, 0, 0, 0, 0]
    found = shares(tables, weighting="opening")
    assert found == pytest.approx({"conflict": 2 / 4, "economic consequences": 1 / 4, "morality": 0})


def test_of_a_body_in_one_paragraph_the_first_sentence_is_the_lead():
    assert weights(tables_of("body: The CLASH. It rained. The COST."), "opening") == [1, 0, 0]


def test_weights_fall_in_a_straight_line():
    tables = tables_of(SOURCE)
    found = weights(tables, "inverted pyramid")
    assert found[:3] == [1, 1, 1]  # the headline, the subhead in front of the body, its first sentence
    assert found == sorted(found, reverse=True)
    assert found[6] == found[7]  # a subhead weighs as much as the sentence after it
    positions = tables.sentences["position"].tolist()
    assert found[8] == pytest.approx(1 - positions[8])


def test_an_article_without_sentences_has_no_share_rather_than_none():
    table = profile(tables_of("body: The CLASH.", "chrome: Menu"), "generic")
    assert table["of"].tolist() == [1, 0]
    assert table["share"].tolist() == pytest.approx([1, float("nan")], nan_ok=True)


def test_a_frame_of_the_same_name_in_another_family_is_not_counted():
    tables = tables_of("body: The SHAME. It rained. A DUTY. A DUTY.")
    assert profile(tables, "generic")["sentences"].tolist() == [1]
    assert profile(tables, "policy")["sentences"].tolist() == [2]
    assert families(tables) == ["generic", "policy"]


def test_what_is_chosen_must_be_known():
    tables = tables_of("body: The CLASH.")
    with pytest.raises(ValueError, match="no weighting; use one of equal"):
        profile(tables, "generic", weighting="front page")
    with pytest.raises(ValueError, match="no voice; use one of outlet"):
        profile(tables, "generic", voice="quoted")


def test_tables_without_frames_have_an_empty_profile():
    tables = tables_of("body: It rained.")
    assert families(tables) == [] and profile(tables, "generic").empty and ranks(tables, "generic").empty
