"""Machine and people are paired as a reader would pair them, and counted so that the sums can be checked."""

import math

import pandas as pd
import pytest
from article_factory import article_with

from helpers import agreement
from helpers.article import Attribution, Span

TEXT = "Mayor Anna Lund said the old pier is quite safe. “Not for long,” Jon Reed told Radio Nord."


def spans(*parts):
    return tuple(Span(TEXT.index(part), TEXT.index(part) + len(part)) for part in parts)


def coded(content, source=(), kind="indirect", **fields):
    return Attribution("c", spans(content), (), spans(*source), kind, **fields)


def test_half_of_the_words_in_common_make_a_pair():
    [pair] = agreement.match(TEXT, [coded("old pier is quite")], [coded("is quite safe")])[:1]
    assert pair.found is None  # two of five
    [pair] = agreement.match(TEXT, [coded("the old pier is quite safe")], [coded("is quite safe")])
    assert pair.coded and pair.found


def test_each_is_paired_once_the_best_first():
    whole, part = coded("the old pier is quite safe"), coded("old pier is quite safe")
    pairs = agreement.match(TEXT, [whole], [part, whole])
    assert [(pair.coded is whole, pair.found is whole) for pair in pairs] == [(True, True), (False, False)]


def test_of_two_with_one_content_the_source_tells():
    content = "the old pier is quite safe"
    lund, reed = coded(content, ["Anna Lund"]), coded(content, ["Jon Reed"])
    pairs = agreement.match(TEXT, [reed, lund], [lund, reed])
    assert all(pair.coded is pair.found for pair in pairs)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Anna Lund", "Lund", True),
        ("Mayor Anna Lund", "anna lund", True),
        ("Anna B. Lund", "Anna Lund", True),
        ("Anna Lund", "Jon Lund", False),
        ("Jon Reed", "Jon Reed Jr.", False),
        ("Jon Reed", "Jon", False),
        ("Government of Norland", "Norland", True),
        ("the Harbour Council", "Harbour Council", True),
        ("Harbour Council", "Town Council", False),
        ("Department of Harbours", "Harbours Department", True),
        ("International Pier Watch", "IPW", True),
        ("U.S. Navy", "US Navy", True),
        ("José Núñez", "Jose Nunez", True),
        ("Reed’s office", "Reed office", True),
        ("", "Reed", False),
    ],
)
def test_names_of_one_speaker(one, other, same):
    assert agreement.same_name(one, other) is same
    assert agreement.same_name(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (None, None, True),
        ("Anna Lund", None, False),
        (None, "Anna Lund", False),
        ("Anna Lund; Jon Reed", "Jon Reed and Anna Lund", True),
        ("Anna Lund; Jon Reed", "Jon Reed", False),
        ("Anna Lund", "Anna Lund; Jon Reed", False),
        ("Ministry of Ports and Piers", "Ministry of Ports and Piers", True),
    ],
)
def test_all_of_several_speakers_are_wanted(one, other, same):
    assert agreement.same_speakers(one, other) is same


def test_wilson_is_the_textbook_interval():
    low, high = agreement.wilson(15, 20)
    assert (round(low, 3), round(high, 3)) == (0.531, 0.888)
    assert agreement.wilson(0, 10)[0] == 0.0
    assert agreement.wilson(10, 10)[1] == 1.0
    assert all(math.isnan(edge) for edge in agreement.wilson(0, 0))


GOLD = """\
file,id,content,cue,source,kind,speaker,source_type,named,side,via,hops,role,nested_in
pier.txt,a1,0-5;9-12,6-8,,direct,,unspecified,,,,0,body,
"""


def test_codings_by_hand_are_read_as_attributions(tmp_path):
    (tmp_path / "gold").mkdir()
    path = tmp_path / "gold" / "attributions.csv"
    assert agreement.gold_file(tmp_path) is None
    path.write_text(GOLD, encoding="utf-8")
    assert agreement.gold_file(tmp_path) == path
    assert agreement.gold_file(tmp_path / "articles.csv") == path
    [one] = agreement.read_gold(path)["pier.txt"]
    assert one.content == ((0, 5), (9, 12)) and one.source == ()
    assert one.speaker is None and one.named is None


@pytest.mark.parametrize("row", ["pier.txt,a1,0-x,,,direct,,,,,,0,body,", "pier.txt,a1,,,,direct,,,,,,,,", "a"])
def test_a_row_that_cannot_be_read_is_named(tmp_path, row):
    path = tmp_path / "attributions.csv"
    path.write_text(GOLD + row + "\n", encoding="utf-8")
    with pytest.raises(agreement.GoldError, match="line 3"):
        agreement.read_gold(path)


@pytest.fixture
def compared(monkeypatch, tmp_path):
    safe = "the old pier is quite safe"
    found = [
        coded(safe, ["Anna Lund"], speaker="Lund", source_type="official", score=0.9),
        coded("“Not for long,”", ["Radio Nord"], "direct", speaker="Radio Nord", source_type="media", score=0.4),
        coded("told Radio", role="promo"),
        coded("said", score=0.2),
    ]
    people = [
        coded(safe, ["Mayor Anna Lund"], speaker="Anna Lund", source_type="official"),
        coded("“Not for long,”", ["Jon Reed"], "direct", speaker="Jon Reed", source_type="business", via="outlet"),
        coded("Radio Nord"),
    ]
    monkeypatch.setattr(agreement, "find_attributions", lambda _: found)
    article = article_with(TEXT, path=tmp_path / "pier.txt", outlet="Harbour News")
    uncoded = article_with("Nothing.", path=tmp_path / "other.txt")
    return agreement.compare_with_gold([article, uncoded], {"pier.txt": people})


def test_a_row_an_attribution_of_either(compared):
    assert compared["result"].tolist() == ["extra", "both", "both", "missed"]
    right = compared[compared["result"] == "both"]
    assert right["source_right"].tolist() == [True, False]
    assert right["speaker_right"].tolist() == [True, False]
    assert right["type_right"].tolist() == [True, False]
    assert right["channel_right"].isna().tolist() == [True, False]  # a channel that neither has is not compared
    assert compared["coded_speaker"].isna().tolist() == [True, False, False, True]


def test_what_is_found_in_furniture_is_no_extra(compared):
    assert "promo" not in set(compared["role"])


def test_the_counts(compared):
    table = agreement.counts(compared).set_index("measure")
    assert table.loc["coded ones found", ["right", "of"]].tolist() == [2, 3]
    assert table.loc["direct ones found", ["right", "of"]].tolist() == [1, 1]
    assert table.loc["mixed ones found", "of"] == 0 and math.isnan(table.loc["mixed ones found", "share"])
    assert table.loc["found ones coded", ["right", "of"]].tolist() == [2, 3]
    assert table.loc["F1", "share"] == pytest.approx(2 / 3)
    assert math.isnan(table.loc["F1", "low"])
    assert table.loc["speaker right", ["right", "of"]].tolist() == [1, 2]
    assert table.loc["channel right", ["right", "of"]].tolist() == [0, 1]


def test_nothing_coded_gives_an_empty_table_and_unknown_shares():
    empty = agreement.compare_with_gold([article_with(TEXT)], {})
    assert isinstance(empty, pd.DataFrame) and empty.empty
    assert agreement.counts(empty)["share"].isna().all()
