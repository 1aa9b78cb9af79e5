"""Every page of the site, one after the other: nobody else is asked, no cookie is set, nothing moves while it loads."""

import re
import urllib.request

import pytest

MOVED = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => { for (const each of list.getEntries()) sum += each.value; })
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(sum), 60);
})"""
SENDS_FORMS = ("/anmelden/", "/kontakt/", "/barrierefreiheit/")  # csrftoken, named in the privacy notice


def listed(site: str, path: str) -> list[str]:
    """Return the addresses of a sitemap, also those of the sitemaps that it lists."""
    with urllib.request.urlopen(site + path) as answer:
        found = re.findall(r"<loc>https?://[^/<]+([^<]*)</loc>", answer.read().decode())
    return [each for one in found for each in (listed(site, one) if one.endswith(".xml") else [one])]


@pytest.mark.parametrize("part", range(4))
def test_no_page_asks_others_or_sets_a_cookie_or_moves(window, site, part):
    pages = listed(site, "/sitemap.xml")
    assert len(pages) > 100
    for path in pages[part::4]:
        assert window.goto(path, wait_until="load").status == 200, path
        if not path.removeprefix("/en").startswith(SENDS_FORMS):
            assert window.context.cookies() == [], path
        window.context.clear_cookies()
        assert window.evaluate(MOVED) <= 0.01, path
