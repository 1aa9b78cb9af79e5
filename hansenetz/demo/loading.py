"""Puts the content files together into a site, in the order in which they need each other."""

from django.db import transaction

from hansenetz.demo import accounts, cities, core_projects, lessons, network, network_pages, reference, solutions, texts
from hansenetz.demo.bookkeeping import once_at_the_end
from hansenetz.demo.context import Demo, Say
from hansenetz.demo.records import Record, read_map
from network.rights import found_office
from reference import vocabulary


def load(say: Say, *, has_accounts: bool) -> Demo:
    """Load all content files, all or nothing; say tells a person how far it is.

    Raises:
        LeftoverError: a content file says something for which nobody has a place.
    """
    demo = Demo(say)
    with transaction.atomic(), once_at_the_end():
        net, site = read_map("netzwerk.yaml"), read_map("seiten.yaml")
        surveys = frozenset(item.text("key") for item in net.records("surveys"))  # they get their page later
        items = _lists(demo, net)
        _cities(demo, net, items)
        say("Lösungen, Erfahrungen und Bedarfe werden veröffentlicht …")
        lessons.load_lessons(demo, solutions.load(demo))
        lessons.load_needs(demo)
        core_projects.load_core_projects(demo, net.record("core_projects"))
        core_projects.load_named_projects(demo, net.records("named_only"))
        say("Vereinbarung, Veranstaltungen, Meldungen und Textseiten werden veröffentlicht …")
        network_pages.load_agreement(demo, net.record("agreement"), net.records("seed_corrections"))
        network_pages.load_events(demo, net.records("events"))
        network_pages.load_news(demo, net.records("news"), surveys)
        network.load_links(demo, net.records("links"))
        texts.load_texts(demo, site.records("pages"))
        network.load_notices(demo, site.records("notices"))
        net.finish()
        site.finish()
        found_office()
        if has_accounts:
            say("Demo-Konten werden angelegt …")
            accounts.load_accounts(demo)
    return demo


def _lists(demo: Demo, net: Record) -> list[Record]:
    demo.say("Quellen, Themen, Wörter und Organisationen werden geladen …")
    vocabulary.load()
    reference.load_sources(demo)
    reference.load_lists(demo, net)
    network.load_organisations(demo, net.records("organisations"))
    demo.say("Städte werden aufgenommen …")
    return cities.load_rows(demo)


def _cities(demo: Demo, net: Record, items: list[Record]) -> None:
    network.load_contact_points(demo, net.records("contact_points"))
    grants = reference.load_programmes(demo, net.records("funding_programmes"))
    cities.load_texts(demo, items, grants)
    network.load_rankings(demo, net.records("index_studies"), net.records("index_results"))
