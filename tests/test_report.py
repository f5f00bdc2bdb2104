"""The report is one safe file whose every number leads to its passages, and the same at every run."""

import csv
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
import table_factory as made

from helpers import annotated, report
from helpers import page as layout
from helpers.evidence import Evidence
from helpers.wording import Finding, Number, Passage

EVIL = """\
headline: <script>alert("headline")</script>
body: The pier <img src=x onerror=alert(1)> fell. {Ana "<b>" Ruiz|direct|“Down & out </p> it went,”} she said.
"""


class Page(HTMLParser):
    """Collects ids, links and tags of a page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.tags, self.headings = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append(tag)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "a":
            self.links.append(attrs["href"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))


def write(tmp_path, articles, tables, **options):
    path = report.write_report(tables, articles, tmp_path, versions={"Python": "3.x"}, **options)
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=["pair", "pair without text", "five", "one", "menu"])
def page(request, tmp_path_factory):
    tmp_path = tmp_path_factory.mktemp("report")
    if request.param == "five":
        return write(tmp_path, *made.many(5))
    if request.param in ("one", "menu"):
        article = made.article_from(made.NORTH if request.param == "one" else "chrome: Menu", "n", "North Post")
        return write(tmp_path, [article[0]], made.tables_from(article))
    return write(tmp_path, *made.pair(), without_text="without" in request.param)


def test_links_lead_somewhere_and_ids_are_used_once(page):
    parsed = Page(page)
    assert len(parsed.ids) == len(set(parsed.ids))
    inner = {link[1:] for link in parsed.links if link.startswith("#")}
    assert inner <= set(parsed.ids)
    assert all(link.startswith(("#", "tables/", "https://", "http://")) for link in parsed.links)


def test_headings_go_down_by_one(page):
    levels = Page(page).headings
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_there_is_no_script_and_nothing_from_elsewhere(page):
    assert not {"script", "iframe", "link", "img", "object"} & set(Page(page).tags)
    assert not re.search(r"url\((?!#)|@import", page)


def test_every_number_leads_to_evidence_and_back(page):
    numbers = re.findall(r'<a class="number" id="(n\d+)" href="#(e\d+)">', page)
    assert numbers
    for number, entry in numbers:
        assert f'<li id="{entry}">' in page
        assert f'href="#{number}"' in page


def test_text_of_a_page_is_never_markup(tmp_path):
    article = made.article_from(EVIL, "evil", "<b>Post</b>", "javascript:alert(1)")
    page = write(tmp_path, [article[0]], made.tables_from(article), skipped=["<script>x</script>"])
    assert "<script" not in page and "<img" not in page and "javascript:" not in page and "<b>" not in page
    assert "&lt;script&gt;" in page


def test_two_runs_give_the_same_bytes(tmp_path):
    first = write(tmp_path / "a", *made.pair())
    second = write(tmp_path / "b", *made.pair())
    assert first == second
    for table in (tmp_path / "a" / "tables").iterdir():
        assert table.read_bytes() == (tmp_path / "b" / "tables" / table.name).read_bytes()


LONG = "body: " + " ".join(
    f"Word{i} of the long and winding tale runs on past number{i} until the CLASH of day{i} is over. "
    f"{{Ana Ruiz|direct|“On day{i} we saw the river rise over bank{i} and take the mill,”}} she said."
    for i in range(30)
)


@pytest.mark.parametrize("source", [made.NORTH, LONG, LONG.replace("body: ", "body: Once more, ")])
def test_without_text_nothing_can_be_put_together_again(tmp_path, source):
    article = made.article_from(source, "n", "North Post")
    page = write(tmp_path, [article[0]], made.tables_from(article), without_text=True)
    texts = [re.sub("<[^>]*>", "", page), *(p.read_text("utf-8") for p in (tmp_path / "tables").iterdir())]
    assert not any(annotated.shares_a_run(text, [article[0]]) for text in texts)
    shown = re.findall(r"<li>“(.*?) …”", page)
    words, found = re.findall(r"\w+", article[0].text), set()
    for fragment in shown:
        parts = re.findall(r"\w+", fragment)
        assert len(parts) <= 8
        found |= {i for i in range(len(words)) if words[i : i + len(parts)] == parts}
    assert shown and found


def test_every_linked_table_is_written(tmp_path):
    page = write(tmp_path, *made.pair(), without_text=True)
    linked = {link for link in Page(page).links if link.startswith("tables/")}
    assert linked and all((tmp_path / link).is_file() for link in linked)


def test_fragments_never_stand_near_each_other():
    article, _ = made.article_from(LONG, "n", "North Post")
    fragments = annotated.Fragments(article)
    given = [fragments.of(start, start + 60) for start in range(0, len(article.text), 7)]
    ranges = sorted((first, last) for first, (last, _) in fragments._given.items())
    assert {words for words in given if words} == {words for _, words in fragments._given.values()}
    assert len(ranges) > 5
    assert all(after[0] - before[1] >= annotated.FRAGMENT_GAP for before, after in pairwise(ranges))


def test_the_guard_finds_a_run_of_nine_words_but_not_of_eight():
    article, _ = made.article_from(made.NORTH, "n", "North Post")
    assert annotated.shares_a_run("x The bridge was shut on Monday after a CLASH", [article])
    assert not annotated.shares_a_run("x The bridge was shut on Monday after a", [article])


def test_no_cell_of_a_table_starts_a_formula(tmp_path):
    article = made.article_from("body: {=cmd()|direct|“It is sound,”} x.", "n", "+Post\t")
    tables = made.tables_from(article)
    tables.articles["quote_density"] = -0.5
    write(tmp_path, [article[0]], tables)
    with (tmp_path / "tables" / "attributions.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["speaker"] == "'=cmd()" and row["outlet"].startswith("'+Post")
    with (tmp_path / "tables" / "articles.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert float(row["quote_density"]) == -0.5


def test_what_could_not_be_read_is_said(tmp_path):
    assert "“x.txt” is empty" in write(tmp_path, *made.pair(), skipped=["“x.txt” is empty; put an article in it."])


def test_an_annotated_text_reads_as_the_article(tmp_path):
    articles, tables = made.pair()
    for article in articles:
        lines = annotated.lines_of(article, annotated.marks_of(article, tables), {3: "x", 40: "y"})
        assert ["".join(piece.text for piece in line.pieces) for line in lines] == [
            article.text[block.start : block.end] for block in article.blocks
        ]
        assert sum(len(piece.opening) for line in lines for piece in line.pieces) == sum(
            len(piece.closing) for line in lines for piece in line.pieces
        )


def test_places_are_told_by_paragraph():
    article, _ = made.article_from(made.NORTH, "n", "North Post")
    assert annotated.place_of(article, Passage("n", article.text.index("Repairs"), 999)) == "paragraph 2"
    assert annotated.place_of(article, Passage("n", 0, 3)) == "page menu"


def test_lines_of_the_texts_are_numbered_as_passages_are_told(tmp_path):
    html = write(tmp_path, *made.pair())
    shown = re.findall(r'<p class="line body"><span class="role" title="line \d+ of the file">(.*?)</span>', html)
    assert shown[:2] == ["paragraph 1", "paragraph 2"]
    assert "page menu</span>" in html


def test_a_passage_leads_back_to_every_entry_that_counts_it(page):
    if 'id="texts"' not in page:
        return
    counted = {}
    for entry, listed in re.findall(r'<li id="(e\d+)">(.*?)(?=<li id="e\d|</ol>)', page, re.S):
        for passage in re.findall(r'<li><a href="#(a[\d-]+)"', listed):
            counted.setdefault(passage, set()).add(entry)
    for passage, entries in counted.items():
        start = page.index(f'<span id="{passage}"')
        backs = re.findall(r'class="back" href="#(e\d+)"', page[start : page.index("</span>", start)])
        assert set(backs) == entries and len(backs) == len(entries)


@pytest.mark.parametrize(
    ("value", "shown", "what", "held"),
    [
        (2, "2", "quotations in Post", "in 3 stretches"),
        (1, "1", "quotations in Post", "in 3 stretches"),
        (0.4, "40%", "share of words", "measured on 3 stretches"),
        (7.0, "7", "median words of quotations", "measured on 3 stretches"),
        (3, "3", "quotations in Post", ""),
    ],
)
def test_an_entry_says_in_how_many_stretches_its_things_stand(value, shown, what, held):
    articles, _ = made.pair()
    evidence = Evidence(articles, without_text=False, fragments=False)
    passages = tuple(Passage("north", start, start + 4) for start in (0, 9, 20))
    evidence.html(Finding((Number(value, shown, what, passages),)))
    (entry,) = evidence.entries.values()
    assert entry["held"] == held


@pytest.mark.parametrize(
    ("url", "safe"),
    [("https://a.example/x", True), ("HTTP://a.it", True), ("javascript:alert(1)", False), ("//a", False),
     ("data:text/html,x", False), (None, False), (float("nan"), False), ("http://[x", False)],
)  # fmt: skip
def test_only_web_addresses_are_linked(url, safe):
    assert bool(layout.safe_link(url)) is safe


def test_notebooks_show_roles_and_quotations():
    articles, tables = made.pair()
    roles = report.annotated_html(articles[0]).data
    assert "furniture" in roles and "ten bridges" in roles
    quoted = report.quotations_html(articles[0], tables).data
    assert 'class="quotation"' in quoted and "ten bridges" not in quoted
