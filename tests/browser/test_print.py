"""On paper a solution is read whole: sources with their addresses, nothing to click, nothing folded, nothing cut."""

import pytest

A4_AT_96_DPI = {"width": 794, "height": 1123}


@pytest.fixture
def paper(window):
    window.set_viewport_size(A4_AT_96_DPI)
    window.goto("/staedte/rostock/wasser-warnow-wir/")
    window.emulate_media(media="print")
    return window


def test_navigation_and_buttons_are_not_printed(paper):
    for selector in (".nav", ".trail", ".blocknav", ".actions", ".header__search", ".footer__grid", "button"):
        assert not [each for each in paper.locator(selector).all() if each.is_visible()], selector


def test_the_address_of_each_source_is_written_out(paper):
    for link in paper.locator(".sources a[href^=http], .duties a[href^=http]").all():
        written = link.evaluate("link => getComputedStyle(link, '::after').content")
        assert "attr(href)" in written or link.get_attribute("href") in written


def test_what_is_folded_on_the_screen_is_read_on_paper(paper):
    assert paper.locator(".statements li").count()
    assert paper.locator(".statements li").first.evaluate("item => item.getBoundingClientRect().height") > 0


def test_nothing_is_wider_than_the_sheet(paper):
    assert paper.evaluate("document.documentElement.scrollWidth") <= A4_AT_96_DPI["width"]


def test_it_makes_a_file_of_a_few_pages(paper):
    assert 20_000 < len(paper.pdf(prefer_css_page_size=True)) < 1_000_000
