"""The card is one source: what people read is written from it, and its log says how often dev was scored."""

from datetime import date

import pytest

from helpers import model_card

FIGURE = {"value": 0.9, "low": 0.88, "high": 0.92, "n": 100}
ROW = {"measure": "content F1", "type": "direct", **FIGURE, "split": "dev"}
DAY = date(2026, 5, 4)


def recorded(card, program="abc", when=DAY, **other):
    return model_card.record(card, [ROW | other], when, "trained model", "def", program)


@pytest.fixture
def card():
    return model_card.card()


@pytest.fixture
def copy(tmp_path):
    path = tmp_path / "card.yaml"
    path.write_text(model_card.CARD.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def test_the_page_is_written_from_the_card(card):
    page = model_card.FOLDER / model_card.PAGE
    assert page.read_text(encoding="utf-8") == model_card.render(card)


def test_the_licence_of_the_weights_it_started_from_lies_beside_it():
    assert "Apache License" in (model_card.FOLDER / "LICENSE-APACHE-2.0.txt").read_text(encoding="utf-8")


def test_the_table_has_a_row_a_type_and_measure(card):
    table = model_card.figures_table(card)
    assert list(table.columns) == ["type", "measure", "value", "low", "high", "n", "split"]
    assert not table.duplicated(["type", "measure"]).any()
    assert set(table["type"]) == set(model_card.TYPES)


def blank(card):
    rows = [row | dict.fromkeys(("value", "low", "high", "n")) for row in card["figures"]]
    return card | {"figures": rows, "scorings": [], "state": {"weights": None, "program": None}}


def test_what_nobody_measured_is_unknown_and_said_so(card):
    assert model_card.figures_table(blank(card))["value"].isna().all()
    page = model_card.render(blank(card))
    assert "The figures of this model are not measured yet." in page
    assert "| direct | content F1 | not measured yet |" in page


def test_a_scoring_is_put_in_and_logged(card):
    after = recorded(blank(card))
    assert model_card.value_of(after, "direct", "content F1") == 0.9
    assert model_card.value_of(after, "mixed", "content recall") is None
    [entry] = after["scorings"]
    assert entry["figures"] == {"direct": {"content F1": 0.9}} and entry["date"] == DAY
    assert "| direct | content F1 | 90.0 | 88.0 to 92.0 | 100 |" in model_card.render(after)
    assert "(2026-05-04; weights def, program abc)" in model_card.render(after)


def test_the_same_state_scored_again_changes_nothing(card):
    once = recorded(blank(card))
    assert recorded(once, when=date(2027, 1, 1), value=0.1) == once


def test_one_state_gains_the_measures_that_it_lacks(card):
    after = recorded(recorded(blank(card)), measure="full F1", value=0.8)
    [entry] = after["scorings"]
    assert entry["figures"] == {"direct": {"content F1": 0.9, "full F1": 0.8}}
    assert model_card.value_of(after, "direct", "content F1") == 0.9


def test_figures_of_two_states_never_stand_side_by_side(card):
    after = recorded(recorded(blank(card)), program="later", measure="full F1", value=0.8)
    assert [entry["program"] for entry in after["scorings"]] == ["abc", "later"]
    assert model_card.value_of(after, "direct", "content F1") is None
    back = recorded(after)
    assert [entry["program"] for entry in back["scorings"]] == ["abc", "later"]
    assert model_card.value_of(back, "direct", "full F1") is None


def test_saving_leaves_what_people_wrote(copy):
    before = copy.read_text(encoding="utf-8")
    model_card.save(recorded(model_card.card(copy)), copy)
    after = copy.read_text(encoding="utf-8")
    assert before.partition(model_card.LINE)[0] == after.partition(model_card.LINE)[0]
    assert model_card.card(copy)["scorings"][-1]["date"] == DAY
    assert "90.0" in copy.with_name(model_card.PAGE).read_text(encoding="utf-8")
    model_card.save(model_card.card(copy), copy)
    assert copy.read_text(encoding="utf-8") == after


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("task: >", "job: >"),
        ("state: {", "status: {"),
        (", split: dev}", "}"),
        ("type: mixed", "type: half"),
        ("content F1: contents", "content: contents"),
    ],
)
def test_a_card_that_cannot_be_used_says_why(copy, old, new):
    copy.write_text(copy.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(model_card.CardError):
        model_card.card(copy)


def test_weights_are_known_by_their_bytes_and_words_about_them_do_not_count(tmp_path):
    assert model_card.weights_fingerprint(tmp_path) is None
    (tmp_path / "weights.bin").write_bytes(b"\1")
    first = model_card.weights_fingerprint(tmp_path)
    (tmp_path / "card.yaml").write_text("name: x")
    assert model_card.weights_fingerprint(tmp_path) == first
    (tmp_path / "weights.bin").write_bytes(b"\2")
    assert model_card.weights_fingerprint(tmp_path) != first


def test_the_program_is_every_module_that_makes_attributions():
    needed = model_card._needed_by("sources")
    assert {"sources", "quotes", "people", "marks"} <= needed
    assert not {"charts", "framing", "report", "model_card"} & needed
