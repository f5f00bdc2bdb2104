"""Attributions: cue, source and content, quotations that go on, voices, and what is no attribution."""

import hashlib
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers.article import Article, Block
from helpers.quotes import find_quotes, quoted_spans, voice_of
from helpers.tokens import split_sentences


def article_of(*lines, roles=None):
    """Make an article of body lines, or of lines with the roles given."""
    text, blocks, sentences = "\n".join(lines), [], []
    position = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            start = position + len(line) - len(line.lstrip())
            role = roles[number] if roles else "body"
            blocks.append(Block(role, start, position + len(line.rstrip())))
            if role == "body":
                sentences += split_sentences(text, start, position + len(line.rstrip()))
        position += len(line) + 1
    return Article(
        id="x", text=text, collection="", outlet=None, headline=None, url=None, published=None, author=None,
        language=None, path=None, source_sha256=None, fingerprint=hashlib.sha256(text.encode()).hexdigest(),
        extractor="", blocks=tuple(blocks), sentences=tuple(sentences),
    )  # fmt: skip


def read(*lines, roles=None):
    """Return (source, cue, content) of every attribution, in words."""
    article = article_of(*lines, roles=roles)
    return [
        tuple(article.words_at(*spans) for spans in (found.source, found.cue, found.content))
        for found in find_quotes(article)
    ]


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("“It will hold,” she said.", ("she", "said", "“It will hold,”")),
        ("“Who pays?” Reed asked.", ("Reed", "asked", "“Who pays?”")),
        ("She said: “It will hold.”", ("She", "said", "“It will hold.”")),
        (
            "“It is sound,” said Mira Dolan, head of the board, “and it will stay so.”",
            ("Mira Dolan, head of the board", "said", "“It is sound,” … “and it will stay so.”"),
        ),
        (
            "The minister, Jon Reed, told reporters on Monday that it was “an act of faith”.",
            ("The minister, Jon Reed", "told", "that it was “an act of faith”"),
        ),
        ("She said that nobody had been told.", ("She", "said", "that nobody had been told")),
        ("The pier is sound, said Mira Dolan.", ("Mira Dolan", "said", "The pier is sound")),
        ("The pier, Dolan said, is sound.", ("Dolan", "said", "The pier … is sound")),
        ("The pier moved, according to two officials.", ("two officials", "according to", "The pier moved")),
        ("According to Ana Lund, the pier moved.", ("Ana Lund", "According to", "the pier moved")),
        (
            "Dolan has repeatedly warned that costs will rise.",
            ("Dolan", "has repeatedly warned", "that costs will rise"),
        ),
        ("While she said it was late, nobody ran.", ("she", "said", "it was late")),
        (
            "Reed said, through an interpreter, that the pier was “as firm as rock”.",
            ("Reed", "said", "that the pier was “as firm as rock”"),
        ),
        (
            "Reed and other members often accuse the firm of neglect.",
            ("Reed and other members", "often accuse", "the firm of neglect"),
        ),
        (
            "Norby, the Balts, Arne and Hull have said they will not pay.",
            ("Norby, the Balts, Arne and Hull", "have said", "they will not pay"),
        ),
        ("The river guards look away, she says.", ("she", "says", "The river guards look away")),
        ("The new report said the pier was sound.", ("The new report", "said", "the pier was sound")),
        ("Reed said he hoped to stay in town.", ("Reed", "said", "he hoped to stay in town")),
        (
            "«It will hold and last», the minister, Jon Reed, told Hawser.",
            ("the minister, Jon Reed", "told", "«It will hold and last»"),
        ),
    ],
)
def test_an_attribution_of_one_sentence(sentence, expected):
    assert read(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "He had read “The Bridge Over Time” twice.",
        "Jon “the Oar” Reed won again.",
        "The so-called “experts” left.",
        "They talked for an hour.",
    ],
)
def test_titles_nicknames_and_scare_words_are_no_attribution(sentence):
    assert read(sentence) == []


def test_a_new_cue_ends_the_content_before_it():
    contents = [
        content for _, _, content in read("She said it was late, but Reed said it was early, adding that he ran.")
    ]
    assert contents == ["it was late", "it was early", "that he ran"]


@pytest.mark.parametrize(
    "sentence, contents",
    [
        ("She repeated her call, as the guard said it was late.", ["it was late"]),
        ("She said that it was late, while Reed said it was early.", ["that it was late", "it was early"]),
    ],
)
def test_content_ends_where_another_says_something(sentence, contents):
    assert [content for _, _, content in read(sentence)][-len(contents) :] == contents


def test_quotations_cues_and_sources_run_on_over_hard_wrapped_lines():
    text = (
        "“We waited all\nnight and day,” said Mira\nDolan, head of the\nboard. She\nsaid it was “a long\nnight”."
    )
    sentences = tuple(split_sentences(text.replace("\n", " ")))
    wrapped = replace(
        article_of(text),
        paragraphs=(Block("body", 0, len(text)),),
        sentences=sentences,
    )
    parts = [
        [wrapped.words_at(*spans).replace("\n", " ") for spans in (found.source, found.cue, found.content)]
        for found in find_quotes(wrapped)
    ]
    assert parts == [
        ["Mira Dolan, head of the board", "said", "“We waited all night and day,”"],
        ["She", "said", "it was “a long night”"],
    ]


@pytest.mark.parametrize(
    "piece",
    ["“We wait and wait again.\n", "“We wait.” ", "“We wait,” she said. ", "she said, ", "‘a ", '"', "word "],
)
def test_odd_text_of_a_book_is_read_in_linear_time(piece):
    def seconds(characters):
        article = article_of(piece * (characters // len(piece)))
        start = time.process_time()
        find_quotes(article)
        return time.process_time() - start

    seconds(1_000)  # reads the model
    assert seconds(32_000) < 16 * max(seconds(4_000), 0.01)


def test_bare_quotations_after_a_cue_join_it():
    (found,) = read("“We won,” she said. “We will again.” “For ever.”")
    assert found[2] == "“We won,” … “We will again.” “For ever.”"


def test_a_quotation_carried_over_paragraphs_takes_the_cue_of_either():
    assert read("“We wait,” she said. “And on.", "“And on.”")[0][2] == "“We wait,” … “And on. … “And on.”"
    assert read("“We wait and we see.", "“And on,” she said.") == [
        ("she", "said", "“We wait and we see. … “And on,”")
    ]


def test_a_sentence_of_quotation_goes_on_with_the_one_before_over_paragraphs_too():
    (found,) = read("“We waited all night,” Mira Dolan said.", "“Nobody came and nobody called us.”")
    assert found == ("Mira Dolan", "said", "“We waited all night,” … “Nobody came and nobody called us.”")
    first, second = read("“We waited all night,” Mira Dolan said.", "“Nobody came to us,” Jon Reed said.")
    assert (first[0], second[0]) == ("Mira Dolan", "Jon Reed")


def test_a_quotation_whose_closing_mark_was_forgotten_ends_before_its_cue_and_counts_once():
    first = "“We are proud of all the progress that has been made over two years on the pier,"
    second = "“Our boats are ready to go out again.”"
    assert read(f"{first} he wrote.", second) == [("he", "wrote", f"{first} … {second}")]


def test_words_passed_on_by_an_agency_keep_the_sentences_that_follow():
    (found,) = read("“The pier is sound and safe,” he said, according to Norpress. “It will hold for many years.”")
    assert found[2] == "“The pier is sound and safe,” … “It will hold for many years.”"


def test_words_behind_a_cue_in_commas_belong_to_the_content_unless_another_takes_over():
    assert [
        found[2] for found in read("The cost of the pier, officials estimated, would be four crowns a day.")
    ] == ["The cost of the pier … would be four crowns a day"]
    contents = [found[2] for found in read("The pier is sound, Dolan said, adding that it will hold.")]
    assert contents == ["The pier is sound", "that it will hold"]


def test_furniture_within_a_quotation_neither_ends_nor_enters_it():
    lines = ["“We wait,” she said. “And on.", "“Sign up,” says our editor", "“And on.”"]
    (found,) = read(*lines, roles=["body", "promo", "body"])
    assert found[2] == "“We wait,” … “And on. … “And on.”"


def test_headlines_and_captions_are_read_with_their_role():
    lines = ["Minister: old bridge 'safe'", "Reed said the bridge is safe"]
    first, second = find_quotes(article_of(*lines, roles=["headline", "caption"]))
    assert (first.kind, first.role, first.cue, second.role) == ("mixed", "headline", (), "caption")
    assert read("Bridge safe, says minister", roles=["headline"]) == [("minister", "says", "Bridge safe")]


def test_kinds_follow_the_share_of_marked_characters():
    article = article_of(
        "“So it is,” she said.", "She said it was a long and costly “act”.", "She said it was late."
    )
    assert [found.kind for found in find_quotes(article)] == ["direct", "mixed", "indirect"]
    assert [found.id for found in find_quotes(article)] == ["a1", "a2", "a3"]


def test_a_long_quotation_is_never_lost_and_a_short_one_is_the_models_to_judge():
    (found,) = find_quotes(article_of("A bench stood there.", "“Nobody sat on it for years and years.”"))
    assert found.kind == "direct" and found.cue == () and found.score < 0.5


def test_a_score_is_a_probability_and_what_stands_inside_another_has_none():
    article = article_of("“He told me the pier ‘is sound’,” she said.", "She hoped for rain.")
    scores = [(found.nested_in, found.score) for found in find_quotes(article)]
    assert all((score is None) == (nested is not None) for nested, score in scores)
    assert all(0 <= score <= 1 for _, score in scores if score is not None)


@pytest.mark.parametrize(("said", "source"), [("he said", "he"), ("Reed told Holt", "Reed")])
def test_words_passed_on_by_an_agency_are_the_speakers(said, source):
    text = f"Storm shuts pier\n\nIt rained.\n\n“The pier is sound and safe,” {said} according to the agency."
    (found,) = find_quotes(article := article_of(text))
    assert article.words_at(*found.source) == source


def test_a_voice_inside_a_paraphrase_is_found_too():
    article = article_of("Norpress reported that Mayor Jon Reed said that “the pier is sound and safe for all.”")
    outer, inner = find_quotes(article)
    assert article.words_at(*inner.source) == "Mayor Jon Reed" and inner.nested_in == outer.id


def test_a_quotation_within_a_quotation_keeps_both_voices():
    article = article_of("“He told me the pier ‘is sound’,” she said.")
    outer, inner = find_quotes(article)
    assert (outer.nested_in, inner.nested_in) == (None, "a1")
    assert article.words_at(*inner.source) == "He"


@pytest.mark.parametrize(
    "told",
    [
        "I told them ‘the pier is sound’",  # his own words
        "Everybody says ‘the pier is sound’",
        "They say ‘the pier is sound’",
        "Mayor Reed might say ‘the pier is sound’",
        "Mayor Reed refused to say ‘the pier is sound’",
    ],
)
def test_what_no_other_is_said_to_have_said_is_no_voice_within_a_quotation(told):
    found = find_quotes(article_of(f"“{told}, and we left early,” Ana Berg said on Monday."))
    assert [one.nested_in for one in found] == [None]


def test_somebody_who_told_it_once_is_a_voice_within_a_quotation():
    outer, inner = find_quotes(
        article_of("“They told me ‘the pier is sound’, and we left,” Ana Berg said on Monday.")
    )
    assert inner.nested_in == outer.id


def test_voice_goes_by_the_majority_and_quote_comes_first():
    text = "She said it was “so”. He ran."
    article = article_of(text)
    assert voice_of(article, text.index("“so”"), text.index("“so”") + 4) == "quote"
    assert voice_of(article, text.index("it"), text.index("it") + 6) == "paraphrase"
    assert voice_of(article, text.index("He"), len(text)) == "outlet"
    assert voice_of(article, text.index("was “so”"), text.index("was “so”") + 8) == "quote"
    assert [article.text[a:b] for a, b in quoted_spans(article)] == ["“so”"]


def test_marks_of_no_attribution_are_the_outlets_voice():
    article = article_of("The “experts” left.")
    assert quoted_spans(article) == () and voice_of(article, 4, 13) == "outlet"


PIECES = [
    "She said",
    "that",
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    ",",
    ".",
    " ",
    "\n",
    "according to",
    "Mira Dolan",
    "told",
    "the board",
    "denied",
    "adding",
    "it was late",
    "—",
    ":",
    "who",
    "and",
    "5",
    "was quoted",
    "as saying",
]
JUMBLE = st.lists(st.sampled_from(PIECES), max_size=40)


@settings(deadline=None)
@example(":ACCORDING E")  # the only content is a colon
@given(st.one_of(st.text(), JUMBLE.map(" ".join), JUMBLE.map("".join)))
def test_spans_stand_in_the_text_and_parts_of_one_are_disjoint(text):
    article = article_of(text.replace("\r", " "))
    found = find_quotes(article)
    ids = [attribution.id for attribution in found]
    for attribution in found:
        assert attribution.content and attribution.nested_in in (None, *ids)
        for spans in (attribution.content, attribution.cue, attribution.source):
            assert all(0 <= start < end <= len(article.text) for start, end in spans)
            assert all(left.end <= right.start for left, right in pairwise(spans))
    for start in range(0, len(article.text), 7):
        assert voice_of(article, start, start + 5) in ("outlet", "paraphrase", "quote")
