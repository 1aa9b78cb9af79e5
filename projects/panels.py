"""How the forms of solutions, lessons and needs are laid out for editors: at most four tabs each."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from network.models.visible import slug_panel
from projects.hints import hinted
from reference.citations import Citation
from reference.field_names import FieldNames
from reference.source_picker import SourceList

# What stands in rows of its own, as evidence names it.
ROWS = {"results": _("Effect"), "organisations": _("Organisations"), "funding": _("Funding")}


def group(heading: object, *panels: Panel | str, is_collapsed: bool = False) -> MultiFieldPanel:
    """Return panels under one heading."""
    return MultiFieldPanel(
        [hinted(panel) if isinstance(panel, str) else panel for panel in panels],
        heading=heading,
        classname="collapsed" if is_collapsed else "",
    )


def already_panel() -> HelpPanel:
    """Return what asks below a title whether something like it exists."""
    return HelpPanel(template="projects/admin/already_panel.html", heading=_("Does it exist already?"))


def row(*names: str) -> FieldRowPanel:
    """Return fields beside each other."""
    return FieldRowPanel([hinted(name) for name in names])


def evidence_tab(model: str, *panels: Panel) -> list[Panel]:
    """Return the panel of citations of a model below other panels."""
    fields = FieldPanel(
        "fields",
        widget=FieldNames(model, ROWS),
        help_text=_("As the form calls them, parted by semicolons. Example: Cost, once (euros); Effect"),
    )
    citations = InlinePanel(
        "citations",
        heading=_("Evidence"),
        label=_("piece of evidence"),
        panels=[FieldRowPanel([fields, FieldPanel("state")]), *Citation.panels[1:]],
        help_text=_(
            "Every figure needs a source. Name the fields it supports, what the source says, and how sure it is. "
            "If two sources differ, keep both."
        ),
    )
    return [*panels, SourceList(), citations]


def visibility_tab(*panels: Panel) -> list[Panel]:
    """Return who may see the page, its address and its dates, below other panels."""
    return [
        group(_("Who may see this page"), "audience"),
        *panels,
        group(_("Fictional example"), "is_example", is_collapsed=True),
        group(_("Address and search engines"), slug_panel(), "seo_title", "search_description", is_collapsed=True),
        PublishingPanel(),
    ]


def tabs(content: list[Panel], effect: list[Panel], evidence: list[Panel], visibility: list[Panel]) -> TabbedInterface:
    """Return the tabs of a form; an empty tab is left out."""
    named = [
        (content, _("Content")),
        (effect, _("Effect and reuse")),
        (evidence, _("Evidence and organisation")),
        (visibility, _("Visibility and status")),
    ]
    return TabbedInterface([ObjectList(panels, heading=heading) for panels, heading in named if panels])


def solution_tabs() -> TabbedInterface:
    """Return the form of a solution."""
    return tabs(_solution_content(), _solution_effect(), _solution_evidence(), _solution_visibility())


def _solution_content() -> list[Panel]:
    return [
        TitleFieldPanel("title"),
        already_panel(),
        FieldPanel("summary"),
        group(_("Profile"), row("solution_type", "lifecycle"), row("start", "end"), "image", "image_alt"),
        group(_("Problem"), "problem", "target_groups"),
        group(_("Solution"), "description", "technologies", "standards"),
        group(_("Where it belongs"), "fields", "topics", "tags", "goals", row("sdg", "data_theme"), "other_cities"),
        group(_("English, while there is no English page"), "title_en", "summary_en", is_collapsed=True),
    ]


def _solution_effect() -> list[Panel]:
    return [
        InlinePanel("results", heading=_("Effect"), label=_("result")),
        group(_("What another city needs"), "prerequisites", "prerequisites_note", "effort_person_days"),
        group(
            _("Cost"),
            "cost_invest_eur",
            row("cost_invest_eur_min", "cost_invest_eur_max"),
            "cost_year_eur",
            "cost_note",
            "cost_audience",
        ),
        group(_("Procurement"), "procurement", "procurement_audience"),
        group(_("Law and data protection"), "legal_basis", "privacy", "privacy_note"),
        group(_("Operation"), "operation_after_funding"),
        group(_("Software and data"), row("software_url", "publiccode_url"), "licence", "data_licences"),
        InlinePanel("reusable_documents", heading=_("Documents to reuse"), label=_("document to reuse")),
        group(_("Related solutions"), "based_on", "related"),
    ]


def _solution_evidence() -> list[Panel]:
    return evidence_tab(
        "projects.SolutionPage",
        InlinePanel("organisation_roles", heading=_("Organisations"), label=_("organisation")),
        InlinePanel("fundings", heading=_("Funding"), label=_("funding programme")),
        group(_("Amounts"), row("amount_total_eur", "amount_funded_eur", "amount_own_eur")),
        group(_("Core project"), row("core_project", "core_project_no"), is_collapsed=True),
    )


def _solution_visibility() -> list[Panel]:
    return visibility_tab(
        group(_("Contact"), "contact_point", "contact_audience"),
        group(_("Keeping it true"), "owner_unit", "review_due"),
    )


def lesson_tabs() -> TabbedInterface:
    """Return the form of a lesson."""
    content = [
        TitleFieldPanel("title"),
        already_panel(),
        group(_("Lesson"), row("polarity", "topic"), row("phase", "date"), "what_happened", "why"),
        group(_("Advice"), "advice", "advice_by"),
        group(_("What it is about"), "solutions"),
        group(_("English, while there is no English page"), "title_en", is_collapsed=True),
    ]
    return tabs(content, [], evidence_tab("projects.LessonPage"), visibility_tab())


def need_tabs() -> TabbedInterface:
    """Return the form of a need."""
    content = [
        TitleFieldPanel("title"),
        already_panel(),
        group(_("Need"), "problem", row("status", "urgency"), row("horizon", "date")),
        group(_("Where it belongs"), "fields", "topics"),
        group(_("Solutions"), "candidates", "covered_by"),
        group(_("English, while there is no English page"), "title_en", is_collapsed=True),
    ]
    return tabs(content, [], evidence_tab("projects.NeedPage"), visibility_tab())
