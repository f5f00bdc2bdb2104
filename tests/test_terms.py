"""Terms of the codebook's lists are found by form and neighbours, and a list that can't be read says where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import codebook, paths, terms
from helpers.terms import inflections, lexicon, of_term

GENERIC = "frames_generic"


def strong(sentence):
    return {hit.entry for hit in lexicon(GENERIC).find(sentence) if hit.strong}


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
        ("The company’s profits fell.", {"economic consequences"}),
        ("A stand-off followed.", {"conflict"}),
        ("They stand, off the record, alone.", set()),  # no phrase runs across a comma
        ("The ferry leaves at nine.", set()),
    ],
)
def test_terms_are_told_by_form_and_neighbours(sentence, expected):
    assert strong(sentence) == expected


def test_the_longer_of_two_overlapping_terms_counts():
    hits = [
        hit for hit in lexicon(GENERIC).find("The interest rates rose.") if hit.entry == "economic consequences"
    ]
    assert [hit.term for hit in hits] == ["interest rate"]


def test_a_possessive_is_looked_through_but_not_part_of_the_term():
    text = "The economy’s state."
    assert [text[hit.start : hit.end] for hit in lexicon(GENERIC).find(text)] == ["economy"]


@pytest.mark.parametrize(
    ("typed", "found"), [("Gate", ["gate"]), ("gate~", ["gate", "gates"]), ("the gate", ["the gate"])]
)
def test_a_term_as_somebody_types_it(typed, found):
    text = "Open the gate! Two gates."
    assert [text[hit.start : hit.end] for hit in of_term(typed).find(text)] == found


@pytest.mark.parametrize("typed", ["", "~", "–"])
def test_what_holds_no_word_is_refused(typed):
    with pytest.raises(ValueError, match="no word to look for"):
        of_term(typed)


@given(
    st.lists(st.sampled_from(["war", "Price’s", "blamed", "“", "”", "-", ",", "\n", "é", "the", "God"])).map(
        " ".join
    )
)
def test_terms_lie_in_order_inside_the_text(text):
    hits = lexicon(GENERIC).find(text)
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
    (tmp_path / "mine.yaml").write_text(ENTRY + added, encoding="utf-8")
    monkeypatch.setattr(paths, "CODEBOOK", tmp_path)
    codebook.entries.cache_clear()
    with pytest.raises(codebook.CodebookError, match=rf"mine\.yaml, line {line}: .*{named}"):
        terms.lexicon("mine")
    codebook.entries.cache_clear()
