"""Loads content/loesungen/: what the cities have built, with the evidence for every figure."""

from typing import Final

from hansenetz.demo.keys import Keys
from hansenetz.demo.evidence import citations_of
from hansenetz.demo.records import Record
from hansenetz.demo.streams import stream_of
from projects.models import ReusableDocument, Result, SolutionFunding, SolutionOrganisation, SolutionPage

PLAIN: Final = (
    "title",
    "summary",
    "lifecycle",
    "core_project",
    "problem",
    "prerequisites_note",
    "cost_note",
    "procurement",
    "legal_basis",
    "privacy",
    "privacy_note",
    "operation_after_funding",
    "software_url",
    "publiccode_url",
    "owner_unit",
)
LINES: Final = ("target_groups", "technologies", "standards", "prerequisites")
NUMBERS: Final = (
    "core_project_no",
    "effort_person_days",
    "cost_invest_eur",
    "cost_invest_eur_min",
    "cost_invest_eur_max",
    "cost_year_eur",
    "amount_total_eur",
    "amount_funded_eur",
    "amount_own_eur",
)
