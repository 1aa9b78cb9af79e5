"""While somebody works on the site everybody is asked to come back, without a look into the database."""

import pytest
from django.core.management import call_command
from django.test import Client


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR_DIR = tmp_path


def test_every_address_asks_to_come_back_in_its_language_and_needs_no_database(client: Client):
    call_command("maintenance", "on", minutes=20)
    for path, words in (("/", "Wir arbeiten am Register"), ("/en/suche/?q=x", "We are working on the register")):
        answer = client.get(path)
        assert (answer.status_code, answer["Retry-After"]) == (503, "1200")
        assert words in answer.content.decode()
        assert answer["Cache-Control"] == "private, no-store"
        assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert client.post("/admin/").status_code == 503
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_opening_it_again_takes_effect_at_once(client: Client):
    call_command("maintenance", "on")
    assert client.get("/").status_code == 503
    call_command("maintenance", "off")
    call_command("maintenance", "off")
    assert client.get("/anmelden/").status_code == 200


@pytest.mark.parametrize("said", ["", "bald", "0", "-5", "²"])
def test_a_switch_that_says_nothing_useful_still_closes_the_site(client: Client, settings, said):
    (settings.VAR_DIR / "maintenance").write_text(said, encoding="utf-8")
    assert client.get("/")["Retry-After"] == "900"
