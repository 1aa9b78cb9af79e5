"""What the codes of cities are called in facets and on hits, and the mark of each city."""

from collections.abc import Mapping

from django.utils.translation import pgettext_lazy

from network.languages import address
from network.models import City
from search import labels
from search.labels import Sign

SECTIONS = {
    "text": pgettext_lazy("section of a page", "Text"),
    "portraet": pgettext_lazy("section of a page", "Portrait"),
    "strategie": pgettext_lazy("section of a page", "Strategy"),
    "ort": pgettext_lazy("section of a page", "Place"),
    "ziele": pgettext_lazy("section of a page", "Goals"),
    "unterzeichnende": pgettext_lazy("section of a page", "Signatories"),
}


def register() -> None:
    """Hand the loaders to the search."""
    labels.register("stadt", names)
    labels.register(labels.SECTION, sections)
    labels.register_signs(signs)


def names(language: str) -> Mapping[str, str]:
    """Return the names of all cities by code, in the order of the alphabet."""
    return dict(City.objects.order_by("name").values_list("code", "name"))


def sections(language: str) -> Mapping[str, str]:
    """Return the names of the sections of the network's pages."""
    return {code: str(name) for code, name in SECTIONS.items()}


def signs(language: str) -> Mapping[str, Sign]:
    """Return number-plate code, form and tone of the flag and the page's address of each city."""
    rows = City.objects.values_list("code", "name", "plate", "flag_form", "flag_tone")
    return {
        code: Sign(plate or name[:3].upper(), form, str(tone or ""), address(f"staedte/{code}/", language))
        for code, name, plate, form, tone in rows
    }
