# ruff: noqa: E501 - a line of an article is one line
"""Each stakeholder is quoted, paraphrased, mentioned or not found, by rules that can be checked by hand."""

import pytest
import table_factory as made

from helpers import overrides, paths, stakeholders
from helpers.load import article_of

STORY = """\
headline: Anglers fear for the pier
body: {Ana Ruiz|direct|“The pier is sound,”} Ana Ruiz said. {[two farmers from Norby]|indirect|the quay is lost}. Jon Reed nodded. Norby slept.
caption: Mia Stern on the quay
body: Farmers' leader Tom Reed did not. {Jon Reed|indirect|Mia Stern had asked Ana Ruiz}. Bakers’ carts stood still.
"""


def grid(listed, story=STORY):
    article, found = made.article_from(story, "n", "North Post")
    return {row["stakeholder"]: row for row in stakeholders.rows(article, listed, found)}


def status(*names, story=STORY):
    return grid({"X": list(names)}, story)["X"]["status"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ana Ruiz"], "quoted"),
        (["ruiz"], "quoted"),  # a last name is the end of the speaker's, in any case
        (["farmers"], "paraphrased"),  # the source's words, where no speaker is known
        (["Norby"], "mentioned"),  # stands in them, but does not speak
        (["Tom Reed"], "mentioned"),
        (["Mia Stern"], "mentioned"),  # in another's words
        (["bakers"], "mentioned"),  # a sentence opens with a capital
        (["Anglers"], "absent"),  # in the headline alone
        (["Farm"], "absent"),  # half a word
        (["PIER"], "absent"),  # capitals as given
        (["type:expert"], "paraphrased"),
        (["type:business"], "absent"),
        (["type:business", "Tom Reed"], "mentioned"),
    ],
)
def test_the_highest_step_that_was_found_counts(names, expected):
    assert status(*names) == expected


@pytest.mark.parametrize(
    ("name", "phrase", "theirs"),
    [
        ("farmers", "two farmers from Norby", True),
        ("farmers", "angry farmers, many of them old", True),
        ("farmers", "a friend of farmers", False),
        ("farmers", "the farmers union", False),
        ("farmers", "the farmers' union", False),
        ("Putin", "Vladimir Putin", True),
        ("China", "Bank of China", False),
        ("Ministry of Roads", "the Norby ministry of roads", True),
        ("Xi", "Putin and Xi", True),
        ("Putin", "Putin and Xi", True),
        ("O'Neill", "Mary O’Neill", True),
        ("O.B.C.", "the O.B.C.", True),
    ],
)
def test_a_name_is_met_at_the_end_of_the_first_noun_phrase(name, phrase, theirs):
    article, (row,) = made.article_from("body: {x|indirect|it is so}.", "n", None)
    row |= {"speaker": None, "source_words": phrase}
    (found,) = stakeholders.rows(article, {"X": [name]}, [row])
    assert (found["status"] == "paraphrased") is theirs


def test_a_side_is_met_whatever_the_case():
    article, (row,) = made.article_from("body: {Ana Ruiz|direct|“It is so,”} she said.", "n", None)
    row |= {"side": "Norby"}
    assert stakeholders.rows(article, {"X": ["side:norby"]}, [row])[0]["status"] == "quoted"


def test_counts_and_places_lead_to_the_words():
    article, found = made.article_from(STORY, "n", "North Post")
    (row,) = stakeholders.rows(article, {"Ana": ["Ana Ruiz"]}, found)
    assert (row["quotations"], row["paraphrases"], row["mentions"]) == (1, 0, 2)
    assert article.text[row["start"] : row["end"]] == "“The pier is sound,”"
    assert (row["paragraph"], row["position"]) == (1, 0.0)
    cells = [tuple(map(int, cell.split("-"))) for cell in row["mention_spans"].split(";")]
    assert {article.text[start:end] for start, end in cells} == {"Ana Ruiz"}


def test_the_words_that_name_a_source_are_no_mention():
    article, found = made.article_from(STORY, "n", "North Post")
    start = article.text.index("Ana Ruiz said")
    found[0] |= {"source_start": start, "source_end": start + len("Ana Ruiz")}
    (row,) = stakeholders.rows(article, {"Ana": ["Ana Ruiz"]}, found)
    assert row["mentions"] == 1


def test_words_inside_anothers_count_and_captions_do_not():
    article, found = made.article_from(STORY, "n", "North Post")
    found[-1] |= {"nested_in": "n-0", "counted": False}
    assert stakeholders.rows(article, {"X": ["Jon Reed"]}, found)[0]["status"] == "paraphrased"
    found[-1] |= {"role": "caption"}
    assert stakeholders.rows(article, {"X": ["Jon Reed"]}, found)[0]["status"] == "mentioned"


def test_what_has_no_name_has_no_mentions_rather_than_none():
    row = grid({"Experts": ["type:expert"]})["Experts"]
    assert row["mentions"] is None and row["paraphrases"] == 1


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "CORRECTIONS", tmp_path / "corrections")
    (tmp_path / "corrections" / "pier").mkdir(parents=True)
    (tmp_path / "articles").mkdir()
    return tmp_path


def names_for(folder):
    article = article_of("Bridge shut\n\nIt was shut.\n", collection="pier", path=folder / "articles" / "one.txt")
    return stakeholders.lists_of([article])[article.id]


def test_a_list_among_the_corrections_wins_over_one_beside_the_articles(folders):
    assert names_for(folders) == {}
    (folders / "articles" / "stakeholders.csv").write_text("stakeholder,also\nFarmers,farmers; growers ;\n")
    assert names_for(folders) == {"Farmers": ["Farmers", "farmers", "growers"]}
    (folders / "corrections" / "pier" / "stakeholders.csv").write_text("stakeholder\nAnglers\n\n")
    assert names_for(folders) == {"Anglers": ["Anglers"]}


def test_a_type_that_the_codebook_does_not_have_is_named(folders):
    path = folders / "corrections" / "pier" / "stakeholders.csv"
    path.write_text("stakeholder,also\nExperts,type:exprt;experts\nPeople,type:ordinary person\n")
    with pytest.warns(overrides.CorrectionNotApplied, match="exprt.*one of .*expert"):
        assert names_for(folders) == {
            "Experts": ["Experts", "experts"],
            "People": ["People", "type:ordinary person"],
        }


def test_the_sample_has_a_list():
    names = stakeholders.lists_of([article_of("It was shut.", path=paths.ARTICLES / "sample" / "x.txt")])
    assert len(names["article"]) >= 10
