"""A city is data: one call or one command adds it with all that belongs to it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.core.management.sql import emit_post_migrate_signal
from wagtail.models import Collection, GroupPagePermission

from network.cities import CityExistsError, add_city, give_role
from network.models import City, CityPage, User
from network.rights import Role, found_office
from search import labels, version

SEVEN = {
    "luebeck": "Lübeck",
    "rostock": "Rostock",
    "stralsund": "Stralsund",
    "wismar": "Wismar",
    "neubrandenburg": "Neubrandenburg",
    "schwerin": "Schwerin",
    "kiel": "Kiel",
}


@pytest.fixture
def seven(engine):
    return [add_city(code, name) for code, name in SEVEN.items()]


def test_an_eighth_city_appears_in_lists_and_facets_without_a_change_of_code(seven, client, capsys):
    call_command("add_city", "greifswald", "Greifswald", state="Mecklenburg-Vorpommern", plate="HGW", ags="13075039")
    assert "/staedte/greifswald/" in capsys.readouterr().out
    assert "Greifswald" in client.get("/staedte/").content.decode()
    for path in ("/staedte/greifswald/", "/en/staedte/greifswald/"):
        assert client.get(path).status_code == 200
    book = labels.book("de", version.current())
    assert book.label("stadt", "greifswald") == "Greifswald"
    assert book.sign("greifswald").code == "HGW"


def test_every_city_gets_a_flag_of_its_own(seven):
    flags = set(City.objects.values_list("flag_form", "flag_tone"))
    assert len(flags) == len(SEVEN)
    assert len({form for form, _ in flags}) == len({tone for _, tone in flags}) == len(SEVEN)


def test_both_pages_are_translations_of_each_other(cities):
    german, english = CityPage.objects.filter(city=cities["luebeck"]).order_by("path")
    assert german.translation_key == english.translation_key
    assert [page.locale.language_code for page in (german, english)] == ["de", "en"]


def test_four_groups_and_a_collection_come_with_the_city(cities):
    names = set(Group.objects.filter(name__endswith="-luebeck").values_list("name", flat=True))
    assert names == {f"{role.value}-luebeck" for role in Role}
    assert Collection.objects.filter(name="Lübeck").exists()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR])
def test_editors_and_moderators_may_write_in_both_trees_of_their_city_and_nowhere_else(cities, role):
    user = User.objects.create_user("anna")
    give_role(user, cities["luebeck"], role)
    for page in CityPage.objects.all():
        rights = page.permissions_for_user(user)
        own = page.city == cities["luebeck"]
        assert (rights.can_edit(), rights.can_publish(), rights.can_add_subpage()) == (own, own, own)


@pytest.mark.parametrize("role", [Role.STAFF, Role.TRANSFER])
def test_staff_may_read_but_not_write(cities, role):
    user = User.objects.create_user("bert")
    give_role(user, cities["luebeck"], role)
    assert not CityPage.objects.first().permissions_for_user(user).can_edit()
    assert not user.has_perm("wagtailadmin.access_admin")


def test_a_second_city_with_the_same_code_is_refused_and_nothing_is_left_behind(cities):
    before = City.objects.count(), Group.objects.count(), CityPage.objects.count()
    with pytest.raises(CityExistsError):
        add_city("luebeck", "Lübeck")
    with pytest.raises(CommandError, match="Es gibt schon eine Stadt mit dem Kürzel „luebeck“"):
        call_command("add_city", "luebeck", "Lübeck")
    assert (City.objects.count(), Group.objects.count(), CityPage.objects.count()) == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"ags": "1234"},
        {"ags": "13075039", "state": "Schleswig-Holstein"},
        {"lat": 12},
        {"population": -1},
        {"area_km2": -3},
        {"website": "luebeck.de"},
        {"member_since": "gestern"},
    ],
)
def test_values_that_cannot_be_are_refused_and_nothing_is_left_behind(engine, wrong):
    with pytest.raises(ValidationError):
        add_city("greifswald", "Greifswald", **wrong)
    assert not City.objects.exists()
    assert not Group.objects.filter(name__endswith="greifswald").exists()


def test_the_office_may_not_write_in_a_city(cities):
    office = found_office()
    codes = GroupPagePermission.objects.filter(group=office).values_list("page__slug", flat=True)
    assert set(codes) == {"netzwerk", "veranstaltungen", "aktuelles"}
    user = User.objects.create_user("gerda")
    user.groups.add(office)
    assert not CityPage.objects.first().permissions_for_user(user).can_edit()
    assert found_office() == office


def test_groups_made_earlier_get_the_rights_that_came_later_and_keep_their_own(cities):
    found_office()
    moderators, staff = (Group.objects.get(name=f"{role.value}-luebeck") for role in (Role.MODERATOR, Role.STAFF))
    later, own = (Permission.objects.get(codename=name) for name in ("change_feedbackreceipt", "add_term"))
    for group in Group.objects.all():
        group.permissions.remove(*Permission.objects.filter(codename__endswith="feedbackreceipt"))
    moderators.permissions.add(own)
    rights = GroupPagePermission.objects.count()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert {later, own} <= set(moderators.permissions.all())
    assert later in Group.objects.get(name="geschaeftsstelle").permissions.all()
    assert not staff.permissions.exists()
    assert GroupPagePermission.objects.count() == rights


def test_a_migration_makes_no_groups(cities):
    Group.objects.all().delete()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert not Group.objects.exists()
