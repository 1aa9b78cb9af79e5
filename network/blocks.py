"""The pieces in which texts of pages are written."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class PictureBlock(blocks.StructBlock):
    """A picture with an optional line below it; the alternative text belongs to the picture."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(required=False, max_length=200, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")


class TableBlock(blocks.StructBlock):
    """A table whose first row names the columns."""

    caption = blocks.CharBlock(required=False, max_length=200, label=_("Caption"))
    head = blocks.ListBlock(blocks.CharBlock(max_length=100, label=_("Column")), label=_("Names of the columns"))
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.CharBlock(required=False, label=_("Cell")), label=_("Row")), label=_("Rows")
    )

    class Meta:
        icon = "table"
        label = _("Table")


class DownloadBlock(blocks.StructBlock):
    """A document to download."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(required=False, max_length=150, label=_("Link text"))

    class Meta:
        icon = "download"
        label = _("Download")


class TextStreamBlock(blocks.StreamBlock):
    """The body of a page."""

    text = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Text"))
    heading = blocks.CharBlock(max_length=150, icon="title", label=_("Heading"))
    subheading = blocks.CharBlock(max_length=150, icon="title", label=_("Subheading"))
    list = blocks.ListBlock(blocks.TextBlock(label=_("Item")), icon="list-ul", label=_("List"))
    steps = blocks.ListBlock(blocks.TextBlock(label=_("Step")), icon="list-ol", label=_("Steps"))
    table = TableBlock()
    note = blocks.RichTextBlock(features=TEXT_FEATURES, icon="info-circle", label=_("Note"))
    picture = PictureBlock()
    download = DownloadBlock()
