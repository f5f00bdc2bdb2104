"""What the measures on outside texts share."""

import pytest


@pytest.fixture(scope="module")
def basil(shared):
    """The folder of BASIL's events; a test is skipped where it is not beside the project."""
    folder = shared / "benchmarks" / "basil"
    if not folder.is_dir():
        pytest.skip("BASIL is not beside the project")
    return folder
