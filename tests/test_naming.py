"""Names for one thing are brought together and counted as they stand, in the voice that uses them."""

import pandas as pd
import pytest

from helpers import codebook, naming, terms
from helpers.load import article_of
from helpers.naming import mentions, naming_table, one_name_each
from helpers.naming_words import LIST


def named(text, kind=None):
    """What a text names: (thing, name), in reading order."""
    table = mentions(article_of(text))
    rows = table if kind is None else table[table["kind"] == kind]
    return list(zip(rows["thing"], rows["name"], strict=True))


def names_of(thing, text):
    return [name for known, name in named(text) if known == thing]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian President Lars Holm came. Holm’s plane left.", ["Norwegian President Lars Holm", "Holm"]),
        ("Norwegian leader Lars Holm came.", ["Norwegian leader Lars Holm"]),
        ("It met the former prime minister Lars Holm.", ["former prime minister Lars Holm"]),
        ("Mr. Lars Holm came. Mr. Holm left.", ["Mr. Lars Holm", "Mr. Holm"]),
        ("He resigned as president. Mr. Lars Holm came.", ["Mr. Lars Holm"]),  # no title over a full stop
        ("Lars Holm, the mayor, came. The Mayor left.", ["Lars Holm", "the mayor", "the mayor"]),
        ("Norwegian President Lars Holm met Swedish President Eva Berg. The Norwegian leader left.",
         ["Norwegian President Lars Holm", "the Norwegian leader"]),
        ("Mayor Lars Holm came. The mayor, Lars Holm, left.", ["Mayor Lars Holm", "the mayor", "Lars Holm"]),
        ("Mayor Lars Holm came. It was the time of year the mayor left.", ["Mayor Lars Holm", "the mayor"]),
        ("Mayor Lars Holm came. The mayor, Lars Holm of Norby, left.",
         ["Mayor Lars Holm", "the mayor", "Lars Holm"]),
        ("Mayor Lars Holm came. The Holm administration left.", ["Mayor Lars Holm"]),  # his people, not he
        ("Mayor Lars Holm came. The mayor’s office shut.", ["Mayor Lars Holm"]),
        ("Mayor Lars Holm came. The next mayor will pay.", ["Mayor Lars Holm"]),  # somebody else
        ("Mayor Lars Holm came. The mayor of Sandby left.", ["Mayor Lars Holm"]),
        ("Mayor Lars Holm came. He left with his wife.", ["Mayor Lars Holm"]),  # pronouns name nobody
    ],
)  # fmt: skip
def test_a_person_is_named_by_titles_names_and_roles(text, expected):
    assert names_of("Lars Holm", text) == expected


def test_a_role_that_two_could_have_names_nobody():
    text = "President Lars Holm met President Eva Berg. The president spoke."
    assert named(text, "person") == [("Lars Holm", "President Lars Holm"), ("Eva Berg", "President Eva Berg")]


def test_a_role_with_another_people_is_somebody_else_s():
    text = "Ambassador Lars Holm came. They fired on the British ambassador."
    assert names_of("Lars Holm", text) == ["Ambassador Lars Holm"]


def test_a_bare_name_before_the_junior_is_the_senior_s():
    text = "President Holm came. Holm spoke. Then Lars Holm Jr. waited."
    assert names_of("Lars Holm", text) == ["President Holm", "Holm"]


def test_a_place_is_no_person():
    text = "Senator Eva Berg of Westmark, the ranking Republican, met the former Westmark governor."
    assert [thing for thing, _ in named(text, "person")] == ["Eva Berg"]


@pytest.mark.parametrize(
    ("text", "thing", "expected"),
    [
        ("Russia denied it. China and the Russian Federation met.", "Russia", ["Russia", "Russian Federation"]),
        ("China asked. Moscow denied it.", "Russia", ["Moscow"]),
        ("China asked. Talks between Beijing and Moscow ended.", "Russia", ["Moscow"]),
        ("China asked. The plane landed in Moscow and left.", "Russia", []),  # a place
        ("China asked. Rain fell on Moscow’s streets.", "Russia", []),
        ("Moscow denied that the bridge was shut.", "Russia", []),  # no other state: it may be the town
        ("The UK left. The U.K. did not pay.", "United Kingdom", ["U.K.", "U.K."]),  # one spelling
        ("U.S. troops and a U.S.-backed force met.", "United States", []),  # adjectives
        ("Russian troops met.", "Russia", []),
        ("The Kremlin denied it. It left the Kremlin.", "Russian government", ["the Kremlin"]),
        ("The Russian regime fell.", "Russian government", ["the Russian regime"]),
        ("Russian President Lars Holm left. Holm’s regime fell.", "Russian government", ["Holm's regime"]),
        ("A White House press officer came.", "U.S. government", []),
        ("Halvenia’s foreign minister came. Halvenia denied it.", "Halvenia", ["Halvenia", "Halvenia"]),
        ("Sandby’s mayor came. Sandby slept.", "Sandby", []),  # a town
    ],
)  # fmt: skip
def test_a_country_is_named_by_its_names_and_by_its_capital_as_an_actor(text, thing, expected):
    assert names_of(thing, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The peninsula was annexed in spring.", [("taking of territory", "annexation")]),
        ("The annexation hurt. The hotel has an annex.", [("taking of territory", "annexation")]),
        ("A deal with the port was signed.", [("agreement", "deal")]),
        ("The rioters met the protesters.",
         [("people who protest", "rioters"), ("people who protest", "protesters")]),
        ("Lawyers speak of enhanced interrogation, and of torture.",
         [("rough interrogation", "enhanced interrogation"), ("rough interrogation", "torture")]),
        ("It was a conflict of interest after the Cold War.", []),
        ("The Crisis Group wrote.", []),  # inside a name
    ],
)  # fmt: skip
def test_acts_are_named_by_the_terms_of_the_list(text, expected):
    assert named(text, "act") == expected


def test_headlines_are_searched_for_the_names_of_the_text():
    article = article_of("Holm and Price Meet Over Russia\n\nMayor Lars Holm met Mayor Eva Price. The price rose.")
    table = mentions(article)
    head = table[table["role"] == "headline"]
    assert list(head["name"]) == ["Holm", "Russia"]  # "price" is also a word of the text


def test_every_mention_has_its_voice_and_place():
    article = article_of(
        "Russia waits\n\nThe mayor, Eva Berg, left.\n\n“Russia must answer us now,” said Eva Berg.\n",
        headline="Russia waits",
    )
    table = mentions(article)
    russia = table[table["thing"] == "Russia"]
    assert list(zip(russia["role"], russia["voice"], strict=True)) == [("headline", "outlet"), ("body", "quote")]
    assert [article.text[row.start : row.end] for row in russia.itertuples()] == ["Russia", "Russia"]


def test_an_article_that_names_nothing_has_an_empty_table():
    table = mentions(article_of("It rained. Nobody came."))
    assert list(table.columns) == naming.COLUMNS and table.empty


def rows(*counted, kind="person", voice="outlet"):
    return pd.DataFrame(
        [
            {
                "article": o.lower(),
                "outlet": o,
                "thing": t,
                "kind": kind,
                "name": n,
                "voice": voice,
                "role": "body",
            }
            for o, t, n, times in counted
            for _ in range(times)
        ]
    )


def test_a_row_a_thing_and_name_and_a_column_an_outlet():
    table = naming_table(
        rows(
            ("North", "Lars Holm", "Holm", 3),
            ("South", "Lars Holm", "the mayor", 1),
            ("South", "Lars Holm", "Holm", 2),
        )
    )
    assert list(table.columns) == ["thing", "kind", "name", "North", "South", "apart"]
    assert table.values.tolist() == [
        ["Lars Holm", "person", "Holm", 3, 2, 0.5 + 0.5],
        ["Lars Holm", "person", "the mayor", 0, 1, 0.5 + 0.5],
    ]


def test_things_named_most_differently_come_first_and_one_name_in_one_outlet_is_left_out():
    table = naming_table(
        rows(
            ("North", "Eva Berg", "Berg", 2), ("South", "Eva Berg", "Berg", 2),
            ("North", "Lars Holm", "Holm", 2), ("South", "Lars Holm", "the mayor", 2),
            ("North", "Jon Reed", "Reed", 9),
        )
    )  # fmt: skip
    assert list(dict.fromkeys(table["thing"])) == ["Lars Holm", "Eva Berg"]
    assert dict(zip(table["thing"], table["apart"], strict=True)) == {"Lars Holm": 2, "Eva Berg": 0}


def test_a_person_has_one_name_in_all_articles_and_capitals_do_not_part_names():
    table = naming_table(
        rows(
            ("North", "Lars P. Holm", "The Mayor", 1),
            ("North", "Lars P. Holm", "the mayor", 2),
            ("South", "Holm", "Holm", 1),
        )
    )
    assert table[["thing", "name", "North", "South"]].values.tolist() == [
        ["Lars P. Holm", "the mayor", 3, 0],
        ["Lars P. Holm", "Holm", 0, 1],
    ]
    assert one_name_each([("n", "Lars P. Holm", "person"), ("s", "Holm", "person")])["Holm"] == "Lars P. Holm"


def test_the_outlets_own_voice_is_the_default_and_outlets_that_name_nothing_are_shown():
    table = pd.concat([rows(("North", "Russia", "Russia", 1), ("North", "Russia", "Moscow", 1), kind="country"),
                       rows(("South", "Russia", "Russia", 4), kind="country", voice="quote")])  # fmt: skip
    assert naming_table(table, outlets=["North", "South"])["South"].tolist() == [0, 0]
    assert naming_table(table, voice=None)["South"].sum() == 4
    assert naming_table(table, kinds=["person"]).empty


def test_every_entry_of_the_list_can_be_named_in_different_ways_and_its_example_names_it():
    lexicon = terms.lexicon(LIST)
    for ident, entry in codebook.entries(LIST).items():
        assert len(entry["terms"]) > 1, ident
        assert ident in {hit.entry for hit in lexicon.find(entry["example"])}, ident
