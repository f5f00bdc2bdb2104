"""A source left without a name is told from one that the article may have named elsewhere."""

import pytest
from article_factory import article_with

from helpers.actors import read_names
from helpers.article import Attribution, Span
from helpers.nameless import Nameless
from helpers.people import People
from helpers.source_types import source_type

TOP = "A bridge fell.\n\nIt was old.\n\n"


def named(source, before=TOP):
    """What is told of a source that stands in the third paragraph, or where `before` leaves it."""
    text = f"{before}{source} said so. Ana Ruiz, the mayor, left."
    article = article_with(text)
    return Nameless(article, read_names(article)).named(len(before), source, source)


def lead(source):
    """What is told of a source that opens an article of three paragraphs."""
    article = article_with(f"{source} said so.\n\nIt was old.\n\nAna Ruiz, the mayor, left.")
    return Nameless(article, read_names(article)).named(0, source, source)


@pytest.mark.parametrize(
    "source",
    [
        "A senior official", "Two aides", "Critics", "White House officials", "Democrats", "Some voters",
        "His aides", "One person familiar with the plan", "The city's lawyers", "Her spokesman",
        "People in the street",
    ],
)  # fmt: skip
def test_groups_and_persons_kept_nameless_have_no_name(source):
    assert named(source) is False


@pytest.mark.parametrize(
    "source", ["The senator", "The leaders of the panel", "The statement", "His mayor", "Your mother", "Mayor"]
)
def test_whom_the_article_may_name_elsewhere_is_not_taken_for_nameless(source):
    assert named(source) is None


def test_a_lead_tells_of_somebody_whom_it_names_below():
    assert lead("A city official") is None
    assert lead("Norby's top official") is None
    assert lead("A person familiar with the plan") is False
    assert lead("Officials") is False


def test_an_official_brought_in_without_a_name_stays_so():
    assert named("The official", before=f"{TOP}An official came. ") is False
    assert named("The official") is None


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Critics of the plan marched.", (False, None)),
        ("On Friday, some city officials gathered.", (False, "official")),
        ("Critics marched. They sang.", (False, None)),
        ("Prices rose.", (None, None)),
        ("Jon Reed met some critics.", (None, None)),
    ],
)
def test_they_are_the_nameless_with_whom_the_sentence_before_opens(before, expected):
    text = f"{before} They said so."
    start = text.rindex("They")
    source, cue = Span(start, start + 4), Span(start + 5, start + 9)
    attribution = Attribution("a1", (Span(start + 10, start + 12),), (cue,), (source,), "indirect", "body")
    article = article_with(text)
    who = People(article, [attribution]).who(attribution)
    assert (who.named, who.speaker) == (expected[0], None)
    if expected[1]:
        assert source_type(who) == expected[1]
