"""Pictures of pages whose own room does not look them up: cities and news."""

from django import template

from network.models import Image
from network.pictures import Picture, picture

register = template.Library()


@register.simple_tag
def picture_of(image: Image | None, alt: str = "") -> Picture | None:
    """Return the sizes of a picture for components/picture.html; one query. alt stands instead of the picture's own."""
    return picture(image.pk, alt) if image else None


@register.simple_tag
def shared_picture_of(page: object, known: Picture | None = None) -> Picture | None:
    """Return the picture for a link to the page elsewhere; one query where its picture is not known yet."""
    image_id = getattr(page, "image_id", None)
    found = known or (picture(image_id) if isinstance(image_id, int) else None)
    return found.shared if found else None
