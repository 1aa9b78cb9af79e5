"""Tells browsers how to ask this site, so that people can add its search to theirs."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from opendata.delivery import absolute, deliver

MEDIA_TYPE = "application/opensearchdescription+xml"


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """Return the description document in the language of its address."""
    context = {
        "name": settings.WAGTAIL_SITE_NAME,
        "own": absolute(request.path),
        "search": absolute(reverse("search")),
        "feed": absolute(reverse("search_feed")),
        "icon": absolute(static("img/sign.svg")),
        "small_icon": absolute(static("img/icon-32.png")),
    }
    return deliver(request, render_to_string("opendata/opensearch.xml", context).encode(), MEDIA_TYPE)
