"""Signing in: one form for all, and no patience for guessing."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "Backsteingotik 1251"
pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    return get_user_model().objects.create_superuser("anna", "anna@example.org", PASSWORD)


def attempt(client, name: str, password: str, **extra: str):
    return client.post("/anmelden/", {"login": name, "password": password}, **extra)


def test_the_right_password_lets_an_editor_into_the_admin(client, anna):
    response = attempt(client, "anna", PASSWORD)
    assert response["Location"] == reverse("wagtailadmin_home")
    assert client.get(response["Location"]).status_code == 200


def test_the_admin_sends_strangers_to_our_form_and_back_again(client, anna):
    response = client.get("/admin/pages/", follow=True)
    assert response.redirect_chain[-1][0] == "/anmelden/?next=/admin/pages/"
    assert client.get("/admin/login/?next=/admin/")["Location"] == "/anmelden/?next=/admin/"


def test_leaving_asks_first_and_then_leads_to_the_start_page(client, anna):
    client.force_login(anna)
    assert client.get("/abmelden/").status_code == 200
    assert client.post("/abmelden/")["Location"] == "/"
    assert "_auth_user_id" not in client.session


def test_known_and_unknown_names_get_the_same_answer(client, anna):
    known, unknown = (attempt(client, name, "falsch").context["form"].errors for name in ("anna", "niemand"))
    assert known == unknown


def test_who_mistypes_reads_the_words_that_stand_at_the_fields(client, anna):
    assert "Benutzername oder Passwort stimmt nicht." in attempt(client, "anna", "falsch").content.decode()


def test_after_five_failures_an_account_waits_even_with_the_right_password(client, anna):
    for number in range(5):
        attempt(client, "anna", "falsch", REMOTE_ADDR=f"203.0.113.{number}")
    assert attempt(client, "anna", PASSWORD, REMOTE_ADDR="203.0.113.99").status_code == 200
    assert "_auth_user_id" not in client.session


def test_an_address_that_tries_many_names_waits_and_a_forged_header_does_not_help(client, anna):
    for number in range(10):
        attempt(client, f"name{number}", "falsch", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    attempt(client, "anna", PASSWORD, HTTP_X_FORWARDED_FOR="198.51.100.77")
    assert "_auth_user_id" not in client.session


def test_attempts_are_counted_across_processes(tmp_path):
    script = (
        "import sys, django; django.setup()\n"
        "from django.core.cache import cache\n"
        "print(cache.get('attempts', 0)); cache.set('attempts', cache.get('attempts', 0) + 1)"
    )
    environment = {
        "DJANGO_SETTINGS_MODULE": "hansenetz.settings",
        "DEBUG": "1",
        "SECRET_KEY": "x",
        "VAR_DIR": str(tmp_path),
    }
    command = [sys.executable, "-c", script]
    counts = [subprocess.check_output(command, cwd=ROOT, env=environment, text=True).strip() for _ in range(2)]
    assert counts == ["0", "1"]


def test_nobody_makes_an_account_for_themselves(client):
    assert client.get("/signup/").status_code == 404
    assert client.get("/accounts/signup/").status_code == 404


@pytest.mark.parametrize("path", ["/", "/suche/", "/staedte/"])
def test_visitors_get_no_cookie(client, path):
    assert not client.get(path).cookies
