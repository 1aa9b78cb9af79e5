"""Documents cannot rot: what the code offers is what they name, and what they name exists."""

import ast
import re
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import override

ROOT = Path(__file__).resolve().parents[2]
OPERATIONS = ROOT / "docs" / "operations.md"
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
ROOMS = {"search", "reference", "network", "projects", "opendata", "hansenetz"}
READERS = {
    "text",
    "flag",
    "words",
    "folder",
    "secret",
    "address",
    "meaning",
    "origins",
    "networks",
    "choice",
    "database",
    "mail",
    "contact",
    "mailbox",
}


def variables() -> set[str]:
    tree = ast.parse((ROOT / "hansenetz" / "settings.py").read_text())
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    return {
        node.args[0].value
        for node in calls
        if node.func.attr in READERS and getattr(node.func.value, "id", "") == "environment"
    }


def own_addresses() -> set[str]:
    """Return the first part of every address that our own code answers."""
    found: set[str] = set()

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> None:
        for entry in patterns:
            here = prefix + str(entry.pattern)
            if isinstance(entry, URLResolver):
                walk(entry.url_patterns, here)
            elif getattr(entry.callback, "__module__", "").split(".")[0] in ROOMS:
                found.add("/" + re.sub(r"^\^|\\|\$$|\(.*|<.*", "", here))

    with override("de"):
        walk(get_resolver().url_patterns, "")
    return {address for address in found if address != "/" and not address.startswith("/admin/")}


@pytest.mark.parametrize("variable", sorted(variables()))
def test_every_variable_is_explained(variable):
    assert f"`{variable}`" in OPERATIONS.read_text()


def test_every_command_of_ours_is_explained():
    ours = {name for name, app in get_commands().items() if app in ROOMS}
    assert {name for name in ours if f"manage.py {name}" not in OPERATIONS.read_text()} == set()


def test_every_address_of_ours_is_explained():
    assert {address for address in own_addresses() if f"`{address}" not in OPERATIONS.read_text()} == set()


def test_the_programs_in_bin_are_explained():
    programs = {f"bin/{path.name}" for path in (ROOT / "bin").iterdir() if path.is_file() and path.name != "python"}
    text = OPERATIONS.read_text()
    assert {program for program in programs if f"`{program}" not in text} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document):
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text())
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_every_dependency_has_its_reason():
    names = re.findall(r"^[A-Za-z][A-Za-z0-9-]*", (ROOT / "requirements.in").read_text(), re.MULTILINE)
    text = (ROOT / "docs" / "architecture.md").read_text().lower()
    assert [name for name in names if name.lower() not in text] == []
