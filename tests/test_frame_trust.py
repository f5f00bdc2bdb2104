"""What is said of trust in frames is what the card and the codings by hand hold."""

import pytest
from article_factory import article_with

from helpers import frame_card, frame_coder, frame_trust, framing, paths
from helpers.frame_trust import against_people, gold_table, record

TEXT = "They fought over the pier. The ferry leaves at nine. They fought again."
MEASURED = dict.fromkeys(frame_card.MEASURES, 0.7)
UNKNOWN = dict.fromkeys(frame_card.MEASURES)


def row(family, frame, f1=None, alpha=0.9):
    shares = UNKNOWN if f1 is None else MEASURED | {"f1": f1}
    return {"family": family, "frame": frame, "alpha": alpha, "n": 20, "found": 22, "right": 15} | shares


@pytest.fixture
def said(tmp_path, monkeypatch):
    """What is said of a card with these rows; morality alone has an F1 by folds."""

    def texts(*rows):
        (tmp_path / frame_card.CARD).write_text((frame_card.FOLDER / frame_card.CARD).read_text(encoding="utf-8"))
        (tmp_path / frame_card.FOLDS).write_text("- {family: generic, frame: morality, n: 40, f1: 0.45}\n")
        frame_card.save(rows, tmp_path)
        table, mean = frame_card.figures(tmp_path), frame_card.macro_f1(tmp_path)
        monkeypatch.setattr(frame_card, "figures", lambda: table)
        monkeypatch.setattr(frame_card, "macro_f1", lambda: mean)
        return [finding.text for finding in record()]

    return texts


def test_the_mean_stands_with_the_best_and_the_worst_frame(said):
    first, second, *rest = said(
        row("generic", "conflict", 0.5), row("policy", "crime", 0.8, alpha=0.7), row("generic", "morality")
    )
    assert first.startswith("Of 3 frames 2 stood in ten or more")
    assert "mean F1 is 65.0%, from 50.0% (conflict" in first and "to 80.0% (crime" in first
    assert "from 0.70 to 0.90" in second
    assert [text.split(" too rare")[0] for text in rest] == ["1 was"]


def test_frames_that_people_alone_code_are_named(said):
    coded = {(frame.family, frame.name) for frame in framing.frames()}
    left = next(name for name in frame_coder.names() if name not in coded)
    first, _, second = said(row("generic", "conflict", 0.5), row(*left))
    assert first.startswith("Of 2 frames 1 stood")
    assert second.startswith("1 frame is left to people") and left[1] in second


def test_where_nothing_was_measured_no_figure_is_told(said):
    assert said(row("generic", "conflict")) == []


@pytest.fixture
def coded(tmp_path, monkeypatch):
    """The article of a collection, its frames coded by terms alone, and a way to put codings beside it."""
    monkeypatch.setattr(frame_coder, "FOLDER", paths.ROOT / "nowhere")
    frame_coder.learned.cache_clear()
    article = article_with(TEXT, path=tmp_path / "pier.txt")

    def table(*codes, heading="file,start,end,generic: conflict,generic: morality"):
        lines = [f"pier.txt,{span.start},{span.end},{code}" for span, code in zip(article.sentences, codes)]  # noqa: B905
        (tmp_path / "gold").mkdir()
        (tmp_path / "gold" / "frames.csv").write_text("\n".join([heading, *lines]) + "\n", encoding="utf-8")
        return gold_table([article], tmp_path)

    yield article, tmp_path, table
    frame_coder.learned.cache_clear()


def test_the_machine_is_held_against_the_coder_frame_by_frame(coded):
    *_, table = coded
    found = table("1,0", "1,0", "1,1")
    assert list(found.columns) == frame_trust.GOLD_COLUMNS
    conflict = found.iloc[0]
    assert (conflict["frame"], conflict["coded"], conflict["found"], conflict["right"]) == ("conflict", 3, 2, 2)
    assert found.iloc[1]["coded"] == 1
    assert set(found["precision"]) == set(found["f1"]) == {""}  # of so few sentences no share is given


def test_the_sum_over_all_frames_is_told(coded):
    *_, table = coded
    found = table("1,0", "1,0", "1,1").assign(found=[2, 0], right=[1, 0])
    assert [finding.text for finding in against_people(found)] == [
        "Of 4 frames that a reader coded in the sentences of this collection the machine finds 1; of the 2 "
        "that it finds, 1 are coded."
    ]


def test_a_collection_that_nobody_coded_says_so(coded):
    article, folder, table = coded
    for found in (gold_table([article], folder), table()):
        assert found.empty and list(found.columns) == frame_trust.GOLD_COLUMNS
        assert [finding.text for finding in against_people(found)] == [frame_trust.NO_GOLD]


def test_codings_are_found_where_the_collection_is_one_of_its_files(coded):
    article, folder, table = coded
    found = table("1,0", "0,0", "1,0")
    (folder / "pier.txt").write_text(TEXT, encoding="utf-8")
    assert found["coded"].tolist() == [2, 0]
    assert gold_table([article], folder / "pier.txt").equals(found)
