"""A reader clicks through the report: number, evidence, passage, and back."""

from itertools import pairwise
from pathlib import Path

import pytest
import section_tables
import table_factory as made

from helpers import paths
from helpers.compare import analyse
from helpers.load import load_articles
from helpers.report import write_report


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    articles = load_articles(paths.ARTICLES / "sample")
    return write_report(analyse(articles), articles, tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def every_section(tmp_path_factory):
    """A report with facts, claims of headlines, reuse and robustness too."""
    articles, tables = made.pair()
    section_tables.add_all(articles, tables)
    return write_report(tables, articles, tmp_path_factory.mktemp("every"))


@pytest.fixture(params=[False, True], ids=["script", "no script"])
def pair_page(chromium, every_section, request):
    """The report of the pair, in a browser with and without script."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=not request.param)
    page = context.new_page()
    page.goto(every_section.as_uri())
    yield page
    context.close()


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
    listed = page.locator("li[id^='e']:has(li a)").first
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


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_width_scrolls_sideways(page, every_section, width):
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(every_section.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_wide_screen_no_table_hides_a_column(page):
    cut = "e => [...e.querySelectorAll('.wide')].filter(b => b.scrollWidth > b.clientWidth + 1).length"
    assert page.locator("main").evaluate(cut) == 0


def test_on_a_telephone_what_is_cut_scrolls_in_a_box_with_a_name_that_keys_reach(page):
    page.set_viewport_size({"width": 390, "height": 800})
    boxes = page.locator("main").evaluate(
        "e => [...e.querySelectorAll('*')].filter(b => b.scrollWidth > b.clientWidth + 1"
        " && getComputedStyle(b).overflowX === 'auto').map(b => [b.tabIndex, b.getAttribute('aria-label')])"
    )
    assert len(boxes) > 5 and all(index == 0 and label for index, label in boxes)


def test_on_a_telephone_a_chart_is_readable_and_its_title_whole(page):
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.locator("figure svg").first.bounding_box()["width"] >= 500
    title = page.locator("figcaption").first.bounding_box()
    assert title["x"] >= 0 and title["x"] + title["width"] <= 390


# ---- layers ------------------------------------------------------------------------

LOOK = (
    "e => { const s = getComputedStyle(e);"
    " return [s.backgroundColor, s.borderBottomWidth, s.boxShadow, s.textDecorationLine, s.display] }"
)
LAYERS = {
    "quotations": ".words .quotation",
    "frames": ".words .term",
    "shared": ".words .fact",
    "furniture": ".line.furniture",
}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_is_switched_off_and_on_by_key(pair_page, layer):
    box, mark = pair_page.locator(f"#show-{layer}"), pair_page.locator(LAYERS[layer]).first
    shown = mark.evaluate(LOOK)
    box.focus()
    pair_page.keyboard.press("Space")
    assert mark.evaluate(LOOK) != shown
    pair_page.keyboard.press("Space")
    assert mark.evaluate(LOOK) == shown


@pytest.mark.parametrize("layer", LAYERS)
def test_marks_differ_from_plain_text_by_more_than_colour(pair_page, layer):
    if layer == "furniture":
        size = "e => parseFloat(getComputedStyle(e).fontSize)"
        dimmed = pair_page.locator(".line.furniture .words").first.evaluate(size)
        assert dimmed < pair_page.locator(".line.body .words").first.evaluate(size)
        return
    _, border, shadow, line, _ = pair_page.locator(LAYERS[layer]).first.evaluate(LOOK)
    assert border != "0px" or "inset" in shadow or line == "underline"


def test_what_is_switched_off_is_not_read_aloud_either(pair_page):
    heard = pair_page.locator(".heard.of-quotations").first
    assert heard.evaluate("e => getComputedStyle(e).display") != "none"
    pair_page.locator("#show-quotations").uncheck()
    assert heard.evaluate("e => getComputedStyle(e).display") == "none"


def test_a_link_shows_its_passage_though_its_layer_is_off(pair_page):
    mark = pair_page.locator(".line:not(.furniture) [id].quotation, .line:not(.furniture) [id].paraphrase").first
    shown = mark.evaluate(LOOK)[1:]  # not the ground, which a passage that was linked to has of its own
    for box in pair_page.locator(".layers input").all():
        box.uncheck()
    assert mark.evaluate(LOOK)[1:] != shown
    pair_page.goto(pair_page.url.split("#")[0] + f"#{mark.get_attribute('id')}")
    assert mark.evaluate(LOOK)[1:] == shown and in_view(mark)
    assert not pair_page.locator("#show-quotations").is_checked()


def test_a_link_shows_furniture_that_is_switched_off(pair_page):
    target = pair_page.locator(".line.furniture [id]").first
    assert not target.is_visible()
    pair_page.goto(pair_page.url.split("#")[0] + f"#{target.get_attribute('id')}")
    assert target.is_visible() and in_view(target)


def test_all_layers_but_furniture_are_on_when_the_page_is_opened_anew(pair_page):
    pair_page.locator("#show-frames").uncheck()
    pair_page.locator("#show-furniture").check()
    pair_page.reload()
    for box in pair_page.locator(".layers input").all():
        assert box.is_checked() == (box.get_attribute("id") != "show-furniture")


# ---- keys and paper ----------------------------------------------------------------


def test_keys_go_from_the_skip_link_through_the_page_with_a_visible_focus(page):
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the comparison" and in_view(skip)
    page.keyboard.press("Enter")
    tops = []
    for _ in range(12):
        page.keyboard.press("Tab")
        focus = page.locator(":focus")
        assert focus.evaluate("e => getComputedStyle(e).outlineStyle") != "none"
        tops.append(focus.evaluate("e => e.getBoundingClientRect().top + scrollY"))
    assert page.locator(":focus").evaluate("e => !!e.closest('main')")
    assert all(later >= earlier - 30 for earlier, later in pairwise(tops))


A4 = 665  # CSS pixels between the margins of a sheet


def test_on_paper_nothing_is_cut_and_no_link_is_underlined(page, every_section):
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4, "height": 900})
    for path in (Path(page.url.removeprefix("file://")), every_section):
        page.goto(path.as_uri())
        # half a pixel is rounding
        page.evaluate("() => { window.beyond = e => e.getBoundingClientRect().right > innerWidth + 0.5 }")
        inside = "[...document.querySelectorAll('main :not(svg *)')].filter(beyond)"
        assert page.evaluate(f"{inside}.map(e => e.outerHTML.slice(0, 90))") == []
        links = "[...document.querySelectorAll('main a:not(.back)')]"
        assert set(page.evaluate(f"{links}.map(e => getComputedStyle(e).textDecorationLine)")) == {"none"}
        folded = page.locator("details.folded:not(.screen) table")
        assert folded.count() and all(box.bounding_box() for box in folded.all())


def test_paper_is_spared_what_is_only_to_be_clicked(pair_page):
    pair_page.locator("#show-frames").uncheck()
    pair_page.emulate_media(media="print")
    for gone in ("#evidence", ".screen", ".line.furniture", ".ways", ".layers label:has(#show-frames)"):
        assert pair_page.locator(gone).count() and not any(
            one.is_visible() for one in pair_page.locator(gone).all()
        )
    assert pair_page.locator(".layers label:has(#show-sources)").is_visible()
    assert pair_page.get_by_text("lists the passages behind every number").is_visible()


def test_an_article_has_a_way_back_that_keys_reach(pair_page):
    pair_page.goto(pair_page.url + "#a1")
    pair_page.keyboard.press("Tab")
    assert pair_page.locator(":focus").get_attribute("href") == "#evidence"
