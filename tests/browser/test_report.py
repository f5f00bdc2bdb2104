"""A reader clicks through the report: number, evidence, passage, and back."""

import pytest

from helpers import paths
from helpers.compare import analyse
from helpers.load import load_articles
from helpers.report import write_report


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    articles = load_articles(paths.ARTICLES / "sample")
    return write_report(analyse(articles), articles, tmp_path_factory.mktemp("report"))


@pytest.fixture
def page(chromium, report):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.asked, page.faults = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.goto(report.as_uri())
    yield page
    page.close()


def in_view(locator):
    return locator.evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top >= -5 && r.top < innerHeight }"
    )


def test_the_page_asks_for_nothing_but_itself(page, report):
    assert page.asked == [report.as_uri()]
    assert page.faults == []


def test_a_number_leads_to_its_passage_and_back(page):
    listed = page.locator("li[id^='e']:has(li a), [id^='e']:has(li a)").first
    number = page.locator(f"main p a[href='#{listed.get_attribute('id')}']").first
    evidence = page.locator(number.get_attribute("href"))
    number.click()
    assert in_view(evidence)
    passage = evidence.locator("li a[href^='#']").first
    if evidence.locator("summary").count():
        evidence.locator("summary").first.click()
    target = page.locator(passage.get_attribute("href"))
    passage.click()
    assert in_view(target)
    page.go_back()
    page.go_back()
    assert in_view(number)


def test_every_link_on_the_page_has_its_target(page):
    lost = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href'))"
        ".filter(h => !document.getElementById(h.slice(1)))"
    )
    assert lost == []


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_no_width_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_picture_says_what_it_shows(page):
    labels = page.locator("svg[role=img]").evaluate_all("all => all.map(e => e.getAttribute('aria-label'))")
    assert len(labels) >= 6 and all(len(label) > 40 for label in labels)
