"""What the cities do: solutions, what was learned from them, and what is still needed."""

from projects.models.choices import (
    AdviceBy,
    CoreProjectState,
    DataTheme,
    LessonPhase,
    Lifecycle,
    NeedStatus,
    Polarity,
    Privacy,
    Role,
    SolutionType,
    Urgency,
)
from projects.models.core_projects import CoreProject, CoreProjectList, NamedProject
from projects.models.lesson import LessonPage
from projects.models.need import NeedPage
from projects.models.parts import Result, ReusableDocument, SolutionFunding, SolutionOrganisation, SolutionTag
from projects.models.solution import SolutionPage

__all__ = [
    "AdviceBy",
    "CoreProject",
    "CoreProjectList",
    "CoreProjectState",
    "DataTheme",
    "LessonPage",
    "LessonPhase",
    "Lifecycle",
    "NamedProject",
    "NeedPage",
    "NeedStatus",
    "Polarity",
    "Privacy",
    "Result",
    "ReusableDocument",
    "Role",
    "SolutionFunding",
    "SolutionOrganisation",
    "SolutionPage",
    "SolutionTag",
    "SolutionType",
    "Urgency",
]
