"""How the search is: engine, what waits, what was refused, the last check and the last rebuild."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_denied
from wagtail.models import Page

from search import outbox, runs
from search.engine import engine
from search.meaning import filling
from search.models import Run

TITLE = gettext_lazy("State of the search")
MOST_REFUSED = 100


@dataclass(frozen=True, slots=True)
class Refused:
    """A page that the engine would not have."""

    page_id: int
    title: str
    reason: str


@require_safe
def state(request: HttpRequest) -> HttpResponse:
    """Show all that an administrator must know of the search."""
    if not request.user.has_perm("search.view_outboxrow"):
        return permission_denied(request)
    waits = outbox.backlog()
    last = {run.task: run for run in Run.objects.all()}
    context = {
        "title": TITLE,
        "engine": engine().state(),
        "waits": waits,
        "refused": _refused(waits.quarantined),
        "meaning": filling.progress(),
        "check": last.get(Run.Task.CHECK),
        "rebuild": last.get(Run.Task.REBUILD),
        "may_act": request.user.is_superuser,
    }
    return render(request, "search/admin/state.html", context)


@require_POST
def begin(request: HttpRequest, task: str) -> HttpResponse:
    """Ask the worker for a check or a rebuild."""
    if not request.user.is_superuser:
        return permission_denied(request)
    runs.ask(Run.Task(task))
    messages.success(
        request, _("Asked for. The worker begins in a few seconds; reload this page to see how far it is.")
    )
    return redirect("search_admin:state")


@require_POST
def again(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take a refused page into the index once more."""
    if not request.user.is_superuser:
        return permission_denied(request)
    outbox.mark([page_id])
    messages.success(request, _("The page is looked at again."))
    return redirect("search_admin:state")


def _refused(reasons: dict[int, str]) -> list[Refused]:
    shown = list(reasons)[:MOST_REFUSED]
    titles = dict(Page.objects.filter(pk__in=shown).values_list("pk", "title"))
    return [Refused(page_id, titles.get(page_id, ""), reasons[page_id]) for page_id in shown]
