"""Answers every address that is a page: one look-up says what lies there and who may see it, then the page is shown."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_safe

from network import messages, page_cache
from network.keeping import from_memory, private
from network.look_up import Place, look_up
from network.lost import page_not_found
from network.message_form import MessageForm
from network.message_limit import is_too_many
from network.models import MessagePage, MessageTopic
from network.visibility import audiences_of_request, is_anonymous

UNPROCESSABLE = 422


class HttpResponseSeeOther(HttpResponseRedirect):
    """Leads on after a POST, so that loading the page again sends nothing twice."""

    status_code = 303


# No token is asked for before a POST is refused; where one is taken, _take asks for it.
@csrf_exempt
def serve(request: HttpRequest, path: str = "") -> HttpResponse:
    """Show the page at a path below the start page, or take the message that somebody writes there."""
    return receive(request, path) if request.method == "POST" else show(request, path)


@require_safe
def show(request: HttpRequest, path: str) -> HttpResponse:
    """Show a page; whoever may not see it gets the answer for a page that is not there."""
    place = _look_up(request, path)
    if place is None:
        return page_not_found(request)
    known: frozenset[str] = getattr(place.model, "query_parameters", frozenset())
    if not is_anonymous(request) or known & request.GET.keys():
        return private(_render(request, place))
    return from_memory(request, page_cache.key_of(place.version, path, _language()), lambda: _render(request, place))


def receive(request: HttpRequest, path: str) -> HttpResponse:
    """Take a message on a page that has a form, and lead to its receipt; 405 everywhere else."""
    place = _look_up(request, path)
    if place is None or not issubclass(place.model, MessagePage):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    return _take(request, place, place.model.topic)


@csrf_protect
def _take(request: HttpRequest, place: Place, topic: MessageTopic) -> HttpResponse:
    form = MessageForm(topic, request.POST)
    if is_too_many(request):
        form.add_error(None, _("Too many messages came from your connection. Please try again in an hour."))
    elif form.is_valid():
        receipt = messages.keep(topic, form, request)
        return HttpResponseSeeOther(f"{request.path}?nummer={receipt.number}#nachricht")
    response = private(_render(request, place, form=form))
    response.status_code = UNPROCESSABLE
    return response


def _look_up(request: HttpRequest, path: str) -> Place | None:
    return look_up(path, _language(), audiences_of_request(request))


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _render(request: HttpRequest, place: Place, **more: object) -> HttpResponse:
    page = place.model._default_manager.get(pk=place.page_id)
    response: HttpResponse = page.serve(request, place=place, **more)
    if isinstance(response, TemplateResponse):
        response.render()
    return response
