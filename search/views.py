"""The result page, the lists that are searches without words, and the completion while typing."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django_htmx.middleware import HtmxDetails

from search import address, drawn, forms, labels, recommended, resultpage, suggesting, usage, visible
from search.emptypage import Counts
from search.engine import EngineDownError, engine
from search.entry import Answer

HEADINGS = {"": _("Search the register"), "loesung": _("Solutions"), "erfahrung": _("Lessons"), "bedarf": _("Needs")}
GROUPS = {"titel": _("Entries"), "thema": _("Topics"), "stadt": _("Cities")}
SHORTEST_COMPLETED = 2
RESULTS_ID = "treffer"
KEEP_SHEET = mark_safe(' hx-swap-oob="innerHTML"')  # only what is in the form, so that an open sheet stays open


@require_safe
def search_page(request: HttpRequest, kind: str = "") -> HttpResponse:
    """Answer a question; kind restricts the page to one kind of entry."""
    language = _language()
    audiences = visible.audiences_of(request)
    reading = forms.read(request.GET, lambda facet, code: labels.is_known(facet, code, language), kind)
    context = _context(reading.form, kind)
    try:
        pinned = recommended.keys_for(reading.form.text)
        answer = engine().find(reading.form.question(audiences, language, kind, pinned))
        there = {} if answer.total else _all_counts(audiences, language, kind)
    except EngineDownError:
        return _private(request, render(request, "search/down.html", context, status=503))
    shown = visible.still_shown(resultpage.page_ids(answer), audiences)
    _count(request, reading.form, answer)

    def draw() -> HttpResponse:
        page = resultpage.build(
            reading,
            answer,
            shown,
            labels.book(language, shown.version),
            path=request.path,
            kind=kind,
            there=there,
            explains=request.user.is_superuser,
        )
        return _rendered(request, {**context, "page": page, "site_version": shown.version}, request.path)

    response = drawn.once(request, (answer, there, shown), draw, is_part=_swaps(request))
    response["HX-Push-Url"] = address.of(request.path, reading.form)
    return _private(request, response)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Return what the typed beginning may become, as JSON."""
    text = forms.read(request.GET, lambda facet, code: False).form.text
    audiences = visible.audiences_of(request)
    try:
        found = suggesting.suggestions(text, audiences, _language()) if len(text) >= SHORTEST_COMPLETED else ()
    except EngineDownError:
        return _private(request, JsonResponse([], safe=False, status=503))
    lines = [
        {"group": each.group, "label": str(GROUPS.get(each.group, each.group)), "text": each.text, "url": each.url}
        for each in found
    ]
    return _private(request, JsonResponse(lines, safe=False))


def _all_counts(audiences: frozenset[str], language: str, kind: str) -> Counts:
    """Return the counts of all that the person may see: a page without hits shows what there is."""
    return engine().find(forms.SearchForm().question(audiences, language, kind)).counts


def _count(request: HttpRequest, form: forms.SearchForm, answer: Answer) -> None:
    """Count a question once: not its next pages, not what filters make of it."""
    if request.method == "GET" and form.page == 1 and not form.has_filters and not HtmxDetails(request):
        usage.tally.note(form.text, answer.total)


def _context(form: forms.SearchForm, kind: str) -> dict[str, object]:
    heading = str(HEADINGS[kind])
    title = f"{heading}: {form.text}" if form.text else heading
    return {"heading": heading, "title": title, "is_list": bool(kind), "text": form.text, "no_search": True}


def _rendered(request: HttpRequest, context: dict[str, object], path: str) -> HttpResponse:
    swap = resultpage.swap_attributes(path)
    if _swaps(request):
        return render(request, "search/swap.html", {**context, "facets_attrs": KEEP_SHEET, "sort_attrs": swap})
    return render(request, "search/page.html", {**context, "facets_attrs": swap, "sort_attrs": swap})


def _language() -> str:
    return (get_language() or "de").partition("-")[0]


def _swaps(request: HttpRequest) -> bool:
    """Tell whether only the results are wanted; a page fetched for the browser's history is always whole."""
    htmx = HtmxDetails(request)
    return bool(htmx) and htmx.target == RESULTS_ID and not htmx.history_restore_request


def _private(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Keep shared caches away from what depends on who asks, and tell fragments from pages."""
    if request.user.is_authenticated:
        patch_cache_control(response, private=True, no_store=True)
    else:
        patch_cache_control(response, no_cache=True)
    patch_vary_headers(response, ("HX-Request", "HX-Target"))
    return response
