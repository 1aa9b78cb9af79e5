"""Names of the subjects by which the delivered groups of words are sorted."""

from django.utils.translation import gettext_lazy as _

from reference.models import VocabularyGroup

THEMES = {
    "administration": _("Administration"),
    "culture": _("Culture"),
    "economy": _("Economy"),
    "education": _("Education"),
    "energy": _("Energy"),
    "environment": _("Environment"),
    "governance": _("Governance"),
    "green": _("Parks and green spaces"),
    "health": _("Health"),
    "housing": _("Housing"),
    "leisure": _("Leisure"),
    "mobility": _("Mobility"),
    "participation": _("Participation"),
    "platform": _("Data and platforms"),
    "safety": _("Safety"),
    "social": _("Social affairs"),
}


def theme_of(group: VocabularyGroup) -> str:
    """Return the name of a group's subject; what editors typed stays as it is."""
    return str(THEMES.get(group.theme, group.theme))
