"""What the codes of phases, states and sections are called in facets and on hits."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from projects.models import Lifecycle, NeedStatus, Polarity
from search import labels

SECTIONS = {
    "problem": _("Problem"),
    "loesung": _("Solution"),
    "wirkung": _("Effect"),
    "nachnutzung": _("Reuse"),
    "erfahrungen": _("Lessons"),
    "kontakt": _("Contact"),
    "geschehen": pgettext_lazy("section of a lesson", "What happened"),
    "grund": pgettext_lazy("section of a lesson", "Why"),
    "rat": pgettext_lazy("section of a lesson", "Advice"),
    "zeitraum": pgettext_lazy("section of a need", "By when"),
}


def register() -> None:
    """Hand the loaders to the search."""
    labels.register("phase", phases)
    labels.register(labels.STATE, states)
    labels.register(labels.SECTION, sections)


def phases(language: str) -> Mapping[str, str]:
    """Return the names of the phases of a solution, in their order."""
    return {str(code): str(name) for code, name in Lifecycle.choices}


def states(language: str) -> Mapping[str, str]:
    """Return the names of the polarities of lessons and of the statuses of needs."""
    return {str(code): str(name) for code, name in (*Polarity.choices, *NeedStatus.choices)}


def sections(language: str) -> Mapping[str, str]:
    """Return the names of the sections in which a word can be found."""
    return {code: str(name) for code, name in SECTIONS.items()}
