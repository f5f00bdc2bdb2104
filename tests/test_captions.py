"""What headlines and captions quote is found and shown, and counted apart from the body."""

import pytest

from helpers.compare import analyse
from helpers.load import article_of

HEAD = "Bridge closed after crack is found"
BYLINE = "By Anna Lund"
LEAD = "The harbour bridge of Norby was closed on Monday after a crack was found in its third pier."
QUOTED = "“The pier is sound and we shall open it before the summer fair,” Mayor Jon Reed said on the quay."
MORE = "Workers put up fences along the quay in the morning, and the ferry took the lorries across all day."
END = "The town council will meet on Thursday in order to talk about the cost of the repair."
WORDS = 13  # between the marks of QUOTED


def tables_of(*paragraphs):
    return analyse([article_of("\n\n".join(paragraphs) + "\n", id="pier", outlet="Norby Lantern")])


def quotations(tables):
    """The article's quotations and quoted words, and the roles of quotations that are counted apart."""
    row, found = tables.articles.iloc[0], tables.attributions
    apart = found[~found["counted"].astype(bool) & (found["kind"] != "indirect")]
    return row["quotations"], row["quoted_words"], list(apart["role"])


@pytest.mark.parametrize(
    "caption",
    [
        "Photo: Mayor Jon Reed, who said “the pier is sound and we shall open it before the summer fair.”",
        "Mayor Jon Reed said “the pier is sound” at the harbour on Monday. Anna Lund/Norby Lantern/Getty Images",
        "Mayor Jon Reed said “the pier's sound and we will open it” on Monday. (Photo by Anna Lund/Getty Images)",
    ],
)
def test_a_caption_that_repeats_the_body_is_no_second_quotation(caption):
    assert quotations(tables_of(HEAD, BYLINE, LEAD, QUOTED, caption, MORE, END)) == (1, WORDS, ["caption"])


def test_a_caption_above_the_text_does_not_take_the_quotation_away_from_it():
    caption = "Mayor Jon Reed said “the pier is sound” on Monday. (Photo by Anna Lund/Getty Images)"
    assert quotations(tables_of(HEAD, BYLINE, caption, LEAD, QUOTED, MORE, END)) == (1, WORDS, ["caption"])


def test_what_only_a_caption_quotes_is_shown_but_not_counted():
    caption = "Photo: Lena Voss, a crane driver, said “I have never seen the quay so empty” on Monday."
    tables = tables_of(HEAD, BYLINE, LEAD, QUOTED, caption, MORE, END)
    assert quotations(tables) == (1, WORDS, ["caption"])
    assert "Lena Voss" not in set(tables.sources["speaker"])


def test_a_headline_that_quotes_the_body_is_no_second_quotation():
    headline = "“The pier is sound,” says mayor as bridge is closed"
    assert quotations(tables_of(headline, BYLINE, LEAD, QUOTED, MORE, END))[:2] == (1, WORDS)


def test_a_subhead_that_quotes_the_body_is_no_second_quotation():
    subhead = "Mayor Jon Reed says “the pier is sound”"
    assert quotations(tables_of(HEAD, subhead, BYLINE, LEAD, QUOTED, MORE, END))[:2] == (1, WORDS)


@pytest.mark.parametrize(
    "caption",
    [
        "Photo: The third pier of the harbour bridge in Norby on Monday. (Anna Lund/Norby Lantern)",
        "Above, the third pier of the harbour bridge in Norby on Monday. ANNA LUND/GETTY IMAGES",
    ],
)
def test_a_caption_between_the_paragraphs_of_a_quotation_is_no_part_of_it(caption):
    first = QUOTED + " “We have looked at each stone of it."
    second = "“There is no danger to anybody who walks below it,” he said."
    tables = tables_of(HEAD, BYLINE, LEAD, first, caption, second, MORE, END)
    assert tables.articles.iloc[0]["quoted_words"] == WORDS + 8 + 10
    assert set(tables.attributions.query("kind != 'indirect'")["speaker"]) == {"Jon Reed"}
