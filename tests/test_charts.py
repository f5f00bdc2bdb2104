"""Every chart draws any collection, says what it shows in words, and is the same at every run."""

from itertools import pairwise

import matplotlib.pyplot as plt
import pandas as pd
import pytest
import table_factory as made

from helpers import charts, charts_sourcing, figures, sourcing

LISTED = {"Ana Ruiz": ["Ana Ruiz"], "The council of the whole long river": ["council"], "Anglers": ["anglers"]}


def with_a_list(number):
    return made.tables_from(
        *(made.article_from(made.NORTH if i % 2 else made.SOUTH, f"a{i}", f"Paper {i}") for i in range(number)),
        listed=LISTED,
    )


CASES = {
    "two articles with a list": lambda: with_a_list(2),
    "nine articles with a list": lambda: with_a_list(9),
    "two articles": lambda: made.pair()[1],
    "one article": lambda: made.tables_from(made.article_from(made.NORTH, "n", "North Post")),
    "twelve long names": lambda: made.many(12)[1],
    "nothing but a menu": lambda: made.tables_from(made.article_from("chrome: Menu", "m", "Empty Echo")),
    "an empty one beside a full one": lambda: made.tables_from(
        made.article_from("chrome: Menu", "m", None), made.article_from(made.SOUTH, "s", "South Gazette")
    ),
}


def drawn(tables):
    return [(chart.figure, chart.table) for chart in figures.draw_all(tables).values()]


@pytest.mark.parametrize("case", CASES)
def test_every_chart_draws_and_says_what_it_shows(case):
    for figure, table in drawn(CASES[case]()):
        assert charts.svg(figure).startswith("<svg")
        assert len(figure.alt) > 40 and figure.alt.endswith(".")
        assert table in {*made.COLUMNS, "distinctive"}
    assert plt.get_fignums() == [], "a figure left open shows twice in a notebook"


def test_two_drawings_are_the_same_to_the_byte():
    def bytes_of_all():
        return [(charts.svg(figure, "f"), charts.png(figure)) for figure, _ in drawn(made.pair()[1])]

    assert bytes_of_all() == bytes_of_all()


def test_an_outlet_keeps_its_colour_and_twelve_have_their_own():
    names = [f"Paper {i}" for i in range(12)]
    colours = charts.outlet_colours(names)
    assert len(set(colours.values())) == 12
    assert charts.outlet_colours([*names, *names]) == colours


def test_the_grid_says_the_word_in_every_cell_or_its_letter_where_articles_are_many():
    few, many = (figures.stakeholder_grid(with_a_list(number)).figure for number in (2, 9))
    words = [text.get_text() for text in few.axes[0].texts]
    assert words == ["not found", "quoted 2", "mentioned 1", "mentioned 1", "not found", "not found"]
    assert {text.get_text() for text in many.axes[0].texts} == {"–", "Q", "M"}
    assert "Anglers: not found in Paper 0, not found in Paper 1" in few.alt


def test_the_four_steps_of_the_grid_differ_in_darkness():
    strengths = [strength for _, _, strength in charts_sourcing.STATUSES.values()]
    assert all(above - below >= 0.2 for above, below in pairwise(strengths))


def test_without_a_list_the_grid_says_how_to_make_one():
    assert "No stakeholders are listed" in figures.stakeholder_grid(made.pair()[1]).figure.alt
    assert "stakeholders" not in figures.draw_all(made.pair()[1])


def test_ids_of_two_charts_on_a_page_differ():
    figure = figures.voices(made.pair()[1]).figure
    first, second = ({part.split('"')[0] for part in charts.svg(figure, p).split(' id="')[1:]} for p in ("a", "b"))
    assert first and not first & second


def test_words_of_nobody_who_is_named_are_no_line_of_the_chart():
    given = {"Ana Ruiz": 8, sourcing.NAMELESS: 4, sourcing.A_DOCUMENT: 3, sourcing.UNRESOLVED: 2}
    sources = pd.DataFrame(
        {"article": "n", "outlet": "North", "source": list(given), "words": list(given.values())}
    )
    articles = pd.DataFrame({"article": ["n"], "outlet": ["North"]})
    figure = charts_sourcing.source_words(sources, articles, finding="Ana Ruiz leads")
    assert [label.get_text() for label in figure.axes[0].get_yticklabels()] == ["Ana Ruiz"]
    assert "Left out: 9 words whose source is a pronoun not traced to a name" in figure.caption.subtitle
