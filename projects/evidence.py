"""Numbers the sources of a page and tells, field by field, how sure a statement is and who says otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.db.models import CharField, QuerySet, Value
from django.utils.formats import date_format
from wagtail.models import Page

from projects.terms import in_memory
from reference.choices import EvidenceState
from reference.models import Citation, RecordCitation, Source

SHOWN = ("id", "title", "publisher", "date", "url", "address_note", "seen_on")  # columns of a source
# From sure to unsure; what is contradictory is sure to have a source.
ORDER = (EvidenceState.DOCUMENTED, EvidenceState.SELF_REPORTED, EvidenceState.CONTRADICTORY, EvidenceState.UNCONFIRMED)


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """One line of the list of sources; its fields are those that components/sources.html shows."""

    number: int
    title: str
    state: str
    publisher: str = ""
    date: str = ""
    url: str = ""
    address_note: str = ""
    seen: str = ""
    day: str = ""  # the date as stored, which sorts
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A state of evidence and the numbers of the sources that give it."""

    state: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One of the values that contradict each other."""

    value: str
    source: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values that contradict each other, side by side."""

    rows: tuple[ConflictRow, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one citation says."""

    fields: tuple[str, ...]
    value: str
    mark: Mark
    note: str = ""
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """All evidence of a page."""

    sources: tuple[NumberedSource, ...] = ()
    statements: tuple[Statement, ...] = ()

    def marks(self, *names: str) -> tuple[Mark, ...]:
        """Return for each state found on one of these fields the numbers of its sources."""
        found = [statement.mark for statement in self._on(names)]
        return tuple(
            Mark(state, tuple(sorted({number for mark in found if mark.state == state for number in mark.numbers})))
            for state in ORDER
            if any(mark.state == state for mark in found)
        )

    def conflicts(self, *names: str) -> tuple[Conflict, ...]:
        """Return the contradictions on one of these fields."""
        return tuple(statement.conflict for statement in self._on(names) if statement.conflict)

    def _on(self, names: Iterable[str]) -> list[Statement]:
        return [statement for statement in self.statements if set(names) & set(statement.fields)]


class Cited(Protocol):
    """A record with citations of its own."""

    @property
    def record_citations(self) -> "QuerySet[RecordCitation]": ...


@dataclass(frozen=True, slots=True)
class _Cited:
    citation: Citation | RecordCitation
    sources: tuple[Source, ...]
    others: tuple[Source, ...]


def numbered(page: Page, hidden: frozenset[str] = frozenset()) -> Evidence:
    """Return the evidence of a page, its sources numbered in the order in which they are first named.

    hidden names fields that the reader may not see: whatever is cited for one of them is left out. Asks the database
    twice, whatever the number of citations.
    """
    return _evidence([each for each in _cited(page) if not hidden & set(_roots(each.citation))])


def numbered_record(record: Cited, after: int = 0) -> Evidence:
    """Return the evidence of a record that is no page, in three queries.

    after is the highest number that the sources of other records on the same page have.
    """
    citations = record.record_citations.prefetch_related("sources", "conflict_sources")
    return _evidence([_whole(citation) for citation in citations], after)


def _evidence(cited: list[_Cited], after: int = 0) -> Evidence:
    numbers: dict[int, int] = {}
    for each in cited:
        for source in (*each.sources, *each.others):
            numbers.setdefault(source.pk, after + len(numbers) + 1)
    statements = tuple(_statement(each, numbers) for each in cited)
    return Evidence(_sources(cited, numbers), statements)


def _roots(citation: Citation | RecordCitation) -> tuple[str, ...]:
    return tuple(name.split(".")[0] for name in citation.field_names)


def _cited(page: Page) -> list[_Cited]:
    citations: list[Citation] = list(page.citations.all())
    if in_memory(page, "citations"):
        return [_whole(each) for each in citations]
    named = _named(page)
    return [_Cited(each, named.get((each.pk, "sources"), ()), named.get((each.pk, "others"), ())) for each in citations]


def _whole(citation: Citation | RecordCitation) -> _Cited:
    """Return a citation with its sources, one by one."""
    return _Cited(citation, tuple(citation.sources.all()), tuple(citation.conflict_sources.all()))


def _named(page: Page) -> Mapping[tuple[int, str], tuple[Source, ...]]:
    """Return the sources of each citation, in one query."""
    legs = [
        through.objects.filter(citation__page_id=page.pk)
        .annotate(which=Value(which, output_field=CharField()))
        .values_list("citation_id", "which", "pk", *(f"source__{name}" for name in SHOWN))
        for through, which in ((Citation.sources.through, "sources"), (Citation.conflict_sources.through, "others"))
    ]
    named: dict[tuple[int, str], tuple[Source, ...]] = {}
    for citation_id, which, _link, *values in sorted(legs[0].union(legs[1], all=True), key=lambda row: row[:3]):
        source = Source(**dict(zip(SHOWN, values, strict=True)))
        named[citation_id, which] = (*named.get((citation_id, which), ()), source)
    return named


def _statement(each: _Cited, numbers: Mapping[int, int]) -> Statement:
    citation = each.citation
    own = _numbers(each.sources, numbers)
    conflict = None
    if citation.conflict_value:
        rows = (
            ConflictRow(citation.value, _names(each.sources), own),
            ConflictRow(citation.conflict_value, _names(each.others), _numbers(each.others, numbers)),
        )
        conflict = Conflict(rows, citation.conflict_note)
    return Statement(_roots(citation), citation.value, Mark(citation.state, own), citation.note, conflict)


def _numbers(sources: Iterable[Source], numbers: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(sorted(numbers[source.pk] for source in sources))


def _names(sources: Iterable[Source]) -> str:
    return ", ".join(dict.fromkeys(source.publisher or source.title for source in sources))


def _sources(cited: list[_Cited], numbers: Mapping[int, int]) -> tuple[NumberedSource, ...]:
    states: dict[int, list[str]] = {}
    notes: dict[int, list[str]] = {}
    books: dict[int, Source] = {}
    for each in cited:
        for source in (*each.sources, *each.others):
            books[source.pk] = source
            states.setdefault(source.pk, []).append(each.citation.state)
        if each.citation.note and each.sources:
            notes.setdefault(each.sources[0].pk, []).append(each.citation.note)
    return tuple(
        _numbered(number, books[pk], states[pk], tuple(dict.fromkeys(notes.get(pk, ()))))
        for pk, number in numbers.items()
    )


def _numbered(number: int, source: Source, states: Iterable[str], notes: tuple[str, ...]) -> NumberedSource:
    return NumberedSource(
        number=number,
        title=source.title,
        state=min(states, key=lambda state: ORDER.index(EvidenceState(state))),
        publisher=source.publisher,
        date=source.date.human() if source.date else "",
        day=source.date.iso if source.date else "",
        url=source.url,
        address_note=source.address_note,
        seen=date_format(source.seen_on, "DATE_FORMAT") if source.seen_on else "",
        notes=notes,
    )
