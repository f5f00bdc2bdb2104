"""Frames are set out with their standing, whose words they are, and the words that decided."""

import pytest
import table_factory as made

from helpers import frame_card, frame_coder, frame_tables, framing, paths
from helpers.frame_tables import NOBODY, carrying_words, codebook_table, heaviest_words, spoken

STORY = """\
headline: A CLASH over the pier
body: The CLASH began. {Ana Ruiz|direct|“A CLASH.”} {Ana Ruiz|direct|“Another CLASH.”} It will COST money.
body: {[two officials]|indirect|the CLASH is over}. The RIFT is old. The TROOPS came.
"""


@pytest.fixture
def story():
    article, found = made.article_from(STORY, "north", "North Post")
    other, others = made.article_from("body: The COST is high. The COST.", "south", "South Gazette")
    return [article, other], made.tables_from((article, found), (other, others))


def test_every_frame_of_the_codebook_is_listed_with_who_codes_it_and_how_well():
    table = codebook_table()
    assert list(zip(table["family"], table["frame"], strict=True)) == frame_coder.names()
    coded = {(frame.family, frame.name) for frame in framing.frames()}
    for row in table.to_dict("records"):
        by_people = (row["family"], row["frame"]) not in coded
        assert (row["coded by"] == frame_tables.CODED_BY[frame_coder.PEOPLE]) == by_people
        assert (row["standing"] == "") == by_people
        assert row["definition"]
        assert not row["code when"].startswith("Code when") and not row["not"].startswith("Do not code")
    known = frame_card.figures().set_index(["family", "frame"])["standing"]
    conflict = table[(table["family"] == "generic") & (table["frame"] == "conflict")].iloc[0]
    assert conflict["standing"] == known["generic", "conflict"]


def test_what_was_not_learned_is_coded_by_its_terms(monkeypatch):
    monkeypatch.setattr(frame_coder, "FOLDER", paths.ROOT / "nowhere")
    frame_coder.learned.cache_clear()
    try:
        assert set(codebook_table()["coded by"]) == {"its terms", "people alone"}
    finally:
        frame_coder.learned.cache_clear()


def test_sentences_are_counted_by_voice_and_speaker_most_first(story):
    _, tables = story
    assert spoken(tables).values.tolist() == [
        ["North Post", "conflict", "outlet", "the outlet", 2],
        ["North Post", "conflict", "quote", "Ana Ruiz", 2],
        ["North Post", "conflict", "paraphrase", NOBODY, 1],
        ["North Post", "economic consequences", "outlet", "the outlet", 1],
        ["South Gazette", "economic consequences", "outlet", "the outlet", 2],
    ]
    assert spoken(tables, "policy")["frame"].tolist() == ["security"]
    assert spoken(tables, "war and peace").empty


def test_words_stand_in_the_place_of_offsets(story):
    articles, tables = story
    table = carrying_words(tables.frames, articles)
    assert list(table.columns) == ["family", "frame", "words", "voice", "speaker", "ground"]
    assert table["words"].tolist()[:3] == ["CLASH", "CLASH", "CLASH"]
    two = tables.frames.head(1).assign(spans="2-7;17-21")
    assert carrying_words(two, articles)["words"].tolist() == ["CLASH, pier"]


def test_the_words_that_most_often_carry_a_frame_in_the_body(story):
    articles, tables = story
    table = heaviest_words(tables, articles)
    assert table.values.tolist() == [
        ["generic", "conflict", "clash 4, rift 1", ""],
        ["generic", "economic consequences", "cost 1", "cost 2"],
        ["policy", "security", "troops 1", ""],
    ]
    assert heaviest_words(tables, articles, most=1)["North Post"].tolist()[0] == "clash 4"


def test_words_level_with_each_other_stand_by_the_alphabet():
    article, found = made.article_from("body: The RIFT. The CLASH.", "a", "Paper")
    table = heaviest_words(made.tables_from((article, found)), [article])
    assert table["Paper"].tolist() == ["clash 1, rift 1"]


def test_without_frames_the_tables_are_empty_and_have_their_columns():
    article, found = made.article_from("body: It rained.", "a", "Paper")
    tables = made.tables_from((article, found))
    assert list(spoken(tables).columns) == ["outlet", "frame", "voice", "speaker", "sentences"]
    assert list(heaviest_words(tables, [article]).columns) == ["family", "frame", "Paper"]
    assert spoken(tables).empty and heaviest_words(tables, [article]).empty
    assert carrying_words(tables.frames, [article]).empty
