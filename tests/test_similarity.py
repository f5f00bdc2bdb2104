"""What two stretches share is found in order, with gaps or without."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from helpers.similarity import align, common_run
from helpers.stems import stems_of

ALIKE = defaultdict(lambda: 1.0)


def words(text):
    return stems_of(text, 0, len(text))


def test_a_trim_is_aligned_across_the_gap_and_a_run_stops_at_it():
    whole, trim = words("repair northern pier before winter storms"), words("repair northern pier winter storms")
    assert align(whole, trim).shared == 5
    run = common_run(whole, trim, ALIKE)
    assert (run.words, run.a, run.b) == (3, (0, 3), (0, 3))


def test_empty_words_count_in_a_run():
    run = common_run(words("I will not talk about this"), words("he said: I will not talk about this"), ALIKE)
    assert (run.words, run.content) == (6, 1)


@given(
    st.lists(st.sampled_from("pier ferry the mayor storm".split())),
    st.lists(st.sampled_from("pier ferry the".split())),
)
def test_a_run_is_the_same_in_both(one, other):
    a, b = words(" ".join(one)), words(" ".join(other))
    run = common_run(a, b, ALIKE)
    assert [w.stem for w in a[slice(*run.a)]] == [w.stem for w in b[slice(*run.b)]]
    assert run.words == run.weight == run.a.end - run.a.start
