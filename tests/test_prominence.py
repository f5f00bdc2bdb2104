"""Every place in an article has a name that a reader would give it, and the first of each thing is known."""

import math
from types import SimpleNamespace

import article_factory as made
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.article import FURNITURE, Article, Block
from helpers.first_places import COLUMNS, first_places
from helpers.prominence import PLACES, place_of


def article_of(*lines):
    """An article of lines "role: text"."""
    roles = [line.partition(": ")[0] for line in lines]
    plain = made.article_with("\n".join(line.partition(": ")[2] for line in lines))
    blocks = tuple(Block(role, b.start, b.end) for role, b in zip(roles, plain.blocks, strict=True))
    body = [b for b in blocks if b.role == "body"]
    inside = tuple(s for s in plain.sentences if any(b.start <= s.start < b.end for b in body))
    fields = {name: getattr(plain, name) for name in Article.__dataclass_fields__ if name != "paragraphs"}
    return Article(**{**fields, "blocks": blocks, "sentences": inside})


def places(article):
    return [place_of(article, block.start) for block in article.blocks]


def test_headline_lead_halves_and_end():
    article = article_of(
        "headline: Bridge shut", "subhead: Repairs begin", "body: It is shut. A crack was found.",
        "body: Nobody moved at all.", "caption: The pier.", "body: A boat passed below.", "body: It rained.",
    )  # fmt: skip
    assert places(article) == ["headline", "subhead", "lead", "first half", None, "second half", "end"]


def test_a_lead_of_one_sentence_takes_the_next_paragraph_in():
    lines = ["body: It is shut.", "body: A crack was found.", "body: Nobody moved.", "body: A boat passed by."]
    assert places(article_of(*lines)) == ["lead", "lead", "first half", "end"]


def test_three_paragraphs_have_no_end():
    article = article_of("body: It is shut. It rained.", "body: Nobody moved.", "body: A boat passed by.")
    assert places(article) == ["lead", "first half", "second half"]


def test_a_body_in_one_piece_has_a_lead_of_two_sentences():
    article = article_of("body: It is shut. A crack was found. Nobody moved. A boat passed below the old pier.")
    found = [place_of(article, sentence.start) for sentence in article.sentences]
    assert found == ["lead", "lead", "first half", "second half"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["body", "body", *FURNITURE[:3], "headline"]), st.integers(1, 4)), max_size=7
    )
)
def test_the_body_goes_down_and_furniture_has_no_place(drawn):
    article = article_of(*(f"{role}: {' '.join(['It rained on the quay.'] * n)}" for role, n in drawn))
    for block in article.blocks:
        place = place_of(article, block.start)
        assert (place is None) == (block.role in FURNITURE)
        assert place is None or place in PLACES
    ranks = [PLACES.index(place_of(article, sentence.start)) for sentence in article.sentences]
    assert ranks == sorted(ranks)
    assert all(place_of(article, at.start - 1) is None for at in article.blocks[1:])


def sentence(article, start, place, group=None):
    position = math.nan if place == "headline" else start / 100
    return {"article": article, "outlet": f"Paper {article}", "start": start, "end": start + 10, "place": place,
            "position": position, "group": group, "also": None}  # fmt: skip


def said(article, start, speaker, nested=None):
    return {"article": article, "start": start, "end": start + 4, "speaker": speaker, "position": start / 100,
            "nested_in": nested, "speech": True}  # fmt: skip


FACTS = [
    sentence("a", 0, "headline", 7), sentence("a", 20, "lead", 7), sentence("a", 40, "first half"),
    sentence("a", 60, "second half", 3), sentence("b", 0, "lead", 3), sentence("b", 50, "second half", 7),
]  # fmt: skip


def tables(said_rows=()):
    columns = ["article", "start", "end", "speaker", "position", "nested_in", "speech"]
    return SimpleNamespace(facts=pd.DataFrame(FACTS), attributions=pd.DataFrame(list(said_rows), columns=columns))


def test_the_first_place_of_a_fact_in_each_article_and_the_order_of_facts():
    found = first_places(tables())
    assert list(found.columns) == COLUMNS
    rows = [tuple(row) for row in found[["thing", "article", "place", "start", "order"]].to_numpy()]
    assert rows == [
        (7, "a", "headline", 0, 1), (3, "a", "second half", 60, 2),
        (3, "b", "lead", 0, 1), (7, "b", "second half", 50, 2),
    ]  # fmt: skip


def test_speakers_stand_where_their_sentence_does_and_count_where_two_articles_hear_them():
    rows = [
        said("a", 42, "Ana Ruiz"),
        said("a", 21, "Jon Reed"),
        said("a", 61, "Jon Reed"),
        said("b", 52, "Jon Reed"),
    ]
    rows += [said("a", 1, "Mia Stern", nested="a1"), said("a", 35, "Tom Day"), said("b", 1, None)]
    found = first_places(tables(rows))
    found = found[found["kind"] == "speaker"].set_index(["thing", "article"])
    assert set(found.index) == {("Ana Ruiz", "a"), ("Jon Reed", "a"), ("Jon Reed", "b")}, "35 is in no sentence"
    assert (
        found.loc[("Jon Reed", "a"), "place"] == "lead" and found.loc[("Jon Reed", "b"), "place"] == "second half"
    )
    assert found.loc[("Jon Reed", "a"), "order"] == 1
    assert math.isnan(found.loc[("Ana Ruiz", "a"), "order"]), "one article alone hears her"


@pytest.mark.parametrize("gap", [None, math.nan])
def test_a_sentence_that_is_in_one_article_alone_is_no_shared_fact(gap):
    alone = tables()
    alone.facts["group"] = gap
    assert first_places(alone).empty


def test_no_sentences_no_places():
    empty = SimpleNamespace(facts=pd.DataFrame(columns=list(FACTS[0])), attributions=tables().attributions)
    assert first_places(empty).empty
    assert place_of(article_of("headline: Bridge shut"), 0) == "headline"
