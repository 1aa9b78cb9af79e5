"""Who may see which page: the one place that decides it, for every outlet."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from network import places
from network.models import City, PageAudience, User
from search.entry import NETWORK, PUBLIC, city_audience

OFFICE = "geschaeftsstelle"  # name of the group of the network office


def audiences_of(user: AbstractBaseUser | AnonymousUser) -> frozenset[str]:
    """Return every audience that a person belongs to; PUBLIC always."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset({PUBLIC})
    if user.is_superuser:
        cities = City.objects.values_list("code", flat=True)
        return frozenset({PUBLIC, NETWORK, places.NOBODY, *map(city_audience, cities)})
    own = list(user.cities.values_list("code", flat=True))
    if own or user.groups.filter(name=OFFICE).exists():
        return frozenset({PUBLIC, NETWORK, *map(city_audience, own)})
    return frozenset({PUBLIC})


def audiences_of_request(request: HttpRequest) -> frozenset[str]:
    """Return the audiences of whoever sent the request; asks the database only where there is a session."""
    return frozenset({PUBLIC}) if is_anonymous(request) else audiences_of(request.user)


def is_anonymous(request: HttpRequest) -> bool:
    """Tell whether nobody is signed in, without a look at the session of a visitor who sends none."""
    return settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated


def shown_now(prefix: str = "", now: datetime | None = None) -> Q:
    """Return the condition that a page is published and within its dates, whatever the worker has done about it."""
    now = now or timezone.now()
    return (
        Q(**{f"{prefix}live": True})
        & (Q(**{f"{prefix}go_live_at": None}) | Q(**{f"{prefix}go_live_at__lte": now}))
        & (Q(**{f"{prefix}expire_at": None}) | Q(**{f"{prefix}expire_at__gt": now}))
    )


def still_shown(page_ids: Collection[int], audiences: Collection[str], now: datetime | None = None) -> QuerySet[Page]:
    """Return those of the pages that may be shown now to one of the audiences, as one unevaluated query."""
    return Page.objects.filter(shown_now(now=now), pk__in=page_ids, page_audience__audience__in=audiences)


def effective_audience(page: Page) -> str:
    """Return the narrowest audience of a page and its ancestors: public, network or city:<code>."""
    row = PageAudience.objects.filter(page_id=page.pk).first() or places.refresh(page.pk)
    return row.audience if row else places.NOBODY
