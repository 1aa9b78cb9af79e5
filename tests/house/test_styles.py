"""Style sheets say nothing that no page asks for."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("search", "reference", "network", "projects", "opendata", "hansenetz")
TAG = r"\{%.*?%\}|\{\{.*?\}\}"
IN_MARKUP = re.compile(rf'class="((?:{TAG}|[^"])*)"')
IN_SCRIPT = re.compile(r"[\"'`]([^\"'`\n]*)[\"'`]")
OF_WAGTAIL = ("w-theme-",)  # classes that Wagtail's own templates write
BEGINNING = re.compile(r"([\w-]+-)\{[{%]")  # "tone-{{ sign.tone }}"


def classes_in_use() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the classes that templates, Python and scripts write, and beginnings that templates complete."""
    places = [ROOT / "templates", *(ROOT / room for room in ROOMS)]
    markup = [path.read_text() for place in places for path in place.rglob("*") if path.suffix in {".html", ".py"}]
    scripts = [path.read_text() for path in (ROOT / "static" / "js").glob("*.js")]
    written = [found for text in markup for found in IN_MARKUP.findall(text)]
    spoken = [found for text in scripts for found in IN_SCRIPT.findall(text)]
    names = {name for text in (*written, *spoken) for name in re.findall(r"[\w-]+", text)}
    return frozenset(names), (*OF_WAGTAIL, *{begun for text in written for begun in BEGINNING.findall(text)})


def classes_of(sheet: str) -> set[str]:
    """Return the classes that a style sheet's selectors name."""
    selectors = re.findall(r"([^{};]+)\{", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
    return {name for selector in selectors for name in re.findall(r"\.([A-Za-z_][\w-]*)", selector)}


def test_every_class_of_our_style_sheets_is_on_some_page():
    names, beginnings = classes_in_use()
    unused = {
        str(path.relative_to(ROOT)): left
        for path in sorted((ROOT / "static" / "css").rglob("*.css"))
        if (
            left := {
                name for name in classes_of(path.read_text()) if name not in names and not name.startswith(beginnings)
            }
        )
    }
    assert unused == {}


def test_no_class_is_made_of_halves_that_a_condition_chooses():
    """Else its rule cannot be found by its name, and the check above takes it for unused."""
    halved = re.compile(r'class="[^"]*[_-]\{%')
    places = (ROOT / "templates").rglob("*.html")
    assert [str(path.relative_to(ROOT)) for path in places if halved.search(path.read_text())] == []


def test_no_rule_shouts():
    sheets = (ROOT / "static" / "css").rglob("*.css")
    assert [str(path.relative_to(ROOT)) for path in sheets if "!important" in path.read_text()] == []
