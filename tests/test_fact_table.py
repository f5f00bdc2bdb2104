"""Every sentence stands beside those that say the same, and beside no others."""

import dataclasses

import pytest
from article_factory import article_with
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import fact_table
from helpers.fact_table import rows
from helpers.headline_check import BACKED

TEXTS = {
    "a": "The bridge is shut. Toll was raised.\nAnglers left. Boats came. Rain fell.",
    "b": "Boats came late. The old bridge is shut.\nNobody saw it.",
    "c": "They shut the bridge. The toll rose.",
}
ARTICLES = [dataclasses.replace(article_with(text), id=name) for name, text in TEXTS.items()]
SPANS = {article.id: article.sentences for article in ARTICLES}


def pair(a, first, b, second, relation="same fact", score=0.8):
    """Return a pair of runs of sentences: ("a", 0) or ("a", (0, 1))."""
    row = {"relation": relation, "score": score}
    for side, name, places in (("a", a, first), ("b", b, second)):
        low, high = places if isinstance(places, tuple) else (places, places)
        row |= {
            f"article_{side}": name,
            f"start_{side}": SPANS[name][low].start,
            f"end_{side}": SPANS[name][high].end,
        }
    return row


def claim(article, headline, backing, share=0.8, number=1):
    """Return what `headline_check` says of a headline; any sentence will do for one here."""
    (start, end), (back_start, back_end) = SPANS[article][headline], SPANS[article][backing]
    row = {"article": article, "claim": number, "start": start, "end": end, "share": share}
    row |= {"backed": "words" if share >= BACKED else None}
    return row | {"back_start": back_start, "back_end": back_end}


def groups(*pairs, claims=()):
    """Return the sentences of each group as names of articles and places in them."""
    found = {}
    for row in rows(ARTICLES, pairs, claims):
        place = [span.start for span in SPANS[row["article"]]].index(row["start"])
        if row["group"] is not None:
            found.setdefault(row["group"], []).append(f"{row['article']}{place}")
    return list(found.values())


def test_a_row_a_sentence_in_reading_order():
    found = rows(ARTICLES, [])
    assert [row["start"] for row in found if row["article"] == "a"] == [span.start for span in SPANS["a"]]
    assert {(row["group"], row["relation"], row["score"], row["found_in"]) for row in found} == {
        (None, None, None, 1)
    }


def test_pairs_of_three_articles_make_one_group():
    assert groups(pair("a", 0, "b", 1), pair("a", 0, "c", 0), pair("b", 1, "c", 0)) == [["a0", "b1", "c0"]]
    assert [row["found_in"] for row in rows(ARTICLES, [pair("a", 0, "b", 1)])][:2] == [2, 1]


def test_a_headline_and_the_sentence_that_backs_it_are_one_fact():
    headlines, leads = pair("a", 0, "b", 0), pair("a", 1, "c", 0)
    assert groups(headlines, leads) == [["a0", "b0"], ["a1", "c0"]]
    assert groups(headlines, leads, claims=[claim("a", 0, 1)]) == [["a0", "b0"], ["a1", "c0"]]
    assert groups(leads, claims=[claim("a", 0, 1)]) == [["a0", "a1", "c0"]]
    assert groups(claims=[claim("a", 0, 1)]) == []
    for unsure in ([claim("a", 0, 1, share=0.5)], [claim("a", 0, 1), claim("a", 0, 2, number=2)]):
        assert groups(headlines, leads, claims=unsure) == [["a0", "b0"], ["a1", "c0"]]


def test_two_groups_are_one_where_the_headlines_of_two_articles_tie_them():
    headlines, leads = pair("a", 0, "b", 0), pair("a", 1, "b", 1)
    both = [claim("a", 0, 1), claim("b", 0, 1)]
    assert groups(headlines, leads, claims=both[:1]) == [["a0", "b0"], ["a1", "b1"]]
    assert groups(headlines, leads, claims=both) == [["a0", "a1", "b0", "b1"]]


def test_a_pair_that_would_join_two_groups_joins_nothing():
    apart = [pair("a", 0, "b", 1, score=0.9), pair("a", 3, "c", 0, score=0.9)]
    assert groups(*apart, pair("b", 1, "c", 0, score=0.5)) == [["a0", "b1"], ["a3", "c0"]]


def test_what_is_like_one_of_a_group_alone_joins_it_by_a_statement_not_by_a_fact():
    first = pair("a", 0, "b", 1, score=0.9)
    assert groups(first, pair("b", 1, "c", 1)) == [["a0", "b1"], ["c1"]]
    assert groups(first, pair("b", 1, "c", 1, relation="same statement")) == [["a0", "b1", "c1"]]


def test_what_is_paired_is_never_told_as_found_nowhere_else():
    table = rows(ARTICLES, [pair("a", 0, "b", 1, score=0.9), pair("b", 1, "c", 1)])
    found = {(row["article"], row["start"]): row for row in table}
    middle, apart = found["b", SPANS["b"][1].start], found["c", SPANS["c"][1].start]
    assert (middle["group"], middle["also"]) == (0, "1")
    assert (apart["group"], apart["found_in"]) == (1, 2)


def test_a_sentence_of_one_group_tells_another_too_where_it_has_what_that_is_about():
    apart = [pair("a", 0, "b", 1, score=0.9), pair("a", 3, "c", 0, score=0.9), pair("b", 1, "c", 0, score=0.5)]
    found = {f"{row['article']}{row['start']}": row for row in rows(ARTICLES, apart)}
    shut = found[f"c{SPANS['c'][0].start}"]
    assert (shut["group"], shut["also"], shut["found_in"]) == (1, "0", 2)
    assert [row["found_in"] for row in found.values() if row["group"] == 0] == [3, 3]
    assert [row["also"] for row in found.values() if row["also"]] == ["0"]


def test_of_a_long_passage_only_the_sentences_that_have_a_partner_count():
    assert groups(pair("a", (0, 1), "b", 1)) == [["a0", "b1"]]
    assert groups(pair("a", (0, 2), "c", (0, 1))) == [["a0", "c0"], ["a1", "c1"]]


def test_the_sentences_of_one_statement_are_one_where_the_same_articles_give_them():
    whole = pair("a", (0, 2), "c", (0, 1), "same statement")
    assert groups(whole) == [["a0", "a1", "c0", "c1"]]
    assert groups(whole, pair("a", 0, "b", 1, score=0.7)) == [["a0", "b1", "c0"], ["a1", "c1"]]


def test_the_sentence_that_a_pair_rests_on_counts_whatever_its_words():
    assert groups(pair("a", 2, "b", 2)) == [["a2", "b2"]]


def test_two_sentences_that_one_holds_are_one_fact_and_a_denial_is_none():
    texts = {
        "a": "The pier is closed. The ferry is late.",
        "b": "The pier is closed and the ferry is late.",
        "c": "The pier is closed. The ferry is not late.",
    }
    given = [dataclasses.replace(article_with(text), id=name) for name, text in texts.items()]
    whole = {f"{what}_{side}": 0 for what in ("start",) for side in "ab"}

    def shared(a, b):
        ends = {"article_a": a, "article_b": b, "end_a": len(texts[a]), "end_b": len(texts[b])}
        pairs = [whole | ends | {"relation": "same statement", "score": 1.0}]
        return [row["found_in"] for row in rows(given, pairs) if row["article"] == a]

    assert shared("a", "b") == [2, 2]
    assert shared("c", "b") == [2, 1]


def test_the_nearest_relation_is_told():
    found = rows(ARTICLES, [pair("a", 0, "b", 1, score=0.9), pair("a", 0, "b", 1, "same quotation", 0.7)])
    assert (found[0]["relation"], found[0]["score"]) == ("same quotation", 0.7)


@pytest.mark.parametrize(("cut", "held"), [(4, 1), (-1, 2)])
def test_half_of_a_sentence_is_enough(cut, held):
    row = pair("a", (0, 1), "c", (0, 1))
    row["end_a"] = SPANS["a"][1].start + cut if cut > 0 else SPANS["a"][1].end + cut
    assert len([r for r in rows(ARTICLES, [row]) if r["article"] == "a" and r["group"] is not None]) == held


sides = [(name, place) for name, spans in SPANS.items() for place in range(len(spans))]
apart = st.sampled_from([(a, b) for a in sides for b in sides if a[0] < b[0]])
drawn = st.tuples(apart, st.sampled_from(fact_table.RELATIONS), st.floats(0.1, 1)).map(
    lambda one: (*one[0], *one[1:])
)


@settings(max_examples=60, deadline=None)
@given(st.lists(drawn, max_size=9))
def test_groups_hold_only_what_pairs_tie_together(found):
    table = rows(ARTICLES, [pair(*a, *b, relation, score) for a, b, relation, score in found])
    assert len(table) == sum(map(len, SPANS.values()))
    for row in table:
        mates = [r for r in table if row["group"] is not None and row["group"] in fact_table.groups_told(r)]
        assert row["found_in"] == max(1, len({mate["article"] for mate in mates}))
        assert (row["group"] is None) == (row["relation"] is None) == (row["score"] is None)
        assert row["found_in"] > 1 or row["group"] is None
    numbers = list(dict.fromkeys(row["group"] for row in table if row["group"] is not None))
    assert numbers == list(range(len(numbers)))
