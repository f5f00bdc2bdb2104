"""The charts of framing show one family, the most frequent first, and say in words all that they count."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from helpers import charts
from helpers.charts_framing import SIGN, WARNING, distinctive_words, frame_profile, frame_strip

FRAMES = ("economic", "legality", "external regulation and reputation", "health")
NAMES = ("economics", *FRAMES[1:])  # as printed
SAID = {"family": "policy", "finding": "Most sentences are economic", "source": "Body text."}


def collection(number, frames=FRAMES):
    """Articles of ten body sentences under a headline; the nth frame stands in 4, 3, 2 and 1 of them."""
    names = [f"The Very Long Name of Daily No. {chr(65 + i)}" if i % 2 else f"Paper {i}" for i in range(number)]
    articles = pd.DataFrame({"article": [f"a{i}" for i in range(number)], "outlet": names, "sentences": 10})
    sentences = [
        (article, 50 * i, "body" if i else "headline") for article in articles["article"] for i in range(11)
    ]
    rows = [
        (article, 50 * (i + 1), "policy", frame, ("outlet", "quote")[i % 2], "body")
        for article in articles["article"]
        for rank, frame in enumerate(frames)
        for i in range(max(1, 4 - rank))
    ]
    rows += [
        ("a0", 0, "policy", "economic", "outlet", "headline"),
        ("a0", 50, "generic", "conflict", "quote", "body"),
    ]
    table = pd.DataFrame(rows, columns="article start family frame voice role".split())
    return table, pd.DataFrame(sentences, columns=["article", "start", "role"]), articles


def profile(number=2, frames=FRAMES, **options):
    table, _, articles = collection(number, frames)
    return frame_profile(table, articles, **SAID, **options)


def strip(number=2, frames=FRAMES, **options):
    return frame_strip(*collection(number, frames), **SAID, **options)


def words_of(figure):
    return [text.get_text() for ax in figure.axes for text in ax.texts]


def labels_of(figure):
    return [label.get_text() for label in figure.axes[0].get_yticklabels()]


def test_a_profile_has_the_frames_of_one_family_from_most_to_least():
    figure = profile()
    assert [word for word in words_of(figure) if " of " not in word] == list(NAMES)
    assert labels_of(figure) == ["Paper 0", "The Very Long Name of Daily No. B"] * 4
    assert "conflict" not in figure.alt


def test_a_profile_says_every_count_and_voice_and_leaves_the_headline_out():
    assert "economics: Paper 0 4 of 10 (2 own voice, 2 quoted)" in profile().alt
    assert words_of(profile())[1] == "4 of 10"


@pytest.mark.parametrize("draw", [profile, strip])
def test_frames_beyond_the_most_frequent_are_named(draw):
    figure = draw(top=2)
    assert "Less often found: external regulation and reputation, health." in figure.alt
    assert "health" not in words_of(figure) + labels_of(figure)


@pytest.mark.parametrize("draw", [profile, strip])
def test_a_frame_not_good_enough_has_a_sign_and_a_line_that_explains_it(draw):
    marked, unmarked = draw(unreliable=frozenset({"legality"})), draw(unreliable=frozenset({"morality"}))
    assert f"legality {SIGN}" in words_of(marked) + labels_of(marked)
    assert f"{WARNING} Body text." in [text.get_text() for text in marked.texts]
    assert marked.alt.endswith(WARNING)
    assert SIGN not in unmarked.alt + "".join(words_of(unmarked) + labels_of(unmarked))


def test_a_strip_has_every_frame_in_every_article_and_the_headline_apart():
    figure = strip()
    assert labels_of(figure) == list(NAMES) * 2
    assert "economics 4 (2 own voice, 2 quoted), first in sentence 1, last in 4, in the headline" in figure.alt
    edges = sorted(bar.get_x() for bar in figure.axes[0].patches)
    assert len(edges) == 21 and edges[0] < 0 < edges[1]
    assert edges[-1] == pytest.approx(0.31)  # the fourth of ten sentences


def test_a_subhead_above_the_text_stands_with_the_headline_and_one_inside_it_nowhere():
    rows = [("a", 0, "headline"), ("a", 10, "subhead"), ("a", 20, "body"), ("a", 30, "subhead"), ("a", 40, "body")]
    sentences = pd.DataFrame(rows, columns=["article", "start", "role"])
    frames = sentences.assign(family="policy", frame="health", voice="outlet")
    articles = pd.DataFrame({"article": ["a"], "outlet": ["Paper"], "sentences": [2]})
    figure = frame_strip(frames, sentences, articles, **SAID)
    assert sum(bar.get_x() < 0 for bar in figure.axes[0].patches) == 2
    assert len(figure.axes[0].patches) == 4
    assert "health 2 (2 own voice), first in sentence 1, last in 2, in the headline" in figure.alt


@pytest.mark.parametrize("draw", [profile, strip])
def test_twelve_articles_are_drawn_on_a_page_and_all_named(draw):
    figure = draw(12, [f"frame {letter}" for letter in "abcdefghijkl"])
    width, height = figure.get_size_inches()
    assert height < 2 * width
    assert all(f"{name} {i}" in figure.alt for name, i in (("Paper", 0), ("Paper", 10)))
    assert "No. L" in figure.alt


@pytest.mark.parametrize("draw", [profile, strip])
def test_names_of_frames_and_outlets_stay_inside_the_picture(draw):
    figure = draw(2, unreliable=frozenset(FRAMES))
    charts.png(figure)
    left = min(label.get_window_extent().x0 for label in figure.axes[0].get_yticklabels())
    assert left > 0


@pytest.mark.parametrize("draw", [profile, strip])
def test_a_family_without_sentences_says_so(draw):
    table, sentences, articles = collection(2)
    tables = (articles,) if draw is profile else (sentences, articles)
    for none in (table[table["family"] != "policy"], table.head(0)):
        figure = (frame_profile if draw is profile else frame_strip)(none, *tables, **SAID)
        assert "No sentence with a policy frame was found." in figure.alt


def test_an_article_without_sentences_is_left_out():
    table, _, articles = collection(2)
    articles.loc[1, "sentences"] = 0
    assert set(labels_of(frame_profile(table, articles, **SAID))) == {"Paper 0"}


WORDS = pd.DataFrame(
    [("North", "ice", 7, 400, 0, 1500, 1.1, 2.5), ("North", "ferry", 5, 400, 0, 1500, 0.9, 3.5),
     ("North", "once", 1, 400, 0, 1500, 2.0, 4.0), ("North", "pier", 2, 400, 90, 1500, -1.0, -2.0),
     ("South", "pier", 90, 1500, 2, 400, 1.0, 2.0)],
    columns="outlet word count of others of_others log_odds z".split(),
)  # fmt: skip


def test_distinctive_words_stand_by_z_with_their_counts():
    figure = distinctive_words(WORDS, finding="North writes of ice", source="Body text.")
    assert words_of(figure) == [
        "North", "ferry", "5 of 400 : 0 of 1,500", "ice", "7 of 400 : 0 of 1,500",
        "South", "pier", "90 of 1,500 : 2 of 400",
    ]  # fmt: skip
    assert "North: ferry 5 of 400, others 0 of 1,500, z 3.5; ice" in figure.alt
    assert "once" not in figure.alt


def test_an_outlet_without_a_distinctive_word_is_named_and_keeps_its_place():
    figure = distinctive_words(WORDS, finding="Words", outlets=["East", "South", "North"])
    assert words_of(figure)[:2] == ["East", "no such word"]
    assert "East: no such word. South: pier" in figure.alt
    assert "No outlet uses a word" in distinctive_words(WORDS.head(0), finding="None").alt


def test_many_outlets_show_fewer_words_each():
    rows = [(f"Paper {i}", f"word{j}", 9, 400, 0, 900, 1.0, 9.0 - j) for i in range(12) for j in range(9)]
    figure = distinctive_words(pd.DataFrame(rows, columns=WORDS.columns), finding="Words")
    assert sum(word.startswith("word") for word in words_of(figure)) == 12 * 5


def test_drawings_are_closed_and_the_same_to_the_byte():
    def bytes_of_all():
        figures = profile(), strip(), distinctive_words(WORDS, finding="Words")
        return [(charts.svg(figure, "f"), charts.png(figure)) for figure in figures]

    assert bytes_of_all() == bytes_of_all()
    assert plt.get_fignums() == []
