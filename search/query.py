"""What a person typed, taken apart: words, "phrases", beginnings*, -without and OR. Never fails, whatever was typed."""

import re
import unicodedata
from dataclasses import dataclass

from search.analysis import Word, folded, stem, terms, words
from search.analysis.words import WORD

MOST_LETTERS = 200
MOST_WORDS = 16
SHORTEST_BEGINNING = 2
TOKEN = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
QUOTES = str.maketrans("„“”‟«»", '""""""')
OR = {"OR", "ODER", "|"}


@dataclass(frozen=True, slots=True)
class Query:
    """The parts of a question; words keep their places in text."""

    text: str  # the words that are searched, without operators
    words: tuple[Word, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()  # stems in order: each must occur
    beginnings: tuple[str, ...] = ()  # folded letters: a word that begins so must occur
    without: tuple[tuple[str, ...], ...] = ()  # stems in order: none may occur
    is_either: bool = False  # OR was typed: one phrase or beginning is enough

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is asked for, so that everything is shown."""
        return not (self.words or self.phrases or self.beginnings)

    @property
    def small_words(self) -> tuple[str, ...]:
        """The words such as "wie" and "einen" that say nothing, so that they are not searched."""
        return tuple(match.group() for match in WORD.finditer(self.text) if not terms(match.group()))


def parse(text: str, language: str = "de") -> Query:
    """Take a question apart; what is longer than 200 letters or 16 words is cut.

    The vocabulary pairs words of both languages by German stems; in the English interface a word has its English stem too.
    """
    plain: list[str] = []
    phrases: list[tuple[str, ...]] = []
    beginnings: list[str] = []
    without: list[tuple[str, ...]] = []
    for match in TOKEN.finditer(clean(text)):
        piece = match["word"] if match["word"] is not None else match["phrase"]
        stems = tuple(word.terms[0] for word in words(piece))
        if match["minus"]:
            without += [stems] if stems else []
        elif match["phrase"] is not None:
            phrases += [stems] if stems else []
            plain.append(piece)
        elif piece.endswith("*") and len(beginning := folded(piece.rstrip("*"))) >= SHORTEST_BEGINNING:
            beginnings += [beginning] if beginning.isalnum() else []
        elif piece not in OR:
            plain.append(piece)
    asked = " ".join(plain)
    found = tuple(words(asked)[:MOST_WORDS])
    if language == "en":
        found = tuple(word._replace(other=stem(asked[word.start : word.end], "en")) for word in found)
    is_either = any(piece in OR for piece in clean(text).split())
    return Query(asked, found, tuple(phrases), tuple(beginnings), tuple(without), is_either)


def clean(text: str) -> str:
    """Return at most 200 letters of the text in compatibility form, control characters as spaces."""
    composed = unicodedata.normalize("NFKC", text[: MOST_LETTERS * 2])[:MOST_LETTERS]
    printable = (" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in composed)
    return " ".join("".join(printable).translate(QUOTES).split())
