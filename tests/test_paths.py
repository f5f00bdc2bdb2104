"""A collection is found by name or path, whatever folder one starts in."""

import pytest

from helpers import paths


def test_a_name_is_a_folder_of_the_workbook(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert paths.collection_path("sample") == paths.ARTICLES / "sample"


def test_without_a_name_the_environment_decides_else_the_sample(monkeypatch, tmp_path):
    monkeypatch.delenv("COLLECTION", raising=False)
    assert paths.collection_path().name == "sample"
    monkeypatch.setenv("COLLECTION", str(tmp_path))
    assert paths.collection_path() == tmp_path


def test_a_path_may_hold_spaces(tmp_path):
    folder = tmp_path / "my own articles"
    folder.mkdir()
    assert paths.collection_path(folder) == folder
    assert paths.collection_name(folder).startswith("my-own-articles-")


def test_two_folders_of_one_name_stay_apart(tmp_path):
    (tmp_path / "a" / "event").mkdir(parents=True)
    (tmp_path / "b" / "event").mkdir(parents=True)
    assert paths.collection_name(tmp_path / "a" / "event") != paths.collection_name(tmp_path / "b" / "event")


def test_no_such_collection_is_one_clear_sentence():
    with pytest.raises(FileNotFoundError, match="No collection “nowhere”"):
        paths.collection_path("nowhere")
