"""Pages in a real browser: they work without scripts, on a phone, and ask nobody else for anything."""

import pytest

PAGES = ["/", "/staedte/", "/staedte/luebeck/", "/staedte/luebeck/kreuzung-frei/", "/suche/?q=Parkplatzsensor", "/en/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_heading_and_sets_no_cookie(window, path):
    answer = window.goto(path)
    assert answer.status == 200
    assert window.locator("h1").count() == 1
    assert window.context.cookies() == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_narrow_phone(window, path):
    window.set_viewport_size({"width": 320, "height": 700})
    window.goto(path)
    assert window.evaluate("document.documentElement.scrollWidth") <= 320


def test_filters_work_without_scripts(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/suche/?q=Sensor")
    page.locator("input[name=stadt][value=luebeck]").check()
    page.get_by_role("button", name="Filter anwenden").click()
    assert "stadt=luebeck" in page.url
    assert {hit.get_attribute("data-city") for hit in page.locator("article[data-key]").all()} == {"luebeck"}
    context.close()


def test_a_filter_swaps_the_results_and_the_back_button_brings_the_old_ones(window):
    window.goto("/suche/?q=Sensor")
    before = window.locator("[data-total]").get_attribute("data-total")
    window.locator("#filter input[name=stadt][value=luebeck]").click()  # check() would look at the swapped form again
    window.wait_for_url("**stadt=luebeck**")
    after = window.locator("[data-total]").get_attribute("data-total")
    assert int(after) < int(before)
    window.go_back()
    window.wait_for_function(f"document.querySelector('[data-total]').dataset.total === '{before}'")


def test_the_list_of_cities_begins_on_the_first_screen(window):
    for width, height in ((1280, 900), (375, 812)):
        window.set_viewport_size({"width": width, "height": height})
        window.goto("/staedte/")
        row = window.locator(".table--cities tbody tr").first.bounding_box()
        assert row["y"] + row["height"] <= height
        marks = [mark.bounding_box() for mark in window.locator(".map a .map__foot").all()]
        plot = window.locator(".map").bounding_box()
        assert len(marks) == 7
        assert all(plot["x"] < mark["x"] and mark["x"] + mark["width"] < plot["x"] + plot["width"] for mark in marks)
