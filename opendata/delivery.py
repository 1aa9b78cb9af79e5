"""Hands out what machines read: what everybody may see can be kept and asked for again, a person's own never."""

from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import quote_etag
from django.utils.translation import get_language

from network.keeping import private
from network.languages import address
from network.visibility import is_anonymous

RETRY_SECONDS = 60


def deliver(request: HttpRequest, content: bytes, media_type: str) -> HttpResponse:
    """Return the content, or 304 to a visitor who has it already; media_type without charset."""
    response = HttpResponse(content, content_type=f"{media_type}; charset=utf-8")
    patch_vary_headers(response, ("Cookie",))
    if not is_anonymous(request):
        return private(response)
    patch_cache_control(response, public=True, no_cache=True)
    etag = quote_etag(blake2b(content, digest_size=12).hexdigest())
    response.headers["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response)
    return answer if isinstance(answer, HttpResponse) else response


def later(text: str) -> HttpResponse:
    """Return 503 with a plain word: ask again in a minute."""
    response = HttpResponse(f"{text}\n", status=503, content_type="text/plain; charset=utf-8")
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return private(response)


def absolute(path: str) -> str:
    """Return the full address of a path such as ``/staedte/``."""
    return f"{settings.BASE_URL.rstrip('/')}{path}"


def readers_address(url: str) -> str:
    """Return an entry's path in the language of the reader: German pages are shown below /en/, too."""
    return address(url.removeprefix("/en/").lstrip("/"), language())


def language() -> str:
    """Return the language of the answer."""
    return get_language() or settings.LANGUAGE_CODE
