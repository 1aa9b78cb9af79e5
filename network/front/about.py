"""What the page of the network and its agreement show: who agreed to what, who joined, who helps, who runs the office."""

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest
from wagtail.models import Page

from network import languages, listing
from network.front.cities import cities
from network.front.context import own
from network.front.lines import best, in_language, lines_of, shown
from network.models import Accession, AgreementPage, City, ContactPoint, Link, NetworkPage, Organisation, Signatory
from reference.models import PartialDate


@dataclass(frozen=True, slots=True)
class Joining:
    """Cities that joined at the same time."""

    date: PartialDate | None
    cities: tuple[City, ...]


@dataclass(frozen=True, slots=True)
class PartnerGroup:
    """Organisations of one kind."""

    label: str
    organisations: tuple[Organisation, ...]


@own.register
def _network(page: NetworkPage, request: HttpRequest) -> dict[str, object]:
    """Return cities (CityLine), agreement with agreement_url, children (PageLine), office, partners, links."""
    agreements = best(in_language(shown(AgreementPage.objects.all(), request)))
    agreement = min(agreements, key=lambda each: str(each.date), default=None)
    children = lines_of(Page.objects.child_of(page).order_by("path"), request)
    return {
        "cities": cities(request, listing.ask(request, facets={"art": ("loesung",)}, size=0)),
        "agreement": agreement,
        "agreement_url": languages.address(agreement.page_audience.path) if agreement else "",
        "children": [line for pk, line in children.items() if agreement is None or pk != agreement.pk],
        "office": ContactPoint.objects.filter(city=None).order_by("pk").first(),
        "partners": _partners(),
        "links": list(Link.objects.all()),
    }


@own.register
def _agreement(page: AgreementPage, request: HttpRequest) -> dict[str, object]:
    """Return joinings (Joining), and signed: how many signed on the day, with their own hand and on site."""
    present = [each for each in page.signatories.all() if each.has_signed and each.mode == Signatory.Mode.PRESENT]
    return {"joinings": joinings(list(page.accessions.all())), "signed": len(present)}


def joinings(accessions: list[Accession]) -> list[Joining]:
    """Return accessions by date, the first one first, unknown dates last."""
    ordered = sorted(accessions, key=lambda each: str(each.date or "9999"))
    return [
        Joining(date, tuple(each.city for each in group))
        for date, group in groupby(ordered, key=lambda each: each.date or None)
    ]


def _partners() -> list[PartnerGroup]:
    """Return the organisations that the network office keeps; those of a city may be named on hidden pages only."""
    kept = Organisation.objects.filter(city=None).exclude(type__in=(Organisation.Type.CITY, "")).order_by("name")
    return [
        PartnerGroup(str(label), found)
        for code, label in Organisation.Type.choices
        if (found := tuple(each for each in kept if each.type == code))
    ]
