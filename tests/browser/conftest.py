"""A real browser on a real server; every page it opens is watched for foreign requests and script errors."""

import os
import shutil
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if CHROMIUM is None and os.environ.get("CI") == "true":
    raise RuntimeError("Chromium fehlt: In CI darf kein Browsertest ausfallen.")
collect_ignore_glob = [] if CHROMIUM else ["test_*.py"]
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's sync API keeps an event loop in this thread
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@dataclass
class Complaints:
    """What a watched page must not do."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def window(browser: Browser, live_server):
    """A fresh window in German; at its end no foreign request and no script error may have happened."""
    context = browser.new_context(base_url=live_server.url, locale="de-DE", viewport={"width": 1280, "height": 900})
    page, complaints = context.new_page(), Complaints()
    watch(page, complaints, urlsplit(live_server.url).netloc)
    yield page
    context.close()
    assert complaints == Complaints()


def watch(page: Page, complaints: Complaints, host: str) -> None:
    """Write down each request to another host, each script error and each violation of the content policy."""

    def on_request(request):
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != host:
            complaints.foreign.append(request.url)

    def on_console(message):
        if message.type == "error" and "Failed to load resource" not in message.text:
            complaints.errors.append(message.text)

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.errors.append(str(error)))
