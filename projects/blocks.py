"""The pieces in which an editor describes a solution."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = ["bold", "italic", "ul", "ol", "link", "document-link"]


class TableValue(blocks.StructValue):
    """A table as typed: one line a row, cells parted by a bar or a tab."""

    @property
    def lines(self) -> list[list[str]]:
        """Return the cells of every row, all rows equally long."""
        rows = [
            [cell.strip() for cell in line.replace("\t", "|").strip().strip("|").split("|")]
            for line in str(self["rows"]).splitlines()
            if line.strip()
        ]
        width = max((len(row) for row in rows), default=0)
        return [row + [""] * (width - len(row)) for row in rows]

    @property
    def head(self) -> list[str]:
        """Return the cells of the first row: the names of the columns."""
        return self.lines[0] if self.lines else []

    @property
    def body(self) -> list[list[str]]:
        """Return the rows below the head."""
        return self.lines[1:]


class PictureBlock(blocks.StructBlock):
    """A picture with its words."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("Description for people who cannot see it"),
        max_length=255,
        required=False,
        help_text=_("Empty: the description of the picture file is used."),
    )
    caption = blocks.CharBlock(label=_("Caption"), max_length=255, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")


class TableBlock(blocks.StructBlock):
    """A small table without a grid editor: it can be pasted from a spreadsheet."""

    caption = blocks.CharBlock(label=_("What the table shows"), max_length=255)
    rows = blocks.TextBlock(
        label=_("Rows"),
        help_text=_("One line a row, cells parted by | or pasted from a spreadsheet. The first line names the columns."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        value_class = TableValue


class DownloadBlock(blocks.StructBlock):
    """A document to take away."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(label=_("Text of the link"), max_length=255, required=False)

    class Meta:
        icon = "download"
        label = _("Download")


class VideoLinkBlock(blocks.StructBlock):
    """A link to a film; it is never embedded, so no third party learns who reads the page."""

    url = blocks.URLBlock(label=_("Address"))
    title = blocks.CharBlock(label=_("What the film shows"), max_length=255)

    class Meta:
        icon = "media"
        label = _("Link to a film")


class DescriptionBlock(blocks.StreamBlock):
    """What a solution is and how it works."""

    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)
    heading = blocks.CharBlock(label=_("Heading"), max_length=120, icon="title")
    list = blocks.ListBlock(blocks.TextBlock(label=_("Item"), rows=1), label=_("List"), icon="list-ul")
    steps = blocks.ListBlock(blocks.TextBlock(label=_("Step"), rows=1), label=_("Steps in order"), icon="list-ol")
    picture = PictureBlock()
    table = TableBlock()
    download = DownloadBlock()
    video = VideoLinkBlock()


class BlocklessStreamField(StreamField):
    """A StreamField whose blocks stay out of migrations, so that changing a block makes no new one."""

    def __init__(self, block_types: object = (), **kwargs: object) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        """Return what a migration needs: no blocks."""
        name, path, _args, kwargs = super().deconstruct()
        return name, path, [], {key: value for key, value in kwargs.items() if key != "block_lookup"}
