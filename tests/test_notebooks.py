"""The notebooks run alone, anywhere, on any articles; what is committed is a clean run on the sample."""

import os
import re
import subprocess
import sys

import nbformat
import pytest

from helpers import paths, run

NOTEBOOKS = run.notebook_paths()


def outputs(path):
    """Return a notebook's cells as a reader sees them: source and outputs, a notebook's own ids left out."""
    return [(cell.source, cell.get("outputs")) for cell in nbformat.read(path, as_version=4).cells]


@pytest.fixture(scope="module")
def rerun(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rerun")
    run.run_notebooks(NOTEBOOKS, folder, paths.ARTICLES / "sample", say=lambda _: None)
    return folder


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_committed_outputs_are_those_of_a_clean_run(rerun, path):
    assert outputs(rerun / path.name) == outputs(path)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_sentences_and_short_calls(path):
    cells = nbformat.read(path, as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert all(len(cell.source.splitlines()) <= 8 for cell in code)
    assert not any(output.output_type == "error" for cell in code for output in cell.outputs)
    assert not any(output.get("name") == "stderr" for cell in code for output in cell.outputs)
    assert cells[0].cell_type == cells[-1].cell_type == "markdown"


def test_nbconvert_runs_a_notebook_from_any_folder_on_any_articles(tmp_path):
    articles = tmp_path / "my two articles"
    articles.mkdir()
    (articles / "one.txt").write_text("Bridge shut\n\nThe bridge was shut on Monday, the mayor said at noon.\n")
    (articles / "two.txt").write_text(
        "Bridge open\n\nThe bridge is open again, said Anna Lund, who lives beside it.\n"
    )
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "notebook", "--execute"]
    command += ["--output-dir", str(tmp_path), str(paths.NOTEBOOKS / "06_comparison.ipynb")]
    subprocess.run(
        command, cwd=tmp_path, env=os.environ | {"COLLECTION": str(articles)}, check=True, capture_output=True
    )
    shown = str(outputs(tmp_path / "06_comparison.ipynb"))
    assert "Bridge shut" in shown and "Corrant" not in shown


def test_copies_to_work_in_hold_no_outputs_and_open_what_they_link_to(tmp_path):
    run.copy_notebooks(tmp_path)
    for path in NOTEBOOKS:
        copy = nbformat.read(tmp_path / path.name, as_version=4)
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in copy.cells)
        links = [link for cell in copy.cells for link in re.findall(r"\]\(([^)#:]+)\)", cell.source)]
        assert all((tmp_path / link).is_file() for link in links)
    assert any((tmp_path / "cards").iterdir())


def test_a_copy_that_somebody_worked_in_is_kept(tmp_path):
    mine = tmp_path / NOTEBOOKS[0].name
    mine.write_text("my own")
    run.copy_notebooks(tmp_path)
    assert mine.read_text() == "my own"
