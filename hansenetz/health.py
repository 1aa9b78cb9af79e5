"""Answers the watchers of the site: does the process live, and can it work?"""

from dataclasses import asdict

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from hansenetz import worker
from search import outbox
from search.engine import engine
from search.meaning import filling

BEAT_SECONDS = 120


@never_cache
def process(request: HttpRequest) -> HttpResponse:
    """Answer 200 as long as this process answers at all."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def readiness(request: HttpRequest) -> JsonResponse:
    """Answer 200 if database and index answer, else 503; tell how deep the outbox is and whether the worker lives."""
    facts: dict[str, object] = {"database": database_answers(), "index": engine().state().is_ready}
    ready = all(facts.values())
    if facts["database"]:
        waits = outbox.backlog()
        facts["outbox"] = {"waiting": waits.waiting, "oldest": waits.oldest, "quarantined": len(waits.quarantined)}
        facts["worker"] = worker_lives()
        facts["meaning"] = asdict(filling.progress())
    return JsonResponse(facts, status=200 if ready else 503)


def database_answers() -> bool:
    """Ask the database for the number one."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def worker_lives() -> bool:
    """Tell whether the worker has given a sign of life of late."""
    beat = worker.last_beat()
    return beat is not None and (timezone.now() - beat).total_seconds() < BEAT_SECONDS
