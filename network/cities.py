"""Brings a city into the network: its row, its pages in every language, its groups, its collection."""

from itertools import product

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Collection, Locale

from network.models import City, CityIndexPage, CityPage, FlagForm, User
from network.models.cities import FLAG_TONES
from network.rights import Role, found_city_groups, group_name


class CityExistsError(ValueError):
    """The network already has a city with this code."""


def add_city(code: str, name: str, **figures: object) -> City:
    """Add a city with its pages, groups and collection, all or nothing; figures are further fields of City.

    Raises:
        CityExistsError: there is one with this code.
        ValidationError: a value cannot be.
    """
    return establish(City(code=code, name=name, **figures))


def establish(city: City) -> City:
    """Save a new city together with all that belongs to it.

    Raises:
        CityExistsError: there is one with this code.
        ValidationError: a value cannot be.
    """
    with transaction.atomic():
        if City.objects.filter(code=city.code).exists() or CityPage.objects.filter(slug=city.code).exists():
            raise CityExistsError(_("There is already a city with the code “%(code)s”.") % {"code": city.code})
        _give_flag(city)
        city.full_clean()
        city.save()
        pages = _add_pages(city)
        collection = Collection.get_first_root_node().add_child(instance=Collection(name=city.name))
        found_city_groups(city, pages, collection)
    return city


def give_role(user: User, city: City, role: Role) -> None:
    """Make a person one of a city's staff, with the rights of the role."""
    from django.contrib.auth.models import Group

    user.groups.add(Group.objects.get(name=group_name(role, city.code)))
    user.cities.add(city)


def _give_flag(city: City) -> None:
    """Choose the first tone and form that no other city has, unless the city brings its own."""
    if city.flag_form and city.flag_tone:
        return
    taken = set(City.objects.values_list("flag_form", "flag_tone"))
    forms, tones = [form.value for form in FlagForm], range(1, FLAG_TONES + 1)
    used_forms, used_tones = {form for form, _tone in taken}, {tone for _form, tone in taken}
    free = [pair for pair in product(forms, tones) if pair not in taken]
    if not free:
        raise ValidationError(_("No free flag is left; give the city a form and a tone of its own."))
    # A new form says more than a new tone: it also works without colour.
    city.flag_form, city.flag_tone = min(free, key=lambda pair: (pair[0] in used_forms, pair[1] in used_tones))


def _add_pages(city: City) -> list[CityPage]:
    """Publish the city's page below the list of cities of every language, as translations of each other."""
    pages: list[CityPage] = []
    for parent in CityIndexPage.objects.order_by("path"):
        page = CityPage(title=city.name, slug=city.code, city=city, locale=parent.locale)
        if pages:
            page.translation_key = pages[0].translation_key
        parent.add_child(instance=page)
        page.save_revision().publish()
        pages.append(page)
    if len(pages) < Locale.objects.count():
        raise ValidationError(_("The page tree has no list of cities in every language."))
    return pages
