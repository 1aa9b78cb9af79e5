"""Loads content/staedte.yaml: each city as a new member would be added, then what it says about itself."""

from collections.abc import Mapping

from hansenetz.demo.context import Demo
from hansenetz.demo.evidence import citations_of
from hansenetz.demo.pictures import city_picture
from hansenetz.demo.records import Record, read_list
from hansenetz.demo.writing import put, put_page
from network.cities import add_city
from network.models import City, CityPage
from network.models.cities import Grant

FIGURES = ("official_name", "state", "ags", "ars", "membership", "website", "mpsc_phase", "mpsc_note")
DECIMALS = {"lat": 4, "lon": 4, "area_km2": 2}  # places after the point
# Number-plate code, form and tone of the flag: the signs of the look study.
FLAGS: Mapping[str, tuple[str, str, int]] = {
    "luebeck": ("HL", "pfahl", 1),
    "rostock": ("HRO", "balken", 2),
    "stralsund": ("HST", "schraeg", 3),
    "wismar": ("HWI", "raute", 4),
    "neubrandenburg": ("NB", "gespalten", 5),
    "schwerin": ("SN", "geviert", 6),
    "kiel": ("KI", "sparren", 7),
}


def load_rows(demo: Demo) -> list[Record]:
    """Add the cities that are not there yet; return what their files say."""
    items = read_list("staedte.yaml")
    for item in items:
        code = item.peek("code")
        plate, form, tone = FLAGS[code]
        city = City.objects.filter(code=code).first()
        if city is None:
            sign = {"plate": plate, "flag_form": form, "flag_tone": tone}
            city = add_city(code, item.peek("name"), membership=item.peek("membership"), **sign)
            demo.tally.created["City"] += 1
        demo.cities[code] = city
        item.drop("key", "slug")
    return items


def load_texts(demo: Demo, items: list[Record], grants: Mapping[str, list[Record]]) -> None:
    """Fill in the figures and the pages of the cities."""
    for item in items:
        code = item.text("code")
        values: dict[str, object] = {name: item.text(name) for name in FIGURES}
        values |= {name: item.decimal(name, places) for name, places in DECIMALS.items()}
        values |= {
            "name": item.text("name"),
            "population": item.number("population"),
            "population_as_of": item.date("population_as_of"),
            "member_since": item.date("member_since"),
            "lead_unit": demo.contact_points[item.text("lead_unit")],
            "grants": [
                _grant(demo, key, row) for key, rows in grants.items() for row in rows if row.peek("city") == code
            ],
        }
        put(demo.tally, City, {"code": code}, values)
        _pages(demo, code, item)


def _grant(demo: Demo, key: str, row: Record) -> Grant:
    row.drop("city")
    grant = Grant(programme=demo.programmes[key], text_de=row.text("text"))
    row.finish()
    return grant


def _pages(demo: Demo, code: str, item: Record) -> None:
    citations = citations_of(item, demo.sources)
    english = item.record("en")
    german: dict[str, object] = {
        "portrait": item.text("portrait"),
        "strategy_text": item.text("strategy_text"),
        "citations": citations,
    }
    german |= {"title": demo.cities[code].name}
    picture = city_picture(demo, code)
    german["image"] = picture
    texts = {
        demo.german: german,
        demo.english: {
            "title": english.text("title"),
            "summary": english.text("summary"),
            "image": picture,
            "citations": citations,
        },
    }
    for locale, values in texts.items():
        page = demo.city_page(code, locale)
        put_page(demo.tally, page.get_parent(), CityPage(slug=page.slug, locale=locale), values)  # type: ignore[arg-type]
    english.finish()
    item.finish()
