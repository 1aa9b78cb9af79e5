"""Keeps the sensitive fields of a page from whoever may see the page but not them."""

from collections.abc import Mapping

from wagtail.models import Page

from network.models import CityPage, PageAudience
from search.entry import NETWORK, PUBLIC, city_audience

# The field that says who may see, and the fields it speaks of (as evidence names them).
GUARDED: Mapping[str, frozenset[str]] = {
    "cost_audience": frozenset(
        {
            "cost_invest_eur",
            "cost_invest_eur_min",
            "cost_invest_eur_max",
            "cost_year_eur",
            "cost_note",
            "amount_total_eur",
            "amount_funded_eur",
            "amount_own_eur",
        }
    ),
    "procurement_audience": frozenset({"procurement"}),
    "contact_audience": frozenset({"contact_point"}),
}


def place_of(page: Page) -> PageAudience:
    """Return where a page lies and who may see it; of a page that was never saved, as its parent says."""
    row: PageAudience | None = PageAudience.objects.filter(pk=page.pk).first() if page.pk else None
    if row is not None:
        return row
    city = CityPage.objects.ancestor_of(page).select_related("city").first() if page.path else None
    return PageAudience(own=PUBLIC, audience=PUBLIC, city=city.city.code if city else "")


def hidden_fields(page: Page, city: str, audiences: frozenset[str]) -> frozenset[str]:
    """Return the sensitive fields that none of these audiences may see."""
    tokens = {PUBLIC: PUBLIC, NETWORK: NETWORK, "city": city_audience(city)}
    return frozenset(
        name
        for guard, names in GUARDED.items()
        if tokens.get(getattr(page, guard, PUBLIC), "") not in audiences
        for name in names
    )


def narrower_fields(page: Page, audience: str) -> frozenset[str]:
    """Return the sensitive fields that fewer people may see than the page itself: they are in no index entry."""
    width = {PUBLIC: 2, NETWORK: 1}
    own = width.get(audience, 0)
    return frozenset(
        name for guard, names in GUARDED.items() if width.get(getattr(page, guard, PUBLIC), 0) < own for name in names
    )
