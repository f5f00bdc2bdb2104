"""An analyst's notes stand where their headings say, and nothing in them is markup of their own."""

import re
import warnings

import pytest
import table_factory as made
from hypothesis import given
from hypothesis import strategies as st

from helpers import notes, paths, report
from helpers.notes import Block, Run


def quiet(text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return notes.parse(text)


def html(text):
    return str(notes.html_of(block for blocks in quiet(text).values() for block in blocks))


def test_headings_name_the_places():
    found = quiet("First.\n\n# Framing\nSecond.\n\n# word choice #\nThird.\n\n# framing\nFourth.\n")
    assert {place: [block.text for block in blocks] for place, blocks in found.items()} == {
        "summary": ["First."],
        "framing": ["Second.", "Fourth."],
        "word_choice": ["Third."],
    }


def test_an_unknown_heading_is_told_with_its_line_and_its_text_goes_to_the_end():
    with pytest.warns(notes.NotePlaceUnknown, match=r"notes\.md, line 3: “Framming” is no place") as told:
        found = notes.parse("# framing\nOne.\n# Framming\nTwo.\n")
    assert len(told) == 1
    assert [block.text for block in found["end"]] == ["Framming", "Two."]


def test_a_heading_inside_code_is_none():
    assert [block.text for block in quiet("# end\n```\n# framing\n```\n")["end"]] == ["# framing"]


def test_runs_keep_their_looks():
    (block,) = quiet("# end\nA **bold *and slanted*** [link](https://a.example/x).")["end"]
    assert block == Block(
        "paragraph",
        (
            Run("A "),
            Run("bold ", bold=True),
            Run("and slanted", bold=True, italic=True),
            Run(" "),
            Run("link", link="https://a.example/x"),
            Run("."),
        ),
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*a* & **b**", "<p><em>a</em> &amp; <strong>b</strong></p>"),
        ("- a\n- b\n  - c\n- d", "<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>"),
        ("1. a\n2. b\n\nc", "<ol><li>a</li><li>b</li></ol><p>c</p>"),
        ("> a", "<blockquote>a</blockquote>"),
        ("## a\nb", "<p><strong>a</strong></p><p>b</p>"),
        ("[a](javascript:alert(1))", "<p>a</p>"),
        ("![a](https://a.example/x.png)", "<p>a</p>"),
        ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
    ],
)
def test_markdown_becomes_safe_html(written, shown):
    assert html(written) == shown


@given(st.text(alphabet="ab<>&\"'*_#[]()!:/-`~1. \n\t", max_size=120))
def test_whatever_is_written_only_known_tags_come_out_and_all_are_closed(text):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", notes.NotePlaceUnknown)
        shown = str(notes.html_of(block for blocks in notes.parse(text).values() for block in blocks))
    opened = []
    for closing, tag, rest in re.findall(r"<(/?)(\w+)([^>]*)>", shown):
        assert tag in ("p", "em", "strong", "ul", "ol", "li", "blockquote", "a")
        assert not rest or re.fullmatch(r' href="https?:[^"]*" rel="noopener noreferrer"', rest, re.IGNORECASE)
        if closing:
            assert opened.pop() == tag
        else:
            opened.append(tag)
    assert opened == [] and re.sub(r"</?\w+[^>]*>", "", shown).count("<") == 0


def test_every_section_of_the_page_has_a_place():
    from helpers import page

    assert {section.name for section in page.SECTIONS} <= set(notes.PLACES)


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "CORRECTIONS", tmp_path / "corrections")
    (tmp_path / "corrections" / "bridge").mkdir(parents=True)
    (tmp_path / "articles").mkdir()
    return tmp_path / "corrections" / "bridge", tmp_path / "articles"


def test_notes_lie_among_the_corrections_else_beside_the_articles(folders):
    corrections, articles = folders
    assert notes.read("bridge", articles) == {}
    (articles / "notes.md").write_text("beside", "utf-8")
    assert notes.read("bridge", articles)["summary"][0].text == "beside"
    (corrections / "notes.md").write_text("\ufeff# summary\nchosen", "utf-8")
    assert notes.read("bridge", articles)["summary"][0].text == "chosen"


def test_notes_are_woven_in_at_their_places(folders, tmp_path):
    places = ("summary", "articles", "framing", "quotation", "sourcing", "shared", "limits", "method", "end")
    text = "\n".join(f"# {place}\nNote on {place}, **mine**." for place in places)
    (folders[0] / "notes.md").write_text(text, "utf-8")
    articles, tables = made.pair()
    page = report.write_report(tables, articles, tmp_path / "report", versions={}).read_text("utf-8")
    for place in places:
        section = {"summary": "differences", "end": "method"}.get(place, place)
        stretch = page[page.index(f'<section id="{section}">') :]
        stretch = stretch[: stretch.index("</section>")]
        assert f"<p>Note on {place}, <strong>mine</strong>.</p>" in stretch
        assert "The analyst's note" in stretch


def test_a_note_that_quotes_an_article_is_left_out_of_a_report_without_text(folders, tmp_path):
    articles, tables = made.pair()
    start = articles[0].text.index("The bridge was")
    quoted = " ".join(articles[0].text[start : start + 200].split()[:9])
    (folders[0] / "notes.md").write_text(f"# framing\nIt says: {quoted}\n\nThis stays.\n", "utf-8")
    with pytest.warns(report.NoteLeftOut, match="“framing”: 1 of its paragraphs"):
        path = report.write_report(tables, articles, tmp_path / "report", versions={}, without_text=True)
    assert quoted not in path.read_text("utf-8") and "This stays." in path.read_text("utf-8")
