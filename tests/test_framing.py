"""Frames are carried by the codebook's words, in the voice and mouth that they stand in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import codebook, framing
from helpers.framing import find_terms, frame_sentences, frame_terms, inflections
from helpers.load import article_of

STORY = """Harbour Union Rejects Pay Offer

The union accused the port of bad faith on Monday. The ferry leaves at nine.

“It is shameful to leave crews without heat,” said Anna Berg, the union's leader.

Berg said the port would lose profits for a year.
"""


def frames_of(sentence):
    return {hit.frame for hit in find_terms(sentence) if hit.strong}


def passages(table, article, frame):
    return [article.text[row.start : row.end] for row in table[table["frame"] == frame].itertuples()]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("accuse~", {"accuse", "accuses", "accused", "accusing"}),
        ("cry~", {"cry", "cries", "cried", "crying"}),
        ("slam~", {"slam", "slams", "slammed", "slamming"}),
        ("clash~", {"clash", "clashes", "clashed", "clashing"}),
        ("obey~", {"obey", "obeys", "obeyed", "obeying"}),
        ("tie~", {"tie", "ties", "tied", "tying"}),
        ("war", {"war"}),  # without ~ a word stands for itself
    ],
)
def test_inflections_follow_the_rules_of_spelling(word, expected):
    assert inflections(word) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayors ACCUSED each other.", {"conflict"}),
        ("It was a heart attack.", set()),
        ("She chairs the ethics committee.", set()),
        ("The company’s profits fell.", {"economic"}),
        ("A stand-off followed.", {"conflict"}),
        ("They stand, off the record, alone.", set()),  # no phrase runs across a comma
        ("They called on parliament to act.", {"responsibility"}),
        ("They called on Sunday.", set()),
        ("The ferry leaves at nine.", set()),
    ],
)
def test_terms_are_told_by_form_and_neighbours(sentence, expected):
    assert frames_of(sentence) == expected


def test_the_longer_of_two_overlapping_terms_counts():
    hits = [hit for hit in find_terms("The interest rates rose.") if hit.frame == "economic"]
    assert [hit.term for hit in hits] == ["interest rate"]


def test_a_possessive_is_looked_through_but_not_part_of_the_term():
    text = "The economy’s state."
    assert [text[hit.start : hit.end] for hit in find_terms(text)] == ["economy"]


def test_every_term_has_voice_speaker_and_role():
    article = article_of(STORY)
    table = frame_terms(article)
    rows = {article.text[row.start : row.end]: row for row in table.itertuples()}
    assert list(table.columns) == framing.TERM_COLUMNS
    assert (rows["Rejects"].role, rows["Rejects"].voice, rows["Rejects"].speaker) == (
        "headline",
        "outlet",
        None,
    )
    assert (rows["shameful"].role, rows["shameful"].voice, rows["shameful"].speaker) == (
        "body",
        "quote",
        "Anna Berg",
    )
    assert (rows["profits"].voice, rows["profits"].speaker) == ("paraphrase", "Anna Berg")
    assert set(table["article"]) == {article.id}


def test_a_sentence_carries_a_frame_by_a_term_or_two_weak_ones():
    article = article_of("Town Hall News Today\n\nThe debate went on. The debate was controversial. They fought.")
    assert passages(frame_sentences(article), article, "conflict") == [
        "The debate was controversial.",
        "They fought.",
    ]


def test_the_same_weak_term_twice_is_not_two():
    hits = find_terms("A debate about a debate.")
    assert [hit.term for hit in hits] == ["debate", "debate"]
    assert not framing.carries(hits)


def test_the_voice_of_a_sentence_is_that_of_the_words_that_carry_the_frame():
    article = article_of(
        "Town Hall News Today\n\nBerg attacked the plan, saying: “It will take us many more years to build.”"
    )
    table = frame_sentences(article)
    assert list(table.loc[table["frame"] == "conflict", "voice"]) == ["outlet"]


def test_furniture_carries_no_frame():
    article = article_of(STORY + "\nPhoto by Jo Field/War Pictures via Getty Images\n")
    table = frame_terms(article)
    assert set(table["role"]) <= set(framing.ROLES)
    assert "war" not in set(table["term"])


def test_an_article_without_terms_has_empty_tables_with_columns():
    article = article_of("A Quiet Day\n\nThe ferry leaves at nine.")
    assert list(frame_terms(article).columns) == framing.TERM_COLUMNS
    assert list(frame_sentences(article).columns) == framing.SENTENCE_COLUMNS
    assert len(frame_terms(article)) == len(frame_sentences(article)) == 0


@given(
    st.lists(st.sampled_from(["war", "Price’s", "blamed", "“", "”", "-", ",", "\n", "é", "the", "God"])).map(
        " ".join
    )
)
def test_terms_lie_in_order_inside_the_text(text):
    hits = find_terms(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
    assert all(text[hit.start : hit.end].strip(" \n,“”-") == text[hit.start : hit.end] for hit in hits)


ENTRY = """about: try
source: none
entries:
  - id: conflict
    definition: d
    example: e
    terms:
      - war
"""


@pytest.mark.parametrize(
    ("added", "line", "named"),
    [
        ("      - {term: row, not_befor: [boat]}\n", 9, "not_befor"),
        ("      - {term: row, not_before: [on]}\n", 9, "True"),  # YAML reads a bare on as a truth value
        ("      - Row\n", 9, "Row"),
        ("    weak: [row]\n", 4, "weak"),
        ("    weak_terms: row\n", 9, "weak_terms"),
    ],
)
def test_a_bad_codebook_is_refused_with_file_and_line(tmp_path, monkeypatch, added, line, named):
    (tmp_path / "frames.yaml").write_text(ENTRY + added, encoding="utf-8")
    monkeypatch.setattr(framing.paths, "CODEBOOK", tmp_path)
    framing._index.cache_clear()
    codebook.entries.cache_clear()
    try:
        with pytest.raises(codebook.CodebookError, match=rf"frames\.yaml, line {line}: .*{named}"):
            find_terms("war")
    finally:
        framing._index.cache_clear()
        codebook.entries.cache_clear()


@pytest.mark.parametrize("frame", ["conflict", "human_interest", "economic", "morality", "responsibility"])
def test_every_frame_codes_its_own_example(frame):
    example = codebook.entries("frames")[frame]["example"]
    assert framing.carries([hit for hit in find_terms(example) if hit.frame == frame])
