"""Learn which attributions report words, and which an act: `python -m training.presentation POLNEAR BASIL`.

Reads hand-coded attributions without words in quotation marks: training/speech_codings.csv (2,800 of PolNeAR's
training part, each cue at most ten times), training/speech_basil.csv (1,404 that the program found in 28 events)
and the half "improve" of tests/validation/basil_sources.csv. Writes data/models/speech/weights.json, and prints
how the models do on attributions left out. A feature of fewer than `LEAST` attributions has no weight.
"""

import csv
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from helpers import find_attributions, load_articles, presentation
from training.corpus import read

CODINGS = Path("training/speech_codings.csv")
FOUND = Path("training/speech_basil.csv")
SOURCES = Path("tests/validation/basil_sources.csv")
CODES = {"speech": "s", "thought": "t", "act": "a", "none": "n"}
MODELS = {"speech": "sr", "act": "an"}  # by the codes; "r" is speech of which but the topic is told
LEAST = 2
RIDGE = 0.5  # pull of the weights towards nothing; the figures are flat from 0.1 to 1.5
FOLDS, ORDER = 5, 1

Key = tuple[str, str, int, int]
Example = tuple[dict[str, float], str]


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn, judge on attributions left out, and write the models."""
    polnear, basil = map(Path, sys.argv[1:] if arguments is None else arguments)
    examples = [*coded(polnear / "train", CODINGS), *found_in(basil, codes_of(FOUND))]
    examples += found_in(basil, codes_of(SOURCES, "improve"))
    random.Random(ORDER).shuffle(examples)
    models = {}
    for name, codes in MODELS.items():
        pairs = [(values, code in codes) for values, code in examples]
        told: list[tuple[bool, bool]] = []
        for fold in range(FOLDS):
            model = learn([pair for n, pair in enumerate(pairs) if n % FOLDS != fold])
            told += [(presentation.scored(model, values) >= 0.5, right) for values, right in pairs[fold::FOLDS]]
        right = sum(found and true for found, true in told)
        print(f"{len(pairs)} attributions without quotation marks, {sum(true for _, true in pairs)} of {name}.")
        precision, recall = (right / sum(pair[place] for pair in told) for place in (0, 1))
        print(f"Left out: precision {precision:.3f}, recall {recall:.3f}.")
        models[name] = learn(pairs)
    presentation.FILE.parent.mkdir(parents=True, exist_ok=True)
    presentation.FILE.write_text(json.dumps(models, indent=0) + "\n", encoding="utf-8")


def coded(folder: Path, codings: Path) -> Iterator[Example]:
    """Yield the attributions of PolNeAR that are coded here: their features, and the code."""
    with codings.open(encoding="utf-8", newline="") as file:
        codes = {(r["article"], int(r["start"]), int(r["end"])): r["code"] for r in csv.DictReader(file)}
    for article in read(folder):
        words = lambda spans, text=article.text: " … ".join(text[a:b] for a, b in spans)  # noqa: E731
        for found in article.attributions:
            key = article.name, found["content"][0].start, found["content"][-1].end
            if key in codes and found["cue"]:
                parts = (words(found[part]) for part in ("cue", "content", "source"))
                yield presentation.features(*parts), codes[key]


def codes_of(codings: Path, half: str | None = None) -> dict[Key, str]:
    """Return the codes of attributions of BASIL by event, article, start and end."""
    with codings.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if half is None or row["half"] == half]
    code = lambda row: row["code"] if "code" in row else CODES[row["words"]]  # noqa: E731
    return {(r["event"], r["article"], int(r["start"]), int(r["end"])): code(r) for r in rows}


def found_in(folder: Path, codes: Mapping[Key, str]) -> Iterator[Example]:
    """Yield the same of BASIL, as far as the program still finds what was coded and no marks tell."""
    for event in dict.fromkeys(key[0] for key in codes):
        for article in load_articles(folder / event):
            for found in find_attributions(article):
                key = event, article.id, found.content[0].start, found.content[-1].end
                if key in codes and found.kind == "indirect" and found.cue:
                    parts = (article.words_at(*spans) for spans in (found.cue, found.content, found.source))
                    yield presentation.features(*parts), codes[key]


def learn(examples: Sequence[tuple[dict[str, float], bool]]) -> dict:
    """Return a logistic regression with a ridge: the constant, and the weights that are not nothing."""
    from scipy.optimize import minimize

    often = Counter(feature for values, _ in examples for feature in values)
    names = sorted(feature for feature, count in often.items() if count >= LEAST)
    place = {feature: n for n, feature in enumerate(names)}
    x = np.zeros((len(examples), len(names) + 1))
    x[:, -1] = 1.0
    for row, (values, _) in enumerate(examples):
        for feature, value in values.items():
            if feature in place:
                x[row, place[feature]] = value
    y = np.array([1.0 if speech else -1.0 for _, speech in examples])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = y * (x @ weights)
        pull = np.append(weights[:-1], 0.0)
        slope = -y / (1 + np.exp(margin))
        return np.logaddexp(0, -margin).sum() + RIDGE * pull @ pull / 2, x.T @ slope + RIDGE * pull

    weights = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    kept = {
        name: round(float(weight), 3) for name, weight in zip(names, weights, strict=False) if abs(weight) >= 0.01
    }
    return {"constant": round(float(weights[-1]), 3), "weights": kept}


if __name__ == "__main__":
    main()
