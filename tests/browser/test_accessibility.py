"""Whoever can't see colours, use a mouse or see at all can read the report: checked by axe-core."""

import json
from functools import cache
from importlib import resources

import pytest
import section_tables
import table_factory as made

from helpers import paths
from helpers.compare import analyse
from helpers.load import load_articles
from helpers.report import write_report

pytest.importorskip("axe_playwright_python", reason="axe-core's package is not installed")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], "resultTypes": ["violations"]}
REPORTS = ("six outlets", "six outlets without text", "every section", "every section without text", "one article")


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """Return where each report is written, when it is asked for."""
    folder, written = tmp_path_factory.mktemp("reports"), {}

    def report(name):
        if name not in written:
            without = name.endswith("without text")
            tables, articles = material(name.removesuffix(" without text"))
            written[name] = write_report(tables, articles, folder / name.replace(" ", "-"), without_text=without)
        return written[name]

    return report


@cache
def material(name):
    """The tables and articles of a report by its name: the sample, or a pair made by hand."""
    if name == "every section":
        articles, tables = made.pair()
        return section_tables.add_all(articles, tables), articles
    articles = load_articles(paths.ARTICLES / "sample")
    articles = articles[:1] if name == "one article" else articles
    return analyse(articles), articles


@pytest.fixture
def opened(chromium, reports):
    """Open a report in a browser that asks for nothing else."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.route(lambda url: not url.startswith("file:"), lambda route: route.abort())

    def open_(name):
        page = context.new_page()
        page.goto(reports(name).as_uri())
        return page

    yield open_
    context.close()


def violations(page, part=None):
    """What axe-core finds wrong: rule, and the first places."""
    script = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(script)
    what = json.dumps(part) if part else "document"
    found = page.evaluate(f"axe.run({what}, {json.dumps(RULES)})")["violations"]
    return [(rule["id"], [node["html"][:160] for node in rule["nodes"][:3]]) for rule in found]


@pytest.mark.parametrize("name", REPORTS)
def test_axe_finds_no_violation(opened, name):
    page = opened(name)
    assert violations(page) == []


@pytest.mark.parametrize("name", ["six outlets", "every section"])
def test_axe_finds_no_violation_on_a_telephone(opened, name):
    page = opened(name)
    page.set_viewport_size({"width": 390, "height": 800})
    assert violations(page) == []


def test_axe_would_find_one(opened):
    page = opened("every section")
    page.evaluate("document.querySelector('h2').innerHTML = '<img src=\"\" style=\"color: #eee\">'")
    assert [rule for rule, _ in violations(page)]


def test_contrast_holds_whichever_layers_are_shown(opened):
    page = opened("every section")
    boxes = page.locator(".layers input")
    assert boxes.count() == 5
    for state in range(2 ** boxes.count()):
        for number in range(boxes.count()):
            boxes.nth(number).set_checked(bool(state >> number & 1))
        assert violations(page, "#texts") == [], f"layers {state:05b}"
