"""An analyst opens a notebook in JupyterLab and presses Run All."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import nbformat
import pytest

from helpers.run import OFFLINE, copy_notebooks

NAME = "04_sourcing.ipynb"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab")
    copy_notebooks(folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    command += OFFLINE
    command += [f"--ServerApp.port={port}", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address + "/api")
        yield address, folder / NAME
    finally:
        server.terminate()
        server.wait(30)


def wait_for(address):
    for _ in range(120):
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.5)
    raise TimeoutError(f"JupyterLab did not answer at {address}")


def code_cells(path):
    """The notebook's cells with code as they were saved; none while JupyterLab is writing the file."""
    saved = path.read_text(encoding="utf-8")
    return (
        [cell for cell in nbformat.reads(saved, as_version=4).cells if cell.cell_type == "code"] if saved else []
    )


def test_run_all_runs_every_cell(chromium, lab):
    address, notebook = lab
    page = chromium.new_page(viewport={"width": 1400, "height": 1000})
    page.goto(f"{address}/lab/tree/{notebook.name}")
    page.locator(".jp-RenderedMarkdown h1", has_text="4. Who gets to speak").wait_for(timeout=60_000)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    page.locator(".lm-MenuBar-item", has_text="Run").click()
    page.get_by_text("Run All Cells", exact=True).click()
    for _ in range(60):  # JupyterLab draws only what is in view, so the saved file is looked at
        page.wait_for_timeout(1000)
        page.keyboard.press("Control+s")
        cells = code_cells(notebook)
        if cells and all(cell.execution_count for cell in cells):
            break
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert [output for cell in cells for output in cell.outputs if output.output_type in ("error", "stream")] == []
    assert sum("image/png" in output.get("data", {}) for cell in cells for output in cell.outputs) == 4
    page.close()
