"""Sends what depends on who asks so that no cache keeps it for others."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from network.visibility import is_anonymous


def for_reader(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return the answer, which caches ask for again each time, and keep no copy of for whoever is signed in."""
    if is_anonymous(request):
        patch_cache_control(response, no_cache=True)
    else:
        patch_cache_control(response, private=True, no_store=True)
    patch_vary_headers(response, ("Cookie",))
    return response
