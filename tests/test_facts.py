"""A fact is known again in another article; what is only like it, or denies it, is left alone."""

import math

import pytest

from helpers.alignment import shared_statements
from helpers.facts import shared_facts
from helpers.load import article_of
from helpers.pair_reading import learned, logit
from helpers.pairings import COLUMNS
from helpers.sentence_pairs import Features, candidates

FILLER = """

The ferry office opened at seven. Snow fell on the eastern hills. A market was held in the old square.

Two schools had closed early. The museum sold maps to visitors. Trains ran late along the coast.
"""
FACT = "The council of Norby closed the northern pier on Monday after a storm tore away its railings."


def articles(*paragraphs):
    """Articles whose filler differs, so that the paragraph alone is shared."""
    return [
        article_of(f"Notes Number {n}\n\n{paragraph}{FILLER if n == 0 else ''}", id=f"a{n}")
        for n, paragraph in enumerate(paragraphs)
    ]


def pairs(*paragraphs):
    given = articles(*paragraphs)
    text = {article.id: article.text for article in given}
    return [
        (text[row.article_a][row.start_a : row.end_a], text[row.article_b][row.start_b : row.end_b])
        for row in shared_facts(given).itertuples()
    ]


@pytest.mark.parametrize(
    "other",
    [
        FACT,
        "On Monday the northern pier was closed by the council of Norby after a storm tore away railings.",
        "A storm tore away its railings, and the council of Norby closed the northern pier on Monday, it says.",
    ],
)
def test_a_fact_in_other_order_is_the_same_fact(other):
    assert pairs(FACT, other) == [(FACT, other)]


@pytest.mark.parametrize(
    "other",
    [
        FACT.replace("closed", "did not close"),  # a denial
        "The council of Norby met on Monday to speak about schools.",  # names and day in common
        "Norby lies on the coast.",
        "",
    ],
)
def test_what_is_only_like_it_is_no_pair(other):
    assert pairs(FACT, other) == []


def test_another_number_is_another_fact():
    one = FACT.replace("its railings", "400 metres of its railings")
    assert pairs(one, one.replace("400", "700")) == []
    assert len(pairs(one, FACT)) == 1  # left out is not another


def test_what_is_paired_as_a_statement_is_not_paired_again():
    given = articles(*["“We will repair the northern pier before winter,” said Anna Berg, the mayor."] * 2)
    assert len(shared_statements(given)) == 1
    assert shared_facts(given).empty


def test_what_is_attributed_to_one_speaker_tells_so():
    told = "Anna Berg, the mayor, said the northern pier would close in May."
    other = "The northern pier will close in May, said Anna Berg, who runs the town."
    given = articles(told, other, "The northern pier will close in May.")
    nearest_last = sorted(candidates(given), key=lambda pair: pair.features.weight)
    both = {(pair.a.article, pair.b.article): pair.features for pair in nearest_last}
    assert both[0, 1].speaker == 1
    assert both[0, 1].told > both[0, 2].told == 0
    assert (both[0, 1].attributed, both[0, 2].attributed) == (2, 1)


def test_pairs_of_one_fact_are_one_group_with_a_score():
    table = shared_facts(articles(FACT, FACT, FACT))
    assert list(table.columns) == COLUMNS
    assert len(table) == 3
    assert table["group"].nunique() == 1
    assert table["score"].between(learned()["fact"]["threshold"], 1).all()


@pytest.mark.parametrize("given", [[], [FACT], ["", ""]])
def test_nothing_to_compare_is_an_empty_table_with_columns(given):
    table = shared_facts(articles(*given))
    assert list(table.columns) == COLUMNS
    assert table.empty


def test_the_model_is_of_these_features():
    model = learned()["words"]
    assert tuple(model["features"]) == Features._fields
    assert all(len(model[key]) == len(Features._fields) for key in ("means", "spreads", "weights"))


def test_sharing_more_is_likelier():
    given = articles(FACT, FACT)
    [same] = [c for c in candidates(given) if c.a.span.end - c.a.span.start == len(FACT)]
    less = same.features._replace(of_shorter=0.2, of_longer=0.1, weight=1.0, plain=0.5, plain_share=0.1)
    assert logit(less, learned()["words"]) < logit(same.features, learned()["words"])
    assert math.isclose(same.features.of_shorter, 1)
