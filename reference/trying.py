"""Shows editors what a group of words would change, before they save it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import permission_denied

from reference.concepts import as_group
from reference.models import VocabularyGroup
from search import visible, vocabulary
from search.engine import EngineDownError, engine
from search.entry import Answer, Question
from search.vocabulary import Group, Vocabulary

TITLE = _("Try the group of words")
WORD_FIELDS = ("terms_de", "terms_en", "everyday_terms", "official_terms")
LONGEST = 20_000  # letters of a field
LONGEST_NUMBER = 12  # digits
SIZE = 10


@dataclass(frozen=True, slots=True)
class Tried:
    """One hit of a question, and whether only this side has it."""

    title: str
    url: str
    is_only_here: bool


@require_POST
def try_group(request: HttpRequest) -> HttpResponse:
    """Ask the question twice, without the typed group and with it; nothing is saved."""
    if not request.user.has_perm("reference.change_vocabularygroup"):
        return permission_denied(request)
    text = request.POST.get("probe", "")
    context: dict[str, object] = {"title": TITLE, "text": text, "is_down": False}
    try:
        question = Question(text, visible.audiences_of(request), size=SIZE)
        without, with_it = _both(question, _saved(request.POST), _typed(request.POST))
    except EngineDownError:
        return render(request, "reference/tried.html", {**context, "is_down": True}, status=503)
    context |= {"before": without, "after": with_it}
    context |= {"before_hits": _tried(without, with_it), "after_hits": _tried(with_it, without)}
    return render(request, "reference/tried.html", context)


def _both(question: Question, saved: Group | None, typed: Group | None) -> tuple[Answer, Answer]:
    kept = [group for group in vocabulary.current().groups if group != saved]
    answers = []
    for groups in (kept, [*kept, typed] if typed else kept):
        with vocabulary.tried(Vocabulary.of(groups)):
            answers.append(engine().find(question))
    return answers[0], answers[1]


def _saved(data: QueryDict) -> Group | None:
    number = data.get("group", "")
    is_number = number.isascii() and number.isdigit() and len(number) < LONGEST_NUMBER
    group = VocabularyGroup.objects.filter(pk=int(number)).first() if is_number else None
    return as_group(*(getattr(group, field) for field in WORD_FIELDS)) if group else None


def _typed(data: QueryDict) -> Group | None:
    """Return the group as the form has it; one that is switched off is none."""
    return as_group(*(data.get(field, "")[:LONGEST] for field in WORD_FIELDS)) if data.get("is_active") else None


def _tried(answer: Answer, other: Answer) -> list[Tried]:
    there = {hit.entry.key for hit in other.hits}
    return [Tried(hit.entry.title, hit.entry.url, hit.entry.key not in there) for hit in answer.hits]
