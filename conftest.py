"""What a machine lacks for a part of the tests is said in one line, and in CI it is an error."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
SERVER_TESTS = {"test_server_engine.py", "test_index_in_step_on_a_server.py"}
POSTGRESQL_TESTS = {"test_lock_between_machines.py"}
BASES = ("demo_index", "two_cities")  # what tests/conftest.py writes below them
MISSING: list[str] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fast", action="store_true", help="leave out browser and server tests")


def pytest_configure(config: pytest.Config) -> None:
    if not CHROMIUM:
        MISSING.append("Chromium (Browsertests)")
    if not os.environ.get("TEST_DATABASE_URL") and "postgres" not in os.environ.get("DATABASE_URL", ""):
        MISSING.append("PostgreSQL (TEST_DATABASE_URL)")
    if not os.environ.get("TEST_SEARCH_URL"):
        MISSING.append("Suchserver (TEST_SEARCH_URL)")
    if os.environ.get("CI") == "true" and MISSING:
        raise pytest.UsageError(f"In CI fehlt: {', '.join(MISSING)}")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    if collection_path.name == "browser" and (config.getoption("--fast") or not CHROMIUM):
        return True
    if collection_path.name in SERVER_TESTS and (config.getoption("--fast") or not os.environ.get("TEST_SEARCH_URL")):
        return True
    if collection_path.name in POSTGRESQL_TESTS and "postgres" not in os.environ.get("DATABASE_URL", ""):
        return True
    return None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests that begin with less before those that begin with more, for what is written below them stays; browsers last.

    A started browser holds its thread's event loop, and there Django refuses to ask the database.
    """
    items.sort(key=lambda item: ("browser" in item.path.parts, *(base in _fixtures(item) for base in BASES)))


def _fixtures(item: pytest.Item) -> list[str]:
    return getattr(item, "fixturenames", [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if MISSING:
        terminalreporter.write_line(f"Nicht geprüft, weil es fehlt: {', '.join(MISSING)}.")


@pytest.fixture(autouse=True)
def nobody_has_tried_to_sign_in_yet() -> Iterator[None]:
    yield
    cache.clear()
