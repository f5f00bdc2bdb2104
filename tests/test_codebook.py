"""The codebook is read as a scholar wrote it, and a slip is named with file and line."""

import pytest

from helpers import codebook, paths


@pytest.fixture
def book(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "CODEBOOK", tmp_path)

    def write(text):
        (tmp_path / "frames.yaml").write_text(text, encoding="utf-8")
        codebook._document.cache_clear()
        codebook.entries.cache_clear()

    yield write
    codebook._document.cache_clear()
    codebook.entries.cache_clear()


@pytest.mark.parametrize("path", sorted(paths.CODEBOOK.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_that_ships_says_what_it_is_and_where_it_comes_from(path):
    assert codebook.entries(path.stem)
    assert codebook.heading(path.stem, "source")


def test_an_entry_without_a_definition_is_named_with_its_line(book):
    book("entries:\n  - id: conflict\n    definition: A fight.\n    example: They fought.\n  - id: peace\n")
    with pytest.raises(codebook.CodebookError, match=r"frames\.yaml, line 5: .*definition"):
        codebook.entries("frames")


def test_an_id_used_twice_is_named(book):
    entry = "  - {id: conflict, definition: A fight., example: They fought.}\n"
    book("entries:\n" + entry + entry)
    with pytest.raises(codebook.CodebookError, match=r"line 3: .*twice"):
        codebook.entries("frames")


def test_what_is_not_yaml_is_named_with_its_line(book):
    book("entries:\n  - id: conflict\n  bad: [\n")
    with pytest.raises(codebook.CodebookError, match=r"frames\.yaml, line"):
        codebook.entries("frames")
