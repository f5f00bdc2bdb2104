"""Who the source of an attribution is, and whether words are reported, against codings of BASIL by hand.

`basil_sources.md` says how they were made. Whether words are reported was learned without the half "check";
its names were read once by somebody who mended the program, so that new articles may fare worse.
"""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from helpers import find_attributions, load_articles
from helpers.names import fold

LABELS = Path(__file__).with_name("basil_sources.csv")
FLOORS = {"speech precision": 0.92, "speech recall": 0.94, "name right": 0.83, "left without a name": 0.75}


def attributions_of(event):
    found = {}
    for article in load_articles(event):
        for attribution in find_attributions(article):
            found[article.id, attribution.content[0].start] = attribution
    return found


def is_same(label, speaker):
    """Whether a name is that of one of the label's, by the last word or as one in the other."""

    def words(name):
        return re.findall(r"\w+", fold(re.sub(r"['’]s?\b", "", name)))

    return any(
        one and other and (one[-1] == other[-1] or set(one) <= set(other) or set(other) <= set(one))
        for one in map(words, label.split(";"))
        for other in map(words, re.split(r" and |, ", speaker))
    )


def counts(labels, folder):
    """How many attributions stand behind each figure, and how many of them are right."""
    right, total, found = Counter(), Counter(), {}
    for label in labels:
        if label["event"] not in found:
            found[label["event"]] = attributions_of(folder / label["event"])
        attribution = found[label["event"]].get((label["article"], int(label["start"])))
        if attribution is None:
            continue
        speech = label["words"] == "speech"
        total["speech precision"] += attribution.speech
        total["speech recall"] += speech
        both = speech and attribution.speech
        right["speech precision"] += both
        right["speech recall"] += both
        if both and label["kind"] in "PB":
            total["name right"] += 1
            right["name right"] += bool(attribution.speaker) and is_same(label["who"], attribution.speaker)
        if both and attribution.named is False:
            total["left without a name"] += 1
            party = label["kind"] == "B" and fold(label["who"]).split()[-1] in ("democrats", "republicans")
            right["left without a name"] += label["kind"] in "GA" or party  # "Democrats" are a group
    return right, total


@pytest.mark.parametrize("half", ["improve", "check"])
def test_sources_of_basil(half, basil):
    with LABELS.open(encoding="utf-8", newline="") as file:
        labels = [row for row in csv.DictReader(file) if row["half"] == half]
    right, total = counts(labels, basil)
    for measure, whole in sorted(total.items()):
        print(f"{half}: {measure} {right[measure] / whole:.3f} ({right[measure]} of {whole})")
    if half == "check":
        assert all(right[measure] >= floor * total[measure] for measure, floor in FLOORS.items())
