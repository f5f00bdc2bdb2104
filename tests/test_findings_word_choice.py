# ruff: noqa: E501 - a sentence is one line
"""What is said of word choice is what the rows give: counts with denominators, and no more than they allow."""

import re

import pandas as pd
import pytest
import table_factory as made
from hypothesis import HealthCheck, Phase, given, settings

from helpers import distinctive
from helpers.findings_naming import naming, way_of
from helpers.findings_verbs import neutral_verbs, other_verbs, reporting_verbs
from helpers.findings_word_choice import NOUNS, distinctive_words, kind_gaps, most_distinctive, word_choice
from helpers.word_tables import verb_sources, verb_table, words_table
from helpers.wording import show_percent

FORBIDDEN = re.compile(
    r"\b(bias\w*|slant\w*|typical\w*|intend\w*|omit\w*|significan\w*|p-value|always|never)\b", re.IGNORECASE
)
ONE_OF_MANY = re.compile(r"(?<![.,\d])1 (reporting verbs|mentions|words|sentences|articles)\b")
WAYS = {
    "Ruiz": "Ana Ruiz",
    "Mayor Ana Ruiz": "Ana Ruiz",
    "U.S.": "United States",
}  # all others name in their own way


def drawn(test):
    slow = [HealthCheck.too_slow]
    every = settings(max_examples=60, deadline=None, suppress_health_check=slow, phases=[Phase.generate])
    return every(given(made.worded_collections)(test))


def recounted(tables, number):
    """Return what a number should be, and the rows behind it where they are passages, counted afresh."""
    counted = {name: table for name, table in vars(tables).items() if "article" in table}
    here = {name: table[table["article"].isin(number.articles)] for name, table in counted.items()}
    what = re.sub(r" in (these articles|the other articles|Paper \w)$", "", number.what)
    verbs = here["reporting_verbs"]
    verbs = verbs[(verbs["role"] == "body") & ~verbs["nested"].astype(bool) & verbs["tier"].notna()]
    likely = (verbs["score"].astype(float) >= 0.5) | (verbs["score"].isna() & (verbs["kind"] != "indirect"))
    verbs = verbs[likely]
    neutral = verbs[verbs["tier"] == "neutral"]
    others = verbs[verbs["tier"] != "neutral"]
    said = here["mentions"][here["mentions"]["voice"] == "outlet"]
    words = here["word_counts"]
    words = words[(words["voice"] == "outlet") & ~words["name"].astype(bool)] if len(words) else words
    found = here["word_choice"]
    found = found[(found["voice"] == "outlet") & (found["role"] == "body")]
    article = here["articles"].iloc[0]
    if what == "reporting verbs":
        return len(verbs), verbs
    if what == "share of neutral reporting verbs":
        return len(neutral) / len(verbs), neutral
    if what == "neutral reporting verbs":
        return len(neutral), neutral
    if what == "reporting verbs that are not neutral":
        return len(others), others
    if pair := re.match(r"reporting verb “(.+)” for (.+)", what):
        own = others[others["verb"] == pair[1]]
        own = own[own["speaker"].fillna("sources without a name, or that could not be told") == pair[2]]
        return len(own), own
    if thing := re.match(r"mentions of (.+?)(?: as “(.+)”| (by name))?$", what):
        own = said[said["thing"] == thing[1]]
        ways = own["name"].map(lambda name: WAYS.get(name, name))
        wanted = thing[2] or (thing[1] if thing[3] else None)
        own = own[ways == wanted] if wanted else own
        return len(own), own
    if word := re.match(r"uses of “(.+)” in the own voice of", what):
        return words["count"][words["word"] == word[1]].sum(), None
    if what.startswith("words counted in the own voice of"):
        return words["count"].sum(), None
    if what == "articles with few words" or what == "articles compared":
        return len(number.articles), None
    kinds = [kind for kind, noun in NOUNS.items() if what.startswith(noun)]
    if kinds:
        own = found[found["kind"] == kinds[0]].drop_duplicates(["article", "start"])
        rate = 1000 * len(own) / article["outlet_words"] if "per thousand" in what else len(own)
        return rate, own
    return {
        "words of the own voice": article["outlet_words"],
    }[what], None


@drawn
def test_every_number_is_what_the_rows_give(collection):
    tables = made.tables_of_words(collection)
    for finding in word_choice(tables):
        for number in finding.numbers:
            value, behind = recounted(tables, number)
            assert number.value == pytest.approx(value), f"{number.what}: {finding.text}"
            assert number.shown in printed(number.value), finding.text
            if behind is not None:
                places = set(behind[["article", "start", "end"]].itertuples(index=False, name=None))
                assert set(number.passages) == places and len(number.passages) == len(behind), number.what
            assert set(number.articles) and {p.article for p in number.passages} <= set(number.articles)


def printed(value):
    whole = {f"{int(value):,}"} if value == int(value) else set()
    return whole | {f"{value:.1f}", f"{value:.2f}", f"{value:.2f}".removeprefix("-"), show_percent(abs(value))}


@drawn
def test_sentences_claim_no_more_than_counts_allow(collection):
    found = word_choice(made.tables_of_words(collection))
    assert len(found) <= 7
    for finding in found:
        plain = "".join(piece for piece in finding.pieces if isinstance(piece, str))
        assert not re.search(r"\d", plain), "a number that leads to nothing"
        assert not FORBIDDEN.search(plain)
        assert not ONE_OF_MANY.search(finding.text), finding.text
        assert (
            (finding.text[0].isupper() or finding.text[0] in "“0123456789")
            and finding.text.endswith(".")
            and "  " not in finding.text
        )
        assert 0 <= finding.size <= 1


@drawn
def test_tables_add_up(collection):
    tables = made.tables_of_words(collection)
    verbs = verb_table(tables)
    assert (verbs.groupby("outlet")["count"].sum() == verbs.groupby("outlet")["of"].first()).all()
    sources = verb_sources(tables).groupby(["outlet", "tier"])["count"].sum()
    told = verbs[(verbs["tier"] != "neutral") & (verbs["count"] > 0)].set_index(["outlet", "tier"])["count"]
    assert sources.to_dict() == told.to_dict()
    words = words_table(tables)
    assert (words["per_1000"].isna() == (words["of"] == 0)).all()
    words = words[words["of"] > 0]
    assert (words["per_1000"] * words["of"] / 1000 - words["count"]).abs().lt(1e-9).all()


def tables_of(*articles):
    return made.tables_of_words(list(articles))


def texts(part, *articles):
    return [finding.text for finding in part(tables_of(*articles))]


def verb(name, tier, speaker=None, kind="unspecified", score=0.9):
    return ((name, tier), speaker, kind, "body", False, score)


SAY, NOTE = verb("say", "neutral", "Ana Ruiz"), verb("note", "asserting", "Jon Reed")
CLAIM, SLAM = verb("claim", "doubting", "Jon Reed"), verb("slam", "forceful", None, "official")


def test_verbs_that_are_not_neutral_are_told_with_their_speakers_and_asserting_last():
    north = {"verbs": [SAY] * 6 + [NOTE] * 4 + [CLAIM] * 2 + [SLAM]}
    south = {"verbs": [SAY] * 9 + [verb("insist", "doubting", None, "official"), SLAM, SLAM]}
    assert texts(reporting_verbs, north, south) == [
        "Reporting verbs that are not neutral: 7 of 13 verbs in Paper A: “claim” for Jon Reed (2), “slam” and “note” "
        "for Jon Reed (4); 3 of 12 in Paper B: “insist” and “slam” (2).",
    ]


def test_what_stands_in_somebodys_words_or_outside_the_body_is_not_counted():
    nested, head = (*SLAM[:4], True, None), (*SLAM[:3], "headline", False, 0.9)
    unsure, unscored = (
        verb("slam", "forceful", "Ana Ruiz", score=0.4),
        verb("slam", "forceful", "Ana Ruiz", score=None),
    )
    marked = verb("slam", "forceful", score=None)  # without a score, but in quotation marks
    unknown = ((None, None), "Ana Ruiz", None, "body", False, 0.9)
    verbs = [SAY, nested, head, unsure, unscored, unknown, CLAIM, CLAIM, CLAIM, marked]
    assert texts(other_verbs, {"verbs": verbs}, {"verbs": [SAY]}) == [
        "Reporting verbs that are not neutral: 4 of 5 verbs in Paper A: “claim” for Jon Reed (3) and “slam”; "
        "0 of 1 in Paper B."
    ]


def test_a_small_difference_between_verbs_is_not_told():
    assert neutral_verbs(tables_of({"verbs": [SAY] * 9 + [NOTE] * 3}, {"verbs": [SAY] * 9 + [NOTE]})) == []
    assert neutral_verbs(tables_of({"verbs": [SAY, NOTE, NOTE, NOTE, NOTE]})) == []
    assert other_verbs(tables_of({"verbs": [SAY] + [CLAIM] * 3}, {"verbs": [SAY]})) == []  # three are too few
    assert other_verbs(tables_of({"verbs": [SAY] * 15 + [CLAIM] * 4}, {"verbs": [SAY]})) == []


def test_nine_verbs_are_told_at_most():
    speakers = (
        "Ana Ruiz,Ana Ruiz,Jon Reed,Mia Stern,Lea Ott,Tom Day,Ida Fox,Max Orr,Kit Ray,Pia Lund,Ole Sand".split(",")
    )
    many = [verb("claim", "doubting", name) for name in speakers]
    (alone,) = texts(other_verbs, {"verbs": many}, {"verbs": [SAY]})
    assert alone.startswith(
        "Reporting verbs that are not neutral: 11 of 11 verbs in Paper A, among them “claim” for Ana Ruiz (2)"
    )
    assert alone.count("“claim”") == 9
    (three,) = texts(other_verbs, {"verbs": many}, {"verbs": [SLAM]}, {"verbs": [SAY]})
    assert (three.count("“claim”"), three.count("“slam”")) == (8, 1)
    assert three.endswith("; 1 of 1 in Paper B: “slam”; 0 of 1 in Paper C.")


def test_many_articles_are_told_together():
    articles = [{"verbs": [SAY] * 3 + [CLAIM] * (4 * (n % 2))} for n in range(12)]
    assert texts(other_verbs, *articles) == [
        "Reporting verbs that are not neutral: 24 of 60 verbs in these articles: “claim” for Jon Reed (24)."
    ]
    articles = [{"verbs": [SAY] * 3 + [CLAIM] * (9 * (n % 2))} for n in range(12)]
    assert texts(neutral_verbs, *articles, {"verbs": [SAY] * 12})[0].startswith(
        "Neutral reporting verbs, as “say”: from 3 of 12"
    )


def named(*names, thing="Ana Ruiz", kind="person"):
    return [((thing, kind, name), "outlet") for name in names]


def test_a_role_is_another_name_and_a_title_is_not():
    assert texts(
        naming,
        {"mentions": named("Ana Ruiz", "Ruiz", "Mayor Ruiz", *["the mayor"] * 5)},
        {"mentions": named("Ms. Ruiz", "Ruiz", "Ruiz", "Ruiz", "Ruiz")},
    ) == [
        "In the outlets' own voice Ana Ruiz is named “the mayor” in 5 of 8 mentions in Paper A and 0 of 5 in Paper B.",
    ]


def test_where_names_differ_by_title_alone_nothing_is_told():
    courtly = named(
        "Mr. Reed", "Rep. Reed", "the Rev. Jon Reed", "representative Jon Reed", "President Reed", thing="Jon Reed"
    )
    assert texts(naming, {"mentions": courtly}, {"mentions": named(*["Reed"] * 4, thing="Jon Reed")}) == []


def test_one_use_more_is_no_other_way_of_naming():
    four = {"mentions": named(*["the mayor"] * 4, "Ruiz", "Ruiz")}
    assert texts(naming, four, {"mentions": named(*["Ruiz"] * 6)}) == []  # two may be missed in the other
    five_of_twenty = {"mentions": named(*["the mayor"] * 5, *["Ruiz"] * 15)}
    assert texts(naming, five_of_twenty, {"mentions": named(*["Ruiz"] * 20)}) == []
    five = {"mentions": named(*["the mayor"] * 5, "Ruiz", "Ruiz")}
    assert texts(naming, five, {"mentions": named(*["the mayor"] * 3, *["Ruiz"] * 4)}) == []


def test_an_act_is_told_with_the_word_that_the_others_use():
    calm = {"thing": "stop of fighting", "kind": "act"}
    assert texts(
        naming,
        {"mentions": named(*["truce"] * 4, "ceasefire", **calm)},
        {"mentions": named(*["ceasefire"] * 5, **calm)},
    ) == [
        "In the outlets' own voice the word for “stop of fighting” is “ceasefire” in 5 of 5 mentions in Paper B and "
        "1 of 5 in Paper A (“truce” in 4)."
    ]


def test_of_many_articles_the_one_that_differs_is_set_against_the_others():
    articles = [{"mentions": named(*["Ruiz"] * 3)} for _ in range(11)]
    assert texts(naming, *articles, {"mentions": named(*["the mayor"] * 5, "Ruiz")}) == [
        "In the outlets' own voice Ana Ruiz is named “the mayor” in 5 of 6 mentions in Paper L and 0 of 33 in the other "
        "articles."
    ]


@pytest.mark.parametrize(
    ("kind", "thing", "name", "expected"),
    [
        ("person", "Jon Reed", "President Jon Reed", "Jon Reed"),
        ("person", "Jon Reed", "the harbour chief", "the harbour chief"),
        ("person", "Jon Reed", "Berg's lawyer", "Berg's lawyer"),
        ("person", "Ida O'Hara", "Ms. O'Hara", "Ida O'Hara"),
        ("person", "Jon Reed", "the Rev. Reed", "Jon Reed"),
        ("person", "Jon Reed", "Reed's boss", "Reed's boss"),
        ("country", "United States", "U.S.", "United States"),
        ("country", "United States", "Washington", "Washington"),
        ("country", "Norby", "Norby", "Norby"),
        ("act", "stop of fighting", "truce", "truce"),
    ],
)
def test_the_way_of_naming(kind, thing, name, expected):
    assert way_of({"kind": kind, "thing": thing, "name": name}) == expected


def counts(**words):
    return {"counts": [(word, number, "outlet") for word, number in words.items()]}


LONG = distinctive.ENOUGH_WORDS


def test_distinctive_words_have_counts():
    north, south = counts(quay=7, turbot=3, salt=LONG, mr=8, Ruiz=9), counts(quay=1, salt=LONG, pier=4)
    assert texts(distinctive_words, north, south) == [
        "The words that set an article's own voice apart most, names and small words left out: in Paper A (1,018 words "
        "counted) “quay” 7 times against 1 in the other's and “turbot” 3 against 0; in Paper B (1,005) “pier” 4 against 0."
    ]
    assert texts(most_distinctive, north, south) == ["Most set apart: Paper A by “quay” and Paper B by “pier”."]


def test_of_short_texts_no_word_is_told():
    short = ["Too few words to say which set an article apart."]
    north, south = counts(quay=7, salt=9), counts(quay=1, salt=9, pier=4)
    assert texts(distinctive_words, north, south) == []
    assert texts(most_distinctive, north, south) == short
    assert texts(distinctive_words, counts(quay=9, salt=LONG), counts(salt=9)) == []
    assert texts(most_distinctive, counts(quay=9, salt=LONG), counts(salt=9)) == short
    assert texts(distinctive_words, north) == []  # nothing to be set apart from


def test_distinctive_words_of_many_articles_have_all_others_beside_them():
    assert texts(distinctive_words, counts(quay=5, salt=LONG), *[counts(salt=LONG) for _ in range(11)]) == [
        "The words that set an article's own voice apart most, names and small words left out: “quay” (5 of 1,005 words in "
        "Paper A, 0 of 11,000 in the others)."
    ]
    assert texts(distinctive_words, counts(quay=5, salt=9), *[counts(salt=9) for _ in range(11)]) == []


def words(hedges=0, loaded=0, **others):
    may, fury = (("hedge", "modal", "may"), "outlet", "body"), (("loaded", "emotive", "fury"), "outlet", "body")
    return {"words": [may] * hedges + [fury] * loaded, **others}


def test_the_kind_that_differs_most_is_told_by_rate_and_in_short_articles_by_count():
    assert texts(kind_gaps, words(9, outlet_words=600), words(1, outlet_words=1000)) == [
        "Hedges (“may”) per thousand words in the outlet's own voice: 15.0 in Paper A (9 in 600 words), 1.0 in Paper B "
        "(1 in 1,000)."
    ]
    assert texts(kind_gaps, words(9, outlet_words=300), words(0, outlet_words=1)) == []  # one word is no article
    assert texts(kind_gaps, words(9, outlet_words=499), words(1, outlet_words=600), words(outlet_words=0)) == [
        "Hedges (“may”) in the outlet's own voice: 9 in 499 words in Paper A, 1 in 600 in Paper B."
    ]


def test_few_words_or_a_small_difference_are_not_told():
    assert texts(kind_gaps, words(7, outlet_words=300), words(outlet_words=300)) == []
    assert texts(kind_gaps, words(6, outlet_words=300), words(3, outlet_words=300)) == []
    assert (
        texts(kind_gaps, words(14, outlet_words=300), words(10, outlet_words=300)) == []
    )  # not half as many again
    assert texts(kind_gaps, words(10, outlet_words=2000), words(6, outlet_words=300)) == []
    assert (
        texts(kind_gaps, words(8, outlet_words=1000), words(0, outlet_words=200)) == []
    )  # the longer text has more
    assert texts(kind_gaps, words(50, outlet_words=300)) == []


def test_a_word_of_two_categories_is_one_word_of_its_kind():
    tables = tables_of(words(1, outlet_words=100))
    tables.word_choice = pd.concat([tables.word_choice, tables.word_choice.assign(category="rounder")])
    assert words_table(tables)[["category", "count", "per_1000"]].to_numpy().tolist() == [
        ["all", 1, 10.0],
        ["modal", 1, 10.0],
        ["rounder", 1, 10.0],
    ]


def test_nothing_is_said_of_nothing():
    assert word_choice(tables_of({})) == word_choice(tables_of({}, {"outlet_words": 0})) == []
    empty = tables_of()
    assert word_choice(empty) == [] and verb_table(empty).empty and words_table(empty).empty


def test_long_names_and_twelve_articles_make_no_long_sentences():
    name = "The Very Long Name of Daily Newspaper No. {}".format
    rich = {
        "verbs": [SAY] * 9 + [CLAIM, SLAM, NOTE, NOTE],
        "mentions": named("Ruiz", "the mayor", "the mayor"),
    }
    poor = {"verbs": [SAY] * 9, "mentions": named("Ruiz", "Ruiz"), **counts(toll=3)}
    articles = [
        (rich if n % 2 else poor)
        | words(n, outlet_words=300)
        | counts(quay=n, salt=5)
        | {"outlet": name(chr(65 + n))}
        for n in range(12)
    ]
    for number in (2, 3, 12):
        found = word_choice(tables_of(*articles[:number]))
        assert found and all(len(finding.text) < 500 for finding in found)
