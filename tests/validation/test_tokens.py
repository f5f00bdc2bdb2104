"""Sentence starts agree with those adjudicated by hand."""

import json

import pytest

from helpers.paths import ROOT
from helpers.tokens import split_sentences

BENCHMARKS = ROOT.parent / "shared" / "benchmarks"


@pytest.mark.skipif(not BENCHMARKS.exists(), reason=f"no hand-checked sentences at {BENCHMARKS}")
def test_at_most_four_of_347_sentence_starts_inside_lines_are_wrong():
    checked = json.loads((BENCHMARKS / "sentences" / "dev.json").read_text(encoding="utf-8"))
    wrong = 0
    for name, starts in checked.items():
        text = (BENCHMARKS / "polnear" / "dev" / "text" / name).read_text(encoding="utf-8")
        wrong += len(set(starts) ^ {start for start, _ in split_sentences(text)})
    assert wrong <= 4
