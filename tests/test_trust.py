"""What is said of trust is what the card, the codings and the scores hold, and no more."""

from types import SimpleNamespace

import pandas as pd
import pytest
import table_factory as made
from article_factory import article_with

from helpers import agreement, model_card, trust
from helpers.article import Attribution, Span

TEXT = (
    "Mayor Anna Lund said the old pier is quite safe.\n“Not for long,” Jon Reed told Radio Nord. He wants it shut."
)


def texts(findings):
    return [finding.text for finding in findings]


def attribution(content, source=None, kind="indirect", **fields):
    here = [Span(TEXT.index(part), TEXT.index(part) + len(part)) for part in (content, source) if part]
    return Attribution("a", (here[0],), (), tuple(here[1:]), kind, **fields)


@pytest.fixture
def card():
    card = model_card.card()
    values = {"value": 0.95, "low": 0.93, "high": 0.97, "n": 200}
    return card | {
        "figures": [row | values for row in card["figures"]],
        "state": {"weights": model_card.weights_fingerprint(), "program": "abc"},
    }


def test_the_record_gives_every_figure_its_interval_and_what_people_reach(card):
    said = " ".join(texts(trust.record(card)))
    assert "95.0% (93.0 to 97.0) of the direct ones" in said
    assert "two trained people, on the 20 articles of dev that several coded, is 75.4%" in said
    assert "weights in use" not in said


def test_a_model_that_was_not_measured_is_not_given_the_figures_of_another(card):
    other = card | {"state": {"weights": "another", "program": "abc"}}
    assert "The weights in use are not those that were measured" in " ".join(texts(trust.record(other)))


def test_what_was_not_measured_is_not_told(card):
    blank = card | {"figures": [row | model_card.UNKNOWN for row in card["figures"]]}
    assert texts(trust.record(blank)) == ["The figures of this model are not measured yet."]
    assert set(trust.record_table(blank)["figure"]) == {"not measured yet"}
    assert trust.record_table(card)["95% interval"].eq("93.0 to 97.0").all()


@pytest.fixture
def article(tmp_path):
    return article_with(TEXT, path=tmp_path / "pier.txt", outlet="Harbour News")


@pytest.fixture
def pairs(monkeypatch, article):
    safe, reed = "the old pier is quite safe", "“Not for long,”"
    found = [
        attribution(safe, "Anna Lund", speaker="Jon Reed", source_type="expert", score=0.8),
        attribution(reed, "Jon Reed", "direct", speaker="Jon Reed", source_type="business", score=0.95),
        attribution("told Radio Nord", speaker="Radio Nord", score=0.3),
    ]
    coded = [
        attribution(safe, "Anna Lund", speaker="Anna Lund", source_type="official"),
        attribution(reed, "Jon Reed", "direct", speaker="Jon Reed", source_type="business", via="another outlet"),
        attribution("it shut", "He", speaker="Jon Reed"),
    ]
    monkeypatch.setattr(agreement, "find_attributions", lambda _: found)
    return agreement.compare_with_gold([article], {"pier.txt": coded})


def test_every_difference_is_a_sentence(pairs, article):
    said = {name: texts(told) for name, told in trust.errors(pairs, [article]).items()}
    assert said == {
        "Missed": ["Missed: “it shut” (Harbour News, paragraph 2), indirect, coded as the words of Jon Reed."],
        "Found, but coded by nobody": [
            "Coded by nobody: “told Radio Nord” (Harbour News, paragraph 2), indirect, "
            "taken for the words of Radio Nord."
        ],
        "Given to somebody else": [
            "Taken for the words of Jon Reed but coded as those of Anna Lund: "
            "“the old pier is quite safe” (Harbour News, paragraph 1)."
        ],
        "Of another kind": [],
        "Of another type": ["Anna Lund: expert, coded as official (Harbour News, paragraph 1)."],
        "Through another channel": ["Jon Reed: none, coded as another outlet (Harbour News, paragraph 2)."],
    }
    shown = trust.markdown(trust.errors(pairs, [article])).data
    assert "**Missed (1)**" in shown and "Of another kind" not in shown


def test_the_sums_against_people(pairs):
    said = texts(trust.against_people(pairs))
    assert said[0] == "The machine finds 2 of 3 coded attributions (1 of 1 direct, 0 of 0 mixed, 1 of 2 indirect)."
    assert said[1] == "Of those that it finds, 2 of 3 are coded."
    table = trust.gold_table(pairs).set_index("measure")
    assert table.loc["F1", ["right", "of", "percent", "95% interval"]].tolist() == ["", "", "66.7", ""]
    assert table.loc["mixed ones found", "percent"] == ""  # of none there is no share


def test_right_ones_are_counted_by_score(pairs):
    bands = trust.score_bands(pairs)
    assert bands["score"].tolist() == ["0.0 – 0.5", "0.7 – 0.9", "0.9 – 1.0"]
    assert bands["right"].tolist() == [0, 1, 1]


def test_a_collection_that_nobody_coded_says_so(tmp_path, article):
    pairs = trust.gold_pairs([article], tmp_path)
    assert pairs.empty
    assert "Nobody coded this collection by hand" in trust.against_people(pairs)[0].text
    assert trust.gold_table(pairs).empty and trust.score_bands(pairs).empty
    assert trust.markdown(trust.errors(pairs, [article])).data == ""


@pytest.fixture
def scored():
    articles, tables = made.pair()
    table = tables.attributions
    return articles, SimpleNamespace(attributions=table.assign(score=[i / 10 for i in range(len(table))]))


def test_the_least_sure_come_first(scored):
    articles, tables = scored
    table = trust.least_sure(tables, articles, 3)
    assert table["score"].tolist() == [0.0, 0.1, 0.2]
    assert table["words"][1] == "as the council has known since spring"
    assert table["speaker"][1] == "" and table["source"][1] == "two officials"


def test_the_scores_say_how_many_are_expected_to_be_wrong(scored):
    _, tables = scored
    expected = round(sum(1 - i / 10 for i in range(7)))
    said = texts(trust.sureness(tables))
    assert said[0].startswith(f"By their scores about {expected} of 7 attributions")
    assert said[1] == "5 are more likely wrong than right."


def test_without_scores_none_is_called_sure():
    articles, tables = made.pair()
    assert texts(trust.sureness(tables)) == [trust.NO_SCORES]
    assert trust.least_sure(tables, articles).empty


def test_what_else_to_check_is_counted():
    _, tables = made.pair()
    [said] = texts(trust.to_check(tables))
    assert said == (
        "Of 7 attributions: 1 has no source; 1 comes through somebody else; 1 has a source of no stated type."
    )
    assert trust.to_check(SimpleNamespace(attributions=pd.DataFrame(columns=["counted"]))) == []
