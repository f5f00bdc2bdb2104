"""Train the attribution model anew: `make model DATA=<PolNeAR folder> BASIL=<its folder>`.

A large network of twelve layers learns from one half of `train`. Then six of its layers learn from the codes
of that half, from the large network's tags of it and of BASIL's articles, which nobody coded, and from what
its layers make of them (Hinton, Vinyals and Dean 2015; Sun et al. 2019). These six layers are made narrower
and learn the same again, with the six as they were to show what layers make. That model reads the other half
of `train`: settings were chosen on this, its chain is fitted anew to it (`contexts`), and so is the score that
every attribution carries. Last it goes on to learn from all of `train`, the large network's tags beside the
codes. `dev` is never read here.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch

from helpers import load_articles, paths, pieces
from training import bases, contexts, corpus, halves, learn
from training.learn import Larger, Plan, Prepared
from training.narrow import narrowed
from training.network import MPNET, Chain, Tagger
from training.retold_corpus import learned_and_left

KEPT = (0, 2, 4, 7, 9, 11)  # layers of the large network
WIDTH = 1536  # of the 3,072 inner numbers of a layer
SEEN = 40  # articles over which it is seen which of them matter
LARGE = Plan(epochs=3, rate=6e-5, rate_of_ends=1e-3, averaged=0.99)
OF_HALF = Plan(epochs=2, rate=8e-5, rate_of_ends=3e-4, averaged=0.99, told=0.5, alike=1.0)
OF_ALL = Plan(epochs=3, rate=6e-5, rate_of_ends=3e-4, averaged=0.995, told=0.4)
SEED = 1
ORDER = 7  # seed of the order of the articles, whose every second one is of a half


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="make model", description=__doc__.split("\n\n")[0])
    parser.add_argument("polnear", type=Path, help="the folder of PolNeAR, with train/text and train/attributions")
    parser.add_argument("basil", type=Path, help="the folder of BASIL's events")
    parser.add_argument("--out", type=Path, default=paths.MODELS / "attribution", help="where the model goes")
    parser.add_argument("--threads", type=int, default=2, help="weights are the same only with the same number")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)

    vocabulary = bases.vocabulary()
    known = pieces.Pieces(vocabulary)
    articles = corpus.read(options.polnear / "train")
    random.Random(ORDER).shuffle(articles)
    coded = [Prepared(article, known) for article in articles]
    uncoded = [Prepared(article, known, coded=False) for article in beside(options.basil)]

    say("The large network, on one half.")
    large = Larger(bases.mpnet(vocabulary, SEED), Chain(), KEPT)
    learn.train(coded[1::2], large.model, large.chain, known, LARGE, SEED, say)
    say(f"{len(KEPT)} of its layers, on the same half.")
    six, chain = Tagger(len(vocabulary), len(KEPT), shape=MPNET), Chain()
    six.start_from_larger(large.model, list(KEPT))
    chain.load_state_dict(large.chain.state_dict())
    learn.train([*coded[1::2], *uncoded], six, chain, known, OF_HALF, SEED, say, large)
    say(f"The same, {WIDTH} numbers wide inside, on the same half.")
    model = narrowed(six, learn.inputs_of(coded[1::2][:SEEN], known, SEED), WIDTH)
    taught = large._replace(kept=range(len(KEPT)), between=six)
    learn.train([*coded[1::2], *uncoded], model, chain, known, OF_HALF, SEED, say, taught)
    with tempfile.TemporaryDirectory() as folder:
        halves.put(Path(folder), model, chain, vocabulary, halves.UNCALIBRATED)
        halves.use(Path(folder))
        learned = {**halves.UNCALIBRATED, **contexts.fitted(contexts.rows_of(coded[::2]))}
        halves.write(Path(folder), learned)
        halves.use(Path(folder))
        judged = list(halves.judged(articles[::2]))
    score = halves.fitted(judged)
    say(f"Score fitted on {len(judged)} attributions, {sum(item.right for item in judged)} of them right.")
    say("The same layers, on all.")
    learn.train([*coded, *uncoded], model, chain, known, OF_ALL, SEED, say, large)
    halves.put(
        options.out,
        model,
        chain,
        vocabulary,
        {**learned, "least score": halves.LEAST, "calibration": score},
    )
    say(f"Written to {options.out}. `make validate` measures it and writes its card.")


def beside(basil: Path) -> list[corpus.Coded]:
    """Return the articles of the events that the network for meaning learns from too, without codes."""
    names = sorted(learned_and_left()[0])
    return [
        corpus.Coded(article.id, article.text, []) for name in names for article in load_articles(basil / name)
    ]


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
