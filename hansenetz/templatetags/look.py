"""Small things that templates need and Django does not bring, such as addresses in the reader's language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.context import Context
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from reference import figures
from reference.partial_date import PartialDate
from search import labels, version
from search.entry import Entry

register = template.Library()
PLACEHOLDER = re.compile(r"\[\[\s*PLATZHALTER:?\s*([^\[\]]*?)\s*\]\]")


class Listed(Protocol):
    """What a list shows: an entry of the search, or a link to a page that also names its city."""

    @property
    def kind(self) -> str: ...
    @property
    def state(self) -> str: ...


class Linked(Protocol):
    """A line of the menu."""

    @property
    def url(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Wording:
    """Title and short text in the words that the reader understands best, each with its language."""

    title: str
    title_language: str
    summary: str
    summary_language: str
    is_translated: bool  # the title is not the one of the page


@dataclass(frozen=True, slots=True)
class NamedSign:
    """The mark of a city together with its name and the address of its page."""

    code: str
    form: str
    tone: str
    url: str
    name: str


def _book(context: Context) -> labels.Book:
    """Look labels up once a page; a view that knows the SiteVersion hands it over and saves the query."""
    if "labels" not in context.render_context:
        site_version = context.get("site_version")
        number = site_version if isinstance(site_version, int) else version.current()
        context.render_context["labels"] = labels.book(get_language() or "de", number)
    book: labels.Book = context.render_context["labels"]
    return book


@register.simple_tag(takes_context=True)
def sign(context: Context, city: str) -> NamedSign | None:
    """Return the mark and name of the city with this code."""
    book = _book(context)
    found = book.sign(city)
    return NamedSign(found.code, found.form, found.tone, found.url, book.label("stadt", city)) if found else None


@register.simple_tag(takes_context=True)
def sign_of(context: Context, listed: Listed) -> NamedSign | None:
    """Return the mark and name of the city of an entry or of a link to a page."""
    city = next(iter(listed.facets.get("stadt", ())), "") if isinstance(listed, Entry) else getattr(listed, "city", "")
    return sign(context, str(city))


@register.simple_tag(takes_context=True)
def signs_of(context: Context, listed: Listed) -> tuple[NamedSign, ...]:
    """Return the marks and names of all cities of an entry, or of the one city of a link to a page."""
    one = (str(getattr(listed, "city", "")),)
    codes = listed.facets.get("stadt", ()) if isinstance(listed, Entry) else one
    return tuple(found for code in codes if (found := sign(context, code)))


@register.simple_tag(takes_context=True)
def label(context: Context, facet: str, code: str) -> str:
    """Return what a code of a facet is called."""
    return _book(context).label(facet, code) if code else ""


@register.simple_tag(takes_context=True)
def state_of(context: Context, listed: Listed) -> str:
    """Return what the state of an entry is called: a phase, a polarity or the status of a need."""
    return label(context, "phase" if listed.kind == "loesung" else labels.STATE, listed.state)


def _without_language(path: str) -> str:
    return path[3:] or "/" if path == "/en" or path.startswith("/en/") else path


@register.simple_tag
def local(path: str) -> str:
    """Return the address of a path in the reader's language: `/staedte/` or `/en/staedte/`."""
    return f"/en{path}" if get_language() == "en" else path


@register.simple_tag(takes_context=True)
def switched(context: Context) -> str:
    """Return the address of this page, with its question, in the other language."""
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return "/" if get_language() == "en" else "/en/"
    if context.get("content_language") == "en" and not context.get("alternates", True):
        return "/"  # the page is there in English only
    # There is no Leichte Sprache in English: the usual page is what can be read there.
    usual = str(getattr(context.get("plain"), "usual_url", "")) if get_language() != "en" else ""
    path = usual or _without_language(request.path)
    question = request.META.get("QUERY_STRING", "")
    target = path if get_language() == "en" else f"/en{path}"
    return f"{target}?{question}" if question else target


@register.simple_tag(takes_context=True)
def current(context: Context, start: str, menu: Iterable[Linked] = ()) -> SafeString:
    """Return `aria-current` when this page lies below the address, and below no longer one of the menu."""
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return mark_safe("")
    path, start = _without_language(request.path), _without_language(start)
    others = (_without_language(item.url) for item in menu)
    if not path.startswith(start) or any(len(start) < len(other) and path.startswith(other) for other in others):
        return mark_safe("")
    return format_html(' aria-current="{}"', "page" if path == start else "true")


@register.simple_tag(takes_context=True)
def content_lang(context: Context) -> SafeString:
    """Return a `lang` attribute when the text is in another language than the interface."""
    return in_lang(str(context.get("content_language") or ""))


@register.simple_tag
def in_lang(language: str | None) -> SafeString:
    """Return a `lang` attribute for a text in this language when the interface is in another one."""
    return format_html(' lang="{}"', language) if language and language != get_language() else mark_safe("")


@register.simple_tag
def own_lang() -> SafeString:
    """Return the `lang` attribute of the interface's own words inside a text that may be German."""
    language = get_language() or settings.LANGUAGE_CODE
    return format_html(' lang="{}"', language) if language != settings.LANGUAGE_CODE else mark_safe("")


@register.simple_tag
def untranslated(english: str) -> SafeString:
    """Return a `lang` attribute for the German text of a record whose English one is empty."""
    return mark_safe("") if english else in_lang(settings.LANGUAGE_CODE)


@register.simple_tag
def worded(listed: object) -> Wording:
    """Return the words of an entry, or of a link to a page: English ones where the reader wants them and they are known."""
    language = str(getattr(listed, "language", "") or "")
    title, summary = str(getattr(listed, "title", "")), str(getattr(listed, "summary", "") or "")
    if not isinstance(listed, Entry) or get_language() != "en" or language == "en":
        return Wording(title, language, summary, str(getattr(listed, "summary_language", "") or language), False)
    return Wording(
        title=listed.title_en or title,
        title_language="en" if listed.title_en else language,
        summary=listed.summary_en or summary,
        summary_language="en" if listed.summary_en else language,
        is_translated=bool(listed.title_en),
    )


@register.filter
def placeholders(text: object) -> SafeString:
    """Escape the text, unless it is safe HTML, and mark each `[[PLATZHALTER: …]]` in it."""
    escaped = text.__html__() if hasattr(text, "__html__") else escape(str(text))
    return mark_safe(PLACEHOLDER.sub(r'<mark class="placeholder">[\1]</mark>', escaped))  # noqa: S308  # escaped above


register.filter("number", figures.number)
register.filter("measured", figures.measured)
register.filter("signed", figures.signed)


@register.filter
def when(text: object) -> str:
    """Return a date kept as text, such as `2023-09`, as people write it; other text as it is."""
    try:
        return PartialDate.parse(str(text)).human()
    except ValueError:
        return str(text or "")


@register.filter
def paragraphs(text: str) -> list[str]:
    """Split plain text at blank lines."""
    return [part.strip() for part in re.split(r"\n\s*\n", text or "") if part.strip()]


@register.filter
def lines(text: str) -> list[str]:
    """Split a list typed one item a line."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


@register.filter
def any_has(rows: Iterable[object], name: str) -> bool:
    """Tell whether any of the rows has this value: a column without one is left out."""
    return any(getattr(row, name, "") for row in rows)


@register.filter
def host(url: str) -> str:
    """Return the host of an address without `www.`: what a reader recognises."""
    return urlsplit(url).netloc.removeprefix("www.")


@register.filter
def map_x(longitude: float | Decimal, shift: float = 0) -> str:
    """Return where a longitude lies on img/coast.svg, in its units, moved by shift."""
    return f"{212.1 * float(longitude) - 2076.2 + shift:.1f}"


@register.filter
def map_y(latitude: float | Decimal, shift: float = 0) -> str:
    """Return where a latitude lies on img/coast.svg, in its units, moved by shift."""
    return f"{363.2 * (54.32 - float(latitude)) + 228.9 + shift:.1f}"
