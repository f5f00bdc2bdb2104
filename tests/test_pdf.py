"""The report is printed where a Chromium is installed; where none is, or it fails, that is said and no more."""

import warnings

import pytest

from helpers import pdf

PAGE = "<!DOCTYPE html><html lang='en'><title>Bridge</title><h1>Bridge</h1><h2>Pier</h2><p>It stands.</p></html>"


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "comparison.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def program(tmp_path, script):
    path = tmp_path / "browser"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_without_a_chromium_one_sentence_says_so(page, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CHROME", raising=False)
    with pytest.warns(pdf.PdfNotWritten, match=r"^No PDF was written, as no Chromium was found; .*\.$") as told:
        assert pdf.write_pdf(page) is None
    assert len(told) == 1


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("echo 'no display' >&2; exit 3", "status 3.*no display"),
        ("exit 0", "wrote nothing"),
        ('for a in "$@"; do case $a in --print-to-pdf=*) echo no > "${a#*=}";; esac; done', "wrote nothing"),
    ],
)
def test_a_chromium_that_fails_is_told_and_an_earlier_pdf_stays(page, tmp_path, monkeypatch, script, why):
    monkeypatch.setenv("CHROME", program(tmp_path, script))
    earlier = page.with_suffix(".pdf")
    earlier.write_bytes(b"%PDF earlier")
    with pytest.warns(pdf.PdfNotWritten, match=why):
        assert pdf.write_pdf(page) is None
    assert earlier.read_bytes() == b"%PDF earlier" and page.read_text("utf-8") == PAGE


def test_a_chromium_that_hangs_is_told(page, tmp_path, monkeypatch):
    monkeypatch.setenv("CHROME", program(tmp_path, "exec sleep 30"))
    monkeypatch.setattr(pdf, "SECONDS", 0.5)
    with pytest.warns(pdf.PdfNotWritten, match="timed out"):
        assert pdf.write_pdf(page) is None


def test_the_program_that_chrome_names_goes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("CHROME", program(tmp_path, "exit 0"))
    assert pdf.chromium() == str(tmp_path / "browser")


def test_an_installed_chromium_prints_a_tagged_pdf_with_an_outline(page, monkeypatch):
    monkeypatch.delenv("CHROME", raising=False)
    if pdf.chromium() is None:
        pytest.skip("no Chromium is installed on this machine")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        written = pdf.write_pdf(page)
    assert written == page.with_suffix(".pdf")
    content = written.read_bytes()
    assert b"/StructTreeRoot" in content and b"/Outlines" in content
    assert str(page.parent).encode() not in content
