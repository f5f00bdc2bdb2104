"""A correction wins where its words still stand, and is left out with a sentence where not."""

import warnings

import pytest

from helpers import overrides, paths
from helpers.load import article_of

TEXT = "Bridge closed\n\nThe bridge was closed on Monday, the mayor of the town said to reporters.\n\nTown hall\n"


@pytest.fixture(autouse=True)
def corrections(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "CORRECTIONS", tmp_path)
    return tmp_path


def test_a_corrected_role_wins():
    article = article_of(TEXT, collection="pier")
    overrides.correct_line(article, 5, "subhead", note="a heading, not a link")
    again = article_of(TEXT, collection="pier")
    assert again.role_at(TEXT.index("Town hall")) == "subhead"


def test_a_correction_of_another_collection_does_not_count():
    overrides.correct_line(article_of(TEXT, collection="pier"), 5, "subhead")
    assert overrides.roles("quay", article_of(TEXT).fingerprint, TEXT) == {}


def test_a_correction_whose_words_are_gone_is_left_out_with_a_warning(corrections):
    article = article_of(TEXT, collection="pier")
    path = overrides.correct_line(article, 5, "subhead")
    path.write_text(path.read_text().replace("Town hall", "City hall"))
    with pytest.warns(overrides.CorrectionNotApplied, match="row 2"):
        assert overrides.roles("pier", article.fingerprint, TEXT) == {}


@pytest.mark.parametrize(("line", "role"), [(5, "heading"), (2, "body"), (99, "body")])
def test_a_role_or_line_that_does_not_exist_is_refused(line, role):
    with pytest.raises(ValueError, match="no "):
        overrides.correct_line(article_of(TEXT, collection="pier"), line, role)


def test_a_file_without_its_columns_is_named(corrections):
    (corrections / "pier").mkdir()
    (corrections / "pier" / "people.csv").write_text("mention,speaker\n")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert overrides.people("pier") == []
    assert "source_type" in str(caught[0].message)
