"""The pieces in which an editor describes a solution."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from network.blocks import TextStreamBlock


class VideoLinkBlock(blocks.StructBlock):
    """A link to a film; it is never embedded, so no third party learns who reads the page."""

    url = blocks.URLBlock(label=_("Address"))
    title = blocks.CharBlock(label=_("What the film shows"), max_length=255)

    class Meta:
        icon = "media"
        label = _("Link to a film")


class DescriptionBlock(TextStreamBlock):
    """What a solution is and how it works: the pieces of every text, and links to films."""

    video = VideoLinkBlock()
