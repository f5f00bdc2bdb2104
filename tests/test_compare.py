"""The tables count what stands in the articles, and each row says where."""

import math

import pytest

from helpers import paths
from helpers.compare import COLUMNS, analyse, outlet_labels, shared_passages
from helpers.load import article_of

STORY = """Bridge closed after crack is found

By Anna Lund

The harbour bridge was closed on Monday. "The pier is sound," Mayor Jon Reed said on the quay.

Share this article

Reed said that the repair would cost two million crowns.
"""


@pytest.fixture(scope="module")
def story():
    return article_of(STORY, id="pier", outlet="Daily Pier")


@pytest.fixture(scope="module")
def tables(story):
    return analyse([story, article_of("Nothing is said here at all, and nobody is quoted.\n", id="quay")])


def test_every_table_has_its_columns(tables):
    for name, columns in COLUMNS.items():
        assert list(getattr(tables, name).columns[: len(columns)]) == columns


def test_the_three_voices_add_up_to_the_body(tables):
    rows = tables.articles
    assert list(rows["quoted_words"] + rows["paraphrased_words"] + rows["outlet_words"]) == list(
        rows["body_words"]
    )


def test_quoted_words_are_those_in_the_marks(tables):
    pier = tables.articles.set_index("article").loc["pier"]
    assert (pier["quoted_words"], pier["quotations"], pier["indirect"]) == (4, 1, 1)


def test_the_length_of_quotations_is_theirs_in_marks_and_unknown_without_any(tables):
    rows = tables.articles.set_index("article")
    assert (rows.loc["pier", "median_quotation_words"], rows.loc["pier", "partial_quotations"]) == (4, 0)
    assert math.isnan(rows.loc["quay", "median_quotation_words"])


def test_one_speaker_has_all_the_words_and_nobody_has_none(tables):
    rows = tables.articles.set_index("article")
    assert (rows.loc["pier", "top_speaker"], rows.loc["pier", "top_speaker_share"]) == ("Jon Reed", 1)
    assert rows.loc["pier", "speaker_concentration"] == 1
    assert math.isnan(rows.loc["quay", "speaker_concentration"])


def test_listed_stakeholders_are_looked_for_in_every_article(story, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "CORRECTIONS", tmp_path)
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "stakeholders.csv").write_text("stakeholder,also\nMayor,Jon Reed\nAnglers,anglers\n")
    grid = analyse([story]).stakeholders
    assert list(grid["status"]) == ["quoted", "absent"]
    assert grid["start"].tolist()[1] is None


def test_furniture_is_counted_apart(tables):
    pier = tables.articles.set_index("article").loc["pier"]
    assert pier["furniture_lines"] == 2
    assert pier["furniture_words"] == len(["By", "Anna", "Lund", "Share", "this", "article"])


def test_every_passage_lies_in_its_text(tables, story):
    for row in tables.attributions.query("article == 'pier'").itertuples():
        assert 0 <= row.start < row.end <= len(story.text)
        assert [story.text[slice(*map(int, part.split("-")))] for part in row.spans.split(";")]


def test_places_are_counted_along_the_body(tables):
    rows = tables.attributions.query("article == 'pier' and counted")
    assert list(rows["paragraph"]) == [1, 2]
    assert rows["position"].is_monotonic_increasing and rows["position"].between(0, 1).all()


def test_an_article_without_quotations_has_a_density_of_nought(tables):
    quay = tables.articles.set_index("article").loc["quay"]
    assert quay["quote_density"] == 0 and quay["speakers"] == 0


def test_an_article_without_body_has_no_density_at_all():
    row = analyse([article_of("Share\n", id="empty")]).articles.iloc[0]
    assert row["body_words"] > 0 or math.isnan(row["quote_density"])


def test_no_articles_make_empty_tables():
    assert all(getattr(analyse([]), name).empty for name in COLUMNS)


def test_two_articles_of_one_outlet_get_two_names():
    articles = [article_of(f"Story {n}.", id=f"a{n}", outlet="Daily Pier") for n in range(2)]
    assert list(outlet_labels(articles).values()) == ["Daily Pier", "Daily Pier (2)"]


def test_the_same_articles_make_the_same_tables(story, tables):
    again = analyse([story])
    first = tables.attributions[tables.attributions["article"] == "pier"].reset_index(drop=True)
    assert again.attributions.astype(object).equals(first.astype(object))


def test_shared_passages_leave_out_the_furniture_between_them():
    one = "We will not open the gate to any neighbour who distrusts us."
    two = "He keeps his own door locked against our engineers"
    first = f"Gate shut\n\n“{one} {two},” Mayor Jon Reed said on Monday in the town hall of Norby.\n"
    second = f"No way\n\n“{one}\n\nShare this article\n\n“{two},” Mayor Jon Reed said on Monday.\n"
    articles = [article_of(text, id=name, outlet=name) for name, text in (("a", first), ("b", second))]
    passages = shared_passages(articles, analyse(articles))
    assert set(passages["statement"]) == {1}
    assert "gate" in " ".join(passages["words"]) and "Share" not in " ".join(passages["words"])
