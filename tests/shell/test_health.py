"""What the watchers of the site hear."""

import json
import logging

import pytest
from django.db import DatabaseError

from hansenetz import health
from hansenetz.logs import JsonFormatter


def test_a_process_that_lives_says_so_without_a_query(client):
    assert client.get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_readiness_tells_of_database_index_outbox_and_worker(client):
    facts = client.get("/readyz").json()
    assert set(facts) == {"database", "index", "outbox", "worker", "meaning"}
    assert facts["database"] is True


@pytest.mark.django_db
def test_without_its_database_the_site_is_not_ready(client, monkeypatch):
    def down():
        raise DatabaseError

    monkeypatch.setattr(health.connection, "cursor", down)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["database"] is False


@pytest.mark.django_db
def test_the_log_tells_of_a_request_neither_who_asked_nor_what_was_searched(client, caplog):
    with caplog.at_level(logging.INFO, "hansenetz.requests"):
        client.get("/suche/?q=geheimnis", REMOTE_ADDR="203.0.113.5", HTTP_USER_AGENT="Mein Browser")
    record = next(record for record in caplog.records if record.name == "hansenetz.requests")
    line = JsonFormatter().format(record)
    assert json.loads(line)["path"] == "/suche/"
    assert not any(word in line for word in ("geheimnis", "203.0.113.5", "Mein Browser"))
