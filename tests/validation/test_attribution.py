"""Attributions against those that people coded in PolNeAR's dev split, on record in the model card.

Each scoring of dev is logged, so it is done where `make validate` asks for it (SCORE_DEV=1) and
nowhere else. Otherwise only what is on record is held against the floors.
"""

import json
import os
import subprocess
import sys
from datetime import date
from math import isnan, nan

import numpy as np
import pytest

from helpers import find_attributions, load_articles, model_card
from helpers.article import Attribution, Span

# What was reached, a little less; the aims are 0.76, 0.95, 0.92 and 0.72.
FLOORS = {
    ("all", "full F1"): 0.755,
    ("direct", "content F1"): 0.925,
    ("direct", "full F1"): 0.87,
    ("indirect", "content recall"): 0.72,
}
DRAWS, SEED = 1000, 13  # for the intervals: how often the articles are drawn anew
SPLIT = "dev"
SHOWN = ("value", "low", "high")


def predictions(texts):
    """What the package finds in a folder of texts, as the scorer reads it."""
    found = {}
    for path in sorted(texts.glob("*.txt")):
        for article in load_articles(path):
            assert article.text == path.read_bytes().decode("utf-8")  # so that offsets are the coders'
            found[path.stem] = [
                {"content": a.content, "cue": a.cue, "source": a.source} for a in find_attributions(article)
            ]
    return found


def scored(scorer, gold, folder, only=None):
    """The scorer's report on `folder/found.json`, for all articles or for one."""
    command = [sys.executable, scorer, "--pred", folder / "found.json", "--gold", gold, "--boot", "0"]
    if only:
        (folder / "only.txt").write_text(only, encoding="utf-8")
        command += ["--only", folder / "only.txt"]
    subprocess.run([*command, "--json", folder / "report.json"], check=True, capture_output=True)
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def counts(report):
    """The counts behind a report's shares: what adds up over articles. Keys are type and count."""
    parts = {"all": report} | {kind: report[kind.upper()] for kind in ("direct", "mixed", "indirect")}
    found = {}
    for kind, part in parts.items():
        gold, source = part["gold"], part["source"]
        found |= {(kind, "gold"): gold, (kind, "found"): part["pred"], (kind, "sources"): source["n"]}
        found[kind, "source right"] = source["any"] * source["n"]
        for name, key in (("content", "partial"), ("full", "full")):
            recall = part[key]["R"] if key in part else part[f"{key}_R"]
            found[kind, f"{name} of gold"] = recall * gold
            if key in part:
                found[kind, f"{name} of found"] = part[key]["P"] * part["pred"]
    return {key: round(value) for key, value in found.items()}


def shares(total):
    """Every measure of the model card from counts, with what it was counted over."""
    measured = {}
    for kind in model_card.TYPES:
        gold, found, sources = (total[kind, name] for name in ("gold", "found", "sources"))
        for name in ("content", "full"):
            recall = share(total[kind, f"{name} of gold"], gold)
            if (kind, f"{name} of found") in total:
                precision = share(total[kind, f"{name} of found"], found)
                measured[kind, f"{name} F1"] = share(2 * precision * recall, precision + recall), gold
                if name == "content":
                    measured[kind, "content precision"] = precision, found
                    measured[kind, "content recall"] = recall, gold
            else:
                measured[kind, f"{name} recall"] = recall, gold
        measured[kind, "source right"] = share(total[kind, "source right"], sources), sources
    return measured


def share(part, whole):
    return part / whole if whole else nan


def figures(each):
    """Rows for the model card from the counts of each article; intervals from drawing the articles anew."""
    keys = list(each[0])
    table = np.array([[article[key] for key in keys] for article in each])
    chance = np.random.default_rng(SEED)
    drawn = [
        shares(dict(zip(keys, table[chance.integers(len(each), size=len(each))].sum(0).tolist(), strict=True)))
        for _ in range(DRAWS)
    ]
    for (kind, measure), (value, n) in shares(dict(zip(keys, table.sum(0).tolist(), strict=True))).items():
        known = [draw[kind, measure][0] for draw in drawn if not isnan(draw[kind, measure][0])]
        low, high = np.quantile(known, [0.025, 0.975]).tolist() if known else (value, value)
        shown = {
            name: None if isnan(x) else round(x, 4) for name, x in zip(SHOWN, (value, low, high), strict=True)
        }
        yield {"measure": measure, "type": kind, **shown, "n": n, "split": SPLIT}


def measured(scorer, gold, folder):
    """The figures of the package on a split that people coded."""
    found = predictions(gold / "text")
    (folder / "found.json").write_text(json.dumps(found), encoding="utf-8")
    each = [counts(scored(scorer, gold, folder, name)) for name in found]
    rows = list(figures(each))
    report = scored(scorer, gold, folder)
    assert report["articles"] == len(found)
    whole = {(row["type"], row["measure"]): row["value"] for row in rows}
    assert whole["all", "full F1"] == pytest.approx(report["full"]["F1"], abs=1e-3)
    assert whole["direct", "content F1"] == pytest.approx(report["DIRECT"]["partial"]["F1"], abs=1e-3)
    return rows


@pytest.fixture(scope="module")
def card(shared, tmp_path_factory):
    gold = shared / "benchmarks" / "polnear" / "dev"
    if not gold.is_dir():
        pytest.skip("PolNeAR's dev split is not beside the project")
    if os.environ.get("SCORE_DEV"):
        rows = measured(shared / "benchmarks" / "score_attribution.py", gold, tmp_path_factory.mktemp("dev"))
        state = model_card.weights_fingerprint(), model_card.program_fingerprint()
        logged = model_card.record(model_card.card(), rows, date.today(), "trained model", *state)
        model_card.save(logged)
        print("\n".join(f"{row['type']:9}{row['measure']:19}{row['value']:.3f}" for row in rows))
    return model_card.card()


@pytest.mark.parametrize(("kind", "measure"), FLOORS, ids=" ".join)
def test_attributions_agree_with_the_coders(card, kind, measure):
    value = model_card.value_of(card, kind, measure)
    if value is None:
        pytest.skip("dev was not scored with this engine yet; `make validate` scores it")
    assert value >= FLOORS[kind, measure]


TEXT = "“It will hold,” Anna Lund said. Jon Reed thinks that it fell. He fears that more will come.\n"
CODED = """\
T1\tContent 0 15\t“It will hold,”
T2\tSource 16 25\tAnna Lund
T3\tContent 48 60\tthat it fell
T4\tSource 32 40\tJon Reed
T5\tContent 71 90\tthat more will come
E1\tAttribution:T1 Content:T1 Source:T2
E2\tAttribution:T3 Content:T3 Source:T4
E3\tAttribution:T5 Content:T5
"""


def test_the_counts_of_an_article_small_enough_to_check(shared, tmp_path, monkeypatch):
    gold = tmp_path / "gold"
    for folder in ("text", "attributions"):
        (gold / folder).mkdir(parents=True)
    (gold / "text" / "pier.txt").write_text(TEXT, encoding="utf-8")
    (gold / "attributions" / "pier_one.ann").write_text(CODED, encoding="utf-8")
    found = [
        Attribution("a1", (Span(0, 15),), (), (Span(16, 25),), "direct"),
        Attribution("a2", (Span(48, 60),), (), (Span(61, 63),), "indirect"),
    ]
    monkeypatch.setitem(globals(), "find_attributions", lambda _: found)
    rows = measured(shared / "benchmarks" / "score_attribution.py", gold, tmp_path)
    got = {(row["type"], row["measure"]): (row["value"], row["n"]) for row in rows}
    assert got["all", "content precision"] == (1.0, 2)
    assert got["all", "content recall"] == (0.6667, 3)
    assert got["all", "full F1"] == (0.4, 3)  # one of two, one of three
    assert got["all", "source right"] == (0.5, 2)
    assert got["direct", "full F1"] == (1.0, 1)
    assert got["indirect", "content recall"] == (0.5, 2)
    assert got["mixed", "content recall"] == (None, 0)
    assert {row["measure"] for row in rows} <= set(model_card.card()["measures"])
