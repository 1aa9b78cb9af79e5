"""The models of this room, one module a subject."""

from reference.choices import EvidenceState, Reason, SourceMark
from reference.citations import Citation, Evidence, RecordCitation
from reference.models.funding import FundingDuty, FundingProgramme
from reference.models.sources import Licence, Source
from reference.models.tags import Tag
from reference.models.topics import CodeField, FieldOfAction, Goal, Term, Topic, in_language, language_shown, lines
from reference.models.vocabulary import VocabularyGroup, VocabularyVersion
from reference.partial_date import PartialDate, PartialDateField

__all__ = [
    "Citation",
    "CodeField",
    "Evidence",
    "EvidenceState",
    "FieldOfAction",
    "FundingDuty",
    "FundingProgramme",
    "Goal",
    "Licence",
    "PartialDate",
    "PartialDateField",
    "Reason",
    "RecordCitation",
    "Source",
    "SourceMark",
    "Tag",
    "Term",
    "Topic",
    "VocabularyGroup",
    "VocabularyVersion",
    "in_language",
    "language_shown",
    "lines",
]
