"""Run copies of the notebooks headless, two at a time, and open copies in JupyterLab.

Copies, so that an analyst's texts never land in the notebooks of the repository.
"""

import asyncio
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from helpers import paths

AT_ONCE = 2  # most of a run is kernel starts and imports, and small machines have two cores
CELL_SECONDS = 600

_CARD = re.compile(r"\]\(\.\./data/models/(\w+)/README\.md\)")

# JupyterLab asks the network for news and updates unless it is told not to.
OFFLINE = (
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.news_url=None",
)


class NotebookFailed(RuntimeError):
    """A cell raised; the message names the notebook and carries the cell's traceback."""


def notebook_paths() -> list[Path]:
    """Return the workbook's notebooks in their order."""
    return sorted(paths.NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))


def run_notebooks(
    notebooks: Sequence[Path], folder: Path, collection: Path, say: Callable[[str], None] = print
) -> list[Path]:
    """Execute notebooks on a collection and write the executed copies into a folder.

    `say` is told which notebook it is at. Raises `NotebookFailed` where a cell raises,
    after the other notebooks have run.
    """
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["COLLECTION"] = os.fspath(collection)  # the kernels inherit it
    return asyncio.run(_run_all(notebooks, folder, say))


async def _run_all(notebooks: Sequence[Path], folder: Path, say: Callable[[str], None]) -> list[Path]:
    places = asyncio.Semaphore(AT_ONCE)
    done = 0

    async def run(path: Path) -> Path:
        nonlocal done
        async with places:
            started = time.perf_counter()
            target = await _run_one(path, folder / path.name)
            done += 1
            say(f"  {done} of {len(notebooks)}  {path.stem} ({time.perf_counter() - started:.1f} s)")
            return target

    results = await asyncio.gather(*map(run, notebooks), return_exceptions=True)  # one failing stops no other
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results


async def _run_one(path: Path, target: Path) -> Path:
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError
    from traitlets.config import Config

    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        record_timing=False,  # so that two runs are the same to the byte
        resources={"metadata": {"path": os.fspath(paths.NOTEBOOKS)}},
        config=Config({"KernelManager": {"transport_encryption": "auto"}}),  # texts may be confidential
    )
    try:
        await client.async_execute()
    except CellExecutionError as error:
        raise NotebookFailed(f"{path.name} stopped at a cell: {error}") from error
    notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"], "language_info": {"name": "python"}}
    nbformat.write(notebook, target)
    return target


def open_lab(collection: Path, folder: Path) -> int:
    """Open copies of the notebooks in JupyterLab; a copy that is already there is kept.

    Returns JupyterLab's exit status.
    """
    copy_notebooks(folder)
    command = [sys.executable, "-m", "jupyterlab", "--notebook-dir", os.fspath(folder), *OFFLINE]
    return subprocess.call(command, env=os.environ | {"COLLECTION": os.fspath(collection)})


def copy_notebooks(folder: Path) -> None:
    """Put the notebooks into a folder without their outputs, which are the sample's; a copy already there is kept.

    The models' cards that they link to are put beside them, as JupyterLab opens nothing outside its folder.
    """
    import nbformat

    folder.mkdir(parents=True, exist_ok=True)
    for path in notebook_paths():
        if (folder / path.name).exists():
            continue
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.update(outputs=[], execution_count=None)
            else:
                cell.source = _CARD.sub(r"](cards/\1.md)", cell.source)
        nbformat.write(notebook, folder / path.name)
    (folder / "cards").mkdir(exist_ok=True)
    for card in paths.MODELS.glob("*/README.md"):
        shutil.copyfile(card, folder / "cards" / f"{card.parent.name}.md")
