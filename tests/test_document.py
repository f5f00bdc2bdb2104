"""The document opens, says what the page says, and can be written on, read aloud and printed."""

import re
import subprocess
import sys
import zipfile
from html import unescape
from itertools import pairwise

import docx
import pytest
import table_factory as made
from article_factory import article_with
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import annotated, compare, figures, load, page, paths
from helpers.document import printable, write_document
from helpers.document_parts import lines_of, report_of
from helpers.notes import parse
from helpers.report_parts import Report, Section, TableBlock, evidence_of, places_in_words
from helpers.wording import Finding, Passage, count, say

LONG = "body: " + " ".join(
    f"Word{i} of the long and winding tale runs on past number{i} until the CLASH of day{i} is over. "
    f"{{Ana Ruiz|direct|“On day{i} we saw the river rise over bank{i} and take the mill,”}} she said."
    for i in range(30)
)


def collection(name):
    if name == "sample":
        articles = load.load_articles(paths.ARTICLES / "sample")
        return articles, compare.analyse(articles)
    if name in ("one", "menu", "long"):
        lines = {"one": made.NORTH, "menu": "chrome: Menu", "long": LONG}[name]
        article = made.article_from(lines, "n", "North Post")
        return [article[0]], made.tables_from(article)
    return made.pair() if name == "pair" else made.many(12)


@pytest.fixture(scope="module", params=["pair", "pair without text", "twelve", "one", "menu", "sample"])
def written(request, tmp_path_factory):
    """A report's parts and the document made of them, opened again."""
    articles, tables = collection(request.param.split()[0])
    drawn = figures.draw_all(tables)
    report = report_of(tables, articles, drawn, without_text="without" in request.param)
    path = write_document(report, tmp_path_factory.mktemp("document") / "comparison.docx")
    return report, docx.Document(path)


def parts_of(document, style):
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


def all_text(document):
    """Everything that can be read or heard in a document, a line a paragraph or row."""
    lines = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            lines += [" ".join(cell.text for cell in row.cells) for row in part.rows]
        else:
            lines.append(part.text)
    return "\n".join([*lines, *(shape._inline.docPr.get("descr") for shape in document.inline_shapes)])


def instructions(paragraph):
    return "".join(part.text for part in paragraph._p.iter(qn("w:instrText")))


# ---- structure --------------------------------------------------------------------


def test_sections_stand_under_headings_that_go_down_by_one(written):
    report, document = written
    headings = [p.style.name for p in document.paragraphs if p.style.name.startswith(("Title", "Heading"))]
    levels = [0 if name == "Title" else int(name.split()[1]) for name in headings]
    assert levels[0] == 0 and levels.count(0) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    filled = [section.title for section in report.sections if section.level == 1 and not section.empty]
    assert parts_of(document, "Heading 1") == filled and "Method" in filled


def test_every_sentence_of_the_findings_is_there(written):
    report, document = written
    text = all_text(document)
    told = [finding for section in report.sections for finding in section.findings]
    assert told and all(printable(finding.text) in text for finding in told)
    assert len(parts_of(document, "Evidence")) == len(told)


def test_every_picture_is_described_captioned_and_within_the_margins(written):
    report, document = written
    charts = [pair for section in report.sections for pair in section.charts]
    shapes = list(document.inline_shapes)
    assert [s._inline.docPr.get("descr") for s in shapes] == [printable(c.figure.alt) for c, _ in charts]
    assert len({shape._inline.docPr.get("id") for shape in shapes}) == len(shapes)
    assert all(shape.width <= Mm(160) and shape.height <= Mm(247) for shape in shapes)
    under = [after for before, after in pairwise(document.paragraphs) if before.style.name == "Figure"]
    assert [p.style.name for p in under] == ["Caption"] * len(charts)
    assert all(p.text.startswith(f"Figure {n}. ") for p, (_, n) in zip(under, charts, strict=True))
    assert all(instructions(p) == " SEQ Figure \\* ARABIC " for p in under)


def test_every_table_has_a_caption_and_a_header_row_that_repeats(written):
    report, document = written
    blocks = [table for section in report.sections for table in section.tables]
    inner = list(document.iter_inner_content())
    captions = [before for before, after in pairwise(inner) if isinstance(after, Table)]
    assert [p.text for p in captions] == [f"Table {n}. {t.caption}" for n, t in enumerate(blocks, 1)]
    assert all(p.style.name == "Caption" and "SEQ Table" in instructions(p) for p in captions)
    assert blocks and len(document.tables) == len(blocks)
    for table, block in zip(document.tables, blocks, strict=True):
        marked = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert marked == [True] + [False] * len(block.rows)
        assert [cell.text for cell in table.rows[0].cells] == [printable(name) for name in block.headers]
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
        assert sum(column.width for column in table.columns) < Mm(161)


def test_it_is_a4_in_british_english_with_page_numbers(written):
    _, document = written
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert "PAGE" in instructions(section.footer.paragraphs[0])
    assert document.core_properties.language == "en-GB"
    assert {element.get(qn("w:val")) for element in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}


@pytest.mark.parametrize("name", ["pair", "one"])
def test_figures_have_the_numbers_and_titles_of_the_page(tmp_path, name):
    articles, tables = collection(name)
    drawn = figures.draw_all(tables)
    html = page.render(tables, articles, drawn, [], False, {})
    document = docx.Document(write_document(report_of(tables, articles, drawn), tmp_path / "d.docx"))
    on_page = re.findall(r"<figcaption><strong>(Figure \d+\. [^<]*)</strong>", html)
    captions = [text for text in parts_of(document, "Caption") if text.startswith("Figure")]
    assert on_page and len(captions) == len(on_page)
    assert all(text.startswith(f"{unescape(shown)}.") for text, shown in zip(captions, on_page, strict=True))


def test_numbers_that_leap_are_kept_by_their_field(tmp_path):
    articles, tables = made.pair()
    chart = figures.voices(tables)
    section = Section("quotation", "Quotation", charts=[(chart, 1), (chart, 4), (chart, 5)])
    path = write_document(Report("Title", [section], articles, {}), tmp_path / "d.docx")
    fields = [instructions(p).strip() for p in docx.Document(path).paragraphs if p.style.name == "Caption"]
    assert fields == ["SEQ Figure \\* ARABIC", "SEQ Figure \\* ARABIC \\r 4", "SEQ Figure \\* ARABIC"]


def test_two_runs_give_the_same_bytes_and_no_time_is_kept(tmp_path):
    articles, tables = made.pair()
    runs = []
    for name in ("a.docx", "b.docx"):
        report = report_of(tables, articles, figures.draw_all(tables))
        runs.append(write_document(report, tmp_path / name))
    assert runs[0].read_bytes() == runs[1].read_bytes()
    with zipfile.ZipFile(runs[0]) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.namelist()[0] == "[Content_Types].xml" and not packed.testzip()
        assert not [name for name in packed.namelist() if "thumbnail" in name]
    about = docx.Document(runs[0]).core_properties
    assert about.created.year == about.modified.year == 1980 and about.author == ""


def test_docx_is_not_read_before_a_document_is_written():
    code = "import sys, helpers.document_parts, helpers.document; sys.exit('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_contents_lead_to_the_headings(written):
    _, document = written
    links = document.element.xpath("//w:hyperlink/@w:anchor")
    headings = [p for p in document.paragraphs if p.style.name == "Heading 1"]
    assert [p._p.xpath("./w:bookmarkStart/@w:name") for p in headings] == [[link] for link in links]
    assert parts_of(document, "Contents Line") == [p.text for p in headings]
    assert len(document.element.xpath("//w:fldChar[@w:fldCharType='begin']")) == len(
        document.element.xpath("//w:fldChar[@w:fldCharType='end']")
    )


def test_no_column_of_a_table_is_too_narrow_for_a_word(written):
    _, document = written
    for table in document.tables:
        words = [max(len(word) for cell in column.cells for word in cell.text.split()) for column in table.columns]
        least = [3.9 + 2.2 * min(word, 16) for word in words]  # millimetres
        if sum(least) < 150:
            assert all(column.width >= Mm(own) for column, own in zip(table.columns, least, strict=True))


def test_a_table_of_many_columns_is_no_wider_than_the_page(tmp_path):
    block = TableBlock("Wide", ["Outlet", *["Commonwealth"] * 12], [["Hawser", *["1"] * 12]])
    report = Report("Many", [Section("any", "Any", tables=[block])], [], {})
    columns = docx.Document(write_document(report, tmp_path / "wide.docx")).tables[0].columns
    assert sum(column.width for column in columns) < Mm(161)
    assert min(column.width for column in columns) > Mm(6)


# ---- what stands in it ------------------------------------------------------------


def test_an_analysts_words_have_a_style_of_their_own():
    notes = parse("# framing\n\nSee **both**.\n\n1. one\n2. two\n\n- a point\n")
    assert lines_of(notes["framing"]) == ["See both.", "1. one", "2. two", "• a point"]


def test_notes_stand_in_their_sections(tmp_path):
    articles, tables = made.pair()
    notes = parse("First words.\n\n# quotation\n\nMy own view.\n\n# end\n\nThe last.\n")
    report = report_of(tables, articles, {}, notes=notes)
    document = docx.Document(write_document(report, tmp_path / "d.docx"))
    assert parts_of(document, "Analyst") == ["First words.", "My own view.", "The last."]
    order = [p.text for p in document.paragraphs if p.style.name != "Contents Line"]
    assert order.index("Quotation") < order.index("My own view.") < order.index("Sourcing")


def test_a_section_with_nothing_in_it_is_left_out(tmp_path):
    report = Report("Title", [Section("a", "Empty"), Section("b", "Told", ["A sentence."])], [], {})
    document = docx.Document(write_document(report, tmp_path / "d.docx"))
    assert parts_of(document, "Heading 1") == ["Told"]


def test_a_row_that_does_not_fit_its_table_is_refused():
    with pytest.raises(ValueError, match="“Sources” has 2 columns, a row of it 1"):
        TableBlock("Sources", ["Name", "Words"], [["Ana", "4"], ["Jon"]])


@pytest.mark.parametrize("name", ["pair", "one", "long"])
def test_without_text_no_run_of_words_of_an_article_can_be_read(tmp_path, name):
    articles, tables = collection(name)
    report = report_of(tables, articles, figures.draw_all(tables), without_text=True)
    text = all_text(docx.Document(write_document(report, tmp_path / "d.docx")))
    assert "paragraph" in text
    assert not annotated.shares_a_run(text, articles)
    evidence = "\n".join(evidence_of(f, report) for section in report.sections for f in section.findings)
    assert not annotated.shares_a_run(evidence, articles, words=6)


# ---- evidence in words ------------------------------------------------------------

TWO_LINES = "A boat went by. “It is ours,” she said.\nThen “no, ‘never’” was heard, and “so be it”."


def evidence(number, *, without_text=False, text=TWO_LINES):
    articles = [article_with(text, outlet="North Post"), made.article_from(made.SOUTH, "s", "South Gazette")[0]]
    labels = {"a": "North Post", "s": "South Gazette"}
    return evidence_of(say("There is {n}.", n=number), Report("", [], articles, labels, without_text))


def passage(words):
    start = TWO_LINES.index(words)
    return Passage("a", start, start + len(words))


@pytest.mark.parametrize(
    ("what", "stretches", "expected"),
    [
        ("quotations in North Post", ["“It is ours,”"], "1 (paragraph 1, “It is ours,”)"),
        ("quotations", ["“no, ‘never’”"], "1 (North Post: paragraph 2, “no, ‘never’”)"),
        ("lines", ["heard, and “so be it”."], "1 (North Post: paragraph 2, “heard, and ‘so be it’.”)"),
        ("words in North Post", ["boat", "Then", "by"], "3 (paragraphs 1, 2)"),
    ],
)
def test_a_number_says_what_it_counts_and_where(what, stretches, expected):
    number = count(len(stretches), what, map(passage, stretches))
    assert evidence(number) == f"{what.capitalize().replace('north post', 'North Post')}: {expected}."


def test_passages_of_several_articles_are_told_apart():
    number = count(2, "quotations", [Passage("s", 150, 160), passage("boat")])
    assert evidence(number) == "Quotations: 2 (North Post: paragraph 1; South Gazette: paragraph 1)."


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (count(0, "shouts in North Post", (), ["a"]), "Shouts in North Post: 0."),
        (count(0, "shouts", (), ["a", "s"]), "Shouts: 0 (looked for in North Post, South Gazette)."),
        (count(2, "articles compared", (), ["a", "s"]), "Articles compared: 2 (North Post, South Gazette)."),
        (count(3, "weeks"), "Weeks: 3."),
    ],
)
def test_a_number_without_passages_names_its_articles(number, expected):
    assert evidence(number) == expected


def test_what_stands_in_many_articles_is_looked_up_in_a_table():
    articles = [made.article_from(f"body: It rained on day {i}.", f"a{i}", f"Paper {i}")[0] for i in range(3)]
    number = count(3, "wet days", [Passage(article.id, 0, 4) for article in articles])
    report = Report("", [], articles, {article.id: article.label for article in articles})
    told = evidence_of(say("There are {n}.", n=number), report, "tables/days.csv")
    assert told == "Wet days: 3 (in 3 articles, see tables/days.csv)."


def test_without_text_a_lone_passage_is_told_by_its_place():
    number = count(1, "quotations in North Post", [passage("“It is ours,”")])
    assert evidence(number, without_text=True) == "Quotations in North Post: 1 (paragraph 1)."


def test_a_passage_of_an_article_that_is_not_in_the_report_is_an_error():
    with pytest.raises(KeyError):
        evidence(count(1, "quotations", [Passage("elsewhere", 0, 4)]))


def test_places_are_listed_once_and_in_runs():
    places = ["headline", "paragraph 2", "paragraph 7", "paragraph 3", "paragraph 4", "paragraph 2", "promo"]
    assert places_in_words(places) == "headline, promo, paragraphs 2–4, 7"
    assert places_in_words(["paragraph 5", "paragraph 6"]) == "paragraphs 5, 6"
    assert places_in_words([]) == ""


@given(st.lists(st.integers(1, 40), min_size=1))
def test_no_paragraph_is_lost_or_added(numbers):
    told = places_in_words(f"paragraph {number}" for number in numbers)
    found = set()
    for part in told.split(" ", 1)[1].split(", "):
        first, _, last = part.partition("–")
        found |= set(range(int(first), int(last or first) + 1))
    assert found == set(numbers)


# ---- text is never trusted ----------------------------------------------------------

_anything = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.text("a\x00\x08\x0b\x1f\x7f\x85\ud800\udfff\ufffe\uffff\U0001fffe\u2028\u202e&<>\"' \n\r\t_", max_size=40),
    st.text("ab ", min_size=250, max_size=300),
)


def words(text):
    return re.findall(r"\w+", text)


@settings(max_examples=25, deadline=None)
@given(title=_anything, outlet=_anything, sentence=_anything)
def test_any_text_opens_again_with_the_same_words(tmp_path_factory, title, outlet, sentence):
    article = article_with(sentence, outlet=outlet)
    number = count(1, f"x {outlet}", [Passage("a", 0, len(sentence))])
    section = Section(
        "any", title, [sentence, Finding((sentence, number))], notes=[sentence], together=1,
        tables=[TableBlock(outlet, [outlet, title], [[title, sentence.replace("\n", " ")]])],
    )  # fmt: skip
    report = Report(title, [section], [article], {"a": outlet})
    path = write_document(report, tmp_path_factory.mktemp("any") / "any.docx")
    document = docx.Document(path)
    text = [paragraph.text for paragraph in document.paragraphs]
    assert words(text[0]) == words(text[1]) == words(title)
    assert words(text[2]) == words(sentence)
    assert words(text[3]) == words(f"{sentence}1")
    assert words(parts_of(document, "Analyst")[0]) == words(sentence)
    assert words(parts_of(document, "Caption")[0]) == ["Table", "1", *words(outlet)]
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [words(cell) for row in cells for cell in row] == list(map(words, (outlet, title, title, sentence)))
    assert words(f"X {outlet}: 1")[0] in words(parts_of(document, "Evidence")[0])
