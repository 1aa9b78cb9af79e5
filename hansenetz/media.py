"""Serves pictures that the site has made itself; uploaded originals and documents have no address here."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve

RENDITIONS = "images/"
DAY_SECONDS = 24 * 3600


def rendition(request: HttpRequest, path: str) -> HttpResponseBase:
    """Send one picture, to be kept by browsers for a day."""
    response = serve(request, RENDITIONS + path, document_root=str(settings.MEDIA_ROOT))
    response["Cache-Control"] = f"public, max-age={DAY_SECONDS}"
    return response
