"""Lists and forms of the editors' area for the words and sources that all entries share."""

from functools import reduce
from operator import or_

from django.db.models import Model, Q, QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, UpdatedAtColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from reference import trying
from reference.models import (
    Evidence,
    FieldOfAction,
    FundingProgramme,
    Goal,
    Licence,
    RecordCitation,
    Source,
    Tag,
    Term,
    Topic,
    VocabularyGroup,
)
from reference.source_picker import SourceList
from reference.themes import theme_of


class WordsIndexView(IndexView):
    """A list that finds words however their first letter is written; SQLite knows capitals of a to z only."""

    def search_queryset(self, queryset: QuerySet[Model]) -> QuerySet[Model]:
        """Keep the rows that have each typed word in any of the fields."""
        for word in (self.search_query or "").split():
            spelled = {word, word.lower(), word.upper(), word.capitalize()}
            wanted = (Q(**{f"{field}__icontains": each}) for field in self.search_fields or () for each in spelled)
            queryset = queryset.filter(reduce(or_, wanted, Q()))
        return queryset


class WordsViewSet(ModelViewSet):
    """Records that are looked for in the database itself: Wagtail's index fails on a quotation mark."""

    search_backend_name = None
    index_view_class = WordsIndexView
    copy_view_enabled = False


class TopicViewSet(WordsViewSet):
    """What entries are about."""

    model = Topic
    icon = "tag"
    list_display = ["label_de", "code", "broader", UpdatedAtColumn()]
    search_fields = ["label_de", "label_en", "synonyms_de", "synonyms_en", "code"]
    ordering = "label_de"


class VocabularyViewSet(WordsViewSet):
    """Groups of words for the search."""

    model = VocabularyGroup
    icon = "openquote"
    menu_label = _("Synonyms and everyday words")
    list_display = [
        "__str__",
        "kind",
        Column("theme", label=_("Subject"), accessor=theme_of, sort_key="theme"),
        BooleanColumn("is_active", label=_("in use"), sort_key="is_active"),
        "origin",
        BooleanColumn("is_edited", label=_("Edited"), sort_key="is_edited"),
        DateColumn("changed_at", label=_("Changed"), sort_key="changed_at"),
    ]
    list_filter = ["kind", "is_active", "origin", "is_edited", "theme"]
    search_fields = ["terms_de", "terms_en", "everyday_terms", "official_terms"]
    list_per_page = 50
    create_template_name = "reference/vocabularygroup/create.html"
    edit_template_name = "reference/vocabularygroup/edit.html"


class TermViewSet(WordsViewSet):
    """The glossary."""

    model = Term
    icon = "help"
    list_display = ["term_de", "term_en", "code"]
    search_fields = ["term_de", "term_en", "definition_de"]


class FieldOfActionViewSet(WordsViewSet):
    """The ten fields of action."""

    model = FieldOfAction
    icon = "list-ul"
    list_display = ["label_de", "code", "eu_theme", "position"]


class SourceViewSet(WordsViewSet):
    """Where statements come from."""

    model = Source
    icon = "doc-full"
    list_display = ["title", "publisher", "date", "mark", UpdatedAtColumn()]
    list_filter = ["mark"]
    search_fields = ["title", "publisher", "code", "url"]
    ordering = "title"


class RecordCitationViewSet(WordsViewSet):
    """Evidence on records that are no pages."""

    model = RecordCitation
    icon = "check"
    menu_label = _("Citations of records")
    list_display = ["record", "fields", "value", "state"]
    list_filter = ["state", "content_type"]
    search_fields = ["fields", "value"]
    panels = [SourceList(), FieldRowPanel(["content_type", "object_id"]), *Evidence.panels]


class FundingProgrammeViewSet(WordsViewSet):
    """Programmes that pay for the cities' work."""

    model = FundingProgramme
    icon = "pick"
    list_display = ["name_de", "code", "start", "end"]
    search_fields = ["name_de", "name_en", "code"]


class GoalViewSet(WordsViewSet):
    """Goals of the agreement."""

    model = Goal
    icon = "pick"
    list_display = ["text_de", "code", "position"]


class LicenceViewSet(WordsViewSet):
    """Licences of data and code."""

    model = Licence
    icon = "lock-open"
    list_display = ["name", "use", "spdx"]
    list_filter = ["use"]


class TagViewSet(WordsViewSet):
    """Free words on entries."""

    model = Tag
    icon = "tag"
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    panels = [FieldPanel("name"), FieldPanel("slug")]


class ReferenceViewSetGroup(ModelViewSetGroup):
    """The menu of words and sources."""

    menu_label = _("Master data")
    menu_icon = "openquote"
    menu_order = 300
    items = (
        TopicViewSet("topics"),
        VocabularyViewSet("vocabulary"),
        TermViewSet("terms"),
        FieldOfActionViewSet("fields_of_action"),
        SourceViewSet("sources"),
        RecordCitationViewSet("record_citations"),
        FundingProgrammeViewSet("funding_programmes"),
        GoalViewSet("goals"),
        LicenceViewSet("licences"),
        TagViewSet("tags"),
    )


@hooks.register("register_admin_viewset")
def records() -> ReferenceViewSetGroup:
    """Offer the lists of words and sources."""
    return ReferenceViewSetGroup()


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Add the page that tries a group of words on a question."""
    return [path("woerter/probieren/", trying.try_group, name="try_vocabulary_group")]
