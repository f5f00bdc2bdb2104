"""Roles against the pages coded by hand, and against clean articles that have next to no furniture."""

import json
from collections import defaultdict

import pytest

from helpers.paths import ROOT
from helpers.structure import assign_roles

SHARED = ROOT.parent / "shared"
PAGES = SHARED / "benchmarks" / "page_lines" / "dev.jsonl"
BASIL = SHARED / "benchmarks" / "basil"
PAIR = SHARED / "articles" / "putin-xi-call"


def line_roles(lines: list[str], separator: str = "\n") -> list[str]:
    """The role of most of each line."""
    text, found, position = separator.join(lines), [], 0
    blocks = assign_roles(text)
    for line in lines:
        inside = [b for b in blocks if position <= b.start < position + len(line)]
        found.append(max(inside, key=lambda b: b.end - b.start).role)
        position += len(line) + len(separator)
    return found


@pytest.mark.skipif(not PAGES.exists(), reason="the hand-coded pages are not beside the project")
@pytest.mark.parametrize("separator", ["\n", "\n\n"])
def test_body_lines_of_the_coded_pages(separator):
    pages = defaultdict(list)
    for row in map(json.loads, PAGES.read_text(encoding="utf-8").splitlines()):
        pages[row["page"]].append((row["text"], row["role"]))
    coded = [
        (text, gold, got)
        for page in pages.values()
        for (text, gold), got in zip(page, line_roles([t for t, _ in page], separator), strict=True)
    ]
    both = sum(gold == got == "body" for _, gold, got in coded)
    either = sum((gold == "body") + (got == "body") for _, gold, got in coded)
    others = [(len(text.split()), got != "body") for text, gold, got in coded if gold != "body"]
    kept_out = sum(n for n, out in others if out) / sum(n for n, _ in others)
    same = sum(gold == got for _, gold, got in coded) / len(coded)
    print(f"body F1 {2 * both / either:.3f}, other words kept out {kept_out:.3f}, same role {same:.3f}")
    assert 2 * both / either >= 0.98
    assert kept_out >= 0.95
    assert same >= 0.96


@pytest.mark.skipif(not BASIL.exists(), reason="BASIL is not beside the project")
def test_clean_articles_lose_hardly_a_line():
    lines = lost = 0
    for path in sorted(BASIL.glob("*/*.txt")):
        found = line_roles([line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()])
        lines += len(found)
        lost += sum(role not in ("headline", "dateline", "body") for role in found)
    print(f"{lost} of {lines} lines called furniture or subhead")
    assert lost / lines <= 0.02


@pytest.mark.skipif(not PAIR.exists(), reason="the two articles are not beside the project")
def test_the_two_articles_this_was_made_for():
    cbs = "chrome headline promo promo body body body caption caption body body promo body body body"
    cbs += " promo" + " body" * 4 + " promo" + " body" * 3 + " chrome chrome chrome promo promo"
    newsweek = "headline" + " body" * 5 + " caption caption" + " body" * 11 + " note caption caption"
    expected = {"000_714ddc0b58c0d52e.txt": cbs, "003_16be80be333820f8.txt": newsweek}
    for name, roles in expected.items():
        lines = (PAIR / name).read_text(encoding="utf-8").split("\n")
        assert line_roles([line for line in lines if line.strip()], "\n\n") == roles.split()
