"""Gives visitors a finished page from memory while nothing on the site has changed, and staff one of their own."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, QueryDict
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from network import page_cache
from network.visibility import is_anonymous
from search import version

View = Callable[..., HttpResponse]


def kept(view: View) -> View:
    """Let a view that reads no parameters of its address be answered like a page of the tree: one query while it is kept."""

    @wraps(view)
    def answer(request: HttpRequest, **parts: object) -> HttpResponse:
        if not is_anonymous(request):
            return private(view(request, **parts))
        language = get_language() or settings.LANGUAGE_CODE
        key = page_cache.key_of(version.current(), request.path, language)
        return from_memory(request, key, lambda: view(request, **parts))

    # Nothing is changed by these addresses, so no token is asked for before a POST is refused.
    return csrf_exempt(require_safe(answer))


def from_memory(request: HttpRequest, key: page_cache.PageKey, render: Callable[[], HttpResponse]) -> HttpResponse:
    """Return a visitor's page: 304 if it is known, else the one that is kept, else rendered and kept from now on."""
    if key.etag in parse_etags(request.headers.get("If-None-Match", "")):
        return public(HttpResponseNotModified(), key)
    stored = page_cache.pages.get(key)
    if stored is None:
        # What a visitor adds to the address must not reach a page that others will be given.
        request.GET = QueryDict()
        request.META["QUERY_STRING"] = ""
        response = render()
        if response.status_code != HttpResponse.status_code or page_cache.is_fleeting(request):
            return private(response)
        stored = page_cache.compress(response.content, response.headers["Content-Type"])
        page_cache.pages.put(key, stored)
    body, encoding = stored.body(request.headers.get("Accept-Encoding", ""))
    response = HttpResponse(body, content_type=stored.content_type)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return public(response, key)


def private(response: HttpResponse) -> HttpResponse:
    """Let no cache keep the answer."""
    patch_cache_control(response, private=True, no_store=True)
    patch_vary_headers(response, ("Cookie",))
    return response


def public(response: HttpResponse, key: page_cache.PageKey) -> HttpResponse:
    """Let caches keep the page if they ask each time whether it still holds."""
    response.headers["ETag"] = key.etag
    patch_cache_control(response, public=True, no_cache=True)
    patch_vary_headers(response, ("Cookie", "Accept-Encoding"))
    return response
