"""Only reported words count as words given to a source."""

import pytest
from article_factory import article_with
from hypothesis import given
from hypothesis import strategies as st

from helpers import find_attributions
from helpers.article_rows import measure
from helpers.presentation import is_act, is_speech, probability, tells_words
from helpers.quotes import voice_of


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
    ("cue", "content", "act"),
    [
        ("pleaded guilty to", "fraud", True), ("vetoed", "the bill", True), ("signed", "the bill", True),
        ("believes", "that the bridge will hold", False), ("wants", "to close the bridge", False),
        ("fears", "a flood", False), ("", "The bridge was old.", False),
    ],
)  # fmt: skip
def test_an_act_is_no_thought(cue, content, act):
    assert is_act(cue, content, "Ana Ruiz") is act


def test_what_somebody_does_is_told_by_the_outlet_and_what_he_thinks_is_not():
    article = article_with("Prosecutors charged Ana Ruiz with fraud. Jon Reed believes that the bridge will hold.")
    charged, believes = find_attributions(article)
    assert [(one.speech, one.act) for one in (charged, believes)] == [(False, True), (False, False)]
    assert [voice_of(article, *one.content[0]) for one in (charged, believes)] == ["outlet", "paraphrase"]


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


def test_a_word_held_up_in_an_act_and_a_name_alone_are_none():
    assert not is_speech("plan", "a “walk-in” at the old bridge", "They", quoted=True)
    assert is_speech("plan", "to show “what a bridge is worth to us”", "They", quoted=True)
    assert not is_speech("", "“quay fix”", "", quoted=False)


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("Ana Ruiz", "declined", "to comment"), ("The board", "did not immediately respond to", "a request"),
        ("The board", "rarely issues statements about", "the bridge"),
        ("Jon Reed", "would not say", "what it cost"),
        ("The board", "did not offer further details about", "the cost"),
        ("They", "were not authorized to discuss", "it"),
        ("Jon Reed", "was invited", "to speak"),
        ("Jon Reed", "was asked", "whether it would hold"), ("", "Asked about", "the bridge"),
        ("Residents", "were told", "to stay away"), ("Neither of them", "defended", "the bridge"),
        ("No senior engineer", "has defended", "the bridge"), ("The board", "drew criticism for", "the cost"),
        ("The daily", "citing", "two officials who had seen it"),
        ("The police", "is investigating alleged", "fraud"),
        ("The magazine's cover", "shows", "the mayor at a blue wall"),
        ("Jon Reed", "stopped short of calling for", "a new bridge"),
        ("Jon Reed", "met with the mayor to discuss", "leading the board"),
    ],
)  # fmt: skip
def test_silence_a_question_a_target_and_a_source_are_no_words_of_theirs(source, cue, content):
    assert not tells_words(cue, content, source, quoted=False)
    assert tells_words(cue, f"“{content}”", source, quoted=True)


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("Ana Ruiz", "said", "the bridge was not asked for"), ("Ana Ruiz", "does not deny", "that it is old"),
        ("Ana Ruiz", "not only criticized", "the mayor"), ("Ana Ruiz", "asked", "the mayor to resign"),
        ("officials", "was told by", "that it would hold"), ("Ana Ruiz", "citing", "concerns over the cost"),
        ("The board", "has refused", "to rule it out"), ("Ana Ruiz", "discussed", "how it was closed"),
        ("Ana Ruiz", "discussed", "the need for a new bridge"),
        ("No. 2 official Jon Reed", "said", "it would hold"), ("The board", "noted", "that it is old"),
    ],
)  # fmt: skip
def test_a_denial_a_request_and_a_reason_are(source, cue, content):
    assert tells_words(cue, content, source, quoted=False)


def test_a_refusal_is_found_but_counts_for_nobody():
    article = article_with("Ana Ruiz said the bridge would be closed by May. Jon Reed declined to comment on it.")
    rows = {row["speaker"]: row for row in measure(article)["attributions"]}
    assert rows["Ana Ruiz"]["counted"] and rows["Jon Reed"]["counted"] is False
    assert measure(article)["articles"][0]["indirect"] == 1


@given(st.text(), st.text(), st.text())
def test_any_words_have_a_probability(cue, content, source):
    assert 0 <= probability(cue, content, source) <= 1
