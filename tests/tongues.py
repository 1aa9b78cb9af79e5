"""Which words betray that a text is in the other language, and where they stand in a page without saying so."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, Doctype

WORDS = Path(__file__).parent / "words"
# Only words that the other language does not know: no "die", "was", "in", "so", "hat", "war", "name".
GERMAN = frozenset((WORDS / "german.txt").read_text("utf-8").split())
ENGLISH = frozenset((WORDS / "english.txt").read_text("utf-8").split())
# Names keep their language.
NAMES = (
    "Smarte Hanse",
    "Smarten Hanse",
    "Hansestadt",
    "Smart Cities",
    "Emerging Cities",
    "Open Source",
    "Lisa von Lübeck",
    "Leichte Sprache",
    "Stadt.Land.Tech.",
    "WISMAR MACHT MIT",
)
SPOKEN = {"alt", "title", "aria-label", "aria-description", "placeholder", "summary", "data-label"}
SPOKEN_META = {"description", "og:title", "og:description", "og:site_name", "og:image:alt"}
SILENT = {"script", "style", "template"}
ADDRESS = re.compile(r"\S+@\S+|https?:\S+|\w+=\w+")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def strays(html: str, names: Collection[str] = NAMES) -> list[str]:
    """Return the texts of a page that hold a word of the other language than the one they claim to be in.

    names keep their language wherever they stand.
    """
    found = []
    for spoken, text in texts(BeautifulSoup(html, "html.parser")):
        if spoken and (hits := sorted(foreign(text, GERMAN if spoken == "en" else ENGLISH, names))):
            found.append(f"{spoken}: {' '.join(text.split())} <- {', '.join(hits)}")
    return found


def foreign(text: str, words: frozenset[str], names: Collection[str]) -> set[str]:
    """Return the telling words of a text."""
    text = ADDRESS.sub("", " ".join(text.split()))
    for name in names:
        text = text.replace(name, "")
    return {word for word in map(str.lower, WORD.findall(text)) if word in words}


def texts(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Return each text that people see or hear, with the language that it says it is in."""
    for node in soup.find_all(string=True):
        parent = node.parent
        if isinstance(node, (Comment, Doctype)) or parent is None or parent.name in SILENT or not node.strip():
            continue
        yield spoken_at(parent), str(node)
    for tag in soup.find_all(True):
        for name in SPOKEN & tag.attrs.keys():
            yield spoken_at(tag), str(tag[name])
        if tag.name == "meta" and (tag.get("name") or tag.get("property")) in SPOKEN_META:
            yield spoken_at(tag), str(tag["content"])


def spoken_at(tag: Tag) -> str:
    """Return the language of the nearest element that names one; empty where that says it may be any."""
    said = tag if tag.has_attr("lang") else tag.find_parent(lang=True)
    return str(said["lang"])[:2] if isinstance(said, Tag) else ""
