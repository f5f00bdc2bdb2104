"""Only reported words count as words given to a source."""

import pytest
from article_factory import article_with
from hypothesis import given
from hypothesis import strategies as st

from helpers import find_attributions
from helpers.presentation import is_speech, probability


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("said", "the bridge was old"), ("according to", "the bridge was old"), ("called for", "a new bridge"),
        ("would not say", "what it cost"), ("has repeatedly warned", "that it would fall"),
        ("criticized", "the mayor"),
    ],
)  # fmt: skip
def test_what_is_said_written_or_refused_is_speech(cue, content):
    assert is_speech(cue, content, "Ana Ruiz", quoted=False)


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("wants", "to close the bridge"), ("believes", "that the bridge will hold"), ("hopes", "to rebuild it"),
        ("pleaded guilty to", "fraud"), ("has tried to", "close the bridge"), ("was charged with", "fraud"),
    ],
)  # fmt: skip
def test_thoughts_and_acts_are_none(cue, content):
    assert not is_speech(cue, content, "Ana Ruiz", quoted=False)


def test_words_in_quotation_marks_and_what_goes_on_without_a_cue_are_speech():
    assert is_speech("wants", "“a new bridge”", "Ana Ruiz", quoted=True)
    assert is_speech("", "it will be closed", "", quoted=False)


def test_an_attribution_tells_whether_it_is_speech():
    article = article_with("Ana Ruiz said the old bridge would be closed by May. Jon Reed wants to keep it open.")
    found = {attribution.speaker: attribution.speech for attribution in find_attributions(article)}
    assert found["Ana Ruiz"] and not found.get("Jon Reed", False)


@given(st.text(), st.text(), st.text())
def test_any_words_have_a_probability(cue, content, source):
    assert 0 <= probability(cue, content, source) <= 1
