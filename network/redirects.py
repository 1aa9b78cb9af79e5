"""Leads from an address a page used to have to where it is now, but only people who may see it there."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from wagtail.contrib.redirects.models import Redirect

from network.languages import PREFIXED, address, of_path
from network.visibility import audiences_of_request, still_shown

NOTHING_HERE = (404, 410)


class RedirectMiddleware:
    """Answers a 404 with the redirect for that address, if there is one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and look for a redirect when there is nothing else."""
        response = self.get_response(request)
        if response.status_code not in NOTHING_HERE or request.method not in {"GET", "HEAD"}:
            return response
        return redirect_for(request) or response


def redirect_for(request: HttpRequest) -> HttpResponseRedirect | HttpResponsePermanentRedirect | None:
    """Return the redirect for the request's path; a German one also below /en/, where German pages are shown too."""
    path = request.path
    language = of_path(path)
    if "\0" in path:
        return None
    bare = path.removeprefix(f"/{language}") if language in PREFIXED else path
    asked = [Redirect.normalise_path(path), Redirect.normalise_path(bare)]
    found = {redirect.old_path: redirect for redirect in Redirect.objects.filter(old_path__in=asked)}
    redirect = found.get(asked[0]) or found.get(asked[1])
    target = _target(request, redirect, language) if redirect else ""
    if not redirect or not target or target == path:
        return None
    return HttpResponsePermanentRedirect(target) if redirect.is_permanent else HttpResponseRedirect(target)


def _target(request: HttpRequest, redirect: Redirect, language: str) -> str:
    """Return where a redirect leads this person; empty when nothing is there for them."""
    if redirect.redirect_page_id is None:
        return str(redirect.redirect_link or "")
    shown = still_shown([redirect.redirect_page_id], audiences_of_request(request))
    row = shown.values_list("page_audience__language", "page_audience__path").first()
    if row is None:
        return ""
    return address(row[1], row[0] if row[0] in PREFIXED else language)
