"""One utterance is known again in another article; what is only like it is left alone."""

import pytest

from helpers.alignment import COLUMNS, QUOTATION, STATEMENT, same_speaker, shared_statements
from helpers.load import article_of, load_articles

FILLER = """

The ferry office opened at seven. Snow fell on the eastern hills. A market was held in the old square.

Two schools had closed early. The museum sold maps to visitors. Trains ran late along the coast.
"""


def articles(*paragraphs):
    return [
        article_of(f"News From The Harbour {n}\n\n{paragraph}{FILLER}", id=f"a{n}")
        for n, paragraph in enumerate(paragraphs)
    ]


def pairs(*paragraphs):
    """Return relation and the two passages of each pair that is found."""
    given = articles(*paragraphs)
    text = {article.id: article.text for article in given}
    return [
        (
            row.relation,
            text[row.article_a][row.start_a : row.end_a],
            text[row.article_b][row.start_b : row.end_b],
        )
        for row in shared_statements(given).itertuples()
    ]


LONG = "“We will repair the northern pier before winter, and every crew will keep its berth,” said Anna Berg."


@pytest.mark.parametrize(
    "other",
    [
        "“We will repair the northern pier before winter,” said Anna Berg, the mayor.",  # a trim
        "“We shall be repairing the northern pier before the winter, crews keep berths,” said Anna Berg.",
        "Anna Berg, the mayor, said the town would “repair the northern pier before winter.”",
    ],
)
def test_a_quotation_is_known_in_another_trim_or_translation(other):
    [(relation, a, b)] = pairs(LONG, other)
    assert relation == QUOTATION
    assert a.startswith("“We will repair")
    assert "northern pier" in b


@pytest.mark.parametrize(
    "other",
    [
        "“We will not repair the northern pier before winter,” said Anna Berg, the mayor.",  # the contrary
        "“We will repair the southern bridge,” said Anna Berg, the mayor.",  # another point
        "“The northern pier was built badly,” said Jon Reed, an engineer.",  # the topic, another speaker
        "Jon Reed, an engineer, said the pier should be repaired before winter.",
    ],
)
def test_what_is_only_like_it_is_not_paired(other):
    assert pairs(LONG, other) == []


def test_a_paraphrase_by_the_same_speaker_is_the_same_statement():
    found = pairs(LONG, "Anna Berg said the northern pier would be repaired before winter.")
    assert [relation for relation, _, _ in found] == [STATEMENT]


def test_numbers_that_differ_part_two_statements():
    one = "Anna Berg said the repair of the northern pier would cost 40 million crowns."
    assert len(pairs(one, one.replace("would", "will"))) == 1
    assert pairs(one, one.replace("40", "60")) == []


def test_pairs_of_one_utterance_are_one_group_and_a_comes_before_b():
    given = articles(LONG, LONG, LONG, "“Sell the blue ferry to the islands,” said Jon Reed.", "Nobody spoke.")
    table = shared_statements(given)
    assert list(table.columns) == COLUMNS
    assert list(zip(table["article_a"], table["article_b"], strict=True)) == [
        ("a0", "a1"),
        ("a0", "a2"),
        ("a1", "a2"),
    ]
    assert table["group"].nunique() == 1
    assert table["score"].between(0, 1, inclusive="right").all()


@pytest.mark.parametrize("given", [[], [LONG], [LONG, "Nobody spoke."]])
def test_nothing_shared_is_an_empty_table_with_columns(given):
    table = shared_statements(articles(*given))
    assert list(table.columns) == COLUMNS
    assert table.empty


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Anna Berg", "Berg", True),
        ("Tom Lind Jr.", "Thomas Lind", True),
        ("Félipe Ramón", "Felipe Ramon", True),
        ("Anna Berg", "Jon Reed", False),
        ("Anna Berg", None, None),
    ],
)
def test_speakers_are_compared_by_the_last_name(one, other, expected):
    assert same_speaker(one, other) is expected


def test_the_two_articles_of_the_case_study_share_one_quotation(shared):
    given = load_articles(shared / "articles" / "putin-xi-call")
    table = shared_statements(given)
    text = {article.id: article.text for article in given}
    assert list(table["relation"]) == [QUOTATION]
    row = table.iloc[0]
    assert "eternal peace" in text[row["article_a"]][row["start_a"] : row["end_a"]]
    assert "eternal peace" in text[row["article_b"]][row["start_b"] : row["end_b"]]
