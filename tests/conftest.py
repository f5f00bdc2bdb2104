"""Shared by all tests: where the data for validation lies, and what may be skipped."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and human codings beside the project."""
    if not SHARED.is_dir():
        pytest.skip("the articles and codings of ../shared are not beside the project")
    return SHARED


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Where data and browser are both there nothing may skip: NO_SKIPS turns a skip into a failure."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("NO_SKIPS") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped where nothing may skip: {call.excinfo.value}"
