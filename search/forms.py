"""Reads the address of a result page leniently: what cannot be read is left out and named, never an error."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from search.entry import FACETS, Question

TEXT_LENGTH = 200
PAGE_SIZE = 10
LAST_PAGE = 1000  # beyond it nobody pages, and engines keep every hit before the page in memory
VALUES = 60
SORTS = ("relevanz", "neu", "titel")
VIEWS = ("liste", "tabelle")
YEARS = range(1900, 2101)
_CODE = re.compile(r"[a-z0-9][a-z0-9:-]{0,79}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
IsKnown = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class SearchForm:
    """One state of the result page, as its address says it."""

    text: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    sort: str = SORTS[0]
    is_exact: bool = False
    page: int = 1
    view: str = VIEWS[0]

    @property
    def has_filters(self) -> bool:
        """Tell whether anything but words narrows the hits."""
        return bool(any(self.facets.values()) or self.tags or self.year_from or self.year_to)

    def question(
        self, audiences: frozenset[str], language: str, kind: str = "", pinned: tuple[str, ...] = ()
    ) -> Question:
        """Return the question to ask; kind is what a page such as /loesungen/ is restricted to, pinned what stands first."""
        facets = {**self.facets, "art": (kind,)} if kind else self.facets
        return Question(
            text=self.text,
            audiences=audiences,
            language=language,
            facets={facet: codes for facet, codes in facets.items() if codes},
            tags=self.tags,
            year_from=self.year_from,
            year_to=self.year_to,
            sort=self.sort,
            start=(self.page - 1) * PAGE_SIZE,
            size=PAGE_SIZE,
            exact=self.is_exact,
            pinned=pinned,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """A form as read, and what of the address was left out."""

    form: SearchForm
    dropped: tuple[tuple[str, str], ...]  # parameter and value
    is_cut: bool


def read(data: QueryDict, is_known: IsKnown, kind: str = "") -> Reading:
    """Read an address; is_known(facet, code) tells which codes exist, kind presets one kind of entry."""
    reader = _Reader(data, is_known)
    text = " ".join(_CONTROL.sub(" ", data.get("q", "")).split())
    facets = {facet: reader.codes(facet) for facet in FACETS if not (kind and facet == "art")}
    year_from, year_to = reader.years()
    form = SearchForm(
        text=text[:TEXT_LENGTH].strip(),
        facets={facet: codes for facet, codes in facets.items() if codes},
        tags=reader.codes("schlagwort"),
        year_from=year_from,
        year_to=year_to,
        sort=reader.choice("sort", SORTS),
        is_exact=data.get("genau") == "1",
        page=reader.page(),
        view=reader.choice("ansicht", VIEWS),
    )
    return Reading(form, tuple(reader.dropped), len(text) > TEXT_LENGTH)


class _Reader:
    def __init__(self, data: QueryDict, is_known: IsKnown) -> None:
        self.data = data
        self.is_known = is_known
        self.dropped: list[tuple[str, str]] = []

    def codes(self, name: str) -> tuple[str, ...]:
        """Return the codes of a repeatable parameter, each once and in the order given."""
        kept: list[str] = []
        for value in dict.fromkeys(self.data.getlist(name)):
            if not value:
                continue
            if len(kept) < VALUES and _CODE.fullmatch(value) and self.is_known(name, value):
                kept.append(value)
            else:
                self.dropped.append((name, value))
        return tuple(kept)

    def years(self) -> tuple[int | None, int | None]:
        """Return first and last year; a range that ends before it begins is left out."""
        first, last = self._year("von"), self._year("bis")
        if first and last and first > last:
            self.dropped += [("von", str(first)), ("bis", str(last))]
            return None, None
        return first, last

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """Return the one that was chosen, or the first."""
        value = self.data.get(name, "") or choices[0]
        if value in choices:
            return value
        self.dropped.append((name, value))
        return choices[0]

    def page(self) -> int:
        """Return the page, at most LAST_PAGE."""
        value = self.data.get("seite", "") or "1"
        if _is_number(value) and value.strip("0"):
            return min(int(value[:20]), LAST_PAGE)
        self.dropped.append(("seite", value))
        return 1

    def _year(self, name: str) -> int | None:
        value = self.data.get(name, "").strip()
        if not value:
            return None
        if _is_number(value) and len(value) == 4 and int(value) in YEARS:
            return int(value)
        self.dropped.append((name, value))
        return None


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit()
