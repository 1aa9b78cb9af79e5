"""What every view of a page of a city needs first: who reads, where the page lies, its evidence, how old it is."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from network import languages
from network.look_up import Place
from network.models import PageAudience
from network.visibility import audiences_of_request
from projects.evidence import Evidence, numbered
from projects.sensitive import hidden_fields, place_of
from projects.terms import Term, terms_of
from reference.partial_date import PartialDate
from search.entry import NETWORK, PUBLIC
from search.labels import book, newest_book

OLD_AFTER_DAYS = 365


class Located(Protocol):
    """What is known of where a page lies: a row PageAudience, or what the page view looked up."""

    @property
    def city(self) -> str: ...  # code

    @property
    def path(self) -> str: ...  # below the start page

    @property
    def language(self) -> str: ...  # of the text

    @property
    def audience(self) -> str: ...  # who may see it


@dataclass(frozen=True, slots=True)
class Freshness:
    """How old a page's statements are; the fields of components/fresh.html."""

    text: str
    kind: str = ""  # "", old or due


@dataclass(frozen=True, slots=True)
class Reading:
    """A page in the hands of a reader."""

    page: Page
    audiences: frozenset[str]
    place: Located
    city_name: str
    evidence: Evidence
    hidden: frozenset[str]
    terms: dict[str, tuple[Term, ...]]

    @property
    def permalink(self) -> str:
        """The lasting address of the page."""
        return f"{settings.BASE_URL.rstrip('/')}{self.path}"

    @property
    def path(self) -> str:
        """The lasting address without host, in the language of the text."""
        return languages.address(self.place.path, self.place.language or settings.LANGUAGE_CODE)

    @property
    def updated(self) -> str:
        """When the page was last changed, as people write it."""
        changed = self.page.last_published_at or timezone.now()
        return date_format(timezone.localdate(changed), "DATE_FORMAT")

    @property
    def citation(self) -> SafeString:
        """How to quote the page; its title keeps its language."""
        words = _("{city}: “{title}”, in: Hansenetz, register of the Smarte Hanse, as of {date}, {url}")
        title = self.page.title
        if self.place.language not in ("", get_language()):
            title = format_html('<span lang="{}">{}</span>', self.place.language, title)
        return format_html(words, city=self.city_name, title=title, date=self.updated, url=self.permalink)

    @property
    def restriction(self) -> str:
        """Who alone may see the page, in words; empty when everybody may."""
        if self.place.audience in {PUBLIC, ""}:
            return ""
        if self.place.audience == NETWORK:
            return _("Only signed-in staff of the cities see this page.")
        return _("Only signed-in staff of %(city)s see this page.") % {"city": self.city_name}

    def labels(self, relation: str) -> tuple[str, ...]:
        """Return the names behind a relation."""
        return tuple(term.label for term in self.terms.get(relation, ()))

    def freshness(self) -> Freshness:
        """Return how old the statements are: by the day of the next check and by the newest source."""
        due: date | None = getattr(self.page, "review_due", None)
        if due and due < timezone.localdate():
            return Freshness(_("A check was due on %(date)s.") % {"date": date_format(due, "DATE_FORMAT")}, "due")
        newest = max((source.day for source in self.evidence.sources if source.day), default="")
        if not newest:
            return (
                Freshness(_("No dated source"), "old")
                if self.evidence.sources
                else Freshness(_("Without a source"), "due")
            )
        day = PartialDate.parse(newest)
        age = (timezone.localdate() - day.last_day()).days
        return Freshness(_("Newest source: %(date)s") % {"date": day.human()}, "old" if age > OLD_AFTER_DAYS else "")


def read(page: Page, request: HttpRequest, served: object = None) -> Reading:
    """Return a page as the person behind a request may read it; served says where it lies, and spares a query."""
    audiences = audiences_of_request(request)
    language = get_language() or settings.LANGUAGE_CODE
    place = served if isinstance(served, Place | PageAudience) else place_of(page)
    labels = book(language, served.version) if isinstance(served, Place) else newest_book(language)
    hidden = hidden_fields(page, place.city, audiences)
    return Reading(
        page=page,
        audiences=audiences,
        place=place,
        city_name=labels.label("stadt", place.city),
        evidence=numbered(page, hidden),
        hidden=hidden,
        terms=dict(terms_of(page)),
    )
