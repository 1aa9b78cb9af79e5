"""Forty small entries in a FindingEngine, each with a page behind it, and the doorways that a result page needs."""

from datetime import date

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page

from search import labels
from search.entry import PUBLIC, Entry, Section, city_audience
from search.findable import key
from search.labels import Sign

KINDS = ("loesung", "erfahrung", "bedarf", "meldung")
CITIES = {"luebeck": "Lübeck", "rostock": "Rostock", "stralsund": "Stralsund", "kiel": "Kiel"}
FIELDS = {"mobilitaet": "Mobilität", "energie": "Energie & Umwelt", "sicherheit": "Sicherheit"}
PHASES = {"idee": "Idee", "pilot": "Pilot", "regelbetrieb": "Regelbetrieb"}
TOPICS = {"parken": "Parken", "wetter": "Wetter", "daten": "Offene Daten", "wlan": "WLAN"}
WORDS = ("Parkplatz", "Regen", "Laterne", "Hafen", "Feuerwehr")
SECTIONS = {"loesung": "Lösung", "erfahrungen": "Erfahrungen"}
HIDDEN = {7: "network", 8: city_audience("luebeck")}
NUMBER = 40


def entry(number, page_id, **changes):
    """The entry of that number; every value follows from the number."""
    kind = KINDS[number % 4]
    city = tuple(CITIES)[number % 3]  # kiel has none
    word = WORDS[number % 5]
    values = {
        "key": key(page_id),
        "kind": kind,
        "title": f"{word} {number:02}",
        "summary": f"Was {CITIES[city]} mit {word.lower()} gemacht hat.",
        "url": f"/staedte/{city}/{word.lower()}-{number:02}/",
        "language": "de",
        "shown_in": ("de", "en"),
        "audience": HIDDEN.get(number, PUBLIC),
        "sections": (Section("loesung", f"Die {word}sensoren melden es dem Amt & <b>allen</b>."),),
        "facets": {
            "art": (kind,),
            "stadt": (city,),
            "feld": (tuple(FIELDS)[number % 2],),
            "phase": (tuple(PHASES)[number % 3],) if kind == "loesung" else (),
            "thema": (tuple(TOPICS)[number % 3],),
        },
        "tags": ("sensorik",) if number % 2 else (),
        "date": date(2015 + number % 10, 1 + number % 12, 1),
        "date_text": f"{2015 + number % 10}-{1 + number % 12:02}",
        "state": tuple(PHASES)[number % 3] if kind == "loesung" else "gelungen" if kind == "erfahrung" else "",
        "is_example": number == 4,
    }
    return Entry(**{**values, **changes})


def add_pages(number=NUMBER):
    """Write bare pages below the root in one statement; return their ids."""
    root = Page.get_first_root_node()
    content_type = ContentType.objects.get_for_model(Page)
    locale = Locale.objects.get_or_create(language_code="de")[0]
    pages = [
        Page(
            title=f"p{n}",
            draft_title=f"p{n}",
            slug=f"p{n}",
            path=f"{root.path}Z{n:03}",
            depth=2,
            url_path=f"/p{n}/",
            content_type=content_type,
            locale=locale,
        )
        for n in range(number)
    ]
    Page.objects.bulk_create(pages)
    return list(Page.objects.filter(path__startswith=f"{root.path}Z").order_by("path").values_list("pk", flat=True))


def names():
    """Label loaders for the codes above."""
    tables = {
        "stadt": CITIES,
        "feld": FIELDS,
        "phase": PHASES,
        "thema": TOPICS,
        labels.SECTION: SECTIONS,
        labels.STATE: {"gelungen": "gelungen"},
    }
    kinds = {code: str(name) for code, name in labels.KINDS.items()}
    return {facet: [lambda language, table=table: table] for facet, table in ({"art": kinds} | tables).items()}


def signs(language):
    """A mark for each city."""
    return {code: Sign(code[:2].upper(), "pfahl", "1", f"/staedte/{code}/") for code in CITIES}


def audiences_of(request):
    """Whoever sends X-Audiences has them: the doorway of visibility, held open."""
    return frozenset({PUBLIC, *filter(None, request.headers.get("X-Audiences", "").split(","))})


def still_shown(page_ids, audiences, now):
    """Whatever is live."""
    return Page.objects.filter(pk__in=page_ids, live=True)
