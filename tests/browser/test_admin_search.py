"""Editors and administrators work with the search without barriers: our own parts of their pages, with axe and by keyboard."""

import pytest

from tests.browser.test_accessibility import RULES, axe
from tests.browser.test_editor_round import PASSWORD

# The frame around our own content is Wagtail's.
RUN = """async ([place, tags]) => (await axe.run(place, {runOnly: tags})).violations.map(
    each => `${each.id}: ${each.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | ')}`)"""
OWN = {
    "state of the search": ("/admin/suche/", ".nice-padding"),
    "what is searched": ("/admin/suche/anfragen/", ".nice-padding"),
    "does it exist already": ("/admin/gibt-es-das-schon/?titel=Parksensor", ".nice-padding"),
}


@pytest.fixture(scope="module")
def admin(browser, site):
    context = browser.new_context(base_url=site, locale="de-DE", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto("/anmelden/?next=/admin/")
    page.get_by_label("Benutzername").fill("verwaltung")
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url("**/admin/")
    yield page
    context.close()


def barriers(page, place):
    page.evaluate(axe())
    return page.evaluate(RUN, [place, RULES])


@pytest.mark.parametrize("name", OWN)
def test_a_page_of_the_search_has_no_barrier(admin, name):
    address, place = OWN[name]
    admin.goto(address)
    assert barriers(admin, place) == []


def test_why_an_entry_is_found_has_no_barrier(admin):
    admin.goto("/suche/?q=Parkplatzsensor")
    admin.get_by_role("link", name="Warum steht das hier?").first.click()
    admin.get_by_role("table").wait_for()
    assert barriers(admin, ".nice-padding") == []


def test_groups_of_words_are_found_tried_by_keyboard_and_have_no_barrier(admin):
    admin.goto("/admin/vocabulary/")
    assert barriers(admin, "table.listing") == []
    admin.locator("table.listing tbody a").first.click()
    admin.locator("#probe").wait_for()
    assert barriers(admin, "section[aria-labelledby=probieren]") == []
    admin.locator("#probe").focus()
    admin.keyboard.type("Parkplatz")
    admin.keyboard.press("Tab")
    with admin.context.expect_page() as opened:
        admin.keyboard.press("Enter")
    tried = opened.value
    tried.locator(".tried").first.wait_for()
    assert "Parkplatz" in tried.locator("main").inner_text()
    assert barriers(tried, ".nice-padding") == []
    tried.close()


def test_an_entry_is_recommended_by_keyboard_and_the_form_has_no_barrier(admin):
    admin.goto("/admin/recommendations/new/")
    assert barriers(admin, "main form[method=POST]") == []
    admin.locator("[name=wording]").focus()
    admin.keyboard.type("Feuerwehrzufahrt")
    admin.get_by_role("button", name="wählen").first.focus()
    admin.keyboard.press("Enter")
    dialog = admin.get_by_role("dialog")
    dialog.get_by_role("link", name="Hansenetz").first.wait_for()
    dialog.get_by_role("link", name="Hansenetz").first.focus()
    admin.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
