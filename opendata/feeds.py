"""Feeds: every search, and so every city, topic and kind, tells a feed reader what is new in it."""

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network.look_up import look_up
from network.visibility import audiences_of_request
from opendata import atom
from opendata.delivery import absolute, deliver, language, later
from search import address, forms, labels, version
from search.engine import EngineDownError, engine
from search.entry import Question
from search.views import HEADINGS

MEDIA_TYPE = "application/atom+xml"
MOST_READ = 200  # the newest by their own date, among which those changed last are told


@dataclass(frozen=True, slots=True)
class Subject:
    """What a feed is about, and the page that shows the same to people."""

    title: str
    page: str


@require_safe
def of_search(request: HttpRequest, kind: str = "") -> HttpResponse:
    """Tell what is new in a search: the same parameters as the result page; kind restricts it to one kind."""
    book = labels.newest_book(language())
    reading = forms.read(request.GET, lambda facet, code: labels.is_known(facet, code, book.language), kind)
    form = replace(reading.form, sort=forms.SORTS[0], page=1)
    heading = str(HEADINGS[kind]) if kind else _("The register")
    title = f"{heading}: {form.text}" if form.text else heading
    subject = Subject(title, address.of(request.path.removesuffix("feed/"), form))
    return _answer(request, form.question(audiences_of_request(request), book.language, kind), subject)


@require_safe
def of_news(request: HttpRequest) -> HttpResponse:
    """Tell the news of the network and of all cities."""
    return _of_facets(request, _("News"), {"art": ("meldung",)})


@require_safe
def of_city(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell what is new in a city, of every kind; 404 for whoever may not see the city."""
    place = look_up(f"staedte/{slug}/", language(), audiences_of_request(request))
    if place is None or not place.city:
        raise Http404
    return _of_facets(request, labels.label("stadt", place.city, language()), {"stadt": (place.city,)})


@require_safe
def of_topic(request: HttpRequest, code: str) -> HttpResponse:
    """Tell what is new about a topic, of every kind; 404 for an unknown code."""
    names = labels.book(language(), version.current()).labels("thema")
    if code not in names:
        raise Http404
    return _of_facets(request, names[code], {"thema": (code,)})


def _of_facets(request: HttpRequest, title: str, facets: dict[str, tuple[str, ...]]) -> HttpResponse:
    question = Question("", audiences_of_request(request), language=language(), facets=facets)
    return _answer(request, question, Subject(title, request.path.removesuffix("feed/")))


def _answer(request: HttpRequest, question: Question, subject: Subject) -> HttpResponse:
    try:
        answer = engine().find(replace(question, sort="neu", start=0, size=MOST_READ))
    except EngineDownError:
        return later(_("The search does not answer at the moment. Please try again in a minute."))
    found = [hit.entry for hit in answer.hits if not hit.is_vague]
    feed = atom.feed(
        atom.told(found, question.audiences),
        title=subject.title,
        page=absolute(subject.page),
        own_address=absolute(_own_address(request, subject)),
    )
    return deliver(request, feed, MEDIA_TYPE)


def _own_address(request: HttpRequest, subject: Subject) -> str:
    """Return the feed's address without parameters that say nothing: it is the feed's id as well."""
    _path, mark, parameters = subject.page.partition("?")
    return f"{request.path}{mark}{parameters}"
