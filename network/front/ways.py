"""The ways into the register: editors write them, the site adds the lists that lie on each way and how long they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from network.languages import address
from network.models import HomeEntry
from reference.figures import number


@dataclass(frozen=True, slots=True)
class WayLink:
    """A list that lies on a way; the note says how much it holds."""

    title: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in: the fields of components/ways.html."""

    title: str
    text: str
    links: tuple[WayLink, ...]


def ways(entries: Sequence[HomeEntry], counts: Mapping[str, int], cities: int) -> list[Way]:
    """Return the ways that editors keep on the start page, each with the lists that belong to where it leads."""
    known = _links(counts, cities)
    return [Way(entry.title, entry.text, known.get(entry.url, _alone(entry))) for entry in entries]


def _links(counts: Mapping[str, int], cities: int) -> dict[str, tuple[WayLink, ...]]:
    def link(title: str, path: str, note: str = "") -> WayLink:
        return WayLink(title, address(path), note)

    held = {kind: number(count) for kind, count in counts.items()}

    finding = (
        link(_("All solutions"), "loesungen/", held.get("loesung", "")),
        link(_("Solutions by topic"), "themen/"),
        link(_("Map of the cities"), "karte/", number(cities)),
        link(_("Compare solutions"), "vergleich/", _("2 to 4")),
    )
    learning = (
        link(_("All lessons"), "erfahrungen/", held.get("erfahrung", "")),
        link(_("News"), "aktuelles/", held.get("meldung", "")),
        link(_("Events and reviews"), "veranstaltungen/", held.get("veranstaltung", "")),
        link(_("Words explained"), "glossar/"),
    )
    developing = (
        link(_("Needs of the cities"), "bedarfe/", held.get("bedarf", "")),
        link(_("The agreement"), "netzwerk/vereinbarung/"),
        link(_("What came of it"), "netzwerk/bilanz/"),
        link(_("Enter something"), "anmelden/", _("after signing in")),
    )
    return {
        "/suche/": finding,
        "/loesungen/": finding,
        "/erfahrungen/": learning,
        "/bedarfe/": developing,
    }


def _alone(entry: HomeEntry) -> tuple[WayLink, ...]:
    if not entry.url:
        return ()
    url = address(entry.url.removeprefix("/")) if entry.url.startswith("/") else entry.url
    return (WayLink(_("Go there"), url),)
