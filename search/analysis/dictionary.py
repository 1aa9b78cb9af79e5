"""Tells a German word that is spelled right from one that may be a typing error."""

from functools import cache
from pathlib import Path

from search.analysis.compounds import nouns, split
from search.analysis.words import stem

OTHERS = Path(__file__).resolve().parent.parent / "data" / "others_de.txt"


def is_noun(word: str) -> bool:
    """Tell whether a normal word is a noun or made of nouns."""
    return word in nouns() or bool(split(word))


def is_word(word: str) -> bool:
    """Tell whether a normal word is a German word of its own; compounds are none, for many a typing error looks like one."""
    return word in nouns() or stem(word) in _others()


@cache
def _others() -> frozenset[str]:
    lines = OTHERS.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
