"""Train the frame coder anew: `make frames POLNEAR=<its folder> BASIL=<its folder>`.

First a teacher and a student that never see every fifth coded article: on these the thresholds are chosen,
and each frame's F1 by folds is taken, the threshold from one half of them and the figure from the other.
Then both again on all coded articles. The sentences of `tests/validation` are never read here.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import yaml

from helpers import frame_card, frame_coder, framing
from helpers.pieces import Pieces
from training import bases, frame_corpus, frame_student, frame_teacher
from training.__main__ import say
from training.frame_corpus import Sentences
from training.frame_student import Student

EPOCHS, SEED = 4, 1  # of the teacher
ORDER, FOLD = 3, 5  # coded articles are shuffled by this seed, and every fifth is held out
ENOUGH = 5  # coded sentences in each half of the fold, without which a frame has no F1 by folds


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="make frames", description=__doc__.split("\n\n")[0])
    parser.add_argument("polnear", type=Path, help="the folder of PolNeAR")
    parser.add_argument("basil", type=Path, help="the folder of BASIL's articles, a folder an event")
    parser.add_argument("--out", type=Path, default=frame_coder.FOLDER, help="where the coder goes")
    parser.add_argument("--threads", type=int, default=1, help="weights are the same only with the same number")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)

    articles = frame_corpus.read(options.polnear, options.basil)
    coded = [article for article in articles if article.codes]
    random.Random(ORDER).shuffle(coded)
    held = {article.name for article in coded[::FOLD]}
    say(f"{len(coded)} coded articles, {len(held)} of them held out at first; {len(articles)} in all.")
    student = trained([article for article in articles if article.name not in held])
    thresholds, folds = judged(student, [article for article in coded if article.name in held])
    say("Now on all coded articles.")
    frame_student.write(options.out, trained(articles), framing.frames(), thresholds)
    (options.out / frame_card.FOLDS).write_text(
        yaml.safe_dump(folds, sort_keys=False, width=200), encoding="utf-8"
    )
    say(f"Written to {options.out}; now `make validate` measures it and writes its page.")


def trained(articles: Sequence[Sentences]) -> Student:
    """Return the student of a teacher, both learned from these articles alone."""
    pieces = Pieces(bases.vocabulary())
    teacher = frame_teacher.train(bases.minilm(SEED), articles, pieces, EPOCHS, SEED, say)
    taught = {article.name: frame_teacher.scored(teacher, article, pieces) for article in articles}
    return student_of(articles, taught, bases.minilm_words(), pieces)


def student_of(
    articles: Sequence[Sentences], taught: dict[str, dict], embeddings: torch.Tensor, pieces: Pieces
) -> Student:
    """Return the student, given the teacher's scores by article and sentence, and the embeddings of pieces."""
    frames = framing.frames()
    features = {article.name: frame_student.features_of(article) for article in articles}
    listing = [
        (article, span)
        for article in articles
        for span in article.spans
        if span in article.codes or span in taught[article.name]
    ]
    vocabulary = frame_student.vocabulary_of([features[article.name][span] for article, span in listing])
    rows = {key: number for number, key in enumerate(vocabulary)}
    targets = np.stack(
        [
            frame_student.target_of(frames, article.codes.get(span), taught[article.name].get(span))
            for article, span in listing
        ]
    )
    examples = [frame_student.example_of(features[article.name][span], rows) for article, span in listing]
    coded = np.array([span in article.codes for article, span in listing])
    meanings = frame_student.meanings_of(vocabulary, embeddings, pieces)
    return frame_student.train(examples, targets, coded, vocabulary, meanings)


def judged(student: Student, articles: Sequence[Sentences]) -> tuple[list[float], list[dict]]:
    """Return each frame's threshold, and its F1 on articles that the student never saw."""
    rows = {key: number for number, key in enumerate(student.vocabulary)}
    frames, halves = framing.frames(), [[], []]
    for number, article in enumerate(articles):
        features = frame_student.features_of(article)
        halves[number % 2] += [
            (frame_student.example_of(features[span], rows), codes) for span, codes in article.codes.items()
        ]
    scores = [student.scores([example for example, _ in half]) for half in halves]
    thresholds, folds = [], []
    for column, frame in enumerate(frames):
        coded = [np.array([frame in codes for _, codes in half]) for half in halves]
        own = [part[:, column] for part in scores]
        thresholds.append(frame_student.threshold(np.concatenate(coded), np.concatenate(own)))
        folds.append({"family": frame.family, "frame": frame.name, **by_halves(coded, own)})
    return thresholds, folds


def by_halves(coded: Sequence[np.ndarray], scores: Sequence[np.ndarray]) -> dict[str, float | int | None]:
    """Return n and F1 over both halves, each judged by the threshold of the other; None where one has too few."""
    right = found = 0
    for here, there in ((0, 1), (1, 0)):
        said = scores[here] > frame_student.threshold(coded[there], scores[there])
        right, found = right + int((said & coded[here]).sum()), found + int(said.sum())
    n = int(sum(part.sum() for part in coded))
    known = min(part.sum() for part in coded) >= ENOUGH
    return {"n": n, "f1": round(2 * right / (n + found), 3) if known else None}


if __name__ == "__main__":
    main(sys.argv[1:])
