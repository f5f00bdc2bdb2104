"""The commands do what the README says, and end with a status that tells how it went."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import paths
from helpers.__main__ import LEFT_OUT

STORY = "Bridge shut\n\nThe bridge was shut on Monday. “Nobody is at risk,” Mayor Jon Reed said at noon.\n"
OTHER = "Bridge opens\n\nThe bridge opens on Friday, according to the mayor, who spoke on Tuesday.\n"


@pytest.fixture
def reports(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "REPORTS", tmp_path / "reports")
    return tmp_path / "reports"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "two articles, one broken"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY)
    (folder / "b.txt").write_text(OTHER)
    return folder


def command(*arguments):
    from helpers.__main__ import main

    return main([*map(str, arguments)])


def test_a_report_is_written_for_any_folder(reports, folder, capsys):
    assert command("report", "--collection", folder, "--without-text") == 0
    (page,) = reports.glob("two-articles-one-broken-*/comparison.html")
    assert str(page) in capsys.readouterr().out


def test_what_was_left_out_is_said_and_told_by_the_status(reports, folder, capsys):
    (folder / "c.txt").write_bytes(b"\x00\x01\x02")
    assert command("report", "--collection", folder, "--without-text") == LEFT_OUT
    (page,) = reports.glob("*/comparison.html")
    assert "c.txt" in page.read_text() and "c.txt" in capsys.readouterr().err


def test_an_empty_folder_is_one_clear_sentence(reports, tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    assert command("report", "--collection", tmp_path / "empty") == 2
    assert "no article" in capsys.readouterr().err


def test_a_collection_that_does_not_exist_is_one_clear_sentence(capsys):
    assert command("report", "--collection", "nowhere") == 2
    assert "nowhere" in capsys.readouterr().err


def test_two_runs_write_the_same_bytes(reports, folder):
    def written():
        command("report", "--collection", folder, "--without-text")
        return {path.name: path.read_bytes() for path in reports.rglob("*.*")}

    assert written() == written()


def test_the_whole_run_from_the_shell(tmp_path, folder):
    environment = os.environ | {"COLLECTION": str(folder)}
    done = subprocess.run(
        [sys.executable, "-m", "helpers", "report"],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "7 of 7" in done.stdout
    page = done.stdout.strip().splitlines()[-1].removeprefix("The report is ")
    assert "Jon Reed" in Path(page).read_text(encoding="utf-8")
