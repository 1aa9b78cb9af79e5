"""Lists and forms of the editors' area for the records of the network."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from network import cities
from network.admin.owned import CityOwnedForm, CityOwnedViewSet
from network.admin.receipts import ReceiptViewSet
from network.models import City, ContactPoint, IndexResult, IndexStudy, Link, Notice, Organisation


class CityForm(WagtailAdminModelForm):
    """A city's form; its code stands in addresses and never changes once it is saved."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Lock the code of a city that exists."""
        super().__init__(*args, **kwargs)
        if self.instance.pk and "code" in self.fields:
            self.fields["code"].disabled = True


class AddCityView(generic.CreateView):
    """Adds a city with all that belongs to it."""

    def save_instance(self) -> City:
        """Create the city, its pages, groups and collection."""
        return cities.establish(self.form.save(commit=False))


class CityViewSet(ModelViewSet):
    """The cities of the network."""

    model = City
    icon = "home"
    add_view_class = AddCityView
    list_display = ["name", "code", "state", "membership", "member_since", UpdatedAtColumn()]
    list_filter = ["membership", "state"]
    copy_view_enabled = False
    ordering = "name"
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldRowPanel(["name", "official_name"]),
                    FieldRowPanel(["code", "plate"]),
                    FieldRowPanel(["membership", "member_since"]),
                    FieldRowPanel(["website", "lead_unit"]),
                    FieldRowPanel(["flag_form", "flag_tone"]),
                ],
                heading=_("City"),
            ),
            ObjectList(
                [
                    FieldRowPanel(["state", "ags", "ars"]),
                    FieldRowPanel(["lat", "lon", "area_km2"]),
                    FieldRowPanel(["population", "population_as_of"]),
                ],
                heading=_("Figures"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(["mpsc_phase", "mpsc_note"], heading=_("Federal model projects")),
                    InlinePanel("grants", heading=_("Grants"), label=_("Grant")),
                ],
                heading=_("Funding"),
            ),
        ],
        base_form_class=CityForm,
    )


class OrganisationViewSet(CityOwnedViewSet):
    """Organisations that work with the cities."""

    model = Organisation
    icon = "group"
    list_display = ["name", "type", "city", UpdatedAtColumn()]
    list_filter = ["type", "city"]
    search_fields = ["name", "code"]
    search_backend_name = None
    ordering = "name"
    edit_handler = ObjectList(
        [
            FieldRowPanel(["name", "type"]),
            FieldRowPanel(["code", "city"]),
            FieldPanel("url"),
            FieldPanel("note"),
            FieldPanel("programmes"),
        ],
        base_form_class=CityOwnedForm,
    )


class ContactPointViewSet(CityOwnedViewSet):
    """Units that answer requests."""

    model = ContactPoint
    icon = "mail"
    list_display = ["unit_de", "city", "unit_state", "deadline_workdays", UpdatedAtColumn()]
    list_filter = ["city", "unit_state"]
    search_fields = ["unit_de", "code"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldRowPanel(["unit_de", "unit_en"]),
            FieldRowPanel(["code", "city"]),
            FieldRowPanel(["unit_state", "source"]),
            MultiFieldPanel(
                [FieldRowPanel(["mailbox", "phone"]), FieldRowPanel(["deputy", "deadline_workdays"])],
                heading=_("How requests get there"),
            ),
        ],
        base_form_class=CityOwnedForm,
    )


class IndexStudyViewSet(ModelViewSet):
    """Published rankings of cities."""

    model = IndexStudy
    icon = "list-ol"
    list_display = ["name_de", "publisher", "covers_de"]
    copy_view_enabled = False
    panels = [
        FieldRowPanel(["name_de", "name_en"]),
        FieldRowPanel(["code", "publisher"]),
        FieldPanel("categories"),
        FieldRowPanel(["covers_de", "covers_en"]),
        FieldRowPanel(["caveat_de", "caveat_en"]),
    ]


class IndexResultViewSet(ModelViewSet):
    """Places of the cities in the rankings."""

    model = IndexResult
    icon = "order-up"
    list_display = ["city", "study", "category", "year", "rank", "of", "is_covered"]
    list_filter = ["city", "study", "category", "year"]
    copy_view_enabled = True
    panels = [
        FieldRowPanel(["study", "city"]),
        FieldRowPanel(["category", "year"]),
        FieldRowPanel(["rank", "of", "change"]),
        FieldRowPanel(["score", "score_unit"]),
        FieldRowPanel(["is_covered", "is_computed"]),
        FieldRowPanel(["note_de", "note_en"]),
    ]


class NoticeViewSet(ModelViewSet):
    """Words that the site uses everywhere."""

    model = Notice
    icon = "comment"
    list_display = ["code", "text_de", "text_en"]
    copy_view_enabled = False
    panels = [FieldPanel("code"), FieldRowPanel(["text_de", "text_en"]), FieldRowPanel(["help_de", "help_en"])]


class LinkViewSet(ModelViewSet):
    """Recommended addresses outside the registry."""

    model = Link
    icon = "link"
    list_display = ["title_de", "url", "position"]
    copy_view_enabled = False
    panels = [
        FieldRowPanel(["title_de", "title_en"]),
        FieldRowPanel(["url", "code", "position"]),
        FieldRowPanel(["text_de", "text_en"]),
    ]


class NetworkViewSetGroup(ModelViewSetGroup):
    """The menu of the network's records."""

    menu_label = _("Network")
    menu_icon = "site"
    menu_order = 200
    items = (
        CityViewSet("cities"),
        OrganisationViewSet("organisations"),
        ContactPointViewSet("contact_points"),
        IndexStudyViewSet("index_studies"),
        IndexResultViewSet("index_results"),
        LinkViewSet("links"),
        NoticeViewSet("notices"),
        ReceiptViewSet("feedback_receipts"),
    )
