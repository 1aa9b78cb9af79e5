"""Every word that the interface shows is there in German."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["search", "reference", "network", "projects", "opendata", "hansenetz"]
SINGLE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
Message = tuple[str | None, str]


def called(source: str) -> set[Message]:
    """Return (context, msgid) of each call that asks for a translation of a literal."""
    found: set[Message] = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        words = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
        if name in SINGLE | PLURAL and words and isinstance(words[0], str):
            found.add((None, words[0]))
        elif name in CONTEXT and len(words) > 1:
            found.add((str(words[0]), str(words[1])))
    return found


def in_template(path: Path) -> set[Message]:
    """Return the messages of a template, which Django itself turns into calls."""
    calls = re.findall(r"\b[np]?n?gettext\(.*?\)(?=\s|$|\n)", templatize(path.read_text(), origin=str(path)), re.DOTALL)
    found: set[Message] = set()
    for call in calls:
        source = re.sub(r"(?<=[(,])u(?=['\"])", "", call)
        try:
            found |= called(source)
        except SyntaxError:
            found |= called(source.replace("\n", "\\n"))
    return found


@pytest.fixture(scope="module")
def german() -> dict[Message, polib.POEntry]:
    entries = polib.pofile(str(ROOT / "locale" / "de" / "LC_MESSAGES" / "django.po"))
    return {(entry.msgctxt, entry.msgid): entry for entry in entries}


def sources() -> list[Path]:
    modules = [path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts]
    return modules + [path for path in (ROOT / "templates").rglob("*.html") if "wagtailadmin" not in path.parts]


def messages() -> set[Message]:
    found: set[Message] = set()
    for path in sources():
        found |= called(path.read_text()) if path.suffix == ".py" else in_template(path)
    return found


def test_every_message_has_its_german(german):
    from django.utils.translation import override

    with override("de"):
        spoken = {message for message in messages() if known_to_django(message)}
    assert sorted(map(str, messages() - german.keys() - spoken)) == []


def known_to_django(message: Message) -> bool:
    """Tell whether Django or Wagtail bring the German themselves."""
    from django.utils.translation import gettext, pgettext

    context, msgid = message
    return (pgettext(context, msgid) if context else gettext(msgid)) != msgid


def test_no_german_is_empty_or_a_guess(german):
    assert [entry.msgid for entry in german.values() if not entry.translated() or entry.fuzzy] == []


def test_placeholders_survive_translation(german):
    holes = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
    for entry in german.values():
        if not entry.msgid_plural:
            assert sorted(holes.findall(entry.msgid)) == sorted(holes.findall(entry.msgstr)), entry.msgid


def test_what_django_reads_is_what_translators_wrote(german):
    compiled = polib.mofile(str(ROOT / "locale" / "de" / "LC_MESSAGES" / "django.mo"))
    assert {(entry.msgctxt, entry.msgid) for entry in compiled} == set(german)
