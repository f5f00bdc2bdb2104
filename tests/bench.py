"""Speed as ratios measured in one run: `make bench`.

Each figure is the median of several runs, the two sides taken in turn, so that it holds
on a machine whose speed drifts.
"""

import shutil
import statistics
import sys
import tempfile
import time
import warnings
from pathlib import Path

from helpers import compare, load, paths, run

ROUNDS = 3
FRAMED = 1000  # articles
BASELINE = """
import pandas as pd
import matplotlib.pyplot as plt
import nltk, textstat, yaml, jinja2
fig, ax = plt.subplots()
ax.bar(["a", "b"], [1, 2])
plt.show()
"""


def main() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", load.LoadWarning)
        articles = load.load_articles(paths.ARTICLES / "sample")
    readability_against_textstat(articles)
    attributions_against_tokenising(articles)
    framing_against_tokenising(articles)
    analysis_against_tokenising(articles)
    notebooks_against_imports()


def readability_against_textstat(articles) -> None:
    """All scores of all articles; textstat's caches are emptied each time, since ours are of words alone."""
    from helpers.readability import readability, textstat_readability

    whole, counted, theirs = [], [], []
    for number in range(ROUNDS + 1):  # the first round reads the dictionaries
        new = [fresh(article, number) for article in articles]
        whole.append(seconds(lambda new=new: [readability(article) for article in new]))
        counted.append(seconds(lambda new=new: [readability(article) for article in new]))
        forget_textstat()
        theirs.append(seconds(lambda: [textstat_readability(article) for article in articles]))
    print(
        f"readability: textstat's functions one by one take {ratio(theirs[1:], counted[1:]):.1f} times as long "
        f"as ours once an article's words are known, {ratio(theirs[1:], whole[1:]):.1f} times with finding them"
    )


def attributions_against_tokenising(articles) -> None:
    """Attributions with their sources, of articles already loaded; NLTK alone on the same text."""
    from helpers.sources import find_attributions

    ours, theirs = [], []
    for number in range(ROUNDS + 1):  # the first round reads the model
        new = [fresh(article, number) for article in articles]
        ours.append(seconds(lambda new=new: [find_attributions(article) for article in new]))
        theirs.append(seconds(lambda: nltk_alone(articles)))
    print(f"attributions: {speeds(articles, ours, theirs)}")


def framing_against_tokenising(articles) -> None:
    """Frames of articles whose attributions are given, the sample's again and again; NLTK alone on the same."""
    from helpers import framing
    from helpers.sources import find_attributions

    for article in articles:
        find_attributions(article)
    ours, theirs = [], []
    for _ in range(ROUNDS + 1):  # the first round reads codebook and weights
        ours.append(seconds(lambda: frame_all(framing, articles)))
        theirs.append(seconds(lambda: [nltk_alone(articles) for _ in range(FRAMED // len(articles))]))
    print(f"framing, attributions given: {speeds(articles * (FRAMED // len(articles)), ours, theirs)}")


def frame_all(framing, articles) -> None:
    for _ in range(FRAMED // len(articles)):
        framing._coded.clear()
        for article in articles:
            framing.frame_sentences(article)


def analysis_against_tokenising(articles) -> None:
    """Whole analysis, from decoded text to tables, nothing kept; NLTK alone on the same text."""
    ours, theirs = [], []
    for number in range(ROUNDS + 1):
        with EmptyCache():
            ours.append(seconds(lambda number=number: compare.analyse([fresh(a, number) for a in articles])))
        theirs.append(seconds(lambda: nltk_alone(articles)))
    print(f"whole analysis: {speeds(articles, ours, theirs)}")


def nltk_alone(articles) -> None:
    from nltk.tokenize import NLTKWordTokenizer

    from helpers.tokens import _punkt

    tokeniser = NLTKWordTokenizer()
    for article in articles:
        for line in article.text.split("\n"):
            for start, end in _punkt().span_tokenize(line):
                tokeniser.tokenize(line[start:end])


def speeds(articles, ours, theirs) -> str:
    words = sum(len(article.text.split()) for article in articles)
    return (
        f"{words / statistics.median(ours[1:]):,.0f} words per CPU-second; "
        f"NLTK's Punkt and word tokeniser alone: {words / statistics.median(theirs[1:]):,.0f} "
        f"(ratio {ratio(ours[1:], theirs[1:]):.1f})"
    )


def notebooks_against_imports() -> None:
    """Run all notebooks, nothing kept, against as many that import and draw one chart."""
    import nbformat

    with tempfile.TemporaryDirectory() as folder:
        baseline = []
        for path in run.notebook_paths():
            cells = [nbformat.v4.new_code_cell(BASELINE)]
            metadata = nbformat.read(path, as_version=4).metadata
            nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), Path(folder) / path.name)
            baseline.append(Path(folder) / path.name)
        ours, theirs = [], []
        for _ in range(ROUNDS):
            with EmptyCache():
                ours.append(elapsed(lambda: execute(run.notebook_paths(), folder)))
            theirs.append(elapsed(lambda: execute(baseline, folder)))
    print(
        f"notebooks: {statistics.median(ours):.1f} s against {statistics.median(theirs):.1f} s "
        f"for as many that import the same packages and draw one chart (ratio {ratio(ours, theirs):.2f})"
    )


def execute(notebooks, folder) -> None:
    run.run_notebooks(notebooks, Path(folder) / "done", paths.ARTICLES / "sample", say=lambda _: None)


def fresh(article, number):
    """Return the article as newly read; a line end more each time, so that nothing kept helps."""
    text = article.text + "\n" * (number + 1)
    return load.article_of(text, id=article.id, headline=article.given_title, outlet=article.outlet)


def forget_textstat() -> None:
    """Empty what textstat keeps of texts; the dictionaries it has read stay."""
    for module in [module for name, module in sys.modules.items() if name.startswith("textstat")]:
        for thing in vars(module).values():
            if hasattr(thing, "cache_clear") and ".utils." not in thing.__module__:
                thing.cache_clear()


class EmptyCache:
    """Take data/derived away for a while and put it back after."""

    def __enter__(self):
        self._kept = paths.DERIVED.with_name("derived.kept")
        if paths.DERIVED.exists():
            paths.DERIVED.rename(self._kept)

    def __exit__(self, *_):
        shutil.rmtree(paths.DERIVED, ignore_errors=True)
        if self._kept.exists():
            self._kept.rename(paths.DERIVED)


def seconds(work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def elapsed(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratio(above, below) -> float:
    return statistics.median(a / b for a, b in zip(above, below, strict=True))


if __name__ == "__main__":
    main()
