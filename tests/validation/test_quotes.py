"""Attributions agree with those coded by people in PolNeAR, scored by the benchmark's own scorer.

The articles are of `train`, on which the rules were made; `dev` is scored by hand, once an engine.
"""

import importlib.util
import random

from helpers.article import Article, Block
from helpers.marks import lines_of
from helpers.quotes import find_quotes
from helpers.tokens import split_sentences


def plain_article(text):
    """Make an article whose first line is the headline and every other line body."""
    blocks = [Block("body" if number else "headline", *line) for number, line in enumerate(lines_of(text))]
    sentences = [span for block in blocks[1:] for span in split_sentences(text, block.start, block.end)]
    return Article(
        id="x", text=text, collection="", outlet=None, headline=None, url=None, published=None, author=None,
        language=None, path=None, source_sha256=None, fingerprint="", extractor="", blocks=tuple(blocks),
        sentences=tuple(sentences),
    )  # fmt: skip


ARTICLES = 120


def test_attributions_agree_with_the_coders(shared):
    spec = importlib.util.spec_from_file_location("scorer", shared / "benchmarks" / "score_attribution.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = shared / "benchmarks" / "polnear" / "train"
    files = scorer.gold_files(str(gold))
    counts = []
    for name in random.Random(77).sample(sorted(files), ARTICLES):
        text = scorer.read_text(gold / "text" / f"{name}.txt")
        found = [
            {"content": a.content, "cue": a.cue, "source": a.source} for a in find_quotes(plain_article(text))
        ]
        counts.append(scorer.count_article(scorer.Article(text), found, scorer.read_brat(files[name][0])))
    result = scorer.summarise(scorer.add_counts(counts))
    assert result["full"]["F1"] > 0.51
    assert result["DIRECT"]["partial"]["F1"] > 0.85
