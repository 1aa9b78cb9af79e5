"""The short vocabularies of solutions, lessons and needs; their codes are those of addresses and content files."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SolutionType(models.TextChoices):
    """What kind of thing a solution is."""

    CORE = "kernprojekt", _("Core project")
    PILOT = "pilotprojekt", _("Pilot project")
    SERVICE = "dienst", _("Service or product")
    INFRASTRUCTURE = "infrastruktur", _("Infrastructure")
    APPROACH = "vorgehen", _("Approach or concept")
    DATA = "datenangebot", _("Data offer")


class Lifecycle(models.TextChoices):
    """How far a solution has come."""

    IDEA = "idee", pgettext_lazy("phase of a solution", "Idea")
    CONCEPT = "konzept", pgettext_lazy("phase of a solution", "Concept")
    PROTOTYPE = "prototyp", pgettext_lazy("phase of a solution", "Prototype")
    PILOT = "pilot", pgettext_lazy("phase of a solution", "Pilot")
    OPERATION = "regelbetrieb", pgettext_lazy("phase of a solution", "Regular operation")
    SUSTAINED = "verstetigt", pgettext_lazy("phase of a solution", "Made permanent")
    ENDED = "beendet", pgettext_lazy("phase of a solution", "Ended")
    DROPPED = "nicht-weiterverfolgt", pgettext_lazy("phase of a solution", "Not pursued further")


class CoreProjectState(models.TextChoices):
    """How sure it is that a solution is a core project."""

    DOCUMENTED = "belegt", _("A source calls it a core project")
    UNCONFIRMED = "unbestaetigt", _("Only inferred")


class Privacy(models.TextChoices):
    """Where data protection stands."""

    NO_PERSONAL_DATA = "keine-personenbezogenen-daten", _("No personal data")
    ASSESSED = "dsfa-liegt-vor", _("Data protection impact assessment available")
    OPEN = "offen", pgettext_lazy("data protection", "Open")


class Role(models.TextChoices):
    """What an organisation does in a solution."""

    OWNER = "traeger", pgettext_lazy("role", "Responsible body")
    OPERATOR = "betreiber", pgettext_lazy("role", "Operator")
    BUILDER = "umsetzung", pgettext_lazy("role", "Implementation")
    RESEARCH = "forschung", pgettext_lazy("role", "Research")
    FUNDING = "foerderung", pgettext_lazy("role", "Funding body")
    PARTNER = "partner", pgettext_lazy("role", "Partner")


class Polarity(models.TextChoices):
    """How it went."""

    SUCCESS = "gelungen", pgettext_lazy("polarity", "Went well")
    MIXED = "gemischt", pgettext_lazy("polarity", "Mixed")
    FAILURE = "gescheitert", pgettext_lazy("polarity", "Failed")


class LessonPhase(models.TextChoices):
    """Step of the national scaling roadmap in which something was learned."""

    IDEATION = "ideenfindung", pgettext_lazy("phase of a lesson", "Finding ideas")
    CONCEPT = "konzept", pgettext_lazy("phase of a lesson", "Concept")
    PROTOTYPE = "prototyp", pgettext_lazy("phase of a lesson", "Prototyping")
    SUSTAINING = "verstetigung", pgettext_lazy("phase of a lesson", "Making it permanent")
    TRANSFER = "transfer", pgettext_lazy("phase of a lesson", "Transfer")


class AdviceBy(models.TextChoices):
    """Who gives the advice of a lesson."""

    CITY = "stadt", _("The city")
    EDITORS = "redaktion", _("The editors of the registry")


class NeedStatus(models.TextChoices):
    """Where a need stands."""

    OPEN = "offen", pgettext_lazy("status of a need", "Open")
    CLARIFYING = "in-klaerung", pgettext_lazy("status of a need", "Being clarified")
    COVERED = "gedeckt", pgettext_lazy("status of a need", "Covered")
    WITHDRAWN = "zurueckgezogen", pgettext_lazy("status of a need", "Withdrawn")


class Urgency(models.TextChoices):
    """How urgent a need is."""

    LOW = "niedrig", pgettext_lazy("urgency", "Low")
    MEDIUM = "mittel", pgettext_lazy("urgency", "Medium")
    HIGH = "hoch", pgettext_lazy("urgency", "High")


class DataTheme(models.TextChoices):
    """The thirteen data themes of the European Union. Source: EU authority table data-theme."""

    AGRI = "AGRI", _("Agriculture, fisheries, forestry and food")
    ECON = "ECON", _("Economy and finance")
    EDUC = "EDUC", _("Education, culture and sport")
    ENER = "ENER", _("Energy")
    ENVI = "ENVI", _("Environment")
    GOVE = "GOVE", _("Government and public sector")
    HEAL = "HEAL", pgettext_lazy("data theme", "Health")
    INTR = "INTR", _("International issues")
    JUST = "JUST", _("Justice, legal system and public safety")
    REGI = "REGI", _("Regions and cities")
    SOCI = "SOCI", _("Population and society")
    TECH = "TECH", _("Science and technology")
    TRAN = "TRAN", _("Transport")
