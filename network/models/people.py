"""Who works with the registry."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person with an account; what they may do follows from their groups, what they may see from their cities."""

    cities = models.ManyToManyField(
        "network.City",
        blank=True,
        related_name="users",
        verbose_name=_("cities"),
        help_text=_("The person sees what these cities show to their own staff only."),
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("account")  # type: ignore[assignment]
        verbose_name_plural = _("accounts")  # type: ignore[assignment]
