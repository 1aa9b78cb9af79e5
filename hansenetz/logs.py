"""Writes the log as lines of JSON that hold no personal data: no address, no name, no words that were searched."""

import json
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime

from django.http import HttpRequest
from django.http.response import HttpResponseBase

log = logging.getLogger("hansenetz.requests")
FACTS = ("method", "path", "status", "milliseconds")


class JsonFormatter(logging.Formatter):
    """One line of JSON a record: time, level, logger, message, facts of a request, and where an error came from."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {fact: getattr(record, fact) for fact in FACTS if hasattr(record, fact)}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class RequestLogMiddleware:
    """Logs each request by its path, without what follows the question mark and without who asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        start = time.perf_counter()
        response = self.get_response(request)
        milliseconds = round((time.perf_counter() - start) * 1000, 1)
        facts = {"method": request.method, "path": request.path, "status": response.status_code}
        log.info("request", extra={**facts, "milliseconds": milliseconds})
        return response


def config(level: str, *, readable: bool) -> dict[str, object]:
    """Return Django's LOGGING: JSON on standard error, or short lines for a developer's terminal."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": JsonFormatter},
            "readable": {"format": "{levelname} {name}: {message}", "style": "{"},
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "readable" if readable else "json"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "hansenetz.requests": {"level": "WARNING" if readable else level},
            # Its messages quote the address of the request.
            "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        },
    }
