#!/usr/bin/env python
"""Photograph every kind of page of a running demo site to be judged: German and English, light and dark, wide and narrow.

bench/screens.py http://127.0.0.1:8000 FOLDER [--only "city,solution"] [--also "gone=/alt/"]

One PNG of the whole page each, `kind-language-scheme-width.png`, and one sheet a kind and width with the four pages of
that width side by side. `--also` photographs an address that only exists now, such as a page that has expired.
Forms are sent: run it against a demo site, never against a real one.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from tests.browser.conftest import CHROMIUM, QUIET  # noqa: E402
from tests.browser.places import PAGES, english  # noqa: E402

MORE = {
    "thin city": "/staedte/schwerin/",
    "city with examples": "/staedte/wismar/",
    "example lesson": "/staedte/rostock/beispiel-sensoren-im-winter/",
    "example need": "/staedte/wismar/beispiel-maengelmelder/",
    "funded solution": "/staedte/rostock/hafensport/",
    "contradicting sources": "/staedte/stralsund/nur-was-im-netz-steht-zaehlt/",
    "mixed lesson": "/staedte/stralsund/vorbild-genau-ansehen/",
    "good lesson": "/staedte/luebeck/betrieb-nach-dem-versuch-geklaert/",
    "how search works": "/so-funktioniert-die-suche/",
    "how the register works": "/so-funktioniert-das-register/",
    "search in plain language": "/suche-in-leichter-sprache/",
    "register in plain language": "/register-in-leichter-sprache/",
    "about": "/ueber/",
    "event": "/veranstaltungen/unterzeichnung-2023/",
    "news item": "/aktuelles/absichtserklaerung-unterzeichnet/",
    "mistyped": "/suche/?q=Sensr",
    "filters without hits": "/suche/?q=Sensor&stadt=kiel&von=2018",
    "nonsense": "/suche/?q=xyzqwv",
    "nonsense with an offer": "/suche/?q=Thermometer",
    "middle page of results": "/suche/?q=Parkplatzsensor&seite=2",
    "last page of results": "/suche/?q=Sensor&seite=2",
    "components": "/muster/",
}
SCHEMES = ("light", "dark")
LANGUAGES = {"de": str, "en": english}
WIDTHS = (1280, 375)
TALLEST = 8000
GAP = 12
SEND = "main form[method=post] [type=submit]"


class Shot(NamedTuple):
    """A kind of page, its address and what is done there before the picture is taken."""

    kind: str
    path: str
    do: Callable[[Page], None] = lambda page: None


def main() -> None:
    """Photograph what was asked for, a line a kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="kinds, with commas between them")
    parser.add_argument("--also", action="append", default=[], help="kind=/address/")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    also = [Shot(*each.split("=", 1)) for each in given.also]
    only = {name.strip() for name in given.only.split(",") if name.strip()}
    shots = [each for each in known() if each.kind in only or not (only or also)] + also
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for each in shots:
            begun = time.monotonic()
            for width in WIDTHS:
                sheet(taken(browser, given, each, width), given.folder / f"sheet-{named(each.kind)}-{width}.png")
            print(f"{each.kind}: {time.monotonic() - begun:.0f} s", flush=True)
        browser.close()


def known() -> list[Shot]:
    """Return every kind of page, and the states that only a visitor's doing brings about."""
    pages = [Shot(kind, path) for kind, path in {**PAGES, **MORE}.items()]
    return [
        *pages,
        Shot("contact with errors", "/kontakt/", send),
        Shot("contact sent", "/kontakt/", fill_and_send),
        Shot("accessibility with errors", "/barrierefreiheit/", send),
        Shot("accessibility sent", "/barrierefreiheit/", fill_and_send),
        Shot("form too old", "/kontakt/", send_without_token),
        Shot("sign in with errors", "/anmelden/", sign_in_wrongly),
        Shot("menu", "/", open_menu),
        Shot("how it was searched", "/suche/?q=Parkplatzsensor", unfold),
        Shot("filters of a phone", "/suche/?q=Sensor", open_filters),
        Shot("completion", "/suche/", type_a_beginning),
        Shot("comparison of one", "/loesungen/", lambda page: compare(page, 1)),
        Shot("comparison of two", "/loesungen/", lambda page: compare(page, 2)),
        Shot("comparison of four", "/loesungen/", lambda page: compare(page, 4)),
        Shot("differences only", "/loesungen/", differences),
        Shot("comparison printed", "/loesungen/", printed),
    ]


def send(page: Page) -> None:
    """Send the page's form as it is."""
    with page.expect_navigation():
        page.locator(SEND).last.click()


def fill_and_send(page: Page) -> None:
    """Write a message and send it."""
    page.locator("main form textarea").fill("Das ist eine Nachricht von bench/screens.py.")
    send(page)


def send_without_token(page: Page) -> None:
    """Send the form as somebody does who has deleted cookies in the meantime."""
    page.context.clear_cookies()
    send(page)


def sign_in_wrongly(page: Page) -> None:
    """Sign in as nobody."""
    page.locator("main input[name=login]").fill("niemand")
    page.locator("main input[name=password]").fill("falsch")
    send(page)


def open_menu(page: Page) -> None:
    """Open the menu where the page is narrow enough to have one."""
    button = page.locator("header [popovertarget]").first
    if button.is_visible():
        button.click()


def unfold(page: Page) -> None:
    """Unfold everything that is folded."""
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")


def open_filters(page: Page) -> None:
    """Open the sheet of filters where the page is narrow enough to have one."""
    button = page.locator("main .facets__open")
    if button.is_visible():
        button.click()


def type_a_beginning(page: Page) -> None:
    """Type so that the search box offers how to go on."""
    page.locator("#q").press_sequentially("Par")
    page.locator("main [role=option]").first.wait_for()


def compare(page: Page, how_many: int) -> None:
    """Choose the first solutions of the list and compare them."""
    for box in page.locator("main input[form=auswahl]").all()[:how_many]:
        box.check()
    with page.expect_navigation():
        page.locator("#auswahl button").click()


def differences(page: Page) -> None:
    """Compare two solutions and leave out what is the same."""
    compare(page, 2)
    with page.expect_navigation():
        page.locator(".compare__ways a").first.click()


def printed(page: Page) -> None:
    """Compare four solutions and show them as a sheet of A4 on its side does, less its margins."""
    compare(page, 4)
    page.set_viewport_size({"width": 1032, "height": 702})
    page.emulate_media(media="print")


def taken(browser: Browser, given: argparse.Namespace, shot: Shot, width: int) -> list[Path]:
    """Return the pictures of one kind at one width: both languages, each light and dark."""
    files = []
    for language, spoken in LANGUAGES.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                base_url=given.address,
                locale=language,
                color_scheme=scheme,
                viewport={"width": width, "height": 900},
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(spoken(shot.path), wait_until="load")
            shot.do(page)
            page.evaluate("document.querySelectorAll('img').forEach(each => each.loading = 'eager')")
            page.wait_for_load_state("networkidle")
            file = given.folder / f"{named(shot.kind)}-{language}-{scheme}-{width}.png"
            page.screenshot(path=file, full_page=True)
            files.append(file)
            context.close()
    return files


def sheet(files: list[Path], file: Path) -> None:
    """Put pictures side by side, cut where they are very long."""
    pictures = [Image.open(each).convert("RGB") for each in files]
    height = min(max(each.height for each in pictures), TALLEST)
    whole = Image.new("RGB", (sum(each.width + GAP for each in pictures), height), "gray")
    left = 0
    for each in pictures:
        whole.paste(each, (left, 0))
        left += each.width + GAP
    whole.save(file)


def named(kind: str) -> str:
    """Return a kind of page as part of a file name."""
    return kind.replace(" ", "-")


if __name__ == "__main__":
    main()
