"""Shows where the words of a question stand in an entry, as HTML that is safe: only our own <mark> is not escaped."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import Word, folded, terms_of
from search.analysis.words import WORD
from search.entry import Entry, Section

LIST_LINE = re.compile(r"(?<![.!?:;,…])\n")
WINDOW = 300  # characters of a passage
WORDS_AND_GAPS = re.compile(f"({WORD.pattern})")  # splits a text into gaps, at even places, and words between them
LEAD = 60  # characters before the first mark


@dataclass(slots=True)
class Marker:
    """What to mark: terms of words, and beginnings of them."""

    terms: frozenset[str]
    beginnings: tuple[str, ...] = ()
    # Texts repeat their words: each is looked at once for all hits of a page, for each language.
    _judged: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    def found_in(self, text: str, language: str) -> list[Word]:
        """Return the words of a text that are to be marked."""
        pieces = WORDS_AND_GAPS.split(text)
        wanted = self._wanted(frozenset(pieces[1::2]), language)
        if not wanted:
            return []
        ends = list(accumulate(map(len, pieces)))
        return [
            Word(ends[at - 1], ends[at], wanted[pieces[at]]) for at in range(1, len(pieces), 2) if pieces[at] in wanted
        ]

    def _wanted(self, surfaces: frozenset[str], language: str) -> dict[str, tuple[str, ...]]:
        """Return those of the words that are to be marked, each with its terms."""
        judged = self._judged.setdefault(language, {})
        for surface, known in terms_of(surfaces.difference(judged), language).items():
            is_begun = self.beginnings and folded(surface).startswith(self.beginnings)
            judged[surface] = known if is_begun or not self.terms.isdisjoint(known) else ()
        return {surface: known for surface in surfaces if (known := judged[surface])}


@dataclass(frozen=True, slots=True)
class Passage:
    """The best piece of an entry's text, and the section it is from."""

    html: SafeString
    section: str


def passage(entry: Entry, marker: Marker) -> Passage | None:
    """Return the window with most marked words of the section with most of them; None where no section has any."""
    found = [(section, marker.found_in(section.text, entry.language)) for section in entry.sections]
    section, marked = max(found, key=lambda pair: _weight(pair[1], marker), default=(Section("", ""), []))
    if not marked:
        return None
    start, end = _window(section.text, marked, marker)
    return Passage(_html(section.text, marked, start, end), section.name)


def title(entry: Entry, marker: Marker) -> SafeString:
    """Return the entry's title with its found words marked."""
    return _html(entry.title, marker.found_in(entry.title, entry.language), 0, len(entry.title))


def _weight(marked: Iterable[Word], marker: Marker) -> tuple[int, int]:
    """Different words count before their number; the stem of a whole word before that of a part."""
    listed = list(marked)
    return len({term for word in listed for term in marker.terms.intersection(word.terms)}), len(listed)


def _window(text: str, marked: Sequence[Word], marker: Marker) -> tuple[int, int]:
    """Return where the best window starts and ends, at boundaries of words."""
    best = max(
        range(len(marked)),
        key=lambda at: (
            _weight((word for word in marked[at:] if word.end <= marked[at].start + WINDOW - LEAD), marker),
            -at,
        ),
    )
    start = max(0, marked[best].start - LEAD)
    end = min(len(text), start + WINDOW)
    if start:
        start = text.find(" ", start, marked[best].start) + 1 or marked[best].start
    if end < len(text):
        end = max(text.rfind(" ", start, end), marked[best].end)
    return start, end


def _html(text: str, marked: Iterable[Word], start: int, end: int) -> SafeString:
    pieces, at = ["… " if start else ""], start
    for word in marked:
        if start <= word.start and word.end <= end:
            pieces += [_escaped(text[at : word.start]), "<mark>", escape(text[word.start : word.end]), "</mark>"]
            at = word.end
    pieces += [_escaped(text[at:end]), " …" if end < len(text) else ""]
    return mark_safe("".join(pieces))  # noqa: S308 (every piece of the text is escaped above)


def _escaped(text: str) -> str:
    """Return text as HTML; lines of a list that end without a point stay apart."""
    return escape(LIST_LINE.sub("\u00a0· ", text))
