"""The speakers of sources drawn from PolNeAR's dev split, against labels made by reading.

`dev_sources.csv` has the labels without the text: article, start and end of the source, the speaker
(several with "; ") and kind: "name", "unnamed" or "unclear" (can't be told). Like all of dev they
are scored where `make validate` asks for it; the figures are on record in the model card.
"""

import csv
import os
from datetime import date
from pathlib import Path

import pytest

from helpers import find_attributions, load_articles, model_card
from helpers.agreement import same_speakers, wilson
from helpers.article import Attribution, Span

LABELS = Path(__file__).with_name("dev_sources.csv")
FLOOR = 0.85  # of the labelled sources that are found
SPLIT = "dev"


def met(label, attributions):
    """The attribution whose source overlaps a label most, None where none does."""
    start, end = int(label["start"]), int(label["end"])

    def overlap(attribution):
        return sum(max(0, min(end, span.end) - max(start, span.start)) for span in attribution.source)

    best = max(attributions, key=overlap, default=None)
    return best if best and overlap(best) else None


def is_right(label, speaker):
    """Whether a speaker is the one of the label; who is unnamed or can't be told must have no name."""
    if label["kind"] == "name":
        return same_speakers(label["speaker"], speaker)
    return speaker is None


def judged(labels, texts):
    """For every label whether it was met, and whether the speaker is right."""
    attributions = {}
    for label in labels:
        name = label["article"].removesuffix(".txt")
        if name not in attributions:
            [article] = load_articles(texts / f"{name}.txt")
            attributions[name] = find_attributions(article)
        found = met(label, attributions[name])
        yield found is not None, found is not None and is_right(label, found.speaker)


def figures(judgements):
    judgements = list(judgements)
    found, right, labels = sum(f for f, _ in judgements), sum(r for _, r in judgements), len(judgements)
    for measure, part, whole in (
        ("speaker found", found, labels),
        ("speaker right", right, found),
        ("speaker right of all", right, labels),
    ):
        low, high = wilson(part, whole)
        shown = {"value": round(part / whole, 4), "low": round(low, 4), "high": round(high, 4)} if whole else {}
        row = {"measure": measure, "type": "all", "value": None, "low": None, "high": None, "n": whole}
        yield row | shown | {"split": SPLIT}


@pytest.fixture(scope="module")
def card(shared):
    texts = shared / "benchmarks" / "polnear" / "dev" / "text"
    if not texts.is_dir():
        pytest.skip("PolNeAR's dev split is not beside the project")
    if os.environ.get("SCORE_DEV"):
        with LABELS.open(encoding="utf-8", newline="") as file:
            rows = list(figures(judged(list(csv.DictReader(file)), texts)))
        state = model_card.weights_fingerprint(), model_card.program_fingerprint()
        model_card.save(model_card.record(model_card.card(), rows, date.today(), "trained model", *state))
    return model_card.card()


def test_speakers_have_the_name_that_a_reader_gives_them(card):
    value = model_card.value_of(card, "all", "speaker right")
    if value is None:
        pytest.skip("dev was not scored with this engine yet; `make validate` scores it")
    assert value >= FLOOR


@pytest.mark.parametrize(
    ("kind", "speaker", "found", "right"),
    [
        ("name", "Anna Lund", "Lund", True),
        ("name", "Anna Lund", "Jon Lund", False),
        ("name", "Anna Lund", None, False),
        ("name", "Anna Lund; Jon Reed", "Anna Lund", False),
        ("unnamed", "", None, True),
        ("unnamed", "", "Anna Lund", False),
        ("unclear", "", None, True),
    ],
)
def test_what_is_right(kind, speaker, found, right):
    assert is_right({"kind": kind, "speaker": speaker}, found) is right


def test_a_label_is_met_by_the_source_that_overlaps_it_most():
    one = Attribution("a1", (Span(0, 5),), (), (Span(10, 14),), "direct")
    two = Attribution("a2", (Span(0, 5),), (), (Span(12, 20),), "direct")
    none = Attribution("a3", (Span(10, 20),), (), (), "direct")
    assert met({"start": "11", "end": "20"}, [none, one, two]) is two
    assert met({"start": "20", "end": "25"}, [none, one, two]) is None


def test_the_shares():
    rows = {row["measure"]: row for row in figures([(True, True), (True, False), (False, False), (False, False)])}
    assert [row["value"] for row in rows.values()] == [0.5, 0.5, 0.25]
    assert [row["n"] for row in rows.values()] == [4, 2, 4]
    assert {row["measure"] for row in rows.values()} <= set(model_card.card()["measures"])
