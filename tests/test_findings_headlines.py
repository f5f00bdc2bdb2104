"""What is said of headlines and of prominence is what the rows give, each number with its passages."""

import math
import re
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.findings_headlines import headlines
from helpers.findings_prominence import prominence
from helpers.headline_check import BACKED, COLUMNS

FORBIDDEN = re.compile(r"\b(bias\w*|omit\w*|significan\w*|never|wrong|false|mislead\w*)\b", re.IGNORECASE)
OWN, OTHERS, PART, NOTHING = "own", "others", "part", "nothing"


def tables_of(*fates):
    """Tables of articles whose headlines' claims fare as told: one list an article, Paper A, Paper B ..."""
    articles, sentences, rows = [], [], []
    for number, claims in enumerate(fates):
        here = {"article": f"a{number}", "outlet": f"Paper {chr(65 + number)}"}
        articles.append(here)
        sentences += [here | {"start": 100 * n, "end": 100 * n + 90, "role": "body"} for n in range(1, 9)]
        for claim, kind in enumerate(claims, 1):
            back = math.nan if kind == NOTHING else 100.0 * (claim + 1)
            share = {NOTHING: 0.0, PART: BACKED / 2}.get(kind, BACKED)
            voice = {OWN: "outlet", NOTHING: None}.get(kind, "quote")
            rows.append(here | {"claim": claim, "start": 10 * claim, "end": 10 * claim + 8, "back_start": back,
                                "back_end": back + 90, "voice": voice, "speaker": None, "place": "lead",
                                "position": 0.1, "share": share, "missing": None,
                                "backed": "words" if kind in (OWN, OTHERS) else None})  # fmt: skip
    return SimpleNamespace(
        articles=pd.DataFrame(articles),
        sentences=pd.DataFrame(sentences),
        headline_claims=pd.DataFrame(rows, columns=COLUMNS),
    )


def texts(*fates):
    return [finding.text for finding in headlines(tables_of(*fates))]


@pytest.mark.parametrize(
    ("fates", "expected"),
    [
        ([[OWN]], "The claim in the headline of Paper A (sentence 2) is backed by the body."),
        (
            [[OTHERS], [OTHERS, OWN]],
            "The claims in the headlines of Paper A (sentence 2) and Paper B (2 claims, first in sentence 2) "
            "are backed by the body.",
        ),
        (
            [[OWN], [PART], [OTHERS, NOTHING], [OWN]],
            "At least 3 of 5 claims in 4 headlines are backed by the body.",
        ),
        ([[OWN], [OTHERS], [OWN], [OWN]], "4 of 4 claims in 4 headlines are backed by the body."),
    ],
)
def test_what_is_said_of_headlines(fates, expected):
    assert texts(*fates) == [expected]


def test_the_best_sentence_of_a_claim_is_told():
    tables = tables_of([OTHERS])
    own = tables.headline_claims.assign(voice="outlet", back_start=100.0, back_end=190.0)
    tables.headline_claims = pd.concat([tables.headline_claims, own])
    (finding,) = headlines(tables)
    told = "The claim in the headline of Paper A (sentence 2) is backed by the body."
    assert finding.text == told


def test_of_a_claim_that_may_be_told_in_other_words_nothing_is_said_by_itself():
    assert texts([PART], [NOTHING], [NOTHING, PART]) == []
    assert texts([PART, OWN]) == texts([OWN], [OWN, NOTHING]) == []


def test_headlines_without_claims_are_not_spoken_of():
    assert headlines(tables_of([], [])) == []
    assert texts([], [OWN]) == ["The claim in the headline of Paper B (sentence 2) is backed by the body."]


collections = st.lists(st.lists(st.sampled_from([OWN, OTHERS, PART, NOTHING]), max_size=4), min_size=1, max_size=6)


@settings(deadline=None, max_examples=60)
@given(collections)
def test_every_number_counts_its_passages_or_articles(fates):
    tables = tables_of(*fates)
    spans = {(r["article"], int(r[f"{k}start"])) for r in tables.headline_claims.to_dict("records")
             for k in ("", "back_") if r[f"{k}start"] == r[f"{k}start"]}  # fmt: skip
    for finding in headlines(tables):
        assert not FORBIDDEN.search(finding.text) and finding.text.endswith(".")
        assert 0 <= finding.size <= 1
        for number in finding.numbers:
            assert {(p.article, p.start) for p in number.passages} <= spans
            if number.what.startswith("sentence"):
                assert [p.start for p in number.passages] == [100 * number.value]
            elif number.what.startswith("headlines"):
                assert number.value == len(number.articles)
            else:
                assert number.value == len(number.passages), "here each claim has a backing of its own"
    if sum(map(bool, fates)) > 3:
        claims = [kind for own in fates for kind in own]
        values = [number.value for number in headlines(tables)[0].numbers]
        assert values[:2] == [claims.count(OWN) + claims.count(OTHERS), len(claims)]


# -- prominence ---------------------------------------------------------------


def placed(*rows, said=()):
    """Tables with sentences (article, place, group) and attributions (article, sentence, speaker, paragraph)."""
    names = dict.fromkeys(row[0] for row in rows)
    facts = [
        {"article": name, "outlet": f"Paper {name}", "start": 100 * n, "end": 100 * n + 90, "place": place,
         "position": math.nan if place == "headline" else n / 10, "group": group, "also": None}
        for n, (name, place, group) in enumerate(rows)
    ]  # fmt: skip
    spoken = [
        {"article": name, "outlet": f"Paper {name}", "start": 100 * n + 5, "end": 100 * n + 50, "speaker": speaker,
         "paragraph": paragraph, "position": n / 10, "nested_in": None, "speech": True}
        for name, n, speaker, paragraph in said
    ]  # fmt: skip
    columns = ["article", "outlet", "start", "end", "speaker", "paragraph", "position", "nested_in", "speech"]
    return SimpleNamespace(
        articles=pd.DataFrame({"article": list(names), "outlet": [f"Paper {name}" for name in names]}),
        facts=pd.DataFrame(facts),
        attributions=pd.DataFrame(spoken, columns=columns),
    )


ROWS = [
    ("A", "headline", 1), ("A", "lead", 2), ("A", "lead", None), ("A", "end", 3),
    ("B", "lead", 2), ("B", "first half", 3), ("B", "second half", 1),
]  # fmt: skip


LATER = [("A", "lead", 4), ("B", "end", 4)]


def test_what_is_on_top_of_one_and_late_in_the_other():
    (late,) = prominence(placed(*ROWS, *LATER))
    assert late.text == (
        "2 of 3 shared facts in the headline or lead of Paper A first come in the second half of Paper B."
    )
    assert {(p.article, p.start) for p in late.numbers[0].passages} == {
        ("A", 0),
        ("B", 600),
        ("A", 700),
        ("B", 800),
    }


def test_one_fact_alone_and_no_difference_are_not_told():
    assert prominence(placed(*ROWS)) == []
    assert prominence(placed(("A", "lead", 1), ("A", "lead", None), ("B", "first half", 1))) == []
    assert prominence(placed(("A", "lead", 1))) == [], "one article is compared with none"


def test_a_speaker_on_top_of_one_and_late_in_the_other():
    said = [("A", 1, "Ana Ruiz", 1), ("B", 6, "Ana Ruiz", 9), ("A", 3, "Jon Reed", 7), ("B", 5, "Jon Reed", 2)]
    *_, finding = prominence(placed(*ROWS, said=said))
    assert finding.text == (
        "The first words of Ana Ruiz stand in the lead (paragraph 1) of Paper A "
        "and in the second half (paragraph 9) of Paper B."
    )
    assert [n.passages[0].start for n in finding.numbers] == [105, 605]


def test_many_articles_are_told_in_one_sentence():
    more = [(name, "first half", 2) for name in "CD"]
    (finding,) = prominence(placed(*ROWS, *more))
    assert finding.text == (
        "1 of 3 shared facts found in several of 4 articles stands in the headline or lead of one and first in "
        "the second half of another."
    )
    assert [p.start for p in finding.numbers[0].passages] == [0, 600], "2 is on top of both, 3 on top of none"


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("ABCD"),
            st.sampled_from(["headline", "lead", "first half", "second half", "end", "subhead"]),
            st.sampled_from([None, 1, 2, 3]),
        ),
        min_size=1,
        max_size=14,
    )
)
def test_shares_are_of_their_whole_and_numbers_have_their_passages(rows):
    for finding in prominence(placed(*sorted(rows, key=lambda row: row[0]))):
        assert not FORBIDDEN.search(finding.text)
        assert 0 <= finding.size <= 1
        for part, whole in zip(finding.numbers[::2], finding.numbers[1::2], strict=False):
            assert part.value <= whole.value or "articles compared" in whole.what
        for number in finding.numbers:
            assert number.passages or number.articles
