"""The card of the frame coder is one source: what people read is written from it."""

import math

import pytest

from helpers import frame_card, frame_coder, paths

ROW = {"family": "generic", "frame": "conflict", "alpha": 0.9, "n": 20, "found": 22, "right": 15}
SHARES = dict.fromkeys(frame_card.MEASURES, 0.7)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / frame_card.CARD).write_text((frame_card.FOLDER / frame_card.CARD).read_text(encoding="utf-8"))
    (tmp_path / frame_card.FOLDS).write_text("- {family: generic, frame: morality, n: 40, f1: 0.45}\n")
    return tmp_path


def test_the_page_is_written_from_the_card():
    page = frame_card.FOLDER / frame_card.PAGE
    assert page.read_text(encoding="utf-8") == frame_card.render()


def test_every_frame_of_the_codebook_has_a_row():
    table = frame_card.figures()
    assert list(zip(table["family"], table["frame"], strict=True)) == frame_coder.names()


@pytest.mark.parametrize(
    ("row", "standing"),
    [
        (ROW | SHARES, frame_card.RELIABLE),
        (ROW | SHARES | {"f1": 0.39}, frame_card.POOR),
        (ROW | dict.fromkeys(SHARES) | {"frame": "morality"}, frame_card.BY_FOLDS),
        (ROW | dict.fromkeys(SHARES) | {"n": 3}, frame_card.UNKNOWN),
    ],
)
def test_how_far_to_rely_on_a_frame(folder, row, standing):
    frame_card.save([row], folder)
    assert list(frame_card.figures(folder)["standing"]) == [standing]
    assert standing in (folder / frame_card.PAGE).read_text(encoding="utf-8")


def test_the_mean_is_of_the_measured_frames_alone(folder):
    frame_card.save([ROW | SHARES, ROW | dict.fromkeys(SHARES) | {"frame": "morality"}], folder)
    assert frame_card.macro_f1(folder) == (pytest.approx(0.7), 1)
    frame_card.save([ROW | dict.fromkeys(SHARES)], folder)
    assert math.isnan(frame_card.macro_f1(folder)[0])


def test_the_readme_has_every_measured_frame():
    readme = (paths.ROOT / "README.md").read_text(encoding="utf-8")
    rows = [row for row in frame_card.figures().to_dict("records") if not math.isnan(row["f1"])]
    assert rows
    for row in rows:
        shares = " | ".join(frame_card.show(row[share]) for share in ("precision", "recall", "f1"))
        assert f"| {row['frame']} ({row['family']}) | {row['alpha']:.2f} | {row['n']:.0f} | {shares} |" in readme
    assert f"| {frame_card.show(frame_card.macro_f1()[0])} |" in readme
