"""What was compared: dates that lie days apart are told, and page furniture where there is some."""

from datetime import date, datetime

import table_factory as made

from helpers import findings


def tables_of(*days, text="body: It rained all day."):
    articles = [made.article_from(text, f"a{n}", f"Paper {'ABCDE'[n]}") for n in range(len(days))]
    tables = made.tables_from(*articles)
    tables.articles = tables.articles.assign(published=list(days))
    return tables


def told(tables):
    return [finding.text for finding in findings.articles(tables)]


def test_articles_that_appeared_days_apart_are_told_with_their_dates():
    tables = tables_of(date(2026, 3, 13), None, date(2026, 3, 9))
    text = (
        "The articles were published up to 4 days apart, Paper C on 9 March 2026 and Paper A on 13 March 2026, "
        "and may tell of different events."
    )
    assert told(tables)[0] == text == findings.summary(tables)[0].text


def test_an_hour_beside_the_day_counts_as_the_day():
    assert "up to 4 days apart" in told(tables_of(datetime(2026, 3, 13, 1, 5), date(2026, 3, 9)))[0]


def test_of_many_articles_the_first_and_last_day_are_told():
    tables = tables_of(*(date(2026, 3, day) for day in (1, 2, 3, 9)))
    assert told(tables)[0] == (
        "The articles were published up to 8 days apart, from Paper A on 1 March 2026 to Paper D on 9 March 2026, "
        "and may tell of different events."
    )


def test_a_day_or_two_or_an_unknown_date_is_nothing_to_tell_of():
    for days in ((date(2026, 3, 9), date(2026, 3, 11)), (date(2026, 3, 9), None), ("9 March", date(2026, 4, 9))):
        assert not any("apart" in text for text in told(tables_of(*days)))


def test_a_line_of_furniture_is_not_told():
    page = "body: It rained all day.\nchrome: " + "Menu " * 49
    assert not any("furniture" in text for text in told(tables_of(None, text=page)))
    assert any("furniture" in text for text in told(tables_of(None, text=page + "Menu")))
