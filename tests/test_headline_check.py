"""A headline is cut into its claims, and what backs each is found where a reader would find it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.headline_check import BACKED, COLUMNS, headline_claims
from helpers.headline_parts import claim_spans
from helpers.load import article_of


def claims_of(headline, names=()):
    return [headline[start:end] for start, end in claim_spans(headline, 0, len(headline), names)]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Harbour bridge shut after storm", None),  # too little behind “after”
        (
            "Harbour bridge shut after divers find deep crack",
            ["Harbour bridge shut", "after divers find deep crack"],
        ),
        (
            "Council shuts harbour bridge as ferry crews strike",
            ["Council shuts harbour bridge", "as ferry crews strike"],
        ),
        (
            "Reed, Ruiz agree harbour bridge must stay, plan to meet on Friday",
            ["Reed, Ruiz agree harbour bridge must stay", "plan to meet on Friday"],
        ),
        ("Reed, Ruiz to meet over harbour bridge", None),  # too little before “Ruiz to”
        ("Council names Jon Reed as part of bridge review team", None),  # no clause behind “as”
        ("Council sees bridge as city's oldest open wound", None),
        (
            "Council shuts harbour bridge, eyes wider road tunnel",
            ["Council shuts harbour bridge", "eyes wider road tunnel"],
        ),
        ("Ruiz: Harbour bridge is sound", None),  # who speaks is no claim
        (
            "Council shuts harbour bridge; ferry crews refuse work",
            ["Council shuts harbour bridge", "ferry crews refuse work"],
        ),
        (
            "While mayor praises repairs, ferry crews refuse work",
            ["While mayor praises repairs", "ferry crews refuse work"],
        ),
        ("Mayor calls bridge ‘sound and safe after spring repair work’ in council", None),  # not in a quotation
        ("Gov. Ruiz shuts harbour bridge", None),  # an abbreviation ends nothing
        ("Who pays for the pier?", []),  # a question claims nothing
        ("Live updates: Council shuts harbour bridge | North Post", ["Council shuts harbour bridge"]),
    ],
)
def test_the_claims_of_a_headline(headline, expected):
    assert claims_of(headline) == ([headline] if expected is None else expected)


def test_the_site_behind_a_dash_is_known_by_its_name():
    headline = "Council shuts harbour bridge - Evening Sun"
    assert claims_of(headline, ["Evening Sun"]) == ["Council shuts harbour bridge"]
    assert claims_of("Council shuts harbour bridge - crews refuse work at quay", ["Evening Sun"]) == [
        "Council shuts harbour bridge",
        "crews refuse work at quay",
    ]


PIECES = [
    "Ana Ruiz",
    "shuts the bridge",
    ":",
    "; ",
    ", and ",
    " as ",
    " after ",
    "“",
    "”",
    "'",
    "|",
    " - ",
    "?",
    "U.S.",
    "Live:",
    "  ",
    "—",
]


@given(st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join), st.text(max_size=5))
def test_claims_are_in_order_apart_and_without_space_around(headline, before):
    text = before + headline
    found = claim_spans(text, len(before), len(text))
    edges = [edge for span in found for edge in span]
    assert edges == sorted(edges)
    assert all(len(before) <= start < end <= len(text) for start, end in found)
    assert all(text[start:end] == text[start:end].strip() for start, end in found)


BODY = """\
The harbour bridge was shut on Monday after divers found a deep crack in the northern pier.

President Ana Ruiz said that repairs would cost 8 million. “We will not raise the toll this year,” she said.

Republicans in the council called the plan reckless. A boat passed below the pier.

The ferry crews, who had waited all night, went home in the rain. Nobody spoke."""


def claims(headline, body=BODY):
    return headline_claims(article_of(f"{headline}\n\n{body}\n", headline=headline, outlet="North Post"))


def backing(headline, body=BODY):
    """The best backing of the first claim: its share, text and row."""
    found = claims(headline, body)
    row = found.iloc[0]
    text = article_of(f"{headline}\n\n{body}\n", headline=headline).text
    return row, "" if math.isnan(row["back_start"]) else text[int(row["back_start"]) : int(row["back_end"])]


def test_the_outlets_own_sentence_backs_a_claim():
    row, text = backing("Divers find deep crack in harbour bridge")
    assert row["share"] >= BACKED and text.startswith("The harbour bridge was shut")
    assert (row["voice"], row["place"], row["position"], row["missing"]) == ("outlet", "lead", 0.0, None)


def test_a_claim_in_somebodys_words_has_the_speaker_and_short_names_are_names():
    row, text = backing("Ruiz will not raise toll this year")
    assert row["share"] >= BACKED and text.startswith("“We will not")
    assert (row["voice"], row["speaker"]) == ("quote", "Ana Ruiz")


def test_a_party_is_found_under_its_other_names():
    row, text = backing("GOP calls bridge plan reckless")
    assert text.startswith("Republicans in the council") and "GOP" not in (row["missing"] or "")


@pytest.mark.parametrize(
    ("headline", "missing"),
    [("Repairs would cost 9 million, Ruiz says", "9"), ("Ruiz will raise toll this year", None)],
)
def test_another_number_or_a_lone_negation_backs_nothing(headline, missing):
    row, _ = backing(headline)
    assert row["share"] < BACKED and row["missing"] == missing


def test_the_nearest_sentence_has_more_of_a_claim_than_a_name():
    body = """\
At a feast for the old, Attorney General Ana Ruiz rose to speak of Norland.

The boats left at noon. It rained, and many went home. Fish was sold. Bread was cheap. Nobody came late.

He told of his service."""
    row, text = backing("Ana Ruiz’s words on service differ from history", body)
    assert text == "He told of his service." and row["backed"] is None


@pytest.mark.parametrize(("odds", "backed"), [("1", True), ("2", False)])
def test_other_odds_back_nothing(odds, backed):
    body = f"The pier is old.\n\nReed gives the bridge a {odds} in 3 chance of loss.\n\nIt rained."
    row, _ = backing("Reed gives bridge 1 in 3 chance of loss", body)
    assert (row["share"] >= BACKED) == backed


@pytest.mark.parametrize(
    ("headline", "missing"),
    [
        (
            "Ferry staff on quay sue harbour over pot",
            "staff, quay",
        ),  # an act for a noun, a short word for a long one
        ("Top Dem quits ferry board", None),  # a party's short name
    ],
)
def test_words_that_say_about_the_same_count_in_part(headline, missing):
    body = """\
The first boat left at noon. It rained, and many went home.

The crew of a ferry filed a lawsuit against the harbour about marijuana. A boat passed.

The highest Democrat in town resigned from the board of the ferry."""
    row, text = backing(headline, body)
    assert row["missing"] == missing and 0.3 < row["share"] < 1
    assert text.startswith("The crew" if missing else "The highest")


def test_of_sentences_that_hold_as_much_the_first_is_taken():
    body = "\n\n".join(f"On day {n} the mayor opened the ferry quay. It rained." for n in range(3))
    found = claims("Mayor opens ferry quay", body)
    assert found["place"][0] == "lead" and found["back_start"].is_monotonic_increasing


def test_a_lead_with_little_of_a_claim_is_not_ahead_of_what_has_more():
    paragraphs = ("The ferry lay at the quay.", "It rained on Monday.", "Some boats came to the quay.")
    body = "\n\n".join([*paragraphs, "The harbour answered the complaints on Friday."])
    _, text = backing("Ferry noise complaints prompt answer", body)
    assert text.startswith("The harbour")


def test_a_not_in_another_clause_denies_nothing():
    body = "Divers found a deep crack in the pier, and they could not say what it would cost. It rained."
    row, _ = backing("Divers find deep crack in pier", body)
    assert row["share"] >= BACKED
    denied = "Divers did not find a deep crack in the pier, they told the council. It rained."
    row, _ = backing("Divers find deep crack in pier", denied)
    assert row["share"] < BACKED


def test_what_somebody_does_is_told_by_the_outlet():
    row, text = backing("Council picks Jon Reed", "The council picked Jon Reed as harbour master. It rained.")
    assert text.startswith("The council") and row["voice"] == "outlet"


def test_what_is_told_in_other_words_is_found_in_part_with_the_missing_words():
    row, text = backing("Harbour crossing painted for lorries over fissure in pier")
    assert row["share"] < BACKED and "pier" in text
    assert row["missing"] == "crossing, painted, lorries, fissure"


def test_nothing_is_found_where_only_a_name_is_there():
    found = claims("Ana Ruiz resigns over tax fraud")
    assert len(found) == 1 and math.isnan(found["back_start"][0]) and found["share"][0] == 0
    assert found["missing"][0] == "Ana, Ruiz, resigns, tax, fraud" and found["voice"][0] is None


def test_names_alone_back_nothing():
    row, _ = backing("All about Ruiz")
    assert row["share"] < BACKED


def test_two_neighbours_back_a_claim_together():
    row, text = backing("Ferry crews waited all night and nobody spoke in rain")
    assert row["share"] >= BACKED and text.endswith("Nobody spoke.")


def test_at_most_three_sentences_best_first():
    body = "\n\n".join(f"On day {n} the mayor opened the new ferry quay. It rained." for n in range(5))
    found = claims("Mayor opens new ferry quay", body)
    assert len(found) == 3 and list(found["share"]) == sorted(found["share"], reverse=True)


def test_no_headline_or_no_body_no_row():
    bare = article_of("The bridge was shut on Monday. Nobody moved at all, and it rained.")
    assert list(headline_claims(bare).columns) == COLUMNS
    assert headline_claims(bare).empty
    assert claims("Who pays for the pier?").empty


def test_a_claim_told_in_other_words_is_backed_by_its_meaning():
    row, text = backing(
        "Port chief quits in bribery affair",
        "Harbour master Jon Reed resigned on Monday over bribes, the port said.",
    )
    assert row["backed"] == "meaning" and row["share"] < BACKED and text.startswith("Harbour master")
