"""Answers "Does it exist already?" to editors: as a page, as a part of the form, and as JSON."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from network.visibility import audiences_of_request
from projects.already import already
from search.engine import EngineDownError

TITLE = _("Does it exist already?")
LONGEST = 200
LANGUAGES = ("de", "en")
TEMPLATES = {"": "projects/admin/already.html", "teil": "projects/admin/already_list.html"}


@require_safe
@never_cache
def already_page(request: HttpRequest) -> HttpResponse:
    """Show what is like a title; only below /admin/, whose pages ask for an account."""
    text, form = request.GET.get("titel", "")[:LONGEST], request.GET.get("form", "")
    language = request.GET.get("sprache", "") if request.GET.get("sprache") in LANGUAGES else LANGUAGES[0]
    page = request.GET.get("seite", "")
    try:
        found = already(text, audiences_of_request(request), language, int(page) if page.isdecimal() else None)
    except EngineDownError:
        found = None
    if form == "json":
        return JsonResponse({"asked": found is not None, "found": [asdict(each) for each in found or ()]})
    context = {"title": TITLE, "text": text, "found": found, "page": page, "language": language}
    return render(request, TEMPLATES.get(form, TEMPLATES[""]), context)
