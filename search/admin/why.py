"""Tells an administrator why an entry stands among the results of a question."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_denied

from search import address, forms, labels, recommended, visible
from search.engine import EngineDownError, engine
from search.explaining import Explanation, Ground

TITLE = gettext_lazy("Why is this here?")
LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a score, in words."""

    text: str
    points: float
    share: int  # per cent of the score
    counts: bool


@require_safe
def why(request: HttpRequest) -> HttpResponse:
    """Show what the score of one entry is made of; an entry that is not found any more gives a sentence."""
    if not request.user.is_superuser:
        return permission_denied(request)
    language = request.GET.get("sprache", "") if request.GET.get("sprache") in LANGUAGES else LANGUAGES[0]
    reading = forms.read(request.GET, lambda facet, code: labels.is_known(facet, code, language))
    question = reading.form.question(
        visible.audiences_of(request), language, pinned=recommended.keys_for(reading.form.text)
    )
    try:
        found = engine().explain(question, request.GET.get("eintrag", "")[: forms.TEXT_LENGTH])
    except EngineDownError:
        return render(request, "search/admin/why.html", {"title": TITLE, "is_down": True}, status=503)
    rows = list(_rows(found)) if found else []
    back = address.of("/suche/" if language == LANGUAGES[0] else "/en/suche/", reading.form)
    context = {"title": TITLE, "found": found, "rows": rows, "form": reading.form, "back": back}
    return render(request, "search/admin/why.html", context)


def _rows(found: Explanation) -> Iterator[Row]:
    for reason in found.reasons:
        share = round(100 * reason.score / found.score) if found.score and reason.counts else 0
        yield Row(_sentence(reason.ground, reason.typed, reason.found), reason.score, share, reason.counts)


def _sentence(ground: Ground, typed: str, found: str) -> str:
    sentences = {
        Ground.WORD: _("The word “%(found)s” itself"),
        Ground.PART: _("“%(found)s” as a part of “%(typed)s”"),
        Ground.SYNONYM: _("“%(found)s”, which means the same as “%(typed)s”"),
        Ground.OFFICIAL: _("“%(found)s”, the official term for “%(typed)s”"),
        Ground.GRAMS: _("Similar runs of letters"),
        Ground.GROUP: _("Words for something near by meaning: %(found)s"),
        Ground.PINNED: _("Recommended by editors for this question"),
        Ground.NEAR: _("The whole entry lies near by meaning"),
        Ground.TITLE: _("The entry is called exactly so"),
        Ground.FRESH: _("The entry is of the last years"),
    }
    return sentences[ground] % {"found": found, "typed": typed} if "%(" in sentences[ground] else sentences[ground]
