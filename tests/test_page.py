"""The page has its sections in order, each with its sentences, charts and tables, and shows all that was found."""

import re

import pandas as pd
import pytest
import section_tables
import table_factory as made
from markupsafe import escape

from helpers import annotated, figures, findings, page, page_passages, page_tables, report
from helpers.evidence import Evidence
from helpers.wording import say


def full_pair():
    articles, tables = made.pair()
    return articles, section_tables.add_all(articles, tables)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The page of the pair with every section."""
    return written(tmp_path_factory.mktemp("whole"), *full_pair())


def written(tmp_path, articles, tables, **options):
    return report.write_report(tables, articles, tmp_path, versions={}, **options).read_text("utf-8")


def plain(html):
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def builder(name, articles, tables, without_text=False):
    (section,) = [section for section in page.SECTIONS if section.name == name]
    evidence = Evidence(articles, without_text, fragments=True)
    return section.tables(tables, evidence, findings.rows(tables.articles))


def words_of(table):
    return [[" / ".join(part.words for part in cell) for cell in row] for row in table.rows]


# ---- the page ----------------------------------------------------------------------


def test_sections_stand_in_order_and_the_contents_lead_to_each(whole):
    html = whole
    sections = re.findall(r'<section id="([\w-]+)">', html)
    assert sections == re.findall(r'<li><a href="#([\w-]+)">', html[: html.index("</nav>")])
    assert sections[:3] == ["differences", "key-charts", "articles"]
    assert sections[-4:] == ["limits", "method", "evidence", "texts"]


def test_sections_about_several_articles_are_left_out_for_one(tmp_path):
    article = made.article_from(made.NORTH, "n", "North Post")
    html = written(tmp_path, [article[0]], made.tables_from(article))
    assert 'id="shared"' not in html and 'id="facts"' not in html


def test_sentences_without_an_entry_among_the_sections_are_shown_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setitem(findings.SECTIONS, "tide_tables", lambda tables: [say("The tide was high.")])
    html = written(tmp_path, *made.pair())
    assert '<section id="tide_tables">' in html and "The tide was high." in html


def test_every_chart_is_on_the_page_once_with_its_caption_and_words_for_it(whole):
    _, tables = full_pair()
    html = whole
    drawn = figures.draw_all(tables)
    assert re.findall(r'<figure id="figure(\d+)">', html) == [str(n) for n in range(1, len(drawn) + 1)]
    assert html.count("<figcaption>") == html.count('<svg role="img"') == len(drawn)
    for chart in drawn.values():
        assert plain(html).count(str(escape(chart.figure.caption.finding.rstrip(".")))) >= 1
        assert str(escape(chart.figure.caption.drawn)) in html


def test_a_drawing_on_the_page_has_neither_title_nor_a_fixed_width(whole):
    for opening in re.findall(r"<svg [^>]*>", whole):
        assert 'viewBox="0 ' in opening and not re.search(r'\s(?:width|height)="', opening)


def test_only_what_the_page_holds_may_run_on_it(whole):
    assert "default-src 'none'; style-src 'unsafe-inline'" in whole and "script-src" not in whole


# ---- tables ------------------------------------------------------------------------


def test_frames_stand_by_voice_and_are_read_aloud_in_words():
    articles, tables = made.pair()
    table = builder("framing", articles, tables)[0]
    cells = {row[0][0].words: row[1][0] for row in table.rows}
    assert cells["conflict"].words == "2 · 0 · 0"
    assert cells["conflict"].heard == "2 own voice, 0 paraphrased, 0 quoted"


@pytest.mark.parametrize(("articles", "widths"), [(2, [2]), (6, [6]), (8, [6, 2])])
def test_no_table_has_more_outlets_than_stand_beside_each_other(articles, widths):
    found, tables = made.many(articles)
    for name in ("framing", "readability"):
        parts = [table for table in builder(name, found, tables) if "policy" not in table.caption]
        parts = [table for table in parts if " more measure" not in table.caption]
        assert [len(table.columns) - 1 for table in parts if "war" not in table.caption] == widths


def test_shared_facts_stand_side_by_side_and_single_ones_by_article():
    shared, north, south = builder("facts", *full_pair())
    assert [column.name for column in shared.columns] == ["No.", "Found in", "North Post", "South Gazette"]
    assert words_of(shared) == [["1", "2 of 2", "Repairs COST two million,", "It will COST money."]]
    assert north.caption == "Found in North Post, not found in another article: 2 sentences"
    assert words_of(north)[1] == ["lead", "quoted: Ana Ruiz", "Nobody moved."]
    assert south.caption == "Found in South Gazette, not found in another article: 1 sentence"


def test_facts_of_many_articles_stand_in_one_column_with_their_outlets(monkeypatch):
    monkeypatch.setattr(page_passages, "SIDE_BY_SIDE", 1)
    shared = builder("facts", *full_pair())[0]
    assert [column.name for column in shared.columns] == ["No.", "Found in", "Passages"]
    assert [part.label for part in shared.rows[0][2]] == ["North Post", "South Gazette"]


def test_headline_claims_show_what_backs_them_or_that_nothing_was_found():
    (table,) = builder("headlines", *full_pair())
    backed, unbacked = words_of(table)
    assert backed[:2] == ["North Post", "Bridge shut"] and backed[-2:] == ["100%", ""]
    sentence, where = table.rows[0][2]
    assert sentence.words == "The bridge was shut on Monday after a CLASH over who pays."
    assert where.place == "own voice, lead"
    assert unbacked[2:] == ["not found", "0%", "crack, found"]


@pytest.mark.parametrize(
    ("backed", "where"),
    [("meaning", "own voice, in other words, lead"), (None, "nearest by its words; a reader must judge, lead")],
)
def test_what_backs_a_headline_in_other_words_or_only_comes_nearest_is_called_so(backed, where):
    articles, tables = full_pair()
    tables.headline_claims = tables.headline_claims.assign(backed=backed)
    (table,) = builder("headlines", articles, tables)
    assert table.rows[0][2][1].place == where


def test_reuse_and_agencies_have_a_table_each():
    runs, agencies = builder("reuse", *full_pair())
    assert words_of(runs) == [["4", "an “act of faith”", "an act of faith"]]
    assert words_of(agencies) == [["South Gazette", "Quay Wire", "the text is the agency's", "By Mia Holt"]]


def test_findings_that_depend_on_a_rule_come_before_those_that_hold():
    shaky, firm = builder("robustness", *full_pair())
    assert all(row[3].startswith("depends on ") for row in words_of(shaky)) and not shaky.folded
    assert firm.folded and len(firm.rows) > 1 and firm.caption.startswith(f"{len(firm.rows)} findings")
    assert re.fullmatch(r"\d+ of \d+ rules", words_of(shaky)[0][2])


def test_of_many_sources_and_measures_some_are_shown_and_the_rest_folded():
    many = " ".join(
        f"{{Speaker{i}|direct|“It is cold on quay {i},”}} he said." for i in range(page_tables.TOP + 2)
    )
    article = made.article_from(f"body: {many}", "n", "North Post")
    tables = made.tables_from(article)
    tables.readability = tables.readability.assign(lix=40.0, rix=4.0)
    for name in ("sourcing", "readability"):
        first, rest = builder(name, [article[0]], tables)
        assert rest.folded and not first.folded and len(rest.rows) == 2
    shown, more = builder("sourcing", [article[0]], tables)
    assert len(shown.rows) == page_tables.TOP and more.caption == "Sources of North Post: 2 more"


def test_shared_statements_with_a_passage_in_common_are_parts_of_one():
    articles, tables = quotation_pair("“It was an act of faith,”", "“It was an act of faith,”")
    row = tables.shared.iloc[[0]]
    tied, apart = (
        row.assign(group=8, start_b=0, end_b=4),
        row.assign(group=9, start_a=0, end_a=4, start_b=0, end_b=3),
    )
    tables.shared = pd.concat([row, apart, tied])
    captions = [table.caption.split(":")[0] for table in builder("shared", articles, tables)]
    assert captions == ["Shared statement 1.1", "Shared statement 1.2", "Shared statement 2"]


def test_a_shared_statement_is_named_by_its_one_speaker_and_the_later_ones_are_folded():
    articles, tables = quotation_pair("“It was an act of faith,”", "“It was an act of faith,”")
    (table,) = builder("shared", articles, tables)
    assert table.caption == "Shared statement 1: same quotation, Jon Reed" and not table.folded
    rows = [tables.shared.assign(group=group) for group in range(page_passages.STATEMENTS + 2)]
    tables.shared = pd.concat(rows)
    assert [table.folded for table in builder("shared", articles, tables)] == [False] * 3 + [True] * 2


def quotation_pair(*contents):
    found = [
        made.article_from(f"body: It rained. {{Jon Reed|direct|{content}}} he said.", f"q{i}", f"Paper {i}")
        for i, content in enumerate(contents)
    ]
    spans = [(attributions[0]["start"], attributions[0]["end"]) for _, attributions in found]
    shared = [
        {"group": 1, "article_a": "q0", "start_a": spans[0][0], "end_a": spans[0][1], "article_b": f"q{i}",
         "start_b": spans[i][0], "end_b": spans[i][1], "relation": "same quotation", "score": 1.0}
        for i in range(1, len(found))
    ]  # fmt: skip
    return [article for article, _ in found], made.tables_from(*found, shared=shared)


def test_two_quotations_are_marked_word_by_word_on_both_sides():
    (table,) = builder(
        "shared", *quotation_pair("“It was a bold act of faith,”", "“It was an act of faith today,”")
    )
    first, second = (dict(row[1][0].changes) for row in table.rows)
    assert "cut" in first.values() or "reworded" in first.values()
    assert second["today"] == "added"
    for row in table.rows:
        assert "".join(words for words, _ in row[1][0].changes) == row[1][0].words


def test_of_three_quotations_the_later_ones_tell_what_they_lack():
    three = "“It was an act of faith in stone,”", "“It was an act of faith,”", "“An act of faith in stone,”"
    (table,) = builder("shared", *quotation_pair(*three))
    plain_one, short, other = (row[1] for row in table.rows)
    assert not plain_one[0].changes
    assert short[1].label == "without" and ("in stone", "cut") in short[1].changes
    assert other[0].changes


def test_a_passage_is_set_beside_one_that_it_is_paired_with_and_a_paraphrase_beside_none():
    three = "“It was an act of faith in stone,”", "“It was an act of faith,”", "“It was an act,”"
    articles, tables = quotation_pair(*three)
    last = tables.shared.index[-1]
    tables.shared.loc[last, ["article_a", "start_a", "end_a"]] = tables.shared.iloc[0][
        ["article_b", "start_b", "end_b"]
    ].tolist()
    (table,) = builder("shared", articles, tables)
    assert [row[1][1].label for row in table.rows[1:]] == ["without", "without (beside Paper 1)"]
    assert "stone" not in "".join(words for words, _ in table.rows[2][1][1].changes)
    tables.shared.loc[last, "relation"] = "same statement"
    (table,) = builder("shared", articles, tables)
    assert not table.rows[2][1][0].changes and len(table.rows[2][1]) == 1


def test_without_text_tables_hold_nothing_but_fragments():
    articles, tables = full_pair()
    made_tables = [
        table
        for name in ("facts", "headlines", "reuse", "shared")
        for table in builder(name, articles, tables, without_text=True)
    ]
    parts = [part for table in made_tables for row in table.rows for cell in row for part in cell]
    assert not any(part.link or part.changes for part in parts)
    words = " ".join(part.words for part in parts)
    assert not annotated.shares_a_run(words, articles)
    assert "crack, found" not in words and "two million" in words


def test_without_text_no_run_of_an_article_is_on_the_full_page(tmp_path):
    articles, tables = full_pair()
    html = written(tmp_path, articles, tables, without_text=True)
    assert not annotated.shares_a_run(plain(html), articles)


# ---- the annotated texts -----------------------------------------------------------


def test_facts_and_statements_are_marked_with_where_else_they_stand():
    articles, tables = full_pair()
    labels = {mark.css: mark.label for mark in annotated.marks_of(articles[0], tables) if mark.layer == "shared"}
    assert labels["fact"] == "same fact in 2 articles"
    assert labels["shared"].endswith("in South Gazette")


def test_what_reports_no_words_is_marked_as_such_and_not_as_a_paraphrase():
    articles, tables = full_pair()
    tables.attributions["speech"] = tables.attributions["speaker"] != "Jon Reed"
    marks = [mark for mark in annotated.marks_of(articles[0], tables) if "Jon Reed" in mark.label]
    assert {(mark.css, mark.label) for mark in marks} == {("uncounted", "no words reported, Jon Reed")}


def test_a_mark_names_who_speaks_by_the_words_of_the_article_where_there_is_no_name():
    articles, tables = full_pair()
    reed = tables.attributions["speaker"] == "Jon Reed"
    tables.attributions.loc[reed, ["speaker", "source_words"]] = [float("nan"), "two critics"]
    labels = {mark.label for mark in annotated.marks_of(articles[0], tables)}
    assert any(label.endswith(", two critics") for label in labels)


def test_every_mark_belongs_to_a_layer_that_can_be_switched(whole):
    articles, tables = full_pair()
    layers = {mark.layer for article in articles for mark in annotated.marks_of(article, tables)}
    assert layers | {"furniture", "sources"} == set(annotated.LAYERS)
    switches = dict(re.findall(r'id="show-(\w+)"( checked)? autocomplete="off"', whole))
    assert set(switches) == set(annotated.LAYERS)
    assert [layer for layer, on in switches.items() if not on] == ["furniture"]


def test_what_is_not_known_is_an_empty_cell():
    assert page_tables.cell(None)[0].words == page_tables.cell(float("nan"))[0].words == ""
