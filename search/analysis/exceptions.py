"""What the noun list cannot know of German compounds; editors of the list extend search/data/exceptions_de.tsv."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "data" / "exceptions_de.tsv"


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Words that are parts although no noun, never parts although a noun, or split in a way of their own."""

    short: frozenset[str]  # parts of three letters
    parts: frozenset[str]  # stems of verbs and first parts that are no nouns
    never: frozenset[str]  # nouns that are endings or chance letters in longer words
    whole: frozenset[str]  # words that are not split
    name: frozenset[str]  # names with umlauts, which people also type with ae, oe, ue
    split: dict[str, tuple[str, ...]]  # words with their parts


@cache
def exceptions() -> Exceptions:
    """Read the file: each line is a kind, a tab, and words; a line of kind ``split`` is one word and its parts."""
    found: dict[str, list[str]] = {"short": [], "part": [], "never": [], "whole": [], "name": []}
    split: dict[str, tuple[str, ...]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        kind, _, text = line.partition("\t")
        names = text.replace("ß", "ss").split()
        if kind == "split":
            split[names[0]] = tuple(names[1:])
        else:
            found[kind] += names
    short, parts, never, whole, name = (frozenset(found[kind]) for kind in ("short", "part", "never", "whole", "name"))
    return Exceptions(short, parts, never, whole, name, split)
