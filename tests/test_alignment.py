"""One utterance is known again in another article; what is only like it is left alone."""

import pytest

from helpers.alignment import shared_statements
from helpers.load import article_of, load_articles
from helpers.pairings import COLUMNS, QUOTATION, STATEMENT
from helpers.statements import same_speaker, statements_of

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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (  # the “not” stands before the marks of one
            "Anna Berg said she did not want to “hand over the northern pier to the harbour board.”",
            "“I am not willing to hand over the northern pier to the harbour board,” said Anna Berg.",
        ),
        (  # mostly small words, yet the same
            "“I am not going to talk about it anymore,” said Anna Berg.",
            "“You know I am not going to talk about it anymore,” Berg told reporters.",
        ),
        ("Anna Berg called the keeper a “gullible hermit.”", "The keeper is a “gullible hermit,” Berg said."),
    ],
)
def test_a_short_quotation_is_known_by_its_run_of_words(one, other):
    assert [relation for relation, _, _ in pairs(one, other)] == [QUOTATION]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We will see what can be done,” said Anna Berg.", "“We will see what the others do,” Berg said."),
        (
            "Anna Berg spoke of “40 percent” of berths that lie empty in winter.",
            "Of the harbour's crews, “40 percent” will have to go next year, Anna Berg said.",
        ),
        (
            "Anna Berg declared a national emergency.",
            "Anna Berg said that judges would stop a national emergency.",
        ),
    ],
)
def test_a_few_common_words_a_figure_or_a_mere_noun_are_no_shared_statement(one, other):
    assert pairs(one, other) == []


def test_an_idiom_that_two_speakers_use_is_no_shared_quotation():
    one = "“Closing the pier puts the council on the wrong side of history,” said Anna Berg."
    other = "“Whoever sells lanterns to smugglers is on the wrong side of history, and poor too,” Jon Reed said."
    assert pairs(one, other) == []


def test_a_letter_set_off_without_marks_is_the_statement_that_another_article_quotes():
    block = "Dear crews. The lanterns of the old breakwater go dark tonight."
    quoting = "“The lanterns of the old breakwater go dark tonight,” Anna Berg wrote to the crews."
    assert [relation for relation, _, _ in pairs(block, quoting)] == [STATEMENT]


def test_a_denial_is_the_negated_statement_and_not_the_claim():
    denial = "Anna Berg denied that she had sold the harbour lanterns to smugglers."
    negated = "“I have not sold the harbour lanterns to smugglers,” said Anna Berg."
    claim = "Anna Berg said that she had sold the harbour lanterns to smugglers."
    assert [relation for relation, _, _ in pairs(denial, negated)] == [STATEMENT]
    assert pairs(denial, claim) == []


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
        ("Ann O'Hara", "Ann O’Hara", True),
        ("Anna Berg’s office", "Anna Berg", True),
        ("Berg campaign", "Anna Berg", True),
        ("Berg campaign", "Reed campaign", False),
        ("Dockers' Union task force", "Dockers' Union", True),
        ("Anna Berg and Jon Reed", "Jon Reed", True),
        ("Reed News", "Jon Reed", False),
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


def test_one_word_in_common_and_a_question_of_the_outlet_are_no_statement():
    said = "“It's not enough to moan less than the other harbour,” said Anna Berg."
    assert pairs(said, "And who moaned as much as the other harbour, less than enough?") == []
    asked = "“What are we suffering from? Tides and taxes,” said Anna Berg."
    assert pairs(asked, "Anna Berg drew a map to show what she thought the harbour is suffering from.") == []


@pytest.mark.parametrize("verb", ["denied", "dismissed", "rebuffed", "rebutted", "ridiculed", "disputed"])
def test_who_denies_a_claim_is_not_who_makes_it(verb):
    found = statements_of(articles(f"Anna Berg {verb} the claim that the northern pier had been sold."))
    assert [bool(one.denial) for one in found if one.speaker == "Anna Berg"] == [True]


def test_a_passage_that_is_denied_is_shown_with_the_verb_that_denies_it():
    said = "Anna Berg said she had not sold the northern pier to the brewery."
    [(_, _, passage)] = pairs(said, "Anna Berg denied that she had sold the northern pier to the brewery.")
    assert passage.startswith("denied")


def test_a_statement_told_in_other_words_is_known():
    one = "Mayor Anna Berg said the harbour tax was unfair to small fishing crews."
    other = "Anna Berg told reporters that small crews are treated unjustly by the tax on the harbour."
    [(relation, a, b)] = pairs(one, other)
    assert relation == STATEMENT
    assert a.startswith("the harbour tax was unfair")
    assert "treated unjustly" in b
