"""Messages of visitors in the editors' area: read by the network office, and by the moderators of the city they are about."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn, DateColumn

from network.admin.owned import CityOwnedPolicy, CityOwnedViewSet
from network.models import FeedbackReceipt, User


class ReceiptPolicy(CityOwnedPolicy):
    """The rights of the group; nobody writes a message here, not even an administrator."""

    def user_has_permission(self, user: User, action: str) -> bool:
        """Refuse adding."""
        return action != "add" and bool(super().user_has_permission(user, action))


class ReceiptViewSet(CityOwnedViewSet):
    """What visitors wrote; only whether it is settled can be changed."""

    model = FeedbackReceipt
    icon = "mail"
    menu_label = _("Messages received")
    list_display = ["number", "topic", "city", DateColumn("created_at"), BooleanColumn("is_done")]
    list_filter = ["topic", "is_done", "city"]
    ordering = "-created_at"
    panels = [
        FieldRowPanel([FieldPanel("number", read_only=True), FieldPanel("topic", read_only=True)]),
        FieldPanel("text", read_only=True),
        FieldRowPanel([FieldPanel("page", read_only=True), FieldPanel("address", read_only=True)]),
        FieldRowPanel([FieldPanel("created_at", read_only=True), FieldPanel("sent_at", read_only=True)]),
        FieldPanel("reply_to", read_only=True),
        "is_done",
    ]
