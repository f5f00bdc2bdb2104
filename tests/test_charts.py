"""Every chart draws any collection, says what it shows in words, and is the same at every run."""

import matplotlib.pyplot as plt
import pytest
import table_factory as made

from helpers import charts, figures

CASES = {
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
        assert table in made.COLUMNS
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


def test_ids_of_two_charts_on_a_page_differ():
    figure = figures.voices(made.pair()[1]).figure
    first, second = ({part.split('"')[0] for part in charts.svg(figure, p).split(' id="')[1:]} for p in ("a", "b"))
    assert first and not first & second


def test_the_order_of_statements_is_drawn_from_their_places():
    import pandas as pd

    articles = pd.DataFrame({"article": ["n", "s"], "outlet": ["North Post", "South Gazette"]})
    places = pd.DataFrame(
        {"group": [1, 1, 2, 2, 3, 3], "article": ["n", "s"] * 3, "position": [0.1, 0.9, 0.2, 0.3, 0.5, 0.4],
         "label": ["faith"] * 2 + ["crack"] * 2 + ["cost"] * 2}
    )  # fmt: skip
    figure = charts.statement_order(places, articles, finding="Three statements stand in both")
    assert "faith: 10%, 90%" in figure.alt
    assert "No statement" in charts.statement_order(places.head(0), articles, finding="None").alt
