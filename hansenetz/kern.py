"""Keeps of KERN's style sheet only what our pages can use: whole, it weighs three times as much as the site's own."""

import re
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Whatever may write a class into a page: templates, scripts, and Python for widgets and the names of icons.
PLACES = ("templates", "static/js", "hansenetz", "network", "opendata", "projects", "reference", "search")
SUFFIXES = {".html", ".js", ".py"}
NESTING = ("@media", "@supports", "@layer")

_NAME = re.compile(r"[\w-]+")
_PIECE = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|[{};]|[^{};\"']+")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_CHOICE = re.compile(r":(?:not|is|where)\((?:[^()]|\([^()]*\))*\)")  # what is in it need not be on the page
_COMMA = re.compile(r",(?![^(]*\))")
_VARIABLE = re.compile(r"(?<![\w(-])(--[\w-]+)\s*:(?:\"[^\"]*\"|'[^']*'|[^;{}\"'])*(?:;|(?=}))")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")


def sources() -> list[Path]:
    """List the files that may write a class into a page."""
    return [path for place in PLACES for path in sorted((ROOT / place).rglob("*")) if path.suffix in SUFFIXES]


def names() -> frozenset[str]:
    """Return every word of the sources that may be a class, or the end of one, on a page."""
    return frozenset(name for path in sources() for name in _NAME.findall(path.read_text(encoding="utf-8")))


def is_used(name: str, known: Collection[str]) -> bool:
    """Tell whether a class may occur: as it is written, or put together of its block and a variant from elsewhere."""
    block, dashes, variant = name.partition("--")
    return name in known or (bool(dashes) and f"{block}--" in known and variant in known)


def pruned(sheet: str, known: Collection[str], beside: str) -> str:
    """Return the sheet without rules for unknown classes, and without variables that neither it nor beside asks for."""
    text = "".join(_rules(iter(_PIECE.findall(_COMMENT.sub("", sheet))), known))
    while (left := _VARIABLE.sub(partial(_if_asked, frozenset(_ASKED.findall(text + beside))), text)) != text:
        text = left
    return text


def _rules(pieces: Iterator[str], known: Collection[str]) -> Iterator[str]:
    """Yield the rules of a block that may match, up to its end."""
    head = ""
    for piece in pieces:
        if piece == "}":
            return
        if piece == ";":
            yield f"{head};"
        elif piece == "{":
            selector = head.strip()
            if selector.startswith(NESTING):
                body = "".join(_rules(pieces, known))
            else:
                body = _block(pieces)
                selector = selector if selector.startswith("@") else _matching(selector, known)
            if selector and body:
                yield f"{selector}{{{body}}}"
        head = "" if piece in "{;" else head + piece


def _block(pieces: Iterator[str]) -> str:
    """Return what stands between the braces of a rule, as it is."""
    depth, found = 1, ""
    for piece in pieces:
        depth += (piece == "{") - (piece == "}")
        if not depth:
            break
        found += piece
    return found


def _matching(selectors: str, known: Collection[str]) -> str:
    """Return those of the selectors that may match something."""
    listed = (each.strip() for each in _COMMA.split(selectors))
    return ",".join(
        each for each in listed if all(is_used(name, known) for name in _CLASS.findall(_CHOICE.sub("", each)))
    )


def _if_asked(asked: Collection[str], declaration: re.Match[str]) -> str:
    return declaration.group() if declaration.group(1) in asked else ""
