"""Long tasks of the search: asked for on a page, done by the worker, their progress and their end kept for all to see."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.utils import timezone

from search.models import Run

STEP = 50  # entries between two notes of progress
Item = TypeVar("Item")


def ask(task: Run.Task) -> None:
    """Ask the worker for a task; asking again before it begins changes nothing."""
    Run.objects.update_or_create(task=task, defaults={"asked_at": timezone.now()})


def is_asked(task: Run.Task) -> bool:
    """Tell whether a task waits for the worker."""
    return Run.objects.filter(task=task, asked_at__isnull=False).exists()


@contextmanager
def running(task: Run.Task, *, total: int = 0, is_kept: bool = True) -> Iterator[Run]:
    """Keep begin, end and result of what is done inside; set its `found` there. A fallback's runs are not kept."""
    if not is_kept:
        yield Run(task=task)
        return
    begun = {
        "asked_at": None,
        "begun_at": timezone.now(),
        "ended_at": None,
        "done": 0,
        "total": total,
        "found": 0,
        "error": "",
    }
    run, _created = Run.objects.update_or_create(task=task, defaults=begun)
    try:
        yield run
    except Exception as error:
        run.error = f"{type(error).__name__}: {error}"
        raise
    finally:
        run.ended_at = timezone.now()
        run.save(update_fields=["ended_at", "done", "found", "error"])


def counted(items: Iterable[Item], run: Run) -> Iterator[Item]:
    """Pass items on, noting now and then how many there were."""
    for item in items:
        yield item
        run.done += 1
        if run.done % STEP == 0 and not run._state.adding:
            Run.objects.filter(pk=run.pk).update(done=run.done)
