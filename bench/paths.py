"""The addresses that benchmarks ask for."""

from collections.abc import Sequence
from urllib.parse import urlencode

SOLUTION = "/staedte/luebeck/kreuzung-frei/"
CITIES = ("luebeck", "rostock", "stralsund", "wismar", "kiel", "schwerin")
SORTS = ("relevanz", "neu", "titel")


def mixed(asked: Sequence[str]) -> list[str]:
    """Return addresses of result pages, every other one with filters."""
    paths = []
    for at, text in enumerate(asked):
        values = {"q": text}
        if at % 2:
            values |= {"stadt": CITIES[at % len(CITIES)], "sort": SORTS[at % len(SORTS)]}
        if at % 5 == 0:
            values |= {"seite": "2"}
        paths.append(f"/suche/?{urlencode(values)}")
    return paths
