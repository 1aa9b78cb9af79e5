"""A real browser on a real server; every page it opens is watched for foreign requests and script errors."""

import contextlib
import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
MANAGE = [sys.executable, str(ROOT / "manage.py")]
DATABASE = "hansenetz.sqlite3"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
]


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


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The site with its demo content, served by a process of its own, as an address."""
    var = tmp_path_factory.mktemp("site")
    shutil.copytree(filled(tmp_path_factory), var, dirs_exist_ok=True)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = settings(var) | {"BASE_URL": address}
    with (var / "server.log").open("w") as log:
        serve = [*MANAGE, "runserver", "--noreload", f"127.0.0.1:{port}"]
        server = subprocess.Popen(serve, env=environment, stdout=log, stderr=log)
        try:
            wait_for(f"{address}/healthz", server)
            yield address
        finally:
            server.terminate()
            server.wait(10)


def filled(tmp_path_factory) -> Path:
    """Return a folder with database, pictures and index of the demo, made once for all workers of this run."""
    base = tmp_path_factory.getbasetemp()
    home = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "demo-site"
    with home.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            draft = home.with_suffix(".draft")
            for command in (["migrate"], ["demo", "--accounts"], ["search_rebuild"]):
                manage(command, draft)
            draft.rename(home)
    return home


def manage(command: list[str], var: Path) -> None:
    made = subprocess.run([*MANAGE, *command], env=settings(var), capture_output=True, text=True)
    assert made.returncode == 0, f"{command} failed:\n{made.stdout[-2000:]}\n{made.stderr[-4000:]}"


def settings(var: Path) -> dict[str, str]:
    named = {"VAR_DIR": str(var), "DEBUG": "1", "SECRET_KEY": "only for tests", "BASE_URL": "http://127.0.0.1"}
    named |= {"DJANGO_SETTINGS_MODULE": "hansenetz.settings", "DATABASE_URL": f"sqlite:///{var / DATABASE}"}
    return {**os.environ, **named}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert server.poll() is None, "the server has ended"
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2):
            return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="session")
def visitor(browser: Browser, site):
    """Somebody who reads German and keeps fonts and styles from page to page."""
    context = browser.new_context(
        base_url=site, locale="de-DE", viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    yield context
    context.close()


@pytest.fixture
def window(visitor: BrowserContext, site):
    """A fresh window without cookies; at its end no foreign request and no script error may have happened."""
    page, complaints = visitor.new_page(), Complaints()
    watch(page, complaints, urlsplit(site).netloc)
    yield page
    page.close()
    visitor.clear_cookies()
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
