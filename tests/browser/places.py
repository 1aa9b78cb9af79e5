"""One address for each kind of page; every test of a quality of all pages goes through these."""

PAGES = {
    "start": "/",
    "cities": "/staedte/",
    "city": "/staedte/luebeck/",
    "city without entries": "/staedte/kiel/",
    "solution": "/staedte/luebeck/kreuzung-frei/",
    "thin solution": "/staedte/rostock/klarschiff-hro/",
    "search": "/suche/?q=Parkplatzsensor",
    "results as a table": "/suche/?q=Sensor&ansicht=tabelle",
    "search with filters": "/suche/?q=Sensor&stadt=luebeck&von=2018&sort=neu",
    "nothing found": "/suche/?q=Dinosaurier",
    "solutions": "/loesungen/",
    "lessons": "/erfahrungen/",
    "failed lessons": "/erfahrungen/?verlauf=gescheitert",
    "lesson": "/staedte/stralsund/park-app-abgelehnt/",
    "needs": "/bedarfe/",
    "open needs": "/bedarfe/?stand=offen",
    "need": "/staedte/stralsund/einheitliche-plattformen/",
    "core projects": "/kernprojekte/",
    "topics": "/themen/",
    "topic": "/themen/parken/",
    "glossary": "/glossar/",
    "map": "/karte/",
    "comparison": "/vergleich/",
    "network": "/netzwerk/",
    "agreement": "/netzwerk/vereinbarung/",
    "balance": "/netzwerk/bilanz/",
    "events": "/veranstaltungen/",
    "news": "/aktuelles/",
    "imprint": "/impressum/",
    "privacy": "/datenschutz/",
    "accessibility": "/barrierefreiheit/",
    "plain language": "/leichte-sprache/",
    "sign language": "/gebaerdensprache/",
    "contact": "/kontakt/",
    "sign in": "/anmelden/",
    "not there": "/gibt-es-nicht/",
}
STATUS = {"not there": 404}


def english(path: str) -> str:
    return f"/en{path}"
