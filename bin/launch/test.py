"""Runs every check, then the suite on SQLite, then on each server that the environment names."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from launch import house, setup
from launch.console import in_one_sentence, say
from launch.house import PYTHON, ROOT, VENV

REAL_SITE = {
    "DEBUG": "0",
    "SECRET_KEY": "only-for-the-check-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789",
    "BASE_URL": "https://hansenetz.example",
    "ALLOWED_HOSTS": "hansenetz.example",
    "OFFICE_MAILBOX": "geschaeftsstelle@example.org",
}
NO_TESTS_COLLECTED = 5
# What looks at files, at words or through a browser does not care which database there is.
WITHOUT_DATABASE = [
    "house",
    "browser",
    "shell/test_components.py",
    "shell/test_crawl.py",
    "shell/test_english_texts.py",
    "shell/test_press_release.py",
    "shell/test_tongues.py",
    "shell/test_tongues_of_editors.py",
    "search/test_compounds.py",
    "search/test_completion.py",
    "search/test_embedded_engine.py",
    "search/test_explaining.py",
    "search/test_honesty.py",
    "search/test_likeness.py",
    "search/test_meaning.py",
    "search/test_result_views.py",
    "search/test_search_hostile.py",
    "search/test_server_faults.py",
    "search/test_vocabulary.py",
]
NO_SERVER = ["-m", "not server"]  # those run once for each server


@dataclass(frozen=True, slots=True)
class Check:
    """A program that ends with 0 if all is well."""

    title: str
    command: list[str]
    environment: Mapping[str, str]


def main(arguments: Sequence[str]) -> int:
    """Run everything, also when a part has failed; the last line is pytest's."""
    setup.packages()
    setup.packages("requirements-test.lock")
    setup.front_end()
    failed = [] if _picks_tests(arguments) else _run_checks(_checks())
    codes = [_suite("SQLite", [*arguments, *NO_SERVER], {"DATABASE_URL": ""}, on=["tests"])]
    if address := os.environ.get("TEST_DATABASE_URL"):
        rest = [f"--ignore=tests/{path}" for path in WITHOUT_DATABASE]
        codes.append(_suite("PostgreSQL", [*arguments, *rest, *NO_SERVER], {"DATABASE_URL": address}, on=["tests"]))
    for address in [] if "--fast" in arguments else os.environ.get("TEST_SEARCH_URL", "").split():
        only = [*arguments, "-m", "server"]
        codes.append(
            _suite(address.split(":")[0], only, {"TEST_SEARCH_URL": address}, on=["tests/search", "tests/projects"])
        )
    return 1 if failed or any(codes) else 0


def _checks() -> list[Check]:
    here = house.environment()
    tools = {name: str(VENV / "bin" / name) for name in ("ruff", "mypy", "lint-imports", "djlint")}
    deploy = house.manage("check", "--deploy", "--fail-level", "WARNING")
    return [
        Check("Typen (mypy --strict)", [tools["mypy"]], here),
        Check("Regeln (ruff)", [tools["ruff"], "check"], here),
        Check("Form (ruff format)", [tools["ruff"], "format", "--check"], here),
        Check("Etagen (import-linter)", [tools["lint-imports"]], {**here, "PYTHONPATH": str(ROOT)}),
        Check("Vorlagen (djlint)", [tools["djlint"], "templates", "--lint", "--quiet"], here),
        Check("Migrationen vollständig", house.manage("makemigrations", "--check", "--dry-run"), here),
        Check("Einstellungen einer echten Website (check --deploy)", deploy, {**here, **REAL_SITE}),
    ]


def _run_checks(checks: Sequence[Check]) -> list[str]:
    failed = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for check, (code, output, seconds) in zip(checks, pool.map(_run, checks), strict=True):
            say(f"{check.title}: {'in Ordnung' if code == 0 else 'NICHT in Ordnung'} ({seconds:.0f} s)")
            if code:
                failed.append(check.title)
                say(output)
    return failed


def _run(check: Check) -> tuple[int, str, float]:
    start = time.monotonic()
    result = subprocess.run(
        check.command, cwd=ROOT, env=dict(check.environment), capture_output=True, text=True, check=False
    )
    return result.returncode, result.stdout + result.stderr, time.monotonic() - start


def _suite(name: str, arguments: Sequence[str], extra: Mapping[str, str], *, on: list[str]) -> int:
    say(f"\nTests auf {name}")
    picked = list(arguments) if _picks_tests(arguments) else [*on, *arguments, "-n", str(min(os.cpu_count() or 1, 8))]
    environment = {name: value for name, value in {**house.environment(), **extra}.items() if value}
    command = [str(PYTHON), "-m", "pytest", *picked]
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    # Of hand-picked tests a suite may have none; of all of them, that means a half was left out.
    return 0 if code == NO_TESTS_COLLECTED and _picks_tests(arguments) else code


def _picks_tests(arguments: Sequence[str]) -> bool:
    return any(argument.startswith("tests") or argument == "-k" for argument in arguments)


if __name__ == "__main__":
    in_one_sentence(main)
