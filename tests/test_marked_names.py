"""A name in quotation marks is no quotation; somebody's words are one."""

import pytest
from article_factory import article_with

from helpers import find_attributions
from helpers.article import Span
from helpers.marked_names import is_name
from helpers.quotes import quoted_spans


def name_in(sentence, *, within=True):
    start = sentence.index("“")
    return is_name(sentence, Span(start, sentence.index("”") + 1), within=within)


@pytest.mark.parametrize(
    "sentence",
    [
        "She wants to end the port's “no fish, no fee” policy.", "He promised the “quay and pier” legislation.",
        "They backed the so-called “quay fix” again.", "It is known in the port as the “long wait” these days.",
        "A bill that would repeal “no fish, no fee” failed.",
        "They passed an extension of the “quay fix” that helps.",
        "He told it in an interview on “Morning in Port” today.", "She praised the “Save Our Pier” movement.",
        "He named Jon “Bo” Reed to the board.", "It was meant to stoke “Anchor”-style fears.",
    ],
)  # fmt: skip
def test_a_policy_a_programme_a_nickname_is_a_name(sentence):
    assert name_in(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "She called it a “badly built and costly” bridge.", "He spoke of the “awful” job that they did.",
        "He said the “people who know me” gave him courage.", "She spoke of a “deep, wide” gap.",
        "He called Reed “The King of Piers” twice.", "She saw a “War on Piers” in it.",
        "He held a sign that read “Save Our Piers” aloft.", "They shouted “Out! Out!” in the hall.",
        "The port's “long wait” hadn't ended.", "He gave it a “1 in 3” chance.", "He derided “Sleepy Jon” Reed.",
        "The “very flawed” bill was signed.", "He said the “whole rotten scheme” took years.",
    ],
)  # fmt: skip
def test_words_held_up_are_none(sentence):
    assert not name_in(sentence)


def test_capitals_alone_are_a_quotation_unless_they_are_introduced():
    assert not name_in("“Mira Dolan,” he said.", within=False)
    assert name_in("He wrote a book called “Piers of Port” last year.", within=False)


def test_an_attribution_around_a_name_is_kept_as_a_paraphrase_and_once_a_name_is_always_one():
    article = article_with(
        "Ana Ruiz said she would end the port's “no fish, no fee” policy in May. "
        "Jon Reed said that “no fish, no fee” had worked. He said it was “the best rule of all”."
    )
    first, second, third = find_attributions(article)
    assert (first.kind, second.kind) == ("indirect", "indirect") and third.kind != "indirect"
    assert all(one.speech for one in (first, second, third))
    assert [article.words_at(span) for span in quoted_spans(article)] == ["“the best rule of all”"]
