"""Wording that two articles share is found where it is no quotation, and credits where they are given."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import codebook, reuse
from helpers.load import article_of
from tests.article_factory import article_with

COPIED = "divers found a deep crack in the northern pier and closed the road within an hour"
OTHER = "The ferry office opened at seven. Snow fell on the eastern hills. A market was held in the old square."


def found(*texts):
    """Return the words and both passages of every run in articles whose lines are body."""
    articles = [replace(article_with(text), id=f"a{n}") for n, text in enumerate(texts)]
    known = {article.id: article.text for article in articles}
    return [
        (row.words, known[row.article_a][row.start_a : row.end_a], known[row.article_b][row.start_b : row.end_b])
        for row in reuse.shared_runs(articles).itertuples()
    ]


def test_a_run_goes_as_far_as_the_words_are_the_same():
    one = f"On Monday {COPIED}, the mayor's office said."
    other = f"It was cold when {COPIED}. Nobody was hurt."
    assert found(one, other) == [(16, COPIED, COPIED)]


def test_capitals_punctuation_and_quote_style_make_no_difference():
    one = "Divers, found late, said the mayor’s old “iron” bridge was closed – for good."
    other = 'divers found late said the Mayor\'s old "iron" bridge was closed for good'
    assert [words for words, _, _ in found(one, other)] == [12]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"“{COPIED.capitalize()},” Ana Ruiz said.", f"Last night {COPIED}."),
        (f"Last night {COPIED}.", f"“{COPIED.capitalize()},” Ana Ruiz said."),
        (f"He said that “{COPIED}” and left.", f"She heard that “{COPIED}” too."),
    ],
)
def test_what_one_article_has_in_quotation_marks_is_a_shared_quotation(one, other):
    assert found(one, other) == []


def test_a_few_words_in_marks_are_taken_along_and_not_counted():
    text = "The mayor called the old bridge “a danger” on Monday and closed the road at noon."
    assert found(text, text) == [(14, text[:-1], text[:-1])]


def test_a_long_quotation_parts_the_words_around_it():
    before = "The mayor of the town opened a meeting late and told the tired council that"
    after = "before the members voted to close the old road at once and went home"
    text = f"{before} “it will stand for years and years and nobody need fear it now” {after}."
    assert [passage for _, passage, _ in found(text, text)] == [before, after]


@pytest.mark.parametrize(
    "standing",
    [
        "Ana Ruiz, the head of the Council for the Upkeep of Bridges and Piers in Tolport",
        "said he would have had to be there with them if it were so",
        "an old bridge was closed Monday at noon",  # eight words
    ],
)
def test_names_small_words_and_short_turns_are_no_reuse(standing):
    assert found(f"It rained when {standing} came.", f"Nobody knew that {standing} left.") == []


def test_two_copied_headlines_count_though_their_words_have_capitals():
    title = "Old Bridge in Tolport Closed After Divers Find Crack in Pier"
    articles = [
        article_of(f"{title}\n\n{body}", id=body[:3])
        for body in (f"{OTHER} Fog came.", f"Rain fell. {OTHER[:40]}")
    ]
    [row] = reuse.shared_runs(articles).itertuples()
    assert articles[0].text[row.start_a : row.end_a] == title


def test_a_run_does_not_go_on_over_furniture_or_into_the_headline():
    title, rest = "Divers Found A Deep Crack In", "The northern pier and closed it within one short hour."
    one, other = (article_of(f"{title}\n\n{rest}\n\n{OTHER}", id=name) for name in "ab")
    for row in reuse.shared_runs([one, other]).itertuples():
        assert not row.start_a < one.text.index("The northern") < row.end_a


def test_no_word_is_reported_twice():
    longer = f"{COPIED} because the water was rising"
    runs = found(f"First {longer}. Then {COPIED}.", f"Here {longer}.")
    assert [words for words, _, _ in runs] == [21]


def test_the_longest_run_of_two_articles_comes_first_and_all_articles_are_compared():
    further = "small boats carried the waiting families over the river until long after dark"
    runs = found(f"One {further}. Then {COPIED}.", f"Two {further}. But {COPIED}.", f"Three {COPIED}.")
    assert [words for words, _, _ in runs] == [16, 13, 16, 16]


def test_one_article_and_none_have_no_runs():
    assert list(reuse.shared_runs([]).columns) == reuse.RUNS
    assert reuse.shared_runs([article_with(f"{COPIED}. {COPIED}.")]).empty


_words = st.lists(st.sampled_from("the pier crack old “iron” bridge” “closed Ruiz river,".split()), max_size=60)


@given(_words, _words, st.integers(0, 20))
def test_runs_are_the_same_words_on_both_sides_and_do_not_overlap(one, other, copied):
    texts = [" ".join(one), " ".join([*other, *one[: copied + 9]])]
    articles = [replace(article_with(text), id=f"a{n}") for n, text in enumerate(texts)]
    taken = set()
    for row in reuse.shared_runs(articles).itertuples():
        sides = [texts[0][row.start_a : row.end_a], texts[1][row.start_b : row.end_b]]
        bare = [[w.strip("“”,").lower() for w in side.split()] for side in sides]
        assert bare[0] == bare[1]
        assert reuse.MIN_WORDS <= row.words <= len(bare[0])
        places = {("a", n) for n in range(row.start_a, row.end_a)} | {
            ("b", n) for n in range(row.start_b, row.end_b)
        }
        assert not taken & places
        taken |= places


def test_text_that_repeats_itself_takes_no_longer_than_other_text():
    water = [replace(article_with("water " * 20_000), id=name) for name in "ab"]
    start = time.perf_counter()
    reuse.shared_runs(water)
    assert time.perf_counter() - start < 10  # with every place against every other it would be hours


# -- credits -------------------------------------------------------------------

BODY = """The bridge over the Tol was closed on Monday after divers found a crack in its pier, the council said.

"It will hold," Ana Ruiz told Reuters. The Associated Press first reported the closure, citing two officials.

The council meets again on Friday to decide who pays for the repairs, which may take two years.
"""


def credited(text):
    article = article_of(f"Bridge Closed After Crack Is Found\n\n{text}")
    return [
        (row.agency, row.kind, article.text[row.start : row.end]) for row in reuse.credits(article).itertuples()
    ]


def test_an_agency_that_is_cited_is_no_credit():
    assert credited(BODY) == []


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("By ANA RUIZ, Associated Press", "Associated Press"),
        ("By Reuters Staff", "Reuters"),
        ("(Reuters)", "Reuters"),
        ("Agence France-Presse", "Agence France-Presse"),
    ],
)
def test_a_byline_credits_an_agency(line, agency):
    assert credited(f"{line}\n\n{BODY}") == [(agency, "credit", line)]


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("TOLPORT (AP) —", "Associated Press"),
        ("(Reuters) -", "Reuters"),
        ("TOLPORT, March 4 (Xinhua) --", "Xinhua"),
        ("TOLPORT, March 4. /TASS/.", "TASS"),
    ],
)
def test_a_dateline_credits_an_agency(dateline, agency):
    assert credited(f"{dateline} {BODY}") == [(agency, "credit", dateline)]


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("The Associated Press contributed to this report.", ["Associated Press"]),
        ("AP writers Ana Ruiz and Jon Reed contributed to this report.", ["Associated Press"]),
        ("With files from AFP", ["Agence France-Presse"]),
        (
            "Associated Press writers Ana Ruiz in Tolport, Jon P. Reed in Old Harbour and Mia Holt in the north"
            " of the country contributed to this report.",
            ["Associated Press"],
        ),
        ("— Reuters contributed reporting", ["Reuters"]),
        ("Additional reporting by Reuters.", ["Reuters"]),
        ("With PTI inputs", ["Press Trust of India"]),
        (
            "Reporting by Ana Ruiz; additional reporting from dpa and AFP",
            ["Agence France-Presse", "Deutsche Presse-Agentur"],
        ),
        ("This article was produced with material from the Associated Press.", ["Associated Press"]),
    ],
)
def test_a_line_below_the_text_names_agencies_that_took_part(line, agencies):
    assert [row[:2] for row in credited(f"{BODY}\n\n{line}\n")] == [(name, "contribution") for name in agencies]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Copyright 2026 The Associated Press. All rights reserved.", "Associated Press"),
        ("© Reuters", "Reuters"),
        ("This article was originally published by Reuters.", "Reuters"),
    ],
)
def test_a_notice_of_rights_or_origin_credits_an_agency(line, expected):
    assert [row[:2] for row in credited(f"{BODY}\n\n{line}\n")] == [(expected, "credit")]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: AFP via Getty",
        "AFP via Getty Images",
        "Reuters/Jon Reed",
        "The closed bridge on Monday. (AP Photo/Jon Reed)",
        "Read more: Reuters finds a crack in the bridge",
        "Reuters and the AP contributed to a fund for the repair of the old bridge.",
        "He said he was using information from Reuters and others to find who had known of it.",
        "This report, first published by Reuters on Monday, says that the northern pier has moved by a foot.",
        "By Michael Bloomberg",
    ],
)
def test_pictures_pointers_and_running_text_are_no_credit(line):
    assert credited(f"{BODY}\n\n{line}\n") == []


def test_an_agency_at_the_end_of_the_last_paragraph_is_a_credit_elsewhere_perhaps_a_picture_s():
    text = (
        "The divers said that the northern pier had moved by a foot since the spring, and will not hold. (Reuters)"
    )
    last, first = article_with(f"{OTHER}\n{text}"), article_with(f"{text}\n{OTHER}")
    assert [last.text[row.start : row.end] for row in reuse.credits(last).itertuples()] == [" (Reuters)"]
    assert reuse.credits(first).empty


@pytest.mark.parametrize("entry", codebook.entries("agencies").values(), ids=lambda entry: entry["id"])
def test_the_example_of_every_agency_is_read_as_its_credit(entry):
    gap = " " if "closed" in entry["example"] else "\n\n"  # a dateline stands before its text
    article = article_of(f"Bridge Closed After Crack Is Found\n\n{entry['example']}{gap}{BODY}\n\n{OTHER}")
    assert set(reuse.credits(article).agency) == {entry["name"]}
