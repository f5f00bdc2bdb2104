"""Two versions of a statement are compared word by word, as a reader would mark them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.differences import KINDS, WORD, compare_words, marked, normal, summary


def told(a, b, spans_a=None, spans_b=None):
    """Return kind and words on both sides of every change."""
    changes = compare_words(a, spans_a or (0, len(a)), b, spans_b or (0, len(b)))
    return [
        (kind, " … ".join(a[slice(*s)] for s in left), " … ".join(b[slice(*s)] for s in right))
        for kind, left, right, _ in changes
    ]


SPLIT = "“We will repair the pier,” he said, “before winter.”"
PARTS = [(0, 26), (36, len(SPLIT))]
WHOLE = "“We will repair the pier before winter.”"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("We wait", "“We wait!”", [("kept", "We wait", "We wait")]),
        (
            "a belt of lasting peace",
            "a belt of peace",
            [("kept", "a belt of", "a belt of"), ("cut", "lasting", ""), ("kept", "peace", "peace")],
        ),
        ("peace", "lasting peace", [("added", "", "lasting"), ("kept", "peace", "peace")]),
        (
            "every crew waits",
            "each crew waits",
            [("reworded", "every", "each"), ("kept", "crew waits", "crew waits")],
        ),
        ("they agree", "they agreed", [("kept", "they", "they"), ("reworded", "agree", "agreed")]),
        (
            "we can't go",
            "we won't go",
            [("kept", "we", "we"), ("reworded", "can't", "won't"), ("kept", "go", "go")],
        ),
        (
            "before winter we repair the pier",
            "we repair the pier before winter",
            [("moved", "before winter", "before winter"), ("kept", "we repair the pier", "we repair the pier")],
        ),
        ("the pier", "the quay of stone", [("kept", "the", "the"), ("reworded", "pier", "quay of stone")]),
        ("", "the pier", [("added", "", "the pier")]),
        ("—", "…", []),
    ],
)
def test_changes_of_a_statement(a, b, expected):
    assert told(a, b) == expected


def test_small_words_amid_other_words_are_not_kept():
    one, other = "old piers need care by many strong hands", "new roads take money by some big banks"
    assert told(one, other) == [("reworded", one, other)]


def test_small_words_that_come_again_are_no_move():
    assert "moved" not in [kind for kind, _, _ in told("of the pier we spoke", "we spoke on the quay of it")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("good-neighbourliness", "good neighborliness"),
        ("It’s the Centre", "it's the center"),
        ("U.S. programmes", "US programs"),
        ("cancelled three defences", "canceled 3 defenses"),
        ("recognised 1,000", "RECOGNIZED 1000"),
    ],
)
def test_spelling_hyphens_and_numbers_make_no_difference(one, other):
    assert {kind for kind, _, _ in told(one, other)} == {"kept"}


@pytest.mark.parametrize(
    ("one", "other"), [("filing", "filling"), ("four", "for"), ("hour", "hor"), ("metre", "met")]
)
def test_two_words_stay_two(one, other):
    assert normal(one) != normal(other)


def test_an_attribution_inside_a_quotation_splits_it():
    kept = "We will repair the pier … before winter"
    whole = "We will repair the pier before winter"
    assert told(SPLIT, WHOLE, PARTS) == [("kept", kept, whole), ("split", "he said", "")]
    assert told(WHOLE, SPLIT, None, PARTS) == [("kept", whole, kept), ("split", "", "he said")]


def test_a_quotation_interrupted_at_one_place_on_both_sides_is_not_split():
    assert [kind for kind, _, _ in told(SPLIT, SPLIT, PARTS, PARTS)] == ["kept"]


def test_a_new_paragraph_does_not_split_a_quotation():
    text = "“We will repair the pier\n“before winter.”"
    assert [kind for kind, _, _ in told(text, WHOLE, [(0, 24), (25, len(text))])] == ["kept"]


def test_the_summary_counts_words_and_interruptions():
    counts = summary(compare_words(SPLIT, PARTS, "We repair the old pier", (0, 22)))
    assert counts == {"kept": 4, "reworded": 0, "cut": 3, "added": 1, "moved": 0, "split": 0}
    assert summary(compare_words(SPLIT, PARTS, WHOLE, (0, len(WHOLE))))["split"] == 1


def test_pieces_carry_the_kinds_and_leave_the_rest_plain():
    assert marked(compare_words(SPLIT, PARTS, WHOLE, (0, len(WHOLE))), "a") == [
        ("“", None),
        ("We will repair the pier", "kept"),
        (",” ", None),
        ("he said", "split"),
        (", “", None),
        ("before winter", "kept"),
        (".”", None),
    ]


def test_pieces_begin_and_end_with_the_statement_and_not_with_the_text():
    text = "He said the pier is old and left."
    changes = compare_words(text, (8, 23), "the pier", (0, 8))
    assert "".join(piece for piece, _ in marked(changes, "a")) == "the pier is old"


_text = st.lists(
    st.sampled_from(
        "the pier will hold all winter, “crews” don’t good-neighbourly 3 U.S. he said; \n ½ ß—".split(" ")
    ),
    max_size=14,
).map(" ".join)


@st.composite
def sides(draw):
    text = draw(_text | st.text(alphabet="aA'’-“.3 ½İß\n", max_size=20))
    cuts = draw(st.lists(st.integers(0, len(text)), max_size=6).map(sorted))
    return text, list(zip(cuts[::2], cuts[1::2], strict=False))


@given(sides(), sides())
def test_pieces_make_up_the_text_and_every_word_has_one_kind(one, other):
    changes = compare_words(*one, *other)
    for side, (text, spans) in (("a", one), ("b", other)):
        whole = [span for span in spans if span[0] < span[1]]
        joined = text[whole[0][0] : whole[-1][1]] if whole else ""
        assert "".join(piece for piece, _ in marked(changes, side)) == joined
        found = sorted(span for change in changes for span in getattr(change, side))
        assert all(left.end <= right.start for left, right in pairwise(found))
    for kind, left, right, words in changes:
        assert kind in KINDS
        assert bool(left) == (kind != "added" and (kind != "split" or not right))
        assert bool(right) == (kind != "cut" and (kind != "split" or not left))
        if kind in ("kept", "moved"):
            assert forms(one[0], left) == forms(other[0], right)
            assert len(forms(one[0], left)) == words


def forms(text, spans):
    return [normal(match.group()) for span in spans for match in WORD.finditer(text, *span)]


@given(sides())
def test_a_statement_compared_with_itself_is_kept_throughout(side):
    assert {change.kind for change in compare_words(*side, *side)} <= {"kept"}
