"""The house keeps its own rules: floors, sizes, names, words."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ["search", "reference", "network", "projects", "opendata", "hansenetz"]
MAX_LINES = 300
NOWHERE = {"base", "common", "core", "helpers", "misc", "shared", "tools", "utils"}
DJANGO_S = {ROOT / "hansenetz" / "database" / "base.py"}


def modules() -> list[Path]:
    return [path for room in FLOORS for path in sorted((ROOT / room).rglob("*.py"))]


def own_modules() -> list[Path]:
    return [path for path in modules() if "migrations" not in path.parts]


def is_pair_of_words(node: ast.AST) -> bool:
    """Tell whether a node looks like a dependency: ("network", "0001_initial")."""
    return isinstance(node, ast.Tuple) and len(node.elts) == 2 and all(isinstance(e, ast.Constant) for e in node.elts)


def test_no_module_is_longer_than_a_reader_keeps_in_mind():
    long = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in own_modules()}
    assert {name: lines for name, lines in long.items() if lines > MAX_LINES} == {}


def test_no_module_is_named_after_nothing():
    names = {path.stem for path in modules() if path not in DJANGO_S} | {path.parent.name for path in modules()}
    assert not names & NOWHERE


def test_every_module_says_in_one_sentence_why_it_exists():
    silent = []
    for path in own_modules():
        docstring = ast.get_docstring(ast.parse(path.read_text()))
        if path.name not in {"__init__.py", "apps.py", "urls.py"} and not docstring:
            silent.append(str(path.relative_to(ROOT)))
    assert silent == []


@pytest.mark.parametrize("room", FLOORS)
def test_migrations_depend_only_on_rooms_below(room):
    above = set(FLOORS[FLOORS.index(room) + 1 :])
    for path in (ROOT / room).glob("migrations/0*.py"):
        tree = ast.parse(path.read_text())
        strings = {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        models = {value.split(".")[0] for value in strings if re.fullmatch(r"\w+\.\w+", value)}
        pairs = {ast.literal_eval(node.elts[0]) for node in ast.walk(tree) if is_pair_of_words(node)}
        assert not (models | pairs) & above, path


@pytest.mark.parametrize("lock", sorted(path.name for path in ROOT.glob("requirements*.lock")))
def test_locks_pin_every_package_by_hash_and_name_no_address(lock):
    text = (ROOT / lock).read_text()
    assert "://" not in text
    packages = [line for line in text.splitlines() if re.match(r"^[a-z0-9]", line)]
    assert packages
    assert all("==" in line for line in packages)
    assert text.count("--hash=sha256:") >= len(packages)


def test_templates_hold_no_inline_script_style_or_handler():
    inline = re.compile(r"<script(?![^>]*(src=|application/(ld\+)?json))|<style|\sstyle=|\son(?!e=)[a-z]+=|\|safe\b")
    found = [
        str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html") if inline.search(path.read_text())
    ]
    assert found == []
