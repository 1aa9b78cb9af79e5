"""Answers every address that is a page: one look-up says what lies there and who may see it, then the page is shown."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.defaults import page_not_found

from network import page_cache
from network.keeping import from_memory, private
from network.look_up import Place, look_up
from network.visibility import audiences_of_request, is_anonymous


# Nothing is changed by these addresses, so no token is asked for before a POST is refused.
@csrf_exempt
@require_safe
def serve(request: HttpRequest, path: str = "") -> HttpResponse:
    """Show the page at a path below the start page; whoever may not see it gets the answer for a page that is not there."""
    language = get_language() or settings.LANGUAGE_CODE
    place = look_up(path, language, audiences_of_request(request))
    if place is None:
        return private(page_not_found(request, Http404()))
    known: frozenset[str] = getattr(place.model, "query_parameters", frozenset())
    if not is_anonymous(request) or known & request.GET.keys():
        return private(_render(request, place))
    return from_memory(request, page_cache.key_of(place.version, path, language), lambda: _render(request, place))


def _render(request: HttpRequest, place: Place) -> HttpResponse:
    page = place.model._default_manager.get(pk=place.page_id)
    response: HttpResponse = page.serve(request, place=place)
    if isinstance(response, TemplateResponse):
        response.render()
    return response
