"""Answers every address that is a page: one look-up says what lies there and who may see it, then the page is shown."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, QueryDict
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.defaults import page_not_found

from network import page_cache
from network.look_up import Place, look_up
from network.visibility import audiences_of_request, is_anonymous


# Nothing is changed by these addresses, so no token is asked for before a POST is refused.
@csrf_exempt
@require_safe
def serve(request: HttpRequest, path: str = "") -> HttpResponseBase:
    """Show the page at a path below the start page; whoever may not see it gets the answer for a page that is not there."""
    language = get_language() or settings.LANGUAGE_CODE
    place = look_up(path, language, audiences_of_request(request))
    if place is None:
        return _nothing_here(request)
    if not is_anonymous(request):
        return _private(_render(request, place))
    key = page_cache.key_of(place.version, path, language)
    known: frozenset[str] = getattr(place.model, "query_parameters", frozenset())
    if known & request.GET.keys():
        return _public(_render(request, place))
    if key.etag in parse_etags(request.headers.get("If-None-Match", "")):
        return _public(HttpResponseNotModified(), key)
    stored = page_cache.pages.get(key)
    if stored is None:
        # What a visitor adds to the address must not reach a page that others will be given.
        request.GET = QueryDict()
        request.META["QUERY_STRING"] = ""
        response = _render(request, place)
        if response.status_code != HttpResponse.status_code or page_cache.is_fleeting(request):
            return _public(response)
        stored = page_cache.compress(response.content, response.headers["Content-Type"])
        page_cache.pages.put(key, stored)
    body, encoding = stored.body(request.headers.get("Accept-Encoding", ""))
    response = HttpResponse(body, content_type=stored.content_type)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return _public(response, key)


def _render(request: HttpRequest, place: Place) -> HttpResponse:
    page = place.model._default_manager.get(pk=place.page_id)
    response: HttpResponse = page.serve(request, place=place)
    if isinstance(response, TemplateResponse):
        response.render()
    return response


def _nothing_here(request: HttpRequest) -> HttpResponse:
    response = page_not_found(request, Http404())
    return _private(response)


def _private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    patch_vary_headers(response, ("Cookie",))
    return response


def _public(response: HttpResponse, key: page_cache.PageKey | None = None) -> HttpResponse:
    """Let caches keep the page if they ask each time whether it still holds; without a key not even that."""
    if key is None:
        return _private(response)
    response.headers["ETag"] = key.etag
    patch_cache_control(response, public=True, no_cache=True)
    patch_vary_headers(response, ("Cookie", "Accept-Encoding"))
    return response
