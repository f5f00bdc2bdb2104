"""Several articles of an outlet carry means and intervals, two articles counts alone."""

import re

import pytest
import table_factory as made
from test_intervals import NAN, collection

from helpers import intervals
from helpers.findings_collections import MEASURES_TOLD, collections, over_sentences

LOW, HIGH = [0.1, 0.12, 0.14, 0.11, 0.13, 0.12, 0.1, 0.12], [0.5, 0.52, 0.54, 0.51, 0.53, 0.52, 0.5, 0.52]
CHANCE = re.compile(r"\b(bias\w*|significan\w*|p-value|always|never|typical\w*)\b", re.IGNORECASE)


def texts(found):
    return [finding.text for finding in found]


def told(tables):
    """Return the sentences, which hold no number that is not one of their own."""
    found = collections(tables)
    for finding in found:
        plain = "".join(piece for piece in finding.pieces if isinstance(piece, str))
        bare = re.sub("on 100 words", "", plain)
        for outlet in intervals.publishers(tables):
            bare = bare.replace(outlet, "")
        assert not re.search(r"\d", bare), finding.text
        assert finding.text.endswith(".") and "  " not in finding.text and not CHANCE.search(finding.text)
        assert "nan" not in finding.text
    return found


@pytest.mark.parametrize("values", [{"North": [0.1]}, {"North": [0.1], "South": [0.9]}])
def test_one_article_of_an_outlet_has_no_mean(values):
    assert told(collection(values)) == []


def test_nothing_is_said_of_no_article():
    assert collections(collection({})) == []


def test_the_mean_of_an_outlet_comes_with_its_interval_and_its_articles():
    tables = collection({"North": LOW, "South": [0.5, 0.6, 0.7]})
    first, *_ = told(tables)
    assert first.text == (
        "Share of words in quotation marks, mean over articles: 60% in South (3 articles) and "
        "12% in North (8 articles; 11% to 13%)."
    )
    values = {number.what: number for number in first.numbers}
    mean = values["mean over the articles of North: share of words in quotation marks"]
    assert mean.value == pytest.approx(0.1175) and mean.articles == tuple(f"a{i}" for i in range(8))


def test_an_interval_is_explained_where_there_is_one():
    assert any("drawn anew" in text for text in texts(told(collection({"North": LOW}))))
    assert not any("drawn anew" in text for text in texts(told(collection({"North": LOW[:4]}))))


def test_a_difference_that_chance_seldom_makes_is_told():
    tables = collection({"North": LOW, "South": HIGH}, measure="unnamed_word_share")
    *_, last = told(tables)
    assert last.text == (
        "Share of attributed words given to sources without a name: higher in South (52% over 8 articles) than in "
        "North (12% over 8 articles); so large a difference, in either direction, would come up in under 1% of "
        "random divisions of these articles."
    )
    assert last.numbers[-1].value == pytest.approx(intervals.permutation_p(LOW, HIGH))


def test_a_difference_that_chance_makes_often_is_not_told():
    tables = collection({"North": LOW, "South": LOW})
    *_, last = told(tables)
    number = len(intervals.compare_outlets(tables))
    assert last.text.startswith(f"Of {number} differences between outlets, 0 would come up in under 5% ")


def test_one_outlet_is_compared_with_nobody():
    assert not any("differences between outlets" in text for text in texts(told(collection({"North": LOW}))))


def test_of_many_outlets_the_ends_are_told():
    values = {f"Paper {chr(65 + i)}": [0.01 * i, 0.01 * i, 0.01 * i] for i in range(12)}
    first, *_ = told(collection(values))
    assert first.text == (
        "Share of words in quotation marks, mean over articles, the highest and the lowest: 11% in Paper L "
        "(3 articles) and 0% in Paper A (3 articles)."
    )


def test_articles_in_which_a_measure_is_unknown_are_not_counted():
    first, *_ = told(collection({"North": [0.1, 0.2, NAN, 0.3, NAN]}))
    assert first.text.endswith("20% in North (3 articles).")


def test_every_mean_is_that_of_the_articles():
    tables = collection({"North": LOW, "South": HIGH[:6], "West": LOW[:3]})
    for measure in MEASURES_TOLD:
        frame = tables.articles if measure in tables.articles else tables.readability
        assert measure in frame  # else the sentence would be missing and nothing noticed
    truth = {}
    for outlet, ids in intervals.publishers(tables).items():
        own = tables.articles[tables.articles["article"].isin(ids)]
        for measure in set(intervals.MEASURES) & set(own):
            what = intervals.MEASURES[measure]
            truth[f"mean over the articles of {outlet}: {what}"] = own[measure].mean()
            truth[f"articles of {outlet} in which this is known: {what}"] = own[measure].notna().sum()
    seen = [number for finding in told(tables) for number in finding.numbers if number.what in truth]
    assert len(seen) > 6
    for number in seen:
        assert number.value == pytest.approx(truth[number.what])


def test_an_interval_over_sentences_is_named_as_one():
    quoted = "{Ana Ruiz|direct|“It is sound.”} "
    tables = made.tables_from(
        made.article_from("body: " + quoted * 2 + "It rained. " * 2, "a", "North"),
        made.article_from("body: " + "It rained. " * 8, "b", "South"),
    )
    (finding,) = over_sentences(tables)
    assert finding.text == (
        "Share of sentences in quotation marks, with its interval over the sentences of the article: 50% in North "
        "(2 of 4; 15% to 85%) and 0% in South (0 of 8; 0% to 32%)."
    )
    assert len(finding.numbers[0].passages) == 2


def test_no_sentences_no_interval():
    assert over_sentences(made.tables_from(made.article_from("chrome: Menu", "a", "North"))) == []
