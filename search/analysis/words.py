"""Words into terms: the stem of a word and the stems of the nouns it is made of."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from sys import intern
from threading import local
from typing import NamedTuple

import Stemmer

from search.analysis.compounds import Part, lexeme, nouns, split
from search.analysis.exceptions import exceptions
from search.analysis.stopwords import STOP

WORD = re.compile(r"[^\W_]+(?:[*:_](?:innen|in)\b)?")
INNER_SIGN = re.compile(r"[*:_]")
UMLAUTS = str.maketrans("äöü", "aou")
LONGEST = 60  # letters of anything that may be a word
GERMAN = "de"
MOST_KNOWN = 150_000
# Dictionaries, not an lru_cache: a page of results looks up a thousand words, and these answer in a third of the time.
_known: tuple[dict[str, tuple[str, ...]], ...] = ({}, {})  # in German, in English
_stemmers = local()  # a Snowball stemmer must not be shared between threads


class Word(NamedTuple):
    """A word of a text: where it stands, and its terms (stem first, then those of its parts)."""

    start: int
    end: int
    terms: tuple[str, ...]
    other: str = ""  # stem in the other language of a question that may be in either


def normal(word: str) -> str:
    """Return the word in compatibility form and lower case, with ss for sharp s."""
    return unicodedata.normalize("NFKC", word).lower().replace("ß", "ss")


def stem(word: str, language: str = GERMAN) -> str:
    """Return the Snowball stem of a word, umlauts folded."""
    stemmers: dict[str, Stemmer.Stemmer] = _stemmers.__dict__
    name = "english" if language == "en" else "german"
    if name not in stemmers:
        stemmers[name] = Stemmer.Stemmer(name)
    stemmed: str = stemmers[name].stemWord(_spelled(normal(word), language))
    # One string for all words of a stem: a process knows some ten thousand words.
    return intern(stemmed.translate(UMLAUTS))


def terms(surface: str, language: str = GERMAN) -> tuple[str, ...]:
    """Return the stem of a word, then the stems of all known spans of its parts; nothing for a stop word.

    An English word keeps its German terms beside the English stem: the vocabulary pairs both languages by German stems.
    """
    known = _known[language == "en"]
    if (found := known.get(surface)) is None:
        if len(known) >= MOST_KNOWN:
            known.clear()
        found = known[surface] = _terms(surface, language)
    return found


def terms_of(surfaces: Iterable[str], language: str = GERMAN) -> dict[str, tuple[str, ...]]:
    """Return the terms of many words at once."""
    known = _known[language == "en"]
    return {
        surface: terms(surface, language) if (found := known.get(surface)) is None else found for surface in surfaces
    }


def _terms(surface: str, language: str) -> tuple[str, ...]:
    word = _spelled(normal(INNER_SIGN.sub("", surface)), language)
    if word in STOP[language == "en"] or len(word) > LONGEST:
        return ()
    if language == "en":
        return tuple(dict.fromkeys((stem(word, "en"), *terms(surface))))
    spans = (stem(part) for part in _spans(word, split(word)) if part not in STOP[0])
    return tuple(dict.fromkeys((stem(word, language), *spans)))


def words(text: str, language: str = GERMAN) -> list[Word]:
    """Return the words of a text in order, stop words left out."""
    found = []
    for match in WORD.finditer(text):
        known = terms(match.group(), language)
        if known:
            found.append(Word(match.start(), match.end(), known))
    return found


def stems(text: str, language: str = GERMAN) -> tuple[str, ...]:
    """Return the stem of each word of a text."""
    return tuple(word.terms[0] for word in words(text, language))


def pieces(surface: str) -> tuple[tuple[str, str], ...]:
    """Return the nouns that a German compound is made of, each with its stem; nothing where it is none."""
    word = _spelled(normal(surface), GERMAN)
    return tuple((part.word, stem(part.word)) for part in split(word) if part.word not in STOP[0])


def _spans(word: str, parts: tuple[Part, ...]) -> Iterator[str]:
    """Give every run of parts but the whole word: Parkplatzsensor has park, parkplatz, platz, platzsensor, sensor."""
    last = len(parts) - 1
    for first in range(len(parts)):
        for end in range(first, len(parts)):
            if (first, end) == (0, last):
                continue
            if first == end:
                yield parts[first].word
            elif found := lexeme(word[parts[first].start : parts[end].end], is_last=end == last):
                yield found[1]


def _spelled(word: str, language: str) -> str:
    """Return the word with the umlauts it has when they are not written as ae, oe, ue: Luebeck is Lübeck."""
    if language == "en" or word.isascii() is False:
        return word
    return _with_umlauts(word)


@cache
def _umlauted() -> frozenset[str]:
    return frozenset(noun for noun in nouns() if not noun.isascii()) | exceptions().name


PAIRS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"))


@lru_cache(50_000)
def _with_umlauts(word: str) -> str:
    if not any(pair in word for pair, _ in PAIRS):
        return word
    written = word
    for pair, umlaut in PAIRS:
        written = written.replace(pair, umlaut)
    return written if written in _umlauted() or (split(written) and not split(word)) else word
