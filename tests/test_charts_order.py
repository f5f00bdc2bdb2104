"""The order of facts is drawn for any articles, under their numbers, and told in words."""

import random

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from helpers import chart_style, charts_order

NAMES = [
    "North Post",
    "South Gazette",
    "The Very Long Name of Daily Newspaper No. 1",
    "East",
    "West",
    "Up",
    "Down",
]


def articles(number):
    return pd.DataFrame({"article": [f"a{i}" for i in range(number)], "outlet": NAMES[:number]})


def places(*orders):
    """One list an article: the facts in their order."""
    rows = [
        {"thing": thing, "kind": "fact", "article": f"a{number}", "start": 10 * rank,
         "place": "lead" if rank < 2 else "end"}
        for number, order in enumerate(orders)
        for rank, thing in enumerate(order)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["thing", "kind", "article", "place", "start"])


def draw(*orders, **given):
    return charts_order.order_of_facts(places(*orders), articles(len(orders)), finding="Facts in order.", **given)


def numbers(figure):
    return [text.get_text() for text in figure.axes[0].texts if text.get_text().isdigit()]


def test_two_articles_make_a_slope_told_in_words():
    figure = draw("abc", "cab", source="2 articles.")
    assert figure.alt == (
        "Facts in order. Order in which each article comes to the facts found in several: first at the top. "
        "fact 1: North Post 1 of 3 (lead), South Gazette 2 of 3 (lead); fact 2: North Post 2 of 3 (lead), "
        "South Gazette 3 of 3 (end); fact 3: North Post 3 of 3 (end), South Gazette 1 of 3 (lead)."
    )
    assert sorted(numbers(figure)) == ["1", "1", "2", "2", "3", "3"]
    assert [line.get_ydata().tolist() for line in figure.axes[0].lines] == [[1, 2], [2, 3], [3, 1]]
    assert "fact 1, lead" in [text.get_text() for text in figure.axes[0].texts]


def test_labels_name_the_facts_and_facts_of_one_article_alone_are_left_out():
    figure = draw("axb", "yba", labels={"a": "Ana Ruiz", "x": "Nobody"})
    said = " ".join(text.get_text() for text in figure.axes[0].texts)
    assert "Ana Ruiz, lead" in said and "fact 2, end" in said and "Nobody" not in said
    assert "fact 1 (Ana Ruiz): North Post 1 of 2 (lead), South Gazette 2 of 2 (end)" in figure.alt


def test_no_line_runs_through_a_column_that_lacks_the_fact():
    lines = draw("ab", "b", "ab").axes[0].lines
    assert [line.get_xdata().tolist() for line in lines] == [[0, 1], [1, 2]]


def test_at_most_twelve_facts_and_five_articles():
    rng = random.Random(3)
    orders = [rng.sample(range(15), 15) for _ in range(7)]
    figure = draw(*orders)
    assert len(set(numbers(figure))) == 12 and len(figure.axes[0].get_xticks()) == 5
    assert "12 facts in 5 articles are shown" in figure.alt


@pytest.mark.parametrize("orders", [("", ""), ("ab", "cd"), ("abc",)])
def test_nothing_shared_is_said_so(orders):
    assert "No fact was found in more than one article." in draw(*orders).alt


def test_the_same_at_every_run_with_no_figure_left_open():
    def drawn():
        figure = draw("abc", "cab", "bca")
        return chart_style.svg(figure, "o"), chart_style.png(figure)

    assert drawn() == drawn()
    assert plt.get_fignums() == []
