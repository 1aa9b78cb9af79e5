"""Pictures and documents, each with its rights and its source."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage
from wagtail.search import index

from network.models.cities import City
from network.uploads import clean_file_of
from reference.models import Licence


class Rights(models.Model):
    """Who made a file, and who may use it."""

    rights = models.CharField(
        _("rights"),
        max_length=255,
        blank=True,
        help_text=_("Who made it, who gave it. Example: Hansestadt Lübeck, 2023"),
    )
    source = models.CharField(
        _("source"), max_length=500, blank=True, help_text=_("Where it is from, best an address.")
    )
    licence = models.ForeignKey(
        Licence, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("licence")
    )
    city = models.ForeignKey(City, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("city"))

    class Meta:
        abstract = True


class Image(Rights, AbstractImage):
    """A picture; nobody can use it without a text that says what it shows."""

    alt_text = models.CharField(
        _("alternative text"),
        max_length=255,
        help_text=_("What the picture shows, for people who do not see it. Example: Sensor on the kerb of a junction"),
    )

    is_illustration = models.BooleanField(
        _("drawn, no photograph"),
        default=False,
        help_text=_("Readers are told that the picture is an illustration and shows no real place."),
    )

    # Wagtail's own model of the same name keeps the default names of these two relations.
    tags = TaggableManager(_("tags"), blank=True, help_text=None, related_name="tagged_images")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="uploaded_images",
        verbose_name=_("uploaded by"),
    )

    search_fields = [*AbstractImage.search_fields, index.SearchField("alt_text")]
    admin_form_fields = ("title", "file", "alt_text", "rights", "is_illustration", "source", "licence", "city")
    admin_form_fields += ("collection", "tags")  # type: ignore[assignment]
    admin_form_fields += tuple(f"focal_point_{side}" for side in ("x", "y", "width", "height"))  # type: ignore[assignment]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = WagtailImage._meta.permissions

    def save(self, *args: object, **kwargs: object) -> None:
        """Save the picture; a new file is first written anew, whichever way it came.

        Raises:
            UnreadablePictureError: the file is no picture.
        """
        clean_file_of(self)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def default_alt_text(self) -> str:
        """The text that stands for the picture wherever a page gives no other."""
        return self.alt_text


class Rendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(Image, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition")
        ]


class Document(Rights, AbstractDocument):
    """A file to download."""

    # Wagtail's own model of the same name keeps the default names of these two relations.
    tags = TaggableManager(_("tags"), blank=True, help_text=None, related_name="tagged_documents")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="uploaded_documents",
        verbose_name=_("uploaded by"),
    )

    admin_form_fields = ("title", "file", "rights", "source", "licence", "city", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = WagtailDocument._meta.permissions
