"""Whoever has only a keyboard reaches everything, and always sees where they are."""

import pytest

from tests.browser.places import PAGES

MOST_STOPS = 60
FOCUS = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const box = at.getBoundingClientRect(), look = getComputedStyle(at);
    // A mark on the map has gaps: it is covered where none of its points is its own.
    const own = (x, y) => {
        const over = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
        return !over || at.contains(over) || over.contains(at) || [...(at.labels || [])].some(each => each.contains(over));
    };
    const isOwn = [[.5, .5], [.1, .5], [.3, .3], [.7, .3], [.9, .5], [.5, .7]].some(point => own(...point));
    return {
        name: (at.getAttribute('aria-label') || at.innerText || at.name || at.tagName).trim().slice(0, 40),
        isSeen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
        isCovered: !isOwn,
        isMarked: (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== 'none',
    };
}"""


@pytest.mark.parametrize("name", PAGES)
def test_each_stop_of_the_tab_key_is_seen_marked_and_uncovered(window, name):
    window.goto(PAGES[name])
    faults = []
    for stop in range(MOST_STOPS):
        window.keyboard.press("Tab")
        focus = window.evaluate(FOCUS)
        if focus is None:
            assert stop > 3
            break
        if not focus["isSeen"] or focus["isCovered"] or not focus["isMarked"]:
            faults.append(focus)
    assert faults == []


@pytest.mark.parametrize("name", ["start", "solution", "search", "sign in"])
def test_the_first_stop_leads_past_the_header(window, name):
    window.goto(PAGES[name])
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.getAttribute('href')") == "#inhalt"
    window.keyboard.press("Enter")
    window.keyboard.press("Tab")
    assert window.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_completion_is_chosen_with_arrows_and_left_with_escape(window):
    window.goto("/suche/")
    window.locator("#q").focus()
    window.keyboard.type("Kreuz")
    window.get_by_role("option").first.wait_for()
    window.keyboard.press("ArrowDown")
    assert window.locator("#q").get_attribute("aria-activedescendant")
    window.keyboard.press("Escape")
    assert window.locator("#q").input_value() == "Kreuz"
    window.keyboard.press("ArrowDown")
    window.keyboard.press("Enter")
    window.wait_for_url("**/suche/?q=Kreuz")


def test_the_filters_of_a_phone_open_and_close_without_a_mouse(window):
    window.set_viewport_size({"width": 375, "height": 700})
    window.goto("/suche/?q=Sensor")
    button = window.locator("button.facets__open")
    button.focus()
    window.keyboard.press("Enter")
    assert window.locator("#filter").evaluate("it => it.matches(':popover-open')")
    window.keyboard.press("Escape")
    assert not window.locator("#filter").evaluate("it => it.matches(':popover-open')")
    assert button.evaluate("it => it === document.activeElement")
