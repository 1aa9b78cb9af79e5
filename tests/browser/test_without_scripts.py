"""Everything works without JavaScript."""

import pytest

from tests.browser.places import PAGES, STATUS


@pytest.fixture(scope="module")
def plain(browser, site):
    context = browser.new_context(base_url=site, locale="de-DE", java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_all_it_has_to_say(plain, name):
    assert plain.goto(PAGES[name]).status == STATUS.get(name, 200)
    assert plain.locator("h1").count() == 1
    assert len(plain.locator("main").inner_text()) > 40
    assert plain.locator("header a[href], header button").count() > 2


def test_filters_work(plain):
    plain.goto("/suche/?q=Sensor")
    plain.locator("#filter input[name=stadt][value=luebeck]").check()
    plain.get_by_role("button", name="Filter anwenden").click()
    assert "stadt=luebeck" in plain.url
    assert {hit.get_attribute("data-city") for hit in plain.locator("article[data-key]").all()} == {"luebeck"}


def test_the_order_of_hits_can_be_changed(plain):
    plain.goto("/suche/?q=Sensor")
    plain.locator("#sort").select_option("titel")
    plain.locator(".sort button").click()
    assert "sort=titel" in plain.url


def test_the_language_switch_keeps_the_question(plain):
    plain.goto("/suche/?q=Sensor&stadt=luebeck")
    plain.locator("header a[hreflang=en]").first.click()
    assert plain.url.endswith("/en/suche/?q=Sensor&stadt=luebeck")


def test_a_menu_leads_on(plain):
    plain.goto("/")
    plain.locator("header nav a[href='/staedte/']").first.click()
    assert plain.url.endswith("/staedte/")
