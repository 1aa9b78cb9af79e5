"""Fixed lists of words that every room uses; their codes are stored and stand in addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EvidenceState(models.TextChoices):
    """How certain a statement is."""

    DOCUMENTED = "belegt", _("documented")
    SELF_REPORTED = "selbstauskunft", _("own statement")
    UNCONFIRMED = "unbestaetigt", _("unconfirmed")
    CONTRADICTORY = "widerspruechlich", _("contradictory")


class SourceMark(models.TextChoices):
    """Where a source comes from."""

    OFFICIAL = "A", _("official, or the owner's own page")
    PRESS = "P", _("press and third parties")
    SEED = "S", _("only the press release of 10 November 2023")
    UNPROVEN = "U", _("conclusion or knowledge without evidence")


class Reason(models.TextChoices):
    """Why something went well or failed, or why a city said no."""

    LAW = "recht-datenschutz", _("Law and data protection")
    PROCUREMENT = "vergabe", _("Awarding of contracts")
    TECHNOLOGY = "technik", _("Technology")
    DATA_QUALITY = "datenqualitaet", _("Data quality")
    OPERATION = "betrieb", _("Operation")
    STAFF = "personal", _("Staff")
    FUNDING = "finanzierung", _("Financing")
    ACCEPTANCE = "akzeptanz", _("Acceptance")
    POLITICS = "politik", _("Politics")
    DUPLICATION = "doppelung", _("Duplication")
    EFFORT = "aufwand-nutzen", _("Effort and benefit")
