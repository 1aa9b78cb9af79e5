"""Answers 503 to everybody while somebody works on the site; the switch is a file, so that no process starts anew."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation

from network.languages import of_path

OPEN = ("/healthz", "/readyz", "/static/")
MINUTES = 15
MINUTE_SECONDS = 60
UNAVAILABLE = 503


class MaintenanceMiddleware:
    """Stands before everything that asks the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, unless the site is closed."""
        minutes = None if request.path_info.startswith(OPEN) else closed_for()
        return self.get_response(request) if minutes is None else closed(request.path_info, minutes)


def switch() -> Path:
    """Return the file whose presence closes the site; it holds a number of minutes."""
    return Path(settings.VAR_DIR) / "maintenance"


def closed_for() -> int | None:
    """Return for how many minutes the site is closed; None while it is open."""
    try:
        said = switch().read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        return MINUTES
    return int(said) if said.isdigit() and said.strip("0") else MINUTES


def closed(path: str, minutes: int) -> HttpResponse:
    """Return the page that asks to come back, in the language of the address; it needs no database."""
    with translation.override(of_path(path)):
        response = HttpResponse(render_to_string("maintenance.html", {"minutes": minutes}), status=UNAVAILABLE)
    response.headers["Retry-After"] = str(minutes * MINUTE_SECONDS)
    response.headers["Cache-Control"] = "private, no-store"
    return response
