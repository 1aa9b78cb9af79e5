"""The models of this room, one module a subject."""

from network.models.agreement import Accession, AgreementPage, Correction, Signatory
from network.models.cities import STATES, City, FlagForm, Grant, Membership
from network.models.city_pages import CityPage
from network.models.comparison import IndexCategory, IndexResult, IndexStudy
from network.models.events import EventMention, EventPage, NewsMention, NewsPage
from network.models.media import Document, Image, Rendition
from network.models.messages import AccessibilityPage, ContactPage, FeedbackReceipt, MessagePage, MessageTopic
from network.models.notices import Link, Notice
from network.models.organisations import ContactPoint, Organisation
from network.models.page_audience import PageAudience
from network.models.pages import (
    CityIndexPage,
    EventIndexPage,
    HomeEntry,
    HomePage,
    IntroducedPage,
    NetworkPage,
    NewsIndexPage,
    TextPage,
)
from network.models.people import User
from network.models.visible import (
    RESERVED_SLUGS,
    Audience,
    VisiblePage,
    about_panels,
    evidence_panels,
    slug_panel,
    tabs,
)

__all__ = [
    "RESERVED_SLUGS",
    "STATES",
    "AccessibilityPage",
    "Accession",
    "AgreementPage",
    "Audience",
    "City",
    "CityIndexPage",
    "CityPage",
    "ContactPage",
    "ContactPoint",
    "Correction",
    "Document",
    "EventIndexPage",
    "EventMention",
    "EventPage",
    "FeedbackReceipt",
    "FlagForm",
    "Grant",
    "HomeEntry",
    "HomePage",
    "Image",
    "IndexCategory",
    "IndexResult",
    "IndexStudy",
    "IntroducedPage",
    "Link",
    "Membership",
    "MessagePage",
    "MessageTopic",
    "NetworkPage",
    "NewsIndexPage",
    "NewsMention",
    "NewsPage",
    "Notice",
    "Organisation",
    "PageAudience",
    "Rendition",
    "Signatory",
    "TextPage",
    "User",
    "VisiblePage",
    "about_panels",
    "evidence_panels",
    "slug_panel",
    "tabs",
]
