"""The first thing editors see: what they can write for their city, so that nobody looks for it in the tree of pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from network.models import CityPage, User


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page that can be written, and where."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A city's pages, and what can be added to them."""

    name: str
    url: str
    kinds: tuple[Kind, ...]


class WaysInPanel(Component):
    """Offer on the dashboard each kind of page for each city a person writes for."""

    order = 90
    template_name = "network/admin/ways_in.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the branches of the person who looks."""
        return {"branches": list(_branches(parent_context["request"].user))} if parent_context else {}


def _branches(user: User) -> Iterator[Branch]:
    pages = page_permission_policy.instances_user_has_permission_for(user, "add")
    cities = CityPage.objects.filter(pk__in=pages, locale__language_code="de").select_related("city")
    for page in cities.order_by("city__name"):
        kinds = [_kind(page, model) for model in page.creatable_subpage_models() if model.can_create_at(page)]
        yield Branch(page.title, reverse("wagtailadmin_explore", args=[page.pk]), tuple(kinds))


def _kind(parent: Page, model: type[Page]) -> Kind:
    options = model._meta
    address = reverse("wagtailadmin_pages:add", args=[options.app_label, options.model_name, parent.pk])
    return Kind(capfirst(str(options.verbose_name)), address)
