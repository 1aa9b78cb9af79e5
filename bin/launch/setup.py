"""Sets up what is missing: virtual environment, packages, front-end packages, database, demo content, index."""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from launch import house
from launch.console import StepError, in_one_sentence, run_step, say
from launch.house import PYTHON, ROOT, STAMPS, VAR_DIR, VENV, fingerprint, is_stamped, stamp_with

NEEDED_BYTES = 700 * 2**20
ROOMS = ("search", "reference", "network", "projects", "opendata", "hansenetz")


def packages(lock: str = "requirements.lock") -> None:
    """Install the packages of a lock file into the virtual environment, each checked by its hash."""
    stamp, mark = VENV / f"installed-{lock}", fingerprint([ROOT / lock], sys.version)
    if is_stamped(stamp, mark) and PYTHON.exists():
        return
    _demand_space()
    if not PYTHON.exists():
        run_step("Virtuelle Umgebung anlegen", [sys.executable, "-m", "venv", str(VENV)], house.environment())
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--no-deps", "--require-hashes"]
    run_step(f"Pakete aus {lock} installieren", [*pip, "-r", str(ROOT / lock)], house.environment())
    stamp_with(stamp, mark)


def front_end() -> None:
    """Fetch the design system and the font, by npm or, where it is missing, by the one from PyPI."""
    stamp = ROOT / "node_modules" / ".installed"
    mark = fingerprint([ROOT / "package-lock.json"])
    if is_stamped(stamp, mark):
        return
    npm = shutil.which("npm")
    if npm is None:
        packages("requirements-node.lock")
        npm = str(VENV / "bin" / "npm")
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    run_step("Gestaltungspakete holen", command, {**house.environment(), "PATH": path})
    stamp_with(stamp, mark)


def database() -> None:
    """Bring the tables up to date."""
    mark = fingerprint([ROOT / room / "migrations" for room in ROOMS] + [ROOT / "requirements.lock"], *_where())
    if _has_database() and is_stamped(STAMPS / "database", mark):
        return
    if not _has_database():
        shutil.rmtree(STAMPS, ignore_errors=True)
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    run_step("Datenbank einrichten", house.manage("migrate", "--no-input"), house.environment())
    stamp_with(STAMPS / "database", mark)


def content(*, accounts: bool) -> None:
    """Load the demo content, and accounts to try it with."""
    sources = [ROOT / "content", ROOT / "hansenetz" / "demo", ROOT / "reference" / "vocabulary"]
    mark = fingerprint(sources, "accounts" if accounts else "", *_where())
    if is_stamped(STAMPS / "content", mark):
        return
    arguments = ["demo", "--accounts"] if accounts else ["demo"]
    run_step("Beispielinhalte laden", house.manage(*arguments), house.environment())
    stamp_with(STAMPS / "content", mark)


def index() -> None:
    """Build the search index from the database, if there is none that this release can read."""
    mark = fingerprint([ROOT / "search" / "analysis", ROOT / "search" / "engines"], *_where())
    url = os.environ.get("SEARCH_URL", f"embedded://{VAR_DIR}/search")
    lost = url.startswith("embedded://") and not Path(url.removeprefix("embedded://")).is_dir()
    if is_stamped(STAMPS / "index", mark) and not lost:
        return
    run_step("Suchindex aufbauen", house.manage("search_rebuild"), house.environment())
    stamp_with(STAMPS / "index", mark)


def everything(*, empty: bool, accounts: bool = True) -> None:
    """Take every step that has not been taken yet."""
    packages()
    front_end()
    database()
    if not empty:
        content(accounts=accounts)
    index()


def main(arguments: Sequence[str]) -> int:
    """Set up and say so."""
    parser = argparse.ArgumentParser(prog="bin/setup", description="Richtet ein, was fehlt.")
    parser.add_argument("--empty", action="store_true", help="ohne Beispielinhalte und Konten")
    everything(empty=parser.parse_args(arguments).empty)
    say("Alles eingerichtet. bin/run startet die Website.")
    return 0


def _where() -> tuple[str, ...]:
    return os.environ.get("DATABASE_URL", ""), os.environ.get("SEARCH_URL", "")


def _has_database() -> bool:
    return bool(os.environ.get("DATABASE_URL")) or (VAR_DIR / "hansenetz.sqlite3").exists()


def _demand_space() -> None:
    free = shutil.disk_usage(ROOT).free
    if free < NEEDED_BYTES:
        raise StepError(
            f"Der Datenträger ist fast voll: {free // 2**20} MB frei, nötig sind {NEEDED_BYTES // 2**20} MB."
        )


if __name__ == "__main__":
    in_one_sentence(main)
