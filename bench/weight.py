#!/usr/bin/env python
"""Weigh pages as a first visit fetches them, in Chromium: bytes on the way, requests, layout shift, others asked.

bench/weight.py [N]: of the scratch site with N solutions (1000), as gunicorn serves it with compressed files.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import load  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from servers import gunicorn  # noqa: E402

from tests.browser.conftest import CHROMIUM, QUIET  # noqa: E402

PAGES = {
    "start": "/",
    "city": "/staedte/luebeck/",
    "solution": "/staedte/luebeck/kreuzung-frei/",
    "search": "/suche/?q=Parkplatzsensor",
    "map": "/karte/",
    "comparison": "/vergleich/",
    "balance": "/netzwerk/bilanz/",
}
TEXT_KB, REQUESTS = 60, 6
SHIFT = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => { for (const each of list.getEntries()) sum += each.value; })
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(sum), 300);
})"""


def main() -> None:
    """Weigh each page in a browser that has seen nothing yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=1000)
    number = parser.parse_args().number
    subprocess.run([sys.executable, str(ROOT / "bench" / "load.py"), str(number)], check=True)
    home = load.folder(number)
    with gunicorn("hansenetz.wsgi:application", load.environment(home)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        rows = {name: weigh(browser, f"http://localhost:{server.port}{path}") for name, path in PAGES.items()}
        browser.close()
    (home / "weight.json").write_text(json.dumps(rows, indent=1))
    print(
        "| page | HTML, CSS, JS kB | fonts kB | pictures kB | requests without pictures | layout shift | others asked |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, row in rows.items():
        print(f"| {name} | {' | '.join(str(value) for value in row.values())} |")
    sys.exit(any(float(str(row["text"])) > TEXT_KB or int(str(row["requests"])) > REQUESTS for row in rows.values()))


def weigh(browser: object, address: str) -> dict[str, object]:
    """Return what a first visit of the page costs; kilobytes as they travel."""
    context = browser.new_context(
        extra_http_headers={"X-Forwarded-Proto": "https"}, viewport={"width": 1280, "height": 900}
    )
    page, sizes, others = context.new_page(), defaultdict(list), set()

    def on_finished(request: object) -> None:
        is_icon = urlsplit(request.url).path.endswith((".svg", ".png"))  # which a browser calls "other"
        kind = "pictures" if is_icon else {"image": "pictures", "font": "fonts"}.get(request.resource_type, "text")
        sizes[kind].append(request.sizes()["responseBodySize"])
        if urlsplit(request.url).netloc not in {urlsplit(address).netloc, ""}:
            others.add(request.url)

    page.on("requestfinished", on_finished)
    page.goto(address, wait_until="networkidle")
    shift = page.evaluate(SHIFT)
    context.close()
    kilobytes = {kind: f"{sum(found) / 1000:.1f}" for kind, found in sizes.items()}
    return {
        "text": kilobytes.get("text", "0"),
        "fonts": kilobytes.get("fonts", "0"),
        "pictures": kilobytes.get("pictures", "0"),
        "requests": len(sizes["text"]) + len(sizes["fonts"]),
        "shift": round(shift, 3),
        "others": len(others),
    }


if __name__ == "__main__":
    main()
