"""Speed as ratios measured in one run: `make bench`.

Each figure is the median of several runs, the two sides taken in turn, so that it holds
on a machine whose speed drifts.
"""

import shutil
import statistics
import tempfile
import time
import warnings
from pathlib import Path

from helpers import compare, load, paths, run

ROUNDS = 3
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
    analysis_against_tokenising(articles)
    notebooks_against_imports()


def readability_against_textstat(articles) -> None:
    from helpers.readability import readability, textstat_readability

    ours, theirs = [], []
    for _ in range(ROUNDS + 1):  # the first round fills both sides' word caches
        ours.append(seconds(lambda: [readability(fresh(article)) for article in articles]))
        theirs.append(seconds(lambda: [textstat_readability(article) for article in articles]))
    print(f"readability: textstat's functions one by one take {ratio(theirs[1:], ours[1:]):.1f} times as long as ours")


def analysis_against_tokenising(articles) -> None:
    """Whole analysis, from decoded text to tables, nothing kept; NLTK alone on the same text."""
    from nltk.tokenize import NLTKWordTokenizer, PunktSentenceTokenizer

    from helpers import tokens

    words = sum(len(text.split()) for text in (article.text for article in articles))
    punkt, tokeniser = PunktSentenceTokenizer(), NLTKWordTokenizer()

    def nltk_alone():
        for article in articles:
            for line in article.text.split("\n"):
                for start, end in punkt.span_tokenize(line):
                    list(tokeniser.tokenize(line[start:end]))

    ours, theirs = [], []
    for _ in range(ROUNDS + 1):
        with empty_cache():
            tokens.forget()
            ours.append(seconds(lambda: compare.analyse([fresh(article) for article in articles])))
        theirs.append(seconds(nltk_alone))
    print(
        f"whole analysis: {words / statistics.median(ours[1:]):,.0f} words per CPU-second; "
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
            with empty_cache():
                ours.append(elapsed(lambda: execute(run.notebook_paths(), folder)))
            theirs.append(elapsed(lambda: execute(baseline, folder)))
    print(
        f"notebooks: {statistics.median(ours):.1f} s against {statistics.median(theirs):.1f} s "
        f"for as many that import the same packages and draw one chart (ratio {ratio(ours, theirs):.2f})"
    )


def execute(notebooks, folder) -> None:
    run.run_notebooks(notebooks, Path(folder) / "done", paths.ARTICLES / "sample", say=lambda _: None)


def fresh(article):
    """Return the article as newly read, so that nothing kept in memory helps."""
    return load.article_of(article.text, id=article.id, headline=article.given_title, outlet=article.outlet)


class empty_cache:
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
