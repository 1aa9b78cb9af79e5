"""The language of an answer follows from its address alone: German without, English with /en/."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

PREFIXED = tuple(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)


def of_path(path: str) -> str:
    """Return the language of an address such as ``/en/staedte/``."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return first if first in PREFIXED else settings.LANGUAGE_CODE


def address(path: str, language: str | None = None) -> str:
    """Return the address of a path below the start page in a language; without one, in the active language."""
    code = language or translation.get_language() or settings.LANGUAGE_CODE
    return f"/{code}/{path}" if code in PREFIXED else f"/{path}"


class LanguageMiddleware(LocaleMiddleware):
    """Django's, without a look at cookies or Accept-Language: so no answer varies by them."""

    def process_request(self, request: HttpRequest) -> None:
        """Switch to the language of the address."""
        translation.activate(of_path(request.path_info))
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:  # type: ignore[override]
        """Say which language the answer is in."""
        response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response
