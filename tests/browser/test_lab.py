"""An analyst opens a notebook in JupyterLab and presses Run All."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from helpers import paths
from helpers.run import OFFLINE

NAME = "04_sourcing.ipynb"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab")
    shutil.copyfile(paths.NOTEBOOKS / NAME, folder / NAME)
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
        yield address
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


def test_run_all_runs_every_cell(chromium, lab):
    page = chromium.new_page(viewport={"width": 1400, "height": 1000})
    page.goto(f"{lab}/lab/tree/{NAME}")
    page.locator(".jp-RenderedMarkdown h1", has_text="4. Who gets to speak").wait_for(timeout=60_000)
    page.locator(".lm-MenuBar-item", has_text="Run").click()
    page.get_by_text("Run All Cells", exact=True).click()
    prompts = page.locator(".jp-CodeCell .jp-InputPrompt")
    page.wait_for_function(
        "() => { const found = document.querySelectorAll('.jp-CodeCell .jp-InputPrompt');"
        " const all = [...found].map(e => e.textContent);"
        " return all.length > 5 && all.every(t => /^\\[\\d+\\]:$/.test(t)) }",
        timeout=120_000,
    )
    assert prompts.count() > 5
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert page.locator(".jp-RenderedImage img").count() >= 3
    page.close()
