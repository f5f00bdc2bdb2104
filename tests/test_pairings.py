"""An analyst's pairings win, and groups hold together what is the same and nothing else."""

import warnings

import pytest

from helpers import overrides, paths
from helpers.alignment import shared_statements
from helpers.article import Span
from helpers.facts import shared_facts
from helpers.load import article_of
from helpers.pairings import FACT, NOT, QUOTATION, STATEMENT, Link, grouped, settled

FIRST = "Pier shut\n\n“We will repair the pier before winter,” said Anna Berg.\n\nThe ferry stayed in port.\n"
SECOND = "Pier closed\n\nBoats did not leave.\n\n“We will repair the pier before winter,” Berg said. It rained.\n"


@pytest.fixture(autouse=True)
def corrections(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "CORRECTIONS", tmp_path)
    (tmp_path / "pier").mkdir()
    return tmp_path / "pier" / "pairs.csv"


def articles():
    return [article_of(text, id=name, collection="pier") for name, text in (("one", FIRST), ("two", SECOND))]


def write(path, *rows):
    path.write_text("\n".join(["article_a,words_a,article_b,words_b,relation,note", *rows]) + "\n")


def found(table, given):
    text = {article.id: article.text for article in given}
    return [
        (row.relation, text[row.article_a][row.start_a : row.end_a], text[row.article_b][row.start_b : row.end_b])
        for row in table.itertuples()
    ]


def test_what_an_analyst_pairs_is_a_fact_though_the_words_differ(corrections):
    assert shared_facts(articles()).empty
    write(corrections, "two,Boats did not,one,The ferry stayed,same fact,seen")
    table = shared_facts(articles())
    assert found(table, articles()) == [(FACT, "The ferry stayed in port.", "Boats did not leave.")]
    assert list(table["article_a"]) == ["one"]  # in the order of the articles, whatever the row's


def test_what_an_analyst_parts_is_no_pair(corrections):
    assert [relation for relation, _, _ in found(shared_statements(articles()), articles())] == [QUOTATION]
    write(corrections, "one,repair the pier,two,repair the pier,not the same,another day")
    assert shared_statements(articles()).empty
    assert shared_facts(articles()).empty


def test_a_relation_is_changed_and_the_pair_is_there_once(corrections):
    write(corrections, "one,repair the pier,two,repair the pier,same statement,")
    assert [relation for relation, _, _ in found(shared_statements(articles()), articles())] == [STATEMENT]
    assert shared_facts(articles()).empty


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("one,no such words,two,It rained,same fact,", "0 sentences"),
        ("one,e,two,It rained,same fact,", "of one alone"),
        ("three,Pier,two,It rained,same fact,", "no article “three”"),
        ("one,Pier shut,two,It rained,alike,", "no relation"),
        ("one,Pier shut,one,The ferry,same fact,", "two articles"),
        ("one,,two,It rained,same fact,", "0 sentences"),
    ],
)
def test_a_row_that_cannot_be_applied_is_left_out_with_a_warning(corrections, row, said):
    write(corrections, row, "one,The ferry,two,Boats did,not the same,")
    with pytest.warns(overrides.CorrectionNotApplied, match=said):
        [link] = settled(articles())
    assert link.relation == NOT


def test_without_a_file_nothing_is_settled_and_nothing_said():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert settled(articles()) == []


def link(a, b, score=0.9):
    """A link between passages named like "0x": the article, and a letter for the place."""
    places = [(int(end[0]), Span(ord(end[1]) * 10, ord(end[1]) * 10 + 5)) for end in (a, b)]
    return Link(*places[0], *places[1], FACT, score)


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([("0x", "1x"), ("0x", "2x"), ("1x", "2x")], [0, 0, 0]),
        ([("0x", "1x"), ("0y", "1y")], [0, 1]),
        # two that were never paired stay apart, though both are paired with a third
        ([("0x", "1x"), ("1x", "2x")], [0, 1]),
        ([("0x", "1x"), ("0y", "1x")], [0, 1]),
        # a chain through four passages is no group: the first and the last were never paired
        ([("0x", "1x"), ("2x", "3x"), ("1x", "2x")], [0, 1, 2]),
    ],
)
def test_groups(links, expected):
    made = [link(*ends, score=0.9 - n / 10) for n, ends in enumerate(links)]
    assert grouped(made, lambda one, other: False) == expected


def test_what_was_not_paired_but_has_most_words_in_common_may_stand_in_one_group():
    assert grouped([link("0x", "1x"), link("1x", "2x")], lambda one, other: True) == [0, 0]


def test_articles_that_have_other_sentences_of_one_statement_are_in_no_group_together():
    first, second = "We will repair the northern pier before winter", "every crew keeps its berth and its boat"
    texts = [f"“{first}, and {second},” said Anna Berg.", f"“{first},” Berg said.", f"“And {second},” said Berg."]
    given = [article_of(f"Harbour {n}\n\n{text}\n", id=f"a{n}") for n, text in enumerate(texts)]
    table = shared_statements(given)
    assert [(row.article_a, row.article_b) for row in table.itertuples()] == [("a0", "a1"), ("a0", "a2")]
    assert table["group"].nunique() == 2
