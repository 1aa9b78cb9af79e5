"""4-grams of folded words, which forgive typing errors."""

import re

from search.analysis.stopwords import GERMAN
from search.analysis.words import normal

LETTERS = re.compile(r"[^\W_]+")
SIZE = 4
FOLDS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ae", "a"), ("oe", "o"), ("ue", "u"))
LONGEST = 60


def folded(word: str) -> str:
    """Return the normal word with umlauts as plain vowels, however they were written."""
    word = normal(word)
    for long, short in FOLDS:
        word = word.replace(long, short)
    return word


def grams(text: str) -> list[str]:
    """Return the 4-grams of each folded word with its boundaries marked; stop words left out."""
    found: list[str] = []
    for match in LETTERS.finditer(text):
        word = match.group()
        if len(word) <= LONGEST and normal(word) not in GERMAN:
            found += _grams_of(f"_{folded(word)}_")
    return found


def _grams_of(marked: str) -> list[str]:
    if len(marked) <= SIZE:
        return [marked]
    return [marked[at : at + SIZE] for at in range(len(marked) - SIZE + 1)]
