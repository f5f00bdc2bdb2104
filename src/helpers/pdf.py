"""Print the report as a PDF by a Chromium that is installed; nothing else of the project needs one."""

import os
import shutil
import subprocess
import tempfile
import warnings
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS = 180  # a report of many articles takes some, a browser that hangs takes for ever
OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--no-pdf-header-footer",  # these would print the date and the path of the file
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
)


class PdfNotWritten(UserWarning):
    """There is no PDF; the message says why and what to do."""


def chromium() -> str | None:
    """Return the program that prints: the one that the environment's CHROME names, else one on the PATH.

    None where there is none.
    """
    named = os.environ.get("CHROME")
    return next(filter(None, map(shutil.which, [named] if named else BROWSERS)), None)


def write_pdf(html_path: str | os.PathLike) -> Path | None:
    """Print a page of HTML to a PDF of the same name beside it; return its path.

    None, with a warning of one sentence, where no Chromium is installed or it fails: a PDF that was there
    before is left alone then, as is everything else.
    """
    page = Path(html_path).resolve()
    program = chromium()
    if program is None:
        return _say("No PDF was written, as no Chromium was found; install one, or name it in CHROME.")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "page.pdf"
        # As root Chromium does not start in its sandbox; the page runs no script and asks for nothing.
        rooted = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        command = [program, *OPTIONS, *rooted, f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}"]
        try:
            done = subprocess.run([*command, page.as_uri()], capture_output=True, timeout=SECONDS)
        except (OSError, subprocess.TimeoutExpired) as error:
            return _say(f"No PDF was written, as {program} failed: {error}.")
        if done.returncode or not made.is_file() or not made.read_bytes().startswith(b"%PDF"):
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it wrote nothing"]
            return _say(f"No PDF was written, as {program} failed (status {done.returncode}): {lines[-1]}")
        return Path(shutil.copyfile(made, page.with_suffix(".pdf")))


def _say(sentence: str) -> None:
    warnings.warn(sentence, PdfNotWritten, stacklevel=3)
