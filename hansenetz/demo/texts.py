"""Loads content/seiten.yaml: the start page, texts about the network, and the templates of the legal texts."""

from typing import Final

from django.db.models import Model
from wagtail.models import Locale, Page

from hansenetz.demo.context import Demo
from hansenetz.demo.evidence import citations_of
from hansenetz.demo.markdown import blocks_of
from hansenetz.demo.records import Record
from hansenetz.demo.writing import put_page
from network.models import AccessibilityPage, ContactPage, HomeEntry, HomePage, IntroducedPage, TextPage

START: Final = "start"
# Where an address differs from the key of the content file.
SLUGS: Final = {"ueber-das-netzwerk": "ueber"}
TYPES: Final[dict[str, type[IntroducedPage]]] = {
    START: HomePage,
    "kontakt": ContactPage,
    "barrierefreiheit": AccessibilityPage,
}
WAYS_IN: Final = ("/suche/", "/erfahrungen/", "/bedarfe/")


def load_texts(demo: Demo, items: list[Record]) -> None:
    """Publish the pages, in English too where there is an English text."""
    published: dict[str, Page] = {}
    for item in items:
        key, usual = item.text("key"), item.text("usual")
        item.drop("slug")
        english = item.record("en")
        locale = demo.english if item.text("lang") == "en" else demo.german
        model = TYPES.get(key, TextPage)
        values = {**_values(item), **_details(item, model)}
        values["citations"] = citations_of(item, demo.sources)
        if usual:
            values["usual_page"] = published[usual].page_ptr
        page = published[key] = _publish(demo, model, key, locale, values)
        if "title" in english:
            words = {**_values(english), **(_statement(english.record("statement")) if "statement" in english else {})}
            _publish(demo, model, key, demo.english, {**values, **words}, page)
        if key == "ueber-das-netzwerk":
            _introduce(demo, page)
        english.finish()
        item.finish()


def _values(item: Record) -> dict[str, object]:
    values: dict[str, object] = {name: item.text(name) for name in ("title", "summary")}
    values["body"] = blocks_of(item.text("body"))
    if "entries" in item:
        rows = zip(item.records("entries"), WAYS_IN, strict=True)
        values["entries"] = [_entry(row, url) for row, url in rows]
    return values


def _entry(row: Record, url: str) -> Model:
    entry = HomeEntry(title=row.text("title"), text=row.text("text"), url=url)
    row.finish()
    return entry


def _details(item: Record, model: type[IntroducedPage]) -> dict[str, object]:
    if model is AccessibilityPage:
        item.drop("rules", "template")
        return _statement(item.record("statement"))
    details: dict[str, object] = {
        "rules": item.lines("rules"),
        "variety": item.text("variety"),
        "check_note": item.text("check_note"),
        "is_template": item.flag("template"),
    }
    return details if model is TextPage else {}


def _statement(item: Record) -> dict[str, object]:
    names = ("applies_to", "legal_basis", "standard", "arbitration")
    values: dict[str, object] = {name: item.text(name) for name in names}
    values["inaccessible"] = item.lines("inaccessible")
    item.finish()
    return values


def _publish(
    demo: Demo,
    model: type[IntroducedPage],
    key: str,
    locale: Locale,
    values: dict[str, object],
    original: Page | None = None,
) -> Page:
    home = demo.home(locale)
    if model is HomePage:
        return put_page(demo.tally, home.get_parent(), HomePage(slug=home.slug, locale=locale), values)
    new = model(slug=SLUGS.get(key, key), locale=locale)
    # A page of another type at this address comes from an older demo.
    home.get_children().filter(slug=new.slug).not_exact_type(model).delete()
    if original is not None:
        new.translation_key = original.translation_key
    return put_page(demo.tally, home, new, values)


def _introduce(demo: Demo, page: Page) -> None:
    """Give the page of the network the line that says what the network is, in both languages."""
    for locale in (demo.german, demo.english):
        about = TextPage.objects.get(translation_key=page.translation_key, locale=locale)
        place = demo.child(locale, "netzwerk")
        put_page(demo.tally, demo.home(locale), type(place)(slug=place.slug, locale=locale), {"summary": about.summary})
