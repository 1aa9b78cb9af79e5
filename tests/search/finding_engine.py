"""A MemoryEngine that also finds: obviously right and slow, for tests of everything around engines."""

import re
from collections import Counter
from difflib import get_close_matches

from django.utils.html import escape
from django.utils.safestring import mark_safe

from search.entry import FACETS, Answer, Entry, Hit, Suggestion
from tests.search.memory_engine import MemoryEngine

WORD = re.compile(r"\w+")


class FindingEngine(MemoryEngine):
    def __init__(self):
        super().__init__()
        self.questions = []

    def find(self, question):
        self._reach()
        self.questions.append(question)
        visible = [entry for entry in self.entries.values() if _is_open(entry, question.audiences, question.language)]
        words = WORD.findall(question.text.lower())
        corrected, unknown = ([], []) if question.exact else _corrected(words, visible)
        matching = [entry for entry in visible if all(word in _text(entry) for word in corrected or words)]
        hits = [entry for entry in matching if _fits(entry, question)]
        counts = {facet: _counts([e for e in matching if _fits(e, question, but=facet)], facet) for facet in FACETS}
        _sort(hits, question.sort)
        page = hits[question.start : question.start + question.size]
        return Answer(
            hits=tuple(_hit(entry, corrected or words) for entry in page),
            total=len(hits),
            counts=counts,
            correction=" ".join(corrected) if corrected != words else "",
            unknown=tuple(unknown),
        )

    def complete(self, text, audiences, language):
        self._reach()
        titles = sorted(e.title for e in self.entries.values() if _is_open(e, audiences, language))
        found = [title for title in titles if text.lower() in title.lower()]
        return tuple(Suggestion("titel", title, f"/suche/?q={title}") for title in found[:8])


def _is_open(entry, audiences, language):
    return entry.audience in audiences and language in entry.shown_in


def _fits(entry, question, but=""):
    facets = {facet: codes for facet, codes in question.facets.items() if codes and facet != but}
    in_facets = all(set(codes) & set(_codes(entry, facet)) for facet, codes in facets.items())
    return in_facets and all(tag in entry.tags for tag in question.tags) and _in_years(entry, question)


def _in_years(entry, question):
    if question.year_from is None and question.year_to is None:
        return True
    year = entry.date.year if entry.date else 0
    return (question.year_from or 1) <= year <= (question.year_to or 9999)


def _codes(entry, facet):
    return (entry.kind,) if facet == "art" else entry.facets.get(facet, ())


def _counts(entries, facet):
    return dict(Counter(code for entry in entries for code in _codes(entry, facet)))


def _sort(entries, order):
    entries.sort(key=lambda entry: entry.title)
    if order == "neu":
        entries.sort(key=lambda entry: entry.date.toordinal() if entry.date else 0, reverse=True)


def _text(entry):
    sections = (section.text for section in entry.sections)
    return " ".join((entry.title, entry.summary, *sections, *entry.labels, *entry.names)).lower()


def _corrected(words, entries):
    vocabulary = {word for entry in entries for word in WORD.findall(_text(entry))}
    corrected, unknown = [], []
    for word in words:
        if any(word in known for known in vocabulary):
            corrected.append(word)
        elif near := get_close_matches(word, vocabulary, 1, 0.8):
            corrected.append(near[0])
        else:
            unknown.append(word)
            corrected.append(word)
    return corrected, unknown


def _hit(entry: Entry, words: list[str]) -> Hit:
    for section in entry.sections:
        if words and words[0] in section.text.lower():
            marked = re.sub(f"({re.escape(words[0])})", r"<mark>\1</mark>", escape(section.text), flags=re.I)
            return Hit(entry, mark_safe(marked), section.name, escape(entry.title))
    return Hit(entry, title=escape(entry.title))
