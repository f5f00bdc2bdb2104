"""The order of facts is drawn for any articles, under their numbers, and told in words."""

import random

import matplotlib.pyplot as plt
import pandas as pd
import pytest
import table_factory as made

from helpers import chart_style, charts_order, page_passages
from helpers.evidence import Evidence

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
        "Facts in order. Shared facts as each article comes to them, first at the top; "
        "a number is a row of “What more than one article tells”. "
        "fact 1: North Post 1 of 3 (lead), South Gazette 2 of 3 (lead); fact 2: North Post 2 of 3 (lead), "
        "South Gazette 3 of 3 (end); fact 3: North Post 3 of 3 (end), South Gazette 1 of 3 (lead)."
    )
    assert sorted(numbers(figure)) == ["1", "1", "2", "2", "3", "3"]
    assert [line.get_ydata().tolist() for line in figure.axes[0].lines] == [[1, 2], [2, 3], [3, 1]]
    assert [text.get_text() for text in figure.axes[0].texts].count("lead") == 4


def test_labels_name_the_facts_and_facts_of_one_article_alone_are_left_out():
    figure = draw("axb", "yba", labels={"a": "Ana Ruiz", "x": "Nobody"})
    said = " ".join(text.get_text() for text in figure.axes[0].texts)
    assert "Ana Ruiz, lead" in said and "Nobody" not in said
    assert "fact 1 (Ana Ruiz): North Post 1 of 2 (lead), South Gazette 2 of 2 (end)" in figure.alt


def test_a_line_past_a_column_that_lacks_the_fact_is_faint():
    lines = draw("ab", "b", "ab").axes[0].lines
    assert {(*line.get_xdata(), line.get_linestyle()) for line in lines} == {
        (0, 1, "-"),
        (1, 2, "-"),
        (0, 2, "--"),
    }


def test_of_many_articles_every_fact_has_its_number_and_named_ones_a_line_below():
    figure = draw("ab", "ba", "ca", "cb", labels={"c": "Jon Reed"})
    assert figure.axes[0].get_xlabel() == "Attributed to: 3 Jon Reed"
    assert sorted(numbers(figure)) == ["1", "1", "1", "2", "2", "2", "3", "3"]


def test_numbers_are_those_of_the_rows_of_the_table():
    sources = [
        "body: The bank fell. The gull ate. The quay sank. The tide rose.",
        "body: The tide rose. The quay sank. The bank fell.",
        "body: The gull ate. The tide rose.",
    ]
    found = [made.article_from(source, f"a{i}", NAMES[i]) for i, source in enumerate(sources)]
    groups = {"tide": 9, "quay": 2, "bank": 5, "gull": 4}
    held = {name: sum(name in source for source in sources) for name in groups}
    tables = made.tables_from(*found)
    tables.facts = pd.DataFrame(
        {"article": article.id, "start": article.text.index(name), "end": article.text.index(name) + 4,
         "thing": group, "group": group, "also": None, "found_in": held[name], "relation": "same fact",
         "place": "lead", "voice": "outlet", "speaker": None}
        for (article, _), source in zip(found, sources, strict=True)
        for name, group in sorted(groups.items(), key=lambda item: source.find(item[0]))
        if name in source
    )  # fmt: skip
    evidence = Evidence([article for article, _ in found], False, fragments=True)
    table = page_passages.fact_tables(tables, evidence, tables.articles.to_dict("records"))[0]
    rows = {row[2][0].words: int(row[0][0].words) for row in table.rows}
    numbered = charts_order.fact_numbers(tables.facts, tables.articles)
    assert rows == {name: numbered[group] for name, group in groups.items()}


@pytest.mark.parametrize(
    ("orders", "told"),
    [
        (("abcd", "abdc"), "3 of 4 shared facts come in the same order in both articles"),
        (("abc", "abc", "acb"), "At least 3 facts or statements found in more than one of 3 articles"),
        (("a", "a", "a"), "At least 1 fact or statement found in more than one of 3 articles"),
    ],
)
def test_without_a_finding_the_title_tells_of_the_order(orders, told):
    figure = charts_order.order_of_facts(places(*orders), articles(len(orders)))
    assert figure.caption.finding == told


def test_at_most_twelve_facts_and_five_articles():
    rng = random.Random(3)
    orders = [rng.sample(range(15), 15) for _ in range(7)]
    figure = draw(*orders)
    assert len(set(numbers(figure))) == 12 and len(figure.axes[0].get_xticks()) == 5
    assert "Shown: 12 facts in 5 articles, not Up and Down" in figure.alt
    told = charts_order.order_of_facts(places(*orders), articles(7)).caption.finding
    assert told == "At least 15 facts or statements found in more than one of 7 articles"


def test_of_two_articles_the_order_of_all_shared_facts_is_told():
    figure = charts_order.order_of_facts(places("abcdefghijklmn", "abcdefghijklnm"), articles(2))
    assert figure.caption.finding == "13 of 14 shared facts come in the same order in both articles"


@pytest.mark.parametrize("orders", [("", ""), ("ab", "cd"), ("abc",)])
def test_nothing_shared_is_said_so(orders):
    assert "No fact was found in more than one article." in draw(*orders).alt


def test_the_same_at_every_run_with_no_figure_left_open():
    def drawn():
        figure = draw("abc", "cab", "bca")
        return chart_style.svg(figure, "o"), chart_style.png(figure)

    assert drawn() == drawn()
    assert plt.get_fignums() == []
