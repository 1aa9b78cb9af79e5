"""Turns text into flat strings that an engine only splits at spaces, the same for every engine."""

from search.analysis.grams import folded, grams
from search.analysis.words import Word, normal, pieces, stem, stems, terms, terms_of, words

__all__ = ["Word", "folded", "grams", "normal", "pieces", "stem", "stems", "terms", "terms_of", "words"]
