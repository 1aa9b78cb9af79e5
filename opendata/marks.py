"""Gives browsers and phones the site's own mark where they look for it."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from opendata.delivery import deliver, language

MEDIA_TYPE = "application/manifest+json"
PAPER, BRICK = "#ffffff", "#973a29"  # of tokens.css; a manifest knows no variables


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Say how the site looks among the things a phone keeps at hand."""
    start = reverse("wagtail_serve", args=("",))
    sizes = {"icon-192.png": "192x192", "icon-512.png": "512x512"}
    icons = [{"src": static(f"img/{name}"), "sizes": size, "type": "image/png"} for name, size in sizes.items()]
    maskable = {"src": static("img/icon-maskable.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"}
    said = {
        "name": settings.WAGTAIL_SITE_NAME,
        "description": _("The knowledge register of the Smarte Hanse"),
        "lang": language(),
        "id": start,
        "start_url": start,
        "display": "browser",
        "background_color": PAPER,
        "theme_color": BRICK,
        "icons": [*icons, maskable],
    }
    return deliver(request, json.dumps(said, ensure_ascii=False).encode(), MEDIA_TYPE)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead a browser that does not read the page's head to the mark."""
    return redirect(static("img/icon-32.png"))
