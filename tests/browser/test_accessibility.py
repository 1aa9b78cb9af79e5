"""axe-core finds nothing against WCAG 2.2 AA on any kind of page, however the page is looked at."""

from functools import cache
from pathlib import Path

import pytest

from tests.browser.places import PAGES, english

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
WAYS = {
    "light": {"viewport": DESK, "color_scheme": "light"},
    "dark": {"viewport": DESK, "color_scheme": "dark"},
    "narrow": {"viewport": PHONE, "color_scheme": "light"},
    "forced colours": {"viewport": DESK, "forced_colors": "active"},
    "large text": {"viewport": DESK, "color_scheme": "light"},
}
LARGE = "document.documentElement.style.fontSize = '200%'"
RUN = """async (tags) => (await axe.run({runOnly: tags, resultTypes: ['violations']})).violations.map(
    each => `${each.id}: ${each.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | ')}`)"""


@cache
def axe() -> str:
    return AXE.read_text()


@pytest.fixture(scope="module", params=WAYS)
def look(request, browser, site):
    context = browser.new_context(base_url=site, locale="de-DE", reduced_motion="reduce", **WAYS[request.param])
    page = context.new_page()
    yield request.param, page
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_stands_in_anybodys_way(look, name):
    way, page = look
    page.goto(PAGES[name])
    if way == "large text":
        page.evaluate(LARGE)
    page.evaluate(axe())
    assert page.evaluate(RUN, RULES) == []
    # Wide tables scroll inside themselves, the page never.
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("name", ["start", "solution", "search", "map"])
def test_the_english_page_has_no_barrier_either(window, name):
    window.goto(english(PAGES[name]))
    window.evaluate(axe())
    assert window.evaluate(RUN, RULES) == []
