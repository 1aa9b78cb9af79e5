"""What every view of a page of a city needs first: who reads, where the page lies, its evidence, how old it is."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from network.visibility import audiences_of_request
from projects.evidence import Evidence, numbered
from projects.sensitive import hidden_fields, place_of
from projects.terms import Term, terms_of
from reference.partial_date import PartialDate
from search.labels import newest_book

OLD_AFTER_DAYS = 365


class Located(Protocol):
    """What is known of where a page lies: a row PageAudience, or what the page view looked up."""

    @property
    def city(self) -> str: ...  # code

    @property
    def path(self) -> str: ...  # below the start page

    @property
    def language(self) -> str: ...  # of the text


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
        return f"{settings.WAGTAILADMIN_BASE_URL}/{'en/' if self.place.language == 'en' else ''}{self.place.path}"

    @property
    def updated(self) -> str:
        """When the page was last changed, as people write it."""
        changed = self.page.last_published_at or timezone.now()
        return date_format(timezone.localdate(changed), "DATE_FORMAT")

    @property
    def citation(self) -> str:
        """How to quote the page."""
        return _("%(city)s: %(title)s. In: Hansenetz, registry of the Smarte Hanse. As of %(date)s. %(url)s") % {
            "city": self.city_name,
            "title": self.page.title,
            "date": self.updated,
            "url": self.permalink,
        }

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


def read(page: Page, request: HttpRequest, place: Located | None = None) -> Reading:
    """Return a page as the person behind a request may read it; place spares a query to whoever knows it."""
    audiences = audiences_of_request(request)
    place = place or place_of(page)
    hidden = hidden_fields(page, place.city, audiences)
    return Reading(
        page=page,
        audiences=audiences,
        place=place,
        city_name=newest_book(get_language() or settings.LANGUAGE_CODE).label("stadt", place.city),
        evidence=numbered(page, hidden),
        hidden=hidden,
        terms=dict(terms_of(page)),
    )
