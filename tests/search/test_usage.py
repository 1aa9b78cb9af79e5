"""What is counted of questions, what never is, and who may read it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search import usage
from search.models import AskedWording
from tests.search.result import Result


@pytest.fixture
def tally(monkeypatch):
    tally = usage.Tally()
    monkeypatch.setattr(usage, "tally", tally)
    return tally


def asked(wording, times, in_vain=0, days_ago=0):
    day = timezone.localdate() - timedelta(days=days_ago)
    return AskedWording.objects.create(
        day=day, digest=f"{wording}{day}"[:32], wording=wording, times=times, in_vain=in_vain
    )


def test_a_wording_is_kept_from_the_third_asking_of_a_day(db, tally):
    for _ in range(2):
        tally.note("Wo ist das  Freibad", 0)
    tally.write_down()
    assert AskedWording.objects.get().wording == ""
    tally.note("wo ist das freibad", 3)
    tally.write_down()
    row = AskedWording.objects.get()
    assert (row.wording, row.times, row.in_vain) == ("wo ist das freibad", 3, 2)


@pytest.mark.parametrize(
    "text", ["a.b@example.org", "Akte 12345", "0381 381 12 34", "0381/38 112", "mail@", "12-34-56", "", "\x00"]
)
def test_mail_addresses_and_long_numbers_are_not_even_counted(db, tally, text):
    for _ in range(5):
        tally.note(text, 1)
    tally.write_down()
    assert not AskedWording.objects.exists()


def test_short_numbers_are_no_secret(db, tally):
    assert not usage.is_personal("Haushalt 2024 und 2025")
    assert not usage.is_personal("5G")


def test_a_question_is_counted_once_and_asking_writes_nothing(client, register, tally, django_assert_num_queries):
    client.get("/suche/?q=regen")
    with django_assert_num_queries(1):
        client.get("/suche/?q=regen")
    for more in ("&seite=2", "&stadt=luebeck", "&von=2020"):
        client.get(f"/suche/?q=regen{more}")
    client.get("/suche/?q=regen", headers={"HX-Request": "true", "HX-Target": "treffer"})
    client.head("/suche/?q=regen")
    client.get("/suche/?q=regen")
    tally.write_down()
    assert AskedWording.objects.get().times == 3


def test_what_is_older_than_a_year_and_what_nobody_may_read_is_deleted(db):
    asked("alt", 9, days_ago=366)
    asked("", 2, days_ago=2)
    kept = {asked("neu", 3, days_ago=364).pk, asked("", 1).pk}
    usage.tidy()
    assert set(AskedWording.objects.values_list("pk", flat=True)) == kept


@pytest.fixture
def office(demo_site, client, django_user_model):
    client.force_login(django_user_model.objects.get(username="geschaeftsstelle"))
    return client


def test_the_office_reads_what_is_asked_most_and_in_vain_for_a_period(office):
    asked("freibad", 5, 5)
    asked("freibad", 4, 1, days_ago=3)
    asked("parken", 20, days_ago=40)
    page = Result(office.get("/admin/suche/anfragen/?tage=7"))
    in_vain, most = page.tree.select("table.listing")
    assert [cell.get_text() for cell in in_vain.select("tbody td")][:3] == ["freibad", "9", "6"]
    assert "parken" not in most.get_text()
    assert "parken" in Result(office.get("/admin/suche/anfragen/?tage=90")).text
    assert office.get("/admin/suche/anfragen/?tage=%00x").status_code == 200


def test_the_csv_is_harmless_in_a_spreadsheet(office):
    asked("=1+1", 3)
    response = office.get("/admin/suche/anfragen/?format=csv")
    assert "attachment" in response["Content-Disposition"]
    assert "'=1+1;3;0" in response.content.decode()


def test_editors_do_not_read_it(demo_site, client, django_user_model):
    client.force_login(django_user_model.objects.get(username="redaktion-luebeck"))
    assert client.get("/admin/suche/anfragen/").status_code in (302, 403)
    assert client.get("/admin/suche/").status_code in (302, 403)
