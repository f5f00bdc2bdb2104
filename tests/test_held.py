"""Marked stretches and contents: each quotation in one outer attribution, whole."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from helpers.article import Span
from helpers.held import Draft, hold_marks, is_quotation, merged, overlaps
from helpers.marks import lines_of, marked
from helpers.passages import Paragraph
from helpers.tokens import split_sentences


def paragraphs_in(text):
    """The lines of a text as paragraphs of the body."""
    stretches = [stretch for stretch in marked(text) if stretch.depth == 0]
    return [
        Paragraph(
            "body",
            *line,
            _whole(text, line, stretches),
            [s for s in stretches if line.start <= s.start < line.end],
        )
        for line in lines_of(text)
    ]


def _whole(text, line, stretches):
    """The sentences of a line, none ending inside marks."""
    whole = []
    for sentence in split_sentences(text, *line):
        if whole and any(s.start < sentence.start < s.end for s in stretches):
            whole[-1] = Span(whole[-1].start, sentence.end)
        else:
            whole.append(sentence)
    return whole


def draft(text, *content, cue=None, source=None):
    """An attribution in the making from words of a text."""
    places = {part: (span_of(text, part),) for part in (cue, source) if part}
    return Draft([span_of(text, part) for part in content], places.get(cue, ()), places.get(source, ()))


def span_of(text, part):
    return Span(text.index(part), text.index(part) + len(part))


def held(text, *drafts):
    """(source, content) of every attribution after the marks were held, in words."""
    found = list(drafts)
    hold_marks(text, paragraphs_in(text), found)
    return [
        tuple(" … ".join(text[a:b] for a, b in spans) for spans in (one.source, one.content))
        for one in sorted(found, key=lambda one: one.content)
    ]


def test_a_stretch_tagged_in_pieces_is_one_quotation():
    text = "Dolan said: “One, we wait here. Two, we go home. Three, we come back.”"
    pieces = draft(text, "One, we wait here.", "Three, we come back.”", cue="said", source="Dolan")
    assert held(text, pieces) == [("Dolan", "“One, we wait here. Two, we go home. Three, we come back.”")]


def test_of_two_that_have_words_of_a_stretch_one_keeps_it():
    text = "Axel Lund said “he is a friend of mine. I hope he will come,” Lund said."
    first = draft(text, "“he is a friend of mine.", cue="said", source="Axel Lund")
    second = draft(text, "I hope he will come,”", cue="said.", source="Lund said")
    assert [content for _, content in held(text, first, second)] == [
        "“he is a friend of mine. I hope he will come,”"
    ]


def test_one_that_loses_a_stretch_keeps_its_other_words():
    text = "The pier is old, “and we all have known it for years,” she said, he wrote."
    first = draft(text, "“and we all have known it", cue="said", source="she")
    second = draft(text, "The pier is old", "for years,”", cue="wrote", source="he")
    assert held(text, first, second) == [
        ("he", "The pier is old"),
        ("she", "“and we all have known it for years,”"),
    ]


def test_words_that_open_the_next_quotation_are_no_part_of_one_left_open():
    text = "Dolan had “a list of very sensible steps for the pier. He added: “We wait.”"
    first = draft(text, "“a list of very sensible steps", cue="had", source="Dolan")
    second = draft(text, "“We wait.”", cue="added", source="He")
    assert held(text, first, second) == [
        ("Dolan", "“a list of very sensible steps for the pier."),
        ("He", "“We wait.”"),
    ]


def test_a_quotation_led_up_to_in_its_own_sentence_parts_from_the_paragraph_before():
    text = "“They are my neighbours,” Lund said.\nReed shot back: “You know them as little as I do.”"
    both = draft(
        text, "“They are my neighbours,”", "“You know them as little as I do.”", cue="said", source="Lund"
    )
    assert held(text, both) == [("Lund", "“They are my neighbours,”"), ("", "“You know them as little as I do.”")]


def test_only_whole_sentences_between_the_same_marks_carry_a_quotation_on():
    said = "“We wait,” Lund said."

    def sources(line):
        text = f"{said}\n{line}"
        return held(text, draft(text, "“We wait,”", cue="said", source="Lund"))

    assert sources("“Nobody came to help us.”") == [("Lund", "“We wait,” … “Nobody came to help us.”")]
    assert sources("And who came? “Nobody came to help us.”")[1:] == [("Lund", "“Nobody came to help us.”")]
    assert sources("‘Nobody came to help us.’")[1:] == [("Lund", "‘Nobody came to help us.’")]
    assert sources("A firm known as “the friend of all” left.")[1:] == [("", "“the friend of all”")]


TEXTS = st.lists(st.sampled_from("“ ” word she . , a_b said \n Reed".split(" ")), max_size=30).map(" ".join)


@given(TEXTS, st.data())
def test_every_quotation_belongs_whole_to_one_attribution_and_no_word_to_two(text, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=10)))
    drafts = []
    for left, right in zip(cuts[::2], cuts[1::2], strict=False):
        span = Span(left, right)
        line = any(a <= left and right <= b for a, b in lines_of(text))
        if line and any(char.isalnum() for char in text[left:right]):
            drafts.append(Draft([span]))
    paragraphs = paragraphs_in(text)
    hold_marks(text, paragraphs, drafts)
    for paragraph in paragraphs:
        for stretch in paragraph.stretches:
            if is_quotation(text, stretch):
                (one,) = (one for one in drafts if overlaps(Span(stretch.start, stretch.end), one.content))
                assert any(a <= stretch.start and stretch.end <= b for a, b in merged(one.content))
    parts = sorted(span for one in drafts for span in merged(one.content))
    assert all(left.end <= right.start for left, right in pairwise(parts))
    assert all(one.content and all(0 <= a < b <= len(text) for a, b in one.content) for one in drafts)
