"""Shows where the words of a question stand in an entry, as HTML that is safe: only our own <mark> is not escaped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import Word, folded, terms
from search.analysis.words import WORD
from search.entry import Entry, Section

WINDOW = 300  # characters of a passage
LEAD = 60  # characters before the first mark


@dataclass(slots=True)
class Marker:
    """What to mark: terms of words, and beginnings of them."""

    terms: frozenset[str]
    beginnings: tuple[str, ...] = ()
    # Texts repeat their words: each is looked at once for all hits of a page.
    _judged: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def found_in(self, text: str, language: str) -> list[Word]:
        """Return the words of a text that are to be marked."""
        judged, found = self._judged, []
        for match in WORD.finditer(text):
            word = (match.group(), language)
            if word not in judged:
                judged[word] = self._wanted(*word)
            if judged[word]:
                found.append(Word(*match.span(), judged[word]))
        return found

    def _wanted(self, surface: str, language: str) -> tuple[str, ...]:
        """Return the terms of a word that is to be marked; nothing for any other."""
        known = terms(surface, language)
        if self.terms.isdisjoint(known) and not (self.beginnings and folded(surface).startswith(self.beginnings)):
            return ()
        return known


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
            pieces += [escape(text[at : word.start]), "<mark>", escape(text[word.start : word.end]), "</mark>"]
            at = word.end
    pieces += [escape(text[at:end]), " …" if end < len(text) else ""]
    return mark_safe("".join(pieces))  # noqa: S308 (every piece of the text is escaped above)
