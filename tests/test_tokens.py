"""Sentences and words begin and end where a reader would say they do."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.tokens import count_words, split_sentences, words

ONE_SENTENCE = [
    "Gov. Anna Lund met Sens. Reed and Holt on Monday.",
    "Mr. Brewer and Ms. Page, of Norby, wrote to Lt. Col. Ames.",  # names that are also common words
    "Either former Cong. Anna Lund or Holt will run.",
    "Holt (D-Md.) asked Reed (R-Calif.) about it.",
    "The E.U. foreign minister met the U.S. Senate leader.",
    "Holt told U.S. Naval Works College graduates so.",
    "J. R. Holt and George W. Ames spoke at 9 a.m. Tuesday in Reno, Nev. on trade.",
    "The bill is No. 7 on the list of Jan. 12, p. 3.",
    "“Who pays for it?” he asks.",
    "“Who pays for it?” Lund asked reporters.",
    "“Stop the ferry!” she shouted.",
    "It was late... and then it was not.",
    "The port is shut. — until Friday, at least",
    "Norby vs. Ostrel ended in a draw.",
    "N.S.A. Agent Leaves Office After U.S. And E.U. Talks",  # a headline: capitals tell nothing
    "12. Holt opened the gate",
    "(She laughs.)",
]
TWO_SENTENCES = [
    ("The bridge is shut.", "It stays shut."),
    ("“The bridge is shut.”", "Nobody knows why."),
    ('"The bridge is shut."', '"Nobody knows why."'),
    ("(He paused.)", "Then he went on."),
    ("She moved to the U.S.", "The move was hard."),
    ("The vote ended at 9 p.m.", "It was close."),
    ("The vote ended at 9 p.m.", "Holt will go home."),
    ("The shop is in Norby, Calif.", "Holt runs it."),
    ("He lives in Fresno, Calif.", "“We like it here very much,” he said."),
    ("The answer is no.", "We leave."),
    ("The man was ill.", "Reed came home."),
    ("It cost $3.5 million in 2016.", "Holt paid."),
    ("The pier will hold.", "... We have seen the plans."),
    ("The pier will hold.", "… We have seen the plans."),
    ("We tried everything…", "But it was late."),
    ("Is it true?", "Yes."),
    ("The shop closed.", "iPhone sales rose."),
]


@pytest.mark.parametrize("sentence", ONE_SENTENCE)
def test_a_sentence_stays_in_one_piece(sentence):
    assert split_sentences(sentence) == [(0, len(sentence))]


@pytest.mark.parametrize(("first", "second"), TWO_SENTENCES)
def test_two_sentences_are_told_apart(first, second):
    text = f"{first} {second}"
    assert [text[start:end] for start, end in split_sentences(text)] == [first, second]


def test_every_line_is_a_sentence_of_its_own_and_a_wrapped_one_only_if_told():
    text = "Bridge shut\n\n  By Anna Lund  \nThe bridge\nis shut. It stays shut.\n"
    assert [text[a:b] for a, b in split_sentences(text)][:4] == [
        "Bridge shut",
        "By Anna Lund",
        "The bridge",
        "is shut.",
    ]
    wrapped = split_sentences(text, text.index("The bridge"), wrapped=True)
    assert [text[a:b] for a, b in wrapped] == ["The bridge\nis shut.", "It stays shut."]


def test_only_a_line_feed_ends_a_line():
    assert len(split_sentences("The bridge\u2028is\x0bshut\x85now")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I don't, it’s Lena's; we cannot", ["I", "don't", "it’s", "Lena's", "we", "cannot"]),
        ("the U.S. at 9 a.m.", ["the", "U.S.", "at", "9", "a.m."]),
        ("Holt—who won–ran -- far", ["Holt", "who", "won", "ran", "far"]),
        ("a well-known yes/no on 9/11", ["a", "well-known", "yes", "no", "on", "9/11"]),
        ("\"One\" ''two'' ``three'' “four” ‘five’", ["One", "two", "three", "four", "five"]),
        ("$3.5 million, 1,000 at 8:30, 50%", ["3.5", "million", "1,000", "at", "8:30", "50"]),
        ("AT&T @reed #pier", ["AT&T", "reed", "pier"]),
        (
            "see https://example.org/a/b?c=1 or a.b@example.org.",
            ["see", "https://example.org/a/b?c=1", "or", "a.b@example.org"],
        ),
        ("it ended.Then…no", ["it", "ended", "Then", "no"]),
        ("*** — ... !", []),
        ("", []),
    ],
)
def test_words_are_what_a_reader_would_count(text, expected):
    assert [text[start:end] for start, end in words(text)] == expected


def test_a_word_belongs_to_the_part_in_which_it_begins():
    text = "bridge closed"
    assert words(text, 0, 9) == [(0, 6), (7, 9)]
    assert words(text, 9) == []
    assert count_words(text, 0, 9) + count_words(text, 9) == count_words(text) == 2


NEWS = st.text(alphabet=st.sampled_from("aB1 .,?!'\"“”’‘`—-–/…()\n\t&@$:;é\u00a0_*…"), max_size=80)


@given(st.one_of(NEWS, st.text(max_size=60)))
def test_sentences_cover_the_text_in_order_and_never_cross_a_line(text):
    point = 0
    for start, end in split_sentences(text):
        assert not text[point:start].strip() and start < end and point <= start
        assert text[start:end] == text[start:end].strip() and "\n" not in text[start:end]
        point = end
    assert not text[point:].strip()


@given(st.one_of(NEWS, st.text(max_size=60)), st.integers(0, 80))
def test_words_are_ordered_disjoint_and_hold_a_letter_or_digit(text, cut):
    found = words(text)
    assert all(any(c.isalnum() for c in text[start:end]) for start, end in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    assert not any(c.isspace() for start, end in found for c in text[start:end])
    assert count_words(text, 0, cut) + count_words(text, cut) == len(found)


@given(st.one_of(NEWS, st.text(max_size=60)))
def test_every_letter_is_in_a_word(text):
    inside = {position for start, end in words(text) for position in range(start, end)}
    assert all(position in inside for position, c in enumerate(text) if c.isalpha())


@given(NEWS)
def test_a_text_has_the_words_of_its_lines(text):
    whole = [text[a:b] for a, b in words(text)]
    assert whole == [line[a:b] for line in text.split("\n") for a, b in words(line)]


def test_on_plain_prose_the_words_are_nltks_own():
    from nltk.tokenize import NLTKWordTokenizer

    text = "The bridge, built in 1962 (and mended twice), cost 40,000 crowns a day: too much, say most."
    tokens = [token for token in NLTKWordTokenizer().tokenize(text) if token[0].isalnum()]
    assert [text[start:end] for start, end in words(text)] == tokens
