"""Makes the English page of a German one in one step, and tells editors how the two stand to each other."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.admin.widgets import Button
from wagtail.models import Locale, Page, PageQuerySet

from network.languages import PREFIXED
from network.models import User

ENGLISH = PREFIXED[0]
# What a German page says in English as long as it has no English page.
WORDS = ("title", "summary")


class State(models.TextChoices):
    """How the English page stands to the German one."""

    MISSING = "missing", gettext_lazy("missing")
    DRAFT = "draft", gettext_lazy("draft")
    OLDER = "older", gettext_lazy("older than the German one")
    THERE = "there", gettext_lazy("there")


def with_english(pages: PageQuerySet[Page]) -> PageQuerySet[Page]:
    """Fetch with each page what state_of needs."""
    english = Page.objects.filter(translation_key=OuterRef("translation_key"), locale__language_code=ENGLISH).order_by()
    return pages.annotate(
        english_is_live=Subquery(english.values("live")[:1]),
        english_published=Subquery(english.values("last_published_at")[:1]),
    )


def state_of(page: Page) -> State | None:
    """Return how the English page stands to a German one; None for pages that are no German ones."""
    if page.locale.language_code != settings.LANGUAGE_CODE or page.depth < 2:
        return None
    known = page if hasattr(page, "english_is_live") else with_english(Page.objects.filter(pk=page.pk)).get()
    if known.english_is_live is None:
        return State.MISSING
    if not known.english_is_live:
        return State.DRAFT
    published = known.english_published
    is_older = page.last_published_at and published and published < page.last_published_at
    return State.OLDER if is_older else State.THERE


def shown_state(page: Page) -> str:
    """Return the state in words, for the column of the page lists."""
    state = state_of(page)
    return str(state.label) if state else ""


def may_translate(page: Page, user: User) -> bool:
    """Tell whether a person may edit a page and add one below the English page above."""
    above = page.get_parent().get_translation_or_none(Locale.objects.get(language_code=ENGLISH))
    return bool(
        above and page.permissions_for_user(user).can_edit() and above.permissions_for_user(user).can_add_subpage()
    )


def buttons(page: Page, user: User) -> Iterator[Button]:
    """Yield the way from a page to the same page in the other language, or to making it."""
    state = state_of(page)
    if state is State.MISSING:
        if may_translate(page, user):
            url = reverse("translate_page", args=[page.pk])
            yield Button(_("Translate into English"), url, icon_name="globe", priority=75)
        return
    other = page.get_translations().first()
    if other and other.permissions_for_user(user).can_edit():
        label = _("English page: %(state)s") % {"state": state.label} if state else _("German page")
        yield Button(label, reverse("wagtailadmin_pages:edit", args=[other.pk]), icon_name="globe", priority=75)


@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask once, then make the English page as a draft and open it."""
    page = get_object_or_404(Page, pk=page_id, locale__language_code=settings.LANGUAGE_CODE, depth__gt=2).specific
    if not isinstance(request.user, User) or not may_translate(page, request.user):
        raise PermissionDenied
    english = page.get_translations().filter(locale__language_code=ENGLISH).first()
    if english is None and request.method != "POST":
        return render(request, "network/admin/translate.html", {"page": page, "title": _("Translate into English")})
    if english is None:
        english = make_english(page, request.user)
        messages.success(request, _("Here is the English page. It stays a draft until you publish it."))
    return redirect("wagtailadmin_pages:edit", english.pk)


@transaction.atomic
def make_english(page: Page, user: User) -> Page:
    """Return a draft in the English tree: the German text to be overwritten, with the English words there already are."""
    locale = Locale.objects.get(language_code=ENGLISH)
    # Wagtail asks for a right of its optional translation app; may_translate has asked for ours.
    action = CopyPageForTranslationAction(page, locale, user=user)
    english: Page = action.execute(skip_permission_checks=True)
    for name in WORDS:
        if words := getattr(page, f"{name}_en", ""):
            setattr(english, name, words)
            setattr(english, f"{name}_en", "")
    english.draft_title = english.title
    english.save()
    english.save_revision(user=user)
    return english
