"""What the forms say below a field, with an example: in the forms and not in the models, so that words cost no migration."""

from collections.abc import Mapping
from typing import Final

from django.forms import CheckboxSelectMultiple
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from projects.boxes import SortedBoxes

HINTS: Final[Mapping[str, str | Promise]] = {
    # Solutions
    "image": _("Only pictures whose rights the city has. Without a picture the page looks complete, too."),
    "description": _("What was done, in which steps, and what runs today. Headings help. Example: How it works"),
    "effort_person_days": _("All work in the city together, until it ran. Example: 40"),
    "cost_invest_eur_min": _("Only when no exact figure is known."),
    "cost_year_eur": _("Operation, licences, staff. Whole euros. Example: 12000"),
    "legal_basis": _("The law or statute on which it rests. Example: road traffic regulations, section 45"),
    "privacy": _("Leave empty when nobody has looked at it."),
    "privacy_note": _("Which data arise, who sees them, how long they are kept."),
    "licence": _("Only when the source code is open. Example: EUPL-1.2"),
    "data_licences": _("For the data that the solution publishes."),
    "other_cities": _("Cities that took part themselves, not those that took it over later."),
    "fields": _("One to three. Example: mobility, security"),
    "topics": _("Two to five. They decide under which words the entry is found."),
    "goals": _("Only goals that a source names."),
    "based_on": _("Solutions without which this one would not work. Example: the radio network of the sensors"),
    "related": _("Solutions worth a look for whoever reads this one. The search adds similar ones by itself."),
    "amount_total_eur": _("The whole project, not only this solution? Then say so in the note on cost."),
    "contact_point": _("A unit, never a person. Requests reach it without its address being shown."),
    "owner_unit": _("Who is reminded when the entry is due. Example: unit for digitalisation"),
    "core_project": _("Only when the city's own strategy counts it among its core projects."),
    "core_project_no": _("Only an official number."),
    # Lessons
    "polarity": _("As the city sees it. Mixed and failed lessons help others most."),
    "topic": _("The one reason that weighs most. Leave empty when it is not known."),
    "phase": _("In which step it was learned, not where the solution stands today."),
    "what_happened": _(
        "Two to five sentences without names of persons. Example: the battery was empty after three months."
    ),
    "why": _("What you know of the cause. Leave empty rather than guess."),
    "advice_by": _("Only advice that the city itself gives counts as its own."),
    "solutions": _("The lesson then also stands on their pages."),
    # Needs
    "status": _("Covered only when a solution runs; name it below."),
    "urgency": _("Leave empty when the city has not said it."),
    "candidates": _("Solutions of other cities that may fit. Anybody may propose one."),
    "covered_by": _("The solution that has covered the need."),
    # Rows
    "before": _("The same measure before the start. Example: 3 a week"),
    "after": _("The same measure afterwards. Example: 1 a week"),
    "role": _("Responsible is who decides, operator is who runs it day by day."),
    "url": _("Where the paper can be downloaded. Example: https://www.example.org/tender.pdf"),
    "document_licence": _("Without a licence nobody may reuse the paper."),
    "funding_note": _("Example: share for the sensors only"),
}

# Short lists of which several are chosen: boxes, so that nobody needs to know the key that a list asks for.
BOXES: Final[Mapping[str, type[CheckboxSelectMultiple]]] = {
    "fields": CheckboxSelectMultiple,
    "topics": SortedBoxes,
    "goals": CheckboxSelectMultiple,
    "other_cities": SortedBoxes,
}


def hinted(name: str, hint: str = "") -> FieldPanel:
    """Return the panel of a field with what helps to fill it in; hint names another line of HINTS."""
    return FieldPanel(name, help_text=HINTS.get(hint or name, ""), widget=BOXES.get(name))
