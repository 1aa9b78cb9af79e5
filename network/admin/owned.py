"""Records that belong to one city: its editors see and change theirs only, the network office all."""

from collections.abc import Collection
from typing import TypeVar

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views import generic
from wagtail.admin.views.generic import history, usage
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from network.models import City, User
from network.rights import OFFICE

M = TypeVar("M", bound=Model)


def is_office(user: AbstractBaseUser) -> bool:
    """Tell whether a person looks after the records of all cities."""
    return isinstance(user, User) and (user.is_superuser or user.groups.filter(name=OFFICE).exists())


class CityOwnedPolicy(ModelPermissionPolicy):
    """The rights of the group, within the records of the person's own cities; its model has a key ``city``."""

    def user_has_permission_for_instance(self, user: User, action: str, instance: Model) -> bool:
        """Tell whether the record is one of theirs and the group may do it."""
        return bool(self.user_has_permission(user, action)) and self._own(user).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user: User, actions: Collection[str]) -> QuerySet[Model]:
        """Return the records with which the person may do one of the actions."""
        return self._own(user) if self.user_has_any_permission(user, actions) else self.model._default_manager.none()

    def _own(self, user: User) -> QuerySet[Model]:
        records: QuerySet[Model] = self.model._default_manager.all()
        return records if is_office(user) else records.filter(city__in=user.cities.all())


class OwnRecords:
    """Limits a view to the records that the policy of its model grants; others give 404."""

    model: type[Model]

    def _own(self, records: QuerySet[M]) -> QuerySet[M]:
        policy = policy_registry.get_by_type(self.model)
        actions = ("add", "change", "delete", "view")
        own = policy.instances_user_has_any_permission_for(self.request.user, actions)  # type: ignore[attr-defined]
        return records.filter(pk__in=own.values("pk"))


class OwnIndexView(OwnRecords, generic.IndexView):
    """The list of the person's own records."""

    def get_base_queryset(self) -> QuerySet[Model]:
        """Return their records."""
        return self._own(super().get_base_queryset())


class OwnEditView(OwnRecords, generic.EditView):
    """The form of one of the person's own records."""

    def get_queryset(self) -> QuerySet[Model]:
        """Return their records."""
        return self._own(self.model._default_manager.all())


class OwnDeleteView(OwnRecords, generic.DeleteView):
    """Deletes one of the person's own records."""

    def get_queryset(self) -> QuerySet[Model]:
        """Return their records."""
        return self._own(self.model._default_manager.all())


class OwnHistoryView(OwnRecords, history.HistoryView):
    """What happened to one of the person's own records."""

    def get_object(self) -> Model:
        """Return the record, if it is theirs."""
        found: Model = super().get_object()
        return get_object_or_404(self._own(self.model._default_manager.all()), pk=found.pk)


class OwnUsageView(OwnRecords, usage.UsageView):
    """Where one of the person's own records is used."""

    def get_object(self) -> Model:
        """Return the record, if it is theirs."""
        found: Model = super().get_object()
        return get_object_or_404(self._own(self.model._default_manager.all()), pk=found.pk)


class CityOwnedForm(WagtailAdminModelForm):
    """Offers the person's own cities only; whoever has one city need not choose."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Limit the choice of the city."""
        super().__init__(*args, **kwargs)
        city = self.fields.get("city")
        if not isinstance(city, forms.ModelChoiceField) or self.for_user is None or is_office(self.for_user):
            return
        own = City.objects.filter(users=self.for_user)
        city.queryset = own
        city.required = True
        city.empty_label = None
        city.initial = own.first()
        city.error_messages["required"] = _("Choose one of your cities.")

    def clean_city(self) -> City | None:
        """Refuse the city of somebody else.

        Raises:
            ValidationError: it is none of the person's cities.
        """
        city: City | None = self.cleaned_data.get("city")
        if self.for_user is None or is_office(self.for_user):
            return city
        if city is None or not self.for_user.cities.filter(pk=city.pk).exists():
            raise ValidationError(_("Choose one of your cities."))
        return city


class CityOwnedViewSet(ModelViewSet):
    """Records of which each city's editors see their own."""

    index_view_class = OwnIndexView
    edit_view_class = OwnEditView
    delete_view_class = OwnDeleteView
    history_view_class = OwnHistoryView
    usage_view_class = OwnUsageView
    copy_view_enabled = False
